"""Make the lock files again from `pyproject.toml`, for every platform at once.

Each lock names exact versions with the hashes of their files and no index address, so that it
installs from whatever index pip is set up to use. A wider lock takes its versions from the
narrower ones: the site is tested with what it is built with.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = "3.11"

RUN = "requirements.lock"
LOCKS: dict[str, tuple[str, ...]] = {
    RUN: ("build", "run"),
    "requirements-test.lock": ("build", "run", "test"),
    "requirements-bench.lock": ("build", "run", "bench"),
    "tools/lint-requirements.lock": ("run", "lint"),  # types are checked against what the program imports
    "tools/uv-requirements.lock": ("lock",),
}
"""What goes into which file: the build back end, the run-time packages, and optional groups.

The build back end is locked too, since pip checks no hash of what it fetches for a build by
itself: the project is installed with what is already there.
"""


def wanted(project: dict[str, Any], groups: tuple[str, ...]) -> list[str]:
    """List what a lock starts from, as `pyproject.toml` states it."""
    known = {
        "build": project["build-system"]["requires"],
        "run": project["project"]["dependencies"],
        **project["project"]["optional-dependencies"],
    }
    return [requirement for group in groups for requirement in known[group]]


def compile_lock(name: str, requirements: list[str], upgrade: bool) -> None:
    """Resolve the requirements for every platform and write them to the lock.

    Raises CalledProcessError when they cannot be resolved; uv has then said why.
    """
    command = [sys.executable, "-m", "uv", "pip", "compile", "-", "--output-file", name]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--only-binary", ":all:"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--quiet", "--no-config"]
    if name != RUN:
        command += ["--constraint", RUN]
    if upgrade:
        command.append("--upgrade")
    subprocess.run(
        command,
        input="\n".join(requirements),
        text=True,
        cwd=ROOT,
        env={**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"},
        check=True,
    )


def main(arguments: list[str]) -> int:
    """Write every lock; keep the versions that are locked already unless `--upgrade` is given."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for number, (name, groups) in enumerate(LOCKS.items(), start=1):
        print(f"[{number}/{len(LOCKS)}] {name}", file=sys.stderr, flush=True)
        try:
            compile_lock(name, wanted(project, groups), upgrade="--upgrade" in arguments)
        except subprocess.CalledProcessError as error:
            return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
