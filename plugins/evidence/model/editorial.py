"""What every page that an editor writes has in common."""

from dataclasses import dataclass

from evidence.model.fields import Kind, Needed, Placed, declared
from evidence.model.prose import Prose

STATUSES = ("stub", "draft", "reviewed", "retired")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialPage(Placed):
    """A page of the site before anything in it has been looked up.

    The id is the stem of the file. Keys and terms are only words here: joining and checking
    decide whether they exist, so that a page with a mistyped key can still be read,
    reported and put right.
    """

    id: str
    path: str
    """The file, from the content folder: `studies/terms-of-engagement.md`."""
    prose: Prose = Prose()
    whole: bool = True
    """False where a mistake kept the reader from part of the fields: what seems to be missing may
    be there, and the mistake is what an editor should hear of."""


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
