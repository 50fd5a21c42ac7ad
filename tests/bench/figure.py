"""A measured figure and the bound it is held to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.bench.running import ChildFailed, Measured, Run

NOT_THERE = "not there yet"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    measured: float | None
    """None where it could not be had, which never counts as passed."""
    bound: float
    """The most it may be."""
    unit: str
    """`×` for a ratio, else what is counted."""
    why: str = "failed"
    """Said in place of what could not be measured."""

    @property
    def ok(self) -> bool:
        """Tell whether the bound is kept."""
        return self.measured is not None and self.measured <= self.bound


def ratio(what: str, ours: Measured, theirs: Measured, bound: float, of: Callable[[Run], float]) -> Figure:
    """What one run took in times of another."""
    for each in (ours, theirs):
        if isinstance(each, ChildFailed):
            return Figure(what, None, bound, "×", each.why)
    return Figure(what, of(ours) / of(theirs), bound, "×")


def amount(what: str, run: Measured, bound: float, unit: str, of: Callable[[Run], float]) -> Figure:
    """Something that a run took."""
    if isinstance(run, ChildFailed):
        return Figure(what, None, bound, unit, run.why)
    return Figure(what, of(run), bound, unit)


def cpu(run: Run) -> float:
    """Seconds of the processor."""
    return run.seconds


def wall(run: Run) -> float:
    """Seconds by the wall."""
    return run.wall


def table(figures: Iterable[Figure]) -> str:
    """Lay the figures out for reading."""
    rows = [(each.what, _measured(each), "≤ " + _number(each.bound, each.unit), _ok(each)) for each in figures]
    return in_columns(("figure", "measured", "bound", "ok"), rows)


def in_columns(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Lay rows out under a head, each column as wide as it must be."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _measured(figure: Figure) -> str:
    return figure.why if figure.measured is None else _number(figure.measured, figure.unit)


def _number(value: float, unit: str) -> str:
    places = 0 if unit in ("kB", "MiB", "files", "") else 2
    return f"{value:,.{places}f} {unit}".rstrip()


def _ok(figure: Figure) -> str:
    return "yes" if figure.ok else "NO"
