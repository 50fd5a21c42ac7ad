"""References as files to take away."""

import json
import re
from dataclasses import replace

import pytest
from evidence.cite.page import cite_page
from evidence.export.bibtex import bibtex
from evidence.export.csl_json import csl_json
from evidence.export.ris import ris
from evidence.model.reference import Date
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography

from tests.golden.cited import library
from tests.reference_samples import SAMPLES, day, reference


def read(text):
    return read_bibliography([Source("references.bib", text)])[0].references


def test_ris_has_every_field_in_its_own_tag():
    article = reference(
        "westlake2022terms",
        author="Westlake, Debra; van den Berg, Anna; King, Martin, Jr; {A Working Group}",
        editor="Poe, Ed",
        title="Terms of engagement",
        subtitle="a study",
        container="Health & Social Care",
        container_short="Health Soc Care",
        publisher="Wiley",
        date=Date(start=day(2022, 1)),
        volume="30",
        issue="1",
        pages="330–340",
        doi="10.1111/hsc.13406",
        pmid="34028",
        pmcid="PMC1",
        issns=("0966-0410", "1365-2524"),
        url="https://example.org/a",
        accession="153993795",
        database="Complementary Index",
        languages=("en",),
        keywords=("trust", "candidacy"),
    )

    assert ris([article]).decode() == "\r\n".join(
        [
            "TY  - JOUR",
            "AU  - Westlake, Debra",
            "AU  - van den Berg, Anna",
            "AU  - King, Martin, Jr",
            "AU  - A Working Group,",
            "A2  - Poe, Ed",
            "TI  - Terms of engagement: a study",
            "T2  - Health & Social Care",
            "J2  - Health Soc Care",
            "PB  - Wiley",
            "PY  - 2022",
            "DA  - 2022/01//",
            "VL  - 30",
            "IS  - 1",
            "SP  - 330",
            "EP  - 340",
            "SN  - 0966-0410, 1365-2524",
            "DO  - 10.1111/hsc.13406",
            "AN  - 153993795",
            "C2  - PMC1",
            "DB  - Complementary Index",
            "UR  - https://example.org/a",
            "LA  - en",
            "KW  - trust",
            "KW  - candidacy",
            "M2  - PMID: 34028",
            "M2  - PMCID: PMC1",
            "ID  - westlake2022terms",
            "ER  - ",
            "",
        ]
    )


def test_ris_says_what_kind_each_is_and_when():
    found = ris(
        [
            reference("a", "techreport", date=2014, number="7"),
            reference("b", "phdthesis", date=Date(literal="in press")),
            reference("c", "online", no_date=True),
            reference("d", "inproceedings", pages="e123", date=Date(start=day(2012, 6, 3))),
        ]
    ).decode()

    assert found.replace("\r\n", "\n").split("ER  - \n") == [
        "TY  - RPRT\nPY  - 2014\nSN  - 7\nID  - a\n",
        "TY  - THES\nDA  - ///in press\nM3  - PhD thesis\nID  - b\n",
        "TY  - ELEC\nID  - c\n",
        "TY  - CPAPER\nPY  - 2012\nDA  - 2012/06/03/\nSP  - e123\nID  - d\n",
        "",
    ]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("book", ["AU  - Aye, A", "A3  - Bee, B", "A2  - Cee, C", "A4  - Dee, D",
                 "M2  - Contributor: Eff || E"]),
        ("incollection", ["AU  - Aye, A", "A2  - Bee, B", "A3  - Cee, C", "A4  - Dee, D",
                 "M2  - Contributor: Eff || E"]),
        ("article", ["AU  - Aye, A", "A2  - Bee, B", "A4  - Dee, D", "M2  - Series Editor: Cee || C",
                     "M2  - Contributor: Eff || E"]),
        ("techreport", ["AU  - Aye, A", "ED  - Bee, B", "A2  - Cee, C", "A4  - Dee, D",
                 "M2  - Contributor: Eff || E"]),
        ("inproceedings", ["AU  - Aye, A", "A2  - Bee, B", "A3  - Cee, C", "A4  - Eff, E",
                           "M2  - Translator: Dee || D"]),
        ("phdthesis", ["AU  - Aye, A", "ED  - Bee, B", "A4  - Dee, D", "A3  - Eff, E",
                       "M2  - Series Editor: Cee || C"]),
        ("online", ["AU  - Aye, A", "ED  - Bee, B", "A4  - Dee, D", "M2  - Series Editor: Cee || C",
                    "M2  - Contributor: Eff || E"]),
    ],
)  # fmt: skip
def test_everyone_has_the_tag_of_their_role_in_ris(kind: str, lines: list[str]):
    work = reference(
        "a", kind, author="Aye, A", editor="Bee, B", series_editor="Cee, C", translator="Dee, D", contributor="Eff, E"
    )

    written = ris([work]).decode().split("\r\n")
    assert sorted(line for line in written if re.match("A.  -|ED  -|M2  -", line)) == sorted(lines)


def test_a_number_stands_where_programs_look_for_it_in_ris():
    def numbers(kind, **parts):
        written = ris([reference("a", kind, **parts)]).decode().split("\r\n")
        return [line for line in written if re.match("(?:SN|M1|SV|M2|IS|ET|SP|M3)  -", line)]

    assert numbers("techreport", number="7", genre="Paper", isbns=("978",)) == [
        "SN  - 7",
        "M3  - Paper",
        "M2  - ISBN: 978",
    ]
    assert numbers("book", series="S", number="7", isbns=("978",), edition="2", page_total="300") == [
        "ET  - 2",
        "SP  - 300",
        "SN  - 978",
        "M1  - 7",
    ]
    assert numbers("incollection", series="S", number="7") == ["SV  - 7"]
    assert numbers("patent", number="US1") == ["SN  - US1"]
    assert numbers("dataset", number="7", version="2") == ["ET  - 2", "M2  - Number: 7"]
    assert numbers("inproceedings", issue="Suppl 2") == ["IS  - Suppl 2", "M2  - Issue: Suppl 2"]
    assert numbers("incollection", issue="2") == ["M2  - Issue: 2"]
    assert numbers("article", article_number="e1", pages="1–12") == ["SP  - 1", "M2  - Article Number: e1"]
    assert numbers("online", eprint="2301.1", eprint_kind="arxiv") == ["M2  - arXiv: 2301.1"]


def test_a_value_cannot_open_a_tag_of_its_own_in_ris():
    nasty = reference(
        "a\nER  - ",
        author="Doe\r\nUR  - javascript:alert(1), Jane",
        title="One\nER  - \nTY  - JOUR\x00\x1b",
        keywords=("x\u2028KW  - y",),
    )

    assert re.findall(r"^[A-Z][A-Z0-9]  - ", ris([nasty]).decode(), re.MULTILINE) == [
        "TY  - ",
        "AU  - ",
        "TI  - ",
        "KW  - ",
        "ID  - ",
        "ER  - ",
    ]


def test_csl_json_is_a_list_that_any_processor_reads():
    found = csl_json([reference("a", title="T\x00rust & <b>care</b>", date=2020), reference("b")])

    assert json.loads(found) == [
        {
            "id": "a",
            "type": "article-journal",
            "title": "T rust & <\u2060b>care<\u2060/b>",
            "issued": {"date-parts": [[2020]]},
        },
        {"id": "b", "type": "article-journal"},
    ]


def test_the_letters_of_labels_stay_in_this_library():
    assert b"year-suffix" not in csl_json(SAMPLES)


def test_bibtex_has_the_published_fields_as_they_were_written():
    found = bibtex(
        [
            reference(
                "doe2020",
                fields={
                    "author": "Doe, Jane and {A Body}",
                    "title": r"Trust \& {GP} care",
                    "year": "2020",
                    "empty": "",
                },
            )
        ]
    )

    assert found.decode() == (
        "@article{doe2020,\n"
        "  author = {Doe, Jane and {A Body}},\n"
        "  title  = {Trust \\& {GP} care},\n"
        "  year   = {2020},\n"
        "}\n"
    )


def test_the_whole_library_reads_the_same_from_its_bibtex():
    references = library()

    again = read(bibtex(references).decode())

    assert [replace(each, where=references[0].where) for each in again.values()] == [
        replace(each, where=references[0].where) for each in references
    ]


def test_bibtex_gives_what_the_record_has_from_elsewhere():
    found = read(
        """@online{a, title = {One}, date = {2019-06-03}, url = {https://doi.org/10.5555/one_1}}
        @article{b, title = {Two}, date = {2019}, doi = {https://doi.org/10.5555/two}, eprint = {12345672},
        eprinttype = {pubmed}}
        @article{c, title = {Three}, year = {2019}, month = jun, doi = {10.5555/three}}"""
    )

    assert bibtex(found.values()).decode() == (
        "@online{a,\n"
        "  title = {One},\n"
        "  year  = {2019},\n"
        "  month = jun,\n"
        "  date  = {2019-06-03},\n"
        "  url   = {https://doi.org/10.5555/one_1},\n"
        "  doi   = {10.5555/one\\_1},\n"
        "}\n\n"
        "@article{b,\n"
        "  title      = {Two},\n"
        "  year       = {2019},\n"
        "  date       = {2019},\n"
        "  eprint     = {12345672},\n"
        "  eprinttype = {pubmed},\n"
        "  doi        = {10.5555/two},\n"
        "  pmid       = {12345672},\n"
        "}\n\n"
        "@article{c,\n"
        "  title = {Three},\n"
        "  year  = {2019},\n"
        "  month = {jun},\n"
        "  doi   = {10.5555/three},\n"
        "}\n"
    )


def test_every_entry_of_a_bibtex_file_has_a_key_of_its_own():
    keys = ("a b", "a-b", "A-B", "a-b-2")
    found = bibtex([reference(key, fields={"year": "2020"}) for key in keys]).decode()

    assert re.findall(r"@article{(.*),", found) == ["a-b", "a-b-2", "A-B-3", "a-b-2-2"]


@pytest.mark.parametrize("value", ["a } b", "a { b", "}{", r"a \{ b", r"\} b", "}}{{", "{{}"])
def test_a_brace_without_a_partner_cannot_swallow_the_next_entry(value):
    found = bibtex(
        [
            reference("one", fields={"title": value, "year": "2020"}),
            reference("two", fields={"year": "1"}),
        ]
    ).decode()

    assert list(read(found)) == ["one", "two"]
    assert dict(read(found)["one"].fields)["year"] == "2020"


def test_a_line_break_or_an_odd_key_stays_inside_its_entry():
    odd = reference("a,b}\n@x{c", "Art icle", fields={"title": "One\n}\n@article{x,", "b{d": "x"})

    assert bibtex([odd]).decode() == "@article{a-b-@x-c,\n  title = {One  @articlex,},\n}\n"


def test_a_page_of_the_site_can_be_taken_away_too():
    page = cite_page(
        key="trust",
        title="Trust & 100% {care}_",
        site_name="Partnership Evidence",
        url="https://example.org/a_b/",
        date="2026-11-21",
    )

    again = read(bibtex([page]).decode())["trust"]

    assert (again.title.plain, again.by("author"), again.container.plain, again.date, again.url) == (
        page.title.plain,
        page.by("author"),
        "Partnership Evidence",
        page.date,
        page.url,
    )
    assert ris([page]).decode().splitlines() == [
        "TY  - ELEC",
        "AU  - Partnership Evidence,",
        "TI  - Trust & 100% {care}_",
        "T2  - Partnership Evidence",
        "PY  - 2026",
        "DA  - 2026/11/21/",
        "UR  - https://example.org/a_b/",
        "LA  - en-GB",
        "ID  - trust",
        "ER  - ",
    ]


@pytest.mark.parametrize("write", [bibtex, csl_json, ris])
def test_every_kind_of_reference_can_be_written_alone_or_with_the_rest(write):
    for each in SAMPLES:
        assert write([each])
    assert write(SAMPLES) == write(iter(SAMPLES))
