"""BibTeX, as the library itself is written."""

import re
from collections.abc import Iterable, Iterator, Mapping

from evidence.model.characters import one_line
from evidence.model.reference import Day, Reference

_NOT_IN_A_KEY = re.compile(r"""[\s{}(),="'#%~\\]+""")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LISTS = ("publisher", "institution", "organization", "school")
_SPECIAL = re.compile(r"(?<!\\)([&%$#_{}])")


def bibtex(references: Iterable[Reference]) -> bytes:
    """Write references as BibTeX entries in UTF-8, in the order given, each under a key of its own.

    Fields are those that are published, with the values that the library's own files have and in
    their order, so an entry read from here is the same reference. What the record has from elsewhere is
    added: a DOI that was part of an address, a PMID that was an `eprint`, the year and month of a `date`, which BibTeX
    does not know. A brace without its partner is left out: it would swallow the entries that follow.
    """
    taken: set[str] = set()
    return "\n".join(_entry(each, _key(each, taken)) for each in references).encode()


def _entry(reference: Reference, key: str) -> str:
    fields = {
        name: balanced(one_line(value))
        for name, value in _fields(reference)
        if re.fullmatch(r"[a-zA-Z][\w.:+-]*", name, re.ASCII)
    }
    width = max(map(len, fields), default=0)
    kind = re.sub(r"[^a-z]", "", reference.kind.lower()) or "misc"
    lines = [f"  {name:<{width}} = {_value(name, value)},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _value(name: str, value: str) -> str:
    """Give a value in braces, but a month as BibTeX's own word for it: styles and programs print `{8}` as it is.

    An *and* within the name of a publisher parts two publishers to biblatex, unless it stands in braces of its own.
    """
    if name.lower() == "month" and value.isdecimal() and 1 <= int(value) <= 12:
        return _MONTHS[int(value) - 1]
    if name.lower() in _LISTS and re.search(r"\band\b", value) and not value.startswith("{"):
        return f"{{{{{value}}}}}"
    return f"{{{value}}}"


def _key(reference: Reference, taken: set[str]) -> str:
    """Give a key that BibTeX can read and that no entry before has, capitals aside."""
    key = stem = _NOT_IN_A_KEY.sub("-", one_line(reference.key)) or "reference"
    number = 1
    while key.lower() in taken:
        number += 1
        key = f"{stem}-{number}"
    taken.add(key.lower())
    return key


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give the fields as they are written, and those whose value the record has otherwise than its fields say.

    A field that a program may read in another way than we do is written plainly: a DOI as it is, without address or
    label. Year and month come before a `date`, since Zotero takes whichever it finds last.
    """
    written = {name.lower(): value for name, value in reference.fields.items()}
    known = dict(_identifiers(reference, written)) if written else {}
    for name, value in reference.fields.items():
        if name.lower() == "date":
            yield from _year_and_month(reference, written)
        if name.lower() not in known:
            yield name, value
    yield from known.items()


def _identifiers(reference: Reference, written: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if reference.doi and _bare(written.get("doi", "")) != reference.doi:
        yield "doi", _escaped(reference.doi)
    if reference.pmid and _bare(written.get("pmid", "")) != reference.pmid:
        yield "pmid", reference.pmid
    if reference.pmcid and _bare(written.get("pmcid", "")) != reference.pmcid:
        yield "pmcid", reference.pmcid


def _year_and_month(reference: Reference, written: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    first: Day | None = reference.date.start if reference.date else None
    if first is None or first.year < 1 or "year" in written:
        return
    yield "year", str(first.year)
    if first.month and "month" not in written:
        yield "month", str(first.month)


def _bare(value: str) -> str:
    return re.sub(r"[{}]|\\(?=[_&%#$])", "", one_line(value))


def _escaped(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", value)


def balanced(value: str) -> str:
    """Leave out each brace that has no partner; `\\{` and `\\}` count too, as BibTeX counts."""
    if "{" not in value and "}" not in value:
        return value
    alone = _without_partner(value)
    alone.update([place - 1 for place in alone if value[max(place - 1, 0)] == "\\"])
    return "".join(letter for place, letter in enumerate(value) if place not in alone)


def _without_partner(value: str) -> set[int]:
    """The places of the braces that have no partner."""
    opened: list[int] = []
    alone: set[int] = set()
    for place, letter in enumerate(value):
        if letter == "{":
            opened.append(place)
        elif letter == "}" and opened:
            opened.pop()
        elif letter == "}":
            alone.add(place)
    return alone.union(opened)
