"""The plan of the whole program: what is read, what is made of it, and where it goes.

    text → nouns → diagnostics, pages and exports

Nothing here knows a file, a clock or a site generator. The edges hand text in and take a
`Site` away: `plugin` makes a web site of it, `cli` prints its diagnostics.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from evidence.check import check
from evidence.diagnostics import Diagnostic, in_order
from evidence.export.bibtex import bibtex
from evidence.export.csl_json import csl_json
from evidence.export.redirect import redirect, tombstone
from evidence.export.ris import ris
from evidence.export.security import header_files
from evidence.export.sitemap import sitemap
from evidence.model import address
from evidence.model.library import Library, join, title_of
from evidence.model.record import Kept
from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.read.bibtex import read_bibliography
from evidence.read.content import read_content
from evidence.view import concept, lists
from evidence.view.citation import CitationCache, FormattedReference, citable, format_citables
from evidence.view.cite_page import cite_page
from evidence.view.citation_style import CitationStyle, cite_styles
from evidence.view.citation_work import Progress
from evidence.view.desk import Desk, Link
from evidence.view.guide import guide
from evidence.view.labels import labels
from evidence.view.metadata import highwire, json_ld_text, page_node
from evidence.view.programme import programme
from evidence.view.prose import resolve
from evidence.view.record import record
from evidence.view.source_record import Styled, downloads, styled
from evidence.view.study import study

Export = Callable[[], bytes]
REFERENCE_FILES = (("bib", bibtex), ("ris", ris), ("json", csl_json))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the site is called and how it is set; all of it comes from an edge."""

    site_name: str = "Partnership Evidence"
    site_url: str = ""
    """Absolute, ending in a slash; '' where it is not known."""
    style: CitationStyle = field(default_factory=lambda: cite_styles()[0])
    """Style of the reference lists."""
    cache: CitationCache = CitationCache()
    today: str = ""
    """YYYY-MM-DD, for what is overdue; '' asks for no such report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site, made when it is asked for: thousands are never in memory at once."""

    path: str
    """Address from the root of the site, without a leading slash."""
    template: str
    title: str
    view: Callable[[], object]
    description: str = ""
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    source: str = ""
    """The file in the content folder that it is made from, or '' for a page made from many."""
    reference: str = ""
    """Key of the source that the page is about, for metadata."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything there is to publish, and everything there is to say about it."""

    library: Library
    desk: Desk
    pages: Mapping[str, Page]
    exports: Mapping[str, Export]
    diagnostics: tuple[Diagnostic, ...]


def read_library(
    bibliography: Sequence[Source], content: Sequence[Source], today: str = ""
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Read, join and check: all that `evidence check` needs."""
    references, found_in_references = read_bibliography(bibliography)
    texts, found_in_texts = read_content(content)
    library = join(references, texts)
    return library, in_order([*found_in_references, *found_in_texts, *check(library, today)])


def plan_site(
    bibliography: Sequence[Source],
    content: Sequence[Source],
    settings: Settings = Settings(),
    progress: Progress | None = None,
) -> Site:
    """Plan every page and file of the site from text."""
    library, found = read_library(bibliography, content, settings.today)
    desk, cited_pages, found_in_styles = _desk(library, settings, progress)
    pages = {page.path: page for page in _pages(desk, cited_pages)}
    return Site(
        library=library,
        desk=desk,
        pages=pages,
        exports=dict(_exports(library, pages, settings)),
        diagnostics=in_order([*found, *found_in_styles]),
    )


def _desk(
    library: Library, settings: Settings, progress: Progress | None
) -> tuple[Desk, Mapping[str, tuple[Styled, ...]], tuple[Diagnostic, ...]]:
    """Work out once what all pages share: labels, and every reference in every style shown."""
    named = labels(library.references.values())
    styles = {style.name: style for style in (*cite_styles(), settings.style)}
    own = {page.id: _own_reference(page, settings) for page in _kept(library)}
    formatted, found = format_citables(
        [
            *(citable(each, named[each.key]) for each in library.references.values()),
            *(citable(each) for each in own.values()),
        ],
        styles.values(),
        settings.cache,
        progress=progress,
    )
    desk = Desk(
        library=library,
        labels=named,
        formatted=formatted,
        style=settings.style.name,
        site_name=settings.site_name,
        site_url=settings.site_url,
    )
    return desk, {id: _styles_of(formatted, each.key) for id, each in own.items()}, found


def _kept(library: Library) -> Iterator[Kept]:
    """Every page that can be cited for itself."""
    return (page for page in library.pages.values() if isinstance(page, Kept))


def _own_reference(page: Kept, settings: Settings) -> Reference:
    """A page as something to cite: by its permalink, which is the address that never changes."""
    url = f"{settings.site_url}{address.permalink(page.id)}" if settings.site_url else ""
    return cite_page(
        key=f"page:{page.id}", title=title_of(page), site_name=settings.site_name, url=url,
        date=page.reviewed, where=page.where,
    )


def _styles_of(
    formatted: Mapping[tuple[str, str], FormattedReference], key: str
) -> tuple[Styled, ...]:
    return styled({style.name: formatted[key, style.name] for style in cite_styles()})


# Pages: the table of contents of the site.


def _pages(desk: Desk, cited: Mapping[str, tuple[Styled, ...]]) -> Iterator[Page]:
    yield from _home(desk)
    yield from _lists(desk)
    yield from _studies(desk, cited)
    yield from _programmes(desk, cited)
    yield from _guides(desk, cited)
    yield from _concepts(desk)
    yield from _library(desk)
    yield from _prose(desk)


def _home(desk: Desk) -> Iterator[Page]:
    if page := desk.library.content.home:
        yield Page(
            path="", template="home.html", title=page.title, description=page.description,
            source=page.path, view=partial(lists.home, desk, page),
        )


def _lists(desk: Desk) -> Iterator[Page]:
    """Lists of studies, programmes and guides, a hundred to a page."""
    content = desk.library.content
    for folder, records in (
        ("studies", content.summaries), ("programmes", content.programmes), ("guides", content.guides),
    ):
        for number in range(1, lists.page_count(len(records)) + 1):
            yield Page(
                path=lists.list_path(folder, number), template="list.html", title=f"nav.{folder}",
                section=folder, view=partial(lists.record_list, desk, folder, records, number),
            )


def _studies(desk: Desk, cited: Mapping[str, tuple[Styled, ...]]) -> Iterator[Page]:
    library = desk.library
    for page in library.content.summaries:
        if library.pages[page.id] is page:
            yield Page(
                path=address.study(page.id), template="study.html", title=title_of(page),
                description=_description(page), section="studies", source=page.path,
                crumbs=(Link("nav.studies", "studies/"),),
                reference=page.source if page.source in library.references else "",
                view=partial(
                    study, desk, page, entry=partial(_entry, library, page.source),
                    cite_page=cited[page.id], downloads=downloads(f"pages/{page.id}"),
                ),
            )


def _programmes(desk: Desk, cited: Mapping[str, tuple[Styled, ...]]) -> Iterator[Page]:
    for page in desk.library.content.programmes:
        if desk.library.pages[page.id] is page:
            yield Page(
                path=address.programme(page.id), template="programme.html", title=title_of(page),
                description=page.headline, section="programmes", source=page.path,
                crumbs=(Link("nav.programmes", "programmes/"),),
                view=partial(
                    programme, desk, page,
                    cite_page=cited[page.id], downloads=downloads(f"pages/{page.id}"),
                ),
            )


def _guides(desk: Desk, cited: Mapping[str, tuple[Styled, ...]]) -> Iterator[Page]:
    for page in desk.library.content.guides:
        if desk.library.pages[page.id] is page:
            yield Page(
                path=address.guide(page.id), template="guide.html", title=title_of(page),
                description=page.headline, section="guides", source=page.path,
                crumbs=(Link("nav.guides", "guides/"),),
                view=partial(
                    guide, desk, page,
                    cite_page=cited[page.id], downloads=downloads(f"pages/{page.id}"),
                ),
            )


def _concepts(desk: Desk) -> Iterator[Page]:
    library = desk.library
    top = Link("nav.concepts", "concepts/")
    yield Page(
        path="concepts/", template="concepts.html", title="nav.concepts", section="concepts",
        view=partial(concept.concepts, desk),
    )
    for axis in library.axes.values():
        yield Page(
            path=address.axis(axis.id), template="axis.html", title=axis.label,
            description=axis.question, section="concepts", crumbs=(top,),
            view=partial(concept.axis, desk, axis.id),
        )
        for term in axis.terms:
            article = library.content.concepts.get(f"{axis.id}/{term.id}")
            yield Page(
                path=address.term(axis.id, term.id), template="concept.html", title=term.label,
                description=term.definition, section="concepts",
                crumbs=(top, Link(axis.label, address.axis(axis.id))),
                source=article.path if article else "",
                view=partial(concept.concept, desk, axis.id, term.id),
            )


def _library(desk: Desk) -> Iterator[Page]:
    """The library list, and a page for each reference that has no summary of its own."""
    library = desk.library
    shelved = lists.shelf(desk)
    for number in range(1, lists.page_count(len(shelved)) + 1):
        yield Page(
            path=lists.list_path("library", number), template="library.html", title="nav.library",
            section="library", view=partial(lists.library_list, desk, shelved, number),
        )
    for key, reference in library.references.items():
        if key not in library.summary_of:
            yield Page(
                path=address.record(key), template="record.html",
                title=reference.title.plain or key, section="library", reference=key,
                crumbs=(Link("nav.library", "library/"),),
                view=partial(record, desk, key, entry=partial(_entry, library, key)),
            )


def _prose(desk: Desk) -> Iterator[Page]:
    content = desk.library.content
    if content.glossary:
        yield Page(
            path="glossary/", template="glossary.html", title=content.glossary.title,
            description=content.glossary.description, section="glossary",
            source=content.glossary.path, view=partial(lists.glossary, desk, content.glossary),
        )
    for page in content.articles:
        if desk.library.pages[page.id] is page:
            about = page.path.startswith("about/")
            inner = about and page.path != "about/index.md"
            yield Page(
                path=address.article(page.path), template="article.html", title=title_of(page),
                description=page.description, section="about" if about else "", source=page.path,
                crumbs=(Link("nav.about", "about/"),) if inner else (),
                view=partial(lists.article, desk, page),
            )


def _description(page: object) -> str:
    """The first words of *In short*, else the headline."""
    return getattr(page, "headline", "")


def _entry(library: Library, key: str) -> str:
    return bibtex([library.references[key]]).decode("utf-8")


@dataclass(frozen=True, slots=True)
class Head:
    """What crawlers and reference managers read of a page about a source."""

    tags: tuple[tuple[str, str], ...]
    json_ld: str


def head_of(site: Site, page: Page) -> Head | None:
    """The metadata of a page about a source; other pages have none."""
    if not page.reference:
        return None
    reference = site.library.references[page.reference]
    node = page_node(
        reference,
        url=f"{site.desk.site_url}{page.path}",
        title=page.title,
        site_name=site.desk.site_name,
        site_url=site.desk.site_url,
        description=page.description,
        is_summary=page.template == "study.html",
    )
    return Head(highwire(reference), json_ld_text(node))


def resolve_prose(site: Site, html: str, *, base: str) -> str:
    """Turn the symbolic links and citations of an author's text into real ones."""
    return resolve(
        html,
        address=partial(_address, site.library),
        label=lambda name: site.desk.labels.get(site.library.key_of(name) or ""),
        fact=partial(_fact, site.library),
        base=base,
        key=site.library.key_of,
    )


def _address(library: Library, symbol: str) -> str:
    """The address of `cite:key#finding`, `page:path#part`, `term:axis/term` or `file:path`."""
    kind, _, rest = symbol.partition(":")
    name, mark, anchor = rest.partition("#")
    if kind == "cite":
        key = library.key_of(name)
        target = library.address_of_key(key) if key else ""
    elif kind == "term":
        axis, _, term = name.partition("/")
        target = address.term(axis, term) if term else address.axis(axis)
    else:
        target = address.article(name) if kind == "page" else name
    return f"{target}{mark}{anchor}"


def _fact(library: Library, name: str) -> str:
    """A fact of a programme, `programme/fact`, as it was typed once."""
    id, _, fact = name.partition("/")
    facts = getattr(library.pages.get(id), "facts", ())
    return next((each.value for each in facts if each.id == fact), "")


# Files beside the pages.


def _exports(
    library: Library, pages: Mapping[str, Page], settings: Settings
) -> Iterator[tuple[str, Export]]:
    yield from _reference_files(library, settings)
    yield from _addresses(library, pages)
    for path, make in header_files():
        yield path, make
    if settings.site_url:
        yield "sitemap.xml", partial(sitemap, settings.site_url, tuple(pages))


def _reference_files(library: Library, settings: Settings) -> Iterator[tuple[str, Export]]:
    """The library, each reference, and each page as something to cite."""
    everything = tuple(library.references.values())
    for ending, make in REFERENCE_FILES:
        yield f"data/library.{ending}", partial(make, everything)
        for reference in everything:
            yield f"data/references/{address.slug(reference.key)}.{ending}", partial(make, (reference,))
        for page in _kept(library):
            yield f"data/pages/{page.id}.{ending}", partial(make, (_own_reference(page, settings),))


def _addresses(library: Library, pages: Mapping[str, Page]) -> Iterator[tuple[str, Export]]:
    """Every address that leads on to another: no address that was published stops answering."""
    for path, target in _leads(library):
        if path not in pages and target is not None:
            yield f"{path}index.html", partial(redirect, path, target)
    known = {path for path, _ in _leads(library)}
    for id, where in library.content.permalinks:
        name, _, anchor = id.partition("#")
        path = address.permalink(name, anchor)
        if path not in known:
            yield f"{path}index.html", partial(tombstone, path, id)


def _leads(library: Library) -> Iterator[tuple[str, str]]:
    """(old or lasting address, where it leads)."""
    for key in library.references:
        yield address.record(key), library.address_of_key(key)
        yield address.permalink(key), library.address_of_key(key)
    for id, page in library.pages.items():
        target = address.article(page.path)
        yield address.permalink(id), target
        for anchor in _anchors(page):
            yield address.permalink(id, anchor), f"{target}#{anchor}"
        for old in getattr(page, "redirects", ()):
            folder = page.path.rpartition("/")[0]
            yield f"{folder}/{old}/" if folder else f"{old}/", target
            yield address.permalink(old), target
    for name in library.terms:
        axis, _, term = name.partition("/")
        yield f"r/{axis}/{term}/", address.term(axis, term)


def _anchors(page: object) -> Iterable[str]:
    """Ids of the findings or recommendations of a page."""
    for each in (*getattr(page, "findings", ()), *getattr(page, "recommendations", ())):
        if each.id:
            yield each.id
