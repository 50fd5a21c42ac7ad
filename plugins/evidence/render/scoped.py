"""Our style sheets for pages that stand in a frame of somebody else's."""

import re
from collections.abc import Mapping

_REM = re.compile(r"(?<![\w.#-])(-?(?:\d+\.?\d*|\.\d+))rem\b")
_LIFTED = re.compile(r"@keyframes [\w-]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_LEFT_OUT = re.compile(r"@(?:font-face|page)\{[^{}]*\}")
_CONTAINER = re.compile(r"@container[^{]*\{")
_CONDITION = re.compile(r"(@(?:media|container|supports)[^{]*\{)")
_DARK = re.compile(r":root\[data-palette=[\"']?dark[\"']?\]\s*\{([^{}]*)\}")
_WHERE = ":is(.ev-site,.ev-citation)"
"""What we show; a citation may stand in a page of somebody else's."""
_NOT_OURS = ("80-dark.css",)
"""The switch between light and dark is that of the frame."""


def scoped(sheets: Mapping[str, str], own: str) -> str:
    """Join small sheets, by their names, so that they hold only inside what we show; `own` comes after them as it is.

    They are nested, which every browser since the end of 2023 knows, and which costs no parser of ours. A `rem` becomes a
    multiple of `--ev-rem`, since the root of the frame has another size; conditions keep theirs, but of a container, where
    it would be the root's. Faces and margins of paper are the frame's.
    """
    css = _LEFT_OUT.sub("", "".join(text for name, text in sheets.items() if name not in _NOT_OURS))
    lifted = "".join(_LIFTED.findall(css))
    css = _LIFTED.sub("", css).replace(":root", "&")
    css = _CONTAINER.sub(lambda found: found[0].replace("rem", "em"), css)
    css = "".join(
        part if _CONDITION.fullmatch(part) else _REM.sub(r"calc(\1*var(--ev-rem))", part)
        for part in _CONDITION.split(css)
    )
    dark = "".join(
        f"@media screen{{[data-md-color-scheme=slate] {_WHERE}{{{found[1]}}}}}"
        for name in _NOT_OURS
        if (found := _DARK.search(sheets.get(name, "")))
    )
    return f"{_sized(lifted)}{_WHERE}{{{css}}}{dark}{own}"


def _sized(css: str) -> str:
    return _REM.sub(r"calc(\1*var(--ev-rem))", css)
