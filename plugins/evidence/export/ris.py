"""RIS, for Zotero, EndNote, Mendeley and library catalogues.

The format leaves it open which tag holds an editor or the number of a report: programs settle it for each type, and
here it is settled as Zotero and EndNote read it. What has no tag of its own goes to `M2` as `PMID: …`: a line of
Zotero's *Extra*, from which it makes fields again.

Written here rather than with rispy 0.10: that writes a line break inside a value as it is, so that
a title could open a tag of its own, and numbers the records, which the format does not allow.
"""

from collections.abc import Iterable, Iterator, Mapping

from evidence.cite.csl_json import csl_item, plain_title
from evidence.model.characters import one_line
from evidence.model.csl_types import csl_type, preprint_server
from evidence.model.names import MORE_AUTHORS, family_name, is_body, listed_name, undivided
from evidence.model.reference import Date, Day, Name, Reference, page_ends

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
    "manuscript": "MANSCPT",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "performance": "GEN",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""RIS type of each CSL type; what is not here is `GEN`."""

_WHOLE_BOOKS = ("BOOK", "SER")
_PARTS = ("CHAP", "CPAPER", "ENCYC")
_PERIODICALS = ("JOUR", "MGZN", "NEWS")
_WITH_SERIES_FIRST = ("BOOK", "RPRT")
"""Types in which a series stands where others name what holds them."""
_WITH_ISSUES = (*_PERIODICALS, "SER", "GEN")
_NUMBERED = ("RPRT", "PAT", "STAND")
"""Types whose `SN` is their own number, and not an ISBN."""
_OF_WHOLE_BOOKS = {"editor": "A3", "series-editor": "A2"}
_OF_PARTS = {"editor": "A2", "series-editor": "A3"}
_CREATORS: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(_WHOLE_BOOKS, _OF_WHOLE_BOOKS),
    **dict.fromkeys(_PARTS, _OF_PARTS),
    **{kind: {"editor": "A2"} for kind in (*_PERIODICALS, "GEN", "UNPB")},
    "CHAP": {**_OF_PARTS, "container-author": "C2"},
    "CPAPER": {**_OF_PARTS, "contributor": "A4", "translator": ""},
    "DATA": {"contributor": "A4", "translator": ""},
    "RPRT": {"series-editor": "A2"},
    "THES": {"contributor": "A3"},
}
"""The tag of a role in each type; '' where a tag means another role there."""
_EVERYWHERE = {"author": "AU", "editor": "ED", "translator": "A4"}


def ris(references: Iterable[Reference]) -> bytes:
    """Write references as RIS in UTF-8, in the order given, lines ending as the format asks."""
    return "".join(f"{tag}  - {value}\r\n" for reference in references for tag, value in _record(reference)).encode()


def _record(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give the lines of a record. A value is one line, so it cannot begin another tag."""
    kind = _TYPES.get(csl_type(reference), "GEN")
    item = csl_item(reference)
    yield "TY", kind
    for tag, value in (
        *_creators(reference, kind),
        ("TI", plain_title(reference)),
        *_containers(reference, kind),
        *_dates(reference),
        *_places(reference, kind),
        *_identifiers(reference, kind, item),
        *_extra(reference, kind, item),
    ):
        if text := one_line(value):
            yield tag, text
    yield "ID", one_line(reference.key)
    yield "ER", ""


def _tag_of(role: str, kind: str) -> str:
    tags = _CREATORS.get(kind, {})
    return tags[role] if role in tags else _EVERYWHERE.get(role, "")


def _creators(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    for creators in reference.creators:
        if tag := _tag_of(creators.role, kind):
            for name in creators.names:
                if family_name(name):
                    yield tag, _name(name)


def _name(name: Name) -> str:
    """Give a name, a body with a comma behind it: EndNote and others part it at its last blank otherwise."""
    return f"{undivided(family_name(name))}," if is_body(name) else listed_name(name)


def _held_in(reference: Reference, kind: str) -> list[str]:
    """Journal, book or site, and a conference: of a paper the conference first."""
    names = [each for each in (reference.container.plain, reference.event.plain) if each]
    return names[::-1] if kind == "CPAPER" else names


def _containers(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    held_in, series = _held_in(reference, kind), reference.series.plain
    series_first = kind in _WITH_SERIES_FIRST and not held_in
    yield "T2", series if series_first else "".join(held_in[:1])
    yield "C3", "".join(held_in[1:]) if kind == "CPAPER" else ""
    yield "T3", "" if series_first else series
    yield "J2", reference.container_short
    yield "PB", preprint_server(reference) or reference.publisher.plain or reference.how_published.plain
    yield "CY", reference.place
    yield "ET", reference.edition or reference.version


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


def _places(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    if kind != "ELEC":  # there `VL` is a date to some programs
        yield "VL", reference.volume
    if kind != "CHAP":  # there `IS` counts the volumes
        yield "IS", reference.issue
    if kind in ("BOOK", "THES", "MANSCPT") and not reference.pages:
        yield "SP", reference.page_total
        return
    first, last = page_ends(one_line(reference.pages))
    yield "SP", first or reference.article_number
    yield "EP", last
    if reference.pages:
        yield "C7", reference.article_number


def _standard_number(reference: Reference, kind: str) -> str:
    return ", ".join(reference.issns if kind in _PERIODICALS else reference.isbns or reference.issns)


def _identifiers(reference: Reference, kind: str, item: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    number = item.get("number", "")
    yield "SN", number if kind in _NUMBERED else _standard_number(reference, kind)
    if kind == "STAT":
        yield "M1", number
    yield "SV" if kind == "CHAP" else "M1", item.get("collection-number", "")
    if kind in ("RPRT", "THES", "ELEC", "BLOG", "SLIDE", "MANSCPT", "PCOMM"):
        yield "M3", item.get("genre", "")
    yield "DO", reference.doi
    yield "AN", reference.accession
    yield "C2", reference.pmcid if kind in _PERIODICALS else ""
    yield "DB", reference.database
    for address in (item.get("URL", ""), *reference.more_urls):
        yield "UR", address
    for language in reference.languages[:1]:
        yield "LA", language
    for word in reference.keywords:
        yield "KW", word


def _extra(reference: Reference, kind: str, item: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what this type has no tag for, as `Name: value`."""
    for name, value in _untagged(reference, kind, item).items():
        yield "M2", f"{name}: {value}" if value else ""
    if any(creators.others for creators in reference.creators):
        yield "M2", MORE_AUTHORS
    for creators in reference.creators:
        if not _tag_of(creators.role, kind):
            for person in creators.names:
                yield "M2", f"{creators.role.replace('-', ' ').title()}: {_extra_name(person)}"


def _untagged(reference: Reference, kind: str, item: Mapping[str, str]) -> dict[str, str]:
    number = item.get("number", "")
    return {
        "PMID": reference.pmid,
        "PMCID": reference.pmcid,
        "ISSN": ", ".join(reference.issns)
        if kind in _NUMBERED or (kind not in _PERIODICALS and reference.isbns)
        else "",
        "ISBN": ", ".join(reference.isbns) if kind in (*_PERIODICALS, *_NUMBERED) else "",
        "arXiv": number.removeprefix("arXiv:") if number.startswith("arXiv:") else "",
        "Number": "" if _has_tag(number, kind) else number,
        "Article Number": reference.article_number if reference.pages else "",
        "Issue": reference.issue if kind not in _WITH_ISSUES else "",
        "Original Date": _year(item.get("original-date")),
        "Status": item.get("status", ""),
    }


def _has_tag(number: str, kind: str) -> bool:
    return kind in (*_NUMBERED, *_PERIODICALS, "STAT") or number.startswith("arXiv:")


def _extra_name(name: Name) -> str:
    parts = (family_name(name), one_line(name.given)) if not is_body(name) else (family_name(name),)
    return " || ".join(filter(None, parts))


def _year(date: object) -> str:
    parts = date.get("date-parts", [[]])[0] if isinstance(date, dict) else []
    return str(parts[0]) if parts else ""
