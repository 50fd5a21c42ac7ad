"""One build at a time in one folder: the second waits for the first."""

import logging
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from evidence.disk.stopping import CannotBuild

if sys.platform != "win32":  # there a second build finds the files of the first in use
    import fcntl

LONGEST = 1800.0
"""Seconds to wait; more than the largest library takes."""
_PAUSE = 0.2


@dataclass(slots=True)
class Lock:
    """A lock that is held until it is let go, or until the program ends, however it ends."""

    path: Path
    descriptor: int | None

    def release(self) -> None:
        """Let it go and remove its file; a second call does nothing."""
        if self.descriptor is None:
            return
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        os.close(self.descriptor)
        self.descriptor = None


def lock(path: Path, what: Path, log: logging.Logger, longest: float = LONGEST) -> Lock:
    """Hold the lock of a folder, waiting for another build of it, which is said once in the log.

    A file that a killed build left behind holds nobody up: the system frees its lock with the program.
    Raises CannotBuild where the other build does not end.
    """
    until = time.monotonic() + longest
    said = False
    while True:
        descriptor = _open(path)
        if descriptor is None:
            return Lock(path, None)
        if _taken(descriptor):
            if _is_still(path, descriptor):
                return Lock(path, descriptor)
        elif not said:
            log.info("Another build is writing `%s`; waiting until it is done", what)
            said = True
        os.close(descriptor)
        if time.monotonic() > until:
            raise CannotBuild(
                f"another build has been writing `{what}` for {longest / 60:.0f} minutes",
                "stop it, or build into another folder with `-d`",
            )
        time.sleep(_PAUSE)


def _open(path: Path) -> int | None:
    """Open the file of the lock; None where there can be none, such as where locks are not known."""
    if sys.platform == "win32":
        return None
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError:
        pass
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None


def _taken(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a disk without locks: nothing can be waited for
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the file has not been removed by its last holder, between opening and locking it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False
