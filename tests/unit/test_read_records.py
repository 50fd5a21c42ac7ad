"""One reader gives every record from its declared fields, and says what is wrong with each."""

from dataclasses import dataclass

import pytest
from evidence.diagnostics import as_text
from evidence.model.editorial import Maintained
from evidence.model.fields import Kind, Needed, Placed, declared
from evidence.model.source import Position, Source
from evidence.read.front_matter import read_yaml
from evidence.read.records import read_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel(Placed):
    """A group of fields inside a record."""

    id: str = declared("Name of the wheel.", Kind.ID, needed=Needed.ALWAYS)
    size: int | None = declared("Its size.", Kind.INTEGER)
    worn: str = declared("How worn.", Kind.TEXT, needed=Needed.REVIEWED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart(Maintained):
    """A record with a field of every kind."""

    name: str = declared("What it is called.", Kind.LINE, needed=Needed.ALWAYS, example="Hay cart")
    story: str = declared("All about it.", Kind.TEXT, choices=("not-reported",))
    built: str = declared("When.", Kind.DATE, choices=("not-checked",))
    colour: str = declared("Its colour.", Kind.CHOICE, choices=("red", "dark-green"))
    key: str = declared("A key.", Kind.KEY)
    places: tuple[str, ...] = declared("Where.", Kind.TERM, many=True, axis="settings")
    more: tuple[str, ...] = declared("Links.", Kind.LINK, many=True)
    because: tuple[str, ...] = declared("Findings.", Kind.CITED, many=True)
    wheels: tuple[Wheel, ...] = declared(
        "Its wheels.", Kind.GROUP, many=True, record=Wheel, needed=Needed.REVIEWED, choices=("not-reported",)
    )
    spare: Wheel | None = declared("A wheel to spare.", Kind.GROUP, record=Wheel)


def read(text: str) -> tuple[Cart, str]:
    front, found = read_yaml(Source("c.md", text))
    cart, more = read_record(Cart, "c.md", front, id="c", path="carts/c.md")
    return cart, as_text((*found, *more))


def said(text: str) -> str:
    return read(f"name: x\n{text}")[1]


def test_every_kind_of_field_becomes_its_value_with_its_line():
    cart, found = read(
        """\
name:  Hay   cart
story: |
  One.

  Two.
built: 2024-02-29
colour: dark-green
key: smith:2020/x
places: [a-place, GB-ENG]
more:
  - https://example.org/a?b=c#d
  - terms-of-engagement#trust
  - processes/trust
because: [a-page#a-finding]
wheels:
  - {id: front-left, size: 12}
  - id: front-right
status: reviewed
reviewed: 2026-01-02
review_due: 2029-01-02
spare: {id: spare, worn: no}
"""
    )
    front_left = Wheel(id="front-left", size=12, where=Position("c.md", 16))
    front_right = Wheel(id="front-right", where=Position("c.md", 17))

    assert cart == Cart(
        id="c",
        path="carts/c.md",
        where=Position("c.md", 1),
        name="Hay cart",
        story="One.\n\nTwo.",
        built="2024-02-29",
        colour="dark-green",
        key="smith:2020/x",
        places=("a-place", "GB-ENG"),
        more=("https://example.org/a?b=c#d", "terms-of-engagement#trust", "processes/trust"),
        because=("a-page#a-finding",),
        wheels=(front_left, front_right),
        status="reviewed",
        reviewed="2026-01-02",
        review_due="2029-01-02",
        spare=Wheel(id="spare", worn="no", where=Position("c.md", 21)),
    )
    assert cart.lines == {
        "name": 1,
        "story": 2,
        "built": 6,
        "colour": 7,
        "key": 8,
        "places": 9,
        "places[0]": 9,
        "places[1]": 9,
        "more": 10,
        "more[0]": 11,
        "more[1]": 12,
        "more[2]": 13,
        "because": 14,
        "because[0]": 14,
        "wheels": 15,
        "wheels[0]": 16,
        "wheels[1]": 17,
        "status": 18,
        "reviewed": 19,
        "review_due": 20,
        "spare": 21,
    }
    assert found == (
        "c.md:16: error R111 `worn` is missing, which a reviewed page must have\n    hint: how worn\n"
        "c.md:17: error R111 `worn` is missing, which a reviewed page must have\n    hint: how worn"
    )


def test_a_single_value_stands_for_a_list_of_one():
    cart, found = read("name: x\nplaces: a-place\nwheels: {id: only}\n")

    assert found == ""
    assert (cart.places, cart.wheels) == (("a-place",), (Wheel(id="only", where=Position("c.md", 3)),))
    assert cart.lines == {"name": 1, "places": 2, "places[0]": 2, "wheels": 3, "wheels[0]": 3}


def test_an_agreed_word_may_stand_in_place_of_groups_text_or_a_date():
    cart, found = read("name: x\nwheels: not-reported\nstory: not-reported\nbuilt: not-checked\n")

    assert found == ""
    assert (cart.wheels, cart.story, cart.built) == ((), "not-reported", "not-checked")
    assert (cart.wrote("wheels"), cart.wrote("spare")) == (True, False)


def test_what_was_not_written_has_its_default():
    cart, _ = read("name: x\nstory:\nplaces: []\n")

    assert cart == Cart(id="c", path="carts/c.md", where=Position("c.md", 1), name="x")
    assert (cart.status, cart.wrote("story"), cart.wrote("places")) == ("stub", False, True)


def test_a_field_that_must_be_there_and_is_misspelt_is_reported_once():
    _, found = read("nam: x\n")

    assert found == "c.md:1: error R110 there is no field `nam` here\n    hint: did you mean `name`?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("color: red", "c.md:2: error R110 there is no field `color` here\n    hint: did you mean `colour`?"),
        (
            "colour: Dark green",
            "c.md:2: error R113 `colour` cannot be `Dark green`\n    hint: did you mean `dark-green`?",
        ),
        (
            "colour: 7",
            "c.md:2: error R113 `colour` cannot be `7`\n    hint: choose one of `red`, `dark-green`",
        ),
        (
            "built: 2026-02-30",
            "c.md:2: error R114 `built`: there is no day 2026-02-30\n"
            "    hint: look up the day; it is written as YYYY-MM-DD, such as 2026-11-21",
        ),
        (
            "built: 3 May 2020",
            "c.md:2: error R114 `built`: `3 May 2020` is not a date\n    hint: write `2020-05-03`",
        ),
        (
            "spare: {id: Front Left}",
            "c.md:2: error R115 `id`: `Front Left` is not an id\n    hint: write `front-left`",
        ),
        (
            "key: '@smith2020'",
            "c.md:2: error R116 `key`: `@smith2020` is not a key\n    hint: write `smith2020`",
        ),
        (
            "because: [a-page]",
            "c.md:2: error R118 `because`: `a-page` does not name a finding\n"
            "    hint: Write the id of the page, `#` and the id of the finding, such as "
            "`terms-of-engagement#trust-and-candidacy`.",
        ),
        (
            "spare: {id: a, size: ¹}",
            "c.md:2: error R112 `size` wants a whole number, and this is `¹`\n    hint: write digits only",
        ),
        (
            "key: [a, b]",
            "c.md:2: error R112 `key` wants one value, and this is a list\n"
            "    hint: keep one value, without the bracket or the dash",
        ),
        (
            "story: {a: b}",
            "c.md:2: error R112 `story` wants text, and this is a group of fields\n"
            "    hint: put quotes around the text if it holds a colon, a bracket or a brace",
        ),
        (
            "wheels: four",
            "c.md:2: error R112 `wheels` wants a group of fields, and this is `four`\n"
            "    hint: write `{id: four}`; or `not-reported` alone",
        ),
        (
            "wheels: [{size: 1}]",
            "c.md:2: error R111 `id` is missing\n    hint: name of the wheel",
        ),
        (
            "wheels: [{id: ''}]",
            "c.md:2: error R111 `id` is empty\n    hint: name of the wheel",
        ),
    ],
)
def test_a_value_of_the_wrong_shape_is_reported_at_its_line(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("link", "begins"),
    [
        ("javascript:alert(1)", "javascript"),
        ("'JaVaScRiPt:alert(1)'", "JaVaScRiPt"),
        ('"java\\tscript:alert(1)"', "java script"),
        ("'data:text/html,x'", "data"),
        ("vbscript:x", "vbscript"),
        ("mailto:someone@example.org", "mailto"),
        ("file:///etc/passwd", "file"),
    ],
)
def test_a_link_that_is_not_a_web_address_is_refused(link, begins):
    cart, found = read(f"name: x\nmore: [{link}]\n")

    assert cart.more == ()
    assert found == (
        f"c.md:2: error R117 `more`: a link cannot begin with `{begins}:`\n"
        "    hint: Link to a web address that begins with https://, or write the id of a page."
    )


@pytest.mark.parametrize(
    "link", ["//example.org/x", "../x", "/x", "https:/x", "http://", "a b", "<b>", 'https://x/\\"y']
)
def test_a_link_that_is_neither_an_address_nor_an_id_is_refused(link):
    cart, found = read(f"name: x\nmore: ['{link}']\n")

    assert cart.more == ()
    assert found.startswith("c.md:2: error R117 ")


@pytest.mark.parametrize(
    ("link", "meant"),
    [("term:processes/trust", "processes/trust"), ("../guides/start.md#top", "start"), ("start.md", "start")],
)
def test_a_link_written_as_in_text_is_refused_with_what_a_field_wants(link, meant):
    assert said(f"more: ['{link}']") == (
        f"c.md:2: error R117 `more`: `{link}` is neither a web address nor the id of a page\n    hint: write `{meant}`"
    )


def test_a_page_needs_more_once_it_is_reviewed():
    assert read("name: x\n")[1] == ""
    assert read("status: reviewed\nname: x\nreviewed: 2026-01-02\nwheels: [{id: a}]\nreview_due: ''\n")[1] == (
        "c.md:4: error R111 `worn` is missing, which a reviewed page must have\n    hint: how worn\n"
        "c.md:5: error R111 `review_due` is empty\n"
        "    hint: the day by which it should be compared again: `review_due: 2029-11-21`"
    )


def test_an_empty_list_is_missing_where_the_field_is_needed():
    assert (
        "c.md:5: error R111 `wheels` is empty\n"
        in read("status: reviewed\nname: x\nreviewed: 2026-01-02\nreview_due: 2029-01-02\nwheels: []\n")[1]
    )


def test_nothing_is_called_missing_when_part_of_the_file_could_not_be_read():
    assert read("story: one: two\n")[1].count("error") == 1


def test_a_key_written_as_a_citation_is_read_as_the_key():
    assert read("name: x\nkey: '[@smith2020]'\n")[0].key == "smith2020"
