"""The script decides what the Python tests approved: both read one file."""

import json

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served
from tests.js.explorer_cases import FILE

CONTRACT = json.loads(FILE.read_text(encoding="utf-8"))

DECIDE = """async ({root, contract, address}) => {
  const filter = await import(root + 'assets/js/filter.js');
  const index = filter.readIndex(contract.index);
  for (const [facet, raw] of Object.entries(contract.large)) index.facets.set(facet, filter.readLargeFacet(raw));
  const {state, unknown} = filter.readAddress(address, contract.facets);
  const {numbers, count} = filter.choose(index, state, null);
  const named = [...index.facets].filter(([, values]) => values.length).map(([facet, values]) => {
    const counts = count(facet);
    return [facet, Object.fromEntries(values.map(({id}, place) => [id, counts[place]]))];
  });
  return {unknown, decided: {address, numbers: [...numbers], counts: Object.fromEntries(named)}};
}"""

READ = """async ({root, facets, address}) => {
  const {readAddress, writeAddress} = await import(root + 'assets/js/filter.js');
  const {state, unknown, cut} = readAddress(address, facets);
  return {written: writeAddress(state, facets), unknown, cut};
}"""

FOUND = """async ({root, contract, found, address}) => {
  const filter = await import(root + 'assets/js/filter.js');
  const index = filter.readIndex(contract.index);
  const {state} = filter.readAddress(address, contract.facets);
  return [...filter.choose(index, state, found).numbers];
}"""

CHOSEN = """async ({root, chosen, id}) => {
  const {toggled} = await import(root + 'assets/js/filter.js');
  return toggled(chosen, id, new Map([['group', 'practice'], ['board', 'group']]));
}"""


@pytest.fixture
def at_site(page: Page, served: Served) -> Page:
    page.goto(served.root + "about/")
    return page


@pytest.mark.parametrize("case", CONTRACT["cases"], ids=lambda case: case["address"] or "nothing")
def test_the_script_finds_and_counts_as_approved(at_site: Page, served: Served, case: dict):
    got = at_site.evaluate(DECIDE, {"root": served.root, "contract": CONTRACT, "address": case["address"]})

    assert got == {"unknown": [], "decided": case}


@pytest.mark.parametrize(
    ("address", "written", "unknown"),
    [
        ("?setting=hospital&kind=study", "?kind=study&setting=hospital", []),
        ("?year=2020..2015", "?year=2015..2020", []),
        ("?year=2019", "?year=2019", []),
        ("?year=2019..2019", "?year=2019", []),
        ("?outcome=wellbeing:better&page=2", "?outcome=wellbeing:better&page=2", []),
        ("?year=soon&page=-1&sort=luck", "", [["year", "soon"], ["page", "-1"], ["sort", "luck"]]),
        ("?colour=red&setting=", "", [["colour", "red"]]),
        ("?q=%20trust%20%20me%20&sort=relevance", "?q=trust+me&sort=relevance", []),
        ("?setting=a&setting=a", "?setting=a", []),
        ("?%E0%A4%A&__proto__=1&constructor=2", "", [["\ufffd%A", ""], ["__proto__", "1"], ["constructor", "2"]]),
    ],
)
def test_a_view_has_one_address_and_what_is_not_known_is_named(
    at_site: Page, served: Served, address: str, written: str, unknown: list
):
    got = at_site.evaluate(READ, {"root": served.root, "facets": CONTRACT["facets"], "address": address})

    assert got == {"written": written, "unknown": unknown, "cut": False}


def test_a_question_of_10000_letters_is_cut_and_says_so(at_site: Page, served: Served):
    given = {"root": served.root, "facets": CONTRACT["facets"], "address": "?q=" + "x" * 10_000}

    assert at_site.evaluate(READ, given) == {"written": "?q=" + "x" * 400, "unknown": [], "cut": True}


@pytest.mark.parametrize(
    ("address", "numbers"),
    [
        ("?q=words", [12, 3, 1]),
        ("?q=words&setting=hospital", [3, 1]),
        ("?q=words&sort=year", [12, 1, 3]),
        ("?q=words&sort=kind", [1, 3, 12]),
    ],
)
def test_what_the_words_were_found_in_is_narrowed_and_keeps_its_order(
    at_site: Page, served: Served, address: str, numbers: list
):
    given = {"root": served.root, "contract": CONTRACT, "found": [12, 3, 1, 9999], "address": address}

    assert at_site.evaluate(FOUND, given) == numbers


@pytest.mark.parametrize(
    ("chosen", "id", "now"),
    [
        ([], "group", ["group"]),
        (["group"], "group", []),
        (["practice", "hospital"], "group", ["hospital", "group"]),
        (["board", "hospital"], "practice", ["hospital", "practice"]),
    ],
)
def test_a_broader_and_a_narrower_value_are_never_chosen_together(
    at_site: Page, served: Served, chosen: list, id: str, now: list
):
    assert at_site.evaluate(CHOSEN, {"root": served.root, "chosen": chosen, "id": id}) == now
