"""Every page of a built site, read as plain HTML: where its links lead and how it is put together."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.sites.building import THEME
from tests.sites.documents import Element
from tests.sites.whole import Site


def addresses(page: Element) -> Iterator[str]:
    """Everything on a page that a browser may ask for or follow."""
    for element in page.all("a", "link", "script", "img", "source", "iframe", "form", "use"):
        for name in ("href", "src", "action"):
            if name in element.attributes:
                yield element.get(name)
    for element in page.all("button"):
        if "data-copy-link" in element.attributes:
            yield element.get("data-copy-link")
    for meta in page.all("meta"):
        if meta.get("http-equiv") == "refresh":
            yield meta.get("content").partition("url=")[2]


def is_inside(address: str) -> bool:
    return not urlsplit(address).scheme and not address.startswith("//")


def ids_of(page: Element) -> list[str]:
    return [element.get("id") for element in page.all() if "id" in element.attributes]


def fault_of(site: Site, path: str, address: str, ids: Mapping[str, set[str]]) -> str:
    """Tell why a link of a page leads nowhere, or ''."""
    here = f"https://site.example{site.base}{path}"
    there = urlsplit(urljoin(here, address))
    if not there.path.startswith(site.base):
        return "leads out of the site"
    target = unquote(there.path.removeprefix(site.base))
    file = site.folder / (f"{target}index.html" if target.endswith("/") or not target else target)
    if not file.is_file():
        return "there is no such file"
    if there.fragment and unquote(there.fragment) not in ids.get(target, ()):
        return "there is no such part of the page"
    return ""


def test_every_link_leads_to_a_file_and_every_part_of_a_page_that_is_named_is_there(site: Site):
    ids = {path: set(ids_of(page)) for path, page in site.pages.items()}
    followed = 0
    broken = []
    for path, page in site.pages.items():
        for address in filter(is_inside, addresses(page)):
            followed += 1
            if fault := fault_of(site, path, address, ids):
                broken.append(f"{path or 'home'}: {address}: {fault}")

    assert broken == []
    assert followed > 10 * len(site.pages)


def test_links_to_other_sites_are_web_addresses(site: Site):
    outside = {
        address
        for page in site.pages.values()
        for address in addresses(page)
        if not is_inside(address) and not address.startswith("data:application/x-research-info-systems,TY%20%20-%20")
    }

    assert {urlsplit(address).scheme for address in outside} <= {"https", "http"}
    assert all(urlsplit(address).netloc for address in outside)


def test_no_page_uses_an_id_twice(site: Site):
    twice = {
        path: [id for id, number in Counter(ids_of(page)).items() if number > 1] for path, page in site.pages.items()
    }

    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_what_an_element_says_of_another_is_about_one_that_is_there(site: Site):
    lost = []
    for path, page in site.pages.items():
        ids = set(ids_of(page))
        for element in page.all():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "data-ref"):
                lost += [f"{path}: {name}={id}" for id in element.get(name).split() if id not in ids]
            for name in ("data-copy", "data-copy-link"):
                if element.get(name).startswith("#") and element.get(name)[1:] not in ids:
                    lost.append(f"{path}: {name}={element.get(name)}")

    assert lost == []


def test_each_page_has_one_heading_at_the_top_and_skips_no_level(site: Site):
    wrong = []
    for path, page in site.pages.items():
        levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        jumps = [(above, below) for above, below in zip(levels, levels[1:]) if below > above + 1]
        if levels[:1] != [1] or levels.count(1) != 1 or jumps:
            wrong.append(f"{path or 'home'}: {levels}")

    assert wrong == []


def test_each_page_says_its_language_its_encoding_and_that_it_fits_a_phone(site: Site):
    wrong = []
    for path, page in site.pages.items():
        html, head = page.first("html"), page.first("head")
        metas = {meta.get("name"): meta.get("content") for meta in head.all("meta")}
        charset = next((each.get("charset") for each in head.all("meta") if "charset" in each.attributes), "")
        if (html.get("lang"), charset, metas.get("viewport")) != ("en", "utf-8", "width=device-width, initial-scale=1"):
            wrong.append(path)

    assert wrong == []


def test_no_two_pages_have_one_title(site: Site):
    titles = Counter(title_of(page) for path, page in site.real_pages() if not path.startswith("r/"))

    assert [title for title, number in titles.items() if number > 1] == []
    assert "" not in titles


def title_of(page: Element) -> str:
    return "".join(str(child) for child in page.first("title").children).strip()


def test_each_citation_leads_to_the_source_that_it_names(site: Site):
    wrong, followed = [], 0
    for path, page in site.real_pages():
        for link in page.with_class("ev-cite"):
            if link.tag != "a":
                continue
            followed += 1
            target = posixpath.normpath(posixpath.join("/", path, link.get("href").partition("#")[0]))[1:] + "/"
            byline = next(site.pages[target].with_class("ev-byline")).text
            named = plain(byline)
            # Where the sentence has named the authors already, the citation is the year alone.
            if not named.startswith(plain(link.text)) and not named.endswith(f" {plain(link.text)}"):
                wrong.append(f"{path}: {link.text} leads to {byline}")

    assert wrong == []
    assert followed > 5


def plain(label: str) -> str:
    """A citation without brackets, so that `Doe (2020)` and `Doe, 2020` are the same."""
    return label.replace("(", "").replace(")", "").replace(",", "").replace(" and ", " & ")


def test_no_line_of_a_template_and_no_key_of_the_catalogue_is_left_in_a_page(site: Site):
    lines = (THEME / "strings" / "en.yml").read_text(encoding="utf-8").splitlines()
    groups = {line.partition(".")[0] for line in lines if "." in line.partition(":")[0]}
    key = re.compile(rf"(?:{'|'.join(sorted(groups))})\.[a-z_-]+")
    left = []
    for path, page in site.pages.items():
        for words in words_of(page.first("body")):
            marks = [mark for mark in ("{{", "}}", "{%", "%}") if mark in words]
            left += [f"{path}: {words.strip()}" for _ in marks]
            if key.fullmatch(words.strip()):
                left.append(f"{path}: {words.strip()}")

    assert left == []


def words_of(element: Element) -> Iterator[str]:
    """Every piece of text that is not code."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in ("code", "pre", "script"):
            yield from words_of(child)


def test_nothing_is_published_that_only_the_build_needs(site: Site):
    names = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()]
    with_template = [
        name
        for name in names
        if name.endswith((".html", ".xml", ".css", ".js", ".json")) and "{%" in (site.folder / name).read_text("utf-8")
    ]

    assert {Path(name).suffix or name for name in names} <= {
        ".html",
        ".css",
        ".js",
        ".svg",
        ".woff2",
        ".txt",
        ".xml",
        ".atom",
        ".json",
        ".jsonld",
        ".csv",
        ".bib",
        ".ris",
        "_headers",
        "_redirects",
        ".htaccess",
    }
    texts = {name for name in names if name.endswith(".txt") and not name.startswith("data/search/index/")}
    assert texts <= {"assets/fonts/OFL.txt", "data/search/spelling.txt"}
    assert with_template == []
