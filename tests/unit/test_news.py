"""What is new: in the order readers want it, in their program's format, and the same on every day."""

import json
from textwrap import dedent
from xml.etree import ElementTree

import pytest
from evidence.export.feeds import feed_files
from evidence.library.facet_index import index_facets
from evidence.library.library import Library
from evidence.library.news import Event, events, newest
from evidence.model.source import Source
from evidence.site import plan_site
from evidence.view.settings import Settings

from tests.helpers import library_of
from tests.unit.test_evidence_map import AXES, BIBTEX, study

ATOM = "{http://www.w3.org/2005/Atom}"


def page(source: str, more: str) -> str:
    """A study with some fields about its life."""
    return study(source, "processes: [trust]", more=more)


LIBRARY = library_of(
    BIBTEX,
    AXES,
    changed=page(
        "one2020",
        'status: reviewed\nreviewed: "2026-03-01"\nchanges:\n'
        '  - {date: "2026-05-02", text: "The second trial is in, and trust <did> not grow."}\n'
        '  - {date: "2025-01-01", text: An older change.}\n',
    ),
    draft=page("blog2021", "status: draft\n"),
    gone=page(
        "two2021", 'status: retired\nretired: Its source was withdrawn.\nreplaced_by: changed\nreviewed: "2026-01-01"\n'
    ),
    reviewed=page("view2022", 'status: reviewed\nreviewed: "2026-03-01"\n'),
)


def files(found: Library, site_url: str = "") -> dict[str, bytes]:
    """Every feed of a library."""
    return {path: make() for path, make in feed_files(found, index_facets(found, {}), "Our site", site_url)}


def test_the_news_are_what_changed_and_what_was_compared_newest_first_and_undated_last():
    assert events(LIBRARY) == (
        Event(
            date="2026-05-02", kind="changed", page="changed", text="The second trial is in, and trust <did> not grow."
        ),
        Event(date="2026-03-01", kind="reviewed", page="changed"),
        Event(date="2026-03-01", kind="reviewed", page="reviewed"),
        Event(date="2025-01-01", kind="changed", page="changed", text="An older change."),
        Event(date="", kind="retired", page="gone", text="Its source was withdrawn."),
        Event(date="", kind="added", page="draft"),
    )


def test_a_feed_has_the_pages_with_a_date_by_their_last_news_and_then_by_id():
    assert [each.id for each in newest(LIBRARY)] == ["changed", "reviewed", "gone"]


def test_the_atom_feed_names_entries_by_permalink_and_says_what_changed_first():
    root = ElementTree.fromstring(files(LIBRARY, "https://example.org/")["feeds/all.atom"])
    first = root.find(f"{ATOM}entry")

    assert root.findtext(f"{ATOM}id") == "https://example.org/feeds/all.atom"
    assert root.findtext(f"{ATOM}updated") == "2026-05-02T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Our site"
    assert [(each.tag.removeprefix(ATOM), each.text, each.get("href")) for each in first] == [
        ("id", "https://example.org/r/changed/", None),
        ("title", "About one2020.", None),
        ("updated", "2026-05-02T00:00:00Z", None),
        ("link", None, "https://example.org/studies/changed/"),
        (
            "summary",
            "2026-05-02: The second trial is in, and trust <did> not grow.\n2025-01-01: An older change.\n"
            "Compared with its sources on 2026-03-01.",
            None,
        ),
    ]


def test_the_json_feed_holds_what_version_1_1_asks_for():
    feed = json.loads(files(LIBRARY, "https://example.org/")["feeds/all.json"])

    assert {name: feed[name] for name in ("version", "title", "home_page_url", "feed_url", "authors")} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Our site",
        "home_page_url": "https://example.org/new/",
        "feed_url": "https://example.org/feeds/all.json",
        "authors": [{"name": "Our site"}],
    }
    assert feed["items"][2] == {
        "id": "https://example.org/r/gone/",
        "url": "https://example.org/studies/gone/",
        "title": "About two2021.",
        "content_text": "Retired. Its source was withdrawn.\nRead instead: changed",
        "date_modified": "2026-01-01T00:00:00Z",
    }


def test_without_an_address_of_the_site_links_start_from_the_feed_and_ids_are_still_lasting():
    made = files(LIBRARY)
    entry = ElementTree.fromstring(made["feeds/process/trust.atom"]).find(f"{ATOM}entry")
    feed = json.loads(made["feeds/process/trust.json"])

    assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert entry.find(f"{ATOM}link").get("href") == feed["items"][0]["url"] == "../../studies/changed/"
    assert feed["items"][0]["id"] == entry.findtext(f"{ATOM}id")
    assert "feed_url" not in feed


def test_a_value_has_a_feed_once_there_are_two_pages_to_tell_of_and_guides_always_have_one():
    made = files(LIBRARY)
    named = {path.removesuffix(".json") for path in made if path.endswith(".json")}

    assert len(json.loads(made["feeds/kind/study.json"])["items"]) == 3
    assert json.loads(made["feeds/kind/guide.json"])["items"] == []
    # Years and authors have one study with a date each, programmes none, and candidacy is a gap.
    assert named == {
        "feeds/all",
        "feeds/kind/guide",
        "feeds/kind/study",
        "feeds/relationship/person-practitioner",
        "feeds/process/trust",
        "feeds/journal/j",
    }
    assert {path.removesuffix(".atom") for path in made if path.endswith(".atom")} == named


def test_pages_name_only_feeds_that_are_there():
    texts = {**AXES, "studies/kept.md": page("one2020", 'status: reviewed\nreviewed: "2026-03-01"\n')}
    content = [Source(f"content/{path}", dedent(text).removeprefix("\n")) for path, text in texts.items()]
    site = plan_site([Source("references.bib", BIBTEX)], content, Settings())
    shown = {path: site.pages[path].view() for path in ("new/", "concepts/processes/trust/")}

    assert [each.path for each in shown["new/"].feeds] == ["feeds/all", "feeds/kind/guide"]
    assert shown["concepts/processes/trust/"].feed == ""


def test_a_feed_says_what_it_follows_and_what_is_told_further_apart_with_the_term_it_belongs_to():
    obstacle = 'reviewed: "2026-03-01"\nobstacles:\n  - {type: material, level: external, text: No room.}\n'
    made = files(library_of(BIBTEX, AXES, short=page("one2020", obstacle), shorter=page("two2021", obstacle)))
    titles = {path: json.loads(text)["title"] for path, text in made.items() if path.endswith(".json")}

    assert len(set(titles.values())) == len(titles)

    assert titles["feeds/kind/study.json"] == "Our site: kind: study"
    assert titles["feeds/resource/material.json"] == "Our site: Resource: Material"
    assert titles["feeds/resource/material/blocked.json"] == "Our site: Resource: Material, blocked"


def test_two_makings_are_the_same_bytes():
    assert files(LIBRARY) == files(LIBRARY)


@pytest.mark.parametrize("wrong", ["changes: [{text: No day.}]", "changes: [{date: 2026-02-30, text: No such day.}]"])
def test_a_change_without_a_day_that_exists_is_said_and_breaks_nothing(wrong: str):
    found = library_of(BIBTEX, AXES, a=page("one2020", f'status: reviewed\nreviewed: "2026-03-01"\n{wrong}\n'))

    assert [each.date for each in events(found)][0] == "2026-03-01"
    assert files(found)["feeds/all.atom"].count(b"2026-03-01T00:00:00Z") == 2


def test_the_news_have_a_page_even_when_there_are_none():
    assert plan_site([], [], Settings()).pages["new/"].view().months == ()
