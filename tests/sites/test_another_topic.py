"""A library on another topic: its two vocabularies are all that it brings, and no line of Python knows of them.

The small site in `bees/` has no vocabulary of the real one. It builds, its check finds nothing, and its own
vocabularies are fields, facts, facets, feeds, axes of the map and pages, as those of the real site are.
"""

import csv
import io
import json
from pathlib import Path

import pytest
from evidence.cli import main

from tests.once import Once
from tests.sites.building import Built, build, copy_of
from tests.sites.documents import Element, read


@pytest.fixture(scope="module")
def bees(once: Once) -> Built:
    """The site, built; a mistake in it would stop the build."""
    return once("bees", lambda folder: build(copy_of("bees", folder)))


def words(page: Element) -> str:
    return " ".join(page.text.split())


def page(bees: Built, path: str) -> Element:
    return read(bees.site / path / "index.html")


def test_the_check_finds_nothing_to_mend(bees: Built, capsys):
    assert main(["-C", str(bees.root), "check"]) == 0
    assert "error" not in (said := "".join(capsys.readouterr()))
    assert "warning" not in said


def test_a_word_that_its_vocabulary_does_not_have_gets_the_same_message_as_any(tmp_path, capsys):
    root = copy_of("bees", tmp_path)
    study = root / "content/studies/sprayed-margins.md"
    study.write_text(study.read_text(encoding="utf-8").replace("[field-margin]", "[field-margins]"), encoding="utf-8")

    assert main(["-C", str(root), "check"]) == 1
    assert (
        "content/studies/sprayed-margins.md:14: error S301 `habitats`: `field-margins` is not a term of habitats\n"
        "    hint: did you mean `field-margin`?" in "".join(capsys.readouterr())
    )


def test_the_facts_and_the_findings_of_a_study_name_its_terms(bees):
    facts = [words(row) for row in page(bees, "studies/bees-on-verges").all("dl") if row.get("class") == "ev-facts"]

    assert facts[0] == "Where the bees live Road verge"
    assert "PesticidesNone used" in words(page(bees, "studies/bees-on-verges"))


def test_a_reviewed_study_need_not_tell_of_what_is_not_of_the_topic(bees):
    shown = words(page(bees, "studies/sprayed-margins"))

    assert "Reviewed" in shown
    assert "Harm or burden" not in shown
    assert "What got in the way" not in shown


def test_lists_name_them(bees):
    entries = "".join(path.read_text(encoding="utf-8") for path in (bees.site / "data/explorer/entries").iterdir())

    assert "Fern, 2020 Road verge" in words(page(bees, "studies"))
    assert '["Fern, 2020","Road verge"]' in entries


def test_the_explorer_has_both_as_facets_in_their_order_with_the_broader_terms(bees):
    facets = [each.get("data-facet") for each in page(bees, "evidence").all("details") if each.get("data-facet")]
    index = json.loads((bees.site / "data/explorer/index.json").read_text(encoding="utf-8"))["facets"]

    assert facets == ["kind", "pesticide", "habitat", "depth", "year", "author", "journal"]
    assert [value for value, _ in index["habitat"]] == ["grassland", "road-verge", "field-margin"]
    assert "More bees came where verges were cut less." in words(page(bees, "evidence/habitat/grassland"))
    assert "Cut it once a year." in words(page(bees, "evidence/pesticide/none"))


def test_the_map_opens_with_them_and_counts(bees):
    table = (bees.site / "data/map/pesticides/habitats.csv").read_bytes().decode("utf-8-sig")
    works = {(row["row"], row["column"]): row["works"] for row in csv.DictReader(io.StringIO(table))}

    assert "Rows: Which pesticide was looked at? Columns: Where do the bees live?" in words(page(bees, "map"))
    assert works == {
        ("pesticides/neonicotinoid", "habitats/grassland"): "0",
        ("pesticides/neonicotinoid", "habitats/road-verge"): "0",
        ("pesticides/neonicotinoid", "habitats/field-margin"): "1",
        ("pesticides/none", "habitats/grassland"): "1",
        ("pesticides/none", "habitats/road-verge"): "1",
        ("pesticides/none", "habitats/field-margin"): "0",
    }
    assert not (bees.site / "map/pesticides/habitats/helped").exists()


def test_terms_have_pages_feeds_and_files(bees):
    term = words(page(bees, "concepts/habitats/road-verge"))
    feed = json.loads((bees.site / "feeds/habitat/grassland.json").read_text(encoding="utf-8"))
    skos = json.loads((bees.site / "data/vocabulary/habitats.jsonld").read_text(encoding="utf-8"))

    assert "Land under grass." not in term
    assert "More bees came where verges were cut less." in term
    assert feed["title"] == "Bees and Evidence: Habitat: Grassland"
    assert [each["skos:prefLabel"][0]["@value"] for each in skos["@graph"][1:]] == [
        "Grassland",
        "Road verge",
        "Field margin",
    ]


def test_no_page_speaks_of_the_topic_of_the_real_site_or_shows_a_name_without_words(bees):
    shown = {path: words(read(path)).lower() for path in bees.site.rglob("*.html")}

    for word in ("patient", "partner", "practitioner", "health", "single-work", "who acts:", "source-classes"):
        assert [str(path.relative_to(bees.site)) for path, text in shown.items() if word in text] == []


def test_no_page_leads_to_one_that_is_not_there(bees):
    for file in bees.site.rglob("index.html"):
        for link in read(file).all("a"):
            target = link.get("href").partition("#")[0].partition("?")[0]
            if target and "://" not in target and not target.startswith("data:"):
                there = (file.parent / target).resolve()
                assert there.is_file() or (there / "index.html").is_file(), f"{file}: {target}"


def test_nothing_of_it_is_named_in_the_program():
    program = Path(__file__).resolve().parents[2] / "plugins"
    files = [path for path in program.rglob("*") if path.suffix in (".py", ".html", ".js", ".css")]

    assert [str(path) for path in files if "pesticide" in path.read_text(encoding="utf-8")] == []
