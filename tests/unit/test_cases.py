"""Every section of `tests/cases` says what an editor wrote and what the check should say of it.

After a change that is meant, run the tests with EVIDENCE_UPDATE_GOLDEN=1 and read the difference.
"""

import os
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from evidence.check import RULES
from evidence.diagnostics import Severity, as_text
from evidence.rules import all_rules
from markdown_it import MarkdownIt

from tests.helpers import everything_said_of

CASES = Path(__file__).resolve().parent.parent / "cases"


@dataclass(frozen=True)
class Section:
    """One case: files, and the report they should get."""

    code: str
    title: str
    files: dict[str, str | None]
    """Texts by path; None is a file that is not there."""
    expected: str | None
    path: Path
    report: tuple[int, int] = (0, 0)
    """The lines of the file between which the report stands."""


def sections_of(path: Path) -> list[Section]:
    """Read the sections of a case file; files above the first section belong to each of them."""
    code = path.stem.partition("-")[0]
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    found = [Section(code, "", {}, None, path)]
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            found.append(Section(code, tokens[index + 1].content, dict(found[0].files), None, path))
        elif token.type == "fence":
            kind, _, name = token.info.strip().partition(" ")
            if kind == "nothing":
                found[-1].files.update(dict.fromkeys(common_files(), None))
            elif kind == "diagnostics":
                lines = (token.map[0] + 1, token.map[1] - 1)
                found[-1] = replace(found[-1], expected=token.content.rstrip("\n"), report=lines)
            elif name:
                found[-1].files[name] = token.content
    return found


@cache
def common_files() -> dict[str, str | None]:
    """The small library that every case starts from."""
    return sections_of(CASES / "README.md")[0].files


CASE_FILES = sorted(path for path in CASES.glob("*.md") if path.name != "README.md")
WITH_A_CASE = [rule for rule in all_rules() if CASES / f"{rule.code}-{rule.name}.md" in CASE_FILES]
SECTIONS = [section for path in CASE_FILES for section in sections_of(path)[1:]]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: f"{section.code} {section.title}")
def test_the_check_says_what_the_case_shows(section: Section) -> None:
    files = {**common_files(), **section.files}
    said = everything_said_of({path: text for path, text in files.items() if text is not None})
    shown = [each for each in said if each.rule.severity > Severity.INFO or each.rule.code == section.code]

    report = as_text(shown, changes=True)
    if report != section.expected and os.environ.get("EVIDENCE_UPDATE_GOLDEN") and section.expected is not None:
        write_report(section, report)
        pytest.skip("written anew; read the difference")

    assert report == section.expected


def write_report(section: Section, report: str) -> None:
    """Write the report of a section anew, found by its heading since lines above it may have moved."""
    now = next(each for each in sections_of(section.path)[1:] if each.title == section.title)
    lines = section.path.read_text(encoding="utf-8").split("\n")
    lines[now.report[0] : now.report[1]] = report.split("\n") if report else []
    section.path.write_text("\n".join(lines), encoding="utf-8")


def test_the_library_that_every_case_starts_from_is_clean() -> None:
    said = everything_said_of({path: text for path, text in common_files().items() if text is not None})

    assert as_text(each for each in said if each.rule.severity > Severity.INFO) == ""


def test_every_rule_of_the_check_has_a_case_named_after_it() -> None:
    assert {path.stem for path in CASE_FILES} >= {f"{rule.code}-{rule.name}" for rule in RULES}


def test_every_case_is_named_after_a_rule() -> None:
    assert {path.stem for path in CASE_FILES} <= {f"{rule.code}-{rule.name}" for rule in all_rules()}


@pytest.mark.parametrize("rule", WITH_A_CASE, ids=lambda rule: rule.code)
def test_every_case_shows_wrong_use_and_right_use(rule) -> None:
    sections = [section for section in SECTIONS if section.code == rule.code]
    broken = [rule.code in (section.expected or "") for section in sections]

    assert True in broken and False in broken
