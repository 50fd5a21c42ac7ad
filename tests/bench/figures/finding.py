"""What it takes to find something in a large library: bytes over the network, and time until it shows."""

import statistics
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.bench.fetched import browser_at, watch
from tests.bench.figure import Figure
from tests.bench.running import say
from tests.bench.workplace import Workplace

QUERIES = (
    "trust",
    "power sharing in hospital",
    "shared telephone visit",
    "Greenhalgh",
    "candidacy",
    "how do wards plan discharge",
)
CHOICES = (
    ("kind", "study"),
    ("setting", "hospital"),
    ("process", "trust"),
    ("relationship", "person-system"),
    ("role", "gp"),
    ("outcome", "wellbeing"),
    ("setting", "general-practice"),
    ("process", "trust"),
    ("setting", "hospital"),
    ("kind", "reference"),
    ("kind", "study"),
    ("role", "gp"),
    ("relationship", "person-system"),
    ("outcome", "wellbeing"),
    ("setting", "general-practice"),
    ("kind", "reference"),
)
"""Facets chosen one after the other; the second choice of each takes it back."""
ROUNDS = 3
SLOWER = 4
OF_A_SEARCH = ("script", "fetch", "xhr")
OF_A_VISIT = (*OF_A_SEARCH, "document", "stylesheet", "font", "image")
ANSWERED = "() => document.querySelector('[data-items] > li') && !document.querySelector('[data-items][aria-busy]')"
CHOOSE = """async (choice) => {
  const box = document.querySelector(choice);
  const start = performance.now();
  box.click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  while (document.querySelector('[data-items][aria-busy]')) await new Promise((done) => setTimeout(done, 2));
  return performance.now() - start;
}"""


def finding(workplace: Workplace) -> Iterator[Figure]:
    """Bytes of a first and a further search, and the time to show another choice, in a library of four times the size."""
    studies = 4 * workplace.studies
    with browser_at(workplace.built(studies) / "site") as (browser, root):
        first = [_first_search(browser.new_context().new_page(), root, words) for words in QUERIES]
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        further = _further_searches(tab, root)
        redraws = _redraws(browser.new_page(viewport={"width": 1280, "height": 900}), root)
    say(f"  first searches {_kilobytes(first)}, further ones {_kilobytes(further)} kB")
    say(f"  another choice shows after {', '.join(f'{each:.0f}' for each in sorted(redraws))} ms")
    yield Figure("first search: scripts, data, index and results, compressed", max(first) / 1000, 450, "kB")
    yield Figure("a further search, compressed", max(further) / 1000, 80, "kB")
    yield Figure(
        f"another choice shows, browser {SLOWER} times slower, 75th percentile",
        statistics.quantiles(redraws, n=4)[2],
        100,
        "ms",
    )


def _first_search(tab: Page, root: str, words: str) -> int:
    """Search with nothing kept from an earlier visit."""
    fetched = watch(tab, OF_A_VISIT)
    searching = watch(tab, OF_A_SEARCH)
    _ask(tab, f"{root}evidence/?q={words.replace(' ', '+')}")
    say(
        f"  “{words}”: {sum(searching.values()) / 1000:.0f} kB; with page, styles, fonts and pictures {sum(fetched.values()) / 1000:.0f}"
    )
    tab.context.close()
    return sum(searching.values())


def _further_searches(tab: Page, root: str) -> list[int]:
    """Search for one thing after the other in the box of the page."""
    _ask(tab, f"{root}evidence/?q=welcome")
    searching = watch(tab, OF_A_SEARCH)
    sizes = []
    for words in QUERIES:
        before = sum(searching.values())
        tab.locator("[data-find] input").fill(words)
        tab.locator("[data-find] button").click()
        tab.wait_for_url(lambda url, words=words: f"q={words.split()[0]}" in url)
        tab.wait_for_load_state("networkidle")
        tab.wait_for_timeout(500)
        sizes.append(sum(searching.values()) - before)
    return sizes


def _redraws(tab: Page, root: str) -> list[float]:
    """Milliseconds from each choice until counts, chips and results are shown."""
    tab.goto(f"{root}evidence/", wait_until="networkidle")
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times = []
    for facet, value in CHOICES * ROUNDS:
        tab.wait_for_timeout(250)
        times.append(tab.evaluate(CHOOSE, f"input[name='{facet}'][value='{value}']"))
    return times


def _ask(tab: Page, address: str) -> None:
    tab.goto(address, wait_until="networkidle")
    tab.wait_for_function(ANSWERED)
    tab.wait_for_timeout(500)


def _kilobytes(sizes: list[int]) -> str:
    return ", ".join(f"{size / 1000:.0f}" for size in sizes)
