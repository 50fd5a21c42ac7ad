"""What a page looks up is noted, and only pages are kept for which all of it is what it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from evidence.library.recorder import Recorder
from evidence.render.kept_pages import Names, Notes, keep, kept_pages
from evidence.site import Site

from tests.soak import edits
from tests.soak.lost import plan

STUDY = "content/studies/asking-trial.md"


@pytest.fixture(scope="module")
def made() -> tuple[edits.KeptPages, dict[str, str]]:
    return edits.made(plan(edits.BASE))


def after(change: dict[str, str]) -> Site:
    return plan(edits.BASE | change)


def with_words(path: str, was: str, now: str) -> dict[str, str]:
    text = edits.BASE[path]
    assert was in text
    return {path: text.replace(was, now, 1)}


def test_a_site_that_has_not_changed_keeps_every_page(made):
    assert set(made[0].unchanged(after({}))) == set(made[1])


def test_a_word_of_one_text_makes_its_page_again_and_two_that_walk_through_all_studies(made):
    site = after({STUDY: edits.BASE[STUDY] + "\nAnother sentence.\n"})
    kept = made[0].unchanged(site)

    assert "studies/asking-trial/" not in kept
    assert {*site.pages} - {*kept} == {"studies/asking-trial/", "studies/", ""}


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (with_words(STUDY, "\nheadline: ", "\nheadline: Now "), {"studies/", "studies/asking-trial/"}),
        ({"content/about/new.md": "# A new page\n\nWords.\n"}, {"about/new/"}),
        (with_words("references.bib", "{Who asked?}", "{Who asked, then?}"), {"library/"}),
    ],
    ids=["the headline of a study", "a new page", "the title of a source"],
)
def test_what_shows_a_thing_that_has_changed_is_made_again(made, change: dict[str, str], again: set[str]):
    site = after(change)

    assert again & {*made[0].unchanged(site)} == set()
    assert list(edits.stale_pages(site, *made)) == []


def test_each_way_to_look_something_up_is_noted():
    recorder = Recorder()
    looked = recorder.watch("things", {"one": 1, "two": 2})
    noted = []
    for ask in (
        lambda: looked["one"],
        lambda: looked.get("three"),
        lambda: "two" in looked,
        lambda: list(looked),
        lambda: len(looked),
        lambda: list(looked.items()),
        lambda: {**looked},
    ):
        recorder.taken()
        ask()
        noted.append({key for _, key in recorder.taken()})

    assert noted[:6] == [{"one"}, {"three"}, {"two"}, {None}, {None}, {None}]
    assert None in noted[6]


def test_a_look_up_that_found_nothing_finds_something_once_it_has_come():
    empty, full = Recorder(), Recorder()
    empty.watch("things", {})
    full.watch("things", {"one": "1"})

    assert Names().of_found(full, ("things", "one")) != Names().of_found(empty, ("things", "one"))


def test_what_is_worked_out_once_was_looked_up_by_each_page_that_shows_it():
    recorder = Recorder()
    looked = recorder.watch("things", {"one": 1, "two": 2})
    worked_out = recorder.once(lambda: looked["one"] + looked["two"])
    noted = []
    for _ in range(2):
        recorder.taken()
        noted.append((worked_out(), recorder.taken()))

    assert noted == [(3, {("things", "one"), ("things", "two")})] * 2


def test_what_cannot_be_named_is_never_kept(made, tmp_path: Path):
    site = after({})
    path = "studies/asking-trial/"
    pages = {**site.pages, path: replace(site.pages[path], view=lambda: site)}
    notes = Notes()
    notes.add(path, [])
    notes.add("studies/", [])
    keep(tmp_path / "pages", "code", replace(site, pages=pages), notes)

    assert kept_pages(tmp_path / "pages", "code").unchanged(site) == ("studies/",)


def test_what_other_code_has_left_is_not_taken(tmp_path: Path):
    site, notes = after({}), Notes()
    notes.add("studies/", [])
    keep(tmp_path / "pages", "code", site, notes)

    assert kept_pages(tmp_path / "pages", "other code").unchanged(site) == ()
