"""Files beside the pages."""

from pathlib import Path

from mkdocs.exceptions import PluginError

from evidence.site import Site


def write_exports(site: Site, folder: Path) -> None:
    """Write every export under a folder of the build, and nothing beside it."""
    whole = folder.resolve()
    for path, make in site.exports.items():
        file = inside(whole, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())


def inside(folder: Path, path: str) -> Path:
    """Give the file of an address below a folder.

    Raises PluginError where it would lie elsewhere. The readers refuse every id that could do that,
    so this is the second lock of the door.
    """
    file = Path(folder, path).resolve()
    if not file.is_relative_to(folder):
        raise PluginError(f"evidence: the address `{path}` leads out of the site")
    return file
