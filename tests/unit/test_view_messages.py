"""In a preview each message stands on the page that it is about, and the first page shows the worst first."""

from textwrap import dedent

import pytest
from evidence.diagnostics import Diagnostic, Edit, Severity
from evidence.model.source import Position, Source
from evidence.site import Settings, plan_site
from evidence.view.messages import LONGEST, Messages, messages

from tests.small_library import BIBTEX, FILES

VOCABULARY = """
id: settings
label: Settings
singular: Setting
question: Where?
definition: Where it took place.
terms: [{id: hospital, label: Hospital, definition: Wards.}, {id: hospital, label: Again, definition: Twice.}]
"""
SITE = plan_site(
    [Source("references.bib", BIBTEX + "@article{odd2020, title = {Odd}, year = {2020}, doi = {no doi}}\n")],
    [
        Source(f"content/{path}", dedent(text).lstrip())
        for path, text in {**FILES, "vocabulary/settings.yml": VOCABULARY}.items()
    ],
    Settings(),
)
PAGES = {page.source: page.path for page in SITE.pages.values() if page.source}


def told(*found: Diagnostic) -> Messages:
    """What a preview shows of some messages; of all that the check says, where none are named."""
    return messages(SITE.context.library, PAGES, SITE.pages.keys(), found or SITE.diagnostics)


def of(code: str) -> Diagnostic:
    return next(each for each in SITE.diagnostics if each.rule.code == code)


@pytest.mark.parametrize(
    ("code", "file", "page"),
    [
        ("V701", "content/guides/asking-first.md", "guides/asking-first/"),
        ("B204", "references.bib", "library/odd2020/"),
        ("V705", "content/vocabulary/settings.yml", "concepts/settings/"),
    ],
)
def test_a_message_stands_on_the_page_that_its_file_or_entry_makes(code: str, file: str, page: str):
    found = of(code)
    shown = told(found)

    assert found.where.path == file
    assert {path: [(each.code, each.path) for each in own] for path, own in shown.by_page.items()} == {
        page: [(code, page)]
    }


def test_a_mistake_in_an_entry_with_a_summary_stands_on_the_summary():
    entry = SITE.context.library.references["okafor2020"]
    within = Position("references.bib", entry.where.line + 1)

    shown = told(of("B204").rule.at(within, "the journal is misspelt"))

    assert list(shown.by_page) == ["studies/open-surgery/"]


@pytest.mark.parametrize("path", ["mkdocs.yml", "content/studies/gone.md", "other.bib"])
def test_what_no_page_is_about_is_told_without_a_way_to_one(path: str):
    shown = told(of("B204").rule.at(Position(path, 3), "something is wrong"))

    assert shown.by_page == {}
    assert [(each.where, each.path) for each in shown.worst] == [(f"{path}:3", None)]


def test_the_worst_comes_first_and_everything_is_counted():
    shown = told()
    order = [each.severity for each in shown.worst]
    by_severity = {severity: sum(each.rule.severity is severity for each in SITE.diagnostics) for severity in Severity}

    assert order == sorted(order, key=["severity.error", "severity.warning", "severity.info"].index)
    assert (shown.errors, shown.warnings, shown.notes) == (
        by_severity[Severity.ERROR],
        by_severity[Severity.WARNING],
        by_severity[Severity.INFO],
    )
    assert shown.errors and shown.warnings


def test_an_overview_stays_short_and_the_counts_stay_true():
    shown = told(*[of("B204")] * (LONGEST + 5))

    assert (len(shown.worst), shown.errors) == (LONGEST, LONGEST + 5)


def test_what_to_write_is_shown_with_its_hint():
    where = Position("content/studies/open-surgery.md", 6)
    edit = Edit(where, "on-the-moon", "hospital")
    (shown,) = told(of("S301").rule.at(where, "no such term", hint="did you mean `hospital`?", edit=edit)).worst

    assert (shown.hint, shown.change) == ("did you mean `hospital`?", ("change: on-the-moon → hospital",))
