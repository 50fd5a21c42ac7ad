"""The evidence map: where two terms meet, and what is known there.

A cell counts works, not documents and not findings. It is worked out from findings: every cell of
every pair of axes in one walk over the ledger, so that a page of the map only looks it up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from evidence.library.facets import broadening
from evidence.library.library import Library, LocatedFinding
from evidence.library.recorder import Recorder
from evidence.model.fields import Tag, axis_of, tag_of
from evidence.model.finding import Outcome, Resource
from evidence.model.vocabulary import COLUMNS, ROWS

Name = tuple[str, str]
"""Two terms, each as `axis/term`, the one whose axis comes first on the map first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many independent works say a thing."""

    id: str
    works: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is known where two terms meet. Without works it is a gap."""

    name: Name
    claims: tuple[str, ...] = ()
    """Findings that count, sorted."""
    works: tuple[str, ...] = ()
    """The independent works they come from, sorted."""
    documents: tuple[str, ...] = ()
    """Keys of the documents they come from, sorted: as many as the works, or more."""
    directions: tuple[Count, ...] = ()
    """Directions of result, in the order of their vocabulary; a work may report several.
    Where one of the terms is an outcome, only what became of that outcome."""
    uncounted: tuple[str, ...] = ()
    """Findings of sources without data, retired pages and retracted sources that carry both terms, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the pages behind a cell say around their findings."""

    helped: tuple[Count, ...]
    """Types of resource, in the order of their vocabulary."""
    blocked: tuple[Count, ...]
    roles: tuple[Count, ...]
    """Who took part: most works first."""
    took_part: str
    """The vocabulary of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceMap:
    """Every cell that has a finding; any other pair of terms is a gap."""

    cells: Mapping[Name, Cell] = field(default_factory=dict)
    axes: tuple[str, ...] = ()
    """The axes that the map can be drawn by, in their order."""

    def asking(self, recorder: Recorder) -> "EvidenceMap":
        """The same, which notes what it is asked for."""
        return replace(self, cells=recorder.watch("cells", self.cells))

    def cell(self, one: str, other: str) -> Cell:
        """The cell of two terms, in whichever order they are given."""
        name = self.name_of(one, other)
        return self.cells.get(name) or Cell(name=name)

    def name_of(self, one: str, other: str) -> Name:
        """The name of the cell of two terms: there is one, whichever of them is the row."""
        first, second = (self.axes.index(tag_of(each).axis) for each in (one, other))
        return (one, other) if first <= second else (other, one)


def map_axes(library: Library) -> tuple[str, ...]:
    """The axes that the map can be drawn by, as their vocabularies declare, in their order."""
    return tuple(id for _, id in sorted((axis.map.place, axis.id) for axis in library.axes.values() if axis.map))


def first_table(library: Library) -> tuple[str, str] | None:
    """Rows and columns of the table that the map opens with; None where there are no two axes."""
    axes = map_axes(library)
    if len(axes) < 2:
        return None
    asked = {axis.map.first: axis.id for axis in library.axes.values() if axis.map and axis.map.first}
    rows = asked.get(ROWS) or _first_but(asked.get(COLUMNS), axes)
    return rows, asked.get(COLUMNS) or _first_but(rows, axes)


def _first_but(taken: str | None, axes: tuple[str, ...]) -> str:
    return next(each for each in axes if each != taken)


def names(library: Library) -> Iterator[Name]:
    """Every cell there can be, gaps among them, in the order of axes and terms."""
    for one, other in combinations(map_axes(library), 2):
        for row in library.axes[one].terms:
            for column in library.axes[other].terms:
                yield f"{one}/{row.id}", f"{other}/{column.id}"


def evidence_map(library: Library) -> EvidenceMap:
    """Put every finding into the cells it counts in."""
    axes = map_axes(library)
    counted: dict[Name, list[str]] = {}
    uncounted: dict[Name, list[str]] = {}
    for id in sorted(library.findings):
        claim = library.findings[id]
        if library.told_again(claim):
            continue
        into = counted if library.counts(claim) else uncounted
        for name in _cells_of(library, axes, claim):
            into.setdefault(name, []).append(id)
    return EvidenceMap(
        axes=axes,
        cells={
            name: _cell(library, name, counted.get(name, ()), uncounted.get(name, ()))
            for name in sorted({*counted, *uncounted})
        },
    )


def _cells_of(library: Library, axes: tuple[str, ...], claim: LocatedFinding) -> Iterator[Name]:
    """The cells of a finding: it carries both terms, or one of them while its page carries the other."""
    own = _by_axis(library, axes, library.tags(claim.finding))
    # What a finding says of itself is narrower than its page: there the page's terms do not count.
    of_page = {
        axis: terms
        for axis, terms in _by_axis(library, axes, library.tags(library.pages[claim.page])).items()
        if axis not in own
    }
    carried = {**of_page, **own}
    for one, other in combinations((axis for axis in axes if axis in carried), 2):
        if one in own or other in own:
            for row in carried[one]:
                for column in carried[other]:
                    yield row, column


def _by_axis(library: Library, axes: tuple[str, ...], tags: Iterable[Tag]) -> dict[str, tuple[str, ...]]:
    """Known terms of the axes of the map, with the wider terms they are part of."""
    found: dict[str, dict[str, None]] = {}
    for tag in tags:
        for each in broadening(library, tag) if tag.axis in axes else ():
            found.setdefault(tag.axis, {})[f"{tag.axis}/{each}"] = None
    return {axis: tuple(terms) for axis, terms in found.items()}


def _cell(library: Library, name: Name, claims: Iterable[str], uncounted: Iterable[str]) -> Cell:
    kept = tuple(claims)
    keys = {library.findings[claim].key for claim in kept}
    return Cell(
        name=name,
        claims=kept,
        works=tuple(sorted({library.work_of[key] for key in keys})),
        documents=tuple(sorted(keys)),
        directions=_directions(library, name, kept),
        uncounted=tuple(uncounted),
    )


def _directions(library: Library, name: Name, claims: Iterable[str]) -> tuple[Count, ...]:
    outcome = next((tag for tag in map(tag_of, name) if tag.axis == axis_of(Outcome, "term")), "")
    works: dict[str, set[str]] = {}
    for id in claims:
        claim = library.findings[id]
        for each in claim.finding.outcomes:
            if each.of_all and (not outcome or outcome in broadening(library, each.term)):
                works.setdefault(each.direction, set()).add(library.work_of[claim.key])
    return _in_order(library, axis_of(Outcome, "direction"), works)


def _in_order(library: Library, axis: str, works: Mapping[str, set[str]]) -> tuple[Count, ...]:
    """Counts in the order of a vocabulary; words that are not in it are left out."""
    known = library.axes[axis].terms if axis in library.axes else ()
    return tuple(Count(id=term.id, works=len(works[term.id])) for term in known if term.id in works)


def surroundings(library: Library, cell: Cell) -> Surroundings:
    """Count by works what the pages of a cell say helped, got in the way, and took part."""
    helped: dict[str, set[str]] = {}
    blocked: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    took_part = ""
    for id, works in works_by_page(library, cell).items():
        page = library.pages[id]
        for into, said in ((helped, page.resources), (blocked, page.obstacles)):
            for each in said:
                into.setdefault(each.type, set()).update(works)
        for role in page.roles:
            roles.setdefault(role, set()).update(works)
            took_part = role.axis
    present = _in_order(library, took_part, roles)
    types = axis_of(Resource, "type")
    return Surroundings(
        helped=_in_order(library, types, helped),
        blocked=_in_order(library, types, blocked),
        roles=tuple(sorted(present, key=lambda role: -role.works)),
        took_part=took_part,
    )


def works_by_page(library: Library, cell: Cell) -> dict[str, set[str]]:
    """The pages whose findings count in a cell, each with the works of those findings."""
    found: dict[str, set[str]] = {}
    for id in cell.claims:
        claim = library.findings[id]
        found.setdefault(claim.page, set()).add(library.work_of[claim.key])
    return found
