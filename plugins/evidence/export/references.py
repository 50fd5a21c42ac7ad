"""References as files: the whole library, each reference, and each page as something to cite."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from evidence.export.bibtex import bibtex
from evidence.export.csl_json import csl_json
from evidence.export.ris import ris
from evidence.model.address import slug
from evidence.model.reference import Reference

FORMATS: tuple[tuple[str, Callable[[Iterable[Reference]], bytes]], ...] = (
    ("bib", bibtex),
    ("ris", ris),
    ("json", csl_json),
)
"""Ending of the file and what makes it."""


def reference_files(
    library: Iterable[Reference], pages: Iterable[tuple[str, Reference]]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give path and maker of every file. `pages` are (id, the page as a reference)."""
    shelf, own = tuple(library), tuple(pages)
    for ending, make in FORMATS:
        yield f"data/library.{ending}", partial(make, shelf)
        for reference in shelf:
            yield f"data/references/{slug(reference.key)}.{ending}", partial(make, (reference,))
        for id, reference in own:
            yield f"data/pages/{id}.{ending}", partial(make, (reference,))
