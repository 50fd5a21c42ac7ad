"""Everything that a reader needs is there before any script runs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import DESK, KINDS, NOT_FOUND, ODD_KINDS, PHONE
from tests.browser.serving import Served


@pytest.fixture
def plain_page(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Pages in a browser that runs no script."""

    def open_page(**settings: object) -> Page:
        return new_page(java_script_enabled=False, **settings)

    return open_page


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_says_the_same_with_and_without_script(
    new_page: Callable[..., Page], plain_page: Callable[..., Page], served: Served, kind: str
):
    said = []
    for open_page in (new_page, plain_page):
        page = open_page(viewport=DESK, expect=NOT_FOUND if kind == "not found" else ())
        page.goto(served.root + KINDS[kind])
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        said.append(page.evaluate(WORDS))

    assert said[0] == said[1]
    assert len(said[1]) > 100


# What is shown of the main part, without the buttons that only come with script.
WORDS = """() => {
  // A box to search in needs script; without, a link stands in its place.
  document.querySelectorAll('main button, main form[role=search], main noscript').forEach((each) => each.remove());
  return document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim();
}"""


@pytest.mark.parametrize("kind", ["home", "study", "guide", "library", "glossary"])
def test_the_menu_of_a_phone_leads_to_every_part_of_the_site(
    plain_page: Callable[..., Page], served: Served, kind: str
):
    page = plain_page(viewport=PHONE)
    page.goto(served.root + KINDS[kind])
    every_part = page.locator("nav.ev-nav a").all_text_contents()  # what a wide window shows
    menu = page.locator("details.ev-menu")
    expect(menu.get_by_role("link")).to_have_count(0)  # closed: nothing in it can be reached
    menu.locator("summary").click()
    expect(menu.get_by_role("link").first).to_be_visible()
    names = menu.get_by_role("link").all_inner_texts()
    menu.get_by_role("link", name="Library").click()
    page.wait_for_url(served.root + "library/")

    assert names == every_part
    assert {"Guides", "Studies", "Programmes", "Concepts", "Library", "Glossary", "About"} <= set(names)


def test_the_evidence_behind_advice_can_be_opened(plain_page: Callable[..., Page], served: Served):
    page = plain_page(viewport=PHONE)
    page.goto(served.root + KINDS["guide"])
    trace = page.locator("details.ev-trace").first
    expect(trace.locator(".ev-briefs").first).to_be_hidden()
    trace.locator("summary").click()

    expect(trace.locator(".ev-briefs").first).to_be_visible()
    trace.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_data_of_a_record_can_be_opened(plain_page: Callable[..., Page], served: Served):
    page = plain_page()
    page.goto(served.root + KINDS["study"])
    page.locator("#record-data + details summary").click()

    expect(page.locator("#bibtex")).to_be_visible()
    assert page.locator("#bibtex").inner_text().startswith("@")


@pytest.mark.parametrize(
    ("part", "begins", "name"),
    [
        ("cite-source", "TY  - JOUR", "westlake2022terms.ris"),
        ("cite-page", "TY  - ELEC", "terms-of-engagement.ris"),
    ],
)
def test_the_source_and_the_page_can_be_taken_away_as_files(
    plain_page: Callable[..., Page], served: Served, part: str, begins: str, name: str
):
    page = plain_page()
    page.goto(served.root + KINDS["study"])
    with page.expect_download() as taken:
        page.locator(f"#{part} ~ .ev-downloads").first.get_by_role("link", name="RIS").click()

    assert taken.value.path().read_text(encoding="utf-8").startswith(begins)
    assert taken.value.suggested_filename == name


@pytest.mark.parametrize("kind", ["study", "guide", "programme"])
def test_bibtex_leads_to_the_entry(plain_page: Callable[..., Page], served: Served, kind: str):
    page = plain_page()
    page.goto(served.root + KINDS[kind])
    page.locator(".ev-downloads").first.get_by_role("link", name="BibTeX").click()
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    page.locator("details:has(#bibtex) summary").click()

    expect(page.locator("#bibtex")).to_be_visible()
    assert page.locator("#bibtex").inner_text().startswith("@")


@pytest.mark.parametrize("ending", ["BibTeX", "RIS", "CSL-JSON"])
def test_the_whole_library_can_be_taken_away(plain_page: Callable[..., Page], served: Served, ending: str):
    page = plain_page()
    page.goto(served.root + "library/")
    with page.expect_download() as taken:
        page.locator("#download + ul").get_by_role("link", name=ending).click()

    assert taken.value.path().read_text(encoding="utf-8").count("westlake2022terms") >= 1


def test_what_was_taken_away_is_said_and_leads_on(plain_page: Callable[..., Page], served_oddities: Served):
    page = plain_page(viewport=PHONE)
    page.goto(served_oddities.root + ODD_KINDS["what was taken away"])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("main").get_by_role("link", name="People who were asked first said more.").last.click()

    page.wait_for_url(served_oddities.root + "studies/asking-trial/")
