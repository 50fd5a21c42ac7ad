"""Which fields records have in one library: those declared here, and those of the library's own vocabularies.

A field whose terms come from a vocabulary that the library does not have is asked of nobody. A vocabulary that no
declared field takes its terms from is a field of its own, where it says that it stands: a list of its terms.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
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
    idle: Mapping[type, tuple[str, ...]] = field(default_factory=dict)
    """Declared fields that nobody can fill in, since the library has no vocabulary for them."""

    def of(self, record: type) -> Mapping[str, Declared]:
        """The fields of a kind of record by name, in the order they are written."""
        return self.changed.get(record) or declared_fields(record)

    def in_use(self, record: type) -> Mapping[str, Declared]:
        """Those of its fields that somebody can fill in."""
        idle = self.idle.get(record, ())
        return {name: field for name, field in self.of(record).items() if name not in idle}

    def asks_for(self, record: type, name: str) -> bool:
        """Whether a reviewed page must have a field: one that lacks it has not told yet, else it need not tell."""
        return self.of(record)[name].needed is not Needed.OPTIONAL


AS_DECLARED = KnownFields()
"""Where vocabularies do not matter: every field is as its record declares it."""


def known_fields(axes: Iterable[Axis], unasked: Collection[str] = ()) -> KnownFields:
    """The fields that records have in a library with these vocabularies, which does not ask for some of them."""
    by_id = {axis.id: axis for axis in axes}
    return KnownFields(
        {record: _fields(record, by_id, unasked) for record in _records()},
        {record: tuple(_idle(record, by_id)) for record in _records()},
    )


def _records() -> Collection[type]:
    """The kinds of page that carry terms, and of the groups in them."""
    found: dict[type, None] = {}
    waiting: list[type] = [StudySummary, Programme, Guide]
    while waiting:
        record = waiting.pop()
        found[record] = None
        waiting += [each.record for each in declared_fields(record).values() if each.record]
    return found


def _fields(record: type, axes: Mapping[str, Axis], unasked: Collection[str]) -> Mapping[str, Declared]:
    declared = declared_fields(record)
    own = {axis.id: as_field(axis) for axis in axes.values() if stands_on(record, axis)}
    return {name: _as_asked(field, axes, unasked) for name, field in declared.items()} | {
        name: field for name, field in own.items() if name not in declared
    }


def _idle(record: type, axes: Mapping[str, Axis]) -> Iterator[str]:
    return (name for name, field in declared_fields(record).items() if not can_be_answered(field, axes))


def _as_asked(field: Declared, axes: Mapping[str, Axis], unasked: Collection[str]) -> Declared:
    named = field.needed is Needed.REVIEWED and field.name in unasked
    return replace(field, needed=Needed.OPTIONAL) if named or not can_be_answered(field, axes) else field


def can_be_answered(field: Declared, axes: Mapping[str, Axis]) -> bool:
    """Whether a library has the vocabulary of a field, and of what must stand in its groups."""
    if field.kind is Kind.TERM:
        return field.axis in axes
    inner = declared_fields(field.record).values() if field.record else ()
    # Advice can do without a strength, but a rating of confidence, or a type of resource, is what its group is.
    first = next(iter(inner), None)
    return first is None or first.needed is not Needed.ALWAYS or can_be_answered(first, axes)


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
