"""Commands of the tests that set something up."""

import os
import subprocess
from pathlib import Path

import pytest


def try_to_run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder. What a caller's `PYTHONPATH` names must not stand in for what is installed."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(each) for each in command], cwd=cwd, env=surroundings, capture_output=True, text=True, encoding="utf-8"
    )


def run(*command: object, cwd: Path) -> str:
    """Run a command and give what it said; the test fails where it does."""
    done = try_to_run(*command, cwd=cwd)
    if done.returncode != 0:
        pytest.fail(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}", pytrace=False)
    return done.stdout
