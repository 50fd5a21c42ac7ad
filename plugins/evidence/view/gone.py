"""What a reader finds at an address whose page or finding was taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from evidence.library.redirects import gone
from evidence.model.content import Gone
from evidence.view.context import Link, ViewContext
from evidence.view.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """What was here, why it is not any more, and where to go."""

    id: str
    reason: str
    """What the editors say of it, or ''."""
    instead: Link
    """What they say to read instead, or an empty link."""
    page: Link
    """The page it was part of, if that is still there under this id or a later one."""
    guides: tuple[Link, ...]


def gone_page(context: ViewContext, id: str) -> GonePage:
    """Say what was here and where to look."""
    said = context.library.content.gone.get(id, Gone("", ""))
    page, _, part = id.partition("#")
    instead = context.link_to(said.instead) if said.instead else Link("")
    return GonePage(
        id=id,
        reason=said.reason,
        instead=instead if instead.path else Link(""),
        page=_now(context, page) if part else Link(""),
        guides=tuple(Link(guide.title, guide.path) for guide in map(context.item, context.library.shown.guides)),
    )


def _now(context: ViewContext, id: str) -> Link:
    """The page that has this id, or had it before it was renamed."""
    library = context.library
    now = id if id in library.pages else library.renamed(id)
    return context.link_to(now) if now else Link("")


def gone_pages(context: ViewContext) -> Iterator[Page]:
    """What was published once and is no longer there still answers, and says so."""
    for path, id in gone(context.library):
        yield Page(
            path=path, template="gone.html", title="gone.title", view=partial(gone_page, context, id), indexed=False
        )
