"""What a reference manager makes of every page about a source, and of the library's files.

The truth is the source's own CSL-JSON. `as_zotero` has the rules of Zotero's translators; pandoc reads the files too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

import pypandoc
import pytest
from evidence.model import address

from tests.sites.as_zotero import Saved, saved_page, saved_ris
from tests.sites.documents import Element
from tests.sites.whole import Site

ADDRESS = "https://site.example/"
KINDS = {
    "article-journal": "journalArticle", "report": "report", "webpage": "webpage", "book": "book",
    "chapter": "bookSection", "thesis": "thesis", "paper-conference": "conferencePaper", "post-weblog": "blogPost",
    "motion_picture": "videoRecording", "legislation": "statute", "dataset": "dataset", "software": "computerProgram",
    "article-magazine": "magazineArticle", "article-newspaper": "newspaperArticle", "article": "preprint",
    "speech": "presentation", "manuscript": "manuscript", "document": "document", "pamphlet": "document",
    "periodical": "book", "patent": "patent", "standard": "standard",
}  # fmt: skip
ROLES = {
    "author": "author",
    "editor": "editor",
    "contributor": "contributor",
    "collection-editor": "seriesEditor",
    "translator": "translator",
    "container-author": "bookAuthor",
}
Item = Mapping[str, Any]


def sources(site: Site) -> Iterator[tuple[str, Item, Saved]]:
    """Every page about a source: its address, the source, and the page as Zotero saves it."""
    items = {address.ris(item["id"]): item for item in library(site)}
    for path, page in site.pages.items():
        if any(meta.get("name") == "citation_title" for meta in page.all("meta")):
            yield path, items[file_of(page)], saved_page(page, ADDRESS + path)


def file_of(page: Element) -> str:
    """The file for reference managers that a page offers of its source."""
    found = (re.search(r"data/references/.+\.ris$", link.get("href")) for link in page.all("a"))
    return next(each[0] for each in found if each)


def plain(text: object) -> str:
    """Give words without marks, and with one sign for what is a matter of type."""
    same = str.maketrans({"\u201a": ",", "–": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "\u2060": ""})
    return re.sub(r"</?(?:span|i|b|sup|sub)\b[^>]*>", "", str(text)).translate(same)


def date_of(item: Item) -> str:
    issued = item.get("issued", {})
    if "literal" in issued:
        return str(issued["literal"])
    return "/".join(f"{part:02}" for part in issued.get("date-parts", [[]])[0])


def creators_of(item: Item) -> list[tuple[str, str, str]]:
    return [
        (role, " ".join(filter(None, (name.get("given"), name.get("suffix")))), name.get("family") or name["literal"])
        for variable, role in ROLES.items()
        for name in item.get(variable, ())
    ]


def whole_name(name: tuple[str, str, str]) -> tuple[str, str, str]:
    """Give a name without what is lost at its ends (brackets) or a matter of taste (a comma before Jr)."""
    role, given, family = map(plain, name)
    return role, given.replace(", ", " ").rstrip("., "), family.strip("[]").rstrip(".,")


def numbers_of(item: Item) -> dict[str, str]:
    """The numbers that are compared, of the types that have them."""
    names = {"volume": "volume", "issue": "issue", "page": "pages", "DOI": "DOI"}
    if item["type"] == "report":
        names |= {"number": "number", "genre": "genre"}
    return {name: plain(item[variable]) for variable, name in names.items() if variable in item}


def wrong_in(saved: Saved, item: Item) -> dict[str, tuple[object, object]]:
    """Everything in which an item saved is not the source."""
    numbers = numbers_of(item)
    first_pages = {"pages": re.split("[;,&]", numbers["pages"])[0]} if "pages" in numbers else {}
    seen = {
        "type": (saved.kind, KINDS[item["type"]]),
        "title": (plain(saved.title), plain(item["title"])),
        "creators": (
            sorted(map(whole_name, saved.creators)),
            sorted(map(whole_name, creators_of(item))),
        ),
        "date": (saved.date.removeprefix("n.d."), date_of(item)),
        "numbers": ({name: plain(saved.fields.get(name, "")) for name in numbers}, numbers | first_pages),
        "PMID": (saved.of_extra("PMID"), item.get("PMID", "")),
        "PMCID": (saved.of_extra("PMCID"), item.get("PMCID", "")),
        "notes": (saved.notes, []),
    }
    return {name: pair for name, pair in seen.items() if pair[0] != pair[1]}


def test_a_page_about_a_source_is_saved_as_the_source(site: Site):
    found = list(sources(site))

    assert len(found) > 5
    assert {path: wrong for path, item, saved in found if (wrong := wrong_in(saved, item))} == {}


def test_nothing_of_ours_is_saved_as_if_it_were_the_sources(site: Site):
    ours = next(meta.get("content") for meta in site.pages[""].all("meta") if meta.get("property") == "og:site_name")

    wrong = [
        (path, what)
        for path, _, saved in sources(site)
        for what, is_wrong in {
            "address": saved.url.startswith(ADDRESS),
            "site": saved.fields["site"] == ours and saved.kind in ("webpage", "blogPost"),
            "abstract": not saved.abstract.startswith(f"Summary by {ours} (not the authors' abstract): "),
        }.items()
        if is_wrong and (what != "abstract" or saved.abstract)
    ]

    assert wrong == []


def test_a_page_of_our_own_is_saved_as_ours(site: Site):
    ours = next(meta.get("content") for meta in site.pages[""].all("meta") if meta.get("property") == "og:site_name")
    own = {
        path: saved_page(page, ADDRESS + path)
        for path, page in site.real_pages()
        if re.fullmatch(r"(?:guides|programmes)/[^/]+/", path)
    }

    assert own
    assert {(each.kind, each.fields["site"], *each.creators) for each in own.values()} == {
        ("webpage", ours, ("author", "", ours))
    }


def test_the_page_for_what_is_not_there_asks_not_to_be_kept(site: Site):
    robots = [meta.get("content") for meta in site.pages["404.html"].all("meta") if meta.get("name") == "robots"]

    assert robots == ["noindex"]


def library(site: Site) -> list[Item]:
    return json.loads((site.folder / "data/library.json").read_text("utf-8"))


def test_the_ris_file_is_imported_as_the_library(site: Site):
    items = library(site)
    saved = saved_ris((site.folder / "data/library.ris").read_text("utf-8"))

    assert len(saved) == len(items)
    wrong = {item["id"]: wrong_in(in_ris(each), item) for each, item in zip(saved, items, strict=True)}
    assert {key: each for key, each in wrong.items() if each} == {}


def in_ris(saved: Saved) -> Saved:
    """Take back what the format has no tag for: people in other roles stand in *Extra*, where Zotero finds them."""
    for role, name in re.findall(r"^(Contributor|Editor|Series Editor|Translator): (.*)$", saved.extra, re.MULTILINE):
        family, _, given = name.partition(" || ")
        saved.creators.append((role[0].lower() + role[1:].replace(" ", ""), given, family))
    return saved


def test_the_file_that_a_page_offers_of_its_source_is_the_source(site: Site):
    wrong = {}
    for path, item, _ in sources(site):
        (saved,) = saved_ris((site.folder / file_of(site.pages[path])).read_text("utf-8"))
        wrong[path] = wrong_in(in_ris(saved), item)

    assert len(wrong) > 5
    assert {path: each for path, each in wrong.items() if each} == {}


def test_a_page_of_our_own_carries_a_file_that_is_the_page(site: Site):
    seen = 0
    for path, page in site.real_pages():
        for link in page.all("a"):
            if link.get("href").startswith("data:"):
                kind, _, text = link.get("href").partition(",")
                (saved,) = saved_ris(unquote(text))
                seen += 1
                assert (kind, link.get("download")) == (
                    "data:application/x-research-info-systems",
                    f"{path.split('/')[-2]}.ris",
                )
                assert saved.kind == "webpage"
                assert plain(saved.title) == plain(page.first("h1").text)

    assert seen > 5


def test_no_file_makes_a_person_of_others_or_loses_a_particle(site: Site):
    names = [name for item in library(site) for role in ROLES for name in item.get(role, ())]

    assert [name for name in names if "others" in name.values() or name.keys() & {"non-dropping-particle"}] == []


FORMS = [("ris", "ris"), ("biblatex", "bib"), ("bibtex", "bib"), ("csljson", "json")]


@pytest.mark.parametrize(("form", "ending"), FORMS)
def test_another_program_reads_the_same_library_from_each_file(site: Site, form: str, ending: str):
    """Pandoc has readers of its own. Years and families are compared: it knows no more of every format."""
    read = json.loads(pypandoc.convert_file(str(site.folder / f"data/library.{ending}"), "csljson", format=form))

    seen = {item["id"]: essence(item) for item in read}
    assert seen == {item["id"]: essence(item) for item in library(site)}


def essence(item: Item) -> dict[str, object]:
    """What every format can say and pandoc reads from it: the letters of the title, and so on."""
    year = str(item.get("issued", {}).get("date-parts", [[""]])[:1] or "")
    families = [
        " ".join(filter(None, (name.get("non-dropping-particle"), name.get("dropping-particle"), name.get("family"))))
        or name.get("literal", "")
        for name in item.get("author", ())
    ]
    return {
        "title": re.sub(r"\W", "", plain(item.get("title", ""))).lower(),
        "authors": [plain(each) for each in families if each != "others"],
        "year": (re.findall(r"\d{4}", year) or [""])[0],
        "volume": item.get("volume", ""),
        "DOI": item.get("DOI", ""),
    }
