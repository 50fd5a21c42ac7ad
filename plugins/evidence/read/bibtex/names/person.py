"""What was read of one name."""

from dataclasses import dataclass

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
