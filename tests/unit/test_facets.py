"""What can be found, and by what: entries with their terms, values with their entries."""

import pytest
from evidence.library.facet_index import Value, group_path, groups, index_facets, value_path
from evidence.library.facets import data_years, entries, facets, value_id

from tests.helpers import library_of
from tests.small_library import BIBTEX, FILES, LABELS

FACET = {facet.id: facet for facet in facets(library_of(BIBTEX, FILES))}


@pytest.fixture(scope="module")
def library():
    return library_of(BIBTEX, FILES)


@pytest.fixture(scope="module")
def facet_index(library):
    return index_facets(library, LABELS)


def test_guides_come_first_and_references_last_each_in_the_order_of_titles(facet_index):
    assert [(entry.kind, entry.id) for entry in facet_index.entries] == [
        ("guide", "asking-first"),
        ("study", "ward-rounds"),
        ("study", "open-surgery"),
        ("programme", "asking-plan"),
        ("concept", "directions/better"),
        ("concept", "settings/general-practice"),
        ("concept", "settings/hospital"),
        ("concept", "directions/no-clear-change"),
        ("concept", "settings/patient-group"),
        ("concept", "processes/trust"),
        ("concept", "outcomes/wellbeing"),
        ("glossary", "glossary#carer"),
        ("reference", "lone2019"),
        ("reference", "undated"),
    ]


def test_a_study_carries_its_own_terms_those_of_its_findings_and_the_broader_ones(facet_index):
    study = next(entry for entry in facet_index.entries if entry.id == "open-surgery")

    assert dict(study.terms) == {
        "kind": ("study",),
        "setting": ("patient-group", "general-practice"),
        "process": ("trust",),
        "outcome": ("wellbeing", "wellbeing:better"),
        "data-year": ("2014", "2015", "2016"),
        "year": ("2020",),
        "language": ("en",),
        "author": ("okafor-ngozi", "de-vries-anne"),
        "journal": ("journal-of-listening",),
    }


@pytest.mark.parametrize("analysis", ["subgroup", "per-protocol"])
def test_a_result_of_some_of_the_people_compared_gives_a_study_no_direction(analysis: str):
    some = {
        path: text.replace("direction: better}", f"direction: better, analysis: {analysis}}}")
        for path, text in FILES.items()
    }
    assert some != FILES
    study = next(entry for entry in entries(library_of(BIBTEX, some), LABELS) if entry.id == "open-surgery")

    assert study.terms["outcome"] == ("wellbeing",)


def test_a_study_says_what_it_found_then_its_source_then_who_and_where(facet_index):
    study = next(entry for entry in facet_index.entries if entry.id == "open-surgery")

    assert (study.title, study.headline, study.meta, study.year, study.path) == (
        "“Seen” at the open surgery, people came back.",
        "Coming back: A study",
        ("Okafor & de Vries, 2020", "Patient group"),
        2020,
        "studies/open-surgery/",
    )


def test_a_guide_is_found_by_what_its_advice_rests_on(facet_index):
    assert dict(facet_index.entries[0].terms) == {
        "kind": ("guide",),
        "setting": ("hospital",),
        "process": ("trust",),
        "outcome": ("wellbeing",),
    }


def test_a_reference_with_a_summary_is_found_through_its_study_alone(facet_index):
    assert [entry.id for entry in facet_index.entries if "okafor-ngozi" in entry.terms.get("author", ())] == [
        "open-surgery",
        "lone2019",
    ]


def test_a_term_that_no_vocabulary_has_is_no_value(library):
    terms = {term for entry in entries(library, LABELS) for term in entry.terms.get("setting", ())}

    assert terms == {"general-practice", "patient-group", "hospital"}


def test_narrower_values_follow_the_broader_one_and_are_counted_in_it(facet_index):
    assert facet_index.values["setting"] == (
        Value(id="general-practice", label="General practice", numbers=(2, 5, 8)),
        Value(id="patient-group", label="Patient group", broader="general-practice", level=1, numbers=(2, 8)),
        Value(id="hospital", label="Hospital", numbers=(0, 1, 3, 6)),
    )


def test_an_outcome_has_the_directions_in_which_it_went_under_it(facet_index):
    assert [(value.id, value.label, value.broader, value.numbers) for value in facet_index.values["outcome"]] == [
        ("wellbeing", "Wellbeing", "", (0, 1, 2, 10)),
        ("wellbeing:better", "Better", "wellbeing", (2,)),
        ("wellbeing:no-clear-change", "No clear change", "wellbeing", (1,)),
    ]


def test_an_author_spelled_with_and_without_accents_is_one_value(facet_index):
    assert [(value.id, value.label, value.numbers) for value in facet_index.values["author"]] == [
        ("de-vries-anne", "de Vries, Anne", (2,)),
        ("okafor-ngozi", "Okafor, Ngozi", (2, 12)),
        ("perez-ana", "Pérez, Ana", (1, 12)),
    ]


def test_years_are_listed_newest_first_and_what_has_no_year_has_none(facet_index):
    assert [(value.id, value.numbers) for value in facet_index.values["year"]] == [
        ("2020", (2,)),
        ("2019", (12,)),
        ("2018", (1,)),
    ]


def test_names_stand_together_by_their_first_two_letters_so_that_each_has_an_address(facet_index):
    together = groups((*facet_index.values["author"], Value(id="_e7_8e_8b", label="王")))

    assert {letters: [value.label for value in names] for letters, names in together.items()} == {
        "de": ["de Vries, Anne"],
        "ok": ["Okafor, Ngozi"],
        "pe": ["Pérez, Ana"],
        "other": ["王"],
    }
    assert group_path(FACET["author"], "ok") == "evidence/author/ok/"


def test_a_direction_has_an_address_below_its_outcome_and_further_pages_below_that(facet_index):
    value = facet_index.values["outcome"][1]

    assert value_path(FACET["outcome"], value) == "evidence/outcome/wellbeing/better/"
    assert value_path(FACET["outcome"], value, 2) == "evidence/outcome/wellbeing/better/pages/2/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Singer, Sara J.", "singer-sara-j"),
        ("Légaré, France", "legare-france"),
        ("O’Connor, Annette", "o-connor-annette"),
        ("BMJ Quality & Safety", "bmj-quality-safety"),
        ("王, 明", "_e7_8e_8b-_e6_98_8e"),
        ("../..", ""),
        ("con", "_con"),
    ],
)
def test_a_name_of_any_script_becomes_a_safe_part_of_an_address(name, value):
    assert value_id(name) == value


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2014-2016", (2014, 2015, 2016)),
        ("August 2010 to October 2011, in two phases", (2010, 2011)),
        ("Searched to 15 June 2017", (2017,)),
        ("not-reported", ()),
        ("18 months of follow-up; 12014 letters", ()),
    ],
)
def test_the_years_of_the_data_are_those_from_the_first_to_the_last_that_is_named(words, years):
    assert data_years(words) == years


def test_an_empty_library_has_nothing_to_find():
    facet_index = index_facets(library_of(), {})

    assert facet_index.entries == ()
    assert {facet: values for facet, values in facet_index.values.items() if values and facet != "kind"} == {}
