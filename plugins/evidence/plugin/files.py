"""Files below the folder of a build, and nowhere else."""

import os
from pathlib import Path

from mkdocs.exceptions import PluginError

from evidence.plugin.report import log


def inside(folder: Path, path: str) -> str:
    """Give the file of an address below a folder.

    Raises PluginError where it would lie elsewhere. The readers refuse every id that could do that,
    so this is the second lock of the door.
    """
    # Asking the disk for the real path of each of tens of thousands of files took a tenth of a build;
    # the folder was made for this build, so no link in it leads elsewhere.
    if path.startswith("/") or "\\" in path or "\0" in path or ".." in path.split("/"):
        raise PluginError(f"evidence: the address `{path}` leads out of the site")
    return f"{folder}{os.sep}{path}"


def tell_taken(theirs: str, address: str) -> None:
    """Tell the owner that one of their files stands where a page or file of evidence would."""
    log.warning("`%s` has the address `%s`, which evidence needs, and stays\n    hint: rename it", theirs, address)
