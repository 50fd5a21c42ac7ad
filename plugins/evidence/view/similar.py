"""Pages that are like a page, and why."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from evidence.library.library import Library
from evidence.view.context import Item, ViewContext

_SHOWN = 4
_REASONS = 3
# A tag that very many pages carry says little and costs most: its nearest bearers stand for all.
_BEARERS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A similar page with the terms it shares."""

    item: Item
    shares: tuple[str, ...]


def similar(context: ViewContext, id: str) -> tuple[Similar, ...]:
    """Find the pages that share most with a study; rare terms weigh more than common ones."""
    library = context.library
    scores: Counter[str] = Counter()
    shared: dict[str, list[tuple[int, str]]] = {}
    for tag in tags_of(library, id):
        studies_by_term = library.studies_by_term.get(tag, ())
        for other in _near(studies_by_term, id):
            if other != id:
                scores[other] += 1000 // len(studies_by_term)
                shared.setdefault(other, []).append((len(studies_by_term), tag))
    best = sorted(scores, key=lambda other: (-scores[other], other))[:_SHOWN]
    return tuple(
        Similar(
            item=context.item(library.pages[other]),
            shares=tuple(library.terms[tag].label for _, tag in sorted(shared[other])[:_REASONS]),
        )
        for other in best
    )


def tags_of(library: Library, id: str) -> tuple[str, ...]:
    """Every known `axis/term` that a study or its findings carry."""
    page = library.pages[id]
    tags = (tag for record in (page, *page.findings) for tag in library.tags(record))
    return tuple(sorted({tag.name for tag in tags} & library.terms.keys()))


def _near(studies_by_term: tuple[str, ...], id: str) -> tuple[str, ...]:
    """All bearers of a tag, or those next to the page in order of id where there are too many."""
    if len(studies_by_term) <= _BEARERS:
        return studies_by_term
    place = bisect_left(studies_by_term, id)  # they are in order of id, and looking through all took long for each
    start = max(0, min(place - _BEARERS // 2, len(studies_by_term) - _BEARERS))
    return studies_by_term[start : start + _BEARERS]
