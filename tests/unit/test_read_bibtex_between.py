"""Whatever stands between the entries of a bibliography is told: BibTeX itself passes over it."""

import pytest
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography

ENTRY = "@misc{a,\n  title = {A},\n}\n"


def said(text: str) -> list[str]:
    _, found = read_bibliography([Source("r.bib", text)])
    return [f"{each.where.line} {each.rule.code} {each.message}" for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENTRY + "\nDoe J. Trust (2020). J Trust. 3;4.\n", ["5 B040 `Doe J. Trust (2020). J Trust. 3;4.` is a reference that is no entry"]),
        ("Doe J. Trust (2020).\n\nRoe R. Care. doi:10.1/x\n" + ENTRY, [
            "1 B040 `Doe J. Trust (2020).` (to line 3) is a reference that is no entry"]),
        (ENTRY + "TY  - JOUR\nTI  - Trust\nER  - \n", ["4 B042 `TY  - JOUR` (to line 6) is a record in the format RIS"]),
        (ENTRY + "PMID- 123\nTI  - Trust\n", ["4 B042 `PMID- 123` (to line 5) is a record in the format MEDLINE"]),
        (ENTRY + "%0 Journal Article\n%T Trust\n", ["4 B042 `%0 Journal Article` (to line 5) is a record in the format EndNote"]),
        ('[{"title": "Trust"}]\n' + ENTRY, ['1 B042 `[{"title": "Trust"}]` is a record in the format JSON']),
        (ENTRY + "  note = {Lost},\n", ["3 B005 a `}` too many closes `a` here, but fields follow"]),
        ("title = {Lost},\n" + ENTRY, ["1 B040 `title = {Lost},` is a field outside every entry"]),
        ("@misc{a, title = {A}} and so on\n@misc{b, title = {B}}", ["1 B040 `and so on` stands outside every entry"]),
        ("Only words.", ["1 B040 `Only words.` stands outside every entry"]),
        (ENTRY + "% one\n" + ENTRY.replace("{a", "{b") + "% two\n% three", [
            "4 B041 `% one` is a remark; and 1 more of the sort, on line 8"]),
        ("@comment{jabref-meta: x;\n y;}\n" + ENTRY, ["1 B041 `jabref-meta: x;` (to line 2) stands in a `@comment`"]),
        ("@string{j = {Trust}}\n" + ENTRY, ["1 B043 no entry uses `j`, which stands for `Trust`"]),
        ("@string{j = {Trust}}\n@string{j = {Care}}\n@misc{a, title = j}", ["2 B044 `j` stands for another text on line 1: `Trust`"]),
        ("@unknown{title = {A}, year = 2020}", ["1 B002 this `@unknown` has no key", "1 B023 `@unknown` is not a type"]),
        ("@misc{a, title = {A}\n stray words\n year = 2020,\n other words\n}", [
            "2 B007 `stray words` in `a` is not a field", "4 B007 `other words` in `a` is not a field"]),
    ],
)  # fmt: skip
def test_what_stands_outside_the_entries_is_said_at_its_line(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text", [ENTRY + "\n\n" + ENTRY.replace("{a", "{b"), "\n\n" + ENTRY + "}\n", "%\n%%%\n" + ENTRY, ""]
)
def test_blanks_and_left_over_braces_are_no_words(text):
    assert said(text) == []
