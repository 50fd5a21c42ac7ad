"""What a phone has to fetch to show a study."""

import gzip
import os
import random
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Response, sync_playwright

from tests.bench.bibliography import keys
from tests.bench.corpus import REFERENCES_PER_STUDY, page, write_project
from tests.bench.figure import Figure
from tests.bench.running import mkdocs_build, say
from tests.bench.workplace import Workplace
from tests.browser.serving import serve
from tools.browser import find_or_install

STUDIES = 60
CITATIONS = 10
KINDS = ("stylesheet", "script", "font")


def page_weight(workplace: Workplace) -> Iterator[Figure]:
    """A study with ten citations: its HTML, and the styles, scripts and fonts of a first visit."""
    folder = workplace.folder / "weight"
    write_project(folder, STUDIES)
    known = keys(STUDIES * REFERENCES_PER_STUDY)
    study = page(random.Random("ten citations"), known[1], list(known[2 : 2 + CITATIONS]))
    (folder / "content" / "studies" / "ten-citations.md").write_text(study, encoding="utf-8")
    mkdocs_build(folder)
    html = (folder / "site" / "studies" / "ten-citations" / "index.html").stat().st_size
    yield Figure("HTML of a study with ten citations", html / 1000, 60, "kB")
    yield Figure("styles, scripts and fonts of its first visit, compressed", first_visit(folder / "site") / 1000, 150, "kB")


def first_visit(site: Path) -> int:
    """Count the bytes that a browser with nothing kept fetches, beside the page and its pictures.

    Fonts are compressed already; the rest is counted as a host sends it, with gzip.
    """
    fetched: dict[str, int] = {}

    def weigh(response: Response) -> None:
        kind = response.request.resource_type
        if kind in KINDS:
            body = response.body()
            fetched[response.url] = len(body) if kind == "font" else len(gzip.compress(body, 6, mtime=0))

    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serve(site) as addresses, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=flags)
        tab = browser.new_page(viewport={"width": 360, "height": 740})
        tab.on("requestfinished", lambda request: weigh(request.response()))
        tab.goto(addresses.root + "studies/ten-citations/", wait_until="networkidle")
        browser.close()
    for url, size in sorted(fetched.items()):
        say(f"  {size / 1000:6.1f} kB {url.removeprefix(addresses.root)}")
    return sum(fetched.values())
