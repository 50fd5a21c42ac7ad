"""Style sheets and scripts: one sheet, named by its content, so that it can be kept for ever."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_SHEETS = "assets/css/"
# The last is a template of MkDocs that is not rendered (plugin.on_config), so it may not be copied.
_THEME_ONLY = ("strings/", "templates/", "sitemap.xml")
SCRIPTS = ("assets/js/site.js",)


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses from the root of the site, for the head of every page."""

    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]


def bundle(files: Files, config: MkDocsConfig) -> Assets:
    """Join the theme's sheets into one, and keep what only the build needs out of the site."""
    sheets = sorted(
        (file for file in files if file.src_uri.startswith(_SHEETS)), key=lambda file: file.src_uri
    )
    for file in [*sheets, *(each for each in files if each.src_uri.startswith(_THEME_ONLY))]:
        files.remove(file)
    css = "\n".join(without_comments(sheet.content_string) for sheet in sheets)
    path = f"assets/site.{sha256(css.encode()).hexdigest()[:10]}.css"
    files.append(File.generated(config, path, content=css))
    return Assets((path,), versioned(files, SCRIPTS))


def versioned(files: Files, paths: Iterable[str]) -> tuple[str, ...]:
    """Add a digest of all scripts, since a module may have changed that the entry imports."""
    scripts = sorted(file.src_uri for file in files if file.src_uri.startswith("assets/js/"))
    content = "".join(files.get_file_from_path(path).content_string for path in scripts)
    digest = sha256(content.encode()).hexdigest()[:10]
    return tuple(f"{path}?v={digest}" for path in paths if path in scripts)


def without_comments(css: str) -> str:
    """Drop comments and the white space at the start of lines; the rest compresses well."""
    kept = []
    while css:
        text, _, rest = css.partition("/*")
        kept.append(text)
        css = rest.partition("*/")[2]
    lines = (line.strip() for line in "".join(kept).splitlines())
    return "\n".join(line for line in lines if line)
