"""Making the files of a site, several at once where there are several processors."""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from evidence.cite.work import Progress, processors
from evidence.disk.stopping import CannotBuild

Make = Callable[[], bytes]
Put = Callable[[str, bytes], None]
"""Puts the bytes of a file at its address."""
Done = Callable[[int], None]
Report = Callable[[], Any]
"""What a process has to say of the files that it made."""

_LEAST = 500
"""Fewer files are made sooner than another process is at work."""
_SHARE = 16
"""Files that a process takes at a time; pages of one kind, which need as long as each other, stand together."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What all processes have before them."""

    files: Sequence[tuple[str, Make]]
    put: Put
    report: Report
    taken: "Synchronized[int]" = field(default_factory=lambda: multiprocessing.Value("l", 0))
    """How many files somebody has taken."""

    def share_out(self, done: Done) -> None:
        """Take files that nobody has taken yet, a few at a time, until there are none."""
        while True:
            with self.taken.get_lock():
                begin = self.taken.value
                self.taken.value = end = begin + _SHARE
            if begin >= len(self.files):
                return
            for path, make in self.files[begin:end]:
                self.put(path, make())
            done(min(end, len(self.files)))


def write(
    files: Mapping[str, Make],
    put: Put,
    progress: Progress | None = None,
    workers: int | None = None,
    report: Report = lambda: None,
    heed: Callable[[Any], None] = lambda said: None,
) -> None:
    """Make every file and put it in its place; the bytes are the same however many `workers` there are.

    By default there is one for each processor. What goes wrong in one of them is raised here. At its end each other
    process makes a `report`, which this one is to `heed`.
    """
    work = _Work(tuple(files.items()), put, report)
    workers = workers or processors()
    done = (lambda number: progress(number, len(files))) if progress else (lambda number: None)
    with without_collector(), _helpers(workers - 1 if _may_fork(len(files)) else 0, work) as helpers:
        work.share_out(done)
        for helper in helpers:
            heed(helper.wait())


class _Helper:
    """Another process that takes its share."""

    def __init__(self, work: _Work) -> None:
        fork = multiprocessing.get_context("fork")
        self._said, say = fork.Pipe(duplex=False)
        self._process = fork.Process(target=_help, args=(work, say, os.getpid()), daemon=True)
        self._process.start()
        say.close()

    def wait(self) -> Any:
        """Give its report, or raise what went wrong there."""
        try:
            error, said = self._said.recv()
        except EOFError:
            error = CannotBuild(
                "a process that made pages was ended from outside, perhaps since memory ran out",
                "end other programs, then build again",
            )
        self._process.join()
        if error:
            raise error
        return said

    def end(self) -> None:
        """Let nothing go on behind the back of a build that is over."""
        self._process.terminate()
        self._process.join()


@contextmanager
def _helpers(number: int, work: _Work) -> Iterator[Sequence[_Helper]]:
    helpers: list[_Helper] = []
    try:
        for _ in range(number):
            helpers.append(_Helper(work))
        yield helpers
    finally:
        for helper in helpers:
            helper.end()


def _help(work: _Work, say: Connection, parent: int) -> None:
    # Whoever stops the build stops the first process, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def done(_: int) -> None:
        if os.getppid() != parent:
            os._exit(1)

    try:
        work.share_out(done)
    except Exception as error:  # it is raised again where the build is
        say.send((_as_sent(error), None))
    else:
        say.send((None, work.report()))


def _as_sent(error: Exception) -> Exception:
    """An error as another process can take it, with the way that led to it."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever it holds that does not travel
        return RuntimeError(traceback.format_exc())
    return error


def _may_fork(files: int) -> bool:
    """Whether other processes may be copies of this one, which a process with threads may not be asked for."""
    methods = multiprocessing.get_all_start_methods()
    return files >= _LEAST and "fork" in methods and sys.platform != "darwin" and threading.active_count() == 1


@contextmanager
def without_collector() -> Iterator[None]:
    """Plans, views and pages make next to no cycles, and looking for them among all that was read takes a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was:
            gc.enable()
