"""Pages of evidence in the frame of Material for MkDocs, in a real browser: its search, its navigation, its colours."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served, serve
from tests.browser.test_accessibility import AXE, TAGS
from tests.sites.building import Built
from tests.sites.test_beside import KINDS

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
COUNTS = """() => Object.fromEntries([...document.querySelectorAll('[data-facet] [data-value]')].map(
  (each) => [each.closest('[data-facet]').dataset.facet + ':' + each.dataset.value, each.textContent.replace(/\\s+/g, ' ').trim()]))"""


@pytest.fixture(scope="module")
def served_beside(beside: Built) -> Iterator[Served]:
    with serve(beside.site) as addresses:
        yield addresses


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_what_we_show(new_page: Callable[..., Page], served_beside: Served, kind: str):
    page = new_page(viewport=DESK)
    page.goto(served_beside.root + KINDS[kind])
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    found = []
    for window in (DESK, PHONE):
        for scheme in ("default", "slate"):
            page.set_viewport_size(window)
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            page.wait_for_timeout(300)  # colours of the frame change slowly
            said = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
            assert said["passes"], "axe looked at nothing"
            found += [
                f"{scheme}, {window['width']}: {each['id']}: {node['html'][:160]}"
                for each in said["violations"]
                for node in each["nodes"]
            ]
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0

    assert found == []


def test_the_explorer_counts_the_same_in_both_frames(
    new_page: Callable[..., Page], served_beside: Served, served_oddities: Served
):
    counts = []
    for served in (served_beside, served_oddities):
        page = new_page(viewport=DESK)
        page.goto(f"{served.root}evidence/")
        page.wait_for_selector(".ev-results__items > li")
        counts.append(
            {
                key: n
                for key, n in page.evaluate(COUNTS).items()
                if key.startswith(("settings:", "setting:", "roles:", "role:"))
            }
        )

    assert counts[0] and counts[0] == counts[1]


def test_pages_that_change_without_being_read_anew_work_as_they_do_alone(
    page: Page, served_beside: Served, beside: Built
):
    # Pages are changed only where the list of them names the address that the browser shows.
    listed = (beside.site / "sitemap.xml").read_text(encoding="utf-8")
    listed = listed.replace("https://ward.example/handbook/", served_beside.root)
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=listed, content_type="application/xml"))
    page.goto(f"{served_beside.root}studies/")
    page.wait_for_load_state("networkidle")
    page.evaluate("() => (window.same = true)")
    page.click("a[href$='asking-trial/']")
    page.wait_for_selector("h1:has-text('asked first said more')")
    assert page.evaluate("() => window.same"), "the page was read anew"
    assert page.locator("button[data-copy]:visible").count() > 2

    page.goto(f"{served_beside.root}evidence/?q=asked")
    page.wait_for_selector(".ev-results__items > li")
    assert not page.is_checked("[data-md-toggle=search]")
    assert page.url.endswith("?q=asked")
    count = page.inner_text("#results")
    assert count == "11 results"
    page.click(".ev-results__items > li:first-child h3 a")
    page.wait_for_selector(".ev-site:not(:has([data-explorer]))")
    page.go_back()
    page.wait_for_selector(".ev-results__items > li")
    assert page.inner_text("#results") == count


def test_no_script_of_an_author_runs_and_nothing_is_asked_of_others(page: Page, served_beside: Served):
    page.goto(served_beside.root + KINDS["record"])
    page.wait_for_load_state("networkidle")

    assert page.evaluate("() => window.harmed") is None
