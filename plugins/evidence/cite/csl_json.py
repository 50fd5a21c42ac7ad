"""A reference as CSL-JSON, the form in which citation styles and reference managers take it.

The variables are those of CSL 1.0.2. Both the citation styles and the CSL-JSON download are made
from this one mapping, so what is cited and what is handed on agree.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from evidence.model.characters import clean, one_line
from evidence.model.csl_types import GENRES, csl_type, is_preprint, preprint_server
from evidence.model.names import JOINED_PARTICLES
from evidence.model.reference import Creators, Date, Day, Name, Reference, Text

_ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "series-editor": "collection-editor",
    "container-author": "container-author",
    "contributor": "contributor",
}

_TAG = re.compile(
    r'</?(?:i|b|sup|sub)>|<span class="nocase">'
    r'|<span style="font-variant: ?small-caps;">|</span>'
)
_WORD_JOINER = "\u2060"


def csl_item(reference: Reference, *, year_suffix: str = "") -> dict[str, Any]:
    """Give a reference as one CSL-JSON item, its key as `id`.

    Only variables with a value are there, in a settled order. `year_suffix` is the letter that
    tells works of one author and year apart (`a` in 2022a); leave it out of files for others, since
    the letter only means something in this library.
    """
    kind = csl_type(reference)
    item: dict[str, Any] = {"id": one_line(reference.key), "type": kind}
    item["title"] = csl_title(reference)
    item |= dict(_creators(reference.creators))
    if reference.date:
        item["issued"] = csl_date(reference.date)
    if reference.original_date:
        item["original-date"] = csl_date(reference.original_date)
    item["year-suffix"] = year_suffix
    if reference.accessed:
        item["accessed"] = csl_date(reference.accessed)
    item |= _containers(reference, kind) | _numbers(reference, kind) | _identifiers(reference)
    return {name: value for name, value in item.items() if value}


def csl_title(reference: Reference) -> str:
    """Give title and subtitle as one, with a colon unless the title ends in a mark of its own."""
    title, subtitle = csl_text(reference.title), csl_text(reference.subtitle)
    if not (title and subtitle):
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in "?!:.…—" else f"{title}: {subtitle}"


def plain_title(reference: Reference) -> str:
    """Give title and subtitle as one, without markup."""
    return _TAG.sub("", csl_title(reference)).replace(_WORD_JOINER, "")


def csl_text(text: Text) -> str:
    """Give words in CSL's markup, in which `&` and `<` stand for themselves.

    CSL-JSON cannot escape, so a `<` that would read as one of its tags is parted from the rest by
    an invisible word joiner.
    """
    if not text.rich:
        return _literal(text.plain).strip(" ")
    words, tags = _TAG.split(text.rich), _TAG.findall(text.rich)
    written = [_literal(html.unescape(part)) for part in words]
    return "".join(a + b for a, b in zip(written, [*tags, ""], strict=True)).strip(" ")


def _plain(words: str) -> str:
    """Give words that carry no markup, on one line."""
    return _literal(words).strip(" ")


def _literal(words: str) -> str:
    return _TAG.sub(lambda tag: "<" + _WORD_JOINER + tag[0][1:], clean(words))


def _creators(everyone: tuple[Creators, ...]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for creators in everyone:
        names = [csl_name(name) for name in creators.names]
        names = [name for name in names if name]
        if creators.others and names:
            names.append({"literal": "others"})
        if creators.role in _ROLES and names:
            yield _ROLES[creators.role], names


def csl_name(name: Name) -> dict[str, str]:
    """Give a name in CSL's parts.

    A particle belongs to the family name as it is spoken (`van den Muijsenbergh`), which CSL calls
    non-dropping; one that is written without a space (`d’`, `al-`) is part of the family name.
    `and others` is a last name `others`, as pandoc and Better BibTeX write it: CSL has no word for
    it.
    """
    if name.literal or not name.family:
        whole = _plain(name.literal or name.given)
        return {"literal": whole} if whole else {}
    von, family = _plain(name.von), _plain(name.family)
    if von.endswith(JOINED_PARTICLES):
        von, _, joined = von.rpartition(" ")
        family = joined + family
    parts = {
        "family": family,
        "given": _plain(name.given),
        "non-dropping-particle": von,
        "suffix": _plain(name.suffix),
    }
    return {part: words for part, words in parts.items() if words}


def csl_date(date: Date) -> dict[str, Any]:
    """Give a date: parts as precise as they are known, a range as two, else the words written.

    A range without an end has a second year of 0, as CSL processors agree; one without a start is
    dated by its end.
    """
    first = date.start or date.end
    if first is None:
        words = one_line(date.literal)
        return {"literal": words} if words else {}
    found: dict[str, Any] = {"date-parts": [_parts(first), *_last(date)]}
    if 21 <= first.season <= 24:
        found["season"] = first.season - 20
    if date.approximate or date.uncertain:
        found["circa"] = True
    return found


def _last(date: Date) -> Iterator[list[int]]:
    """The parts of the last day of a range."""
    if date.start and date.end:
        yield _parts(date.end)
    elif date.start and date.open_end:
        yield [0]


def _parts(day: Day) -> list[int]:
    parts = [day.year, day.month, day.day]
    while not parts[-1] and len(parts) > 1:
        parts.pop()
    return parts if all(parts[1:]) else parts[:1]


def _containers(reference: Reference, kind: str) -> dict[str, str]:
    genre = csl_text(reference.genre) or _number_with_words(reference)[0]
    in_series = reference.series and kind in ("book", "chapter", "paper-conference")
    server = preprint_server(reference) if kind == "article" else ""
    return {
        "container-title": csl_text(reference.container),
        "container-title-short": _plain(reference.container_short),
        "collection-title": csl_text(reference.series),
        "collection-number": _plain(reference.number) if in_series else "",
        "publisher": server or csl_text(reference.publisher) or _how_published(reference, kind),
        "publisher-place": _plain(reference.place),
        "event-title": csl_text(reference.event),
        "event-place": _plain(reference.event_place),
        "genre": GENRES.get(genre.lower(), genre) or GENRES.get(_thesis(reference), ""),
        "status": _status(reference),
        "source": _plain(reference.database),
        "call-number": _plain(reference.accession),
    }


def _how_published(reference: Reference, kind: str) -> str:
    """What stands in the publisher's place; a style would name it as the author of a web page without one."""
    return csl_text(reference.how_published) if kind != "webpage" or reference.creators else ""


def notice_status(reference: Reference) -> str:
    """What became of the work, in a word or two for citations and files, or ''."""
    if reference.retracted:
        return "Withdrawn" if reference.withdrawn else "Retracted"
    return "Expression of concern" if reference.concern else ""


def _status(reference: Reference) -> str:
    """What is known of the state of publication, unless it stands where the date would."""
    if notice := notice_status(reference):
        return notice
    words = reference.date.literal if reference.date and not reference.date.start else ""
    if reference.status == "preprint" and is_preprint(reference):
        return ""
    return "" if words.casefold() == reference.status.casefold() else _plain(reference.status)


def _number_with_words(reference: Reference) -> tuple[str, str]:
    """Part `Discussion Paper 2840` of a report that states no type into type and number.

    Styles write a type before the number, and `Report` where there is none.
    """
    if csl_type(reference) != "report" or reference.genre:
        return "", ""
    found = re.fullmatch(r"([^\W\d_][^\d]*[^\W\d_]) (\S*\d\S*)", one_line(reference.number))
    return (found[1], found[2]) if found else ("", "")


def _thesis(reference: Reference) -> str:
    return reference.kind if reference.kind.endswith("thesis") else ""


def _number(reference: Reference, kind: str) -> str:
    """The number of a report, a preprint or an article, where the type of the source shows one."""
    in_series = reference.series and kind in ("book", "chapter", "paper-conference")
    number = "" if in_series else _number_with_words(reference)[1] or _plain(reference.number)
    if kind == "article" and reference.eprint and not number:
        server = preprint_server(reference)
        number = f"{server}:{_plain(reference.eprint)}" if server == "arXiv" else ""
    if kind.startswith("article-"):
        number = _plain(reference.article_number) or number
    return number


def _numbers(reference: Reference, kind: str) -> dict[str, str]:
    return {
        "volume": _plain(reference.volume),
        "issue": _plain(reference.issue),
        "number": _number(reference, kind),
        "page": _plain(reference.article_number or reference.pages),
        "number-of-pages": _plain(reference.page_total),
        "edition": _plain(reference.edition),
        "chapter-number": _plain(reference.chapter),
        "version": _plain(reference.version),
    }


def _identifiers(reference: Reference) -> dict[str, str]:
    return {
        "language": one_line(reference.languages[0]) if reference.languages else "",
        "keyword": ", ".join(one_line(word) for word in reference.keywords),
        "DOI": one_line(reference.doi),
        "PMID": one_line(reference.pmid),
        "PMCID": one_line(reference.pmcid),
        "ISSN": one_line(", ".join(reference.issns)),
        "ISBN": one_line(", ".join(reference.isbns)),
        "URL": one_line(reference.url) or eprint_address(reference),
    }


def eprint_address(reference: Reference) -> str:
    """Give the address of a preprint by its number, or ''."""
    kind, number = reference.eprint_kind.lower(), one_line(reference.eprint)
    if not number:
        return ""
    if kind == "arxiv":
        return f"https://arxiv.org/abs/{number}"
    return f"https://hdl.handle.net/{number}" if kind == "hdl" else ""
