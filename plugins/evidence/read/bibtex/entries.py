"""Entries between the file and the model: names of fields and their values as written."""

from dataclasses import dataclass, field
from typing import NamedTuple

from evidence.model.source import Position
from evidence.read.bibtex.splitting.values import Value


class Field(NamedTuple):
    """One field as it stands in a file. A tuple: a large library makes a quarter of a million."""

    name: str
    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """A block as it stands in a file: an entry, or a `@string` (which has no key)."""

    kind: str
    key: str
    fields: tuple[Field, ...]
    line: int
    rest: str = ""
    """What stands behind it, before the next one."""
    rest_line: int = 0


@dataclass(slots=True)
class BibEntry:
    """An entry after `@string`; inheritance adds to its fields."""

    key: str
    kind: str
    where: Position
    fields: dict[str, str] = field(default_factory=dict)
    """By name in lower case, in the order of the file."""
    lines: dict[str, int] = field(default_factory=dict)
    """Only of fields that stand in this entry itself."""
    empty: dict[str, int] = field(default_factory=dict)
    """Lines of fields in which nothing is written."""
    noted: str = ""
    """Its notes. They stay private: only numbers and dates behind their labels are read from them."""

    def at(self, name: str) -> Position:
        """The place of a field, or of the entry where the field is inherited."""
        line = self.lines.get(name)
        return Position(self.where.path, line) if line else self.where
