"""Child processes with their time and memory, each one fresh, and stopped by the time of the processor."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

EVIDENCE = (sys.executable, "-c", "import sys; from evidence.cli import main; sys.exit(main())")
"""The `evidence` command of this Python."""
_WAITS = 10
"""A program that waits for something is stopped after this many times the seconds of the processor that it may take."""
_STATISTICS = Path("/proc/stat")
_TICKS = os.sysconf("SC_CLK_TCK")


class ChildFailed(Exception):
    """A measured command did not end well; the text holds what it said."""

    def __init__(self, why: str, said: str = "") -> None:
        super().__init__(f"{why}\n{said[-4000:]}".rstrip())
        self.why = why


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took, with every process that it started."""

    seconds: float
    """Time of the processor, its own and that of the system for it. On a quiet computer this is
    hardly less than the time by the wall, and it says the same on a busy one."""
    wall: float
    """Seconds from start to end."""
    peak_bytes: int
    """The most memory that all its processes held at once, shared pages counted once; 0 where that was not asked for."""
    load: float
    """Processors that other programs kept busy meanwhile."""
    output: str
    """Everything it wrote."""


Measured = Run | ChildFailed


def run(
    command: Collection[str],
    folder: Path,
    limit: float = 600,
    *,
    accept: Collection[int] = (0,),
    umask: str = "022",
    memory: bool = False,
    **environment: str,
) -> Run:
    """Run a command in a folder to its end; one of its processes may take at most `limit` seconds of the processor.

    Raises ChildFailed when it does not end with a code that is accepted, and so when it is stopped.
    """
    # A soft limit: the child ends by SIGXCPU, which nothing else sends.
    limited = ["sh", "-c", f'umask {umask}; ulimit -S -t {limit:.0f}; exec "$@"', "sh", *command]
    output = folder / "bench-output.txt"
    with output.open("wb") as file:
        busy, own, started = _busy(), time.process_time(), time.perf_counter()
        child = subprocess.Popen(
            limited,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        with _Peak(child.pid, memory) as peak, _Stopper(child.pid, _WAITS * limit):
            # wait4 tells what this child and all that it waited for have taken.
            _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    others = _busy() - busy - seconds - (time.process_time() - own)
    said = output.read_text(encoding="utf-8", errors="replace")
    output.unlink()
    if child.returncode == -signal.SIGXCPU:
        raise ChildFailed(f"stopped at {limit:.0f} s CPU", said)
    if child.returncode == -signal.SIGKILL and wall >= _WAITS * limit:
        raise ChildFailed(f"stopped at {wall:.0f} s", said)
    if child.returncode not in accept:
        raise ChildFailed(f"ended with {child.returncode}", f"{' '.join(command)}\n{said}")
    return Run(seconds, wall, peak.bytes, max(0.0, others / wall), said)


class _Stopper:
    """Ends all processes of a session that goes on for too long, and whatever is left of it at the end."""

    def __init__(self, session: int, seconds: float) -> None:
        self._session, self._timer = session, threading.Timer(seconds, self._stop)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._stop()

    def _stop(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._session, signal.SIGKILL)


class _Peak:
    """Looks at the memory of all processes of a session, again and again."""

    def __init__(self, session: int, wanted: bool) -> None:
        self._session, self._over = session, threading.Event()
        self._thread = threading.Thread(target=self._look) if wanted else None
        self.bytes = 0

    def __enter__(self) -> "_Peak":
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.2):
            self.bytes = max(self.bytes, sum(map(_share_of_memory, _processes_of(self._session))))


def _processes_of(session: int) -> list[Path]:
    """The processes of a session, where the system tells them."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                found.append(folder)
    return found


def _share_of_memory(process: Path) -> int:
    """Its bytes, each page that several processes share divided among them."""
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _busy() -> float:
    """Seconds that all processors were at work since the computer began; 0 where nothing tells."""
    if not _STATISTICS.exists():
        return 0.0
    user, nice, system, _, _, *interrupts = map(int, _STATISTICS.read_text().split("\n")[0].split()[1:8])
    return (user + nice + system + sum(interrupts[:2])) / _TICKS


def cpu_of(process: int) -> float:
    """Seconds of the processor that a running process has taken, where the system tells."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def say(text: str) -> None:
    """Tell the person waiting what is going on."""
    print(text, file=sys.stderr, flush=True)
