"""What is new: pages that changed in meaning, were retired, or were compared with their sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from evidence.library.facet_index import News, feed_path
from evidence.library.news import ADDED, KINDS_OF_PAGE, RETIRED, Event, events
from evidence.model import address
from evidence.view.context import Link, ViewContext
from evidence.view.numbered import Turn, numbered_pages, on_page, pages_for, turn_list
from evidence.view.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsShown:
    """One line of the list."""

    kind: str
    """`changed`, `retired`, `reviewed` or `added`."""
    folder: str
    """Which list the page stands in: `studies`, `programmes` or `guides`."""
    page: Link
    date: str
    text: str
    replaced_by: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The news of one month; without year and month, what has no date."""

    year: str
    month: str
    """`01` to `12`."""
    news: tuple[NewsShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """One page of what is new."""

    months: tuple[Month, ...]
    total: int
    number: int
    pages: int
    previous: Turn | None
    next: Turn | None
    feeds: tuple[Link, ...]
    """Addresses without their endings."""


def new_page(context: ViewContext, found: Sequence[Event], news: News, number: int) -> NewPage:
    """Decide what one page of the news shows."""
    pages = pages_for(found)
    return NewPage(
        months=tuple(
            Month(year=month[:4], month=month[5:], news=tuple(_shown(context, event) for event in events))
            for month, events in groupby(on_page(found, number), key=lambda event: event.date[:7])
        ),
        total=len(found),
        number=number,
        pages=pages,
        previous=turn_list("new", number - 1, pages),
        next=turn_list("new", number + 1, pages),
        feeds=(
            Link("new.feed.all", "feeds/all"),
            *(Link(f"new.feed.{kind}", path) for kind in KINDS_OF_PAGE if (path := feed_path(news, "kind", kind))),
        ),
    )


def _shown(context: ViewContext, event: Event) -> NewsShown:
    page = context.library.pages[event.page]
    replaced = page.replaced_by if event.kind == RETIRED else ""
    return NewsShown(
        kind=f"{event.kind}-{page.status}" if event.kind == ADDED else event.kind,
        folder=page.path.partition("/")[0],
        page=Link(page.shown_title, address.article(page.path)),
        date=event.date,
        text=event.text,
        replaced_by=context.link_to(replaced) if replaced else Link(""),
    )


def news_pages(context: ViewContext, news: News) -> Iterator[Page]:
    """What changed in meaning, and what is new, newest first."""
    found = events(context.library)
    yield from numbered_pages("new", "new.html", found, partial(new_page, context, found, news))
