"""The environment that `make` keeps: made once, made again when it must be, never half-made."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = "some.lock"
UNKNOWN = "no-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose lock names nothing, so that nothing is fetched."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "environment.py", tmp_path / "tools")
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / LOCK).write_text("# nothing yet\n", encoding="utf-8")
    return tmp_path


def prepare(project: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Bring the environment up to date without a network; give the exit code and what was said."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    command = [sys.executable, str(project / "tools" / "environment.py"), str(project / "venv"), LOCK]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stderr


def test_an_environment_is_made_once_and_again_after_an_interruption(project: Path, monkeypatch: pytest.MonkeyPatch):
    code, said = prepare(project, monkeypatch)
    assert (code, "Making a virtual environment" in said) == (0, True), said
    mark = project / "venv" / "mark"
    mark.touch()

    assert prepare(project, monkeypatch) == (0, ""), "a second run has nothing to do"
    assert mark.exists()

    (project / LOCK).write_text("# changed\n", encoding="utf-8")
    code, said = prepare(project, monkeypatch)
    assert (code, "Installing" in said, mark.exists()) == (0, True, True), (
        "a changed lock is installed over the old one"
    )

    (project / LOCK).write_text(UNKNOWN, encoding="utf-8")
    code, said = prepare(project, monkeypatch)
    assert (code, "no-such-package" in said, "pip could not install what some.lock names" in said) == (1, True, True)

    (project / LOCK).write_text("# mended\n", encoding="utf-8")
    code, said = prepare(project, monkeypatch)
    assert (code, mark.exists()) == (0, False), "what was cut short is made from the start"
