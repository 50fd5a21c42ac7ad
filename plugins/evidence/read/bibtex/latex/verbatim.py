"""Addresses and numbers, which are not words: what an exporter did to them is undone, and nothing else."""

import re

_VERBATIM = re.compile(r"\{\\([_%&#~$^-])\}|\\([_%&#~{}$^-])|\{([_%&#~$^\\<>-])\}")
_ALTERED = re.compile(r"[\s\\{}<>&$]")
_VERBATIM_COMMAND = re.compile(
    r"\{?\\(textless|slash|textgreater|textunderscore|textasciitilde|url|href|nolinkurl|sim"
    r"|textbackslash|textasciicircum|textperiodcentered)(?![A-Za-z])(?:\{\})?\s?\}?"
)
_VERBATIM_SIGNS = {
    "textless": "<",
    "textgreater": ">",
    "textunderscore": "_",
    "textasciitilde": "~",
    "sim": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "slash": "/",
}
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")

_BROKEN_ADDRESS = re.compile(r"(?<=[/=&?._-]) (?!https?:)")
_ESCAPED_LINE = re.compile(r"(?:\$\\backslash\$|\\textbackslash(?:\{\})? ?|\{\\textbackslash\}|\\)[rn](?![a-z])")
"""A line end that Mendeley wrote out."""


def verbatim(written: str) -> str:
    """Undo what an exporter did to an address or identifier, and nothing else."""
    if not _ALTERED.search(written):
        return written
    text = _on_one_line(written)
    text = text.replace("$<$", "<").replace("$>$", ">").replace("$~$", "~").replace("$\\sim$", "~")
    if "\\" in text:
        text = _HREF.sub(r"\1", text)
        text = _VERBATIM_COMMAND.sub(lambda found: _VERBATIM_SIGNS.get(found[1], ""), text)
    if "\\" in text or "{" in text:
        text = _VERBATIM.sub(lambda found: found[found.lastindex or 0], text)
        text = text.replace("{", "").replace("}", "") if "{" in text and "(" not in text else text
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text[1:-1] if text.startswith("<") and text.endswith(">") else text


def _on_one_line(written: str) -> str:
    text = " ".join(_ESCAPED_LINE.sub(" ", written).split())
    # An address that was broken over two lines is still one.
    return _BROKEN_ADDRESS.sub("", text) if "\n" in written.strip() else text
