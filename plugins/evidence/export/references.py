"""References as files: the whole library in every format, and each reference as RIS.

One format of one reference is enough, and RIS is the one that every reference manager reads: a file for each of three
formats was a third of all files of a large site. Its page holds the BibTeX entry.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from evidence.export.bibtex import bibtex
from evidence.export.csl_json import csl_json
from evidence.export.ris import ris
from evidence.model import address
from evidence.model.reference import Reference

FORMATS: tuple[tuple[str, Callable[[Iterable[Reference]], bytes]], ...] = (
    ("bib", bibtex),
    ("ris", ris),
    ("json", csl_json),
)
"""Ending of the file and what makes it."""


def reference_files(library: Iterable[Reference]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give path and maker of every file."""
    shelf = tuple(library)
    for ending, make in FORMATS:
        yield f"data/library.{ending}", partial(make, shelf)
    for reference in shelf:
        yield address.ris(reference.key), partial(ris, (reference,))
