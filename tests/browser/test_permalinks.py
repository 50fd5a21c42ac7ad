"""Addresses that last: of pages, of findings, of references, and of what was renamed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served

LEADS = {
    "r/terms-of-engagement/": "studies/terms-of-engagement/",
    "r/terms-of-engagement/trust-and-candidacy/": "studies/terms-of-engagement/#trust-and-candidacy",
    "r/closing-the-gap/": "programmes/closing-the-gap/",
    "r/starting-a-partnership-conversation/": "guides/starting-a-partnership-conversation/",
    "r/processes/trust/": "concepts/processes/trust/",
    "r/westlake2022terms/": "studies/terms-of-engagement/",
    "r/abelson2016supporting/": "studies/judging-engagement-ppeet/",
    "library/westlake2022terms/": "studies/terms-of-engagement/",
    "r/methods/": "about/methods/",
}

ODD_LEADS = {
    "studies/asking-first-trial/": "studies/asking-trial/",
    "r/asking-first-trial/": "studies/asking-trial/",
    "r/asking-first-trial/asked-first/": "studies/asking-trial/#asked-first",
    "r/asking-first/ask/": "guides/asking-first/#ask",
    "r/odd-plan/three-wards/": "programmes/odd-plan/#three-wards",
    "r/vthoff_3a2020_2fa/": "studies/asking-does-nothing/",
    "library/vthoff_3a2020_2fa/": "studies/asking-does-nothing/",
    "r/plain/": "notes/plain/",
}


@pytest.mark.parametrize("place", ["at the root", "below the name of the project"])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_lasting_address_leads_to_its_page(
    new_page: Callable[..., Page], served: Served, place: str, script: bool
):
    base = served.root if place == "at the root" else served.project
    page = new_page(java_script_enabled=script)

    assert {address: follow(page, base, address) for address in LEADS} == LEADS


def test_earlier_and_odd_addresses_lead_to_their_pages(page: Page, served_oddities: Served):
    base = served_oddities.root

    assert {address: follow(page, base, address) for address in ODD_LEADS} == ODD_LEADS


def follow(page: Page, base: str, address: str) -> str:
    """Where a reader ends up who opens an address, told from the root of the site."""
    page.goto(base + address)
    page.wait_for_function("address => location.href !== address", arg=base + address)
    page.wait_for_load_state("domcontentloaded")
    expect(page.locator("main#main")).to_be_visible()
    return page.url.removeprefix(base)


def test_the_finding_itself_is_in_sight(page: Page, served: Served):
    follow(page, served.project, "r/closing-the-gap-evaluation/make-it-tangible/")

    expect(page.locator("#make-it-tangible")).to_be_in_viewport()


def test_back_goes_to_where_the_link_was_followed(page: Page, served: Served):
    page.goto(served.root + "about/cite/")
    page.evaluate("address => location.assign(address)", served.root + "r/terms-of-engagement/")
    page.wait_for_url(served.root + "studies/terms-of-engagement/")
    page.go_back()

    page.wait_for_url(served.root + "about/cite/")


@pytest.mark.parametrize("gone", ["r/lost-page/", "r/asking-trial/an-old-finding/"])
def test_what_was_taken_away_is_said_at_its_address(page: Page, served_oddities: Served, gone: str):
    answer = page.goto(served_oddities.root + gone)

    assert answer and answer.status == 200
    assert page.url == served_oddities.root + gone
    expect(page.locator("main")).to_contain_text("is no longer in the library")


def test_the_not_found_page_leads_on_from_any_depth(new_page: Callable[..., Page], served: Served):
    page = new_page(expect=("404",))
    for address in ("nothing", "studies/nothing/", "concepts/processes/nothing/at/all/"):
        answer = page.goto(served.root + address)
        assert answer and answer.status == 404
        expect(page.locator(".ev-header")).to_have_css("border-top-style", "solid")  # its style sheet was found
        page.locator("main").get_by_role("link").nth(1).click()
        assert page.url == served.root + "guides/"
