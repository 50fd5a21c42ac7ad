"""`mkdocs serve`: what an editor sees while writing, and that it follows each change."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Page, expect

from tests.sites.building import copy_of, environment, mkdocs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the library of oddities that a test may change."""
    return copy_of("oddities", tmp_path)


@pytest.fixture
def preview(root: Path) -> Iterator[str]:
    """The address of a preview of it, which ends in the path of the site."""
    port = free_port()
    with (root / "preview.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            mkdocs("serve", "--dev-addr", f"127.0.0.1:{port}", "--livereload"), cwd=root, env=environment(),
            stdout=log, stderr=subprocess.STDOUT,
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
    pytest.fail(f"`mkdocs serve` did not come up:\n{log.read_text(encoding='utf-8')}", pytrace=False)


def test_the_preview_shows_each_change_by_itself(new_page: Callable[..., Page], preview: str, root: Path):
    page = new_page()  # fails where the console reports that the script of the preview was stopped
    page.goto(f"{preview}studies/waiting-rooms/")
    expect(page.get_by_role("heading", level=1)).to_have_text("On one ward, people who were asked first said more.")

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
    for _ in range(600):
        if "R100" in (root / "preview.log").read_text(encoding="utf-8"):
            break
        time.sleep(0.1)
    about.write_text("---\ntitle: Mended\n---\nWhole.\n", encoding="utf-8")

    expect(page.get_by_role("heading", level=1)).to_have_text("Mended", timeout=60_000)


def test_the_preview_leaves_the_published_site_alone(preview: str, root: Path):
    assert not (root / "site").exists()
    assert [path.name for path in root.iterdir() if "building" in path.name] == []
