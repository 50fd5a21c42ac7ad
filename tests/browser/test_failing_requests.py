"""Each request that the explorer makes fails, once and for good: a reader is told, and never that there is nothing.

Nothing here names a file. What a journey asks for is recorded first; then the journey is made again for each of these
requests, which fails. So the test holds whatever the index is made of.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, Request, Route, TimeoutError

from tests.browser.kinds import DESK
from tests.browser.serving import Served

EXPECTED = ("Failed to", "ERR_FAILED", "503", "search:", "dynamically imported")
"""What the console may say where a request fails on purpose."""

SEEN = """
  window.said = [];
  new MutationObserver(() => {
    const text = document.querySelector('#results')?.textContent ?? '';
    if (text && window.said.at(-1) !== text) window.said.push(text);
  }).observe(document, {childList: true, subtree: true, characterData: true});
"""
"""Keeps every headline of the list that a reader could have seen, however short."""

VIEW = """() => {
  const shown = (each) => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().height > 0;
  const texts = (selector) => [...document.querySelectorAll(selector)].filter(shown).map((each) => each.textContent);
  const busy = document.querySelector('[data-items]')?.getAttribute('aria-busy') === 'true';
  return {
    again: [...document.querySelectorAll('button, [data-unready] a')].some((each) => shown(each) && each.textContent === 'Try again'),
    count: busy ? '' : texts('#results').join(),
    titles: texts('[data-items] h3'),
    passages: texts('.ev-result__passage').length > 0,
    notes: texts('.ev-results__note'),
    names: texts('[data-facet=author] .ev-facet__choice').length,
  };
}"""
"""What a reader has before them. Of passages, which come when they are near the window, only whether there are any."""

WHOLE = f"(clean) => JSON.stringify(({VIEW})()) === JSON.stringify(clean)"
SETTLED = f"(clean) => ({VIEW})().again || ({WHOLE})(clean)"


@dataclass(frozen=True, slots=True)
class Journey:
    """What a reader does: where it starts, and what it does then, which is what fails."""

    act: Callable[[Page, Served], None]
    start: str = ""
    """Where the reader is before; '' where the journey is an address that is opened."""
    scripts: bool = False
    """Whether its scripts fail as well: a page that is opened has the same ones each time."""


def opening(address: str, *, scripts: bool = False) -> Journey:
    def act(page: Page, served: Served) -> None:
        page.goto(f"{served.root}{address}", wait_until="domcontentloaded")

    return Journey(act, scripts=scripts)


def asked_here(page: Page, served: Served) -> None:
    page.get_by_role("main").get_by_role("searchbox", name="What are you looking for?").fill("trust")
    page.keyboard.press("Enter")


def asked_from_the_head(page: Page, served: Served) -> None:
    page.locator("header").get_by_role("searchbox").fill("candidacy")
    page.keyboard.press("Enter")


def next_page(page: Page, served: Served) -> None:
    page.get_by_role("link", name="Next page").click()


def authors_opened(page: Page, served: Served) -> None:
    page.locator("[data-facet=author] summary").click()


JOURNEYS = {
    "a link with words": opening("evidence/?q=tokenism", scripts=True),
    "a link with words and an author": opening("evidence/?q=trust&author=elwyn-glyn"),
    "a question": opening(f"evidence/?q={quote('who speaks first in a care partnership')}"),
    "a phrase in the text of a page": opening(
        f"evidence/?q={quote(chr(34) + 'several contacts and not for a single signpost' + chr(34))}"
    ),
    "a slip of the keyboard": opening("evidence/?q=haemodialisis"),
    "the beginning of a word": opening("evidence/?q=tokeni*"),
    "a number": opening("evidence/?q=33630504"),
    "words asked on the page": Journey(asked_here, "evidence/", scripts=True),
    "words asked from another page": Journey(asked_from_the_head, "glossary/"),
    "other words after a choice": Journey(asked_here, "evidence/?kind=study&q=power"),
    "the next page": Journey(next_page, "evidence/?q=care"),
    "names of a long list": Journey(authors_opened, "evidence/?q=trust"),
}


SHARE = ("a question", "names of a long list")
"""What every run of the tests makes; `make soak` makes them all, which takes a quarter of an hour."""


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("name", JOURNEYS if os.environ.get("EVIDENCE_SOAK") else SHARE)
def test_a_request_that_fails_is_told_and_can_be_made_again(
    new_page: Callable[..., Page], served: Served, name: str, for_good: bool
):
    journey = JOURNEYS[name]
    page = new_page(viewport=DESK, expect=EXPECTED)
    page.add_init_script(SEEN)
    clean, said, requests = made_whole(page, served, journey)
    wrong = {
        request: fault
        for request in requests
        if (fault := fault_of(page, served, journey, Broken(request, for_good), clean, said))
    }

    assert wrong == {}
    assert len(requests) > 1


def ready(page: Page, served: Served, journey: Journey) -> None:
    """Bring a reader to where the journey starts, and nothing of an earlier one is left."""
    page.goto(served.root + journey.start if journey.start else "about:blank")
    if "evidence/" in journey.start:
        page.locator("[data-explorer][data-count]").wait_for(state="attached")
        page.wait_for_load_state("networkidle")


def made_whole(page: Page, served: Served, journey: Journey) -> tuple[dict, set[str], list[str]]:
    """Make the journey without a fault: what is seen at its end, what was said on the way, and each kind of request."""
    requests: list[str] = []

    def keep(request: Request) -> None:
        if is_part(request, journey.scripts):
            requests.append(kind_of(request))

    ready(page, served, journey)
    page.on("request", keep)
    journey.act(page, served)
    clean = at_rest(page)
    page.remove_listener("request", keep)
    return clean, set(page.evaluate("() => window.said")), list(dict.fromkeys(requests))


def at_rest(page: Page) -> dict:
    """What the page shows when it has shown the same for two seconds, and is no longer at work."""
    seen: list[dict] = []
    for _ in range(120):
        page.wait_for_timeout(500)
        if page.locator("[data-explorer]").count():
            seen.append(page.evaluate(VIEW))
        if len(seen) > 4 and seen[-5:] == [seen[-1]] * 5 and seen[-1]["count"] not in ("", "One moment"):
            return seen[-1]
    return pytest.fail(f"the page does not come to rest: {seen[-1:]}", pytrace=False)


def fault_of(page: Page, served: Served, journey: Journey, broken: "Broken", clean: dict, said: set[str]) -> str:
    """Make the journey with one fault: what was wrong in what a reader saw, or ''."""
    ready(page, served, journey)
    page.route("**/*", broken)
    journey.act(page, served)
    page.locator("[data-explorer]").wait_for(state="attached")
    # A page whose style sheet is on its way is not drawn, but a script would see in it what no reader does.
    page.wait_for_load_state("domcontentloaded")
    page.evaluate("() => (window.same = true)")
    found = "; ".join(faults(page, broken, clean, said))
    page.unroute("**/*", broken)
    return found


def faults(page: Page, broken: "Broken", clean: dict, said: set[str]) -> Iterator[str]:
    words = page.evaluate("() => JSON.parse(document.querySelector('[data-explorer]').dataset.words)")
    allowed = said | {words["failed"], words["search.failed"], words["loading"]}
    if not comes_to(page, SETTLED, clean):
        yield f"nothing is said, and it stays so: {page.evaluate(VIEW)}"
        return
    if false := set(page.evaluate("() => window.said")) - allowed:
        yield f"says {false}"
    now = page.evaluate(VIEW)
    if not now["again"]:
        return
    broken.mend()
    if not pressed(page, "Try again"):
        # What says after some seconds that the page is not ready goes away by itself where it was only slow.
        if not comes_to(page, WHOLE, clean):
            yield f"cannot be tried again: {page.evaluate(VIEW)}"
        return
    if not comes_to(page, WHOLE, clean):
        yield f"does not come again: {page.evaluate(VIEW)}"
    if not page.evaluate("() => window.same"):
        yield "the page was read anew"
    if false := set(page.evaluate("() => window.said")) - allowed:
        yield f"says {false} after trying again"


def pressed(page: Page, words: str) -> bool:
    """Press what a reader sees to press; whether it stayed until it was."""
    way = page.locator("button:visible, [data-unready] a:visible").filter(has_text=re.compile(f"^{words}$")).first
    try:
        way.click(timeout=5_000)
    except TimeoutError:
        return False
    return True


def comes_to(page: Page, condition: str, clean: dict) -> bool:
    """Whether the page comes to be so within the time that a reader would wait."""
    try:
        page.wait_for_function(condition, arg=clean, timeout=15_000)
    except TimeoutError:
        return False
    return True


class Broken:
    """A line on which one kind of request breaks off the first time, or a host that lacks it until it is mended."""

    def __init__(self, kind: str, for_good: bool) -> None:
        self.kind, self.for_good, self.failing = kind, for_good, True

    def __call__(self, route: Route) -> None:
        if self.failing and is_part(route.request) and kind_of(route.request) == self.kind:
            self.failing = self.for_good
            if self.for_good:
                route.fulfill(status=404, body="")  # as a host answers for a file that was never put there
            else:
                route.abort()
        else:
            route.continue_()

    def mend(self) -> None:
        self.failing = False


def is_part(request: Request, scripts: bool = True) -> bool:
    """Whether it is a part of a page without which something is lacking, as the page itself and its look are not."""
    return request.resource_type in (("script", "fetch", "xhr") if scripts else ("fetch", "xhr"))


def kind_of(request: Request) -> str:
    """Files that are told apart by a number alone are one kind, of which the first is enough."""
    return re.sub(r"\d+(?=\.(?:json|txt)$)", "1", urlsplit(request.url).path)
