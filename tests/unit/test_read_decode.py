"""Bytes of a file become text, or an editor learns which byte is wrong."""

import pytest
from evidence.diagnostics import as_text
from evidence.model.source import Source
from evidence.read.decoding import decode


def test_utf_8_is_read_with_or_without_a_byte_order_mark():
    text = "Zoë – “hello”\n"

    assert decode("a.md", text.encode()) == (Source("a.md", text), ())
    assert decode("a.md", text.encode("utf-8-sig")) == (Source("a.md", text), ())


def test_a_byte_of_another_encoding_is_named_with_its_line_and_what_it_was_perhaps_meant_as():
    source, found = decode("a.md", b"one\ntwo it\x92s\n")

    assert source == Source("a.md", "one\ntwo it\ufffds\n")
    assert as_text(found) == (
        "a.md:2: error R160 the byte 92 is not UTF-8; it was perhaps meant as `’`\n"
        "    hint: Save the file again with the encoding UTF-8."
    )
    assert found[0].where.column == 7


def test_utf_16_is_recognised_and_read_all_the_same():
    source, found = decode("a.md", "Zoë".encode("utf-16"))

    assert source == Source("a.md", "Zoë")
    assert [each.message for each in found] == ["the file is saved as UTF-16, not as UTF-8"]


def test_characters_that_nobody_sees_are_left_out_and_reported():
    source, found = decode("a.md", "a\x00b\n\tc\u202ed\ufeff\n".encode())

    assert source == Source("a.md", "ab\n\tcd\n")
    assert [(str(each.where), each.message) for each in found] == [
        ("a.md:1", "a hidden character U+0000 was left out"),
        ("a.md:2", "a hidden character U+202E was left out"),
        ("a.md:2", "a hidden character U+FEFF was left out"),
    ]


def test_a_file_full_of_hidden_characters_is_reported_in_a_few_lines():
    source, found = decode("a.md", b"\x01\n" * 1000)

    assert source == Source("a.md", "\n" * 1000)
    assert [each.message for each in found[9:]] == [
        "a hidden character U+0001 was left out",
        "more hidden characters follow",
    ]


def test_a_file_that_is_too_large_is_not_read():
    source, found = decode("a.md", b"x" * 11, largest=10)

    assert source == Source("a.md", "")
    assert [each.rule.code for each in found] == ["R162"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_an_encoding_with_several_bytes_for_each_letter_is_read_and_said_once(encoding):
    source, found = decode("a.bib", "@misc{a,\n  title = {Zoë’s trust},\n}\n".encode(encoding))

    assert source.text == "@misc{a,\n  title = {Zoë’s trust},\n}\n"
    assert [(each.rule.code, each.where.line, each.message) for each in found] == [
        ("R160", 1, f"the file is saved as {encoding[:6].upper()}, not as UTF-8")
    ]


def test_a_few_zeros_in_a_text_are_no_other_encoding():
    source, found = decode("a.bib", b"@misc{a, title = {T}}\n" + bytes(3))

    assert source.text == "@misc{a, title = {T}}\n"
    assert {each.rule.code for each in found} == {"R161"}
