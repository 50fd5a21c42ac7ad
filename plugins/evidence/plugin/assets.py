"""Style sheets and scripts as browsers get them: small, and named or marked by their content.

rjsmin and rcssmin take out comments and white space and rename nothing, so what a browser reports
of a script can still be found in its source. They know no template inside a template of a script.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rcssmin import cssmin
from rjsmin import jsmin

from evidence.disk.stopping import CannotBuild
from evidence.plugin.scoped import scoped
from evidence.plugin.templates import THEME

_SHEETS = "assets/css/"
_SCRIPTS = "assets/js/"
# The last is a template of MkDocs that is not rendered (plugin.on_config), so it may not be copied.
_THEME_ONLY = ("shells/", "strings/", "templates/", "sitemap.xml")
SCRIPTS = ("assets/js/site.js",)


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses from the root of the site, for the head of every page."""

    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]


def bundle(files: Files, config: MkDocsConfig) -> Assets:
    """Join the theme's sheets into one, make scripts small, and keep what only the build needs out of the site."""
    sheets = _taken(files, _SHEETS)
    for file in [each for each in files if each.src_uri.startswith(_THEME_ONLY)]:
        files.remove(file)
    css = cssmin("\n".join(sheet.content_string for sheet in sheets))
    path = f"assets/site.{_digest(css)}.css"
    files.append(File.generated(config, path, content=css))
    scripts = {script.src_uri: jsmin(script.content_string) for script in _taken(files, _SCRIPTS)}
    for uri, script in scripts.items():
        files.append(File.generated(config, uri, content=script))
    return _assets(path, scripts)


def bundle_beside(files: Files, config: MkDocsConfig) -> Assets:
    """Put our sheets, scoped, and our scripts beside what a theme of somebody else's brings; nothing of theirs is touched."""
    sheets = {path.name: cssmin(path.read_text(encoding="utf-8")) for path in sorted((THEME / _SHEETS).glob("*.css"))}
    css = scoped(sheets, cssmin((THEME / "shells" / "material" / "site.css").read_text(encoding="utf-8")))
    scripts = {
        path.relative_to(THEME).as_posix(): jsmin(path.read_text(encoding="utf-8"))
        for path in sorted((THEME / _SCRIPTS).rglob("*.js"))
    }
    for file in [each for each in files if each.src_uri.startswith("evidence/strings/")]:
        files.remove(file)
    path = f"assets/evidence.{_digest(css)}.css"
    if theirs := next((uri for uri in scripts if files.get_file_from_path(uri)), ""):
        raise CannotBuild(f"your file `{theirs}` has the address of a script of ours", "rename it")
    for uri, text in {path: css, **scripts}.items():
        files.append(File.generated(config, uri, content=text))
    return _assets(path, scripts)


def _assets(sheet: str, scripts: Mapping[str, str]) -> Assets:
    # The digest is of all scripts, since a module may have changed that the entry imports.
    digest = _digest("".join(scripts.values()))
    return Assets((sheet,), tuple(f"{uri}?v={digest}" for uri in SCRIPTS if uri in scripts))


def _taken(files: Files, folder: str) -> Iterable[File]:
    """Take the files of a folder out, in the order of their names."""
    found = sorted((file for file in files if file.src_uri.startswith(folder)), key=lambda file: file.src_uri)
    for file in found:
        files.remove(file)
    return found


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
