"""Nothing of a reader leaves the site, and nothing from outside gets in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, NOT_FOUND, ODD_KINDS
from tests.browser.serving import Served


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_no_other_host_and_leaves_nothing_behind(new_page: Callable[..., Page], served: Served, kind: str):
    page = new_page(expect=NOT_FOUND if kind == "not found" else ())  # fails on requests to other hosts
    page.goto(served.root + KINDS[kind], wait_until="networkidle")

    assert page.context.cookies() == []
    assert page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("kind", ODD_KINDS)
def test_an_odd_page_asks_no_other_host(page: Page, served_oddities: Served, kind: str):
    answer = page.goto(served_oddities.root + ODD_KINDS[kind], wait_until="networkidle")

    assert answer and answer.ok


def test_a_script_in_the_text_of_a_page_does_not_run(new_page: Callable[..., Page], served: Served):
    page = new_page(expect=("Content Security Policy", "Content-Security-Policy"))
    page.goto(served.root)
    page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      document.querySelector('h1').setAttribute('onclick', 'window.ran = true');
    }""")
    page.locator("h1").click()

    assert page.evaluate("() => window.ran") is None


def test_no_other_site_can_show_a_page_in_a_frame_of_its_own(new_page: Callable[..., Page], served: Served):
    answer = new_page().goto(served.root)

    assert answer and "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
