"""What carries terms, and how to ask it for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from evidence.model.fields import Declared, Kind, Placed, Tag, declared_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged(Placed):
    """A record that terms can be said of."""

    carries_as: ClassVar[str] = ""
    """What a vocabulary calls records of this kind, where it says `on` which its terms may stand; '' for none."""
    parts_in: ClassVar[str] = ""
    """The field with the groups that have an address of their own, and so terms of their own; '' for none."""

    more_terms: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict, compare=False)
    """Terms of the vocabularies for which no field is declared, by the id of the vocabulary."""

    def terms(self) -> Iterator[Tag]:
        """What is said of the record itself: the terms of its fields, and those that its groups are declared to be
        about."""
        kind: type = type(self)
        for name, declared in _about(kind):
            value = getattr(self, name)
            if not value:
                continue
            if declared.record:
                yield from (tag for tag in terms_in(self, {name: declared}) if tag.axis == declared.axis)
            elif declared.many:
                yield from value
            else:
                yield value
        if self.more_terms:
            yield from self.more_tags

    def all_terms(self) -> Iterator[Tag]:
        """Every term written on it, also in its groups, but for its parts: these tell theirs."""
        kind: type = type(self)
        fields = _with_terms(kind).items()
        yield from terms_in(self, {name: declared for name, declared in fields if name != self.parts_in})
        yield from self.more_tags

    @property
    def more_tags(self) -> tuple[Tag, ...]:
        """The terms for which no field is declared, vocabulary by vocabulary."""
        return tuple(tag for tags in self.more_terms.values() for tag in tags)


@cache
def _about(record: type) -> tuple[tuple[str, Declared], ...]:
    """The fields whose terms are said of the record itself."""
    fields = _with_terms(record).items()
    return tuple((name, field) for name, field in fields if field.kind is Kind.TERM or field.axis)


def terms_in(record: Placed, fields: Mapping[str, Declared]) -> Iterator[Tag]:
    """Every term in these fields of a record and in the groups below them, in the order of the declarations."""
    for name, declared in fields.items():
        value = getattr(record, name)
        for each in value if declared.many else (value,):
            if isinstance(each, Tag) and each:
                yield each
            elif isinstance(each, Placed):
                kind: type = type(each)
                yield from terms_in(each, _with_terms(kind))


@cache
def _with_terms(record: type) -> Mapping[str, Declared]:
    """The fields that are terms, or that hold groups with terms."""
    return {
        name: field
        for name, field in declared_fields(record).items()
        if field.kind is Kind.TERM or (field.record and _with_terms(field.record))
    }
