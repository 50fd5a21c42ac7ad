"""What was read of each text, kept for whoever reads it next: a check, a build or a preview."""

from pathlib import Path

from evidence.disk.kept import Kept, code_of
from evidence.reading import PARSERS, READERS

CACHE = ".cache/evidence"
"""Where a site keeps what was worked out, unless its settings say otherwise."""


def kept_texts(folder: Path | None) -> Kept:
    """What is kept in a folder; without one, only for this process."""
    return Kept(folder and folder / "texts", code_of(READERS, PARSERS))
