"""The evidence map: its tables, its cells, and the slice of it that a concept page shows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import permutations

from evidence.library.evidence_map import (
    Cell,
    Count,
    EvidenceMap,
    Name,
    Surroundings,
    first_table,
    map_axes,
    names,
    surroundings,
    works_by_page,
)
from evidence.library.facets import facet_of
from evidence.library.library import Library
from evidence.model import address
from evidence.model.editorial import EditorialPage
from evidence.model.fields import Tag, axis_of, tag_of
from evidence.model.finding import Outcome, Resource
from evidence.model.vocabulary import Axis
from evidence.view.context import Item, Link, ViewContext, contents
from evidence.view.finding import Brief, ResourceShown, brief, resource
from evidence.view.page import Page

FOUND, AROUND = "found", ("helped", "blocked", "room")
"""What the switch of the map offers: what was found, then what the pages say around it."""

DIRECTIONS, TYPES = axis_of(Outcome, "direction"), axis_of(Resource, "type")
"""The vocabularies of what became of an outcome, and of what helped or got in the way."""

_MOST_ROLES = 5
_MOST_WORKS = 100
_MOST_TEXTS = 40
_FEW_COLUMNS = 4
_EXPLORER = "evidence/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A word with the number of independent works that say so."""

    id: str
    label: str
    works: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """One cell of a table, or one line of a slice."""

    path: str
    title: str
    works: int
    share: int
    """Per cent of the fullest cell of the table, for a bar."""
    directions: tuple[Tally, ...]
    uncounted: int
    around: tuple[Tally, ...]
    """Under a switch other than *found*."""
    more: int
    """How many of these are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRow:
    """A term with its cells, in the order of the columns."""

    term: Link
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way to another table, or to this one."""

    id: str
    label: str
    path: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One real cell, for how to read the others."""

    row: str
    column: str
    cell: CellShown
    findings: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """One table of the map."""

    question_of_rows: str
    question_of_columns: str
    shown: str
    """`FOUND`, or one of `AROUND`."""
    columns: tuple[Link, ...]
    rows: tuple[MapRow, ...]
    wordy: bool
    """Whether there is room for words beside the signs."""
    choose_rows: tuple[Choice, ...]
    choose_columns: tuple[Choice, ...]
    switch: tuple[Choice, ...]
    swapped: str
    legend: tuple[Tally, ...]
    """Directions of result; their numbers mean nothing."""
    example: Example | None
    filled: int
    total: int
    works: int
    """Independent works in the whole table, each counted once."""
    downloads: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShown:
    """One of the two terms of a cell."""

    kind: str
    label: str
    path: str
    definition: str
    counts_as_evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkShown:
    """The findings of one work that stand in a cell."""

    documents: tuple[Link, ...]
    findings: tuple[Brief, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that helped or got in the way, and who says so."""

    what: ResourceShown
    page: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPage:
    """One cell of the map: what is known where two terms meet, or what is missing."""

    title: str
    terms: tuple[TermShown, TermShown]
    works: int
    documents: int
    findings: int
    directions: tuple[Tally, ...]
    shown: tuple[WorkShown, ...]
    left_out: int
    """Works that the page has no room for."""
    uncounted: tuple[Brief, ...]
    helped: tuple[Said, ...]
    blocked: tuple[Said, ...]
    roles: tuple[Tally, ...]
    search: str
    tables: tuple[Link, ...]
    explorer: str
    """Address of the explorer with both terms chosen."""
    contents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A term's row of the map, for its concept page."""

    title: Link
    """The other axis, leading to the table."""
    rows: tuple[tuple[Link, CellShown], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The map, with what many of its pages say and is counted once for all of them, when the first asks."""

    known: EvidenceMap
    sides: tuple[str, ...]
    """What pages say around their findings, so that a table can show it."""
    around: Callable[[Name], Surroundings]
    """What the pages behind a cell say around their findings."""
    works: Callable[[frozenset[str]], int]
    """Independent works in the whole table of two axes, whichever of them has the rows and whatever is shown."""


def counted(context: ViewContext, known: EvidenceMap) -> Counted:
    """Count nothing yet, and nothing twice."""
    once = context.recorder.once
    return Counted(
        known=known,
        sides=around(context.library),
        around=once(partial(_surroundings, context.library, known)),
        works=once(partial(_works_of_table, known)),
    )


def _surroundings(library: Library, known: EvidenceMap, name: Name) -> Surroundings:
    return surroundings(library, known.cell(*name))


def _works_of_table(known: EvidenceMap, axes: frozenset[str]) -> int:
    cells = (cell for name, cell in known.cells.items() if {tag_of(each).axis for each in name} == axes)
    return len({work for cell in cells for work in cell.works})


def _cells(known: EvidenceMap, rows: Axis, columns: Axis) -> dict[tuple[str, str], Cell]:
    """Every cell of one table by its two terms."""
    return {
        (row.id, column.id): known.cell(f"{rows.id}/{row.id}", f"{columns.id}/{column.id}")
        for row in rows.terms
        for column in columns.terms
    }


def _rows(
    context: ViewContext, cells: Mapping[tuple[str, str], CellShown], rows: Axis, columns: Axis
) -> tuple[MapRow, ...]:
    return tuple(
        MapRow(
            term=context.term(Tag(rows.id, row.id)),
            cells=tuple(cells[row.id, column.id] for column in columns.terms),
        )
        for row in rows.terms
    )


def map_page(context: ViewContext, told: Counted, rows: str, columns: str, shown: str = FOUND) -> MapPage:
    """Decide what one table of the map shows."""
    axes = context.library.axes
    cells = _cells(told.known, axes[rows], axes[columns])
    most = max((len(cell.works) for cell in cells.values()), default=0)
    here = {
        place: _shown(context, cell, place, rows, columns, most, _around(context, told, cell, shown))
        for place, cell in cells.items()
    }
    return MapPage(
        question_of_rows=axes[rows].question,
        question_of_columns=axes[columns].question,
        shown=shown,
        columns=tuple(context.term(Tag(columns, each.id)) for each in axes[columns].terms),
        rows=_rows(context, here, axes[rows], axes[columns]),
        wordy=len(axes[columns].terms) <= _FEW_COLUMNS,
        choose_rows=tuple(_choices(context, rows, columns, shown, turn=False)),
        choose_columns=tuple(_choices(context, columns, rows, shown, turn=True)),
        switch=tuple(
            Choice(id=each, label=f"map.{each}", path=_table(rows, columns, each), chosen=each == shown)
            for each in (FOUND, *told.sides)
        ),
        swapped=_table(columns, rows, shown),
        legend=_tallies(context, DIRECTIONS, _legend(context, cells.values())),
        example=_example(context, cells, here, rows, columns),
        filled=sum(1 for cell in cells.values() if cell.works),
        total=len(cells),
        works=told.works(frozenset((rows, columns))),
        downloads=tuple(
            Item(title=f"map.download.{kind}", path=f"data/map/{rows}/{columns}.{kind}") for kind in ("csv", "svg")
        ),
    )


def around(library: Library) -> tuple[str, ...]:
    """What pages can say around the findings, as far as there are vocabularies to say it in."""
    *of_resources, of_roles = AROUND
    resources = of_resources if TYPES in library.axes else ()
    return (*resources, of_roles) if any(page.roles for page in library.shown.summaries) else tuple(resources)


def _table(rows: str, columns: str, shown: str) -> str:
    return address.map_table(rows, columns, "" if shown == FOUND else shown)


def _choices(context: ViewContext, own: str, other: str, shown: str, *, turn: bool) -> Iterator[Choice]:
    """The axes to choose from; choosing the one on the other side swaps the two."""
    for axis in map_axes(context.library):
        rows, columns = (axis, own if axis == other else other)
        yield Choice(
            id=axis,
            label=context.library.axes[axis].label,
            path=_table(columns, rows, shown) if turn else _table(rows, columns, shown),
            chosen=axis == own,
        )


def _shown(
    context: ViewContext,
    cell: Cell,
    place: tuple[str, str],
    rows: str,
    columns: str,
    most: int,
    around: tuple[Tally, ...] = (),
) -> CellShown:
    kept = around[:_MOST_ROLES]
    return CellShown(
        path=address.map_cell(cell.name),
        title=f"{context.word(Tag(rows, place[0]))} × {context.word(Tag(columns, place[1]))}",
        works=len(cell.works),
        share=round(100 * len(cell.works) / most) if most else 0,
        directions=_tallies(context, DIRECTIONS, cell.directions),
        uncounted=len(cell.uncounted),
        around=kept,
        more=len(around) - len(kept),
    )


def _around(context: ViewContext, told: Counted, cell: Cell, shown: str) -> tuple[Tally, ...]:
    if shown == FOUND or not cell.works:
        return ()
    said = told.around(cell.name)
    if shown == "room":
        return _tallies(context, said.took_part, said.roles)
    return _tallies(context, TYPES, getattr(said, shown))


def _tallies(context: ViewContext, axis: str, counts: Iterable[Count]) -> tuple[Tally, ...]:
    return tuple(Tally(id=each.id, label=context.word(Tag(axis, each.id)), works=each.works) for each in counts)


def _legend(context: ViewContext, cells: Iterable[Cell]) -> tuple[Count, ...]:
    """Directions that occur in some of the cells, in the order of their vocabulary."""
    present = {each.id: each for cell in cells for each in cell.directions}
    known = context.library.axes[DIRECTIONS].terms if present else ()
    return tuple(present[term.id] for term in known if term.id in present)


def _example(
    context: ViewContext,
    cells: dict[tuple[str, str], Cell],
    shown: dict[tuple[str, str], CellShown],
    rows: str,
    columns: str,
) -> Example | None:
    """The cell that shows most: with the most works, then the most directions, then the first."""
    filled = [place for place, cell in cells.items() if cell.works]
    if not filled:
        return None
    best = max(filled, key=lambda place: (len(cells[place].works), len(cells[place].directions)))
    return Example(
        row=context.word(Tag(rows, best[0])),
        column=context.word(Tag(columns, best[1])),
        cell=shown[best],
        findings=len(cells[best].claims),
        documents=len(cells[best].documents),
    )


def cell_page(context: ViewContext, told: Counted, one: str, other: str) -> CellPage:
    """Decide what the page of one cell shows."""
    library, cell = context.library, told.known.cell(one, other)
    terms = (_term(context, cell.name[0]), _term(context, cell.name[1]))
    said = told.around(cell.name)
    works = _works(context, cell)
    helped = tuple(_said(context, cell, lambda page: page.resources))
    blocked = tuple(_said(context, cell, lambda page: page.obstacles))
    return CellPage(
        title=f"{terms[0].label} × {terms[1].label}",
        terms=terms,
        works=len(cell.works),
        documents=len(cell.documents),
        findings=len(cell.claims),
        directions=_tallies(context, DIRECTIONS, cell.directions),
        shown=works,
        left_out=len(cell.works) - len(works),
        uncounted=tuple(brief(context, library.findings[claim]) for claim in cell.uncounted),
        helped=helped,
        blocked=blocked,
        roles=_tallies(context, said.took_part, said.roles),
        search=search(context, cell.name),
        tables=tuple(_tables(context, cell.name)),
        explorer=explorer(library, cell.name),
        contents=contents(
            ("findings", "map.cell.findings", works),
            ("uncounted", "map.cell.uncounted", cell.uncounted),
            ("around", "map.cell.around", cell.works),
            ("missing", "map.cell.missing" if works else "map.cell.missing_gap", True),
            ("where", "map.cell.where", True),
        ),
    )


def _term(context: ViewContext, name: str) -> TermShown:
    tag = tag_of(name)
    term = context.library.terms[name]
    return TermShown(
        kind=context.library.axes[tag.axis].singular,
        label=term.label,
        path=address.term(tag.axis, tag),
        definition=term.definition,
        counts_as_evidence=term.counts_as_evidence,
    )


def _works(context: ViewContext, cell: Cell) -> tuple[WorkShown, ...]:
    """The works of a cell with their findings, by the name of their first document."""
    library = context.library
    by_work: dict[str, list[str]] = {}
    for claim in cell.claims:
        by_work.setdefault(library.work_of[library.findings[claim].key], []).append(claim)
    ordered = sorted(by_work, key=lambda work: (_first_label(context, by_work[work]), work))
    return tuple(_work(context, by_work[work]) for work in ordered[:_MOST_WORKS])


def _first_label(context: ViewContext, claims: Iterable[str]) -> str:
    return min(context.label(context.library.findings[claim].key).casefold() for claim in claims)


def _work(context: ViewContext, claims: Iterable[str]) -> WorkShown:
    found = [context.library.findings[claim] for claim in claims]
    documents = sorted({claim.key for claim in found}, key=lambda key: (context.label(key).casefold(), key))
    return WorkShown(
        documents=tuple(context.source_link(key) for key in documents),
        findings=tuple(brief(context, claim) for claim in found),
    )


def _said(context: ViewContext, cell: Cell, what: Callable[[EditorialPage], tuple[Resource, ...]]) -> Iterator[Said]:
    """What the pages of a cell name as help or as obstacle, page by page."""
    left = _MOST_TEXTS
    for id in works_by_page(context.library, cell):
        page = context.library.pages[id]
        link = context.source_link(page.source) if page.source else context.link_to(id)
        for each in what(page)[:left]:
            left -= 1
            yield Said(what=resource(context, each), page=link)


def _tables(context: ViewContext, name: tuple[str, str]) -> Iterator[Link]:
    """The tables that the cell stands in; the default one is there under its own address."""
    axes = [each.partition("/")[0] for each in name]
    for rows, columns in (axes, axes[::-1]):
        labels = (context.library.axes[rows].label, context.library.axes[columns].label)
        yield Link(" × ".join(labels), address.map_table(rows, columns))


def search(context: ViewContext, name: tuple[str, str]) -> str:
    """A search for both terms, put together from the searches of each."""
    parts = [term.search for each in name if (term := context.library.terms[each]).search]
    return " AND ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)


def explorer(library: Library, name: tuple[str, str]) -> str:
    """The explorer with both terms chosen: `evidence/?process=trust&relationship=person-practitioner`; '' where one
    of the two is of no facet."""
    chosen = [(facet.id, tag) for tag in map(tag_of, name) if (facet := facet_of(library, tag.axis))]
    return f"{_EXPLORER}?" + "&".join(f"{facet}={id}" for facet, id in chosen) if len(chosen) == len(name) else ""


def slice_of(context: ViewContext, known: EvidenceMap, axis: str, id: str) -> Slice | None:
    """A term's row of the map against the rows of its first table, or of one of these against its columns."""
    table = first_table(context.library)
    if axis not in known.axes or table is None:
        return None
    rows, columns = table
    other = columns if axis == rows else rows
    terms = context.library.axes[other].terms
    cells = {each.id: known.cell(f"{axis}/{id}", f"{other}/{each.id}") for each in terms}
    most = max((len(cell.works) for cell in cells.values()), default=0)
    return Slice(
        title=Link(context.library.axes[other].label, address.map_table(axis, other)),
        rows=tuple(
            (
                context.term(Tag(other, each.id)),
                _shown(context, cells[each.id], (id, each.id), axis, other, most),
            )
            for each in terms
        ),
    )


def map_pages(context: ViewContext, known: EvidenceMap) -> Iterator[Page]:
    """The evidence map: a table for every pair of axes, and a page for every cell, gaps among them."""
    axes, top = context.library.axes, Link("nav.map", "map/")
    told = counted(context, known)
    if table := first_table(context.library):
        yield Page(
            path=top.path,
            template="map.html",
            title="map.title",
            section="map",
            view=partial(map_page, context, told, *table),
        )
    for rows, columns in permutations(map_axes(context.library), 2):
        for shown in ("", *told.sides):
            yield Page(
                path=address.map_table(rows, columns, shown),
                template="map.html",
                section="map",
                title=f"map.title.{shown or FOUND}",
                words={"rows": axes[rows].label, "columns": axes[columns].label},
                crumbs=(top,),
                view=partial(map_page, context, told, rows, columns, *filter(None, [shown])),
            )
    for one, other in names(context.library):
        row, column = tag_of(one), tag_of(other)
        yield Page(
            path=address.map_cell((one, other)),
            template="cell.html",
            section="map",
            # Terms of two axes may share a word, but no two pages a title.
            title=" × ".join(f"{context.word(tag)} ({axes[tag.axis].singular.lower()})" for tag in (row, column)),
            crumbs=(
                top,
                Link(f"{axes[row.axis].label} × {axes[column.axis].label}", address.map_table(row.axis, column.axis)),
            ),
            view=partial(cell_page, context, told, one, other),
        )
