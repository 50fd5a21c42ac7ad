"""Buttons that copy a citation or the address of a finding."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS
from tests.browser.serving import Served

ALLOWED = ["clipboard-read", "clipboard-write"]


@pytest.fixture
def study(new_page: Callable[..., Page], served: Served) -> Page:
    """A study in a browser that lets pages use the clipboard."""
    page = new_page(permissions=ALLOWED)
    page.goto(served.root + KINDS["study"])
    return page


def clipboard(page: Page) -> str:
    return page.evaluate("() => navigator.clipboard.readText()")


@pytest.mark.parametrize("style", ["APA", "Harvard", "Vancouver"])
@pytest.mark.parametrize("part", ["source", "page"])
def test_a_citation_is_copied_as_it_is_shown(study: Page, part: str, style: str):
    row = study.locator(f"#cite-{part} + .ev-cite-list > div").filter(has=study.locator("dt", has_text=style))
    row.get_by_role("button", name=f"Copy {style}").click()

    expect(study.get_by_role("status")).to_have_text("Copied")
    assert clipboard(study) == " ".join(row.locator("dd > p").inner_text().split())


def test_the_address_of_a_finding_is_copied_and_leads_to_it(study: Page, served: Served):
    finding = study.locator(".ev-finding").nth(1)
    id = finding.get_attribute("id")
    finding.get_by_role("button", name="Copy link").click()
    expect(study.get_by_role("status")).to_have_text("Copied")
    copied = clipboard(study)
    study.goto("about:blank")
    study.goto(copied)

    assert copied == f"{served.root}r/terms-of-engagement/{id}/", "the address that outlives the name of the page"
    expect(study).to_have_url(f"{served.root}{KINDS['study']}#{id}")
    expect(study.locator(f"#{id}")).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["guide", "study"])
def test_the_address_of_each_part_of_a_page_is_its_permalink(new_page: Callable[..., Page], served: Served, kind: str):
    page = new_page(permissions=ALLOWED)
    page.goto(served.root + KINDS[kind])
    button = page.get_by_role("button", name="Copy link").first
    part = button.locator("xpath=ancestor::article[1]").get_attribute("id")
    button.click()
    expect(page.get_by_role("status")).to_have_text("Copied")

    name = KINDS[kind].split("/")[1]
    assert clipboard(page) == f"{served.root}r/{name}/{part}/"


def test_where_the_site_has_an_address_that_address_is_copied(new_page: Callable[..., Page], served_oddities: Served):
    page = new_page(permissions=ALLOWED)
    page.goto(served_oddities.root + "studies/asking-trial/")
    page.locator("#asked-first").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Copied")

    assert clipboard(page) == "https://oddities.example/library/r/asking-trial/asked-first/"


def test_the_button_says_that_it_is_done_and_then_what_it_does_again(study: Page):
    button = study.locator("button[data-copy]").first
    name = button.inner_text()
    button.click()

    expect(button).to_contain_text("Copied")
    expect(button).to_have_text(name, timeout=5000)


def test_a_reader_is_told_when_copying_is_refused_and_the_text_is_selected(page: Page, served: Served):
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "Document.prototype.execCommand = () => false;"
    )
    page.goto(served.root + KINDS["study"])
    page.get_by_role("button", name="Copy APA").first.click()

    expect(page.get_by_role("status")).to_contain_text("Could not copy")
    selected = page.evaluate("() => getSelection().toString()")
    assert selected.strip() == page.locator("#cite-source-apa").inner_text().strip()


def test_every_button_has_a_name_of_its_own(study: Page):
    names = study.get_by_role("button", name="Copy").all_inner_texts()

    assert len(names) > 6
    assert [name for name in names if not name.strip()] == []


def test_without_script_there_are_no_buttons(new_page: Callable[..., Page], served: Served):
    page = new_page(java_script_enabled=False)
    page.goto(served.root + KINDS["study"])

    assert page.locator("button[type=button]").count() > 6
    assert page.locator("button[type=button]:visible").count() == 0


@pytest.mark.parametrize(
    ("kind", "name", "begins"),
    [
        ("study", "westlake2022terms.bib", "@article{westlake2022terms,"),
        ("guide", "starting-a-partnership-conversation.bib", "@online{page:starting-a-partnership-conversation,"),
    ],
)
def test_the_entry_of_a_page_is_saved_as_a_file(page: Page, served: Served, kind: str, name: str, begins: str):
    page.goto(served.root + KINDS[kind])
    with page.expect_download() as saved:
        page.locator(".ev-downloads").first.get_by_role("link", name="BibTeX").click()

    assert saved.value.suggested_filename == name
    assert saved.value.path().read_text(encoding="utf-8").startswith(begins)
