"""Small projects of the tests, copied and built by MkDocs as an editor would build them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

SITES = Path(__file__).resolve().parent
ROOT = SITES.parent.parent
THEME = ROOT / "plugins" / "evidence" / "theme"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind."""

    root: Path
    """The folder of the project."""
    site: Path
    code: int
    said: str
    """Everything that was written to the terminal."""


def copy_of(name: str, folder: Path) -> Path:
    """Copy one of the projects beside this file into a folder, so that a test may change it."""
    root = folder / name
    shutil.copytree(SITES / name, root, ignore=shutil.ignore_patterns(".cache", "site"))
    return root


LIBRARY = ("studies", "programmes", "guides", "concepts", "vocabulary")
SCRIPT_IN_A_TITLE = "@book{scripted2020, title = {An <script>window.harmed = 1</script> odd title}, year = {2020}}\n"


def copy_of_built(built: Built, folder: Path, *, published: bool = False) -> Path:
    """Copy a project that was built, with what the build has kept, so that the next one is quick; and perhaps its site."""
    root = built.site.parent
    return shutil.copytree(root, folder / root.name, ignore=None if published else shutil.ignore_patterns("site"))


def copy_of_beside(folder: Path) -> Path:
    """Copy the site that somebody has in Material for MkDocs, and put the library of oddities into it."""
    root, library = copy_of("beside", folder), SITES / "oddities"
    for name in LIBRARY:
        shutil.copytree(library / "content" / name, root / "docs" / name)
    for name in ("permalinks.txt", "words.yml"):
        shutil.copy(library / "content" / name, root / "docs")
    references = (library / "references.bib").read_text(encoding="utf-8")
    (root / "references.bib").write_text(references + SCRIPT_IN_A_TITLE, encoding="utf-8")
    return root


def copy_of_the_repository(folder: Path) -> Path:
    """Copy the real site's sources into a folder, with the citations that are formatted already."""
    root = folder / "repository"
    for name in ("content", "theme_overrides", ".cache"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "references.bib"):
        shutil.copy(ROOT / name, root)
    return root


def run_mkdocs(root: Path, *arguments: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project."""
    return subprocess.run(
        mkdocs(*arguments),
        cwd=root,
        env=environment(more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def mkdocs(*arguments: str) -> Sequence[str]:
    """The command of MkDocs, run by the Python of the tests."""
    return (sys.executable, "-m", "mkdocs", *arguments)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The surroundings of a build: no colours."""
    return {**os.environ, "NO_COLOR": "1", **(more or {})}


def try_to_build(root: Path, *arguments: str, more: Mapping[str, str] | None = None) -> Built:
    """Build a project into its folder `site`; whether that works is for the test to say."""
    done = run_mkdocs(root, "build", *arguments, more=more)
    return Built(root, root / "site", done.returncode, done.stdout)


def build(root: Path, *arguments: str, more: Mapping[str, str] | None = None) -> Built:
    """Build a project, and fail with what the build said if it does not work."""
    built = try_to_build(root, *arguments, more=more)
    if built.code != 0:
        pytest.fail(f"`mkdocs build` ended with {built.code}:\n{built.said}", pytrace=False)
    return built


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what it holds, to compare two builds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
