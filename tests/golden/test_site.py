"""What readers see of the library of oddities, page by page, as someone has looked it over.

The library is in `tests/sites/oddities`, the approved pages are in `tests/golden/site`.
`EVIDENCE_UPDATE_GOLDEN=1` writes them anew.
"""

from pathlib import Path

import pytest
from evidence.cli import main

from tests.golden.approved import check_approved
from tests.golden.outline import outline
from tests.sites.building import Built
from tests.sites.documents import read

APPROVED = Path(__file__).parent / "site"

PAGES = {
    "home": "",
    "a-contested-effect": "studies/asking-trial/",
    "a-draft": "studies/waiting-rooms/",
    "a-stub-with-a-rule": "studies/plan-for-asking/",
    "a-retired-page-of-a-retracted-study": "studies/asking-does-nothing/",
    "a-perspective": "studies/a-course-in-asking/",
    "a-programme": "programmes/odd-plan/",
    "a-guide": "guides/asking-first/",
    "a-term-with-findings": "concepts/processes/asking/",
    "a-term-without-findings": "concepts/processes/listening/",
    "a-strength-of-advice": "concepts/strengths/consider/",
    "a-verdict-without-advice": "concepts/corroboration/echoed/",
    "an-axis-that-nothing-carries": "concepts/loci/",
    "a-record-in-press": "library/arnadottir-press/",
    "the-library": "library/",
    "the-word-list": "glossary/",
    "an-earlier-address": "studies/asking-first-trial/",
    "a-finding-that-was-taken-away": "r/asking-trial/an-old-finding/",
    "a-plain-page": "notes/plain/",
    "the-map": "map/",
    "the-map-of-who-took-part": "map/relationships/processes/room/",
    "a-cell-of-the-map": "map/relationships/person-practitioner/processes/asking/",
    "a-gap-of-the-map": "map/processes/listening/loci/person/",
    "what-is-new": "new/",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_as_approved(oddities: Built, name: str):
    page = read(oddities.site / PAGES[name] / "index.html")

    check_approved(APPROVED / f"{name}.txt", outline(page))


def test_the_check_says_what_was_approved_of_the_same_library(
    oddities: Built, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 1 June 2026

    assert main(["check", "-C", str(oddities.root)]) == 1
    check_approved(APPROVED / "the-check.txt", capsys.readouterr().out)


def test_no_approved_page_is_left_over():
    names = {path.stem for path in APPROVED.iterdir()}

    assert names == {*PAGES, "the-check"}
