"""A real browser, a served site, and pages that fail a test when something goes wrong in them."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.launching import flags
from tests.browser.serving import Served, serve
from tests.browser.watching import watch
from tests.sites.building import Built
from tools.browser import NoBrowser, find_or_install


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium, found or installed. Without one the tests fail: they never skip."""
    with (tmp_path_factory.getbasetemp().parent / "browser.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # only one test process installs it
        try:
            path = find_or_install()
        except NoBrowser as error:
            pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, headless=True, args=flags())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def served(site_dir: Path) -> Iterator[Served]:
    """The real site on a web server of this computer, at the root and below a project's name."""
    with serve(site_dir) as addresses:
        yield addresses


@pytest.fixture(scope="session")
def served_oddities(oddities: Built) -> Iterator[Served]:
    """The small library of oddities on a web server of this computer."""
    with serve(oddities.site) as addresses:
        yield addresses


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages with the settings given: `new_page(color_scheme="dark", java_script_enabled=False)`.

    When the test ends, it fails if any of the pages wrote an error to the console or asked
    another host for anything. A test of a page that is meant to be missing says so with
    `expect=("404",)`: console errors with one of these words are not counted.
    """
    with ExitStack() as pages:

        def open_page(expect: tuple[str, ...] = (), **settings: object) -> Page:
            context = browser.new_context(**settings)
            pages.callback(context.close)
            return pages.enter_context(watch(context, expect))

        yield open_page


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page at desk width, watched as `new_page` tells."""
    return new_page(viewport={"width": 1280, "height": 900})
