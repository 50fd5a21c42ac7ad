"""Scripts do not depend on where they lie, and leave nothing behind on a page that changes without being read anew."""

import re
from pathlib import PurePosixPath

from playwright.sync_api import Page, Route, expect

from tests.browser.kinds import KINDS
from tests.browser.serving import Served

OWN = "/assets/js/"
ELSEWHERE = "/assets/of/the/theme/scripts/"

DESCRIBE_AGAIN = """async (root) => {
  const {describeCitations} = await import(root + 'assets/js/citation-card.js');
  describeCitations(document);
}"""

DESCRIPTIONS = """() => [...document.querySelectorAll('a.ev-cite[data-ref]')].map((link) => {
  const id = link.getAttribute('aria-describedby');
  return document.querySelectorAll(`[id='${id}']`).length;
})"""


def test_scripts_may_lie_in_any_folder_since_the_page_says_where_the_site_is(page: Page, served: Served):
    def move(route: Route) -> None:
        if route.request.resource_type == "document":
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.text().replace(f"{OWN}site.js", f"{ELSEWHERE}site.js"))
        elif ELSEWHERE in route.request.url:
            route.fulfill(response=route.fetch(url=route.request.url.replace(ELSEWHERE, OWN)))
        else:
            route.continue_()

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", move)
    page.goto(f"{served.project}evidence/?q=candidacy")
    expect(page.locator("#results")).to_have_text(re.compile("^\\d+ results$"))
    expect(page.locator("[data-items] h3").first).to_be_visible()
    page.locator("[data-items] h3 a").first.click()
    page.get_by_role("link", name="Back to results").click()
    expect(page).to_have_url(f"{served.project}evidence/?q=candidacy")
    expect(page.locator("[data-items] h3").first).to_be_visible()
    page.unroute_all(behavior="wait")

    scripts = {PurePosixPath(url.partition("?")[0]).name for url in asked if ELSEWHERE in url}
    assert {"site.js", "explorer.js", "search.js", "trail.js"} <= scripts


def test_an_explorer_that_is_no_longer_in_the_page_changes_nothing_in_it(page: Page, served: Served):
    page.goto(f"{served.root}evidence/?kind=guide")
    expect(page.locator("[data-items] > li").first).to_be_visible()
    page.get_by_role("button", name="Start over").click()
    expect(page).to_have_url(f"{served.root}evidence/")
    expect(page.locator("#results")).to_have_text(re.compile("^Everything"))
    page.evaluate("() => { document.querySelector('[data-explorer]').remove(); document.title = 'Another page'; }")
    page.go_back()
    page.wait_for_load_state("networkidle")

    expect(page).to_have_url(f"{served.root}evidence/?kind=guide")
    expect(page).to_have_title("Another page")


def test_citations_of_a_page_that_comes_without_being_read_anew_are_described_once(page: Page, served: Served):
    page.goto(served.root + KINDS["study"])
    page.evaluate(DESCRIBE_AGAIN, served.root)

    found = page.evaluate(DESCRIPTIONS)
    assert set(found) == {1}
