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
def test_a_lasting_address_leads_to_its_page(new_page: Callable[..., Page], served: Served, place: str, script: bool):
    base = served.root if place == "at the root" else served.project
    page = new_page(java_script_enabled=script)

    assert {address: follow(page, base, address) for address in LEADS} == LEADS


def test_earlier_and_odd_addresses_lead_to_their_pages(page: Page, served_oddities: Served):
    base = served_oddities.root

    assert {address: follow(page, base, address) for address in ODD_LEADS} == ODD_LEADS


WITH_PLACES = {
    "r/terms-of-engagement/#trust-and-candidacy": "studies/terms-of-engagement/#trust-and-candidacy",
    "library/westlake2022terms/#limits": "studies/terms-of-engagement/#limits",
    "r/terms-of-engagement/trust-and-candidacy/#limits": "studies/terms-of-engagement/#trust-and-candidacy",
}
ODD_PLACES = {"studies/asking-first-trial/#asked-first": "studies/asking-trial/#asked-first"}


@pytest.mark.parametrize("place", ["at the root", "below the name of the project"])
def test_the_place_on_the_page_that_a_link_asks_for_is_kept(page: Page, served: Served, place: str):
    base = served.root if place == "at the root" else served.project

    assert {address: follow(page, base, address) for address in WITH_PLACES} == WITH_PLACES
    expect(page.locator("#trust-and-candidacy")).to_be_in_viewport()


def test_a_renamed_page_keeps_the_place_too(page: Page, served_oddities: Served):
    assert {address: follow(page, served_oddities.root, address) for address in ODD_PLACES} == ODD_PLACES


def test_a_place_leads_to_its_page_where_the_script_does_not_come(new_page: Callable[..., Page], served: Served):
    page = new_page(expect=("ERR_FAILED",))
    page.route("**/redirect.js", lambda route: route.abort())

    assert (
        follow(page, served.root, "r/terms-of-engagement/#limits").partition("#")[0] == "studies/terms-of-engagement/"
    )


def follow(page: Page, base: str, address: str) -> str:
    """Where a reader ends up who opens an address, told from the root of the site."""
    page.goto(base + address)
    page.wait_for_function("address => location.href !== address", arg=base + address)
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
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")


def test_what_was_taken_away_says_why_and_where_to_go(page: Page, served_oddities: Served):
    page.goto(f"{served_oddities.root}r/asking-trial/an-old-finding/")
    main = page.get_by_role("main")

    expect(main).to_contain_text("Why: The count was wrong.")
    expect(main.get_by_role("link", name="People who were asked first said more.")).to_have_count(2)
    expect(main.locator("section li").first).to_have_text("How do I ask first?")
    main.get_by_role("searchbox").fill("asking")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served_oddities.root}evidence/?q=asking")


def test_where_nobody_wrote_why_that_is_said(page: Page, served_oddities: Served):
    page.goto(f"{served_oddities.root}r/lost-page/")

    expect(page.get_by_role("main")).to_contain_text("No reason was written down.")


def test_the_not_found_page_leads_on_from_any_depth(new_page: Callable[..., Page], served: Served):
    page = new_page(expect=("404",))
    for address in ("nothing", "studies/nothing/", "concepts/processes/nothing/at/all/"):
        answer = page.goto(served.root + address)
        assert answer and answer.status == 404
        expect(page.locator(".ev-header")).to_have_css("border-top-style", "solid")  # its style sheet was found
        page.locator("main").get_by_role("link").nth(1).click()
        expect(page).to_have_url(served.root + "guides/")
