"""Every kind of page under axe, and in a window so narrow that only a phone or a magnifier has it."""

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import DESK, KINDS, NARROW, NOT_FOUND, ODD_KINDS
from tests.browser.serving import Served

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REFRESH = re.compile(r'<meta http-equiv="refresh"[^>]*>')

OPEN_EVERYTHING = "() => document.querySelectorAll('details').forEach((each) => (each.open = true))"
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const inside = (box) => box.closest('.ev-table, .ev-chain-frame, pre') !== null;
  const out = [...document.body.querySelectorAll('*')].filter(
    (each) => each.getClientRects().length && each.getBoundingClientRect().right > width + 1 && !inside(each));
  return [document.documentElement.scrollWidth - width, ...out.map((each) => each.outerHTML.slice(0, 90))];
}"""


RUN = """([tags, contrast]) => axe.run(
  document, {runOnly: tags, resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}}})"""


def found_by_axe(page: Page, contrast: bool = True) -> list[str]:
    """Every rule of axe that the page breaks now, with the first element that breaks it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN, [TAGS, contrast])
    assert found["testEngine"]["version"] >= "4.10", "this axe is too old to know WCAG 2.2"
    assert found["passes"], "axe looked at nothing"
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


GUISES = ((False, "light", DESK), (False, "dark", NARROW), (True, "light", NARROW), (True, "dark", DESK))
"""Light and dark in two widths; in each palette once as the page comes and once with all of it open."""


def found_in(page: Page, guises: tuple = GUISES) -> list[str]:
    """Every fault of the page in some guises: (all of it open, palette, window).

    Contrast, three quarters of axe's time, is looked at with all of it open, in both palettes: what is closed shows less.
    """
    found = []
    for opened, scheme, window in guises:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(window)
        if opened:
            page.evaluate(OPEN_EVERYTHING)
        found += [f"{scheme}, {window['width']}: {each}" for each in found_by_axe(page, contrast=opened)]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_to_mend(new_page: Callable[..., Page], served: Served, kind: str):
    page = new_page(viewport=DESK, expect=NOT_FOUND if kind == "not found" else ())
    page.goto(served.root + KINDS[kind])

    assert found_in(page) == []


@pytest.mark.parametrize("kind", ODD_KINDS)
def test_axe_finds_nothing_to_mend_in_an_odd_page(page: Page, served_oddities: Served, kind: str):
    page.goto(served_oddities.root + ODD_KINDS[kind])

    assert found_in(page, GUISES[2:]) == []


def test_axe_finds_nothing_to_mend_where_a_page_only_leads_on(page: Page, served: Served):
    def stay(route):
        """Take the order to leave out of the page, so that it can be looked at."""
        answer = route.fetch()
        assert REFRESH.search(answer.text())
        route.fulfill(response=answer, body=REFRESH.sub("", answer.text()))

    page.route("**/r/terms-of-engagement/", stay)
    page.goto(served.root + "r/terms-of-engagement/")

    assert found_in(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_while_a_citation_card_is_open(page: Page, served: Served, scheme: str):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(served.root + KINDS["study"])
    page.locator("a.ev-cite").first.hover()
    page.locator(".ev-card").wait_for(state="visible")

    assert found_by_axe(page) == []


def test_axe_would_have_found_something(page: Page, served: Served):
    page.goto(served.root)
    page.evaluate("() => { document.querySelector('h1').innerHTML = '<img src=\"assets/images/favicon.svg\">' }")

    assert [each.partition(":")[0] for each in found_by_axe(page)] == ["empty-heading", "image-alt"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_window_of_320_pixels(new_page: Callable[..., Page], served: Served, kind: str):
    page = new_page(viewport={"width": 320, "height": 256}, expect=NOT_FOUND if kind == "not found" else ())
    page.goto(served.root + KINDS[kind])
    page.evaluate(OPEN_EVERYTHING)

    assert page.evaluate(TOO_WIDE) == [0]


@pytest.mark.parametrize("kind", ODD_KINDS)
def test_no_odd_page_is_wider_than_a_window_of_320_pixels(page: Page, served_oddities: Served, kind: str):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(served_oddities.root + ODD_KINDS[kind])
    page.evaluate(OPEN_EVERYTHING)

    assert page.evaluate(TOO_WIDE) == [0]


@pytest.mark.parametrize("kind", ["study", "guide", "library"])
@pytest.mark.parametrize(
    "style",
    [
        "html { font-size: 200% }",
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
        " p { margin-bottom: 2em !important }",
    ],
    ids=["letters twice as large", "letters, words and lines further apart"],
)
def test_readers_can_set_the_text_as_they_need_it(new_page: Callable[..., Page], served: Served, kind: str, style: str):
    page = new_page(viewport={"width": 640, "height": 512}, bypass_csp=True)
    page.goto(served.root + KINDS[kind])
    page.add_style_tag(content=style)
    page.evaluate(OPEN_EVERYTHING)

    assert page.evaluate(TOO_WIDE) == [0]
