"""`evidence check` keeps what it has read; what it finds is the same with and without."""

from pathlib import Path

import pytest
from evidence.cli import main

from tests.sites.building import copy_of

KEPT = ".cache/evidence/texts"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of("oddities", tmp_path)


def checked(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    code = main(["-C", str(root), "check", *more])
    said = capsys.readouterr()
    return code, said.out, said.err


def empty(file: Path) -> None:
    file.write_bytes(b"")


def change_a_byte(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def put_a_folder_there(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "damage", [None, empty, change_a_byte, put_a_folder_there], ids=lambda each: each.__name__ if each else "none"
)
def test_a_second_check_finds_the_same_whatever_has_become_of_what_was_kept(root: Path, capsys, damage):
    first = checked(root, capsys)
    if damage:
        damage(root / KEPT)

    assert first == checked(root, capsys) == checked(root, capsys, "--no-cache")


def test_a_mistake_made_after_a_check_is_found_by_the_next(root: Path, capsys):
    before = checked(root, capsys)
    with (root / "content/studies/asking-trial.md").open("a", encoding="utf-8") as page:
        page.write("\nAs somebody said [@nobody2099].\n")
    after = checked(root, capsys)

    assert "nobody2099" in after[1] and "nobody2099" not in before[1]


@pytest.mark.parametrize(("more", "settings"), [(["--no-cache"], True), ([], False)], ids=["--no-cache", "no site"])
def test_nothing_is_kept_where_it_is_not_wanted(root: Path, capsys, more: list[str], settings: bool):
    if not settings:
        (root / "mkdocs.yml").unlink()
    checked(root, capsys, *more)

    assert not (root / ".cache").exists()
