"""A file of `content/guides` to a practice guide."""

from evidence.diagnostics import Diagnostic
from evidence.model.guide import Guide
from evidence.model.source import Source
from evidence.read.record_file import read_page


def read_guide(source: Source, path: str) -> tuple[Guide, tuple[Diagnostic, ...]]:
    """Read a practice guide. `path` is its file from the content folder."""
    return read_page(Guide, source, path)
