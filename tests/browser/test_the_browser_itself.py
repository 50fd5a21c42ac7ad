"""The tools of the browser tests: a page that goes wrong must fail its test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Served, serve
from tests.browser.watching import watch


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[Served]:
    """A site of three pages with headers of its own."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<!doctype html><title>A</title><a href='../b.html'>b</a>")
    (tmp_path / "b.html").write_text("<!doctype html><title>B</title><script>document.title = 'ran'</script>")
    (tmp_path / "404.html").write_text("<!doctype html><title>Not here</title>")
    (tmp_path / "_headers").write_text(
        "# for hosts\n/*\n  Content-Security-Policy: script-src 'none'\n/a/*\n  X-Of-A: yes\n"
    )
    with serve(tmp_path) as addresses:
        yield addresses


def complaint(browser: Browser, address: str, expected: tuple[str, ...] = (), script: str = "") -> str:
    """Open a page, run a script in it and give what the watch had to say."""
    context = browser.new_context(bypass_csp=True)
    try:
        with watch(context, expected) as page:
            page.goto(address)
            if script:
                page.evaluate(script)
                page.wait_for_timeout(100)
    except AssertionError as error:
        return str(error)
    finally:
        context.close()
    return ""


def test_the_same_files_answer_at_the_root_and_below_the_project(browser: Browser, toy: Served):
    context = browser.new_context()
    page = context.new_page()
    titles = []
    for base in (toy.root, toy.project):
        page.goto(base + "a")
        page.get_by_role("link", name="b").click()
        page.wait_for_url("**/b.html", wait_until="load")
        titles.append((page.title(), page.url.removeprefix(base)))
    context.close()

    assert titles == [("B", "b.html"), ("B", "b.html")]


def test_the_headers_file_is_obeyed_and_an_unknown_address_shows_the_404_page(browser: Browser, toy: Served):
    context = browser.new_context()
    page = context.new_page()
    of_a, missing = page.goto(toy.project + "a/"), page.goto(toy.project + "a/none")
    seen = [
        (answer.status, answer.headers.get("x-of-a"), answer.headers.get("content-security-policy"))
        for answer in (of_a, missing)
    ]
    title = page.title()
    context.close()

    assert seen == [(200, "yes", "script-src 'none'"), (404, "yes", "script-src 'none'")]
    assert title == "Not here"


def test_a_clean_page_passes(browser: Browser, toy: Served):
    assert complaint(browser, toy.root + "a/") == ""


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("console.error('broken widget')", "broken widget"),
        ("setTimeout(() => { throw new Error('late failure') })", "late failure"),
        ("fetch('https://example.org/tracker.js').catch(() => {})", "https://example.org/tracker.js"),
    ],
)
def test_a_page_that_goes_wrong_fails(browser: Browser, toy: Served, script: str, words: str):
    assert words in complaint(browser, toy.root + "a/", script=script)


def test_an_error_that_the_test_expects_is_let_through(browser: Browser, toy: Served):
    assert complaint(browser, toy.root + "none", expected=("404",)) == ""
    assert "404" in complaint(browser, toy.root + "none")


def test_a_page_of_a_test_is_watched(page: Page, toy: Served):
    page.goto(toy.root + "a/")

    assert page.title() == "A"
