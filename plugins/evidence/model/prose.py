"""Markdown after the one parser: what is checked is what is shown."""

from dataclasses import dataclass, field

from evidence.model.citation import Citation, TextLink

IN_SHORT = "in-short"
"""The id of the part that gives the answer in short: of every study, programme and guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the text; `id` is its address on the page."""

    level: int
    id: str
    text: str


class Marked(str):
    """The plain words of a field in which an editor marked some, or linked them; `html` has the marks.

    Lists, files and search take the words, and a page the HTML: it is safe, and its links are symbolic.
    """

    html: str

    def __new__(cls, words: str, html: str) -> "Marked":
        made = super().__new__(cls, words)
        made.html = html
        return made

    def __reduce__(self) -> tuple[type["Marked"], tuple[str, str]]:
        return type(self), (str(self), self.html)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The text under one second-level heading, or before the first (`id` is then '')."""

    id: str
    title: str
    html: str
    """Safe HTML whose links are symbolic: `cite:KEY#finding`, `page:studies/x.md#part`."""
    headings: tuple[Heading, ...] = ()
    """Headings below the section's own, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A Markdown text, parsed once."""

    title: str = ""
    """Text of the first-level heading, where there is one."""
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    """Every citation in reading order; a key may occur twice."""
    links: tuple[TextLink, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id that the text puts on its page."""
    text: str = ""
    """The words without markup, a block a line; for search and for counting."""
    lines: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """For each line of `text`, the line of the file on which its block starts."""

    def section(self, id: str) -> Section | None:
        """Find a section by its id."""
        return next((each for each in self.sections if each.id == id), None)
