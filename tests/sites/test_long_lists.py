"""A library of which more is known of a term than one page holds."""

import pytest

from tests.sites.building import build, copy_of
from tests.sites.documents import Element
from tests.sites.whole import Site, read_site

TERM = "concepts/pesticides/none/"
MANY = 102


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The library of bees, with one study that has very many findings."""
    root = copy_of("bees", tmp_path_factory.mktemp("large"))
    study = root / "content/studies/bees-on-verges.md"
    of_one = "  - {{id: f{n}, text: Finding {n}., kind: effect, locator: abstract, pesticides: [none]}}\n"
    more = "findings:\n" + "".join(of_one.format(n=n) for n in range(MANY))
    study.write_text(study.read_text(encoding="utf-8").replace("findings:\n", more), encoding="utf-8")
    return read_site(build(root).site, "/")


def shown(page: Element) -> list[str]:
    return [next(brief.all("a")).get("href").rpartition("#")[2] for brief in page.with_class("ev-brief")]


def test_the_findings_of_a_term_go_on_where_its_page_has_no_room(large: Site):
    first, second = large.pages[TERM], large.pages[f"{TERM}pages/2/"]
    (on,) = (link.get("href") for link in first.all("a") if link.get("rel") == "next")
    (back,) = (link.get("href") for link in second.all("a") if link.get("rel") == "prev")

    assert (on, back) == ("../../../concepts/pesticides/none/pages/2/", "../../../../../concepts/pesticides/none/")
    assert (len(shown(first)), len(shown(second))) == (100, 3)
    assert len({*shown(first), *shown(second)}) == MANY + 1
    assert second.first("h1").text == first.first("h1").text
    assert second.first("title").text.startswith("None used (pesticide), page 2")
