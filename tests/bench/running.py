"""Child processes with their time and memory, each one fresh."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path


class ChildFailed(Exception):
    """A measured command did not end well; the text holds what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    seconds: float
    """Time of the processor, its own and that of the system for it. On a quiet computer this is
    hardly less than the time by the wall, and it says the same on a busy one."""
    wall: float
    """Seconds from start to end."""
    peak_bytes: int
    """The most memory it held at once."""
    output: str
    """Everything it wrote."""


def run(command: list[str], folder: Path, limit: float | None = None, **environment: str) -> Run:
    """Run a command in a folder to its end, or for at most `limit` seconds.

    Raises ChildFailed when it does not end with 0, and so when it is stopped at the limit.
    """
    output = folder / "bench-output.txt"
    with output.open("wb") as file:
        started = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=file, stderr=subprocess.STDOUT
        )
        stopper = threading.Timer(limit, child.kill) if limit else None
        if stopper:
            stopper.start()
        # wait4 tells the memory of this child alone; the `resource` module only that of the largest so far.
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        if stopper:
            stopper.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    said = output.read_text(encoding="utf-8", errors="replace")
    if child.returncode != 0:
        raise ChildFailed(f"{' '.join(command)} ended with {child.returncode}:\n{said[-4000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # Linux counts in kilobytes, macOS in bytes
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * unit, said)


def mkdocs_build(folder: Path, *options: str, **environment: str) -> Run:
    """Build the project in a folder as `mkdocs build` does, without its messages."""
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet", *options], folder, **environment)


def best(runs: list[Run]) -> Run:
    """The quickest of several: what else the computer does can only make a run slower."""
    return min(runs, key=lambda each: each.seconds)


def say(text: str) -> None:
    """Tell the person waiting what is going on."""
    print(text, file=sys.stderr, flush=True)
