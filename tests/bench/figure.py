"""A measured figure and the bound it is held to."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    measured: float
    """Infinite where it could not be had."""
    bound: float
    """The most it may be."""
    unit: str
    """`×` for a ratio, else what is counted."""

    @property
    def ok(self) -> bool:
        """Tell whether the bound is kept."""
        return self.measured <= self.bound


def table(figures: list[Figure]) -> str:
    """Lay the figures out for reading."""
    rows = [("figure", "measured", "bound", "ok")]
    rows += [
        (each.what, _number(each.measured, each.unit), "≤ " + _number(each.bound, each.unit), _ok(each))
        for each in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _number(value: float, unit: str) -> str:
    if math.isinf(value):
        return "failed"
    places = 0 if unit in ("kB", "MiB", "") else 2
    return f"{value:.{places}f} {unit}".rstrip()


def _ok(figure: Figure) -> str:
    return "yes" if figure.ok else "NO"
