"""`evidence init` on a disk: whole or not at all, and never over something that is there."""

import json
import re
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from evidence.cli import main
from evidence.cli.init import origin_of, requirements
from evidence.disk import starter
from evidence.disk.starter import STARTER, write_starter

UNKNOWN = "file:///write-here-where-the-generator-is"


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_that_is_not_empty_is_left_alone_and_what_is_there_is_named(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    assert main(["init", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"evidence: the folder `{tmp_path}` is not empty: it holds `notes.txt`\n"
        "    hint: name a folder that is empty or not there yet\n"
    )
    assert entries(tmp_path) == ["notes.txt"]


def test_a_file_is_no_place_for_a_site(tmp_path, capsys):
    (tmp_path / "site").write_text("mine", encoding="utf-8")

    assert main(["init", str(tmp_path / "site")]) == 2
    assert "is there already and is no folder" in capsys.readouterr().err
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["", " \t", "a\x1bb"])
def test_a_name_that_cannot_be_shown_is_refused_and_nothing_is_written(tmp_path, capsys, name):
    assert main(["init", str(tmp_path / "site"), "--name", name]) == 2
    assert "the site needs a name that can be shown" in capsys.readouterr().err
    assert entries(tmp_path) == []


def test_a_repository_that_is_still_empty_takes_the_site_and_folders_above_are_made(tmp_path):
    (tmp_path / "here/.git").mkdir(parents=True)

    assert main(["-C", str(tmp_path), "init", "here"]) == 0
    assert main(["-C", str(tmp_path), "init", "over/there"]) == 0
    assert entries(tmp_path / "here") == sorted([".git", *entries(STARTER)])
    assert entries(tmp_path / "over/there") == entries(STARTER)
    assert entries(tmp_path / "over") == ["there"]


@pytest.mark.parametrize("there", [True, False])
def test_what_fails_half_way_leaves_nothing(tmp_path, there):
    folder = tmp_path / "site"
    if there:
        folder.mkdir()

    with pytest.raises(OSError):
        write_starter(folder, {"no/such/folder.txt": "text"})

    assert entries(tmp_path) == (["site"] if there else [])
    assert not there or entries(folder) == []


def test_what_cannot_be_moved_into_a_folder_that_is_there_is_taken_back(tmp_path):
    (staged := tmp_path / "staged").mkdir()
    (folder := tmp_path / "folder").mkdir()
    (staged / "a").write_text("a", encoding="utf-8")
    (staged / "b").mkdir()
    (folder / "b").write_text("came meanwhile", encoding="utf-8")

    with pytest.raises(OSError):
        starter._move_into(staged, folder)

    assert (entries(staged), entries(folder)) == (["a", "b"], ["b"])


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, ""),
        ({"url": "file:///home/me/evidence", "dir_info": {}}, ""),
        (
            {"url": "https://example.org/e.git", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "git+https://example.org/e.git@abc123",
        ),
        (
            {
                "url": "ssh://git@example.org/all.git",
                "vcs_info": {"vcs": "git", "commit_id": "abc123"},
                "subdirectory": "tools/evidence",
            },
            "git+ssh://git@example.org/all.git@abc123#subdirectory=tools/evidence",
        ),
        ({"url": "https://example.org/e.whl"}, "https://example.org/e.whl"),
        ({"url": "http://example.org/e.whl"}, ""),
        ({"url": "http://example.org/e.git", "vcs_info": {"vcs": "git", "commit_id": "abc123"}}, ""),
    ],
)
def test_the_site_asks_for_the_generator_from_where_it_came(tmp_path, origin, expected):
    (info := tmp_path / "partnership_evidence-2.1.dist-info").mkdir()
    (info / "METADATA").write_text("Name: partnership-evidence\nVersion: 2.1\n", encoding="utf-8")
    if origin:
        (info / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")

    assert origin_of(Distribution.at(info)) == expected
    assert requirements(expected).splitlines()[-1] == f"partnership-evidence @ {expected or UNKNOWN}"


def test_the_words_to_look_for_stand_in_every_file_of_the_example():
    command = re.search(r"\$ grep -rniE '(\S+)' (.+)", (STARTER / "README.md").read_text(encoding="utf-8"))
    assert command
    named = [STARTER / each for each in command[2].split()]
    files = [path for place in named for path in ([place] if place.is_file() else place.rglob("*.*")) if path.is_file()]
    silent = [path.name for path in files if not re.search(command[1], path.read_text(encoding="utf-8"), re.IGNORECASE)]

    assert sorted(silent) == ["README.md", "contribute.md", "permalinks.txt"]  # what is said there holds for any topic


def test_a_place_can_be_named_and_what_is_none_is_refused(tmp_path, capsys):
    assert main(["init", str(tmp_path / "a"), "--from", "git+https://example.org/e.git@v1"]) == 0
    named = (tmp_path / "a" / "requirements.txt").read_text(encoding="utf-8")
    assert named.endswith("\npartnership-evidence @ git+https://example.org/e.git@v1\n")

    assert main(["init", str(tmp_path / "b"), "--from", "partnership-evidence"]) == 2
    assert "is no address that pip can install from" in capsys.readouterr().err
    assert entries(tmp_path) == ["a"]
