"""Words that mean the same to a reader are the same to the search."""

import json
import os

import pytest
from evidence.library.folding import compounds, folded, identifier

from tests.js.folding_cases import APART, FILE, NUMBERS, SAME, WRITTEN, cases

JOINED = compounds(WRITTEN)


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_every_way_to_write_a_word_finds_the_same(forms: tuple[str, ...]):
    assert {folded(form, JOINED) for form in forms} == {folded(forms[0], JOINED)}


@pytest.mark.parametrize("words", APART)
def test_words_of_their_own_stay_apart(words: tuple[str, str]):
    assert folded(words[0]) != folded(words[1])


def test_a_number_is_known_however_it_is_pasted():
    assert {identifier(each) for each in NUMBERS} == {
        "pmc7919701",
        "33630504",
        "101111hsc13406",
        "09660410",
        "153993795",
    }


def test_words_that_say_nothing_are_left_out():
    assert folded("How do I get to the care that I need?") == folded("get care need")


def test_a_part_of_a_compound_finds_it_too():
    from evidence.library.folding import tokens

    assert dict(tokens("team-based care", JOINED)) == {"teambas": ("team", "bas"), "car": ()}


def test_what_the_script_is_tested_against_is_what_the_build_does():
    now = json.dumps(cases(), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN"):
        FILE.write_text(now, encoding="utf-8")

    assert FILE.read_text(encoding="utf-8") == now
