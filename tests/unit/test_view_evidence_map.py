"""What the pages of the map show, and where they lead."""

import pytest
from evidence.cite.labels import labels
from evidence.library.evidence_map import evidence_map
from evidence.library.library import Library
from evidence.view.context import Link, ViewContext
from evidence.view.crosswalk import drawing
from evidence.view.evidence_map import Choice, Tally, cell_page, counted, map_page, slice_of

from tests.helpers import library_of
from tests.unit.test_evidence_map import AXES, CARE, SYSTEM, TRUST, library, study

FOUND = library(
    a=study(
        "one2020",
        "processes: [trust], outcomes: [{term: access, direction: worse}]",
        more="roles: [patient]\nobstacles: [{type: material, level: external, text: No time.}]\n",
    ),
    b=study("two2021", "processes: [trust]", "processes: [candidacy]"),
    c=study("view2022", "processes: [candidacy]", relationships="[person-system]").replace(
        "peer-reviewed-study", "perspective"
    ),
)
KNOWN = evidence_map(FOUND)
TOLD = counted(ViewContext(library=FOUND, labels={}, formatted={}), KNOWN)


def context(found: Library = FOUND) -> ViewContext:
    """What views look things up in."""
    return ViewContext(library=found, labels=labels(found.references.values()), formatted={})


def test_a_table_has_a_cell_for_each_pair_of_terms_with_a_bar_against_the_fullest():
    page = map_page(context(), TOLD, "processes", "relationships")

    assert [
        (row.term.label, [(cell.works, cell.share, cell.uncounted) for cell in row.cells]) for row in page.rows
    ] == [
        ("Trust", [(2, 100, 0), (0, 0, 0)]),
        ("Deep trust", [(0, 0, 0), (0, 0, 0)]),
        ("Candidacy", [(1, 50, 0), (0, 0, 1)]),
    ]
    assert (page.filled, page.total, page.works) == (2, 6, 2)


def test_the_table_of_two_axes_turned_round_leads_to_the_same_cells():
    one = map_page(context(), TOLD, "processes", "relationships")
    other = map_page(context(), TOLD, "relationships", "processes")

    assert [[cell.path for cell in row.cells] for row in one.rows] == [
        list(column) for column in zip(*([cell.path for cell in row.cells] for row in other.rows), strict=True)
    ]
    assert (one.swapped, other.swapped) == ("map/relationships/processes/", "map/processes/relationships/")


def test_choosing_the_axis_of_the_other_side_swaps_the_two():
    page = map_page(context(), TOLD, "processes", "relationships", "blocked")

    assert page.choose_rows[0] == Choice(
        id="relationships", label="Relationships", path="map/relationships/processes/blocked/", chosen=False
    )
    assert [each.id for each in page.choose_rows if each.chosen] == ["processes"]
    assert [each.path for each in page.switch] == [
        "map/processes/relationships/",
        "map/processes/relationships/helped/",
        "map/processes/relationships/blocked/",
        "map/processes/relationships/room/",
    ]


@pytest.mark.parametrize(
    ("shown", "around"),
    [
        ("found", ()),
        ("helped", ()),
        ("blocked", (Tally(id="material", label="Material", works=1),)),
        ("room", (Tally(id="patient", label="Patient", works=1),)),
    ],
)
def test_the_switch_shows_what_the_pages_say_around(shown: str, around: tuple[Tally, ...]):
    assert map_page(context(), TOLD, "processes", "relationships", shown).rows[0].cells[0].around == around


def test_the_example_is_the_fullest_cell_and_a_table_without_any_has_none():
    example = map_page(context(), TOLD, "processes", "relationships").example
    empty = library()

    assert (example.row, example.column, example.findings) == ("Trust", "Person and practitioner", 2)
    assert (
        map_page(context(empty), counted(context(empty), evidence_map(empty)), "processes", "relationships").example
        is None
    )


def test_a_cell_tells_its_works_one_by_one_and_leads_to_the_explorer_with_both_terms():
    page = cell_page(context(), TOLD, TRUST, CARE)

    assert page.title == "Person and practitioner × Trust"
    assert [(work.documents, [each.text for each in work.findings]) for work in page.shown] == [
        ((Link("One, 2020", "studies/a/"),), ["It holds."]),
        ((Link("Two, 2021b", "studies/b/"),), ["It holds."]),
    ]
    assert page.directions == (Tally(id="worse", label="Worse", works=1),)
    assert page.explorer == "evidence/?relationship=person-practitioner&process=trust"
    assert [each.path for each in page.tables] == ["map/relationships/processes/", "map/processes/relationships/"]


def test_a_gap_gives_a_search_for_both_terms_and_lists_opinions_apart():
    gap = cell_page(context(), TOLD, TRUST, SYSTEM)
    opinion = cell_page(context(), TOLD, "processes/candidacy", SYSTEM)

    assert (gap.works, gap.search) == (0, "trust[ti]")
    assert cell_page(context(), TOLD, TRUST, CARE).search == "(care[ti]) AND (trust[ti])"
    assert (opinion.works, [each.uncounted for each in opinion.uncounted]) == (0, ["perspective"])


def test_a_cell_with_very_many_works_says_how_many_it_leaves_out():
    bibtex = "".join(f"@misc{{k{n}, title = {{T {n}}}, author = {{Au, T}}, year = {{2020}}}}\n" for n in range(103))
    found = library_of(bibtex, AXES, **{f"s{n}": study(f"k{n}", "processes: [trust]") for n in range(103)})
    page = cell_page(context(found), counted(context(found), evidence_map(found)), TRUST, CARE)

    assert (page.works, len(page.shown), page.left_out) == (103, 100, 3)


def test_a_concept_page_shows_its_row_against_the_default_other_axis():
    trust = slice_of(context(), KNOWN, "processes", "trust")
    care = slice_of(context(), KNOWN, "relationships", "person-practitioner")

    assert trust.title == Link("Relationships", "map/processes/relationships/")
    assert [(term.label, cell.works) for term, cell in trust.rows] == [
        ("Person and practitioner", 2),
        ("Person and system", 0),
    ]
    assert [(term.label, cell.works) for term, cell in care.rows] == [("Trust", 2), ("Deep trust", 0), ("Candidacy", 1)]
    assert slice_of(context(), KNOWN, "roles", "patient") is None


def test_the_crosswalk_is_drawn_axis_by_axis_without_two_labels_in_one_place():
    drawn = drawing(
        "Trust",
        [
            ("Loci", "Person", "related"),
            ("Levers", "A lever with a name that is far too long for a line", "close"),
            ("Loci", "Professional", "close"),
        ],
    )
    heights = [
        y for bundle in drawn.bundles for y in (bundle.y, *(line for road in bundle.roads for line, _ in road.lines))
    ]

    assert [(bundle.label, len(bundle.roads)) for bundle in drawn.bundles] == [("Loci", 2), ("Levers", 1)]
    assert drawn.matches == ("close", "related")
    assert all(after - before >= 20 for before, after in zip(heights, heights[1:]))
    assert heights[-1] < drawn.height
    assert drawing("Trust", []) is None
