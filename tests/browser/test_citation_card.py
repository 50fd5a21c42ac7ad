"""The card that says what a citation leads to: by pointer, by keyboard, by touch, and without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import KINDS, NARROW
from tests.browser.serving import Served

STUDY = KINDS["study"]


@pytest.fixture
def study(page: Page, served: Served) -> Page:
    """A study that cites other sources."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(served.root + STUDY)
    return page


def citation_of(page: Page) -> Locator:
    return page.locator("main a.ev-cite").first


def card_of(page: Page) -> Locator:
    return page.get_by_role("group", name="Source")


def leave(page: Page) -> None:
    """Take the pointer to where nothing is."""
    page.mouse.move(5, 5)


def described(page: Page, link: Locator) -> str:
    """What a screen reader says of a link after its name."""
    id = link.get_attribute("aria-describedby")
    return page.locator(f"[id='{id}']").text_content() or ""


def test_it_opens_under_the_pointer_and_says_what_the_reference_list_says(study: Page):
    link = citation_of(study)
    link.hover()
    expect(card_of(study)).to_be_visible()
    item = study.locator(f"#{link.get_attribute('data-ref')}")

    assert card_of(study).locator(".ev-card__title").inner_text() == item.get_attribute("data-title")
    assert (
        card_of(study).locator(".ev-card__meta > span").all_inner_texts()
        == item.locator(".ev-references__meta > span").all_inner_texts()
    )


def test_the_pointer_can_move_onto_it_and_it_closes_when_the_pointer_leaves(study: Page):
    citation_of(study).hover()
    expect(card_of(study)).to_be_visible()
    card_of(study).hover()
    study.wait_for_timeout(500)  # longer than it waits before it closes
    expect(card_of(study)).to_be_visible()
    leave(study)

    expect(card_of(study)).to_be_hidden()


def test_a_pointer_that_only_passes_opens_nothing(study: Page):
    citation_of(study).hover()
    leave(study)
    study.wait_for_timeout(400)

    expect(card_of(study)).to_have_count(0)


def test_it_opens_for_the_keyboard_and_escape_closes_it_without_losing_the_place(study: Page):
    link = citation_of(study)
    reach(study, link)
    expect(card_of(study)).to_be_visible()
    study.keyboard.press("Escape")

    expect(card_of(study)).to_be_hidden()
    expect(link).to_be_focused()


def test_the_keyboard_passes_it_with_one_step_and_closes_it(study: Page):
    reach(study, citation_of(study))
    expect(card_of(study)).to_be_visible()
    study.keyboard.press("Tab")

    expect(card_of(study)).to_be_hidden()
    assert not study.evaluate("() => document.activeElement.closest('.ev-card')")


def test_escape_closes_it_when_the_pointer_has_opened_it(study: Page):
    citation_of(study).hover()
    expect(card_of(study)).to_be_visible()
    study.keyboard.press("Escape")

    expect(card_of(study)).to_be_hidden()


def test_enter_follows_the_citation(study: Page, served: Served):
    link = citation_of(study)
    target = link.evaluate("link => link.href")
    reach(study, link)
    study.keyboard.press("Enter")
    study.wait_for_url(target)

    assert target.startswith(served.root + "studies/")


def reach(page: Page, link: Locator) -> None:
    """Come to a link by Tab, from the link or button just before it."""
    link.evaluate(
        """link => {
          const stops = [...document.querySelectorAll('main a[href], main button')];
          stops[stops.indexOf(link) - 1].focus();
        }"""
    )
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


def test_it_is_told_to_a_screen_reader_before_it_opens(study: Page):
    links = study.locator("main a.ev-cite").all()

    assert links
    for link in links:
        item = study.locator(f"#{link.get_attribute('data-ref')}")
        assert described(study, link).startswith((item.get_attribute("data-title") or "").rstrip("."))


def test_a_click_of_the_mouse_follows_the_citation(study: Page):
    link = citation_of(study)
    target = link.evaluate("link => link.href")
    link.click()
    study.wait_for_url(target)


@pytest.fixture
def phone(new_page: Callable[..., Page], served: Served) -> Page:
    """The study on a telephone without a mouse."""
    page = new_page(viewport=NARROW, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.goto(served.root + STUDY)
    return page


def test_the_first_tap_opens_it_and_its_link_follows_the_citation(phone: Page, served: Served):
    link = citation_of(phone)
    target = link.evaluate("link => link.href")
    link.tap()
    expect(card_of(phone)).to_be_visible()
    assert phone.url == served.root + STUDY
    card_of(phone).get_by_role("link", name="Read about this source").tap()

    phone.wait_for_url(target)


def test_the_second_tap_follows_the_citation(phone: Page):
    link = citation_of(phone)
    target = link.evaluate("link => link.href")
    link.tap()
    expect(card_of(phone)).to_be_visible()
    link.tap()

    phone.wait_for_url(target)


def test_on_a_phone_it_closes_by_its_button_or_by_a_tap_beside_it(phone: Page):
    citation_of(phone).tap()
    card_of(phone).get_by_role("button", name="Close").tap()
    expect(card_of(phone)).to_be_hidden()
    citation_of(phone).tap()
    expect(card_of(phone)).to_be_visible()
    phone.touchscreen.tap(3, 3)

    expect(card_of(phone)).to_be_hidden()


def test_every_card_stays_within_a_window_of_320_pixels(phone: Page):
    for link in phone.locator("main a.ev-cite").all():
        link.tap()
        expect(card_of(phone)).to_be_visible()
        box = card_of(phone).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
        assert box["y"] >= 0 and box["y"] + box["height"] <= 640
        phone.touchscreen.tap(3, 3)
        expect(card_of(phone)).to_be_hidden()


def test_a_tap_puts_the_reader_of_a_screen_into_the_card(phone: Page):
    citation_of(phone).tap()

    expect(card_of(phone)).to_be_focused()


def test_without_script_a_citation_is_a_plain_link(new_page: Callable[..., Page], served: Served):
    page = new_page(java_script_enabled=False)
    page.goto(served.root + STUDY)
    link = citation_of(page)
    target = link.get_attribute("href") or ""
    link.click()
    page.wait_for_url(f"{served.root}{target.removeprefix('../../')}")

    expect(page.locator(".ev-card")).to_have_count(0)
