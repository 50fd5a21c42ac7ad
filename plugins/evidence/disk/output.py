"""Where the files of a build go: only what differs from the published site is written.

    output = staging.output            # or Output(folder), where nothing is published
    output.expect(files)               # every address that will be put, told once, before any process is forked
    output.put("a/index.html", data)   # in whichever process makes it

A file that readers see in these very bytes already is not written again. Nothing that an earlier build said is believed:
the bytes themselves are compared, so that a file that somebody has changed is put right. Other programs may write
into `building` as they like, before and after; what was put counts where both have a file, if it was put later.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from evidence.disk.folder import inside
from evidence.disk.tree import Tree, is_hidden, tree_in

_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a build changes in the published site."""

    kept: set[str]
    """Files that are published as they should be."""
    new: set[str]
    """Files in the folder of the build, which are published in other bytes or not at all."""
    gone: set[str]
    """Published files that the build did not make."""


@dataclass(slots=True)
class Output:
    """The folder of a build, beside what readers see."""

    building: Path
    published: Path | None = None
    standing: Tree = field(default_factory=Tree)
    """What is published; hidden folders right below the top are not ours to compare."""
    _expected: set[str] = field(default_factory=set)
    _of_others: set[str] = field(default_factory=set)
    """What other programs had written when ours was about to begin."""
    _folders: set[str] = field(default_factory=set)
    mode: int = field(init=False)
    """Who may read and write a new file."""

    def __post_init__(self) -> None:
        self.mode = stat.S_IMODE(self.building.stat().st_mode) & 0o666

    def expect(self, paths: Iterable[str]) -> None:
        """Say which addresses will be put, by this process or by copies of it."""
        self._expected.update(paths)
        self._of_others = set(tree_in(self.building).files)

    def stays(self, path: str) -> bool:
        """Whether an address that is expected and not put will be what is published there now."""
        return bool(self.standing.files.get(path)) and path not in self._of_others

    def put(self, path: str, data: bytes) -> None:
        """See to it that the file of an address holds these bytes when the site is published.

        Raises ValueError for an address that leads out of the site.
        """
        file = inside(self.building, path)
        if self._stands(path, data, self.mode):
            if path in self._of_others:
                os.unlink(file)
            return
        above = os.path.dirname(file)
        if above not in self._folders:
            os.makedirs(above, exist_ok=True)
            self._folders.add(above)
        with open(file, "wb") as opened:
            opened.write(data)

    def difference(self) -> Difference:
        """Compare what was made with what is published.

        Raises FileNotFoundError where something that was made is not there any more.
        """
        built = tree_in(self.building).files
        same = {path for path, number in built.items() if number and self._stands_as_built(path)}
        new = built.keys() - same
        kept = same | (self._expected - new)
        for path in kept - self.standing.files.keys():
            raise FileNotFoundError(errno.ENOENT, "", f"{self.building}{os.sep}{path}")
        gone = {path for path in self.standing.files.keys() - kept - new if not is_hidden(path)}
        return Difference(kept, new, gone)

    def _stands_as_built(self, path: str) -> bool:
        """Whether what another program wrote is published already."""
        if not self.standing.files.get(path):
            return False
        file = self.building / path
        return self._stands(path, file.read_bytes(), stat.S_IMODE(file.stat().st_mode))

    def _stands(self, path: str, data: bytes, mode: int) -> bool:
        """Whether readers see these bytes at this address, and as many may read them."""
        number = self.standing.files.get(path)
        if not number:
            return False
        with suppress(OSError):
            descriptor = os.open(f"{self.published}{os.sep}{path}", _READING)
            try:
                there = os.fstat(descriptor)
                alike = (there.st_ino, there.st_size, stat.S_IMODE(there.st_mode)) == (number, len(data), mode)
                return alike and os.read(descriptor, len(data) + 1) == data
            finally:
                os.close(descriptor)
        return False
