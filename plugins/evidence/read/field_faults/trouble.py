"""Where the parser of the fields could go no further, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the parser could go no further, and what it was about. Lines and columns count from zero."""

    lines: Sequence[str]
    at: int
    column: int
    opened: int
    """The line on which what it was reading begins."""
    problem: str
    context: str

    def line(self, number: int) -> str:
        """A line, '' beyond the first and the last."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def suspects(self) -> tuple[int, ...]:
        """The lines that may hold the mistake, the likeliest first."""
        return tuple(dict.fromkeys((self.opened, self.at)))


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake with the line it is on, and where it is known how the lines should be."""

    line: int
    message: str
    hint: str
    new: tuple[str, ...] | None = None
    """The lines that should stand in place of `height` lines from this one on."""
    first: int = -1
    """The first of these lines, where it is not the line of the mistake."""
    height: int = 1

    @property
    def start(self) -> int:
        """The first line that is changed."""
        return self.line if self.first < 0 else self.first
