"""A build of the same is known to be done only where nothing at all has changed."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from evidence.disk.published import Published, published, remember, stands_as
from evidence.render.build import read_all
from evidence.render.memory import memory
from evidence.render.settings import site_settings

from tests.sites.building import copy_of

SITE = Published(made_of="words", place="site", stands_as="files", pages=2, files=9, said="content/a.md:1: a mistake")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that was published."""
    folder = tmp_path / "site"
    (folder / "studies" / "a").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>Home</h1>", encoding="utf-8")
    (folder / "studies" / "a" / "index.html").write_text("<h1>A</h1>", encoding="utf-8")
    return folder


def write_into_a_page_and_turn_its_clock_back(site: Path) -> None:
    page = site / "index.html"
    was = page.stat()
    page.write_text("<h2>Home</h2>", encoding="utf-8")
    os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))


def remove_a_page(site: Path) -> None:
    (site / "studies/a/index.html").unlink()


def put_a_file_beside_the_others(site: Path) -> None:
    (site / "studies/left.html").write_text("left", encoding="utf-8")


def put_an_empty_folder_there(site: Path) -> None:
    (site / "guides").mkdir()


def put_a_page_into_the_place_of_another(site: Path) -> None:
    (site / "new").write_bytes((site / "index.html").read_bytes())
    os.replace(site / "new", site / "index.html")


def hide_a_page_from_others(site: Path) -> None:
    (site / "index.html").chmod(0o600)


def put_a_link_into_the_place_of_a_page(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").symlink_to("studies/a/index.html")


def remove_the_site(site: Path) -> None:
    site.rename(site.with_name("elsewhere"))


def named(change: Callable[[Path], None]) -> str:
    return change.__name__.replace("_", " ")


@pytest.mark.parametrize(
    "change",
    [
        write_into_a_page_and_turn_its_clock_back,
        remove_a_page,
        put_a_file_beside_the_others,
        put_an_empty_folder_there,
        put_a_page_into_the_place_of_another,
        hide_a_page_from_others,
        put_a_link_into_the_place_of_a_page,
        remove_the_site,
    ],
    ids=named,
)
def test_a_published_folder_that_somebody_has_changed_is_not_taken_for_what_it_was(site: Path, change):
    before = stands_as(site)
    change(site)

    assert before != "" and stands_as(site) != before


def test_a_published_folder_that_was_only_read_is_what_it_was(site: Path):
    before = stands_as(site)
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (site / "index.html").read_bytes()

    assert stands_as(site) == before


@pytest.mark.parametrize("damage", ["", "one byte", "cut", "emptied", "written by somebody"])
def test_only_what_was_remembered_whole_is_believed(tmp_path: Path, damage: str):
    file = tmp_path / "deep" / "published"
    remember(file, SITE)
    data = file.read_bytes()
    file.write_bytes(
        {
            "one byte": data[:-9] + b"!" + data[-8:],
            "cut": data[:30],
            "emptied": b"",
            "written by somebody": b'{"made_of": "words"}',
        }.get(damage, data)
    )

    assert published(file) == (None if damage else SITE)


def made_of(root: Path) -> str:
    settings = site_settings(root)
    return read_all(settings.project, memory(None), settings.is_left_out).made_of


def write_a_word_into_a_page(root: Path) -> None:
    with (root / "content/about/index.md").open("a", encoding="utf-8") as page:
        page.write("\nAnother word.\n")


def write_into_the_bibliography(root: Path) -> None:
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write("@book{another2020, title = {Another}, year = {2020}}\n")


def add_a_picture(root: Path) -> None:
    (root / "content/about/dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")


def add_a_file_that_is_not_published(root: Path) -> None:
    (root / "content/about/note.docx").write_bytes(b"words")


def rename_the_site(root: Path) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub("^site_name: .*$", "site_name: Another", text, flags=re.MULTILINE), encoding="utf-8")


def leave_a_page_out(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("exclude_docs: about/methods.md\n")


@pytest.mark.parametrize(
    "change",
    [
        write_a_word_into_a_page,
        write_into_the_bibliography,
        add_a_picture,
        add_a_file_that_is_not_published,
        rename_the_site,
        leave_a_page_out,
    ],
    ids=named,
)
def test_a_site_that_is_made_of_something_else_is_another(tmp_path: Path, change):
    root = copy_of("oddities", tmp_path)
    before = made_of(root)

    assert made_of(root) == before
    change(root)
    assert made_of(root) != before


def test_another_day_is_another_site_since_reviews_fall_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = copy_of("oddities", tmp_path)
    days = []
    for seconds in (1_795_000_000, 1_795_000_001, 1_795_100_000):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
        days.append(made_of(root))

    assert days[0] == days[1] != days[2]
