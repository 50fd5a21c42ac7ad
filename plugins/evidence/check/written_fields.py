"""Go through everything that editors wrote, field by field, without naming one field.

A rule about all terms, or about all keys, walks the declarations of the model. A field that is
added there is checked from its first day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from evidence.library.library import Library
from evidence.model.editorial import EditorialPage
from evidence.model.fields import Declared, Kind, Placed, declared_fields
from evidence.model.known_fields import own_fields
from evidence.model.source import Position
from evidence.model.tagged import Tagged


@dataclass(frozen=True, slots=True)
class WrittenField:
    """One value of one field, where it stands."""

    field: Declared
    value: str
    where: Position


def pages(library: Library) -> Iterator[EditorialPage]:
    """Every page with text of its own, also of two that claim one id."""
    content = library.content
    yield from content.records()
    yield from content.concepts.values()
    if content.home:
        yield content.home
    if content.glossary:
        yield content.glossary


def texts(page: EditorialPage) -> Iterator[tuple[str, Position]]:
    """Every block of the text of a page, with its place."""
    prose = page.prose
    for line, block in zip(prose.lines, prose.text.split("\n"), strict=False):
        yield block, Position(page.where.path, line)


def written_everywhere(library: Library, *kinds: Kind) -> Iterator[WrittenField]:
    """Every value of these kinds in every page and every vocabulary."""
    for page in pages(library):
        yield from written(page, *kinds)
    for axis in library.content.axes:
        yield from written(axis, *kinds)
    yield from written(library.content.words, *kinds)


def written(record: Placed, *kinds: Kind) -> Iterator[WrittenField]:
    """Every value of these kinds in a record and in the groups inside it; blanks are left out."""
    shape: type = type(record)
    for name, field in _fields(shape, kinds).items():
        for place, each in _places(name, getattr(record, name), field.many):
            if isinstance(each, Placed):
                yield from written(each, *kinds)
            elif each and isinstance(each, str) and field.kind in kinds:
                yield WrittenField(field, each, record.at(place))
    if isinstance(record, Tagged) and Kind.TERM in kinds:
        yield from _own_terms(record)


def _places(name: str, value: Any, many: bool) -> Iterable[tuple[str, object]]:
    """Each value of a field with the name of its place."""
    if not value or not many:
        return ((name, value),)
    return ((f"{name}[{index}]", each) for index, each in enumerate(value))


def _own_terms(record: Tagged) -> Iterator[WrittenField]:
    for field in own_fields(record):
        for index, tag in enumerate(record.more_terms[field.name]):
            yield WrittenField(field, tag, record.at(f"{field.name}[{index}]"))


@cache
def _fields(record: type, kinds: tuple[Kind, ...]) -> dict[str, Declared]:
    """The fields that are of one of the kinds, or that hold groups with such fields."""
    return {
        name: field
        for name, field in declared_fields(record).items()
        if field.kind in kinds or (field.record and _fields(field.record, kinds))
    }
