"""The tables of the map as files that other programs open."""

import csv
from io import StringIO
from xml.etree import ElementTree

from evidence.export.map_files import map_csv, map_files, map_svg
from evidence.library.evidence_map import evidence_map

from tests.helpers import library_of
from tests.unit.test_evidence_map import AXES, BIBTEX, PROCESSES, library, study

FOUND = library(
    a=study("one2020", "processes: [trust], outcomes: [{term: access, direction: worse}]"),
    b=study("two2021", "processes: [trust], outcomes: [{term: access, direction: better}]"),
    c=study("view2022", "processes: [candidacy]").replace("peer-reviewed-study", "perspective"),
)
SVG = "{http://www.w3.org/2000/svg}"


def table(rows: str, columns: str, site_url: str = "") -> list[dict[str, str]]:
    """The CSV file of two axes, read again."""
    text = map_csv(FOUND, evidence_map(FOUND), rows, columns, site_url).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_the_csv_has_a_line_for_every_cell_with_its_numbers_and_its_page():
    lines = table("processes", "relationships", "https://example.org/")

    assert len(lines) == 6
    assert lines[0] == {
        "row": "processes/trust",
        "row_label": "Trust",
        "column": "relationships/person-practitioner",
        "column_label": "Person and practitioner",
        "works": "2",
        "documents": "2",
        "findings": "2",
        "works_better": "1",
        "works_no_clear_change": "0",
        "works_worse": "1",
        "findings_not_counted": "0",
        "page": "https://example.org/map/relationships/person-practitioner/processes/trust/",
    }


def test_a_gap_is_a_line_of_the_csv_too_and_tells_what_was_not_counted():
    gap = next(line for line in table("processes", "relationships") if line["row"] == "processes/candidacy")

    assert (gap["works"], gap["findings_not_counted"]) == ("0", "1")
    assert gap["page"] == "map/relationships/person-practitioner/processes/candidacy/"


def test_a_label_that_a_spreadsheet_would_run_is_made_harmless():
    axes = {**AXES, "vocabulary/processes.yml": PROCESSES.replace("label: Trust", "label: '=1+1'")}
    found = library_of(BIBTEX, axes)

    assert b"\r\nprocesses/trust,'=1+1," in map_csv(found, evidence_map(found), "processes", "relationships", "")


def test_the_drawing_has_its_text_as_text_and_says_what_it_shows():
    root = ElementTree.fromstring(map_svg(FOUND, evidence_map(FOUND), "processes", "relationships"))
    text = [each.text for each in root.iter(f"{SVG}text")]

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Evidence map: Processes × Relationships"
    assert root.findtext(f"{SVG}desc") == "Trust and Person and practitioner: 2 works. Every other cell is a gap."
    assert text[:5] == [
        "Evidence map: Processes × Relationships",
        "Person and practitioner",
        "Person and system",
        "Trust",
        "2 works",
    ]
    assert "▲\u00a01\u00a0\u00a0 ▼\u00a01" in text
    assert text.count("Gap") == 5


def test_the_drawing_escapes_a_label_with_markup_and_has_no_style_that_a_policy_forbids():
    axes = {**AXES, "vocabulary/processes.yml": PROCESSES.replace("label: Trust", "label: '<script>&'")}
    found = library_of(BIBTEX, axes)
    drawn = map_svg(found, evidence_map(found), "processes", "relationships").decode()

    assert "&lt;script&gt;&amp;" in drawn
    assert "<script" not in drawn and "style" not in drawn


def test_every_table_has_both_files_and_two_makings_are_the_same_bytes():
    once = {path: make() for path, make in map_files(FOUND, evidence_map(FOUND), "")}
    again = {path: make() for path, make in map_files(FOUND, evidence_map(FOUND), "")}

    assert once == again
    assert len(once) == 2 * 4 * 3
    assert {"data/map/processes/outcomes.csv", "data/map/outcomes/processes.svg"} <= once.keys()
