"""What the page of a term shows when very many findings carry it."""

from textwrap import dedent

import pytest
from evidence.model.source import Source
from evidence.site import Site, plan_site
from evidence.view.numbered import Turn
from evidence.view.settings import Settings

from tests.unit.test_evidence_map import AXES, study

TERM = "concepts/processes/trust/"


def site_of(studies: int) -> Site:
    """A library in which each of so many studies says one thing about trust."""
    bibtex = "".join(
        f"@misc{{k{n:03}, title = {{T {n}}}, author = {{Au, T}}, year = {{2020}}}}\n" for n in range(studies)
    )
    texts = {**AXES, **{f"studies/s{n:03}.md": study(f"k{n:03}", "processes: [trust]") for n in range(studies)}}
    content = [Source(f"content/{path}", dedent(text).removeprefix("\n")) for path, text in texts.items()]
    return plan_site([Source("references.bib", bibtex)], content, Settings())


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(203)


def test_findings_of_a_term_that_very_many_carry_stand_on_numbered_pages_each_once(site: Site):
    first, second, third = (site.pages[f"{TERM}{more}"].view() for more in ("", "pages/2/", "pages/3/"))

    assert [len(each.findings) for each in (first, second, third)] == [100, 100, 3]
    assert len({finding.path for each in (first, second, third) for finding in each.findings}) == 203
    assert (first.total, first.works) == (203, 203), "counted are all, wherever they stand"
    assert first.next == third.previous == Turn(path=f"{TERM}pages/2/", title="2 / 3")
    assert (second.previous, third.next) == (Turn(path=TERM, title="1 / 3"), None)


def test_each_of_these_pages_has_the_references_of_what_it_shows(site: Site):
    third = site.pages[f"{TERM}pages/3/"]

    assert [each.path for each in third.view().references] == ["studies/s200/", "studies/s201/", "studies/s202/"]
    assert [crumb.path for crumb in third.crumbs] == ["concepts/", "concepts/processes/", TERM]


def test_findings_that_find_room_have_no_further_page():
    site = site_of(100)

    assert site.pages[TERM].view().next is None
    assert f"{TERM}pages/2/" not in site.pages
