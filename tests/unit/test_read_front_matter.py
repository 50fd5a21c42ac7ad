"""Fields at the top of a file are read as they were written, and mistakes are explained at their line."""

import re

import pytest
from evidence.diagnostics import as_text
from evidence.model.edit import applied
from evidence.model.source import Source
from evidence.read.front_matter import FrontMatter, GroupNode, ListNode, TextNode, read_yaml, split_front_matter


def read(text: str) -> tuple[dict, str]:
    front, found = read_yaml(Source("a.yml", text))
    return front.fields.fields, as_text(found)


def said(text: str) -> str:
    return read(text)[1]


def test_fields_and_text_are_parted_and_both_keep_their_lines():
    front, found = split_front_matter(Source("a.md", "---\nid: x\nterms:\n  - a\n  - {b: c}\n---\n\n# Title\n"))

    assert found == ()
    assert front == FrontMatter(
        fields=GroupNode(
            fields={
                "id": TextNode("x", 2),
                "terms": ListNode((TextNode("a", 4), GroupNode({"b": TextNode("c", 5)}, {"b": 5}, 5)), 4),
            },
            lines={"id": 2, "terms": 3},
            line=2,
        ),
        body="\n# Title\n",
        body_line=7,
    )


@pytest.mark.parametrize("text", ["\ufeff---\r\nid: x\r\n---\r\nText\r\n", "---  \nid: x\n...\nText\n"])
def test_a_byte_order_mark_windows_line_ends_and_a_closing_row_of_dots_are_understood(text):
    front, found = split_front_matter(Source("a.md", text))

    assert found == ()
    assert (front.fields.fields, front.body, front.body_line) == ({"id": TextNode("x", 2)}, "Text\n", 4)


@pytest.mark.parametrize("text", ["", "Text", "---x\n", "\n---\n\nText\n", "Note: text\n\n---\n", "----\n"])
def test_a_file_without_front_matter_is_all_text(text):
    front, found = split_front_matter(Source("a.md", text))

    assert (front, found) == (FrontMatter(GroupNode({}, {}, 1), text, 1), ())


@pytest.mark.parametrize(
    ("text", "fields", "body", "line", "mended"),
    [
        ("---\nid: x\n", 2, "", 3, "---\nid: x\n---\n"),
        ("---\nid: x", 2, "", 2, "---\nid: x\n---\n"),
        ("---\nid: x\n\nText: one\n", 2, "\nText: one\n", 3, "---\nid: x\n---\n\nText: one\n"),
        ("---\nid: x\n## One\n\n---\n", 2, "## One\n\n---\n", 3, "---\nid: x\n---\n## One\n\n---\n"),
        ("---\nid: x\n—\nText\n", 2, "Text\n", 3, "---\nid: x\n---\nText\n"),
        ("\n---\nid: x\n---\nText\n", 3, "Text\n", 2, "---\nid: x\n---\nText\n"),
        ("----\nid: x\n----\nText\n", 2, "Text\n", 1, "---\nid: x\n---\nText\n"),
        ("id: x\n---\nText\n", 1, "Text\n", 1, "---\nid: x\n---\nText\n"),
        ("```yaml\n---\nid: x\n---\n```\nText\n", 3, "Text\n", 1, "---\nid: x\n---\nText\n"),
        ("---\n```yaml\nid: x\na: b\n```\n---\nText\n", 3, "Text\n", 2, "---\nid: x\na: b\n---\nText\n"),
    ],
)
def test_lines_round_the_fields_that_are_not_right_are_reported_once_and_fields_and_text_are_read(
    text, fields, body, line, mended
):
    front, found = split_front_matter(Source("a.md", text))

    assert (front.fields.fields["id"], front.body) == (TextNode("x", fields), body)
    assert [each.where.line for each in found] == [line]
    assert applied({"a.md": text}, [each.edit for each in found])[0] == {"a.md": mended}


def test_values_stay_the_words_the_editor_wrote():
    fields, found = read(
        "a: no\nb: 2014\nc: 1.0\nd: 2014-02-30\ne: NO\nf: 'null'\ng: 0x1F\nh: 12:30\ni: >-\n  two\n  lines\nj: \"\"\n"
    )

    assert found == ""
    assert {name: value.text for name, value in fields.items()} == {
        "a": "no",
        "b": "2014",
        "c": "1.0",
        "d": "2014-02-30",
        "e": "NO",
        "f": "null",
        "g": "0x1F",
        "h": "12:30",
        "i": "two lines",
        "j": "",
    }
    assert [name for name, value in fields.items() if value.nothing] == ["j"]


def test_spaces_from_a_word_processor_count_as_spaces_where_yaml_wants_one():
    fields, found = read("a:\n\u00a0\u00a0- id:\u00a0x\n\u00a0\u00a0\u00a0 text: left\u00a0alone\n")

    assert found == ""
    assert {name: value.text for name, value in fields["a"].items[0].fields.items()} == {
        "id": "x",
        "text": "left\u00a0alone",
    }


def test_a_remark_after_a_value_is_a_remark():
    fields, found = read("a: one # two\nb: [c] #d\nc: 'two words' # three\nd: # none\n  - e\n")

    assert (fields["a"].text, found) == ("one", "")


def test_a_field_left_empty_is_nothing():
    fields, _ = read("a:\nb: ~\nc: null\nd: ' '\n")

    assert [value.nothing for value in fields.values()] == [True, True, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "x: 1\nheadline: Trust: it takes time\n",
            "a.yml:2: error R100 a colon inside the text needs quotes around it\n"
            '    hint: write `headline: "Trust: it takes time"`',
        ),
        (
            "x:\n\ty: 1\n",
            "a.yml:2: error R100 the line is indented with a tab\n    hint: use spaces: two for each step",
        ),
        (
            "x: 1\ny: 'not closed\nz: 1\n",
            "a.yml:2: error R100 a quotation mark is opened and not closed\n    hint: close it at the end of the text",
        ),
        (
            "x: [a, b\ny: 1\n",
            "a.yml:1: error R100 a bracket `[` is opened and not closed, or a comma is missing\n"
            "    hint: close the list with `]`, with a comma between its words",
        ),
        (
            "x: {a: 1\ny: 1\n",
            "a.yml:1: error R100 a brace `{` is opened and not closed, or a comma is missing\n"
            "    hint: close the group with `}`, with a comma between its parts; put quotes around text with a comma in it",
        ),
        (
            "sources: @westlake2022terms\n",
            "a.yml:1: error R100 text cannot begin with `@`\n    hint: a key is written without the `@`: write `westlake2022terms`",
        ),
        (
            "x: %5 of them\n",
            'a.yml:1: error R100 text cannot begin with `%`\n    hint: write `x: "%5 of them"`',
        ),
        (
            'x: "yes" she said\n',
            "a.yml:1: error R100 text goes on after the closing quotation mark\n"
            "    hint: write `x: '\"yes\" she said'`",
        ),
        (
            "x: 'it doesn't matter'\n",
            "a.yml:1: error R100 text goes on after the closing quotation mark\n"
            '    hint: write `x: "it doesn\'t matter"`: double quotes around a text with an apostrophe',
        ),
        (
            "x: 1\nstatus:stub\n",
            "a.yml:2: error R100 there is no space after the colon\n    hint: write `status: stub`",
        ),
        (
            "x: 1\nstatus： stub\n",
            "a.yml:2: error R100 the colon is not an ordinary one\n    hint: write `status: stub`",
        ),
        (
            "findings:\n  -id: a\n   text: b\n",
            "a.yml:2: error R100 there is no space after the hyphen\n    hint: write `- id: a`",
        ),
        (
            "findings:\n  – id: a\n    text: b\n",
            "a.yml:2: error R100 `–` is not a hyphen\n    hint: write `- id: a`",
        ),
        (
            "x: One in #two of them\n",
            'a.yml:1: warning R106 the text ends before `#two of them`\n    hint: write `x: "One in #two of them"`',
        ),
        (
            "x: We are # 1\n",
            "a.yml:1: warning R106 the text ends before `# 1`\n"
            '    hint: write `x: "We are # 1"`; a remark goes on a line of its own',
        ),
        (
            "x: one\ntwo\n",
            "a.yml:2: error R100 `two` is neither a field nor part of one\n"
            "    hint: write `name: value`; indent a line that goes on with the text above it",
        ),
        (
            "findings:\n - id: a\n   text: b\n  kind: c\n",
            "a.yml:4: error R100 the line is not indented like the ones above it\n"
            "    hint: start the fields of one group in the same column",
        ),
        (
            "headline: one\n  design: two\n",
            "a.yml:2: error R100 the line is indented further than the field above it\n"
            "    hint: start the fields of one group in the same column",
        ),
        (
            'x: "C:\\data"\n',
            "a.yml:1: error R100 a backslash inside double quotes has a meaning of its own\n"
            "    hint: use single quotes around the text, or write the backslash twice",
        ),
        (
            "x: > text\n",
            "a.yml:1: error R100 text stands on the same line as `>` or `|`\n    hint: leave the sign away: `x: text`",
        ),
        (
            "id: a\nlabel: b\nid: c\n",
            "a.yml:3: error R102 `id` is already written on line 1\n    hint: Keep one of them.",
        ),
        (
            "a: &x 1\nb: *x\n",
            "a.yml:1: error R103 `&x` names a value\n"
            "    hint: Write the value out; put quotes around text that begins with `&`, `*` or `!`.\n"
            "a.yml:2: error R103 `*x` points at another value\n"
            "    hint: Write the value out; put quotes around text that begins with `&`, `*` or `!`.",
        ),
        (
            "a: !!python/object:os.system x\n",
            "a.yml:1: error R103 `!!python/object:os.system` asks for another kind of value\n"
            "    hint: Write the value out; put quotes around text that begins with `&`, `*` or `!`.",
        ),
        (
            "just words\n",
            "a.yml:1: error R105 there are no fields here\n    hint: Write one field a line, as `name: value`.",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "a.yml:2: error R100 a second `---` starts another document\n    hint: keep one block of fields",
        ),
    ],
)
def test_a_usual_mistake_is_explained_in_plain_words(text, expected):
    assert said(text) == expected


def test_fields_round_a_mistake_are_read_as_if_it_were_mended_and_the_page_does_not_count_as_whole():
    front, _ = read_yaml(Source("a.yml", "id: x\ntext: Trust: it takes time\nkind: y\n"))

    assert (front.fields.fields, front.whole) == (
        {"id": TextNode("x", 1), "text": TextNode("Trust: it takes time", 2), "kind": TextNode("y", 3)},
        False,
    )


def test_a_field_named_twice_keeps_its_first_value():
    assert read("id: a\nid: c\n")[0] == {"id": TextNode("a", 1)}


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 5000, "a: " + "x" * 300_000, "- {}\n" * 60_000],
    ids=["nested without end", "very long", "very many values"],
)
def test_front_matter_beyond_all_bounds_is_refused(text):
    _, found = read_yaml(Source("a.yml", text))

    assert [each.rule.code for each in found] == ["R104"]
    written = text.rstrip().count("\n") + 1
    assert written == 1 or f"so lines 1–{written} are left out" in found[0].message


def test_aliases_that_would_multiply_are_refused_and_not_followed():
    text = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi")
    )
    fields, _ = read(text)

    assert fields["i"] == ListNode((TextNode("*h", 9), TextNode("*h", 9)), 9)


def test_a_mistake_that_its_change_does_not_mend_is_told_once_and_left_out():
    fields, message = read("headline: “Words”\n  - {id: a-part, text: 'It''s: so'}\nstatus: draft\n")

    assert message.count("R100") == 1
    assert "''''" not in message
    assert fields["status"] == TextNode("draft", 3)


@pytest.mark.parametrize(
    ("text", "named", "kept"),
    [
        ("a: 1\nwhat came of it\n  - b: 1\n\n  - c: 2\nd: 3\n\n", ":2: error R100 .*, so lines 2–5 are left out", "ad"),
        ("a: 1\nb:\n  - c: {x: [1\n    d: 2\ne: 3\n", ":3: error R100 .*, so lines 3–4 are left out", "abe"),
        ("a: 1\nb: 2\nb:\n  - c\n  - d\n", ":3: error R102 .* on line 2, so lines 3–5 are left out", "ab"),
        ("a: 1\nb:\n  - " + "[" * 30 + "\n  - c\n", ":3: error R104 .*, so lines 2–4 are left out", "a"),
        ("one\n\ntwo\n\n", ":1: error R105 .*, so lines 1–3 are left out", ""),
    ],
)
def test_a_message_names_the_lines_that_are_left_out_and_none_beyond_the_last(text, named, kept):
    fields, message = read(text)

    assert re.search(named, message)
    assert "".join(fields) == kept


def test_what_stands_below_very_many_mistakes_is_left_out_and_named():
    fields, message = read("a: 1\n" + "x\ny: 'z\n" * 30 + "b: 2\n")

    mistakes = [line for line in message.splitlines() if "R100" in line]
    assert len(mistakes) == 20
    assert mistakes[-1].endswith("–62 are left out")
    assert fields["a"] == TextNode("1", 1)


def test_a_character_that_the_parser_refuses_hides_nothing():
    fields, message = read("a: one\nb: two\x00 words\nc: three\n")

    assert [fields[name].text for name in "abc"] == ["one", "two\ufffd words", "three"]
    assert message == ""
