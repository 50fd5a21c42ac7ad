"""A file of `content/vocabulary` to an axis with its terms."""

from evidence.diagnostics import Diagnostic
from evidence.model.source import Source
from evidence.model.vocabulary import Axis
from evidence.read.front_matter import read_yaml
from evidence.read.records import read_record


def read_axis(source: Source) -> tuple[Axis, tuple[Diagnostic, ...]]:
    """Read one vocabulary."""
    front, found = read_yaml(source)
    axis, more = read_record(Axis, source.path, front)
    return axis, (*found, *more)
