"""What every page that an editor writes has in common."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Protocol

from evidence.model.fields import Kind, Needed, Placed, Tag, declared
from evidence.model.finding import Finding, Resource
from evidence.model.prose import Prose
from evidence.model.source import Position
from evidence.model.tagged import Tagged

STATUSES = ("stub", "draft", "reviewed", "retired")


class Licence(NamedTuple):
    """Under which terms the texts of the site may be used again; what is not set is not claimed."""

    name: str = ""
    """As readers know it: `CC BY 4.0`."""
    url: str = ""
    """Address of its text."""


NO_LICENCE = Licence()


class Part(Protocol):
    """A group of fields with an address of its own on its page."""

    @property
    def id(self) -> str: ...

    def at(self, name: str) -> Position:
        """The place of one of its fields."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialPage(Tagged):
    """A page of the site before anything in it has been looked up.

    The id is the stem of the file. Keys and terms are only words here: joining and checking
    decide whether they exist, so that a page with a mistyped key can still be read,
    reported and put right.

    What every page can be asked is here, with the answer of a page that has nothing of the sort;
    a kind of page that has it tells so by a field or a property of the same name.
    """

    sources_in: ClassVar[str] = ""
    """The field in which an editor lists the documents that the page may take findings from."""

    id: str
    path: str
    """The file, from the content folder: `studies/terms-of-engagement.md`."""
    prose: Prose = Prose()
    whole: bool = True
    """False where a mistake kept the reader from part of the fields: what seems to be missing may
    be there, and the mistake is what an editor should hear of."""

    @property
    def shown_title(self) -> str:
        """What the page is called in lists, crumbs and quotations."""
        return self.prose.title or self.id

    @property
    def subtitle(self) -> str:
        """A second line under the title in lists; '' where the title says it all."""
        return ""

    @property
    def status(self) -> str:
        """How far the page has come; '' of a page that is not kept up to date."""
        return ""

    @property
    def is_retired(self) -> bool:
        """Whether the page is no longer to be used; its address stays, and wherever it is named that is said."""
        return self.status == "retired"

    @property
    def replaced_by(self) -> str:
        """The id of the page to read instead, once retired."""
        return ""

    @property
    def redirects(self) -> tuple[str, ...]:
        """Earlier ids of the page."""
        return ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The groups on the page that have an address of their own."""
        return getattr(self, self.parts_in) if self.parts_in else ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the page says that its sources found."""
        return ()

    @property
    def source(self) -> str:
        """The key of the one source that the page is about, or ''."""
        return ""

    @property
    def source_class(self) -> Tag:
        """What sort of source it is; a term of no vocabulary where the page is not about one."""
        return Tag("", "")

    @property
    def named_in_lists(self) -> tuple[Tag, ...]:
        """The terms by which lists tell the page from others."""
        return self.more_tags

    @property
    def listed_sources(self) -> tuple[str, ...]:
        """The keys of all documents that the page may take findings from."""
        return ()

    @property
    def programme(self) -> str:
        """The id of the programme that the page belongs to, or ''."""
        return ""

    @property
    def resources(self) -> tuple[Resource, ...]:
        """What helped."""
        return ()

    @property
    def obstacles(self) -> tuple[Resource, ...]:
        """What got in the way."""
        return ()

    @property
    def roles(self) -> tuple[Tag, ...]:
        """Who took part, or whom the page is for."""
        return ()

    @property
    def settings(self) -> tuple[Tag, ...]:
        """Where it took place, or can be used."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Placed):
    """A change of what a page says; a mended comma is none."""

    date: str = declared("The day of the change.", Kind.DATE, needed=Needed.ALWAYS, example="2027-03-01")
    text: str = declared(
        "What the page says now that it did not say before, in a sentence.",
        Kind.TEXT,
        needed=Needed.ALWAYS,
        example="Advice on group visits is weaker now, since a second trial found no harm.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Maintained(EditorialPage):
    """A record that is kept up to date, and that can be retired."""

    status: str = declared(
        "How far the page has come.", Kind.CHOICE, choices=STATUSES, default="stub", example="reviewed"
    )
    reviewed: str = declared(
        "The day on which the page was last compared with its sources.",
        Kind.DATE,
        needed=Needed.REVIEWED,
        example="2026-11-21",
    )
    review_due: str = declared(
        "The day by which it should be compared again.",
        Kind.DATE,
        needed=Needed.REVIEWED,
        example="2029-11-21",
    )
    changes: tuple[Change, ...] = declared(
        "What changed in meaning, for those who teach or work from the page.",
        Kind.GROUP,
        many=True,
        record=Change,
    )
    redirects: tuple[str, ...] = declared("Earlier ids of this page; their addresses lead here.", Kind.ID, many=True)
    retired: str = declared(
        "Why the page was retired, for a reader who followed an old link; only with status retired.",
        Kind.TEXT,
    )
    replaced_by: str = declared("The id of the page to read instead, once retired.", Kind.LINK)

    def newest_changes(self) -> tuple[Change, ...]:
        """What changed in meaning, the last change first."""
        return tuple(sorted(self.changes, key=lambda change: change.date, reverse=True))
