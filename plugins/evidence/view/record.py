"""A reference that has no summary: its record is its page."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from evidence.model import address
from evidence.view.context import ItemList, Link, ViewContext
from evidence.view.head import head
from evidence.view.page import Page
from evidence.view.source_record import SourceRecord, source_record


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """What the page of a record shows."""

    title: str
    kind: str
    record: SourceRecord
    references: tuple[ItemList, ...] = ()


def record_page(context: ViewContext, key: str, *, entry: Callable[[], str]) -> RecordPage:
    """Decide what the page of a record shows."""
    shown = source_record(context, key, entry())
    return RecordPage(title=shown.title or key, kind=context.library.references[key].kind, record=shown)


def record_pages(context: ViewContext, entry: Callable[[str], str]) -> Iterator[Page]:
    """A page for each reference that has no summary of its own. `entry` gives a reference as BibTeX."""
    library = context.library
    records = {
        key: each.title.plain or key for key, each in library.references.items() if key not in library.summary_of
    }
    named = Counter(title.casefold() for title in (*library.titles.values(), *records.values()))
    for key, title in records.items():
        path = address.record(key)
        # A document may be called as a programme is, or as another document: then its label tells them apart.
        before = (context.label(key),) if named[title.casefold()] > 1 else ()
        yield Page(
            path=path,
            template="record.html",
            title=title,
            before=before,
            section="library",
            crumbs=(Link("nav.library", "library/"),),
            view=partial(record_page, context, key, entry=partial(entry, key)),
            head=partial(head, context, key, path=path, title=title, description="", is_summary=False),
        )
