"""Build beside the published folder and swap at the end, so that a failed build changes nothing.

Two folders take turns: the one that was published before is kept as a spare, the next site is made from it with the
few files that differ, and the swap is a rename of folders, so that nobody ever meets a page of one build beside a page
of another. What could stop the swap is looked for before anything is built, and the swap itself is undone where it
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

from evidence.disk.lock import Lock, lock
from evidence.disk.output import Difference, Output
from evidence.disk.place import ELSEWHERE, make_folders, refuse_what_may_not_be_changed, refuse_wrong_place
from evidence.disk.spare import prepare
from evidence.disk.stopping import CannotBuild, near, reason

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Staging:
    """Where a build is made, and where it goes when it is whole."""

    site: Path
    building: Path
    """Where anybody may write a file of the site, as it is."""
    output: Output
    """Where our files are put: what is published already is not written again."""
    made: tuple[Path, ...]
    """Folders above the site that were made for it, lowest first."""
    lock: Lock
    log: logging.Logger
    over: bool = False
    """Whether it was published or given up; the names beside the site are another build's then."""

    def publish(self) -> None:
        """Put the finished build in place. Hidden entries of the old one, such as `.git`, stay.

        Where readers see all of it already, nothing is touched. Raises CannotBuild where it cannot be finished;
        everything is then as it was before.
        """
        old = _free(self.site, "old")
        done: list[tuple[Path, Path]] = []
        try:
            new = self._whole()
            for here, there in self._renames(new, old) if new else ():
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
                ELSEWHERE,
            ) from error
        self.over = True
        self._put_away(old, is_spare=new != self.building)
        self.lock.release()

    def abandon(self) -> None:
        """Leave nothing half-written behind; once it is published or given up, do nothing."""
        if self.over:
            return
        self.over = True
        _remove(self.building)
        _give_up(self.lock, self.made)

    def _whole(self) -> Path | None:
        """The folder that is to take the place of the site; None where the site is as it should be."""
        change = self.output.difference()
        if not change.kept:
            return self.building
        if not (change.new or change.gone):
            return None
        spare = self._spare(change)
        for path in change.new:
            os.rename(self.building / path, spare / path)
        return spare

    def _spare(self, change: Difference) -> Path:
        """A folder that holds what is kept: the spare, or a new one where there is none or somebody has been at it."""
        for spare in filter(_is_folder, _left_over(self.site, "spare")):
            with suppress(OSError):
                prepare(spare, self.output, change)
                return spare
            _remove(spare)
        spare = _free(self.site, "spare")
        try:
            spare.mkdir()
            prepare(spare, self.output, change)
        except OSError:
            _remove(spare)
            raise
        return spare

    def _renames(self, new: Path, old: Path) -> Iterator[tuple[Path, Path]]:
        """The steps of the swap. Each is a rename on one disk, so that it happens whole and can be undone."""
        if self.site.exists():
            _take_over_rights(self.site, new)
            yield self.site, old
        yield new, self.site
        yield from _hidden(old, self.site)

    def _put_away(self, old: Path, is_spare: bool) -> None:
        """Keep what was published before as the next spare, where it has files in common with the site."""
        _remove(self.building)
        if is_spare:
            with suppress(OSError):
                old.rename(_free(self.site, "spare"))
        _remove(old)
        if os.path.lexists(old):
            self.log.warning(
                "What `%s` held before is left in `%s`, and could not be removed", near(self.site), near(old)
            )


def stage(site_dir: str, needed: Iterable[Path], log: logging.Logger = _LOG) -> Staging:
    """Plan a build beside `site_dir`, on the same disk, so that putting it in place is a rename.

    `needed` are the files and folders that the site is made from. Waits for another build of the same folder, and says
    so in the log.
    Raises CannotBuild, before anything is built, where the site could not be put in place.
    """
    site = Path(site_dir)
    refuse_wrong_place(site, tuple(needed))
    made = make_folders(site.parent)
    held: Lock | None = None
    try:
        held = lock(site.with_name(f".{site.name}-lock"), near(site), log)
        _tidy(site)
        standing = refuse_what_may_not_be_changed(site)
        building = _free(site, "building")
        building.mkdir()
    except OSError as error:
        _give_up(held, made)
        raise CannotBuild(
            f"cannot publish beside `{near(site)}`, in `{site.parent}`: {reason(error)}", ELSEWHERE
        ) from error
    except BaseException:
        _give_up(held, made)
        raise
    return Staging(site, building, Output(building, site, standing), made, held, log)


def _give_up(held: Lock | None, made: Iterable[Path]) -> None:
    if held:
        held.release()
    for folder in made:
        with suppress(OSError):  # not empty: another program has put something there meanwhile
            folder.rmdir()


def _tidy(site: Path) -> None:
    """Put right what builds that were killed left behind; whoever calls this holds the lock."""
    for old in _left_over(site, "old"):
        if _is_folder(old):
            if not os.path.lexists(site):
                old.rename(site)
                continue
            for here, there in _hidden(old, site):
                here.rename(there)
        _remove(old)
    spares = _left_over(site, "spare")
    for left in (*_left_over(site, "building"), *spares[1:], *(each for each in spares[:1] if not _is_folder(each))):
        _remove(left)


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
    if _is_folder(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
