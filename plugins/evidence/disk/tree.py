"""What stands below a folder: its files by their paths, each with the number that the disk knows it by."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

NO_FILE = 0
"""The number of what is no ordinary file, such as a link: it never counts as one that is known."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Files and folders by their paths from the top, in which `/` parts the names."""

    files: dict[str, int] = field(default_factory=dict)
    """With the number of each: one file that has two names has one number."""
    folders: set[str] = field(default_factory=set)


def tree_in(top: Path, *, hidden: bool = True) -> Tree:
    """List everything below a folder, following no link; with `hidden` off, hidden folders right below it are not looked into."""
    tree = Tree()
    for path, entry in walk(top, hidden=hidden):
        if entry.is_dir(follow_symlinks=False):
            tree.folders.add(path)
        else:
            tree.files[path] = entry.inode() if entry.is_file(follow_symlinks=False) else NO_FILE
    return tree


def walk(top: Path, *, hidden: bool = True) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give everything below a folder by its path, as `tree_in` lists it."""
    below = [""]
    while below:
        start = below.pop()
        with os.scandir(f"{top}{os.sep}{start}") as entries:
            for entry in entries:
                path = start + entry.name
                yield path, entry
                if entry.is_dir(follow_symlinks=False) and (hidden or start or not is_hidden(path)):
                    below.append(f"{path}/")


def is_hidden(path: str) -> bool:
    """Whether it stands in a hidden entry right below the top, such as `.git`."""
    return path.startswith(".")


def folders_of(files: Collection[str]) -> set[str]:
    """Every folder that files need to stand in."""
    needed: set[str] = set()
    for path in files:
        above = path.rpartition("/")[0]
        while above and above not in needed:
            needed.add(above)
            above = above.rpartition("/")[0]
    return needed
