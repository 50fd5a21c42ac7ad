"""The package as somebody installs it, made once for all tests that need it."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.once import Once
from tests.setting_up.running import run

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def python(once: Once) -> Path:
    """A Python that has the wheel, and what it needs from the environment of the tests; nothing of this folder."""
    return once("wheel", install)


def install(folder: Path) -> Path:
    """Make the wheel, and a Python in which it is installed."""
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    # Built from a copy: a build leaves its parts beside what it is built from, and the next one would take them in.
    shutil.copytree(ROOT / "plugins", folder / "source" / "plugins", ignore=shutil.ignore_patterns("*.egg-info"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder / "source")
    run(*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", folder, folder / "source", cwd=folder)
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    # Packages in this file's folder count; the `.pth` files in it, that of this folder among them, do not.
    (own / "tests.pth").write_text(Path(pytest.__file__).resolve().parent.parent.as_posix(), encoding="utf-8")
    return python
