"""The crosswalk of a term drawn as roads that leave it: a picture of a table that stands below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

# In units of the drawing, which is as wide as a phone shows without making letters small.
WIDTH = 360
_LINE, _GAP = 20, 14
_TOP = 28
_LETTERS = 32
"""Letters of a label on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A road to one other term."""

    y: int
    lines: tuple[tuple[int, str], ...]
    """Each line of the label with its height."""
    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The roads to terms of one axis."""

    y: int
    label: str
    roads: tuple[Road, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What the picture is drawn from; heights are measured from its top."""

    term: str
    width: int
    height: int
    top: int
    end: int
    """Where the trunk ends: at the last road."""
    bundles: tuple[Bundle, ...]
    matches: tuple[str, ...]
    """Sorts of road that occur, for the key, nearest first."""


def _bundle(axis: str, others: Iterable[tuple[str, str]], top: int) -> Bundle:
    """Place the roads to one axis below its label."""
    placed: list[Road] = []
    y = top
    for other, match in others:
        lines = wrap(other, _LETTERS) or [other]
        first = y + _LINE + 4
        placed.append(
            Road(y=first, lines=tuple((first + _LINE * n, line) for n, line in enumerate(lines)), match=match)
        )
        y = placed[-1].lines[-1][0]
    return Bundle(y=top, label=axis, roads=tuple(placed))


def _end(bundle: Bundle) -> int:
    """Where the last line of a bundle stands."""
    return bundle.roads[-1].lines[-1][0]


def drawing(term: str, roads: Iterable[tuple[str, str, str]]) -> Drawing | None:
    """Place the roads of a term, given as (axis, other term, match); None where there are none."""
    by_axis: dict[str, list[tuple[str, str]]] = {}
    for axis, other, match in roads:
        by_axis.setdefault(axis, []).append((other, match))
    if not by_axis:
        return None
    bundles, y = [], _TOP
    for axis, others in by_axis.items():
        bundles.append(_bundle(axis, others, y + _LINE + _GAP))
        y = _end(bundles[-1])
    occurring = {road.match for bundle in bundles for road in bundle.roads}
    return Drawing(
        term=term,
        width=WIDTH,
        height=y + _LINE,
        top=_TOP,
        end=bundles[-1].roads[-1].y,
        bundles=tuple(bundles),
        matches=tuple(match for match in ("close", "related", "broader", "narrower") if match in occurring),
    )
