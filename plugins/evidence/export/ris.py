"""RIS, for EndNote, Mendeley and library catalogues.

Written here rather than with rispy 0.10: that writes a line break inside a value as it is, so that
a title could open a tag of its own, and numbers the records, which the format does not allow.
"""

from collections.abc import Iterable, Iterator, Mapping

from evidence.model.characters import one_line
from evidence.model.csl import plain_title
from evidence.model.csl_types import csl_type
from evidence.model.names import listed_name
from evidence.model.pages import page_ends
from evidence.model.reference import Date, Day, Reference

_TYPES: Mapping[str, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "SER",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""RIS type of each CSL type; what is not here is `GEN`."""

_CREATORS = {"author": "AU", "editor": "A2", "series-editor": "A3", "translator": "A4"}


def ris(references: Iterable[Reference]) -> bytes:
    """Write references as RIS in UTF-8, in the order given, lines ending as the format asks."""
    return "".join(
        f"{tag}  - {value}\r\n" for reference in references for tag, value in _record(reference)
    ).encode()


def _record(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give the lines of a record. A value is one line, so it cannot begin another tag."""
    yield "TY", _TYPES.get(csl_type(reference), "GEN")
    for tag, value in (
        *_creators(reference),
        ("TI", plain_title(reference)),
        *_containers(reference),
        *_dates(reference),
        *_places(reference),
        *_identifiers(reference),
    ):
        if text := one_line(value):
            yield tag, text
    yield "ID", one_line(reference.key)
    yield "ER", ""


def _creators(reference: Reference) -> Iterator[tuple[str, str]]:
    for creators in reference.creators:
        if tag := _CREATORS.get(creators.role):
            for name in creators.names:
                yield tag, listed_name(name)


def _containers(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "T2", reference.container.plain or reference.event.plain
    yield "J2", reference.container_short
    yield "T3", reference.series.plain
    yield "M3", reference.genre.plain
    yield "PB", reference.publisher.plain
    yield "CY", reference.place
    yield "ET", reference.edition


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    date = reference.date
    first = (date.start or date.end) if date else None
    if first and first.year > 0:
        yield "PY", f"{first.year:04}"
        if first.month:
            yield "DA", _day(first)
    elif date and date.literal:
        yield "DA", f"///{date.literal.replace('/', '-')}"
    if accessed := _accessed(reference.accessed):
        yield "Y2", accessed


def _accessed(date: Date | None) -> str:
    return _day(date.start) if date and date.start and date.start.year > 0 else ""


def _day(day: Day) -> str:
    """Give `YYYY/MM/DD/`, empty where a part is not known."""
    month, number = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return f"{day.year:04}/{month}/{number}/"


def _places(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "VL", reference.volume
    yield "IS", reference.issue or reference.number
    first, last = page_ends(one_line(reference.pages))
    yield "SP", first or reference.article_number
    yield "EP", last
    if reference.pages:
        yield "C7", reference.article_number


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    for number in (*reference.issns, *reference.isbns):
        yield "SN", number
    yield "DO", reference.doi
    yield "AN", reference.accession or reference.pmid
    if reference.accession and reference.pmid:
        yield "N1", f"PMID: {reference.pmid}"
    yield "C2", reference.pmcid
    yield "DB", reference.database
    yield "UR", reference.url
    for language in reference.languages[:1]:
        yield "LA", language
    for word in reference.keywords:
        yield "KW", word
