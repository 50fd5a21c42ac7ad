"""A browser on the pages of a project full of attacks: nothing runs."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Dialog

from tests.browser.serving import serve
from tests.browser.watching import watch
from tests.sites.building import Built
from tests.sites.documents import Element
from tests.sites.whole import read_site


def test_nothing_runs_even_without_the_policy(browser: Browser, hostile: Built):
    """The policy is the second lock; here the first is looked at alone."""
    said: list[str] = []

    def refuse(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    context = browser.new_context(bypass_csp=True)
    # Pictures that were refused are missing, which the console tells.
    with serve(hostile.site) as served, watch(context, expected=("404",)) as page:
        page.on("dialog", refuse)
        looked_at = list(pages_to_look_at(hostile.site))
        for path in looked_at:
            page.goto(served.root + address_of(path))
            page.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
            for link in page.locator("a.ev-cite").all()[:3]:
                link.hover()
            said += [f"{path} was taken over"] if page.evaluate("() => 'pwned' in window") else []
    context.close()

    assert said == []
    assert len(looked_at) > 30


def pages_to_look_at(folder: Path) -> Iterator[str]:
    """Every page, but of those that are made alike by the dozen only a few."""
    alike: dict[str, int] = defaultdict(int)
    for path, page in read_site(folder, "/").real_pages():
        kind = path.partition("/")[0]
        alike[kind] += kind in ("map", "evidence", "r")
        if path != "404.html" and not is_large(page) and alike[kind] <= 4:
            yield path


def is_large(page: Element) -> bool:
    """Pages made large on purpose take a browser long to lay out, and hold no other attack."""
    return page.first("h1").text.startswith("Large ")


def address_of(path: str) -> str:
    """The address of a page, whatever its file is called."""
    return "".join(
        each if each.isalnum() or each in "/-._" else "".join(f"%{byte:02X}" for byte in each.encode()) for each in path
    )
