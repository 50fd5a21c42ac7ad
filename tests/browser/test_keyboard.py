"""The site by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import DESK, KINDS, NARROW, NOT_FOUND, PHONE
from tests.browser.serving import Served

# Everything that the keyboard should be able to reach, as the page is now.
STOPS = """() => {
  const shown = (each) => each.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const stops = [...document.querySelectorAll('a[href], button, summary, input, [tabindex="0"]')].filter(shown);
  stops.forEach((each, number) => each.setAttribute('data-stop', number));
  return stops.length;
}"""

# The element that has the focus: which stop it is, and whether it is marked and in sight.
FOCUSED = """() => {
  const each = document.activeElement;
  const style = getComputedStyle(each);
  const box = each.getBoundingClientRect();
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const middle = each.getClientRects()[0] ?? box;
  const above = document.elementFromPoint(middle.left + middle.width / 2, middle.top + middle.height / 2);
  const covered = inSight && above !== null && !each.contains(above) && !above.contains(each);
  return [each.dataset.stop ?? each.tagName, marked && inSight && !covered];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_leads_past_the_menu(new_page: Callable[..., Page], served: Served, kind: str):
    page = new_page(viewport=DESK, expect=NOT_FOUND if kind == "not found" else ())
    page.goto(served.root + KINDS[kind])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "() => document.querySelector('main').contains(document.activeElement) || !document.querySelector('main a, main button')"
    )


@pytest.mark.parametrize("kind", ["home", "study", "guide", "concept", "not found"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_tab_reaches_everything_in_order_and_always_shows_where_it_is(
    new_page: Callable[..., Page], served: Served, kind: str, window: dict[str, int]
):
    page = new_page(viewport=window, reduced_motion="reduce", expect=NOT_FOUND if kind == "not found" else ())
    page.goto(served.root + KINDS[kind])
    number = page.evaluate(STOPS)
    visited = []
    for _ in range(number):
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUSED))

    assert visited == [[str(stop), True] for stop in range(number)]
    assert number > 10


def test_the_menu_of_a_phone_opens_and_closes_by_enter_and_leads_on(new_page: Callable[..., Page], served: Served):
    page = new_page(viewport=PHONE)
    page.goto(served.root + KINDS["study"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".ev-menu summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ev-menu").get_by_role("link", name="Guides")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".ev-menu").get_by_role("link", name="Guides")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".ev-menu").get_by_role("link", name="Guides")).to_be_visible()
    for _ in range(1 + page.locator(".ev-menu a").all_inner_texts().index("Guides")):
        page.keyboard.press("Tab")
    expect(page.locator(".ev-menu").get_by_role("link", name="Guides")).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(served.root + "guides/")


def test_the_evidence_behind_advice_opens_by_the_keyboard(page: Page, served: Served):
    page.goto(served.root + KINDS["guide"])
    trace = page.locator("details.ev-trace").first
    trace.locator("summary").focus()
    page.keyboard.press("Space")

    expect(trace.locator(".ev-briefs").first).to_be_visible()


@pytest.mark.parametrize("window", [DESK, NARROW], ids=["desk", "narrow"])
def test_what_scrolls_inside_a_page_can_be_scrolled_by_keys(
    new_page: Callable[..., Page], served: Served, window: dict[str, int]
):
    page = new_page(viewport=window, expect=NOT_FOUND)
    stuck = {}
    for kind, address in KINDS.items():
        page.goto(served.root + address)
        page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
        if found := page.evaluate(OUT_OF_REACH):
            stuck[kind] = found

    assert stuck == {}


# What scrolls, in either direction, and neither takes the focus nor holds anything that does.
OUT_OF_REACH = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const style = getComputedStyle(each);
  const scrolls = (way, size, whole) => ['auto', 'scroll'].includes(way) && whole > size + 1;
  return each.checkVisibility() && each.tabIndex < 0 && !each.querySelector('a[href], button, input, select, [tabindex="0"]')
    && (scrolls(style.overflowX, each.clientWidth, each.scrollWidth) || scrolls(style.overflowY, each.clientHeight, each.scrollHeight));
}).map((each) => each.outerHTML.slice(0, 90))"""
