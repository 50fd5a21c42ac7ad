"""The library's references in the styles that a reader is shown."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from evidence.cite.formatted import format_references
from evidence.cite.labels import labels
from evidence.cite.style import cite_styles
from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography

_LIBRARY = Path(__file__).parent / "citations" / "library.bib"


@cache
def library() -> tuple[Reference, ...]:
    """Give the 100 references that the library began with, in the order of the file.

    A copy, so that an editor who adds a reference has no approved file to write anew.
    """
    text = _LIBRARY.read_text(encoding="utf-8")
    bibliography, _ = read_bibliography([Source("library.bib", text)])
    return tuple(bibliography.references.values())


def reference_list(references: Sequence[Reference], style: str, *, lettered: bool = True) -> dict[str, str]:
    """Give the text of each reference in a style, by key; `lettered` adds the letters of labels."""
    chosen = [each for each in cite_styles() if each.label == style]
    known = labels(references) if lettered else None
    found, faults = format_references(references, chosen, labels=known, workers=1)
    assert faults == (), faults
    return {key: formatted.text for (key, _), formatted in found.items()}
