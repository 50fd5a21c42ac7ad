"""What a page costs a reader on a slow line. The bounds are promises, so they are not raised lightly."""

import gzip
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from evidence.render.build import build_of
from evidence.render.memory import memory
from evidence.render.settings import site_settings
from playwright.sync_api import Page, Response

from tests.browser.serving import Served
from tests.sites.building import copy_of_the_repository

LARGEST_PAGE = 60_000
"""Bytes of HTML, as they are, of a study that cites ten sources."""
HEAVY = {"optimising-patient-partnership": 64_000}
"""The study that most advice rests on, sixteen pieces, each quoted under its finding."""
LARGEST_FIRST_VISIT = 150_000
"""Bytes of style sheets, scripts and fonts that a first visit fetches, compressed."""

CITED = (
    "abelson2016supporting",
    "alidina2021optimizing",
    "boland2019barriers",
    "bombard2018engaging",
    "boivin2014involving",
    "carman2013patient",
    "birkhauer2017trust",
    "smiddy2015developing",
    "gillam2016patient",
    "sin2014closing",
)
STUDY = "studies/patients-setting-priorities/"


def test_a_study_that_cites_ten_sources_is_a_small_page(tmp_path: Path):
    html = with_ten_citations(copy_of_the_repository(tmp_path))

    assert all(f'data-ref="ref-{key}"'.encode() in html for key in CITED)
    assert len(html) <= LARGEST_PAGE


def with_ten_citations(root: Path) -> bytes:
    """The page of the study as the site would publish it, if it cited ten further sources."""
    study = root / "content" / f"{STUDY.rstrip('/')}.md"
    sentences = "".join(
        f"Another source says something about this as well [@{key}, p. {number}].\n"
        for number, key in enumerate(CITED, start=1)
    )
    study.write_text(f"{study.read_text(encoding='utf-8')}\n## Beside it\n\n{sentences}", encoding="utf-8")
    project = site_settings(root).project
    built = build_of(project, memory(root / project.options.cache))
    return built.page(built.site.pages[STUDY])


def test_no_study_of_the_site_is_a_large_page(site_dir: Path):
    sizes = {page.parent.name: page.stat().st_size for page in site_dir.glob("studies/*/index.html")}

    assert len(sizes) > 10
    assert {name: size for name, size in sizes.items() if size > HEAVY.get(name, LARGEST_PAGE)} == {}


@pytest.mark.parametrize("address", ["", STUDY, "guides/starting-a-partnership-conversation/", "library/"])
def test_a_first_visit_fetches_little(page: Page, served: Served, address: str):
    fetched: dict[str, int] = {}

    def keep(answer: Response) -> None:
        if answer.request.resource_type in ("stylesheet", "script", "font"):
            fetched[answer.url] = over_the_line(answer)

    page.on("response", keep)
    page.goto(served.root + address, wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")

    assert {Path(urlsplit(url).path).suffix for url in fetched} == {".css", ".js", ".woff2"}
    assert sum(fetched.values()) <= LARGEST_FIRST_VISIT, by_kind(fetched)


def over_the_line(answer: Response) -> int:
    """Bytes as hosts send them: text is compressed on the way, a font is compressed already."""
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body, 6))


def by_kind(fetched: dict[str, int]) -> dict[str, int]:
    kinds: dict[str, int] = defaultdict(int)
    for url, size in fetched.items():
        kinds[Path(urlsplit(url).path).suffix] += size
    return dict(kinds)


def test_nothing_is_fetched_twice(page: Page, served: Served):
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.partition("?")[0]))
    page.goto(served.root + STUDY, wait_until="networkidle")

    assert len(fetched) == len(set(fetched))
