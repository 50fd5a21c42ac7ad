"""Text and places in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it stood in a file."""

    path: str
    """From the root of the project, with `/`, as it is shown to an editor."""
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place an editor can go to: lines and columns count from one."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
