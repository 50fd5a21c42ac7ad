"""A file of `content/studies` to a study summary."""

from evidence.diagnostics import Diagnostic
from evidence.model.source import Source
from evidence.model.summary import StudySummary
from evidence.read.record_file import read_page


def read_summary(source: Source, path: str) -> tuple[StudySummary, tuple[Diagnostic, ...]]:
    """Read a study summary. `path` is its file from the content folder."""
    return read_page(StudySummary, source, path)
