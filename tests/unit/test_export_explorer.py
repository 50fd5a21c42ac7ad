"""The data that the explorer's script reads, and what it must decide with them."""

import json
from dataclasses import replace

import pytest
from evidence.export.explorer_data import CHUNK, entries_file, explorer_files, gaps, titles, version
from evidence.library.facet_index import index_facets
from evidence.library.facets import FacetEntry

from tests.golden.approved import check_approved
from tests.helpers import library_of
from tests.js.explorer_cases import FILE, explorer_cases
from tests.small_library import BIBTEX, FILES, LABELS


def test_what_the_script_must_decide_is_as_approved():
    check_approved(FILE, explorer_cases())


@pytest.mark.parametrize(
    ("numbers", "written"),
    [((), ""), ((0,), "A"), ((0, 1, 2), "AAA"), ((31,), "f"), ((32,), "gB"), ((5, 40), "FiB"), ((2000,), "w-B")],
)
def test_numbers_are_written_as_the_gaps_between_them(numbers, written):
    assert gaps(numbers) == written


def test_titles_of_all_kinds_are_put_in_one_order():
    entries = [
        FacetEntry(id=title, kind=kind, path="", title=title)
        for kind, title in (("guide", "Beech"), ("study", "Ash"), ("study", "“Elm”"), ("reference", "Cedar"))
    ]

    assert titles(entries) == "1051"


def test_a_chunk_holds_what_the_lines_of_the_list_show():
    entry = FacetEntry(
        id="x",
        kind="study",
        path="studies/x/",
        title="Asking <helps>",
        headline="A trial",
        meta=("Lone, 2019",),
        year=2019,
    )

    assert json.loads(entries_file([entry])) == [
        ["study", "studies/x/", "Asking <helps>", "A trial", ["Lone, 2019"], 2019]
    ]


def test_every_entry_is_in_one_chunk_and_large_facets_have_files_of_their_own():
    entries = tuple(FacetEntry(id=str(n), kind="reference", path="", title=str(n)) for n in range(CHUNK * 2 + 1))
    files = dict(explorer_files(replace(_nothing(), entries=entries)))

    assert sorted(files) == [
        "data/explorer/author.json",
        "data/explorer/entries/0.json",
        "data/explorer/entries/1.json",
        "data/explorer/entries/2.json",
        "data/explorer/index.json",
        "data/explorer/journal.json",
    ]
    assert [len(json.loads(files[f"data/explorer/entries/{n}.json"]())) for n in range(3)] == [CHUNK, CHUNK, 1]


def test_the_data_have_another_name_when_a_word_in_them_has_changed():
    before = index_facets(library_of(BIBTEX, FILES), LABELS)
    after = index_facets(library_of(BIBTEX.replace("A lone", "A lonely"), FILES), LABELS)

    assert version(before) == version(index_facets(library_of(BIBTEX, FILES), LABELS))
    assert version(before) != version(after)


def _nothing():
    return index_facets(library_of(), {})
