"""How a record declares its fields: once, on the dataclass that holds them.

The reader, the JSON Schema for editors, the documentation table and the check for missing
fields all walk `declared_fields`; nothing lists a record's fields a second time.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

from evidence.model.source import Position


class Tag(str):
    """The id of a term with the vocabulary that it is of, so that no code needs to name that vocabulary again.

    It equals its bare id, so terms of several vocabularies are told apart by `name`.
    """

    __slots__ = ("axis",)
    axis: str

    def __new__(cls, axis: str, id: str) -> "Tag":
        made = super().__new__(cls, id)
        made.axis = axis
        return made

    def __reduce__(self) -> tuple[type["Tag"], tuple[str, str]]:
        return Tag, (self.axis, str(self))

    @property
    def name(self) -> str:
        """The term as the library names it: `processes/trust`."""
        return f"{self.axis}/{self}"


def tag_of(name: str) -> Tag:
    """The term that the library calls `axis/term`."""
    axis, _, id = name.partition("/")
    return Tag(axis, id)


class Kind(Enum):
    """What a value may look like in a file, and what it becomes."""

    LINE = "one line of plain text"
    TEXT = "text of any length, with *slanted* and **bold** words, and links where it is no heading"
    INTEGER = "a whole number"
    DATE = "a date, YYYY-MM-DD"
    ID = "an id: lower-case letters, digits and hyphens"
    KEY = "a BibTeX key"
    TERM = "a term of a vocabulary"
    TERM_ID = "an id of a term: letters, digits and hyphens"
    CHOICE = "one of a few words"
    LINK = "an https address, or an id of a page of this site, with #finding where needed"
    CITED = "a finding: <page id>#<finding id>"
    GROUP = "a group of fields"


SHAPES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.INTEGER: r"-?[0-9]{1,12}",
        Kind.DATE: r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        Kind.ID: r"[a-z0-9]+(?:-[a-z0-9]+)*",
        Kind.TERM_ID: r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*",
        Kind.KEY: r"[^\s,{}@\[][^\s,{}]*",
        # Quotation marks stand unescaped: programs that read the schema refuse needless backslashes.
        Kind.LINK: r"""[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"'`\\/][^\s<>"`\\]*"""
        r"|[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9_-]+)*/?(?:\?[A-Za-z0-9_=&%.+-]*)?(?:#[A-Za-z0-9_-]+)?",
        Kind.CITED: r"[^\s#]+#[a-z0-9]+(?:-[a-z0-9]+)*",
    }
)
"""The pattern that all of a value must match, in words that Python and JSON Schema both know."""


class Needed(Enum):
    """From which status on a field must be there."""

    ALWAYS = "always"
    REVIEWED = "when status is reviewed"
    OPTIONAL = "when it applies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The one definition of a field."""

    name: str = ""
    help: str
    kind: Kind
    many: bool = False
    """A list in the file, a tuple in the value."""
    needed: Needed = Needed.OPTIONAL
    axis: str = ""
    """For `TERM`: the vocabulary that the term comes from. For a `GROUP` of which each is about a term: the same."""
    choices: tuple[str, ...] = ()
    """For `CHOICE`, or words that are allowed beside any other text."""
    record: type | None = None
    """For `GROUP`: the dataclass that is read."""
    example: str = ""
    heading: bool = False
    """For `TEXT`: it is shown as a heading and in lists, where no link or citation can stand."""
    lone: str = ""
    """For `GROUP`: how a value that stands alone would be written as the group, with `{}` for the value."""


def declared(help: str, kind: Kind = Kind.LINE, **more: Any) -> Any:
    """Declare a dataclass field that an editor writes. `help` is one plain sentence."""
    many = more.get("many", False)
    nothing = Tag(more["axis"], "") if kind is Kind.TERM else ""
    default: Any = () if many else None if kind in (Kind.GROUP, Kind.INTEGER) else nothing
    if "default" in more:
        default = more.pop("default")
    return field(default=default, metadata={"declared": Declared(help=help, kind=kind, **more)})


@cache
def declared_fields(record: type) -> Mapping[str, Declared]:
    """Give the declared fields of a record by name, in the order they are written."""
    found = {}
    for each in fields(record):
        if declaration := each.metadata.get("declared"):
            found[each.name] = replace(declaration, name=each.name)
    return MappingProxyType(found)


def axis_of(record: type, name: str) -> str:
    """The vocabulary that a field takes its terms from."""
    return declared_fields(record)[name].axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A record that knows where it and each of its fields stand in a file."""

    where: Position
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Line of each field that was written; an element of a list as `name[0]`."""
    columns: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Where on its line each value begins, as far as that is known."""

    def at(self, name: str) -> Position:
        """The place of a field or element, or of the record where it was not written."""
        line = self.lines.get(name) or self.lines.get(name.partition("[")[0])
        return Position(self.where.path, line, self.columns.get(name, 1)) if line else self.where

    def wrote(self, name: str) -> bool:
        """Whether the field was written at all, be it as "not reported" or as an empty list."""
        return name in self.lines


def blank(record: type) -> dict[str, Any]:
    """Give the default of every declared field: what is not written."""
    return {
        each.name: each.default
        for each in fields(record)
        if "declared" in each.metadata and each.default is not MISSING
    }
