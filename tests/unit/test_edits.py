"""A change that a message carries: where it is found, how it is shown, and what applying it leaves."""

import json

import pytest
from evidence.diagnostics import Edit, Rename, Rule, Severity, as_github, as_json, as_text, with_places
from evidence.model.edit import applied, located
from evidence.model.source import Position

RULE = Rule(code="X1", name="a-rule", severity=Severity.ERROR, why="It is a test of a rule.")
PAGE = "---\nsources: [roe2012, doe2020]\ntrust: trust\n---\n"


def at(line: int, column: int = 1, path: str = "a.md") -> Position:
    return Position(path, line, column)


@pytest.mark.parametrize(
    ("where", "old", "column"),
    [
        (at(2), "roe2012", 11),
        (at(2, 11), "roe2012", 11),
        (at(3), "trust", 8),  # the value, not the name of the field
        (at(3), "trust:", 1),
        (at(1), "sources:", 1),  # a value on the line below
    ],
)
def test_a_text_is_found_at_its_place_or_soon_after(where, old, column):
    found = located(Edit(where, old, "x"), PAGE)

    assert found and found.where.column == column


@pytest.mark.parametrize(
    ("where", "old"),
    [
        (at(2), "roe"),  # a part of a word
        (at(2, 12), "roe2012"),  # it stands before the place
        (at(1), "doe2021"),
        (at(9), "trust"),
        (at(4, 5), ""),
    ],
)
def test_a_text_that_is_not_there_is_not_found(where, old):
    assert located(Edit(where, old, "x"), PAGE) is None


@pytest.mark.parametrize(
    ("text", "edits", "mended"),
    [
        ("a b\nc\n", [Edit(at(1), "b", "x")], "a x\nc\n"),
        ("a b\r\nc\r\n", [Edit(at(1), "b\nc", "x\ny\nz")], "a x\r\ny\r\nz\r\n"),
        ("\ufeffa\n", [Edit(at(1), "", "---\n")], "\ufeff---\na\n"),
        ("a\n", [Edit(at(2), "", "b")], "a\nb"),
        ("a\nb\nc\n", [Edit(at(2), "b\n", "")], "a\nc\n"),
        ("a b a\n", [Edit(at(1), "a", "x"), Edit(at(1, 2), "a", "y")], "x b y\n"),
        ("a\rb\rc", [Edit(at(2), "b", "x")], "a\rx\rc"),
    ],
)
def test_applying_changes_only_what_they_name(text, edits, mended):
    assert applied({"a.md": text, "b.md": "b"}, edits) == ({"a.md": mended}, ())


def test_of_two_changes_of_one_place_the_first_is_made_and_the_other_is_given_back():
    first, second = Edit(at(1), "a b", "x"), Edit(at(1), "b", "y")

    assert applied({"a.md": "a b"}, [first, second]) == ({"a.md": "x"}, (second,))


def test_every_form_of_the_report_shows_the_change():
    found = with_places(
        [RULE.at(at(2), "no such key", hint="did you mean `roe2021`?", edit=Edit(at(2), "roe2012", "roe2021"))],
        {"a.md": PAGE},
    )

    assert as_text(found, changes=True) == (
        "a.md:2: error X1 no such key\n    hint: did you mean `roe2021`?\n    change: roe2012 → roe2021"
    )
    assert json.loads(as_json(found))[0]["edit"] == {
        "path": "a.md",
        "line": 2,
        "column": 11,
        "end_line": 2,
        "end_column": 18,
        "old": "roe2012",
        "new": "roe2021",
    }
    assert as_github(found).endswith("no such key%0Ahint: did you mean `roe2021`?%0Achange: roe2012 → roe2021")


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (Rename("content/é.md", "content/e.md"), "rename: content/é.md → content/e.md"),
        (Edit(at(1), "", "---\n"), "add: ---"),
        (Edit(at(1), "```yaml\n", ""), "delete: ```yaml"),
        (Edit(at(1), "a\nb", "c"), "change:\n    - a\n    - b\n    + c"),
        (Edit(at(1), "a\x1b[2J", "b"), "change: a [2J → b"),
    ],
)
def test_a_change_is_shown_in_a_line_or_as_a_small_difference(change, shown):
    assert as_text([RULE.at(at(1), "wrong", edit=change)], changes=True) == f"a.md:1: error X1 wrong\n    {shown}"


def test_a_change_whose_text_is_not_there_is_not_offered():
    assert with_places([RULE.at(at(1), "wrong", edit=Edit(at(1), "gone", "x"))], {"a.md": PAGE})[0].edit is None
