"""`evidence serve` and `mkdocs serve`: what an editor sees while writing, and that both follow each change."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest
from playwright.sync_api import Page, expect

from tests.sites.building import Built, copy_of_built, environment, mkdocs


@pytest.fixture
def root(tmp_path: Path, oddities: Built) -> Path:
    """A copy of the library of oddities that a test may change."""
    return copy_of_built(oddities, tmp_path)


COMMANDS = {
    "evidence": (str(Path(sys.executable).with_name("evidence")), "serve", "-a"),
    "mkdocs": mkdocs("serve", "--livereload", "--dev-addr"),
}


@pytest.fixture(params=COMMANDS)
def preview(request: pytest.FixtureRequest, root: Path) -> Iterator[str]:
    """The address of a preview of it, which ends in the path of the site."""
    port = free_port()
    with (root / "preview.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [*COMMANDS[request.param], f"127.0.0.1:{port}"],
            cwd=root,
            env=environment(),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield answering(f"http://127.0.0.1:{port}/library/", server, root / "preview.log")
        finally:
            server.terminate()
            server.wait(timeout=60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answering(address: str, server: subprocess.Popen, log: Path) -> str:
    """Wait until the preview answers; fail with what it said if it ends before."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=30):
                return address
        except URLError:
            time.sleep(0.1)
        if server.poll() is not None:
            break
    pytest.fail(f"the preview did not come up:\n{log.read_text(encoding='utf-8')}", pytrace=False)


def test_the_preview_shows_each_change_by_itself(new_page: Callable[..., Page], preview: str, root: Path):
    page = new_page()  # fails where the console reports that the script of the preview was stopped
    page.goto(f"{preview}studies/waiting-rooms/")
    heading = page.get_by_role("heading", level=1)
    # The script of the preview may load the page once more, and the server may be building.
    expect(heading).to_have_text("On one ward, people who were asked first said more.", timeout=60_000)

    study = root / "content" / "studies" / "waiting-rooms.md"
    study.write_text(study.read_text(encoding="utf-8").replace("On one ward,", "On two wards,"), encoding="utf-8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("On two wards,", timeout=60_000)

    bibliography = root / "references.bib"
    text = bibliography.read_text(encoding="utf-8").replace("Waiting rooms that listen", "Waiting rooms that hear")
    bibliography.write_text(text, encoding="utf-8")
    expect(page.locator(".ev-byline")).to_contain_text("Waiting rooms that hear", timeout=60_000)


def test_a_mistake_does_not_end_the_preview(new_page: Callable[..., Page], preview: str, root: Path):
    page = new_page()
    page.goto(f"{preview}about/")
    about = root / "content" / "about" / "index.md"
    about.write_text("---\ntitle: [About\n---\nBroken.\n", encoding="utf-8")
    box = page.get_by_role("region", name="Preview.")
    expect(box).to_contain_text("Error R100", timeout=60_000)
    about.write_text("---\ntitle: Mended\n---\nWhole.\n", encoding="utf-8")

    expect(page.get_by_role("heading", level=1)).to_have_text("Mended", timeout=60_000)


def test_a_page_with_a_mistake_says_so_at_its_top_and_the_first_page_says_all(
    new_page: Callable[..., Page], preview: str, root: Path
):
    study = root / "content" / "studies" / "waiting-rooms.md"
    study.write_text(
        f"{study.read_text(encoding='utf-8')}\nNobody [@no<b>body].\n\n[a](nowhere.md)\n", encoding="utf-8"
    )
    page = new_page()
    page.goto(f"{preview}studies/waiting-rooms/")
    box = page.get_by_role("region", name="Preview.")
    expect(box).to_contain_text("Error L603", timeout=60_000)
    expect(box).to_contain_text("content/studies/waiting-rooms.md:", timeout=60_000)
    expect(box).to_contain_text("What to do:", timeout=60_000)
    assert box.locator("b").count() == 0
    box.get_by_role("link", name="See all messages on the first page").click()
    expect(page.get_by_role("region", name="Preview.")).to_contain_text("Error L612", timeout=60_000)
    page.get_by_role("link", name=re.compile(r"waiting-rooms\.md:")).first.click()
    expect(page).to_have_url(f"{preview}studies/waiting-rooms/")


def answer(address: str) -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(address, timeout=60) as found:
            return found.status, found.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def until(address: str, status: int, words: str = "") -> None:
    """Ask until the preview answers so."""
    for _ in range(240):
        found = answer(address)
        if found[0] == status and words in found[1]:
            return
        time.sleep(0.25)
    pytest.fail(f"no {status} with {words!r}: {found[0]} {found[1][-1000:]}", pytrace=False)


def test_content_that_is_moved_away_and_back_is_followed(preview: str, root: Path):
    (root / "content").rename(root / "away")
    until(preview, 503, "The preview waits for a mistake to be mended")
    (root / "away").rename(root / "content")
    until(preview, 200)
    about = root / "content" / "about" / "index.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\nWritten after it came back.\n", encoding="utf-8")
    until(f"{preview}about/", 200, "Written after it came back.")

    assert "Traceback" not in (root / "preview.log").read_text(encoding="utf-8")


def spoil_the_settings(root: Path) -> str:
    (root / "mkdocs.yml").write_text("site_name: [x\nplugins:\n", encoding="utf-8")
    return "mkdocs.yml cannot be read from line"


def take_the_settings_away(root: Path) -> str:
    (root / "mkdocs.yml").unlink()
    return "mkdocs.yml"


def name_a_setting_that_is_none(root: Path) -> str:
    file = root / "mkdocs.yml"
    file.write_text(f"{file.read_text(encoding='utf-8')}      language: xx\n", encoding="utf-8")
    return "language"


def take_the_bibliography_away(root: Path) -> str:
    (root / "references.bib").unlink()
    return "there is no file `references.bib`"


@pytest.mark.parametrize(
    ("preview", "trouble"),
    [
        ("evidence", spoil_the_settings),
        ("evidence", take_the_settings_away),
        ("evidence", name_a_setting_that_is_none),
        ("evidence", take_the_bibliography_away),
        ("mkdocs", spoil_the_settings),
        ("mkdocs", take_the_bibliography_away),
    ],
    indirect=["preview"],
    ids=lambda each: each if isinstance(each, str) else each.__name__.replace("_", " "),
)
def test_what_stops_a_build_is_shown_on_every_page_until_it_is_mended(
    preview: str, root: Path, trouble: Callable[[Path], str]
):
    before = {name: (root / name).read_bytes() for name in ("mkdocs.yml", "references.bib")}
    said = trouble(root)
    until(f"{preview}about/", 503, said.replace("'", "&#x27;"))
    for name, data in before.items():
        (root / name).write_bytes(data)
    until(f"{preview}about/", 200)

    assert "Traceback" not in (root / "preview.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_port_that_is_taken_is_told_before_anything_is_built(root: Path, command: str):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = subprocess.run(
            [*COMMANDS[command], f"127.0.0.1:{port}"],
            cwd=root,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
        )

    assert told.returncode in (1, 2)
    assert told.stdout.splitlines()[-2:] == [
        f"evidence: the port {port} of 127.0.0.1 is taken, perhaps by another preview",
        f"  fix: stop that program, or choose another: `-a 127.0.0.1:{port + 1 if port < 65535 else 8001}`",
    ]
    assert "Read" not in told.stdout


def test_the_preview_leaves_the_published_site_alone(preview: str, root: Path):
    assert not (root / "site").exists()
    assert [path.name for path in root.iterdir() if "building" in path.name] == []
