"""A source's record: every field the bibliography has of it, on whichever page shows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from evidence.cite.csl_json import eprint_address
from evidence.model import address
from evidence.model.csl_types import PREPRINT_SERVERS, preprint_server, server_named
from evidence.model.guide import AGAINST_KINDS
from evidence.model.reference import Creators, Date, Day, Name, Reference
from evidence.view.context import Item, Link, Row, ViewContext

STYLES = ("apa", "harvard-cite-them-right", "nlm-citation-sequence")
"""The styles of the *Cite* panel, in its order."""

_MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A way to the source itself, labelled by what it gives."""

    kind: str
    """A key of the interface strings: `access.pmc`, `access.doi`, …"""
    address: str
    text: str
    """The identifier or the host, so that a reader sees where the link leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence that leans on the source, and its place."""

    sentence: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentioningPage:
    """A page that leans on the source, with every sentence that does."""

    title: str
    path: str
    quotes: tuple[Quote, ...]
    is_retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """A reference in one style, for *Cite*."""

    id: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A reference to take away: a file of the site, one that the page carries with it, or the entry that it shows."""

    label: str
    """The format, or an interface string."""
    name: str = ""
    """What the file is called where it is kept; '' for a page with more."""
    path: str = ""
    """From the root of the site."""
    carried: str = ""
    """The address that is the file itself."""
    part: str = ""
    """The part of the page that holds the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCitation:
    """How to cite a page of this site."""

    styles: tuple[Styled, ...]
    ris: Download
    permalink: str
    """The address that never changes, from the root of the site."""
    entry: Download
    bibtex: str
    """The entry, for a page on which no source has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """Everything a page says of a source as a document."""

    key: str
    title: str
    label: str
    rows: tuple[Row, ...]
    access: tuple[Access, ...]
    cite: tuple[Styled, ...]
    downloads: tuple[Download, ...]
    mentioned_by: tuple[MentioningPage, ...]
    programmes: tuple[Item, ...]
    versions: tuple[Item, ...]
    """Other documents of the same work."""
    data: tuple[tuple[str, str], ...]
    """Every published field as the bibliography has it."""
    provenance: str
    """File and line of the entry."""
    bibtex: str
    retracted: str
    withdrawn: bool
    """The notice is of a withdrawal."""
    concern: str
    corrected: str


def source_record(context: ViewContext, key: str, bibtex: str) -> SourceRecord:
    """Say everything known of a source as a document. `bibtex` is its entry as published."""
    reference = context.library.references[key]
    return SourceRecord(
        key=key,
        title=reference.title.plain,
        label=context.label(key),
        rows=(*_rows(reference), *_related(context, reference)),
        access=tuple(access(reference)),
        cite=styled(context, key),
        downloads=_downloads(key),
        mentioned_by=tuple(_mentioned_by(context, key)),
        programmes=tuple(_programmes(context, key)),
        versions=tuple(_versions(context, key)),
        data=tuple((name, value) for name, value in reference.fields.items()),
        provenance=str(reference.where),
        bibtex=bibtex,
        retracted=reference.retracted,
        withdrawn=reference.withdrawn,
        concern=reference.concern,
        corrected=reference.corrected,
    )


def styled(context: ViewContext, key: str) -> tuple[Styled, ...]:
    """Something citable in the styles of the panel, in its order."""
    return tuple(Styled(id=style, html=context.formatted[key, style].html) for style in STYLES)


def _downloads(key: str) -> tuple[Download, ...]:
    name = address.slug(key)
    return (
        Download(label="BibTeX", name=f"{name}.bib", part="record-data"),
        Download(label="RIS", name=f"{name}.ris", path=address.ris(key)),
        Download(label="cite.whole", path="library/#download"),
    )


def access(reference: Reference) -> Iterator[Access]:
    """Ways to the source, the freest first; the plain address only where it adds a way."""
    if reference.pmcid:
        yield Access(
            kind="access.pmc",
            address=f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/",
            text=reference.pmcid,
        )
    if reference.doi:
        yield Access(kind="access.doi", address=f"https://doi.org/{_doi_path(reference.doi)}", text=reference.doi)
    if reference.pmid:
        yield Access(
            kind="access.pubmed",
            address=f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/",
            text=f"PMID {reference.pmid}",
        )
    for url in (reference.url or eprint_address(reference), *reference.more_urls):
        if url and not _is_known(url, reference):
            yield Access(kind="access.web", address=url, text=_host(url))


def _is_known(url: str, reference: Reference) -> bool:
    """Whether an address only says what a number of the reference says already."""
    if "doi.org/" in url:
        return bool(reference.doi) and unquote(url).casefold().endswith(reference.doi.casefold())
    of_pubmed = any(each in url for each in ("ncbi.nlm.nih.gov", "pubmed.gov"))
    return of_pubmed and bool(reference.doi or reference.pmid or reference.pmcid)


def _doi_path(doi: str) -> str:
    """Escape what a DOI may hold but an address may not."""
    return "".join(
        each if each.isalnum() or each in "-._;()/:" else "".join(f"%{b:02X}" for b in each.encode()) for each in doi
    )


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _rows(reference: Reference) -> Iterator[Row]:
    """Each field that a reader would ask for, in a librarian's order."""
    title = ": ".join(filter(None, (reference.title.plain, reference.subtitle.plain)))
    yield Row("record.title", (Link(title),))
    for group in reference.creators:
        yield Row(f"record.{group.role}", tuple(Link(each) for each in _names(group)))
    values = (
        ("record.source", source_line(reference)),
        ("record.issue_title", reference.issue_title.plain),
        *_outside_a_container(reference),
        *_eprint(reference),
        ("record.how_published", reference.how_published.plain),
        ("record.publisher", _publisher(reference)),
        ("record.genre", reference.genre.plain),
        ("record.number", reference.number),
        ("record.series", reference.series.plain),
        ("record.event", ", ".join(filter(None, (reference.event.plain, reference.event_place)))),
        *_dates(reference),
        ("record.original_date", date_words(reference.original_date)),
        ("record.edition", reference.edition),
        ("record.version", reference.version),
        ("record.status", reference.status),
        ("record.issn", ", ".join(reference.issns)),
        ("record.isbn", ", ".join(reference.isbns)),
        ("record.doi", reference.doi),
        ("record.pmid", reference.pmid),
        ("record.pmcid", reference.pmcid),
        ("record.database", reference.database),
        ("record.accession", reference.accession),
        ("record.publication_type", reference.publication_type),
        ("record.format", reference.format),
        ("record.keywords", "; ".join(reference.keywords)),
        ("record.licence", reference.licence),
        ("record.accessed", date_words(reference.accessed)),
        ("record.key", reference.key),
    )
    for label, value in values:
        if value:
            yield Row(label, (Link(value),))
    if reference.languages:
        yield Row("record.language", tuple(Link(f"language.{each}") for each in reference.languages))


def _outside_a_container(reference: Reference) -> Iterator[tuple[str, str]]:
    """What stands behind the name of a journal or a book, where there is none."""
    if not reference.container:
        yield "record.volume", reference.volume
        yield "record.issue", reference.issue
        yield "record.pages", reference.article_number or reference.pages
        yield "record.page_total", reference.page_total
        yield "record.illustrations", reference.illustrations
    yield "record.chapter", reference.chapter


def _publisher(reference: Reference) -> str:
    """Publisher and place, unless they are only those of a preprint's server, which is named already."""
    server = preprint_server(reference)
    if server and server == PREPRINT_SERVERS.get(server_named(reference.publisher.plain)):
        return ""
    return ", ".join(filter(None, (reference.publisher.plain, reference.place)))


def _eprint(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = reference.eprint_kind
    server = PREPRINT_SERVERS.get(kind)
    if server:
        yield "record.preprint", " ".join(filter(None, (server, reference.eprint)))
    elif reference.eprint not in (reference.pmid, reference.pmcid, reference.doi):
        yield "record.eprint", " ".join(filter(None, (kind, reference.eprint)))


def _related(context: ViewContext, reference: Reference) -> Iterator[Row]:
    """The entries that this one names as related, in its order."""
    if reference.related:
        yield Row("record.related", tuple(map(context.source_link, reference.related)))


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    """The year of publication, and the date where more than the year is known."""
    words = date_words(reference.date)
    year = str(reference.date.year) if reference.date and reference.date.year else ""
    if year:
        yield "record.year", year
    elif not words and not reference.status:
        yield "record.year", "record.no_date"
    if words != year and words.casefold() != reference.status.casefold():
        yield "record.date", words


def _names(group: Creators) -> Iterator[str]:
    for name in group.names:
        yield name_words(name)
    if group.others:
        yield "record.others"


def name_words(name: Name) -> str:
    """A name as a catalogue has it: family name first."""
    if name.literal:
        return name.literal
    family = " ".join(filter(None, (name.von, name.family)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def source_line(reference: Reference) -> str:
    """Journal, date, volume, issue, pages, count and illustrations, as a library prints them."""
    if not reference.container:
        return ""
    parts = (
        date_words(reference.date),
        f"volume {reference.volume}" if reference.volume else "",
        f"issue {reference.issue}" if reference.issue else "",
        _page_words(reference),
        f"{reference.page_total} pages" if reference.page_total else "",
        reference.illustrations,
    )
    return "; ".join(filter(None, (reference.container.plain, ", ".join(filter(None, parts)))))


def _page_words(reference: Reference) -> str:
    pages = reference.pages
    words = f"pages {pages}" if "–" in pages or re.search(r"[,;&] ?[0-9]", pages) else f"page {pages}"
    if reference.article_number:
        return f"article {reference.article_number}" + (f" ({words})" if pages else "")
    if pages and not (pages[0].isdigit() or "–" in pages or re.fullmatch(r"[A-Z][0-9]{1,4}", pages)):
        return f"article {pages}"
    return words if pages else ""


def date_words(date: Date | None) -> str:
    """A date in words: `January 2022`, `2014 to 2018`, `about 2014`."""
    if date is None:
        return ""
    if date.start is None:
        return date.literal

    def words(day: Day) -> str:
        month = _MONTHS[day.month] if 0 <= day.month <= 12 else ""
        season = _SEASONS.get(day.season, "")
        return " ".join(filter(None, (str(day.day) if day.day else "", month or season, str(day.year))))

    text = words(date.start)
    if date.end:
        text = f"{text} to {words(date.end)}"
    elif date.open_end:
        text = f"{text} onwards"
    return f"about {text}" if date.approximate or date.uncertain else text


def _mentioned_by(context: ViewContext, key: str) -> Iterator[MentioningPage]:
    """Every page but the source's own, each sentence once. Advice that a finding of the own page shows in full is
    not quoted again: its guide is listed with what else it says."""
    own = context.library.summary_of.get(key)
    advised = _advice_shown(context, own) if own else frozenset()
    pages: dict[str, dict[Quote, None]] = {}
    for mention in context.library.mentions.get(key, ()):
        if own and mention.path == context.library.pages[own].path:
            continue
        quotes = pages.setdefault(mention.path, {})
        if (mention.path, mention.anchor) not in advised:
            anchor = f"#{mention.anchor}" if mention.anchor else ""
            quotes[Quote(sentence=mention.sentence, path=f"{address.article(mention.path)}{anchor}")] = None
    for path, quotes in pages.items():
        yield MentioningPage(
            title=context.library.titles.get(path, path),
            path=address.article(path),
            quotes=tuple(quotes),
            is_retired=path in context.library.retired,
        )


def _advice_shown(context: ViewContext, page: str) -> frozenset[tuple[str, str]]:
    """(file, advice) of every recommendation that stands under a finding of a page."""
    library = context.library
    own = [f"{page}#{finding.id}" for finding in library.pages[page].findings]
    told = [advice for claim in own for advice in library.advice.get(claim, ())]
    told += [
        advice for claim in own for kind in AGAINST_KINDS for advice in library.advised_against.get((claim, kind), ())
    ]
    return frozenset((library.pages[guide].path, advice) for guide, advice in told if guide in library.pages)


def _programmes(context: ViewContext, key: str) -> Iterator[Item]:
    for id in context.library.programmes_of.get(key, ()):
        yield context.item(context.library.pages[id])


def _versions(context: ViewContext, key: str) -> Iterator[Item]:
    library = context.library
    for other in library.documents_of.get(library.work_of[key], ()):
        if other != key:
            yield Item(
                title=library.references[other].title.plain,
                path=library.address_of_key(other),
                meta=(context.label(other),),
            )
