"""`evidence build`: the same files as `mkdocs build`, and a sentence where it cannot make them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites.building import Built, build, copy_of_built, environment, files_of

EVIDENCE = str(Path(sys.executable).with_name("evidence"))


def evidence_build(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [EVIDENCE, "build", *arguments], cwd=root, env=environment(), capture_output=True, text=True, encoding="utf-8"
    )


@pytest.fixture
def root(tmp_path: Path, oddities: Built) -> Path:
    """The library of oddities, not published yet."""
    return copy_of_built(oddities, tmp_path)


@pytest.mark.parametrize("more", [(), ("--no-cache", "--workers", "1")], ids=["kept", "anew in one process"])
def test_it_makes_the_same_files_as_mkdocs(root: Path, oddities: Built, more: tuple[str, ...]):
    done = evidence_build(root, *more)

    assert done.returncode == 0, done.stderr
    assert files_of(root / "site") == files_of(oddities.site)


def leave_a_template_open(root: Path) -> str:
    (root / "look").mkdir(exist_ok=True)
    (root / "look" / "study.html").write_text("{% if %}", encoding="utf-8")
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace(
        "theme:\n  name: evidence\n", "theme:\n  name: evidence\n  custom_dir: look\n"
    )
    file.write_text(text.replace("theme: evidence\n", "theme: {name: evidence, custom_dir: look}\n"), encoding="utf-8")
    return "a template of the theme cannot be used"


def name_one_sheet_without_a_list(root: Path) -> str:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_css: own.css\n")
    return "`extra_css` of mkdocs.yml should be a list"


def let_something_run_that_only_mkdocs_runs(root: Path) -> str:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [own.py]\n")
    return "mkdocs.yml names `hooks`, which only MkDocs runs"


def take_the_content_away(root: Path) -> str:
    (root / "content").rename(root / "elsewhere")
    return "there is no folder `content`"


@pytest.mark.parametrize(
    "trouble",
    [
        leave_a_template_open,
        name_one_sheet_without_a_list,
        let_something_run_that_only_mkdocs_runs,
        take_the_content_away,
    ],
    ids=lambda trouble: trouble.__name__.replace("_", " "),
)
def test_what_it_cannot_make_is_told_in_a_sentence_with_its_fix_and_leaves_nothing(root: Path, trouble):
    said = trouble(root)
    failed = evidence_build(root)

    assert (failed.returncode, "Traceback" in failed.stderr) == (2, False), failed.stderr
    assert said in failed.stderr
    assert failed.stderr.splitlines()[-1].startswith("  fix: ")
    assert [path.name for path in root.iterdir() if path.name.startswith((".site", "site"))] == []


NOTHING = "nothing has changed"


def test_a_second_build_of_the_same_says_so_and_says_again_what_the_check_says(root: Path):
    first, second = evidence_build(root), evidence_build(root)

    assert NOTHING in second.stderr and NOTHING not in first.stderr
    assert first.stderr.splitlines()[:-1] == second.stderr.splitlines()[:-1] != []


def retitle_a_study(root: Path) -> None:
    study = root / "content/studies/asking-trial.md"
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace("\nheadline: ", "\nheadline: As it was found out, ", 1), encoding="utf-8")


def build_with_mkdocs(root: Path) -> None:
    build(root)


@pytest.mark.parametrize("make", [evidence_build, build_with_mkdocs], ids=["evidence", "mkdocs"])
@pytest.mark.parametrize("damaged", [False, True], ids=["as it was", "with a published file gone"])
def test_after_an_edit_the_site_is_what_a_whole_build_makes(root: Path, tmp_path: Path, make, damaged: bool):
    make(root)
    retitle_a_study(root)
    if damaged:
        (root / "site/404.html").unlink()
    make(root)
    evidence_build(root, "--no-cache", "-d", str(tmp_path / "anew"))

    assert files_of(root / "site") == files_of(tmp_path / "anew")
