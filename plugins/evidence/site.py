"""The plan of the whole program: what is read, what is made of it, and where it goes.

    text → nouns → diagnostics, pages and files

Nothing here knows a disk, a clock or a site generator. The edges hand text in and take a
`Site` away: `plugin` makes a web site of it, `cli` prints its diagnostics.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from evidence.check import check
from evidence.cite.work import Progress
from evidence.diagnostics import Diagnostic, in_order
from evidence.export.bibtex import bibtex
from evidence.export.explorer_data import explorer_files, version
from evidence.export.feeds import feed_files
from evidence.export.map_files import map_files
from evidence.export.redirect import redirect
from evidence.export.references import reference_files
from evidence.export.ris import ris
from evidence.export.security import header_files
from evidence.export.sitemap import sitemap
from evidence.export.vocabulary import vocabulary_files
from evidence.library.evidence_map import EvidenceMap, evidence_map
from evidence.library.facet_index import FacetIndex, index_facets
from evidence.library.library import Library
from evidence.library.recorder import Recorder
from evidence.library.redirects import redirects_of
from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.reading import read_library
from evidence.search.index_text import SearchData
from evidence.view.citing import citable_pages, page_citation, view_context
from evidence.view.concept import concept_pages
from evidence.view.context import ViewContext
from evidence.view.evidence_map import map_pages
from evidence.view.explorer import explorer_pages
from evidence.view.gone import gone_pages
from evidence.view.guide import guide_pages
from evidence.view.lists import home_pages, library_pages, list_pages, prose_pages
from evidence.view.news import news_pages
from evidence.view.page import Page
from evidence.view.programme import programme_pages
from evidence.view.record import record_pages
from evidence.view.settings import Settings
from evidence.view.study import study_pages

Export = Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything there is to publish, and everything there is to say about it."""

    context: ViewContext
    recorder: Recorder
    """Notes what each page looks up while it is made."""
    facet_index: FacetIndex
    """Everything that can be found, numbered; the search index names entries by these numbers."""
    search: SearchData
    pages: Mapping[str, Page]
    addresses: Collection[str]
    """Those of the pages, for pages that ask whether there is another."""
    plan_exports: Callable[[], Mapping[str, Export]]
    check: Callable[[], tuple[Diagnostic, ...]]

    @property
    def exports(self) -> Mapping[str, Export]:
        """Path of a file to what makes its bytes; planned once it is asked for, which a preview of a page does not."""
        return self.plan_exports()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that readers and check have to say, by place; looked for once it is asked for."""
        return self.check()


def plan_site(
    bibliography: Sequence[Source],
    content: Sequence[Source],
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Site:
    """Plan every page and file of the site from text."""
    settings = settings or Settings()
    library, found = read_library(bibliography, content, settings.folder, settings.kept)
    own_pages = citable_pages(library, settings)
    written = tuple(part for source in bibliography for part in (source.path, source.text))
    context, found_in_styles = view_context(library, own_pages, settings, progress, written)
    facet_index = index_facets(library, {key: label.text for key, label in context.labels.items()})
    known = evidence_map(library)
    recorder, search = Recorder(), SearchData(library, facet_index.entries, partial(version, facet_index))
    asking = context.asking(recorder)
    planned = _pages(
        asking, facet_index.asking(recorder), known.asking(recorder), recorder.watch("own_pages", own_pages)
    )
    pages: dict[str, Page] = {}
    for page in planned:
        # The first stays: an editor's file cannot take the place of a list. The check has told.
        pages.setdefault(page.path, page)
    return Site(
        context=asking,
        recorder=recorder,
        facet_index=facet_index,
        search=search,
        pages=pages,
        addresses=recorder.watch("addresses", dict.fromkeys(pages, True)),
        plan_exports=cache(lambda: dict(_files(search, library, facet_index, known, pages, settings))),
        check=cache(
            lambda: in_order(
                [*found, *found_in_styles, *check(library, settings.today, settings.files, settings.theirs)]
            )
        ),
    )


# The table of contents of the site.


def _pages(
    context: ViewContext, facet_index: FacetIndex, known: EvidenceMap, own_pages: Mapping[str, Reference]
) -> Iterator[Page]:
    own = partial(page_citation, context, own_pages, _entry, _ris)
    entry = partial(_entry_of, context.library)
    yield from home_pages(context)
    yield from list_pages(context)
    yield from study_pages(context, own, entry)
    yield from programme_pages(context, own)
    yield from guide_pages(context, own)
    yield from concept_pages(context, known, facet_index.news)
    yield from map_pages(context, known)
    yield from library_pages(context)
    yield from record_pages(context, entry)
    yield from explorer_pages(facet_index, version(facet_index))
    yield from news_pages(context, facet_index.news)
    yield from prose_pages(context)
    yield from gone_pages(context)


def _entry_of(library: Library, key: str) -> str:
    return _entry(library.references[key])


def _entry(each: Reference) -> str:
    return bibtex([each]).decode("utf-8")


def _ris(each: Reference) -> str:
    return ris([each]).decode("utf-8")


# Files beside the pages.


def _files(
    search: SearchData,
    library: Library,
    facet_index: FacetIndex,
    known: EvidenceMap,
    pages: Mapping[str, Page],
    settings: Settings,
) -> Iterator[tuple[str, Export]]:
    yield from reference_files(library.references.values())
    yield from vocabulary_files(library.axes.values(), settings.site_url)
    yield from map_files(library, known, settings.site_url)
    yield from feed_files(library, facet_index, settings.site_name, settings.site_url, settings.licence)
    yield from explorer_files(facet_index)
    if settings.search:
        yield from search.files()
    for path, target in redirects_of(library):
        if path not in pages:
            yield f"{path}index.html", partial(redirect, path, target)
    if settings.alone:
        yield from header_files()
    if settings.alone and settings.site_url:
        yield (
            "sitemap.xml",
            partial(sitemap, settings.site_url, tuple(path for path, page in pages.items() if page.indexed)),
        )
