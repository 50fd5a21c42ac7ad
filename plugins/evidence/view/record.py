"""A reference that has no summary: its record is its page."""

from collections.abc import Callable
from dataclasses import dataclass

from evidence.view.context import ItemList, ViewContext
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
