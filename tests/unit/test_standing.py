"""How many works a claim rests on, and the verdict: only on findings that were declared to agree or to contradict."""

import pytest
from evidence.library.standing import Standing, standing_of_advice, standing_of_finding

from tests.helpers import library_of

BIBTEX = "".join(
    f"@article{{{key}, author = {{Doe, J.}}, title = {{Study {key}}}, journal = {{J}}, year = {{2020}}{more}}}\n"
    for key, more in {"one": "", "two": "", "three": "", "opinion": "", "withdrawn": ", retracted = {2021}"}.items()
)


def study(key: str, *findings: str, more: str = "") -> str:
    written = "".join(f"\n  - {{text: Said., kind: effect, locator: abstract, {each}}}" for each in findings)
    return f"---\nsources: [{key}]\nheadline: Said.\nsource_class: study\nsettings: [ward]\n{more}findings:{written}\n---\n"


def standing(advice: str, **studies: str) -> Standing:
    """How one recommendation stands that is written as given, over these studies."""
    guide = (
        "---\nquestion: Who?\nheadline: We.\nroles: [nurse]\nsettings: [ward]\nrecommendations:\n"
        f"  - {{id: ask, text: Ask., actor: [nurse], strength: consider, why: It is cheap., {advice}}}\n---\n"
    )
    library = library_of(BIBTEX, {"guides/asking.md": guide, **WORDS}, **studies)
    return standing_of_advice(library, library.content.guides[0].recommendations[0])


WORDS = {"words.yml": "without_data: [perspective]"}
ONE = study("one", "id: helps", "id: tires")
TWO = study("two", "id: helps, agrees_with: [first#helps]", "id: no-good")


@pytest.mark.parametrize(
    ("advice", "expected"),
    [
        pytest.param(
            "because: [first#helps]",
            Standing(1, "corroborated"),
            id="another work was declared to agree with all it says",
        ),
        pytest.param("because: [first#helps, second#helps]", Standing(2, "corroborated"), id="both are named"),
        pytest.param("because: [first#tires]", Standing(1, "single-work"), id="nobody agrees"),
        pytest.param("because: [first#tires, second#helps]", Standing(2), id="two works on two points"),
        pytest.param(
            "because: [first#helps, first#tires, second#helps]", Standing(2), id="agreement on one of two points"
        ),
        pytest.param(
            "because: [first#tires], against: [{finding: second#no-good, kind: contradicts}]",
            Standing(1, "contested"),
            id="another work contradicts",
        ),
        pytest.param(
            "because: [first#tires], against: [{finding: second#no-good, kind: limits}, {finding: second#helps, kind: caution}]",
            Standing(1, "single-work"),
            id="limits and cautions only",
        ),
        pytest.param(
            "because: [first#helps], against: [{finding: first#tires, kind: contradicts}]",
            Standing(1, "corroborated"),
            id="the same work on both sides",
        ),
        pytest.param(
            "because: [first#helps, second#helps], against: [{finding: second#no-good, kind: contradicts}]",
            Standing(2, "corroborated"),
            id="one of the works on both sides",
        ),
    ],
)
def test_a_verdict_needs_a_declared_agreement_or_a_contradiction_by_another_work(advice, expected):
    assert standing(advice, first=ONE, second=TWO) == expected


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            study("opinion", "id: no-good", more="").replace("source_class: study", "source_class: perspective"),
            id="opinion",
        ),
        pytest.param(study("withdrawn", "id: no-good"), id="retracted"),
        pytest.param(study("two", "id: no-good", more="status: retired\nretired: Withdrawn.\n"), id="retired"),
        pytest.param(study("two", "id: no-good", more="work: one\n"), id="another document of the same work"),
    ],
)
def test_what_does_not_count_or_is_the_same_work_contests_nothing(other):
    advice = "because: [first#tires], against: [{finding: second#no-good, kind: contradicts}]"

    assert standing(advice, first=study("one", "id: tires", more="work: one\n"), second=other) == Standing(
        1, "single-work"
    )


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            study("opinion", "id: yes, agrees_with: [first#helps]").replace("class: study", "class: perspective"),
            id="opinion",
        ),
        pytest.param(study("withdrawn", "id: yes, agrees_with: [first#helps]"), id="retracted"),
        pytest.param(
            study("two", "id: yes, agrees_with: [first#helps]", more="status: retired\nretired: Old.\n"), id="retired"
        ),
        pytest.param(
            study("two", 'id: yes, agrees_in_part: [{finding: "first#helps", point: trust}]'),
            id="agreement on one point",
        ),
    ],
)
def test_what_does_not_count_or_agrees_in_part_corroborates_nothing(other):
    library = library_of(BIBTEX, WORDS, first=ONE, second=other)

    assert standing_of_finding(library, "first#helps") == Standing(1, "single-work")
    assert standing("because: [first#helps]", first=ONE, second=other) == Standing(1, "single-work")


def test_several_documents_of_one_work_are_an_echo():
    first, second = (
        study("one", "id: helps", more="work: w\n"),
        study("two", "id: yes, agrees_with: [first#helps]", more="work: w\n"),
    )

    assert standing("because: [first#helps, second#yes]", first=first, second=second) == Standing(1, "echoed")


def test_advice_that_rests_on_nothing_that_counts_has_no_standing():
    opinion = study("opinion", "id: yes").replace("class: study", "class: perspective")

    assert (
        standing(
            "because: [first#yes], against: [{finding: second#helps, kind: contradicts}]", first=opinion, second=TWO
        )
        == Standing()
    )


def test_agreement_of_two_with_a_third_is_not_agreement_between_them():
    """Each may agree with the third on another part of what it says."""
    third = study("three", "id: both, agrees_with: [first#helps, second#no-good]")

    assert standing(
        "because: [first#helps, second#no-good]", first=ONE, second=study("two", "id: no-good"), third=third
    ) == Standing(2)


def test_a_finding_is_contested_only_by_another_work():
    other = study("two", "id: opposite, disagrees_with: [first#helps]")
    own = study("one", "id: helps, disagrees_with: [first#tires]", "id: tires")

    assert standing_of_finding(library_of(BIBTEX, first=own, second=other), "first#helps") == Standing(1, "contested")
    assert standing_of_finding(library_of(BIBTEX, first=own), "first#helps") == Standing(1, "single-work")


def test_agreement_on_one_point_is_known_from_both_sides():
    second = study("two", 'id: yes, agrees_in_part: [{finding: "first#helps", point: trust}]')

    assert library_of(BIBTEX, first=ONE, second=second).agreeing_in_part == {
        "first#helps": (("second#yes", "trust"),),
        "second#yes": (("first#helps", "trust"),),
    }
