"""What was meant as Markdown and is none: it stays on the page, and the editor hears of it at its line."""

from textwrap import dedent

import pytest
from evidence.diagnostics import as_text
from evidence.read.prose import read_prose


def said(text: str, title: str | None = None) -> list[str]:
    """Give the line and the message of everything that is said."""
    _, found = read_prose("content/notes/a.md", "notes/a.md", dedent(text).removeprefix("\n"), title=title)
    return [f"{each.where.line} {each.rule.code} {each.message}" for each in found]


def html(text: str) -> str:
    prose, _ = read_prose("content/notes/a.md", "notes/a.md", text)
    return "\n".join(section.html for section in prose.sections)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trust grew [@doe2020.", ["1 R193 the `[` of `[@doe2020.` is not closed"]),
        ("Trust grew @doe2020].", ["1 R193 the `]` of `Trust grew @doe2020]` has no `[` before it"]),
        ("One\ntwo [see @doe2020; and more\nthree", ["2 R193 the `[` of `[see @doe2020; and more` is not closed"]),
        ("[see @doe2020; and more]", ["1 R193 `[see @doe2020; and more]` is not read as a citation"]),
        ("[@ doe2020]", ["1 R193 `[@ doe2020]` is not read as a citation"]),
        ("So said [[@doe2020]].", ["1 R193 `[[@doe2020]]` has brackets twice"]),
        ("See [the study](b.md for more.", [
            "1 R193 `[the study](b.md for more.` is not read as a link: its address is not closed, or has a space in it"]),
        ("See [the study](my study.md).", [
            "1 R193 `[the study](my study.md)` is not read as a link: its address is not closed, or has a space in it"]),
        ('See [the study](b.md "Ward"][ref] then.\n\n[ref]: c.md',
            ["1 R193 `[the study](b.md \"Ward\"]ref then.` is not read as a link: its address is not closed, or has a space in it"]),
        ("See [the study] (b.md).", ["1 R193 `[the study] (` has a space between its brackets"]),
        ("See (the study)[b.md].", ["1 R193 in the link `(the study)[` the brackets are the wrong way round"]),
        ("See [the study][nowhere].", ["1 R193 nothing says where the link `[the study][nowhere]` leads"]),
        ("A **bold claim is left.", ["1 R194 `**` has no partner, and is shown as it stands: `A **bold claim is left.`"]),
        ("An *italic claim\nis left.", ["1 R194 `*` has no partner, and is shown as it stands: `An *italic claim`"]),
        ("An _italic claim.", ["1 R194 `_` has no partner, and is shown as it stands: `An _italic claim.`"]),
        ("Old ~~words stay.", ["1 R194 `~~` has no partner, and is shown as it stands: `Old ~~words stay.`"]),
        ("A `code is left.", ["1 R194 a backtick has no partner, and is shown as it stands"]),
        ("##Limits\n\nText.", ["1 R195 `##Limits` is not read as a heading"]),
        ("Text.\n#Limits of it", ["2 R195 `#Limits of it` is not read as a heading"]),
        ("##\xa0Limits", ["1 R195 `##\xa0Limits` is not read as a heading"]),
        ("• first\n• second", ["1 R195 `• first` is not read as a point of a list", "2 R195 `• second` is not read as a point of a list"]),
        ("– first\n– second", ["1 R195 these lines are not read as a list"]),
        ("-first\n-second", ["1 R195 these lines are not read as a list"]),
        ("1.first\n2.second", ["1 R195 these lines are not read as a list"]),
        ("a) first\nb) second", ["1 R195 these lines are not read as a list"]),
        ("A note^[As said.] too.", ["1 R198 `^[` is a note in another program"]),
        ("*[GP]: general practitioner", ["1 R198 `*[GP]:` explains a short form in another program"]),
        ("> [!NOTES]\n> Mind.", ["1 R198 there is no box of the kind `NOTES`"]),
        ("::: note\nMind.\n:::", ["1 R198 `::: note` begins or ends a box in another program", "3 R198 `:::` begins or ends a box in another program"]),
        ("[TOC]", ["1 R198 `[TOC]` is a list of contents in another program"]),
        ("See [[trust]].", ["1 R198 `[[trust]]` is a link in another program"]),
        ("Text {#my id} here.", ["1 R198 `{#my id}` gives nothing an id or a class here"]),
        ("{: #part }\nText", ["1 R198 `{: #part }` gives nothing an id or a class here"]),
        ("{% include 'x' %}", ["1 R198 `{% include 'x' %` is an order to another program"]),
        ("{{ x }} y", ["1 R198 `{{ x }}` is an order to another program"]),
        ("A ==marked== word.", ["1 R198 `==marked==` marks words in another program"]),
        (r"A \emph{strong} word.", [r"1 R198 `\emph{strong}` is an order to LaTeX"]),
        ("!!!\nMind.", ["1 R198 `!!!` does not begin a box"]),
    ],
)  # fmt: skip
def test_a_slip_is_said_once_at_its_line(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The interval [sic] of 0.2 to 0.4 [Author not named].",
        r"Half open \[0, 1) and 5 * 3 = 15, or 5*3; p < 0.05\*.",
        "A snake_case_name, an # in the text, # 1, #1 of 3, C#, 50% – 60%, and 2 < 3.",
        "- a\n- b\n\n1. a\n1. b\n\n- c\n\n3. a\n4. b",
        "Costs were $5 and $6, {braces} and a | stroke, `**code**` and `[@code`.",
        "A note[^1].\n\n[^1]: Here.\n\n[words][ref]\n\n[ref]: https://example.org",
        "– A dash alone begins this line.\nAnd - a hyphen.",
        "Name: value!!! Why???",
        "[see @doe2020, p. 3; also @roe2021 [p. 4]] and @doe2020 [p. 3].",
    ],
)
def test_what_is_meant_is_left_alone(text):
    assert said(text) == []


def test_a_line_below_a_text_that_makes_a_heading_of_it_is_said_and_the_text_is_shown():
    text = "Three steps help.\n=======\n\nThey are these.\n\nAnd one more.\n-------\n"
    prose, _ = read_prose("content/studies/a.md", "studies/a.md", text, title="A headline")

    assert said(text, title="A headline") == [
        "2 R190 the line of `=` makes a heading of `Three steps help.`",
        "7 R190 the line of `-` makes a heading of `And one more.`",
    ]
    assert [section.title for section in prose.sections] == ["Three steps help.", "And one more."]


def test_a_title_on_a_page_that_has_one_becomes_a_heading():
    prose, found = read_prose(
        "content/studies/a.md", "studies/a.md", "# Limits\n\nFew took part.\n", title="A headline"
    )

    assert as_text(found) == (
        "content/studies/a.md:1: warning R137 `Limits` is written as a title, and the page has one already\n"
        "    hint: write it as a heading: `## Limits`"
    )
    assert [(section.title, section.html) for section in prose.sections] == [("Limits", "<p>Few took part.</p>")]


def test_a_title_of_the_same_words_is_no_second_one():
    assert said("# A headline\n\nText.", title="A headline") == []


def test_rows_with_cells_too_many_or_too_few_are_said():
    assert said("> | a | b |\n> |---|---|\n> | 1 | 2 | 3 |\n> | 1 |\n> | 1 | 2 |\n> | 1 \\| 2 | `a` |") == [
        "3 R191 the row has 3 cells and the table 2 heads: what is too much is left out",
        "4 R191 the row has 1 cell and the table 2 heads",
    ]


def test_text_below_a_fence_without_end_is_read_as_text():
    text = "Before.\n\n```yaml\na: b\n\n## Limits\n\nSee [x](../nowhere).\n"

    assert said(text) == [
        "8 R130 `../nowhere` is not a file",
        "3 R192 code begins here and ends nowhere; the text below it is read as text",
    ]
    assert html(text) == "<p>Before.</p>\n<p>a: b</p>\n<p>See x.</p>"


def test_a_fence_that_ends_is_left_alone_wherever_it_stands():
    text = "- a\n\n  ```\n  x\n  ```\n\n> ~~~ python\n> y\n> ~~~~\n"

    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[word]: and so on\n\nText.", []),
        ("[word]: https://example.org\n\nText.", ["1 R197 `[word]:` is used by no link"]),
        ("[Note]: important 'for all'\n\nText.", ["1 R197 `[note]:` is used by no link"]),
        ("[a][b]\n\n[b]: https://x.org\n[b]: https://y.org", [
            "4 R197 `[b]:` is defined a second time, and the first is used"]),
        ("A[^1].\n\n[^1]: One.\n\n[^1]: Two.", [
            "3 R139 the note `1` is written again on line 5, and only that one is shown"]),
        ("1. a\n2. b\n4. c", ["3 R199 readers see `3.` where `4.` is written"]),
        ("1986. A year.\n\n1990. Another.", ["3 R199 readers see `1987.` where `1990.` is written"]),
        ("``` one two\nx\n```", ["1 R192 `one two` stands behind the marks that begin a code, and is not shown"]),
        ("## About [it](b.md)\n\nText.", ["1 R196 a link in a heading is shown as plain words"]),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_said(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("One [@munoz2022{ii, A, D-Z}, with a suffix].", ["ii, A, D-Z, with a suffix"]),
        ("Two [@munoz2022{}, 99 years later].", ["99 years later"]),
        ("Three [@munoz2022, {p. 3} and on; @roe2021{p. {4}}].", ["p. 3, and on", "p. {4}"]),
        ("Four @munoz2022 [{p. 3}].", ["p. 3"]),
    ],
)
def test_braces_round_a_place_are_no_part_of_it(text, locators):
    prose, found = read_prose("content/notes/a.md", "notes/a.md", text)

    assert ([each.locator for each in prose.citations], found) == (locators, ())
