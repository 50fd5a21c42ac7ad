"""What is new, in words that say what changed: for trainers who teach from a page.

Dates are those that editors wrote. Nothing here comes from a clock or from the history of files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence.library.library import Library
from evidence.model.editorial import Maintained

CHANGED, RETIRED, REVIEWED, ADDED = "changed", "retired", "reviewed", "added"
KINDS_OF_PAGE = ("guide", "study", "programme")
"""Kinds of entry that can have news, those for practice first; the others are not dated."""

_KINDS = (CHANGED, RETIRED, REVIEWED, ADDED)
"""What changes a reader's mind comes first, among things of one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that is new about a page."""

    date: str
    """YYYY-MM-DD; '' where no editor gave a date, as for a draft."""
    kind: str
    page: str
    """Id of the page."""
    text: str = ""
    """What changed, or why the page was retired, in its editor's words."""


def events(library: Library) -> tuple[Event, ...]:
    """Everything new, newest first; what has no date comes last."""
    found = [event for page in kept_pages(library) for event in _events_of(page)]
    found.sort(key=lambda event: (_KINDS.index(event.kind), event.page, event.text))
    return tuple(sorted(found, key=lambda event: event.date, reverse=True))


def kept_pages(library: Library) -> Iterator[Maintained]:
    """Studies, programmes and guides, in the order of their ids."""
    yield from sorted(library.shown.maintained(), key=lambda page: page.id)


def _events_of(page: Maintained) -> Iterator[Event]:
    for change in page.changes:
        yield Event(date=change.date, kind=CHANGED, page=page.id, text=change.text)
    if page.is_retired:
        # `reviewed` was set while the page was in use, so it says nothing of when it was retired.
        yield Event(date=latest(change.date for change in page.changes), kind=RETIRED, page=page.id, text=page.retired)
    elif page.reviewed:
        yield Event(date=page.reviewed, kind=REVIEWED, page=page.id)
    elif not page.changes:
        yield Event(date="", kind=ADDED, page=page.id)


def updated(page: Maintained) -> str:
    """The last day on which an editor said something new of the page; '' where none did."""
    return latest((page.reviewed, *(change.date for change in page.changes)))


def latest(dates: Iterable[str]) -> str:
    """The last of some dates, '' of none."""
    return max(dates, default="")


def newest(library: Library) -> tuple[Maintained, ...]:
    """Every page with a date, that of the last news first; pages of one day by id."""
    dated = [page for page in kept_pages(library) if updated(page)]
    return tuple(sorted(dated, key=updated, reverse=True))
