"""Pages of prose: home, about, concepts, glossary."""

from dataclasses import dataclass
from typing import ClassVar

from evidence.model.editorial import EditorialPage
from evidence.model.fields import Kind, Needed, Placed, Tag, declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(EditorialPage):
    """A page of prose. A concept's text is one too: its file names axis and term."""

    title: str = declared("Title of the page.", Kind.LINE)
    description: str = declared("What the page is for, in one sentence.", Kind.LINE)
    redirects: tuple[str, ...] = declared("Earlier ids of this page; their addresses lead here.", Kind.ID, many=True)

    @property
    def shown_title(self) -> str:
        """Its title."""
        return self.title or self.prose.title or self.id

    @property
    def subtitle(self) -> str:
        """What the page is for."""
        return self.description


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Placed):
    """Something a visitor came to do."""

    text: str = declared("In the visitor's words.", Kind.LINE, needed=Needed.ALWAYS)
    link: str = declared("Where it is answered.", Kind.LINK, needed=Needed.ALWAYS)
    note: str = declared("What they find there.", Kind.LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(EditorialPage):
    """The first page."""

    title: str = declared("The question the site answers.", Kind.LINE)
    description: str = declared("The site in one sentence.", Kind.TEXT, heading=True)
    tasks: tuple[Task, ...] = declared("What people come for, most usual first.", Kind.GROUP, many=True, record=Task)

    @property
    def shown_title(self) -> str:
        """Its title."""
        return self.title or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry(Placed):
    """A word of the glossary."""

    id: str = declared("Address of the entry.", Kind.ID, needed=Needed.ALWAYS)
    term: str = declared("The word.", Kind.LINE, needed=Needed.ALWAYS)
    definition: str = declared("What it means here, in plain words.", Kind.TEXT, needed=Needed.ALWAYS)
    aliases: tuple[str, ...] = declared("Other words for it.", Kind.LINE, many=True)
    jurisdictions: tuple[Tag, ...] = declared(
        "Where it is used, if not everywhere.", Kind.TERM, many=True, axis="jurisdictions"
    )
    see: tuple[str, ...] = declared("Pages or `axis/term` of concepts to read.", Kind.LINK, many=True)
    sources: tuple[str, ...] = declared("Keys that the meaning rests on.", Kind.KEY, many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(EditorialPage):
    """Words, with the place where each is used."""

    parts_in: ClassVar[str] = "entries"

    title: str = declared("Title of the page.", Kind.LINE, needed=Needed.ALWAYS)
    description: str = declared("What the page is for, in one sentence.", Kind.LINE)
    entries: tuple[GlossaryEntry, ...] = declared(
        "The words.", Kind.GROUP, many=True, record=GlossaryEntry, needed=Needed.ALWAYS
    )

    @property
    def shown_title(self) -> str:
        """Its title."""
        return self.title or self.id
