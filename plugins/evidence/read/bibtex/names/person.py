"""What was read of a name, and of a list of names."""

from dataclasses import dataclass

from evidence.diagnostics import Rule
from evidence.model.reference import Name


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it was read, and what was noticed."""

    name: Name | None
    turned: bool = False
    """Written without a comma, and taken to begin with the family name."""
    extras: tuple[str, ...] = ()
    """What stood in it that is no part of a name: degrees, titles, marks."""
    odd: str = ""
    """What is wrong with it and cannot be mended: `has too many commas for one name`."""
    strayed: bool = False
    """An initial was put back from the family name to the given one."""
    two: bool = False
    """It looks like two people."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a list of names."""

    rule: Rule
    message: str
    mended: str | None = None
    """The whole value as it should be, where that is known."""
    choices: tuple[str, str] | None = None
    """The whole value in two ways of which the editor knows the right one: as one body, and as two."""


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names as it was read."""

    names: tuple[Name, ...] = ()
    others: bool = False
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    """LaTeX commands that are not known."""
