"""Files beside the pages."""

from pathlib import Path

from evidence.site import Site


def write_exports(site: Site, folder: Path) -> None:
    """Write every export under a folder of the build."""
    for path, make in site.exports.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
