"""What a source is called in running text: `Westlake et al., 2022a`."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from evidence.cite.markup import printed_quotes
from evidence.model.characters import one_line
from evidence.model.names import family_name
from evidence.model.reference import Date, Reference

NO_DATE = "n.d."
_TITLE_LENGTH = 40
"""Characters of a title that stands in for an author, at the least word that reaches it."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a source in text; unique in the library and the same on every page."""

    authors: str
    """`Westlake et al.`, a body's name, or the start of the title in quotation marks."""
    year: str
    """With its letter: `2022a`, `n.d.-a`."""
    text: str
    """In brackets: `Westlake et al., 2022a`."""
    narrative: str
    """As part of a sentence: `Westlake et al. (2022a)`."""
    suffix: str = ""
    """The letter alone; formatted references take it over."""


def labels(references: Iterable[Reference]) -> Mapping[str, Label]:
    """Give each reference its label, by key, in the order given.

    Letters go to references of the same authors and year, by title and then by key. So a reference
    keeps its label for as long as none of the same authors and year joins or leaves the library.
    """
    everyone = list(references)
    alike: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in everyone:
        alike[_folded(_authors(reference, " & ")), _folded(_year(reference))].append(reference)
    found = {group[0].key: _label(group[0], "") for group in alike.values() if len(group) == 1}
    # Those that stand alone have taken their names first: a letter must not make one of these.
    taken = {_folded(label.text) for label in found.values()}
    for _, group in sorted(alike.items(), key=itemgetter(0)):
        if len(group) > 1:
            letters = _letters()
            found |= {each.key: _free(each, letters, taken) for each in sorted(group, key=_by_title)}
    return {reference.key: found[reference.key] for reference in everyone}


def _free(reference: Reference, letters: Iterator[str], taken: set[str]) -> Label:
    label = next(
        label for label in (_label(reference, letter) for letter in letters) if _folded(label.text) not in taken
    )
    taken.add(_folded(label.text))
    return label


def _label(reference: Reference, letter: str) -> Label:
    year = _year(reference)
    if letter:
        year += letter if year[-1:].isdigit() else f"-{letter}"
    authors = _authors(reference, " & ")
    narrative = f"{_authors(reference, ' and ')} ({year})"
    return Label(authors, year, f"{authors}, {year}", narrative, letter)


def _letters() -> Iterator[str]:
    """Give a, b, … z, aa, ab, …"""
    place = 0
    while True:
        place += 1
        letters, rest = "", place
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("a") + letter) + letters
        yield letters


def _by_title(reference: Reference) -> tuple[str, str, str]:
    return _folded(reference.title.plain), _folded(reference.subtitle.plain), reference.key


def _folded(text: str) -> str:
    """Compare without case, accents' encoding or hyphen's kind, as a reader does."""
    return re.sub("[\u2010\u2011]", "-", unicodedata.normalize("NFKC", text)).casefold()


def _authors(reference: Reference, joined: str) -> str:
    return printed_quotes(_named(reference, joined))


def _named(reference: Reference, joined: str) -> str:
    creators = next(filter(None, map(reference.by, ("author", "editor", "series-editor"))), None)
    names = [name for name in map(family_name, creators.names) if name] if creators else []
    if not names:
        return _title(reference)
    if len(names) > 2 or (creators and creators.others):
        return f"{names[0]} et al."
    return joined.join(names)


def _title(reference: Reference) -> str:
    """Give the start of the title in quotation marks, or the key where there is no title."""
    whole = one_line(reference.title.plain or reference.subtitle.plain)
    if not whole:
        return one_line(reference.key)
    start = ""
    for word in whole.split(" "):
        start = f"{start} {word}".strip()
        if len(start) >= _TITLE_LENGTH and start != whole:
            return f"‘{start.rstrip(',;:.–—- ')}…’"
    return f"‘{start}’"


def _year(reference: Reference) -> str:
    date = reference.date
    if date is None or reference.no_date:
        return one_line(reference.status).lower() or NO_DATE
    return _years(date) or one_line(date.literal) or NO_DATE


def _years(date: Date) -> str:
    """Give the year, or first and last year of a range."""
    first, last = date.start or date.end, date.end
    if first is None:
        return ""
    text = _written(first.year)
    if date.open_end:
        text += "–"
    elif last and last.year != first.year:
        text += f"–{_written(last.year)}"
    return f"c. {text}" if date.approximate or date.uncertain else text


def _written(year: int) -> str:
    """Write a year; astronomical 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"
