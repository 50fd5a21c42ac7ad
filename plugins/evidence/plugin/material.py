"""Pages of evidence in the frame of Material for MkDocs.

Each page is rendered by our own templates without a frame, and handed over as the content of a page of MkDocs. Material
escapes nothing, so title, description and contents are handed over escaped. Its search holds all it finds in one file that
every reader fetches, so it gets a short text of each page in place of the whole.
"""

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup, escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from evidence.disk.output import Output
from evidence.disk.stopping import CannotBuild
from evidence.library.search_documents import Searchable
from evidence.plugin.pages import PlannedPage
from evidence.plugin.report import tell_taken
from evidence.render.assets import Assets
from evidence.render.build import Build
from evidence.render.context import base_of, for_page
from evidence.render.templates import THEME
from evidence.site import Site

TEMPLATE = "evidence.html"
_FRAME = THEME / "shells" / "material" / "frame"
_HEAD = "shells/material/head.html"


def add_frame(env: Environment) -> None:
    """Let MkDocs find our one template of Material's, after those of the theme and of the owner."""
    env.loader = ChoiceLoader([each for each in (env.loader, FileSystemLoader(_FRAME)) if each])


def add_assets(assets: Assets, files: Files, config: MkDocsConfig) -> None:
    """Put our sheet and our scripts beside those of the theme, and name them on every page, as the owner's own are named:
    pages are changed without being loaded.

    Raises CannotBuild where a file of the owner's has the address of one of them.
    """
    # Our own words in the owner's folder are for the build only.
    for file in [each for each in files if each.src_uri.startswith("evidence/strings/")]:
        files.remove(file)
    if theirs := next((uri for uri in assets.files if files.get_file_from_path(uri)), ""):
        raise CannotBuild(f"your file `{theirs}` has the address of a script of ours", "rename it")
    for uri, text in assets.files.items():
        files.append(File.generated(config, uri, content=text))
    config.extra_css.extend(assets.stylesheets)
    for address in assets.scripts:
        script = ExtraScriptValue(address)
        script.type = "module"
        config.extra_javascript.append(script)


def write_beside(site: Site, output: Output) -> None:
    """Write the files beside the pages. One of the owner's stays where both want one address, and is reported."""
    taken = {path for path in site.exports if (output.building / path).exists()}
    for path in sorted(taken):
        tell_taken(path, path)
    ours = {path: make for path, make in site.exports.items() if path not in taken}
    output.expect(ours)
    for path, make in ours.items():
        output.put(path, make())


def dress(page: PlannedPage, title: str, searched: bool) -> None:
    """Give a page what Material shows of it outside its content, before the navigation is made."""
    page.title = str(escape(title))
    page.template = TEMPLATE
    page.about = {
        "title": page.title,
        "description": str(escape(page.planned.description)),
        # The lists, tables and cells of the map repeat what other pages say.
        "search": {"exclude": not searched},
    }


def name_as_in_navigation(config: MkDocsConfig, files: Files) -> None:
    """Let the owner's words for our pages in `nav` stand in the navigation."""
    for label, path in _labels(config.nav or ()):
        file = files.get_file_from_path(path)
        if file and isinstance(file.page, PlannedPage):
            file.page.title = label


def _labels(nav: object) -> Iterator[tuple[str, str]]:
    if isinstance(nav, Mapping):
        for label, inner in nav.items():
            if isinstance(inner, str):
                yield str(label), inner
            else:
                yield from _labels(inner)
    elif isinstance(nav, Iterable) and not isinstance(nav, str):
        for each in nav:
            yield from _labels(each)


def render(page: PlannedPage, build: Build) -> str:
    """Render what the page says, and set what stands in its head and its contents."""
    own, base = for_page(build.shared, page.planned), base_of(page.planned.path)
    page.toc = TableOfContents(
        [AnchorLink(str(escape(build.shared.say(label))), id, 2) for id, label in getattr(own["view"], "contents", ())]
    )
    page.meta["title"] = str(escape(own["name"]))
    page.evidence_head = Markup(build.templates.render(_HEAD, base, own))
    return build.templates.render(page.planned.template, base, own)


def words_of(found_by: Searchable) -> str:
    """The short text of a page for Material's search: what it says first, its source, its people, its numbers."""
    people = (" ".join(filter(None, (each.given, each.von, each.family or each.literal))) for each in found_by.people)
    texts = (
        found_by.entry.headline,
        *found_by.titles[1:],
        *(each.text for each in found_by.passages if each.field != "text"),
        ", ".join(people),
        " ".join(found_by.numbers),
    )
    return "".join(f"<p>{escape(text)}</p>" for text in dict.fromkeys(texts) if text)
