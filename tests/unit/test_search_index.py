"""The index for searching: the same each time, in parts that are alike, and with every word where its reader looks."""

import json
import os

import pytest
from evidence.library.letters import ALPHABET, gaps
from evidence.model.source import Source
from evidence.search.inverted import END, RELEASE, Inverted
from evidence.site import Settings, plan_site

from tests.js.search_cases import FILE, PARTS, cases, index
from tests.small_library import BIBTEX, FILES


def words_of(part: bytes) -> list[str]:
    """The words of a part, as its lines have them: how much of the word before, and the rest."""
    head, *lines, end = part.decode().split("\n")
    assert head == f"{RELEASE} {index().version}"
    assert end == END
    words, last = [], ""
    for line in lines:
        rest = line.split(" ")[0]
        last = last[: ALPHABET.index(rest[0])] + rest[1:]
        words.append(last)
    return words


def test_the_same_records_make_the_same_bytes():
    assert index() == index()


def test_another_word_is_another_version():
    other = Inverted()
    other.add(0, [("title", "Trust")])

    assert other.index(1).version != index().version


def test_each_word_is_in_the_part_that_its_beginning_leads_to():
    made = index()
    for number, part in enumerate(made.parts):
        for word in words_of(part):
            assert max(place for place, begin in enumerate(made.beginnings) if place == 0 or begin <= word) == number


def test_the_parts_are_of_about_equal_size():
    sizes = [len(part) for part in index().parts]

    assert len(sizes) == PARTS
    assert max(sizes) < 2 * min(sizes)


def test_an_index_of_nothing_has_its_parts_too():
    made = Inverted().index(2)

    assert len(made.parts) == len(made.beginnings) == 2


def test_one_word_that_is_larger_than_a_part_leaves_parts_empty_and_is_found():
    inverted = Inverted()
    for number in range(500):
        inverted.add(number, [("text", "care")])
    inverted.add(500, [("text", "zebra")])
    made = inverted.index(5)

    assert len(made.beginnings) == 5
    assert sorted(made.beginnings) == list(made.beginnings)
    assert b"zebra" in made.parts[-1]


def test_what_the_script_is_tested_against_is_what_the_build_does():
    now = cases()
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN"):
        FILE.write_text(now, encoding="utf-8")

    assert FILE.read_text(encoding="utf-8") == now


@pytest.mark.parametrize(("numbers", "written"), [((), ""), ((0,), "A"), ((0, 1, 33, 2000), "AAfu9B")])
def test_numbers_are_written_as_gaps_of_five_bits(numbers: tuple[int, ...], written: str):
    assert gaps(numbers) == written


def test_a_site_without_search_has_no_files_for_it():
    sources = [Source(path, text) for path, text in FILES.items()]
    site = plan_site([Source("references.bib", BIBTEX)], sources, Settings(search=False))

    assert any(path.startswith("data/explorer/") for path in site.exports)
    assert [path for path in site.exports if path.startswith("data/search/")] == []


def test_the_files_for_searching_are_files_of_the_plan_like_any_other():
    sources = [Source(path, text) for path, text in FILES.items()]
    site = plan_site([Source("references.bib", BIBTEX)], sources)
    words = json.loads(site.exports["data/search/words.json"]())
    parts = [path for path in site.exports if path.startswith("data/search/index/")]

    assert len(words["index"]) == len(parts) > 0
    assert all(site.exports[path]().startswith(f"{RELEASE} {words['version']}\n".encode()) for path in parts)
