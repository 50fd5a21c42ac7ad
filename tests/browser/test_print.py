"""What comes out of the printer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.kinds import DESK, KINDS, NOT_FOUND
from tests.browser.serving import Served

PAPER = {"width": 680, "height": 960}
"""About what is left of a sheet of A4 between its margins."""

IS_SHOWN = (
    "each => each.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) && each.offsetHeight > 0"
)


def open_printed(page: Page, address: str, **settings: str) -> None:
    page.set_viewport_size(PAPER)
    page.goto(address)
    page.emulate_media(media="print", **settings)


def shown(found: Locator) -> list[bool]:
    return [each.evaluate(IS_SHOWN) for each in found.all()]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_prints_what_only_a_screen_can_use(new_page: Callable[..., Page], served: Served, kind: str):
    page = new_page(viewport=DESK, expect=NOT_FOUND if kind == "not found" else ())
    open_printed(page, served.root + KINDS[kind])

    for useless in (page.get_by_role("navigation"), page.get_by_role("button"), page.locator(".ev-skip, .ev-menu")):
        assert not any(shown(useless))
    assert shown(page.get_by_role("heading", level=1)) == [True]
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_guide_prints_the_evidence_behind_every_piece_of_advice(
    new_page: Callable[..., Page], served: Served, script: bool
):
    page = new_page(java_script_enabled=script)
    open_printed(page, served.root + KINDS["guide"])
    recommendations = page.locator(".ev-recommendation").count()

    assert recommendations > 3
    assert shown(page.locator(".ev-recommendation .ev-trace__body")) == [True] * recommendations
    assert all(shown(page.locator(".ev-recommendation .ev-brief__text")))
    assert all(box["height"] > 0 for each in page.locator(".ev-brief").all() if (box := each.bounding_box()))


def test_a_study_prints_its_findings_and_its_source_but_no_raw_data(page: Page, served: Served):
    open_printed(page, served.root + KINDS["study"])

    read = page.locator(".ev-finding__text, .ev-section > .ev-facts dd, .ev-references > li, .ev-cite-list dd")
    assert read.count() > 20
    assert all(shown(read))
    assert shown(page.locator("#bibtex")) == [False]
    assert shown(page.locator("#record-data")) == [False]


def test_a_printed_link_to_another_site_tells_its_address_once(page: Page, served: Served):
    open_printed(page, served.root + KINDS["study"])
    repeated = page.evaluate("""() => [...document.querySelectorAll('main a[href^="http"]')].filter((link) => {
      const added = getComputedStyle(link, '::after').content;
      const words = link.textContent.replace('doi:', 'https://doi.org/');
      const told = [words.includes(link.href), added.includes(link.getAttribute('href'))];
      return told[0] === told[1];
    }).map((link) => link.outerHTML)""")

    assert repeated == []


@pytest.mark.parametrize("settings", [{"color_scheme": "dark"}, {"color_scheme": "light"}], ids=["dark", "light"])
def test_paper_is_white_whatever_the_screen_is(page: Page, served: Served, settings: dict[str, str]):
    page.goto(served.root)
    page.get_by_role("button", name="Dark").click()
    open_printed(page, served.root + KINDS["guide"], **settings)
    colours = page.evaluate("""() => {
      const of = (each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor];
      return [document.body, ...document.querySelectorAll('main p, main a, main h2, main dd')].flatMap(of);
    }""")
    light = {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}

    assert colours[1] in light
    assert {each for each in colours[1::2]} <= light
    assert {each for each in colours[::2]} <= {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}


def test_what_was_opened_for_the_printer_is_closed_again(page: Page, served: Served):
    page.goto(served.root + KINDS["guide"])
    page.locator("details.ev-trace summary").nth(1).click()
    before = page.evaluate(OPEN)
    page.evaluate("""() => {
      window.openAtPrint = [];
      addEventListener('beforeprint', () => {
        window.openAtPrint = [...document.querySelectorAll('main details:not(.ev-details)')].map((each) => each.open);
      });
    }""")
    page.pdf()

    assert before.count(True) == 1
    shut = page.evaluate("() => document.querySelectorAll('main details.ev-details').length")  # raw data stay out
    assert page.evaluate("() => window.openAtPrint") == [True] * (len(before) - shut)
    assert page.evaluate(OPEN) == before


OPEN = "() => [...document.querySelectorAll('main details')].map((each) => each.open)"
