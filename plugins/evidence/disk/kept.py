"""Values kept from one run to the next, and believed only where nothing that they follow from has changed.

Each room of what is kept is one file: its digest, what made it, and the values by the digests of what they were made
from. A file that was cut short, changed, or written by other code counts as empty; one that cannot be written is no
fault of the library's. Only plain values of our own are taken out of a file, whoever wrote it.
"""

import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

import evidence

T = TypeVar("T")

SIZE = 20
"""Bytes of a digest."""
_PACKAGE = Path(evidence.__file__).parent
_OF_OURS = ("evidence.model.", "evidence.diagnostics", "evidence.cite.formatted", "evidence.cite.labels")
_OF_PYTHON = frozenset([("builtins", name) for name in ("frozenset", "set", "slice", "complex", "bytearray")])


@dataclass(slots=True)
class Kept:
    """A `Keep` whose values outlive the process once they are saved.

    What a run does not ask for is forgotten, so that the file grows no larger than the library.
    """

    file: Path | None = None
    """None keeps values for this process alone."""
    made_by: str = ""
    """Names the code, so that no other code's values are taken."""
    _on_disk: dict[bytes, bytes] | None = None
    _before: dict[bytes, Any] = field(default_factory=dict)
    _now: dict[bytes, Any] = field(default_factory=dict)

    def __call__(self, parts: tuple[str, ...], make: Callable[[], T]) -> T:
        """Give what was made before from the same parts, or make it now."""
        key = digest(*(part.encode("utf-8", "surrogatepass") for part in parts))
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else self._read(key, make)
        value: T = self._now[key]
        return value

    def turn(self) -> None:
        """End a run: what it did not ask for is forgotten."""
        self._before, self._now = self._now, {}

    def save(self) -> None:
        """Leave the values of the last run to the next process."""
        stored = self._stored()
        if self.file and self._before.keys() != stored.keys():
            # Most values are as they were, and stay in the bytes they came in.
            self._on_disk = {key: stored.get(key) or pickle.dumps(value) for key, value in self._before.items()}
            leave(self.file, self.made_by, self._on_disk)

    def _read(self, key: bytes, make: Callable[[], T]) -> T:
        data = self._stored().get(key)
        if data is not None:
            with suppress(Exception):  # whatever a foreign file makes of it
                value: T = _Reader(io.BytesIO(data)).load()
                return value
        return make()

    def _stored(self) -> dict[bytes, bytes]:
        if self._on_disk is None:
            self._on_disk = {}
            found = left(self.file, self.made_by) if self.file else None
            if isinstance(found, dict) and all(isinstance(each, bytes) for each in (*found, *found.values())):
                self._on_disk = found
        return self._on_disk


def leave(file: Path, made_by: str, value: object) -> None:
    """Leave a value of our own in a file for the next run; where none can be written, there is none."""
    seal(file, made_by, pickle.dumps(value))


def left(file: Path, made_by: str) -> Any:
    """Take a value out of a file; None where it is not, byte for byte, what this code has written."""
    body = sealed(file, made_by)
    if body is not None:
        with suppress(Exception):
            return _Reader(io.BytesIO(body)).load()
    return None


def seal(file: Path, made_by: str, body: bytes) -> None:
    """Leave bytes in a file, behind a digest of them and of what made them; where none can be written, there is none."""
    with suppress(OSError):
        replace(file, digest(made_by.encode(), body) + body)


def sealed(file: Path, made_by: str) -> memoryview | None:
    """The bytes of a file; None where they are not all that this code has written."""
    with suppress(OSError):
        data = file.read_bytes()
        body = memoryview(data)[SIZE:]
        if data[:SIZE] == digest(made_by.encode(), body):
            return body
    return None


class _Reader(pickle.Unpickler):
    """Makes only values that our readers make: a file that somebody else wrote cannot run anything."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OF_PYTHON or (module.startswith(_OF_OURS) and "." not in name):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that is kept")


def replace(file: Path, data: bytes) -> None:
    """Put a file in place whole, so that nobody ever reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def digest(*parts: bytes | memoryview) -> bytes:
    """Name bytes by what they are."""
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


@cache
def code_of(rooms: tuple[str, ...], packages: Iterable[str]) -> str:
    """Name the code of rooms of this program, and the packages from elsewhere that they stand on, by its digest."""
    files = sorted(file for room in rooms for file in _files(_PACKAGE / room))
    texts = [part for file in files for part in (file.relative_to(_PACKAGE).as_posix().encode(), file.read_bytes())]
    return digest(sys.version.encode(), *map(_version, packages), *texts).hex()


def _files(room: Path) -> Iterable[Path]:
    return room.rglob("*.py") if room.is_dir() else [room.with_suffix(".py")]


def _version(package: str) -> bytes:
    try:
        return f"{package} {version(package)}".encode()
    except PackageNotFoundError:
        return package.encode()
