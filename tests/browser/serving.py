"""A web server for the tests that behaves as the static hosts of the site do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = "/partnership-evidence/"
"""Hosts of project pages put a site below its name."""

Headers = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""For each pattern of addresses, the headers that go with them."""


@dataclass(frozen=True, slots=True)
class Served:
    """Where a built site answers; both addresses end in `/` and show the same files."""

    root: str
    """As on a host of its own."""
    project: str
    """As below another site, where an address that starts with `/` would miss."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a built site on this computer only, for as long as the block lasts."""
    headers = read_headers(folder / "_headers")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder=folder, headers=headers))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Served(root=f"{host}/", project=f"{host}{PROJECT}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read_headers(path: Path) -> Headers:
    """Read a `_headers` file as static hosts do: an address pattern, then indented `Name: value`."""
    if not path.exists():
        return ()
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, _, value = line.strip().partition(":")
            rules[-1][1].append((name.strip(), value.strip()))
        else:
            rules.append((line.strip(), []))
    return tuple((pattern, tuple(headers)) for pattern, headers in rules)


class Handler(SimpleHTTPRequestHandler):
    """Answer from the folder, at the root and below the project's name, with its 404 page."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *arguments: object, folder: Path, headers: Headers) -> None:
        self.folder = folder
        self.rules = headers
        super().__init__(*arguments, directory=str(folder))

    def handle(self) -> None:
        """Answer; a browser that goes on to another page may hang up before it has heard all."""
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def site_path(self) -> str:
        """The address inside the site, without the project's name and without a query."""
        path = urlsplit(self.path).path
        return "/" + path.removeprefix(PROJECT) if path.startswith(PROJECT) else path

    def translate_path(self, path: str) -> str:
        """Find the file; the base class asks for it by the address of the request."""
        return super().translate_path("/" + path.removeprefix(PROJECT) if path.startswith(PROJECT) else path)

    def end_headers(self) -> None:
        """Add the headers that the site asks its host for."""
        for pattern, headers in self.rules:
            if fnmatchcase(self.site_path(), pattern):
                for name, value in headers:
                    if name.lower() != "content-type":  # sent already: see `guess_type`
                        self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: str) -> str:
        """Give the type that the site asks for, else the one that goes with the ending."""
        asked = [
            value
            for pattern, headers in self.rules
            if fnmatchcase(self.site_path(), pattern)
            for name, value in headers
            if name.lower() == "content-type"
        ]
        return ", ".join(asked) or super().guess_type(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for an address that is not there."""
        page = self.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test output to what the tests say."""
