"""A file of `content/programmes` to a programme."""

from evidence.diagnostics import Diagnostic
from evidence.model.programme import Programme
from evidence.model.source import Source
from evidence.read.record_file import read_page


def read_programme(source: Source, path: str) -> tuple[Programme, tuple[Diagnostic, ...]]:
    """Read a programme. `path` is its file from the content folder."""
    return read_page(Programme, source, path)
