"""Pages of evidence in a site that somebody has in Material for MkDocs already: theirs stay as they are."""

import json
from pathlib import Path

import pytest

from tests.sites.building import Built, build, copy_of_beside, try_to_build
from tests.sites.documents import Element, read

KINDS = {
    "study": "studies/asking-trial/",
    "programme": "programmes/odd-plan/",
    "guide": "guides/asking-first/",
    "concept": "concepts/processes/asking/",
    "record": "library/scripted2020/",
    "explorer": "evidence/",
    "map": "map/",
    "list": "studies/",
}


def page_of(built: Built, address: str) -> Element:
    return read(built.site / address / "index.html")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_stands_in_the_frame_that_the_site_has(beside: Built, kind: str):
    page = page_of(beside, KINDS[kind])

    assert [each.text for each in page.with_class("md-header__topic")][:1] == ["Ward handbook"]
    assert len(list(page.all("h1"))) == len(list(page.with_class("ev-site"))) == 1
    title, _, site = page.first("title").text.rpartition(" - ")
    assert title.startswith(page.first("h1").text) and site == "Ward handbook"


def test_what_an_author_wrote_is_text_wherever_the_frame_shows_it(beside: Built):
    page = page_of(beside, KINDS["record"])

    assert page.first("h1").text == "An <script>window.harmed = 1</script> odd title"
    run = [each for each in page.all("script") if each.get("type") != "application/ld+json"]
    assert [each.text for each in run if "harmed" in each.text] == []


def test_pages_of_the_owner_and_their_files_stay_as_they_are(beside: Built):
    home, own = page_of(beside, ""), page_of(beside, "ward/hand-over")

    assert home.first("h1").text.startswith("Ward handbook")
    assert "studies/asking-trial/" in [each.get("href") for each in home.all("a")]
    assert list(own.with_class("admonition")) and list(own.with_class("tabbed-set"))
    assert "morning" in page_of(beside, "tags").text
    for name in ("kit.zip", "demo.html"):
        assert (beside.site / "assets" / name).read_bytes() == (beside.root / "docs" / "assets" / name).read_bytes()


def test_pages_of_the_owner_cite(beside: Built):
    page = page_of(beside, "ward/hand-over")
    (cite, unknown) = page.with_class("ev-citation")

    assert cite.text == "(Muñoz-Ægisdóttir et al., 2022a, p. 3)"
    assert next(iter(cite.all("a"))).get("href") == "../../studies/asking-trial/"
    assert unknown.text == "(nobody1888?)"
    assert "`ward/hand-over.md` cites `nobody1888`, which the bibliography does not have" in beside.said
    assert "[@munoz2022asking]" in [each.text for each in page.all("code")]
    assert [each.get("id") for each in page.all("li") if each.get("id").startswith("ref-")] == ["ref-munoz2022asking"]
    assert "mailto:ward@ward.example" in [each.get("href") for each in page.all("a")]


def test_our_pages_lead_to_pages_of_the_owner(tmp_path: Path):
    root = copy_of_beside(tmp_path)
    study = root / "docs" / "studies" / "asking-trial.md"
    study.write_text(
        study.read_text(encoding="utf-8") + "\nAs at [hand-over](../ward/hand-over.md).\n", encoding="utf-8"
    )
    built = build(root)

    assert "hand-over.md` in the" not in built.said and "L603" not in built.said
    links = [each.get("href") for each in page_of(built, "studies/asking-trial").all("a") if each.text == "hand-over"]
    assert links == ["../../ward/hand-over/"]


def test_nothing_is_published_that_only_the_build_needs_or_that_rules_the_whole_host(beside: Built):
    unwanted = [
        ".htaccess",
        "_headers",
        "vercel.json",
        "staticwebapp.config.json",
        "permalinks.txt",
        "words.yml",
        "vocabulary",
    ]

    assert [name for name in unwanted if (beside.site / name).exists()] == []
    assert "Content-Security-Policy" not in (beside.site / "index.html").read_text(encoding="utf-8")
    listed = (beside.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/ward/hand-over/" in listed and "/studies/asking-trial/" in listed


def test_the_navigation_has_the_words_of_the_owner(beside: Built):
    links = [(each.text.strip(), each.get("href")) for each in page_of(beside, "map").with_class("md-nav__link")]

    assert ("Evidence", "../evidence/") in links and ("Studies", "../studies/") in links


def test_the_search_of_the_frame_has_a_short_text_of_each_page_with_its_numbers(beside: Built):
    index = json.loads((beside.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = {each["location"]: each["title"] + each["text"] for each in index["docs"]}

    found = [address for address, text in texts.items() if "10.1000/odd.2" in text]
    assert sorted(found) == ["studies/asking-trial/", "ward/hand-over/#references"]
    assert "Muñoz-Ægisdóttir" in texts["studies/asking-trial/"]
    assert "People hear what is said of them." in texts["ward/hand-over/"]
    assert [address for address in texts if address.startswith(("map/", "evidence/"))] == []
    assert max(len(text) for address, text in texts.items() if address.startswith("studies/")) < 1500


def test_an_address_that_the_owner_has_already_stays_theirs_and_is_reported(tmp_path: Path):
    root = copy_of_beside(tmp_path)
    (root / "docs" / "map").mkdir()
    (root / "docs" / "map" / "index.md").write_text("# The way to the ward\n", encoding="utf-8")
    (root / "docs" / "data").mkdir()
    (root / "docs" / "data" / "library.bib").write_text("of the ward", encoding="utf-8")
    built = build(root)

    assert (built.site / "data" / "library.bib").read_text(encoding="utf-8") == "of the ward"
    assert "`data/library.bib` has the address `data/library.bib`" in built.said
    assert "`map/index.md` has the address `map/`" in built.said
    assert page_of(built, "map").first("h1").text.startswith("The way to the ward")
    assert page_of(built, "evidence").first("h1").text == "Find evidence"


def test_content_outside_the_project_ends_in_a_sentence(tmp_path: Path):
    root = copy_of_beside(tmp_path)
    (root / "docs").rename(tmp_path / "docs")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"docs_dir: {tmp_path / 'docs'}\n{settings}", encoding="utf-8")
    failed = try_to_build(root)

    assert (failed.code, "Traceback" in failed.said) == (1, False)
    assert "evidence: the content lies outside the folder of mkdocs.yml" in failed.said
