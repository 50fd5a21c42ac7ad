"""A project in which every place that an editor can write in holds an attack: nothing runs, nothing leaks.

What the browser makes of it is in `tests/browser/test_hostile_pages.py`.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.sites.building import Built
from tests.sites.whole import Site, read_site

ATTRIBUTES = frozenset(
    """action alt class content crossorigin d datetime download for height hidden href http-equiv id lang max min
    method name open pattern placeholder preserveaspectratio property rel role scope size src start step tabindex
    title type value viewbox width charset as fill stroke stroke-width x y cx cy r x1 x2 y1 y2 checked selected
    required autocomplete colspan rowspan enterkeyhint inputmode list spellcheck media sizes maxlength""".split()
)
TAGS = frozenset(
    """html head meta title link script body a header nav main aside footer section article div span p h1 h2 h3 h4
    h5 h6 ul ol li dl dt dd details summary button svg path circle rect line text g table thead tbody tr th td
    caption blockquote pre code em strong b i sub sup small cite time img br hr del s abbr form label input select
    option fieldset legend output datalist noscript search figure figcaption""".split()
)
"""What pages are made of. No templates, frames, objects, embedded styles or drawings from elsewhere."""


@pytest.fixture(scope="module")
def site(hostile: Built) -> Site:
    """Every page of it, read as plain HTML."""
    return read_site(hostile.site, "/")


def test_it_is_built_and_every_attack_that_is_a_mistake_is_told(hostile: Built):
    for said in (
        "content/about/leak.md:1: error F001",
        "content/outside.png:1: error F001",
        "content/everything:1: error F001",
        "a link cannot begin with `javascript:`",
        "a link cannot begin with `data:`",
        "a link cannot begin with `vbscript:`",
        "`<script>` is shown as text",
        "`../../../evil` is not an id",
        "`../../processes` is not an id",
        "a hidden character U+202E was left out",
        "a picture from another site",
        "`../../../../../etc/passwd` leads out of the content folder",
    ):
        assert said in hostile.said, said
    assert "Traceback" not in hostile.said


def test_no_attack_has_become_an_element_or_an_attribute(site: Site):
    found = []
    for path, page in site.pages.items():
        for element in page.all():
            if element.tag not in TAGS:
                found.append(f"{path}: <{element.tag}>")
            for name in element.attributes:
                if name not in ATTRIBUTES and not re.fullmatch(r"(?:aria|data)-[a-z-]+", name):
                    found.append(f"{path}: <{element.tag} {name}>")

    assert found == []


def test_the_only_scripts_are_those_of_the_theme(site: Site):
    found = set()
    for _, page in site.pages.items():
        for script in page.all("script"):
            source = script.get("src").partition("?")[0]
            if script.get("type") == "application/ld+json":
                json.loads("".join(str(child) for child in script.children))
            else:
                found.add(source.rpartition("assets/")[2])

    assert found
    assert {name for name in found if not (site.folder / "assets" / name).is_file()} == set()


def test_no_link_runs_anything_or_fetches_from_elsewhere(site: Site):
    followed, fetched = set(), set()
    for _, page in site.pages.items():
        for element in page.all():
            href = element.get("href")
            if element.tag == "a" and href.startswith("data:"):
                assert href.startswith("data:application/x-research-info-systems,TY%20%20-%20"), "a file to keep"
                assert element.get("download").endswith(".ris")
            elif element.tag == "a":
                followed.add(urlsplit(href.strip()).scheme.lower())
            elif "href" in element.attributes or "src" in element.attributes:
                fetched.add(element.get("href") or element.get("src"))

    assert followed <= {"", "https", "http"}
    assert [address for address in fetched if urlsplit(address).scheme or address.startswith("//")] == []


def test_text_in_curly_brackets_is_text(site: Site):
    headline = site.pages["studies/attack/"].first("h1").text
    home = site.pages[""].first("main").text

    assert headline == 'The headline "><script>window.pwned=1</script> <care> & ‘quotes’ {{ 7*7 }}'
    assert "{{ 7*7 }} {% raw %}" in home
    assert "A Hostile Library" not in home


def test_what_was_written_is_what_is_read(site: Site):
    term = site.pages["concepts/settings/ward/"].first("h1").text
    record = next(page for path, page in site.pages.items() if path.startswith("studies/attack/"))

    assert term == '<care> & "ward" <script>window.pwned=1</script>'
    assert "A title <script>window.pwned=1</script>" in record.first("main").text


def test_no_address_leaves_the_folder_of_the_site(hostile: Built, site: Site):
    beside = {path.name for path in hostile.root.iterdir()} - {".cache"}
    below = {path for path in hostile.root.parent.iterdir()}
    outside = [path for path in site.folder.rglob("*") if not path.resolve().is_relative_to(site.folder.resolve())]

    assert beside == {"content", "mkdocs.yml", "references.bib", "site"}
    assert {path.name for path in below} == {"hostile", "secret"}
    assert outside == []


def test_links_lead_to_where_such_pages_are(site: Site):
    """Keys such as `../x` have pages like any other, and lists lead to them."""
    shelf = {link.get("href") for link in site.pages["library/"].all("a") if "library/" in link.get("href")}
    names = {unquote(address).removeprefix("../library/").rstrip("/") for address in shelf}

    assert {"_2e_2e_2fx", "a_2fb", "index_2ehtml"} <= names
    assert all((site.folder / "library" / name / "index.html").is_file() for name in names if "#" not in name and name)


def test_nothing_that_was_kept_private_is_anywhere(site: Site):
    leaks = [path for path in files(site.folder) if b"PRIVATE" in path.read_bytes()]

    assert leaks == []


def test_files_that_could_run_are_not_there(site: Site):
    names = {path.name for path in files(site.folder)}

    assert not names & {"evil.html", "evil.js", "evil.svg", "evil.css", "evil.xml", "notes.txt", "outside.png"}


def test_no_file_for_reference_managers_can_be_given_a_second_record(site: Site):
    ris = (site.folder / "data" / "references" / "ris.ris").read_text("utf-8").splitlines()

    assert [line for line in ris if line.startswith(("TY", "ER", "AU"))] == ["TY  - JOUR", "AU  - Doe, Jane", "ER  - "]


def test_hidden_characters_are_in_no_file(site: Site):
    hidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]")
    found = {
        path.relative_to(site.folder).as_posix(): match[0]
        for path in files(site.folder)
        if path.suffix != ".woff2" and (match := hidden.search(path.read_text(encoding="utf-8")))
    }

    assert found == {}


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
