"""What a phone has to fetch to show a study."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bibliography import keys
from tests.bench.corpus import REFERENCES_PER_STUDY, page, write_project
from tests.bench.fetched import browser_at, watch
from tests.bench.figure import Figure
from tests.bench.running import EVIDENCE, run, say
from tests.bench.workplace import Workplace

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
    run([*EVIDENCE, "build"], folder)
    html = (folder / "site" / "studies" / "ten-citations" / "index.html").stat().st_size
    yield Figure("HTML of a study with ten citations", html / 1000, 60, "kB")
    yield Figure(
        "styles, scripts and fonts of its first visit, compressed", first_visit(folder / "site") / 1000, 150, "kB"
    )


def first_visit(site: Path) -> int:
    """Count the bytes that a browser with nothing kept fetches, beside the page and its pictures."""
    with browser_at(site) as (browser, root):
        tab = browser.new_page(viewport={"width": 360, "height": 740})
        fetched = watch(tab, KINDS)
        tab.goto(f"{root}studies/ten-citations/", wait_until="networkidle")
    for url, size in sorted(fetched.items()):
        say(f"  {size / 1000:6.1f} kB {url.removeprefix(root)}")
    return sum(fetched.values())
