"""Style sheets and scripts as browsers get them: small, and named or marked by their content.

rjsmin and rcssmin take out comments and white space and rename nothing, so what a browser reports
of a script can still be found in its source. They know no template inside a template of a script.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from rcssmin import cssmin
from rjsmin import jsmin

from evidence.render.scoped import scoped
from evidence.render.templates import THEME

_SHEETS = "assets/css/"
_SCRIPTS = "assets/js/"
_BUILD_ONLY = ("shells/", "strings/", "templates/", "locales/", "mkdocs_theme.yml")
_NOT_SHOWN = frozenset([".html", ".md", ".py", ".pyc"])
SCRIPTS = ("assets/js/site.js",)


@dataclass(frozen=True, slots=True)
class Script:
    """A script that a site adds to its pages, as `extra_javascript` of mkdocs.yml says."""

    address: str
    type: str = ""
    defer: bool = False
    asynchronous: bool = False


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses from the root of the site, for the head of every page, and the files behind them."""

    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    own_scripts: tuple[Script, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def bundle(folders: Sequence[Path], sheets: Iterable[str] = (), scripts: Iterable[Script] = ()) -> Assets:
    """Join the sheets of a theme into one, make its scripts small, and take along what else its pages show.

    Of two files with one name that in the first folder counts. `sheets` and `scripts` are those that the site adds.
    """
    found = dict(sorted(_files(folders)))
    css = cssmin("\n".join(_text(file) for path, file in found.items() if path.startswith(_SHEETS)))
    small = {path: jsmin(_text(file)) for path, file in found.items() if path.startswith(_SCRIPTS)}
    others = {path: file.read_bytes() for path, file in found.items() if not path.startswith((_SHEETS, _SCRIPTS))}
    return _assets(f"assets/site.{_digest(css)}.css", css, small, others, sheets, scripts)


def bundle_beside() -> Assets:
    """Our sheets, scoped, and our scripts, to stand beside what a theme of somebody else's brings."""
    sheets = {path.name: cssmin(_text(path)) for path in sorted((THEME / _SHEETS).glob("*.css"))}
    css = scoped(sheets, cssmin(_text(THEME / "shells" / "material" / "site.css")))
    small = {
        path.relative_to(THEME).as_posix(): jsmin(_text(path)) for path in sorted((THEME / _SCRIPTS).rglob("*.js"))
    }
    return _assets(f"assets/evidence.{_digest(css)}.css", css, small)


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """What a theme shows, by its path in the folder; its templates and words are for the build only."""
    for folder in reversed(tuple(folders)):
        for above, names, files in os.walk(folder):
            names[:] = [name for name in names if not name.startswith((".", "__"))]
            for name in files:
                file = Path(above, name)
                path = file.relative_to(folder).as_posix()
                if not _is_hidden(path):
                    yield path, file


def _is_hidden(path: str) -> bool:
    name = PurePosixPath(path)
    return (
        name.name.startswith(".")
        or name.suffix.lower() in _NOT_SHOWN
        or path.startswith(_BUILD_ONLY)
        or "readme" in name.name.lower()
    )


def _assets(
    sheet: str,
    css: str,
    small: Mapping[str, str],
    others: Mapping[str, bytes] | None = None,
    sheets: Iterable[str] = (),
    scripts: Iterable[Script] = (),
) -> Assets:
    # The digest is of all scripts, since a module may have changed that the entry imports.
    digest = _digest("".join(small.values()))
    texts = {sheet: css, **small}
    return Assets(
        (sheet, *sheets),
        tuple(f"{path}?v={digest}" for path in SCRIPTS if path in small),
        tuple(scripts),
        {**{path: text.encode() for path, text in texts.items()}, **(others or {})},
    )


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
