"""A finding that a programme tells again is listed and counted once, on the page of its source."""

from evidence.library.evidence_map import evidence_map

from tests.helpers import library_of

BIBTEX = "@report{poe2022, author = {Poe, P.}, title = {A bench}, institution = {Neighbours}, year = {2022}}"
STUDY = """
    ---
    sources: [poe2022]
    headline: Neighbours asked.
    source_class: study
    settings: [clinic]
    findings:
      - {id: a-bench, text: Asked., kind: descriptive, locator: p. 3, processes: [trust], loci: [person]}
    ---
    """
AXES = {
    f"vocabulary/{axis}.yml": f"id: {axis}\nlabel: L\nsingular: S\nquestion: Q?\ndefinition: D.\non: [finding]\n"
    f"map: {{place: {place}}}\nterms:\n"
    f"  - {{id: {term}, label: T, definition: D.}}\n"
    for place, (axis, term) in enumerate((("processes", "trust"), ("loci", "person")), 1)
}


def library_with(same_as: str):
    programme = f"""
        ---
        name: The plan
        headline: Neighbours were asked.
        settings: [clinic]
        documents: [{{key: poe2022, relation: describes}}]
        findings:
          - {{id: bench, text: Asked., kind: descriptive, locator: p. 3, source: poe2022, processes: [trust], loci: [person]{same_as}}}
        ---
        """
    return library_of(BIBTEX, {**AXES, "programmes/plan.md": programme}, neighbours=STUDY)


def test_a_finding_told_again_is_listed_and_counted_once():
    library = library_with(', same_as: "neighbours#a-bench"')
    cell = evidence_map(library).cells["processes/trust", "loci/person"]

    assert library.findings_by_term["processes/trust"] == ("neighbours#a-bench",)
    assert cell.claims == ("neighbours#a-bench",)


def test_two_findings_of_one_document_are_two():
    library = library_with("")

    assert library.findings_by_term["processes/trust"] == ("neighbours#a-bench", "plan#bench")


def test_a_finding_that_is_the_same_as_none_stays_in_the_lists():
    assert library_with(', same_as: "neighbours#gone"').findings_by_term["processes/trust"] == (
        "neighbours#a-bench",
        "plan#bench",
    )
