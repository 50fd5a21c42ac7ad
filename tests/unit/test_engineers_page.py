"""The page for engineers tells of the house as it stands."""

import os
import re
import sys
from pathlib import Path
from textwrap import dedent
from types import FrameType

import evidence
import pytest
from evidence.disk.reading import read_folder
from evidence.site import Settings, plan_site

from tests.small_library import BIBTEX, FILES
from tools.house import ENDS, PACKAGE, PAGE, direct, imports, picture, reached, with_picture

TEXT = PAGE.read_text(encoding="utf-8")
STEPS = re.findall(r"^\| \d+ \| `([\w/.]+)` `(\w+)` \|", TEXT, re.MULTILINE)
SUMMARY = "studies/open-surgery.md"


def test_its_picture_shows_the_rooms_and_arrows_of_the_code():
    assert with_picture(TEXT, picture()) == TEXT, "run `python tools/house.py`"


def test_its_picture_leaves_out_no_arrow_that_cannot_be_read_off_it():
    arrows, drawn = imports(), direct(imports())

    assert {room: reached(drawn, room) for room in arrows} == {room: reached(arrows, room) for room in arrows}


def test_one_summary_goes_the_way_that_it_describes(tmp_path: Path):
    calls = calls_of_a_build(tmp_path)

    at = -1
    for step in STEPS:
        assert step in calls[at + 1 :], f"{step} is not called after {calls[at]}"
        at = calls.index(step, at + 1)
    assert len(STEPS) > 8


def calls_of_a_build(root: Path) -> list[tuple[str, str]]:
    """Every call of a function of ours, by file and name, while one summary is read, checked and made into a page."""
    file = root / "content" / SUMMARY
    file.parent.mkdir(parents=True)
    file.write_text(dedent(FILES[SUMMARY]).lstrip(), encoding="utf-8")
    (root / "references.bib").write_text(BIBTEX, encoding="utf-8")
    package = os.path.dirname(evidence.__file__) + os.sep
    calls: list[tuple[str, str]] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        name = frame.f_code.co_filename
        if event == "call" and name.startswith(package):
            calls.append((name.removeprefix(package).replace(os.sep, "/"), frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        bibliography, content, _ = read_folder(root, ("references.bib",))
        site = plan_site(bibliography, content, Settings())
        assert site.diagnostics
        site.pages["studies/open-surgery/"].view()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`([\w/]+\.(?:py|html))`", TEXT.split(ENDS)[1]))))
def test_every_file_that_it_names_is_there(named: str):
    assert (PACKAGE / named).is_file() or (PAGE.parent.parent / named).is_file()


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`((?:tests|tools|content|plugins)/[\w/.-]*)`", TEXT))))
def test_every_place_of_the_project_that_it_names_is_there(named: str):
    assert (PAGE.parent.parent / named).exists()
