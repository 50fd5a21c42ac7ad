"""Which fields records have in one library: those declared here, and those of the library's own vocabularies.

A field whose terms come from a vocabulary that the library does not have is asked of nobody. A vocabulary that no
declared field takes its terms from is a field of its own, where it says that it stands: a list of its terms.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from evidence.model.fields import Declared, Kind, Needed, declared_fields
from evidence.model.guide import Guide
from evidence.model.programme import Programme
from evidence.model.summary import StudySummary
from evidence.model.tagged import Tagged
from evidence.model.vocabulary import Axis


@dataclass(frozen=True, slots=True)
class KnownFields:
    """The fields of every kind of record."""

    changed: Mapping[type, Mapping[str, Declared]] = field(default_factory=dict)
    """Kinds of record whose fields are not as declared."""

    def of(self, record: type) -> Mapping[str, Declared]:
        """The fields of a kind of record by name, in the order they are written."""
        return self.changed.get(record) or declared_fields(record)


AS_DECLARED = KnownFields()
"""Where vocabularies do not matter: every field is as its record declares it."""


def known_fields(axes: Iterable[Axis]) -> KnownFields:
    """The fields that records have in a library with these vocabularies."""
    by_id = {axis.id: axis for axis in axes}
    return KnownFields({record: _fields(record, by_id) for record in _records()})


def _records() -> set[type]:
    """The kinds of page that carry terms, and of the groups in them."""
    found: set[type] = set()
    waiting: list[type] = [StudySummary, Programme, Guide]
    while waiting:
        record = waiting.pop()
        found.add(record)
        waiting += [each.record for each in declared_fields(record).values() if each.record]
    return found


def _fields(record: type, axes: Mapping[str, Axis]) -> Mapping[str, Declared]:
    declared = declared_fields(record)
    own = {axis.id: as_field(axis) for axis in axes.values() if stands_on(record, axis)}
    return {name: _if_there(field, axes) for name, field in declared.items()} | {
        name: field for name, field in own.items() if name not in declared
    }


def _if_there(field: Declared, axes: Mapping[str, Axis]) -> Declared:
    without = field.kind is Kind.TERM and field.axis not in axes
    return replace(field, needed=Needed.OPTIONAL) if without else field


def stands_on(record: type, axis: Axis) -> bool:
    """Whether a vocabulary is a field of its own on a kind of record: it says so, and no declared field is its place."""
    named = issubclass(record, Tagged) and record.carries_as in axis.on
    return named and axis.id not in (field.axis for field in declared_fields(record).values())


def as_field(axis: Axis) -> Declared:
    """The field that a vocabulary of the library's own is."""
    return Declared(name=axis.id, help=axis.question, kind=Kind.TERM, many=True, axis=axis.id)


def own_fields(record: Tagged) -> Iterator[Declared]:
    """The fields of a record that no declaration names."""
    return (Declared(name=id, help="", kind=Kind.TERM, many=True, axis=id) for id in record.more_terms)
