"""Marks in the fields of a page: slanted where readers see text, plain where they see a heading, never raw."""

import pytest
from evidence.diagnostics import as_text
from evidence.model.guide import Guide
from evidence.model.prose import Marked
from evidence.model.source import Source
from evidence.read.record_file import read_page
from evidence.read.vocabulary import read_axis

GUIDE = """---
question: How do I begin?
headline: {headline}
roles: [nurse]
settings: [ward]
recommendations:
  - id: ask
    text: {text}
    actor: [nurse]
    strength: do
    because: [a#b]
    why: "{why}"
---
## In short

Ask.
"""


def read(headline="Ask first.", text="Ask.", why="It helps."):
    written = GUIDE.format(headline=headline, text=text, why=why)
    guide, found = read_page(Guide, Source("content/guides/ask.md", written), "guides/ask.md")
    return guide, as_text(found)


@pytest.mark.parametrize(
    ("why", "words", "html"),
    [
        ("It is *not* the same.", "It is not the same.", "It is <em>not</em> the same."),
        ("See [the film](../studies/film.md).", "See the film.", 'See <a href="page:studies/film.md">the film</a>.'),
        (
            "**All** of `a_b`, at 5 &amp; 6.",
            "All of a_b, at 5 & 6.",
            "<strong>All</strong> of <code>a_b</code>, at 5 &amp; 6.",
        ),
    ],
)
def test_marks_of_a_text_are_shown_and_its_words_are_plain(why, words, html):
    guide, found = read(why=why)
    shown = guide.recommendations[0].why

    assert found == ""
    assert (str(shown), isinstance(shown, Marked) and shown.html) == (words, html)


@pytest.mark.parametrize("why", ["It helps.", "R&D at 2 < 3, for “all” of #1."])
def test_a_text_without_marks_stays_as_it_is(why):
    shown = read(why=why)[0].recommendations[0].why

    assert (shown, type(shown)) == (why, str)


def test_what_a_field_cites_and_links_to_is_followed():
    guide, _ = read(why="As [@doe2020#heard] said; see [it](b.md) and {{fact:plan/wards}}.")

    assert [(each.key, each.finding, each.where.line) for each in guide.prose.citations] == [("doe2020", "heard", 12)]
    assert [each.target for each in guide.prose.links] == ["page:guides/b.md", "fact:plan/wards"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"headline": '"See [it](b.md)."'}, "content/guides/ask.md:3: warning R196 a link cannot stand in `headline`"),
        ({"text": '"Ask [@doe2020]."'}, "content/guides/ask.md:8: warning R196 a citation cannot stand in `text`"),
        ({"why": "A **bold claim."}, "content/guides/ask.md:12: warning R194 `**` has no partner, and is shown as it stands: `A **bold claim.`"),
        ({"why": "See [@doe2020."}, "content/guides/ask.md:12: warning R193 the `[` of `[@doe2020.` is not closed"),
        ({"why": "## Why"}, "content/guides/ask.md:12: warning R196 `why` cannot hold a heading, a list, a table or a quotation"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_show_is_said(fields, message):
    assert read(**fields)[1].split("\n")[0] == message


def test_the_words_of_a_link_that_cannot_stand_are_kept():
    guide, _ = read(headline='"See [it](b.md) [@doe2020]."')

    assert guide.headline == "See it [@doe2020]."


def test_a_short_field_shows_plain_words_only():
    text = "id: a\nlabel: The *axis*\nsingular: A\nquestion: Q?\ndefinition: What it *is*.\nterms:\n  - {id: b, label: B, definition: D, search: 'goal*[ti]'}\n"
    axis, found = read_axis(Source("content/vocabulary/a.yml", text))

    assert as_text(found).split("\n")[0] == (
        "content/vocabulary/a.yml:2: warning R196 `label` shows plain words, where `*` cannot stand"
    )
    assert (len(found), axis.definition, axis.definition.html) == (1, "What it is.", "What it <em>is</em>.")
