"""The fixed small share of `make soak` that every run of the tests takes."""

import contextlib
import io

import pytest

from tests.soak import edits, inputs, words
from tests.soak.library import markers
from tests.soak.lost import lost


@pytest.mark.parametrize("number", range(16))
def test_no_word_is_lost_by_a_slip_of_the_hand(number):
    found = [
        f"{path}:{line} loses {', '.join(lost)}\n{words.difference(path, text)}"
        for path, line, lost, text in words.lost_in_round(1, number)
    ]

    assert found == []


def test_what_was_read_is_shown_where_nothing_says_how_much():
    path = "content/studies/ward.md"
    text = words.BASE[path].replace("read_depth: abstract\n", "")

    assert text != words.BASE[path]
    assert list(lost(words.BASE | {path: text}, (path,), markers)) == []


@pytest.mark.parametrize("share", range(8))
def test_nothing_that_stands_in_a_file_stops_the_program(share):
    for number in range(share * 150, share * 150 + 150):
        kind, files = inputs.make(1, number)
        if kind not in ("folder", "command"):
            inputs.run(kind, files)


def test_a_whole_folder_of_slips_is_planned_and_checked():
    files = words.files_with(words.round_of(1, 1))

    inputs.run("folder", files)
    with contextlib.redirect_stdout(io.StringIO()):
        inputs.run("command", files)


@pytest.mark.parametrize("number", range(3))
def test_a_page_that_is_kept_after_an_edit_is_what_it_would_be_if_it_were_made(number):
    assert [path for path, _ in edits.stale(1, number)] == []
