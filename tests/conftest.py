"""What every kind of test may ask for: the real site, built once."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites.building import Built, build, copy_of, copy_of_beside

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the real site, built once by MkDocs for the whole run.

    Test processes that run side by side share it: the first builds, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder, done = shared / "site", shared / "site-is-built"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            build_site(folder)
            done.touch()
    return folder


def build_site(folder: Path) -> None:
    """Build the site of this repository as an editor would; fail with what the build said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    built = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if built.returncode != 0:
        pytest.fail(f"`mkdocs build` ended with {built.returncode}:\n{built.stdout}", pytrace=False)


@pytest.fixture(scope="session")
def oddities(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small library of oddities, built once by each process."""
    return build(copy_of("oddities", tmp_path_factory.mktemp("sites")))


@pytest.fixture(scope="session")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of somebody who has Material for MkDocs, with a library put into it; built once by each process."""
    return build(copy_of_beside(tmp_path_factory.mktemp("beside")))
