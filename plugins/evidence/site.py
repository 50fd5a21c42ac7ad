"""The plan of the whole program: what is read, what is made of it, and where it goes.

    text → nouns → diagnostics, pages and files

Nothing here knows a disk, a clock or a site generator. The edges hand text in and take a
`Site` away: `plugin` makes a web site of it, `cli` prints its diagnostics.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import permutations

from evidence.check import check
from evidence.cite.cache import NO_CACHE, CitationCache
from evidence.cite.formatted import citable, format_citables
from evidence.cite.labels import labels
from evidence.cite.page import cite_page
from evidence.cite.style import CitationStyle, cite_styles
from evidence.cite.work import Progress
from evidence.diagnostics import Diagnostic, in_order
from evidence.export.bibtex import bibtex
from evidence.export.explorer_data import explorer_files, version
from evidence.export.feeds import feed_files
from evidence.export.map_files import map_files
from evidence.export.redirect import redirect
from evidence.export.references import reference_files
from evidence.export.security import header_files
from evidence.export.sitemap import sitemap
from evidence.export.vocabulary import vocabulary_files
from evidence.library.evidence_map import (
    EvidenceMap,
    evidence_map,
    first_table,
    map_axes,
    names,
)
from evidence.library.facet_index import (
    NAMES_PER_PAGE,
    PER_PAGE,
    FacetIndex,
    facet_path,
    group_path,
    groups,
    index_facets,
    pages_for,
    value_path,
)
from evidence.library.library import Library, join
from evidence.library.news import events
from evidence.library.redirects import gone, redirects_of
from evidence.model import address
from evidence.model.editorial import Maintained
from evidence.model.guide import Guide
from evidence.model.programme import Programme
from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.model.tag import tag_of
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.read.content import read_content
from evidence.search.index_text import SearchData
from evidence.view.concept import axis_page, concept_page, concepts_page
from evidence.view.context import Link, ViewContext
from evidence.view.evidence_map import around, cell_page, map_page
from evidence.view.explorer import explorer_page, facet_page, names_page, title_of_value, value_page
from evidence.view.gone import gone_page
from evidence.view.guide import guide_page
from evidence.view.head import Head, head, own_head
from evidence.view.lists import (
    article_page,
    glossary_page,
    home_page,
    in_library_order,
    library_page,
    list_page,
    list_path,
    page_count,
)
from evidence.view.news import new_page
from evidence.view.programme import programme_page
from evidence.view.record import record_page
from evidence.view.source_record import PageCitation, downloads, styled
from evidence.view.study import study_page

Export = Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the site is called and how it is set; all of it comes from an edge."""

    site_name: str = "Partnership Evidence"
    site_url: str = ""
    """Absolute, ending in a slash; '' where it is not known."""
    style: CitationStyle = field(default_factory=lambda: cite_styles()[0])
    """Style of the reference lists."""
    cache: CitationCache = NO_CACHE
    today: str = ""
    """YYYY-MM-DD, for what is overdue; '' asks for no such report."""
    files: frozenset[str] | None = None
    """Every file of the content folder, from that folder; None follows no links to files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site, made when it is asked for: thousands are never in memory at once."""

    path: str
    """Address from the root of the site, without a leading slash."""
    template: str
    title: str
    """The title, or the interface string that holds it."""
    before: tuple[str, ...] = ()
    """Words or interface strings that stand before the title, broadest first: `Setting: Hospital`."""
    view: Callable[[], object]
    head: Callable[[], Head] | None = None
    """Metadata, on a page about a source and on one to be cited."""
    description: str = ""
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True
    """Whether search engines may list it."""
    source: str = ""
    """The file in the content folder that it is made from, or '' for a page made from many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything there is to publish, and everything there is to say about it."""

    context: ViewContext
    facet_index: FacetIndex
    """Everything that can be found, numbered; the search index names entries by these numbers."""
    search: SearchData
    pages: Mapping[str, Page]
    exports: Mapping[str, Export]
    """Path of a file to what makes its bytes."""
    diagnostics: tuple[Diagnostic, ...]


def read_library(bibliography: Sequence[Source], content: Sequence[Source]) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Read and join everything, with what the readers have to say."""
    references, found_in_references = read_bibliography(bibliography)
    texts, found_in_texts = read_content(content)
    return join(references, texts), (*found_in_references, *found_in_texts)


def plan_site(
    bibliography: Sequence[Source],
    content: Sequence[Source],
    settings: Settings = Settings(),
    progress: Progress | None = None,
) -> Site:
    """Plan every page and file of the site from text."""
    library, found = read_library(bibliography, content)
    found_in_library = check(library, settings.today, settings.files)
    citable_pages = {page.id: _as_reference(page, settings) for page in library.shown.maintained()}
    context, found_in_styles = _view_context(library, citable_pages, settings, progress)
    facet_index = index_facets(library, {key: label.text for key, label in context.labels.items()})
    known = evidence_map(library)
    search = SearchData(library, facet_index.entries)
    pages: dict[str, Page] = {}
    for page in _pages(context, facet_index, known, citable_pages):
        # The first stays: an editor's file cannot take the place of a list. The check has told.
        pages.setdefault(page.path, page)
    return Site(
        context=context,
        facet_index=facet_index,
        search=search,
        pages=pages,
        exports={**dict(_files(library, facet_index, known, citable_pages, pages, settings)), **dict(search.files())},
        diagnostics=in_order([*found, *found_in_library, *found_in_styles]),
    )


def _view_context(
    library: Library,
    citable_pages: Mapping[str, Reference],
    settings: Settings,
    progress: Progress | None,
) -> tuple[ViewContext, tuple[Diagnostic, ...]]:
    """Work out once what all pages share: labels, and every reference in every style shown."""
    named = labels(library.references.values())
    styles = {style.name: style for style in (*cite_styles(), settings.style)}
    cited = [citable(each, named[each.key]) for each in library.references.values()]
    cited += [citable(each) for each in citable_pages.values()]
    formatted, found = format_citables(cited, styles.values(), settings.cache, progress=progress)
    context = ViewContext(
        library=library,
        labels=named,
        formatted=formatted,
        style=settings.style.name,
        site_name=settings.site_name,
        site_url=settings.site_url,
    )
    return context, found


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


# The table of contents of the site.


def _pages(
    context: ViewContext, facet_index: FacetIndex, known: EvidenceMap, citable_pages: Mapping[str, Reference]
) -> Iterator[Page]:
    own = {
        id: PageCitation(styled(context, each.key), downloads(f"pages/{id}"), address.permalink(id))
        for id, each in citable_pages.items()
    }
    yield from _home(context)
    yield from _lists(context)
    yield from _studies(context, own)
    yield from _programmes_and_guides(context, own)
    yield from _concepts(context, known)
    yield from _map(context, known)
    yield from _library(context)
    yield from _evidence(facet_index)
    yield from _new(context)
    yield from _prose(context)
    yield from _gone(context)


def _home(context: ViewContext) -> Iterator[Page]:
    if home := context.library.content.home:
        yield Page(
            path="",
            template="home.html",
            title=home.title,
            description=home.description,
            source=home.path,
            view=partial(home_page, context, home),
        )


def _lists(context: ViewContext) -> Iterator[Page]:
    """Lists of studies, programmes and guides, a hundred to a page."""
    content = context.library.shown
    for folder, records in (
        ("studies", content.summaries),
        ("programmes", content.programmes),
        ("guides", content.guides),
    ):
        for number in range(1, page_count(len(records)) + 1):
            yield Page(
                path=list_path(folder, number),
                template="list.html",
                title=f"nav.{folder}",
                section=folder,
                view=partial(list_page, context, folder, records, number),
            )


def _studies(context: ViewContext, own: Mapping[str, PageCitation]) -> Iterator[Page]:
    library = context.library
    for summary in library.shown.summaries:
        path, title, key = address.study(summary.id), summary.shown_title, summary.source
        yield Page(
            path=path,
            template="study.html",
            title=title,
            description=summary.headline,
            section="studies",
            source=summary.path,
            crumbs=(Link("nav.studies", "studies/"),),
            view=partial(study_page, context, summary, entry=partial(_entry, library, key), own=own[summary.id]),
            head=partial(head, context, key, path=path, title=title, description=summary.headline, is_summary=True)
            if key in library.references
            else None,
        )


def _programmes_and_guides(context: ViewContext, own: Mapping[str, PageCitation]) -> Iterator[Page]:
    for programme in context.library.shown.programmes:
        view = partial(programme_page, context, programme, own=own[programme.id])
        yield _of_record(context, programme, "programmes", "programme.html", view)
    for guide in context.library.shown.guides:
        yield _of_record(context, guide, "guides", "guide.html", partial(guide_page, context, guide, own=own[guide.id]))


def _of_record(
    context: ViewContext, record: Programme | Guide, folder: str, template: str, view: Callable[[], object]
) -> Page:
    return Page(
        path=address.article(record.path),
        template=template,
        title=record.shown_title,
        description=record.headline,
        section=folder,
        source=record.path,
        crumbs=(Link(f"nav.{folder}", f"{folder}/"),),
        view=view,
        head=partial(own_head, context),
    )


def _concepts(context: ViewContext, known: EvidenceMap) -> Iterator[Page]:
    library, top = context.library, Link("nav.concepts", "concepts/")
    yield Page(
        path=top.path,
        template="concepts.html",
        title=top.label,
        section="concepts",
        view=partial(concepts_page, context),
    )
    for axis in library.axes.values():
        yield Page(
            path=address.axis(axis.id),
            template="axis.html",
            title=axis.label,
            description=axis.question,
            section="concepts",
            crumbs=(top,),
            view=partial(axis_page, context, axis.id),
        )
        for term in axis.terms:
            text = library.content.concepts.get(f"{axis.id}/{term.id}")
            yield Page(
                path=address.term(axis.id, term.id),
                template="concept.html",
                # Two axes may share a word, but no two pages a title.
                title=f"{term.label} ({axis.singular.lower()})",
                description=term.definition,
                section="concepts",
                source=text.path if text else "",
                crumbs=(top, Link(axis.label, address.axis(axis.id))),
                view=partial(concept_page, context, axis.id, term.id, known),
            )


def _map(context: ViewContext, known: EvidenceMap) -> Iterator[Page]:
    """The evidence map: a table for every pair of axes, and a page for every cell, gaps among them."""
    axes, top = context.library.axes, Link("nav.map", "map/")
    if table := first_table(context.library):
        yield Page(
            path=top.path,
            template="map.html",
            title="map.title",
            section="map",
            view=partial(map_page, context, known, *table),
        )
    for rows, columns in permutations(map_axes(context.library), 2):
        for shown in ("", *around(context.library)):
            yield Page(
                path=address.map_table(rows, columns, shown),
                template="map.html",
                section="map",
                title=f"{axes[rows].label} × {axes[columns].label}",
                crumbs=(top,),
                view=partial(map_page, context, known, rows, columns, *filter(None, [shown])),
            )
    for one, other in names(context.library):
        row, column = tag_of(one), tag_of(other)
        yield Page(
            path=address.map_cell((one, other)),
            template="cell.html",
            section="map",
            # Terms of two axes may share a word, but no two pages a title.
            title=" × ".join(f"{context.word(tag)} ({axes[tag.axis].singular.lower()})" for tag in (row, column)),
            crumbs=(
                top,
                Link(f"{axes[row.axis].label} × {axes[column.axis].label}", address.map_table(row.axis, column.axis)),
            ),
            view=partial(cell_page, context, known, one, other),
        )


def _library(context: ViewContext) -> Iterator[Page]:
    """The library list, and a page for each reference that has no summary of its own."""
    library, top, shelved = context.library, Link("nav.library", "library/"), in_library_order(context)
    for number in range(1, page_count(len(shelved)) + 1):
        yield Page(
            path=list_path("library", number),
            template="library.html",
            title=top.label,
            section="library",
            view=partial(library_page, context, shelved, number),
        )
    records = {
        key: each.title.plain or key for key, each in library.references.items() if key not in library.summary_of
    }
    named = Counter(title.casefold() for title in (*library.titles.values(), *records.values()))
    for key, title in records.items():
        path = address.record(key)
        # A document may be called as a programme is, or as another document: then its label tells them apart.
        before = (context.label(key),) if named[title.casefold()] > 1 else ()
        yield Page(
            path=path,
            template="record.html",
            title=title,
            before=before,
            section="library",
            crumbs=(top,),
            view=partial(record_page, context, key, entry=partial(_entry, library, key)),
            head=partial(head, context, key, path=path, title=title, description="", is_summary=False),
        )


def _evidence(facet_index: FacetIndex) -> Iterator[Page]:
    """The explorer, and the same by plain lists: of each facet, and of each of its values."""
    top = Link("nav.evidence", "evidence/")
    yield Page(
        path=top.path,
        template="explorer.html",
        title="explorer.title",
        section="evidence",
        view=partial(explorer_page, facet_index, version(facet_index)),
    )
    for facet in facet_index.facets:
        values, above = facet_index.values[facet.id], (top, Link(facet.label, facet_path(facet)))
        if values:
            yield Page(
                path=facet_path(facet),
                template="facet.html",
                title=facet.label,
                before=(top.label,),
                section="evidence",
                crumbs=(top,),
                view=partial(facet_page, facet_index, facet),
            )
        for value in values if facet.small else ():
            *before, title = title_of_value(facet_index, facet, value)
            for number in range(1, pages_for(value.numbers, PER_PAGE) + 1):
                yield Page(
                    path=value_path(facet, value, number),
                    template="facet-value.html",
                    title=title,
                    before=tuple(before),
                    section="evidence",
                    crumbs=above,
                    view=partial(value_page, facet_index, facet, value, number),
                )
        for letters, alike in groups(() if facet.small else values).items():
            for number in range(1, pages_for(alike, NAMES_PER_PAGE) + 1):
                yield Page(
                    path=group_path(facet, letters, number),
                    template="facet-names.html",
                    title=f"{letters.capitalize()}…",
                    before=(facet.label,),
                    section="evidence",
                    crumbs=above,
                    view=partial(names_page, facet_index, facet, letters, alike, number),
                )


def _new(context: ViewContext) -> Iterator[Page]:
    """What changed in meaning, and what is new, newest first."""
    found = events(context.library)
    for number in range(1, page_count(len(found)) + 1):
        yield Page(
            path=list_path("new", number),
            template="new.html",
            title="nav.new",
            section="new",
            view=partial(new_page, context, found, number),
        )


def _prose(context: ViewContext) -> Iterator[Page]:
    """The glossary, the about pages, and any other page of prose in the content folder."""
    content = context.library.shown
    if content.glossary:
        yield Page(
            path="glossary/",
            template="glossary.html",
            title=content.glossary.title,
            description=content.glossary.description,
            section="glossary",
            source=content.glossary.path,
            view=partial(glossary_page, context, content.glossary),
        )
    for article in content.articles:
        about = article.path.startswith("about/")
        inner = about and article.path != "about/index.md"
        yield Page(
            path=address.article(article.path),
            template="article.html",
            title=article.shown_title,
            description=article.description,
            section="about" if about else "",
            source=article.path,
            crumbs=(Link("nav.about", "about/"),) if inner else (),
            view=partial(article_page, context, article),
        )


def _gone(context: ViewContext) -> Iterator[Page]:
    """What was published once and is no longer there still answers, and says so."""
    for path, id in gone(context.library):
        yield Page(
            path=path, template="gone.html", title="gone.title", view=partial(gone_page, context, id), indexed=False
        )


def _entry(library: Library, key: str) -> str:
    """A reference as BibTeX, for *Record data*."""
    return bibtex([library.references[key]]).decode("utf-8")


# Files beside the pages.


def _files(
    library: Library,
    facet_index: FacetIndex,
    known: EvidenceMap,
    citable_pages: Mapping[str, Reference],
    pages: Mapping[str, Page],
    settings: Settings,
) -> Iterator[tuple[str, Export]]:
    yield from reference_files(library.references.values(), citable_pages.items())
    yield from vocabulary_files(library.axes.values(), settings.site_url)
    yield from map_files(library, known, settings.site_url)
    yield from feed_files(library, facet_index, settings.site_name, settings.site_url)
    yield from explorer_files(facet_index)
    for path, target in redirects_of(library):
        if path not in pages:
            yield f"{path}index.html", partial(redirect, path, target)
    yield from header_files()
    if settings.site_url:
        yield (
            "sitemap.xml",
            partial(sitemap, settings.site_url, tuple(path for path, page in pages.items() if page.indexed)),
        )
