"""Citations are read as Pandoc reads them, with `#` for a finding."""

import json
from typing import Any

import pypandoc
import pytest
from evidence.model.citation import Form
from evidence.read.citations import Cite, Cites, bracketed, in_text
from evidence.read.prose import read_prose

PARENTHETICAL, IN_TEXT, YEAR = Form.PARENTHETICAL, Form.IN_TEXT, Form.YEAR_ONLY


def group(text: str) -> tuple[Cite, ...] | None:
    found = bracketed(text, 0, len(text))
    assert found is None or found.end == len(text)
    return found and found.cites


def cited(text: str) -> list[str]:
    """Keys and findings that a paragraph cites."""
    return [
        f"{each.key}#{each.finding}" if each.finding else each.key
        for each in read_prose("a.md", "a.md", text)[0].citations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@smith]", (Cite("smith"),)),
        ("[see @smith, p. 3; also @doe]", (Cite("smith", prefix="see", locator="p. 3"), Cite("doe", prefix="also"))),
        ("[-@smith, chap. 1]", (Cite("smith", locator="chap. 1", form=YEAR),)),
        ("[@smith#trust-and-candidacy, p. 3]", (Cite("smith", "trust-and-candidacy", locator="p. 3"),)),
        ("[@{odd key}; @{a,b}#part]", (Cite("odd key"), Cite("a,b", "part"))),
        ("[@smith p. 3]", (Cite("smith", locator="p. 3"),)),
        ("[@smith, @doe and @roe]", (Cite("smith"), Cite("doe"), Cite("roe", prefix="and"))),
        ("[@a, p. 3, @b, p. 4]", (Cite("a", locator="p. 3"), Cite("b", locator="p. 4"))),
        ("[*see* `x;y` @a, pp.&nbsp;3\\;4]", (Cite("a", prefix="see x;y", locator="pp. 3;4"),)),
        ("[@a, see [this; one]]", (Cite("a", locator="see [this; one]"),)),
        ("[@a;\n@b]", (Cite("a"), Cite("b"))),
        ("[@a; not a citation]", None),
        ("[none here]", None),
        ("[write to a@b.org]", None),
        ("[\\@a]", None),
        ("[]", None),
        ("[@a", None),
    ],
)
def test_a_group_in_brackets_is_read_whole_or_not_at_all(text, expected):
    assert group(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@smith says", Cites((Cite("smith", form=IN_TEXT),), 6)),
        ("-@smith says", Cites((Cite("smith", form=YEAR),), 7)),
        ("@smith [p. 33] says", Cites((Cite("smith", locator="p. 33", form=IN_TEXT),), 14)),
        ("@a [p. 3; @b]", Cites((Cite("a", locator="p. 3", form=IN_TEXT), Cite("b")), 13)),
        ("@a [@b]", Cites((Cite("a", form=IN_TEXT), Cite("b")), 7)),
        ("@a [words](b.md)", Cites((Cite("a", form=IN_TEXT),), 2)),
        ("@a [^1]", Cites((Cite("a", form=IN_TEXT),), 2)),
        ("@a#part.", Cites((Cite("a", "part", form=IN_TEXT),), 7)),
        ("@{odd key} x", Cites((Cite("odd key", form=IN_TEXT),), 10)),
        ("@ alone", None),
        ("@, no", None),
    ],
)
def test_a_key_in_the_text_is_read_with_what_belongs_to_it(text, expected):
    assert in_text(text, 0, len(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@smith:2020.", ["smith:2020"]),
        ("@10.1111/x.y, and", ["10.1111/x.y"]),
        ("@a.b.c/d?e&f=g", ["a.b.c/d?e&f"]),
        ("@foo--bar", ["foo"]),
        ("@Müller_2020's", ["Müller_2020"]),
        ("(@a), “@b” and *@c*", ["a", "b", "c"]),
        ("[@a/b:c-d#e-f]", ["a/b:c-d#e-f"]),
    ],
)
def test_a_key_is_read_whole_and_without_the_punctuation_behind_it(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[@a]` and ``@b``",
        "    [@a]",
        "```\n[@a] and @b\n```",
        "write to someone@example.org or <someone@example.org>",
        "<https://example.org/@someone>",
        "https://example.org/@someone and www.example.org/x?y=@z",
        "https://example.org/?q=(@someone)",
        "[words](https://example.org/@a)",
        "\\@a, [\\@b] and &#64;c",
        "![a picture of @a](a.png)",
        "[x]: https://example.org/@a",
        "a@b, x.@c",
    ],
)
def test_code_addresses_and_escaped_signs_are_not_citations(text):
    assert cited(text) == []


AS_PANDOC = (
    r"""
@smith04 says. | [@smith04]. | [see @doe99, pp. 33-35; also @smith04, chap. 1] | [-@smith04] | @smith04 [p. 33] |
@smith04 [p. 30; see also @doe99] | -@smith04 says | @smith:2020 | @10.1111/x.y. | @foo--bar | @a#b-c says |
a@b.org and x@y | ("@d") | [@a; not one] | [no cite] | `[@a]` | \@a [\@b] | [@a [b] c] | @a_b_c_ | *@foo* |
[@a, p. 3; -@b] | @Foo.bar, @x_y; @z! | [**see** @a] | @a [see @b] | .@a | @1a @_b @é | @a.b.c/d?e&f=g |
[@a;@b;@c] | [@a]: text here | [@{a} x] | @a<b | [see [nested] @a] | [@a, “x; y”] | @a's
""".replace("\n", " ")
    .strip()
    .split(" | ")
)


def pandoc_reads(paragraphs: list[str]) -> list[list[tuple[str, str, str, str]]]:
    read = json.loads(pypandoc.convert_text("\n\n".join(paragraphs), "json", "markdown-smart"))
    return [list(_cited_by_pandoc(block)) for block in read["blocks"]]


def _cited_by_pandoc(node: Any):
    forms = {"NormalCitation": PARENTHETICAL, "AuthorInText": IN_TEXT, "SuppressAuthor": YEAR}
    if isinstance(node, dict) and node.get("t") == "Cite":
        for each in node["c"][0]:
            yield (
                each["citationId"],
                forms[each["citationMode"]["t"]].value,
                _words(each["citationPrefix"]).strip(),
                _words(each["citationSuffix"]).strip(", "),
            )
    elif isinstance(node, (dict, list)):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _cited_by_pandoc(part)


def _words(inlines: list[dict]) -> str:
    text = {
        "Str": lambda c: c,
        "Space": lambda c: " ",
        "SoftBreak": lambda c: " ",
        "Strong": _words,
        "Span": lambda c: _words(c[1]),
    }
    return "".join(text[each["t"]](each.get("c")) for each in inlines)


def test_pandoc_reads_the_same_citations():
    ours = [
        [
            (f"{each.key}#{each.finding}" if each.finding else each.key, each.form.value, each.prefix, each.locator)
            for each in read_prose("a.md", "a.md", text)[0].citations
        ]
        for text in AS_PANDOC
    ]

    assert dict(zip(AS_PANDOC, ours)) == dict(zip(AS_PANDOC, pandoc_reads(AS_PANDOC), strict=True))
