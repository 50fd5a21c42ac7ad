"""What stands in a cell of the evidence map: works, counted once, with what they report."""

from itertools import permutations

import pytest
from evidence.library.evidence_map import (
    Cell,
    Count,
    Surroundings,
    evidence_map,
    map_axes,
    names,
    surroundings,
)
from evidence.library.library import Library

from tests.helpers import library_of

BIBTEX = """
    @article{one2020, title = {One}, author = {One, A}, journal = {J}, year = {2020}}
    @article{two2021, title = {Two}, author = {Two, B}, journal = {J}, year = {2021}}
    @report{blog2021, title = {A blog about two}, author = {Two, B}, institution = {I}, year = {2021}}
    @article{view2022, title = {A view}, author = {View, C}, journal = {J}, year = {2022}}
"""

PROCESSES = """
    id: processes
    label: Processes
    singular: Process
    question: What happened?
    definition: What happened between people.
    on: [finding]
    facet: {id: process, place: 6, label: What happens between people, labels: [{language: es, label: Qué ocurre entre las personas}]}
    map: {place: 4, first: rows}
    terms:
      - {id: trust, label: Trust, definition: Good faith., search: 'trust[ti]'}
      - {id: deep-trust, label: Deep trust, definition: More of it., broader: trust}
      - {id: candidacy, label: Candidacy, definition: Meant for me.}
"""
RELATIONSHIPS = """
    id: relationships
    label: Relationships
    singular: Relationship
    question: Between whom?
    definition: Between whom.
    on: [study, programme, finding]
    facet: {id: relationship, place: 3, label: Between whom, labels: [{language: es, label: Entre quiénes}]}
    map: {place: 1, first: columns}
    facts: {place: 4, label: Between whom, labels: [{language: es, label: Entre quiénes}]}
    terms:
      - {id: person-practitioner, label: Person and practitioner, definition: In care., search: 'care[ti]'}
      - {id: person-system, label: Person and system, definition: In services.}
"""
OUTCOMES = """
    id: outcomes
    label: Outcomes
    singular: Outcome
    question: What came of it?
    definition: What came of it.
    on: [finding]
    facet: {id: outcome, place: 8, label: What came of it, labels: [{language: es, label: Qué resultó}]}
    map: {place: 6}
    terms:
      - {id: wellbeing, label: Wellbeing, definition: Being well.}
      - {id: access, label: Access, definition: Getting in.}
"""
DIRECTIONS = """
    id: directions
    label: Directions
    singular: Direction
    question: Which way?
    definition: Which way it went.
    terms:
      - {id: better, label: Better, definition: For the better.}
      - {id: no-clear-change, label: No clear change, definition: None seen.}
      - {id: worse, label: Worse, definition: For the worse.}
"""
RESOURCES = """
    id: resources
    label: Resources
    singular: Resource
    question: What helped?
    definition: What helped.
    on: [finding]
    facet: {id: resource, place: 5, label: Resource or obstacle, labels: [{language: es, label: Recurso u obstáculo}]}
    map: {place: 3}
    terms:
      - {id: material, label: Material, definition: Time.}
      - {id: sociocultural, label: Sociocultural, definition: Status.}
"""
ROLES = """
    id: roles
    label: Roles
    singular: Role
    question: Who?
    definition: Who took part.
    on: [study, guide]
    facet: {id: role, place: 2, label: Who takes part, labels: [{language: es, label: Quién participa}]}
    facts: {place: 7, label: Who took part, labels: [{language: es, label: Quiénes participaron}]}
    terms:
      - {id: patient, label: Patient, definition: Somebody.}
      - {id: gp, label: GP, definition: A doctor.}
"""
WORDS = """
    without_data: [perspective, conceptual-article, toolkit, policy-or-regulation]
    retelling: [commentary]
"""
AXES = {
    "words.yml": WORDS,
    "vocabulary/processes.yml": PROCESSES,
    "vocabulary/relationships.yml": RELATIONSHIPS,
    "vocabulary/outcomes.yml": OUTCOMES,
    "vocabulary/directions.yml": DIRECTIONS,
    "vocabulary/resources.yml": RESOURCES,
    "vocabulary/roles.yml": ROLES,
}
TRUST, CARE, SYSTEM = "processes/trust", "relationships/person-practitioner", "relationships/person-system"


def study(source: str, *findings: str, more: str = "", relationships: str = "[person-practitioner]") -> str:
    """A study page; each finding is what its fields say beyond id, text, kind and locator."""
    listed = "".join(
        f"  - {{id: f{number}, text: It holds., kind: effect, locator: abstract, {each}}}\n"
        for number, each in enumerate(findings, 1)
    )
    return (
        f"---\nsources: [{source}]\nheadline: About {source}.\nsource_class: peer-reviewed-study\n"
        f"settings: [hospital]\nrelationships: {relationships}\n{more}findings:\n{listed}---\n"
    )


def library(**studies: str) -> Library:
    """A library with the axes of this file."""
    return library_of(BIBTEX, AXES, **studies)


def cell(found: Library, one: str = TRUST, other: str = CARE) -> Cell:
    """A cell of the map of a library."""
    return evidence_map(found).cell(one, other)


def test_a_finding_counts_where_it_carries_one_term_and_its_page_the_other():
    assert cell(library(a=study("one2020", "processes: [trust]"))) == Cell(
        name=(CARE, TRUST),
        claims=("a#f1",),
        works=("one2020",),
        documents=("one2020",),
    )


def test_a_finding_that_names_its_own_relationship_does_not_count_for_that_of_its_page():
    found = library(a=study("one2020", "processes: [trust], relationships: [person-system]"))

    assert cell(found, TRUST, CARE).claims == ()
    assert cell(found, TRUST, SYSTEM).claims == ("a#f1",)


def test_a_page_alone_puts_nothing_into_a_cell():
    levers = PROCESSES.replace("processes", "levers").replace("[finding]", "[study, finding]")
    levers = levers.replace("id: process,", "id: lever,").replace("place: 4, first: rows", "place: 2")
    found = library_of(
        BIBTEX,
        {**AXES, "vocabulary/levers.yml": levers},
        a=study("one2020", "processes: [candidacy]", more="levers: [trust]\n"),
    )

    assert cell(found, "levers/trust", CARE) == Cell(name=(CARE, "levers/trust"))
    assert cell(found, "levers/trust", "processes/candidacy").claims == ("a#f1",)


def test_two_findings_of_one_study_are_one_work():
    found = cell(library(a=study("one2020", "processes: [trust]", "processes: [trust]")))

    assert (len(found.claims), len(found.works)) == (2, 1)


def test_documents_of_one_work_are_one_work():
    found = cell(
        library(
            a=study("two2021", "processes: [trust]", more="work: the-two-study\n"),
            b=study("blog2021", "processes: [trust]", more="work: the-two-study\n"),
            c=study("one2020", "processes: [trust]"),
        )
    )

    assert (len(found.claims), len(found.documents), len(found.works)) == (3, 3, 2)


@pytest.mark.parametrize("sort", ["perspective", "commentary", "conceptual-article", "toolkit", "policy-or-regulation"])
def test_what_has_no_data_of_its_own_is_listed_apart_and_leaves_the_cell_a_gap(sort: str):
    opinion = study("view2022", "processes: [trust]").replace("peer-reviewed-study", sort)

    assert cell(library(a=opinion)) == Cell(name=(CARE, TRUST), uncounted=("a#f1",))


def test_a_commentary_counts_as_the_work_it_tells_of():
    report = study("two2021", "processes: [trust]", more="work: ward-study\n")
    blog = study("blog2021", "processes: [trust]", more="work: ward-study\n").replace(
        "peer-reviewed-study", "commentary"
    )
    found = cell(library(a=report, b=blog))

    assert (found.works, found.uncounted, len(found.claims)) == (("blog2021",), (), 2)


def test_a_retired_page_does_not_count():
    found = cell(library(a=study("one2020", "processes: [trust]", more="status: retired\nretired: Wrong.\n")))

    assert (found.works, found.uncounted) == ((), ("a#f1",))


def test_a_retracted_source_does_not_count():
    bibtex = BIBTEX.replace("title = {One}", "title = {One}, retracted = {By the journal}")
    found = library_of(bibtex, AXES, a=study("one2020", "processes: [trust]"))

    assert found.references["one2020"].retracted
    assert (cell(found).works, cell(found).uncounted) == ((), ("a#f1",))


def test_a_finding_of_a_source_that_nobody_knows_does_not_count():
    assert cell(library(a=study("nobody", "processes: [trust]"))).works == ()


def test_a_narrower_term_counts_for_the_wider_one_and_not_the_other_way():
    found = library(a=study("one2020", "processes: [deep-trust]"), b=study("two2021", "processes: [trust]"))

    assert cell(found, TRUST).works == ("one2020", "two2021")
    assert cell(found, "processes/deep-trust").works == ("one2020",)


def test_directions_are_counted_by_works_in_the_order_of_their_vocabulary():
    found = cell(
        library(
            a=study(
                "one2020",
                "processes: [trust], outcomes: [{term: access, direction: worse}, {term: wellbeing, direction: better}]",
                "processes: [trust], outcomes: [{term: wellbeing, direction: better}]",
            ),
            b=study("two2021", "processes: [trust], outcomes: [{term: access, direction: better}]"),
        )
    )

    assert found.directions == (Count(id="better", works=2), Count(id="worse", works=1))


@pytest.mark.parametrize("analysis", ["subgroup", "per-protocol"])
def test_a_result_of_some_of_the_people_compared_gives_a_cell_no_direction(analysis: str):
    found = cell(
        library(
            a=study(
                "one2020",
                "processes: [trust], outcomes: [{term: wellbeing, direction: no-clear-change}]",
                f"processes: [trust], outcomes: [{{term: wellbeing, direction: better, analysis: {analysis}}}]",
            )
        )
    )

    assert found.directions == (Count(id="no-clear-change", works=1),)


def test_where_an_outcome_is_one_of_the_terms_only_its_own_directions_are_told():
    found = library(
        a=study(
            "one2020",
            "processes: [trust], outcomes: [{term: access, direction: worse}, {term: wellbeing, direction: better}]",
        )
    )

    assert cell(found, TRUST, "outcomes/wellbeing").directions == (Count(id="better", works=1),)
    assert cell(found, TRUST, "outcomes/access").directions == (Count(id="worse", works=1),)


def test_a_cell_is_the_same_whichever_term_is_the_row():
    known = evidence_map(library(a=study("one2020", "processes: [trust]")))

    assert known.cell(TRUST, CARE) is known.cell(CARE, TRUST)
    assert known.name_of(TRUST, CARE) == known.name_of(CARE, TRUST) == (CARE, TRUST)


def test_what_the_pages_say_around_is_counted_by_works():
    more = (
        "roles: [gp, patient]\n"
        "obstacles: [{type: sociocultural, level: individual, text: Rank.}]\n"
        "resources: [{type: material, level: external, text: Time.}, {type: material, level: external, text: Money.}]\n"
    )
    found = library(
        a=study("two2021", "processes: [trust]", "processes: [trust]", more=f"work: two\n{more}"),
        b=study("blog2021", "processes: [trust]", more=f"work: two\n{more}"),
        c=study("one2020", "processes: [trust]", more="roles: [gp]\n"),
    )

    assert surroundings(found, cell(found)) == Surroundings(
        helped=(Count(id="material", works=1),),
        blocked=(Count(id="sociocultural", works=1),),
        roles=(Count(id="gp", works=2), Count(id="patient", works=1)),
        took_part="roles",
    )


def test_every_pair_of_terms_of_two_axes_has_one_cell_gaps_among_them():
    found = library(a=study("one2020", "processes: [trust]"))
    sizes = {axis: len(found.axes[axis].terms) for axis in map_axes(found)}

    assert list(sizes) == ["relationships", "resources", "processes", "outcomes"]
    assert len(list(names(found))) == sum(sizes[a] * sizes[b] for a, b in permutations(sizes, 2)) / 2
    assert len(set(names(found))) == len(list(names(found)))


@pytest.mark.parametrize("ring", ["trust", "deep-trust"])
def test_terms_that_are_wider_than_each_other_do_not_keep_the_map_from_being_made(ring: str):
    axes = {**AXES, "vocabulary/processes.yml": PROCESSES.replace("Good faith.,", f"Good faith., broader: {ring},")}
    found = library_of(BIBTEX, axes, a=study("one2020", "processes: [deep-trust]"))

    assert cell(found).works == ("one2020",)
