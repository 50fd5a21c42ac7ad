"""A small site to begin with: the files of `starter/`, put whole into a folder, or not at all."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from evidence.disk.reading import NotALibrary

STARTER = Path(__file__).resolve().parent.parent / "starter"
_MAY_BE_THERE = frozenset([".git"])
"""Entries of a folder that is empty all the same: it was made a repository first."""
_NAMED = 5
"""How many entries of a full folder are named."""


def write_starter(folder: Path, changed: Mapping[str, str]) -> int:
    """Put the site into a folder, with some files changed, named by their paths; give the number of files.

    Raises NotALibrary where the folder holds something already.
    """
    _refuse_full(folder)
    there = folder.is_dir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside a folder to be made, so that it comes into being whole; within one that is there, which may be a mount.
    staged = (folder if there else folder.parent) / f".{folder.resolve().name}-{os.getpid()}"
    try:
        count = _copy_to(staged)
        for path, text in changed.items():
            (staged / path).write_text(text, encoding="utf-8", newline="\n")
        if there:
            _move_into(staged, folder)
        else:
            staged.rename(folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return count


def starter_text(path: str) -> str:
    """A file of the site to begin with, as the package has it."""
    return (STARTER / path).read_text(encoding="utf-8")


def _refuse_full(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            raise NotALibrary(f"`{folder}` is there already and is no folder", "name a folder that is not there yet")
        return
    there = sorted(set(os.listdir(folder)) - _MAY_BE_THERE)
    if there:
        named = ", ".join(f"`{name}`" for name in there[:_NAMED])
        more = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
        raise NotALibrary(
            f"the folder `{folder}` is not empty: it holds {named}{more}",
            "name a folder that is empty or not there yet",
        )


def _copy_to(folder: Path) -> int:
    """Copy the text of each file and no rights: the package may lie where nobody may write."""
    files = [path for path in sorted(STARTER.rglob("*")) if path.is_file()]
    for path in files:
        copy = folder / path.relative_to(STARTER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return len(files)


def _move_into(staged: Path, folder: Path) -> None:
    moved: list[Path] = []
    try:
        for entry in sorted(staged.iterdir()):
            moved.append(entry.rename(folder / entry.name))
    except BaseException:
        for entry in moved:
            entry.rename(staged / entry.name)
        raise
