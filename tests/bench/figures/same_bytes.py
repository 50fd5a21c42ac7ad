"""Whether two builds of the same library are the same bytes."""

import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.corpus import THEME, write_project
from tests.bench.figure import Figure
from tests.bench.running import run, say
from tests.bench.workplace import HERE, ROOT, Workplace

EPOCH = "1767225600"
"""The time a build is told to take for now; what the real clock shows must not matter."""
WAYS = (
    ("one", {"PYTHONHASHSEED": "1", "TZ": "UTC"}, "0"),
    ("another-place", {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"}, "400"),
)
STUDIES = 60


def same_bytes(workplace: Workplace) -> Iterator[Figure]:
    """Two builds under another hash seed, clock, time zone and folder, compared file by file."""
    for library, write in (
        ("made-up library", lambda folder: write_project(folder, STUDIES)),
        ("this site", copy_site),
    ):
        first, second = (built(workplace, library, write, *way) for way in WAYS)
        different = sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
        for path in different[:10]:
            say(f"  differs: {path}")
        yield Figure(f"files that differ between two builds of {library}", len(different), 0, "")


def built(
    workplace: Workplace, library: str, write, name: str, environment: dict[str, str], days: str
) -> dict[str, str]:
    """Build in a folder of its own; map each path to what tells its content."""
    folder = workplace.folder / f"{library.replace(' ', '-')}-{name}"
    write(folder)
    command = [sys.executable, str(HERE / "another_clock.py"), days, "mkdocs", "build", "--quiet"]
    run(command, folder, SOURCE_DATE_EPOCH=EPOCH, **environment)
    site = folder / "site"
    return {str(path.relative_to(site)): digest(path) for path in sorted(site.rglob("*")) if path.is_file()}


def copy_site(folder: Path) -> None:
    """Copy what the site of this repository is built from."""
    folder.mkdir()
    for name in ("mkdocs.yml", "references.bib"):
        shutil.copy(ROOT / name, folder)
    for name in ("content", THEME):
        shutil.copytree(ROOT / name, folder / name)


def digest(path: Path) -> str:
    """Tell one content from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
