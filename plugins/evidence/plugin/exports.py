"""Files beside the pages."""

import os
from pathlib import Path

from mkdocs.exceptions import PluginError

from evidence.plugin.report import log
from evidence.site import Site


def write_exports(site: Site, folder: Path, alone: bool = True) -> None:
    """Write every export under a folder of the build, and nothing beside it.

    Unless the site is ours `alone`, a file of the owner's stays where both want one address, and is reported.
    """
    made: set[Path] = set()
    for path, make in site.exports.items():
        file = inside(folder, path)
        if not alone and file.exists():
            tell_taken(path, path)
            continue
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(make())


def tell_taken(theirs: str, address: str) -> None:
    """Tell the owner that one of their files stands where a page or file of evidence would."""
    log.warning("`%s` has the address `%s`, which evidence needs, and stays\n    hint: rename it", theirs, address)


def inside(folder: Path, path: str) -> Path:
    """Give the file of an address below a folder.

    Raises PluginError where it would lie elsewhere. The readers refuse every id that could do that,
    so this is the second lock of the door.
    """
    # Asking the disk for the real path of each of tens of thousands of files took a tenth of a build;
    # the folder was made for this build, so no link in it leads elsewhere.
    whole = os.path.abspath(folder)
    file = os.path.normpath(os.path.join(whole, path))
    if file != whole and not file.startswith(whole + os.sep):
        raise PluginError(f"evidence: the address `{path}` leads out of the site")
    return Path(file)
