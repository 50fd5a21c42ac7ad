"""Pages that remember what went wrong in them."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

HERE = {"127.0.0.1", "localhost"}
ICON = "/favicon.ico"
"""A browser asks for it by itself where a page, or a picture that is opened alone, names no icon."""
OWN_SCHEMES = {"about", "blob", "data", "chrome"}


@contextmanager
def watch(context: BrowserContext, expected: tuple[str, ...] = ()) -> Iterator[Page]:
    """Give a page; afterwards raise AssertionError for its console errors and outside requests.

    The browser finds no other host (`launching`); that one was asked for is still told.
    """
    wrong: list[str] = []

    def note(text: str) -> None:
        if not any(words in text for words in expected):
            wrong.append(text)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(ICON):
            note(f"console: {message.text} ({message.location.get('url', '')})")

    def on_request(request: Request) -> None:
        if is_outside(request.url):
            note(f"request to another host: {request.url}")

    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", lambda error: note(f"script: {error.error}"))
    yield context.new_page()
    if wrong:
        raise AssertionError("\n".join(["a page went wrong while it was tested:", *wrong]))


def is_outside(url: str) -> bool:
    """Tell a request to another host from one to the served site."""
    parts = urlsplit(url)
    return parts.scheme not in OWN_SCHEMES and parts.hostname not in HERE
