"""What every kind of test may ask for: the real site, built once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.once import Once
from tests.sites.attacking import hostile_project
from tests.sites.building import Built, build, copy_of, copy_of_beside

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Makes things once for a whole run."""
    base = tmp_path_factory.getbasetemp()
    return Once(base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def site_dir(once: Once) -> Path:
    """The folder of the real site, built by MkDocs."""
    return once("real-site", build_site)


def build_site(folder: Path) -> Path:
    """Build the site of this repository as an editor would; fail with what the build said."""
    site = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
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
    return site


@pytest.fixture(scope="session")
def oddities(once: Once) -> Built:
    """The small library of oddities, built."""
    return once("oddities", lambda folder: build(copy_of("oddities", folder)))


@pytest.fixture(scope="session")
def beside(once: Once) -> Built:
    """The site of somebody who has Material for MkDocs, with a library put into it, built."""
    return once("beside", lambda folder: build(copy_of_beside(folder)))


@pytest.fixture(scope="session")
def hostile(once: Once) -> Built:
    """The hostile project with the attacks that are made on the spot, built."""
    return once("hostile", lambda folder: build(hostile_project(folder)))
