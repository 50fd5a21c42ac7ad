"""From text to the library: what the check and the site both begin with."""

from collections.abc import Sequence
from functools import partial

from evidence.diagnostics import Diagnostic
from evidence.library.library import Library, join
from evidence.model.keeping import Keep, not_kept
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.read.content import read_content

READERS = ("model", "library", "read", "diagnostics")
PARSERS = ("bibtexparser", "markdown-it-py", "mdit-py-plugins", "nh3", "pyyaml")
"""The rooms and the packages that make texts into values; a test holds them to what is imported."""


def read_library(
    bibliography: Sequence[Source], content: Sequence[Source], folder: str = "content", keep: Keep = not_kept
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Read and join everything, with what the readers have to say. `keep` may know what was read before."""
    written = tuple(part for source in bibliography for part in (source.path, source.text))
    references, found_in_references = keep(written, partial(read_bibliography, bibliography))
    texts, found_in_texts = read_content(content, folder, keep)
    return join(references, texts), (*found_in_references, *found_in_texts)
