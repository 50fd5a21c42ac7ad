"""What was published last, so that a build of the same knows that it is done.

It is believed only where the same code would make the same site of the same files, and where every published file is
still the one that was put there: a file that somebody has changed, removed or added is put right by a whole build.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from evidence.disk.kept import digest, leave, left
from evidence.disk.tree import is_hidden, walk

_MADE_BY = "evidence.disk.published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A site as it was put in place."""

    made_of: str
    """Names everything that it follows from."""
    place: str
    """Its folder, and who may read its files."""
    stands_as: str
    """Names its files as the disk had them then."""
    pages: int
    files: int
    said: str
    """What the check had to say, which is said again."""


def published(file: Path) -> Published | None:
    """What a file says of the last publication; None where nobody can be sure that it was written so."""
    found = left(file, _MADE_BY)
    with suppress(TypeError):
        return Published(**found)
    return None


def remember(file: Path, site: Published) -> None:
    """Leave a file for the next build; where none can be written, the next one is made whole."""
    leave(file, _MADE_BY, asdict(site))


def stands_as(site: Path) -> str:
    """Name every file of a folder by what the disk says of it, without reading one; '' where it cannot be looked through.

    Whoever writes into a file changes its times, of which no program can set the one of the last change of any kind.
    """
    try:
        seen = sorted(_seen(site))
    except OSError:
        return ""
    return digest(*(each.encode("utf-8", "surrogateescape") for each in seen)).hex()


def _seen(site: Path) -> Iterator[str]:
    for path, entry in walk(site, hidden=False):
        if not is_hidden(path):
            there = entry.stat(follow_symlinks=False)
            times = (there.st_mtime_ns, there.st_ctime_ns) if entry.is_file(follow_symlinks=False) else ()
            yield repr((path, there.st_ino, there.st_mode, there.st_size if times else 0, times))
