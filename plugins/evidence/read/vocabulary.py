"""A file of `content/vocabulary` to an axis with its terms, and `content/words.yml` to the words of the topic."""

from dataclasses import replace
from pathlib import PurePosixPath

from evidence.diagnostics import Diagnostic
from evidence.model import address
from evidence.model.source import Source
from evidence.model.vocabulary import Axis
from evidence.model.words import Words
from evidence.read.front_matter import read_yaml
from evidence.read.records import read_record


def read_axis(source: Source) -> tuple[Axis, tuple[Diagnostic, ...]]:
    """Read one vocabulary.

    Ids become addresses. A vocabulary whose id cannot be read goes by the name of its file; a term
    without one is reported and left out.
    """
    front, found = read_yaml(source)
    axis, more = read_record(Axis, source.path, front)
    id = axis.id or address.slug(PurePosixPath(source.path).stem)
    return replace(axis, id=id, terms=tuple(term for term in axis.terms if term.id)), (*found, *more)


def read_words(source: Source) -> tuple[Words, tuple[Diagnostic, ...]]:
    """Read the words of the topic."""
    front, found = read_yaml(source)
    words, more = read_record(Words, source.path, front)
    return words, (*found, *more)
