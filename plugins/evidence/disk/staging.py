"""Build beside the published folder and swap at the end, so that a failed build changes nothing.

What could stop the swap is looked for before anything is built, and the swap itself is undone where it
cannot be finished. What an earlier build left behind is put right first and never stands in the way.
"""

import logging
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile

from evidence.disk.lock import Lock, lock
from evidence.disk.stopping import CannotBuild, near, reason

_ELSEWHERE = "name another folder with `-d`, or with `site_dir` in mkdocs.yml"
_LOG = logging.getLogger(__name__)
_MOUNTS = Path("/proc/self/mountinfo")


@dataclass(slots=True)
class Staging:
    """Where a build is made, and where it goes when it is whole."""

    site: Path
    building: Path
    made: tuple[Path, ...]
    """Folders above the site that were made for it, lowest first."""
    lock: Lock
    log: logging.Logger
    over: bool = False
    """Whether it was published or given up; the names beside the site are another build's then."""

    def publish(self) -> None:
        """Put the finished build in place. Hidden entries of the old one, such as `.git`, stay.

        Raises CannotBuild where that cannot be finished; everything is then as it was before.
        """
        old = _free(self.site, "old")
        done: list[tuple[Path, Path]] = []
        try:
            for here, there in self._renames(old):
                here.rename(there)
                done.append((here, there))
        except OSError as error:
            for here, there in reversed(done):
                with suppress(OSError):
                    there.rename(here)
            self.abandon()
            raise CannotBuild(
                f"the new site is whole, but cannot take the place of `{near(self.site)}`: {reason(error)}. "
                "The old one is as it was",
                _ELSEWHERE,
            ) from error
        self.over = True
        _remove(old)
        if os.path.lexists(old):
            self.log.warning(
                "What `%s` held before is left in `%s`, and could not be removed", near(self.site), near(old)
            )
        self.lock.release()

    def abandon(self) -> None:
        """Leave nothing half-written behind; once it is published or given up, do nothing."""
        if self.over:
            return
        self.over = True
        _remove(self.building)
        _give_up(self.lock, self.made)

    def _renames(self, old: Path) -> Iterator[tuple[Path, Path]]:
        """The steps of the swap. Each is a rename on one disk, so that it happens whole and can be undone."""
        if self.site.exists():
            _take_over_rights(self.site, self.building)
            yield self.site, old
        yield self.building, self.site
        yield from _hidden(old, self.site)


def stage(site_dir: str, needed: Iterable[Path], log: logging.Logger = _LOG) -> Staging:
    """Plan a build beside `site_dir`, on the same disk, so that putting it in place is a rename.

    `needed` are the files and folders that the site is made from. Waits for another build of the same folder, and says
    so in the log.
    Raises CannotBuild, before anything is built, where the site could not be put in place.
    """
    site = Path(site_dir)
    _refuse_wrong_place(site, tuple(needed))
    made = _make(site.parent)
    held: Lock | None = None
    try:
        held = lock(site.with_name(f".{site.name}-lock"), near(site), log)
        _tidy(site)
        _refuse_what_may_not_be_changed(site)
        building = _free(site, "building")
        building.mkdir()
    except OSError as error:
        _give_up(held, made)
        raise CannotBuild(
            f"cannot publish beside `{near(site)}`, in `{site.parent}`: {reason(error)}", _ELSEWHERE
        ) from error
    except BaseException:
        _give_up(held, made)
        raise
    return Staging(site, building, made, held, log)


def _give_up(held: Lock | None, made: Iterable[Path]) -> None:
    if held:
        held.release()
    for folder in made:
        with suppress(OSError):  # not empty: another program has put something there meanwhile
            folder.rmdir()


def _refuse_wrong_place(site: Path, needed: tuple[Path, ...]) -> None:
    """Refuse a folder that cannot be swapped, or whose swap would delete what the site is made from."""
    shown = near(site)
    if site.is_symlink():
        target = os.path.realpath(site)
        raise CannotBuild(
            f"`{shown}` is a link to `{target}`, and a link cannot be swapped for a new folder",
            f"build into that folder itself: `mkdocs build -d {target}`",
        )
    if site.exists() and not site.is_dir():
        raise CannotBuild(
            f"a file stands at `{shown}`, where the folder of the site should be", f"move it away, or {_ELSEWHERE}"
        )
    whole = Path(os.path.realpath(site))
    for each in needed:
        real = Path(os.path.realpath(each))
        if real.is_relative_to(whole):
            raise CannotBuild(
                f"publishing into `{shown}` would delete `{near(each)}`, which the site is made from", _ELSEWHERE
            )
        if real.is_dir() and whole.is_relative_to(real):
            raise CannotBuild(f"`{shown}` lies in `{near(each)}`, which the site is made from", _ELSEWHERE)
    if site.is_dir() and _is_mount(site):
        raise CannotBuild(
            f"`{shown}` is a mount, and a mount cannot be swapped for a new folder",
            f"build into a folder inside it: `mkdocs build -d {shown}/public`",
        )


def _is_mount(folder: Path) -> bool:
    """Whether something is mounted there; a folder of the same disk can be, which `ismount` does not see."""
    if os.path.ismount(folder):
        return True
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    escaped = os.path.realpath(folder).replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011")
    return any(line.split(" ")[4:5] == [escaped] for line in mounts)


def _make(folder: Path) -> tuple[Path, ...]:
    """Make a folder and those above it; give those that were made, lowest first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    made: list[Path] = []
    try:
        for each in reversed(missing):
            each.mkdir()
            made.insert(0, each)
        if not folder.is_dir():
            raise NotADirectoryError(20, "", str(folder))
    except OSError as error:
        for each in made:
            each.rmdir()
        raise CannotBuild(
            f"cannot make the folder `{near(folder)}` to publish in: {reason(error)}", _ELSEWHERE
        ) from error
    return tuple(made)


def _refuse_what_may_not_be_changed(site: Path) -> None:
    """Refuse a published folder that this account may not replace, before time is spent on building."""
    if not site.is_dir():
        return
    shown = near(site)
    fix = f"make it yours (`sudo chown -R $(id -un) {shown}`), build as the account that owns it, or {_ELSEWHERE}"
    try:
        with TemporaryFile(dir=site):
            pass
        shut = next((each for each in _folders(site) if not each.is_symlink() and not _may_change(each)), None)
    except OSError as error:
        raise CannotBuild(f"`{shown}` cannot be replaced: {reason(error)}", fix) from error
    if shut:
        raise CannotBuild(f"`{shown}` cannot be replaced: `{near(shut)}` belongs to another account", fix)
    if _may_not_be_renamed(site):
        raise CannotBuild(f"`{shown}` cannot be replaced: it belongs to another account", fix)


def _folders(site: Path) -> Iterator[Path]:
    yield site
    for folder, names, _ in os.walk(site):
        yield from (Path(folder) / name for name in names)


def _may_not_be_renamed(site: Path) -> bool:
    """In a folder like `/tmp` only the owner of an entry, or of that folder, may rename it."""
    above, own = site.parent.stat(), os.geteuid() if hasattr(os, "geteuid") else 0
    return bool(above.st_mode & stat.S_ISVTX) and own not in (0, above.st_uid, site.stat().st_uid)


def _may_change(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def _tidy(site: Path) -> None:
    """Put right what builds that were killed left behind; whoever calls this holds the lock."""
    for old in _left_over(site, "old"):
        if old.is_dir() and not old.is_symlink():
            if not os.path.lexists(site):
                old.rename(site)
                continue
            for here, there in _hidden(old, site):
                here.rename(there)
        _remove(old)
    for building in _left_over(site, "building"):
        _remove(building)


def _left_over(site: Path, what: str) -> list[Path]:
    names = re.compile(rf"{re.escape(f'.{site.name}-{what}')}(?:-\d+)?")
    return sorted(each for each in site.parent.iterdir() if names.fullmatch(each.name))


def _free(site: Path, what: str) -> Path:
    """A name beside the site that nothing has, whatever could not be removed."""
    first = site.with_name(f".{site.name}-{what}")
    return next(
        each
        for number in count(1)
        if not os.path.lexists(each := first if number == 1 else first.with_name(f"{first.name}-{number}"))
    )


def _hidden(old: Path, new: Path) -> Iterator[tuple[Path, Path]]:
    """What hidden entries of the old folder move where; where the new one has its own, that counts."""
    if not old.is_dir():
        return
    for entry in sorted(old.iterdir()):
        target = new / entry.name
        if entry.name.startswith(".") and not os.path.lexists(target):
            yield entry, target


def _take_over_rights(old: Path, new: Path) -> None:
    """Let those read and write the new folder who could the old one, as far as this account may say so."""
    with suppress(OSError):
        was = old.stat()
        if hasattr(os, "chown"):
            os.chown(new, -1, was.st_gid)
        new.chmod(stat.S_IMODE(was.st_mode))


def _remove(path: Path) -> None:
    """Remove whatever is there, as far as it can be; what a link leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
