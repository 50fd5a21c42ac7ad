"""Whether a site can be put in place at all, asked before anything is built."""

import os
import re
import stat
from pathlib import Path
from tempfile import TemporaryFile

from evidence.disk.stopping import CannotBuild, near, reason
from evidence.disk.tree import Tree, tree_in

ELSEWHERE = "name another folder with `-d`, or with `site_dir` in mkdocs.yml"
_MOUNTS = Path("/proc/self/mountinfo")


def refuse_wrong_place(site: Path, needed: tuple[Path, ...]) -> None:
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
            f"a file stands at `{shown}`, where the folder of the site should be", f"move it away, or {ELSEWHERE}"
        )
    whole = Path(os.path.realpath(site))
    for each in needed:
        real = Path(os.path.realpath(each))
        if real.is_relative_to(whole):
            raise CannotBuild(
                f"publishing into `{shown}` would delete `{near(each)}`, which the site is made from", ELSEWHERE
            )
        if real.is_dir() and whole.is_relative_to(real):
            raise CannotBuild(f"`{shown}` lies in `{near(each)}`, which the site is made from", ELSEWHERE)
    if site.is_dir():
        _refuse_mounts(site, shown)


def _refuse_mounts(site: Path, shown: Path) -> None:
    mounts = _mounts()
    if os.path.ismount(site) or os.path.realpath(site) in mounts:
        raise CannotBuild(
            f"`{shown}` is a mount, and a mount cannot be swapped for a new folder",
            f"build into a folder inside it: `mkdocs build -d {shown}/public`",
        )
    start = f"{os.path.realpath(site)}/"
    for inner in mounts:
        if inner.startswith(start):
            raise CannotBuild(f"`{near(Path(inner))}` is a mount, and publishing would remove what it holds", ELSEWHERE)


def _mounts() -> frozenset[str]:
    """Every folder that something is mounted on; one of the same disk can be, which `ismount` does not see."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return frozenset()
    named = (line.split(" ")[4] for line in lines)
    return frozenset(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), name) for name in named)


def make_folders(folder: Path) -> tuple[Path, ...]:
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
            f"cannot make the folder `{near(folder)}` to publish in: {reason(error)}", ELSEWHERE
        ) from error
    return tuple(made)


def refuse_what_may_not_be_changed(site: Path) -> Tree:
    """Give what stands in a published folder, or refuse where this account may not replace it: before time is spent on building."""
    if not site.is_dir():
        return Tree()
    shown = near(site)
    fix = f"make it yours (`sudo chown -R $(id -un) {shown}`), build as the account that owns it, or {ELSEWHERE}"
    try:
        with TemporaryFile(dir=site):
            pass
        standing = tree_in(site, hidden=False)
        shut = next((path for path in ("", *standing.folders) if not _may_change(f"{site}{os.sep}{path}")), None)
    except OSError as error:
        raise CannotBuild(f"`{shown}` cannot be replaced: {reason(error)}", fix) from error
    if shut is not None:
        raise CannotBuild(f"`{shown}` cannot be replaced: `{near(site / shut)}` belongs to another account", fix)
    if _may_not_be_renamed(site):
        raise CannotBuild(f"`{shown}` cannot be replaced: it belongs to another account", fix)
    return standing


def _may_not_be_renamed(site: Path) -> bool:
    """In a folder like `/tmp` only the owner of an entry, or of that folder, may rename it."""
    above, own = site.parent.stat(), os.geteuid() if hasattr(os, "geteuid") else 0
    return bool(above.st_mode & stat.S_ISVTX) and own not in (0, above.st_uid, site.stat().st_uid)


def _may_change(folder: str) -> bool:
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)
