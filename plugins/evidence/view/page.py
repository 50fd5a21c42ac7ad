"""A page of the site as it is planned: where it stands, what it is called, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from evidence.model import address
from evidence.model.guide import Guide
from evidence.model.programme import Programme
from evidence.view.context import Link, ViewContext
from evidence.view.head import Head, own_head


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site, made when it is asked for: thousands are never in memory at once."""

    path: str
    """Address from the root of the site, without a leading slash."""
    template: str
    title: str
    """The title, or the interface string that holds it."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the interface string of the title is filled with."""
    before: tuple[str, ...] = ()
    """Words or interface strings that stand before the title, broadest first: `Setting: Hospital`."""
    view: Callable[[], object]
    head: Callable[[], Head] | None = None
    """Metadata, on a page about a source and on one to be cited."""
    description: str = ""
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True
    """Whether search engines may list it."""
    source: str = ""
    """The file in the content folder that it is made from, or '' for a page made from many."""


def page_of_record(
    context: ViewContext, record: Programme | Guide, folder: str, template: str, view: Callable[[], object]
) -> Page:
    """The page of a programme or a guide, which has its own file and can be cited for itself."""
    return Page(
        path=address.article(record.path),
        template=template,
        title=record.shown_title,
        description=record.headline,
        section=folder,
        source=record.path,
        crumbs=(Link(f"nav.{folder}", f"{folder}/"),),
        view=view,
        head=partial(own_head, context),
    )
