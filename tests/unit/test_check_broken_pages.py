"""One mistake is reported once: a page that could not be read whole is not blamed for what it seems to lack."""

from evidence.diagnostics import Severity, as_text

from tests.helpers import everything_said_of
from tests.unit.test_cases import common_files

BROKEN = """
    ---
    sources: [doe2020]
    headline: Note: people come back when they are heard.
    source_class: perspective
    settings: [clinic]
    status: draft
    findings:
      - id: heard
        text: People who felt heard came back.
        kind: descriptive
        locator: abstract
    ---
    They came back.
"""
LEANING = """
    ---
    sources: [roe2021]
    headline: Staff on the ward decide with patients.
    source_class: study
    settings: [ward]
    findings:
      - id: decided
        text: They decided together.
        kind: descriptive
        locator: abstract
        agrees_with: [clinic-trust#heard]
    ---
    See [@doe2020#heard; @clinic-trust#heard] and [the finding](clinic-trust.md#heard).
"""
COLON = (
    "content/studies/clinic-trust.md:3: error R100 a colon inside the text needs quotes around it\n"
    '    hint: write `headline: "Note: people come back when they are heard."`'
)


def said_of(**changed: str) -> str:
    files = {path: text for path, text in common_files().items() if text is not None}
    said = everything_said_of({**files, **{path.replace("__", "/"): text for path, text in changed.items()}})
    return as_text(each for each in said if each.rule.severity > Severity.INFO)


def test_a_page_with_a_mistake_in_its_fields_costs_one_message_and_not_one_for_each_link_to_it():
    files = {"studies__clinic-trust.md": BROKEN, "studies__ward.md": LEANING}
    published = {"permalinks.txt": "clinic-trust\nclinic-trust#heard\n"}

    assert said_of(**files, **published) == COLON


def test_a_vocabulary_with_a_mistake_costs_one_message_and_not_one_for_each_use():
    matching = (common_files()["vocabulary/roles.yml"] or "").replace(
        "definition: A nurse.", "definition: A nurse., matches: [{term: settings/ward, match: related, reason: There.}]"
    )
    broken = {"vocabulary__settings.yml": "id: settings\nlabel: [Settings\n", "vocabulary__roles.yml": matching}

    assert said_of(**broken) == (
        "content/vocabulary/settings.yml:2: error R100 "
        "a bracket `[` is opened and not closed, or a comma is missing\n"
        "    hint: close the list with `]`, with a comma between its words"
    )
