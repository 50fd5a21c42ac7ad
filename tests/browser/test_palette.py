"""Light, dark, or as the device says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import DESK, KINDS, PHONE
from tests.browser.serving import Served

IS_DARK = """() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
  return red + green + blue < 3 * 128;
}"""

# Keeps the background of the very first frame in which there is a body.
WATCH_FIRST_FRAME = """
  const look = () => {
    if (!document.body) return requestAnimationFrame(look);
    window.firstBackground = getComputedStyle(document.body).backgroundColor;
  };
  requestAnimationFrame(look);
"""


def choose(page: Page, name: str) -> None:
    page.get_by_role("group", name="Colours").get_by_role("button", name=name).click()


def test_the_page_is_as_the_device_says_until_a_reader_chooses(page: Page, served: Served):
    seen = []
    page.goto(served.root)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        seen.append(page.evaluate(IS_DARK))

    assert seen == [False, True]
    expect(page.get_by_role("button", name="Auto")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("device", "choice", "dark"), [("light", "Dark", True), ("dark", "Light", False)])
def test_a_choice_goes_before_the_device_and_is_remembered_on_other_pages(
    new_page: Callable[..., Page], served: Served, device: str, choice: str, dark: bool
):
    page = new_page(viewport=DESK, color_scheme=device)
    page.goto(served.root)
    choose(page, choice)
    seen = [page.evaluate(IS_DARK)]
    page.goto(served.root + KINDS["guide"])
    seen.append(page.evaluate(IS_DARK))

    assert seen == [dark, dark]
    expect(page.get_by_role("button", name=choice)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Auto")).to_have_attribute("aria-pressed", "false")


def test_a_reader_can_go_back_to_what_the_device_says(new_page: Callable[..., Page], served: Served):
    page = new_page(viewport=DESK, color_scheme="dark")
    page.goto(served.root)
    choose(page, "Light")
    choose(page, "Auto")
    page.reload()

    assert page.evaluate(IS_DARK)
    assert page.evaluate("() => localStorage.length") == 0


def test_a_remembered_choice_is_there_in_the_first_frame(new_page: Callable[..., Page], served: Served):
    page = new_page(viewport=DESK, color_scheme="light")
    page.goto(served.root)
    choose(page, "Dark")
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.add_init_script(WATCH_FIRST_FRAME)
    page.goto(served.root + KINDS["study"])

    assert page.evaluate("() => window.firstBackground") == dark


def test_on_a_phone_the_choice_is_in_the_menu(new_page: Callable[..., Page], served: Served):
    page = new_page(viewport=PHONE, color_scheme="light")
    page.goto(served.root)
    page.locator("summary", has_text="Menu").click()
    choose(page, "Dark")

    assert page.evaluate(IS_DARK)


def test_where_a_browser_keeps_nothing_the_choice_holds_for_the_page(page: Page, served: Served):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(served.root)
    choose(page, "Dark")

    assert page.evaluate(IS_DARK)


def test_without_script_there_is_no_switch_and_the_device_decides(new_page: Callable[..., Page], served: Served):
    page = new_page(viewport=DESK, color_scheme="dark", java_script_enabled=False)
    page.goto(served.root)

    assert page.locator("[data-palette-switch]:visible").count() == 0
    assert page.evaluate(IS_DARK)
