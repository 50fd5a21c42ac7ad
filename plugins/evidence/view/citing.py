"""What all pages share of citations: labels, every reference in every style, and the pages as something to cite."""

from collections.abc import Callable, Mapping

from evidence.cite.formatted import FormattedReference, citable, format_citables, format_references
from evidence.cite.labels import Label, labels
from evidence.cite.page import cite_page
from evidence.cite.style import cite_styles
from evidence.cite.work import Progress
from evidence.diagnostics import Diagnostic, in_order
from evidence.library.library import Library
from evidence.model import address
from evidence.model.editorial import Maintained
from evidence.model.keeping import not_kept
from evidence.model.reference import Reference
from evidence.view.context import ViewContext
from evidence.view.settings import Settings
from evidence.view.source_record import Download, PageCitation, styled

RIS = "application/x-research-info-systems"
"""The type by which browsers and reference managers know the format."""

Formatted = tuple[Mapping[str, Label], Mapping[tuple[str, str], FormattedReference], tuple[Diagnostic, ...]]


def citable_pages(library: Library, settings: Settings) -> dict[str, Reference]:
    """Every page that can be cited for itself, by its id, as a reference."""
    return {page.id: _as_reference(page, settings) for page in library.shown.maintained()}


def view_context(
    library: Library,
    own_pages: Mapping[str, Reference],
    settings: Settings,
    progress: Progress | None,
    written: tuple[str, ...] = (),
) -> tuple[ViewContext, tuple[Diagnostic, ...]]:
    """Work out once what all pages share: labels, and every reference in every style shown.

    `written` is the text of the bibliographies, by which what was formatted before is known again.
    """
    styles = {style.name: style for style in (*cite_styles(), settings.style)}.values()

    def of_references() -> Formatted:
        references = library.references.values()
        named = labels(references)
        return named, *format_references(references, styles, settings.cache, labels=named, progress=progress)

    pages = [citable(each) for each in own_pages.values()]
    of_pages, found_in_pages = format_citables(pages, styles, settings.cache, progress=progress)
    shapes = (part for style in styles for part in (style.name, style.locale, style.source.decode("utf-8", "replace")))
    keep = settings.kept_citations if written else not_kept
    named, formatted, found = keep((*written, "", *shapes), of_references)
    formatted, found = {**formatted, **of_pages}, in_order((*found, *found_in_pages))
    context = ViewContext(
        library=library,
        labels=named,
        formatted=formatted,
        style=settings.style.name,
        site_name=settings.site_name,
        site_url=settings.site_url,
        licence=settings.licence,
    )
    return context, found


def page_citation(
    context: ViewContext,
    own_pages: Mapping[str, Reference],
    entry: Callable[[Reference], str],
    ris: Callable[[Reference], str],
    id: str,
) -> PageCitation:
    """How a page that can be cited is cited. `entry` writes a reference as BibTeX."""
    own = own_pages[id]
    return PageCitation(
        styles=styled(context, own.key),
        # The page carries it: a file for each page would be as many again as there are pages.
        ris=Download(label="RIS", name=f"{id}.ris", carried=address.carried(RIS, ris(own))),
        permalink=address.permalink(id),
        entry=Download(label="BibTeX", name=f"{id}.bib", part="ev-entry"),
        bibtex=entry(own),
    )


def _as_reference(page: Maintained, settings: Settings) -> Reference:
    """A page as something to cite: by its permalink, which is the address that never changes."""
    url = f"{settings.site_url}{address.permalink(page.id)}" if settings.site_url else ""
    return cite_page(
        key=f"page:{page.id}",
        title=page.shown_title,
        site_name=settings.site_name,
        url=url,
        date=page.reviewed,
        where=page.where,
    )
