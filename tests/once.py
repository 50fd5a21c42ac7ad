"""What many tests look at and is dear to make."""

import fcntl
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class Once:
    """Makes what many tests look at once for a whole run: of several processes the first makes it, the others wait."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, make: Callable[[Path], T]) -> T:
        """Give what was made of an empty folder under this name. What is made has to be a plain value."""
        folder, done = self._folder / name, self._folder / f"{name}.made"
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)  # of a process that failed
                folder.mkdir()
                done.write_bytes(pickle.dumps(make(folder)))
        value: T = pickle.loads(done.read_bytes())
        return value
