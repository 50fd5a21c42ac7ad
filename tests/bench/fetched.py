"""What a browser fetches, counted as a host sends it."""

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from tests.browser.serving import serve
from tools.browser import find_or_install

_GZIP = b"\x1f\x8b"


@contextmanager
def browser_at(site: Path) -> Iterator[tuple[Browser, str]]:
    """A browser, and the address at which a built site answers."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serve(site) as addresses, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=flags)
        yield browser, addresses.root
        browser.close()


def watch(tab: Page, kinds: tuple[str, ...]) -> dict[str, int]:
    """Bytes of everything of some kinds that a tab fetches from now on, by address."""
    fetched: dict[str, int] = {}

    def weigh(response: Response | None) -> None:
        if response and response.request.resource_type in kinds:
            fetched[response.url] = compressed(response.body(), response.request.resource_type)

    tab.on("requestfinished", lambda request: weigh(request.response()))
    return fetched


def compressed(body: bytes, kind: str) -> int:
    """Fonts, and what begins as gzip does, are compressed already; the rest is sent with gzip."""
    return len(body) if kind == "font" or body.startswith(_GZIP) else len(gzip.compress(body, 6, mtime=0))
