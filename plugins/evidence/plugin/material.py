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
from mkdocs.structure.files import Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from evidence.library.search_documents import Searchable
from evidence.plugin.assets import Assets
from evidence.plugin.context import SharedContext, for_page
from evidence.plugin.pages import PlannedPage
from evidence.plugin.templates import THEME

TEMPLATE = "evidence.html"
_FRAME = THEME / "shells" / "material" / "frame"
_HEAD = "shells/material/head.html"


def add_frame(env: Environment) -> None:
    """Let MkDocs find our one template of Material's, after those of the theme and of the owner."""
    env.loader = ChoiceLoader([each for each in (env.loader, FileSystemLoader(_FRAME)) if each])


def link_assets(assets: Assets, config: MkDocsConfig) -> None:
    """Name our sheet and our script on every page, as the owner's own are named: pages are changed without being loaded."""
    config.extra_css.extend(assets.stylesheets)
    for address in assets.scripts:
        script = ExtraScriptValue(address)
        script.type = "module"
        config.extra_javascript.append(script)


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


def render(page: PlannedPage, shared: SharedContext, templates: Environment, config: MkDocsConfig) -> str:
    """Render what the page says, and set what stands in its head and its contents."""
    context = {**for_page(shared, page.planned), "config": config}
    page.toc = TableOfContents(
        [AnchorLink(str(escape(shared.say(label))), id, 2) for id, label in getattr(context["view"], "contents", ())]
    )
    page.meta["title"] = str(escape(context["name"]))
    page.evidence_head = Markup(templates.get_template(_HEAD).render(context))
    return templates.get_template(page.planned.template).render(context)


def words_of(found_by: Searchable) -> str:
    """The short text of a page for Material's search: what it says first, its source, its people, its numbers."""
    people = (" ".join(filter(None, (each.given, each.von, each.family or each.literal))) for each in found_by.people)
    texts = (
        found_by.entry.headline,
        *found_by.titles[1:],
        *(each.text for each in found_by.passages if each.chief),
        ", ".join(people),
        " ".join(found_by.numbers),
    )
    return "".join(f"<p>{escape(text)}</p>" for text in dict.fromkeys(texts) if text)
