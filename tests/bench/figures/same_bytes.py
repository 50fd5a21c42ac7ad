"""Whether two builds of the same library are the same bytes."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.corpus import THEME, write_project
from tests.bench.figure import Figure
from tests.bench.running import run, say
from tests.bench.workplace import HERE, ROOT, Workplace

EPOCH = "1767225600"
"""The time a build is told to take for now; what the real clock shows must not matter."""
STUDIES = 60


@dataclass(frozen=True, slots=True)
class Way:
    """The surroundings of a build."""

    folder: str
    days: str
    """By which the clock is moved."""
    umask: str
    commands: tuple[tuple[str, ...], ...]
    """One after the other; the site is that of the last."""
    environment: dict[str, str] = field(default_factory=dict)


WAYS = (
    Way(
        "one", "0", "022", (("evidence", "build", "--workers", "1", "--no-cache"),),
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    ),
    Way(
        "another/place with späces", "400", "077", (("evidence", "build"), ("evidence", "build", "--workers", "3", "-d", "other"), ("evidence", "build", "--workers", "3")),
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    ),
    Way("by-mkdocs", "40", "027", (("mkdocs", "build", "--quiet"),), {"PYTHONHASHSEED": "7", "TZ": "America/Lima"}),
)  # fmt: skip


def same_bytes(workplace: Workplace) -> Iterator[Figure]:
    """Builds under another hash seed, clock, zone, locale, folder, umask, number of processes and cache, file by file."""
    for library, write in (
        ("made-up library", lambda folder: write_project(folder, STUDIES)),
        ("this site", copy_site),
    ):
        first, *others = (built(workplace, library, write, way) for way in WAYS)
        different = {
            path for other in others for path in first.keys() | other.keys() if first.get(path) != other.get(path)
        }
        for path in sorted(different)[:10]:
            say(f"  differs: {path}")
        yield Figure(f"files that differ between {len(WAYS)} builds of {library}", len(different), 0, "")


def built(workplace: Workplace, library: str, write: Callable[[Path], None], way: Way) -> dict[str, str]:
    """Build in a folder of its own; map each path to what tells its content."""
    folder = workplace.folder / library.replace(" ", "-") / way.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    write(folder)
    for command in way.commands:
        moved = [sys.executable, str(HERE / "another_clock.py"), way.days, *command]
        run(moved, folder, umask=way.umask, SOURCE_DATE_EPOCH=EPOCH, **way.environment)
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
