"""What an editor sees who lets `evidence check --fix` make changes, and what it leaves alone."""

import builtins
import os
from pathlib import Path

import pytest
from evidence.cli import fix

from tests.unit.test_cli import ENTRY, STUDY, run, write

WRONG = STUDY.replace("headline", "headlin").replace("came back.\n", "came back [@doe2002].\n")
RIGHT = STUDY.replace("came back.\n", "came back [@doe2020].\n")
PAGE = "content/studies/clinic-trust.md"
SHOWN = """\
content/studies/clinic-trust.md:3: R110 there is no field `headlin` here
--- content/studies/clinic-trust.md
+++ content/studies/clinic-trust.md
@@ -2,3 +2,3 @@
 sources: [doe2020]
-headlin: People come back when they are heard.
+headline: People come back when they are heard.
 source_class: study
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small library with two slips whose messages name the words to write."""
    folder = tmp_path / "library"
    write(folder, "references.bib", ENTRY)
    write(folder, PAGE, WRONG)
    write(folder, "content/permalinks.txt", "clinic-trust\ndoe2020\n")
    return folder


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    waiting = iter(answers)
    monkeypatch.setattr(fix, "at_a_terminal", lambda: True)
    monkeypatch.setattr(builtins, "input", lambda question: next(waiting))


def test_with_yes_all_changes_are_made_and_the_check_passes(folder, capsys):
    code, out, err = run(capsys, "check", "-C", folder, "--fix", "--yes")

    assert (code, (folder / PAGE).read_text()) == (0, RIGHT)
    assert out.startswith(SHOWN)
    assert err == "2 of 2 changes made\n1 note in 1 file; 1 study, 1 reference read\n"


def test_without_a_terminal_changes_are_only_shown(folder, capsys):
    code, out, err = run(capsys, "check", "-C", folder, "--fix")

    assert (code, (folder / PAGE).read_text()) == (1, WRONG)
    assert out.startswith(SHOWN)
    assert err.startswith("2 changes were shown and none made, since there is no terminal to ask at; ")


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (("y", "n"), STUDY.replace("came back.\n", "came back [@doe2002].\n")),
        (("n", "y"), RIGHT.replace("headline", "headlin")),
        (("a",), RIGHT),
        (("q",), WRONG),
        (("what?", "", "y", "y"), RIGHT),
    ],
)
def test_at_a_terminal_each_change_is_made_that_is_wanted(folder, capsys, monkeypatch, answers, text):
    at_a_terminal(monkeypatch, *answers)
    code, _, _ = run(capsys, "check", "-C", folder, "--fix")

    assert (code, (folder / PAGE).read_text()) == (int(text != RIGHT), text)


def test_a_file_that_changed_meanwhile_is_left_alone(folder, capsys, monkeypatch):
    def changing(question: str) -> str:
        write(folder, PAGE, "---\nheadlin: Somebody else writes.\n---\n")
        return "a"

    monkeypatch.setattr(fix, "at_a_terminal", lambda: True)
    monkeypatch.setattr(builtins, "input", changing)
    code, _, err = run(capsys, "check", "-C", folder, "--fix")

    assert (code, (folder / PAGE).read_text()) == (1, "---\nheadlin: Somebody else writes.\n---\n")
    assert err.startswith(f"{PAGE}: it was changed meanwhile and is left alone\n0 of 2 changes made\n")


def test_a_file_is_renamed_and_never_over_another(folder, capsys):
    write(folder, PAGE, STUDY)
    write(folder, "content/studies/Ward.md", STUDY.replace("doe2020", "doe2002"))
    write(folder, "content/studies/år.md", STUDY.replace("doe2020", "doe2002"))
    write(folder, "content/studies/ar.md", STUDY.replace("doe2020", "doe2002"))
    run(capsys, "check", "-C", folder, "--fix", "--yes")

    assert sorted(os.listdir(folder / "content/studies")) == ["ar.md", "clinic-trust.md", "ward.md", "år.md"]


def test_line_ends_and_what_is_not_changed_stay_as_they_are(folder, capsys):
    (folder / PAGE).write_bytes(b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode())
    os.chmod(folder / PAGE, 0o640)
    run(capsys, "check", "-C", folder, "--fix", "--yes")

    assert (folder / PAGE).read_bytes() == b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()
    assert (folder / PAGE).stat().st_mode & 0o777 == 0o640
    assert os.listdir(folder / "content/studies") == ["clinic-trust.md"]
