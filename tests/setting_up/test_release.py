"""A release: the version of `pyproject.toml` becomes a tag, with what the change log says."""

import subprocess
from pathlib import Path

import pytest

from tools.release import HEADING, NotReady, release, release_name

ROOT = Path(__file__).resolve().parents[2]


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "1.2.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changes\n\n## 1.2.0 · 2026-11-27\n\nGuides are shorter.\n\n## 1.1.0 · 2026-01-02\n\nOlder.\n",
        encoding="utf-8",
    )
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "user.name", "An Editor")
    git(tmp_path, "config", "user.email", "editor@example.org")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "All there is")
    return tmp_path


def test_the_tag_has_the_version_and_its_changes(project: Path):
    assert release(project) == "v1.2.0"
    said = git(project, "tag", "--list", "--format=%(contents)", "v1.2.0")

    assert "Guides are shorter." in said
    assert "Older." not in said


def test_a_version_is_released_once(project: Path):
    release(project)

    with pytest.raises(NotReady, match="raise `version`"):
        release(project)


def test_what_is_not_committed_is_not_released(project: Path):
    (project / "new.md").write_text("new", encoding="utf-8")

    with pytest.raises(NotReady, match="not committed"):
        release(project)


def test_changes_of_another_version_are_not_released(project: Path):
    (project / "CHANGELOG.md").write_text("# Changes\n\n## Unreleased\n\nNew.\n", encoding="utf-8")
    git(project, "commit", "--quiet", "--all", "--message", "More")

    with pytest.raises(NotReady, match=r"write `## 1\.2\.0 · `"):
        release(project)


def test_the_change_log_of_this_project_begins_with_what_comes_next_or_with_its_version():
    heading = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))[0]

    assert heading == "Unreleased" or heading.startswith(f"{release_name(ROOT).removeprefix('v')} · ")
