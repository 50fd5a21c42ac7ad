"""A page that was retired says so wherever it is named, so that nobody works from advice that no longer holds."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites.building import Built, build, copy_of_built
from tests.sites.documents import Element, read

GUIDE = "guides/asking-first/"
LINES = ("ev-item", "ev-brief", "ev-quotes__where")
"""What names a page in a list, in brief, or over what it quotes."""


@pytest.fixture(scope="module")
def retired(oddities: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of oddities in which the one guide is retired."""
    root = copy_of_built(oddities, tmp_path_factory.mktemp("retired") / "site")
    guide = root / "content/guides/asking-first.md"
    text = guide.read_text(encoding="utf-8")
    changed = re.sub("^status: .*$", "status: retired\nretired: Nobody asks so now.", text, count=1, flags=re.MULTILINE)
    guide.write_text(changed, encoding="utf-8")
    return build(root).site


def lines_that_name(site: Path, address: str) -> Iterator[tuple[str, str, Element]]:
    """(page, kind of line, line) of each line that leads to a page."""
    for path in site.rglob("index.html"):
        page = read(path)
        for kind in LINES:
            for line in page.with_class(kind):
                if any(address in link.get("href") for link in line.all("a")):
                    yield path.relative_to(site).as_posix(), kind, line


def test_every_line_that_names_a_retired_guide_or_its_advice_says_so(retired: Path):
    lines = [each for each in lines_that_name(retired, GUIDE) if not each[0].startswith(GUIDE)]

    assert {kind for _, kind, _ in lines} == set(LINES)
    assert {page.partition("/")[0] for page, _, _ in lines} >= {"concepts", "evidence", "guides", "studies"}
    assert [(page, kind) for page, kind, line in lines if "Retired" not in line.text] == []


def test_a_page_that_is_in_use_is_not_called_retired(oddities: Built):
    assert [page for page, _, line in lines_that_name(oddities.site, GUIDE) if "Retired" in line.text] == []


def test_the_explorer_is_told_which_pages_are_retired_and_has_the_word(retired: Path):
    files = (retired / "data/explorer/entries").iterdir()
    rows = {row[1]: row for file in files for row in json.loads(file.read_text(encoding="utf-8"))}
    explorer = next(read(retired / "evidence/index.html").with_class("ev-explorer"))

    assert {path for path, row in rows.items() if row[6:] == [1]} == {GUIDE, "studies/asking-does-nothing/"}
    assert json.loads(explorer.get("data-words"))["status.retired"] == "Retired"
