"""The site before the last, kept beside the published one: the next site is made from it with a few changes.

Files that two sites have in common are one file with two names, so that the spare takes hardly any room and a large site is
neither written nor removed for the sake of one page. Nothing is ever written into such a file: each change is a new file.
"""

import os
import shutil
from pathlib import Path

from evidence.disk.output import Difference, Output
from evidence.disk.tree import folders_of, tree_in


def prepare(spare: Path, output: Output, change: Difference) -> None:
    """Let a folder hold what is kept of the published site and nothing else, with every folder that new files need.

    Whatever it held may be half done or somebody else's: a file stays only where it is the published file itself.
    """
    there, standing = tree_in(spare), output.standing.files
    right = {path for path in change.kept if there.files.get(path) == standing[path]}
    for path in there.files.keys() - right:
        os.unlink(spare / path)
    needed = folders_of(change.kept | change.new)
    for folder in sorted(there.folders - needed, reverse=True):
        os.rmdir(spare / folder)
    for folder in sorted(needed - there.folders):
        os.mkdir(spare / folder)
    for path in change.kept - right:
        _share(f"{output.published}{os.sep}{path}", f"{spare}{os.sep}{path}")


def _share(file: str, name: str) -> None:
    """Give a file another name, or copy it where a disk knows no such thing."""
    try:
        os.link(file, name, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copyfile(file, name, follow_symlinks=False)
