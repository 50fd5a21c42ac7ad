"""What is read from bibliographies as programs export them, approved by eye.

The samples are invented but in the habits of each program: its names for fields, its braces, its
private fields, its mistakes.
"""

from dataclasses import fields
from pathlib import Path

import pytest
from evidence.diagnostics import as_text
from evidence.model.reference import Creators, Date, Day, Name, Reference, Text
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography

from tests.golden.approved import check_approved

FOLDER = Path(__file__).parent / "bibliographies"
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("sample", sorted(FOLDER.glob("*.bib")), ids=lambda sample: sample.stem)
def test_an_export_is_read_as_approved(sample: Path):
    bibliography, found = read_bibliography([Source(sample.name, sample.read_text("utf-8"))])

    shown = [_shown(each) for each in bibliography.references.values()]
    count = f"written {bibliography.written}, reported {bibliography.reported}"
    check_approved(sample.with_suffix(".txt"), "\n\n".join([*shown, count, as_text(found)]) + "\n")


def test_our_own_bibliography_reads_clean():
    source = Source("references.bib", (ROOT / "references.bib").read_text("utf-8"))

    bibliography, found = read_bibliography([source])

    assert as_text(found) == ""
    assert bibliography.written == len(bibliography.references) >= 100
    assert bibliography.reported == 0


def _shown(reference: Reference) -> str:
    """Write out all that is known, a line for each part that is not empty."""
    lines = [f"{reference.key} ({reference.kind}, line {reference.where.line})"]
    for slot in fields(Reference):
        value = getattr(reference, slot.name)
        if value and slot.name not in {"key", "kind", "where", "lines", "columns", "fields"}:
            lines += [f"  {slot.name}: {each}" for each in _words(value)]
    return "\n".join([*lines, f"  fields: {' '.join(reference.fields)}"])


def _words(value: object) -> list[str]:
    match value:
        case Text():
            return [value.plain, *([f"  {value.rich}"] if value.rich != value.plain else [])]
        case Date():
            return [_date(value)]
        case [Creators(), *_]:
            return [f"{each.role}: {_names(each)}" for each in value]
        case tuple():
            return [" | ".join(value)]
    return [str(value)]


def _names(creators: Creators) -> str:
    return "; ".join([*map(_name, creators.names), *(["others"] if creators.others else [])])


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{name.literal}}}"
    return " / ".join(part for part in (name.von, name.family, name.given, name.suffix) if part)


def _date(date: Date) -> str:
    marks = [word for word in ("open_end", "approximate", "uncertain") if getattr(date, word)]
    days = [_day(each) for each in (date.start, date.end) if each]
    return " ".join([" to ".join(days), *marks, date.literal]).strip()


def _day(day: Day) -> str:
    return "-".join(f"{part:02}" for part in (day.year, day.month or day.season, day.day) if part)
