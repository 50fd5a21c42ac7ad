"""The explorer, and the lists behind it that need no script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from evidence.library.facet_index import (
    FacetIndex,
    Value,
    facet_path,
    feed_path,
    group_path,
    groups,
    labels_of,
    value_path,
)
from evidence.library.facets import Facet, FacetEntry
from evidence.view.context import Item, Link
from evidence.view.numbered import Turn, on_page, pages_for, turn
from evidence.view.page import Page

NAMES_PER_PAGE = 200
"""Names on one page of those that begin alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueShown:
    """A value with how much there is, and the way to it."""

    id: str
    label: str
    path: str
    count: int
    level: int
    """How far it stands under broader values."""
    narrower: tuple["ValueShown", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetShown:
    """A facet with its values; of a large facet only their number."""

    id: str
    label: str
    path: str
    small: bool
    years: bool
    total: int
    values: tuple[ValueShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplorerPage:
    """Every facet with its values: what the page shows without script, and what the script starts from."""

    facets: tuple[FacetShown, ...]
    total: int
    version: str
    """Name of the data files of this build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetPage:
    """The values of a facet; of a large one the letters that its names begin with."""

    facet: FacetShown
    groups: tuple[tuple[str, str, int], ...]
    """(letters, path, number of names)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShown:
    """A name with everything that carries it."""

    id: str
    label: str
    query: str
    """Address of the explorer with this name chosen."""
    feed: str
    """Address of its feed without the ending; '' where there is none."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesPage:
    """One page of the names that begin alike."""

    names: tuple[NameShown, ...]
    total: int
    number: int
    pages: int
    previous: Turn | None
    next: Turn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePage:
    """One page of what carries a value."""

    facet: Link
    value: str
    above: Link
    """The broader value, or an empty link."""
    narrower: tuple[ValueShown, ...]
    query: str
    """Address of the explorer with this value chosen."""
    feed: str
    """Address of its feed without the ending; '' where there is none."""
    items: tuple[Item, ...]
    total: int
    number: int
    pages: int
    previous: Turn | None
    next: Turn | None


def explorer_page(facet_index: FacetIndex, version: str) -> ExplorerPage:
    """Decide what the explorer shows before any script runs."""
    return ExplorerPage(
        facets=tuple(_facet(facet_index, facet) for facet in facet_index.facets if facet_index.values[facet.id]),
        total=len(facet_index.entries),
        version=version,
    )


def facet_page(facet_index: FacetIndex, facet: Facet) -> FacetPage:
    """Decide what the list of a facet's values shows."""
    found = {} if facet.small else groups(facet_index.values[facet.id])
    return FacetPage(
        facet=_facet(facet_index, facet),
        groups=tuple((letters, group_path(facet, letters), len(names)) for letters, names in found.items()),
    )


def names_page(facet_index: FacetIndex, facet: Facet, group: str, names: Sequence[Value], number: int) -> NamesPage:
    """Decide what one page of the names that begin alike shows."""
    pages = pages_for(names, NAMES_PER_PAGE)
    return NamesPage(
        names=tuple(
            NameShown(
                id=each.id,
                label=each.label,
                query=_query(facet, each),
                feed=feed_path(facet_index.news, facet.id, each.id),
                items=tuple(_item(facet_index.entries[number]) for number in each.numbers),
            )
            for each in on_page(names, number, NAMES_PER_PAGE)
        ),
        total=len(names),
        number=number,
        pages=pages,
        previous=turn(group_path(facet, group, number - 1), number - 1, pages),
        next=turn(group_path(facet, group, number + 1), number + 1, pages),
    )


def value_page(facet_index: FacetIndex, facet: Facet, value: Value, number: int) -> ValuePage:
    """Decide what one page of the list of a value shows."""
    # Only terms of a vocabulary have others above and below them.
    values = {each.id: each for each in facet_index.values[facet.id]} if facet.axis else {}
    above = values.get(value.broader)
    pages = pages_for(value.numbers)
    return ValuePage(
        facet=Link(facet.label, facet_path(facet)),
        value=value.label,
        above=Link(above.label, value_path(facet, above)) if above else Link(""),
        narrower=tuple(_value(facet, each) for each in values.values() if each.broader == value.id),
        query=_query(facet, value),
        feed=feed_path(facet_index.news, facet.id, value.id),
        items=tuple(_item(facet_index.entries[each]) for each in on_page(value.numbers, number)),
        total=len(value.numbers),
        number=number,
        pages=pages,
        previous=turn(value_path(facet, value, number - 1), number - 1, pages),
        next=turn(value_path(facet, value, number + 1), number + 1, pages),
    )


def title_of_value(facet_index: FacetIndex, facet: Facet, value: Value) -> tuple[str, ...]:
    """The facet and the words of a value: `facet.setting`, `Hospital`."""
    return (facet.label, *labels_of(facet_index, facet, value))


def _query(facet: Facet, value: Value) -> str:
    return f"evidence/?{facet.id}={value.id}"


def _facet(facet_index: FacetIndex, facet: Facet) -> FacetShown:
    values = facet_index.values[facet.id]
    return FacetShown(
        id=facet.id,
        label=facet.label,
        path=facet_path(facet),
        small=facet.small,
        years=facet.years,
        total=len(values),
        values=tuple(_tree(facet, values)) if facet.small else (),
    )


def _tree(facet: Facet, values: tuple[Value, ...]) -> Iterator[ValueShown]:
    """Put narrower values under broader ones."""
    under: dict[str, list[Value]] = {}
    for value in values:
        under.setdefault(value.broader, []).append(value)

    def shown(value: Value) -> ValueShown:
        return _value(facet, value, tuple(shown(each) for each in under.get(value.id, ())))

    return (shown(value) for value in under.get("", ()))


def _value(facet: Facet, value: Value, narrower: tuple[ValueShown, ...] = ()) -> ValueShown:
    return ValueShown(
        id=value.id,
        label=value.label,
        path=value_path(facet, value),
        count=len(value.numbers),
        level=value.level,
        narrower=narrower,
    )


def _item(entry: FacetEntry) -> Item:
    return Item(
        title=entry.title,
        path=entry.path,
        headline=entry.headline,
        kind=f"facet.kind.{entry.kind}",
        meta=entry.meta,
        is_retired=entry.is_retired,
    )


def explorer_pages(facet_index: FacetIndex, version: str) -> Iterator[Page]:
    """The explorer, and the same by plain lists: of each facet, and of each of its values. `version`
    names the data that its script asks for."""
    top = Link("nav.evidence", "evidence/")
    yield Page(
        path=top.path,
        template="explorer.html",
        title="explorer.title",
        section="evidence",
        view=partial(explorer_page, facet_index, version),
    )
    for facet in facet_index.facets:
        values, above = facet_index.values[facet.id], (top, Link(facet.label, facet_path(facet)))
        if values:
            yield Page(
                path=facet_path(facet),
                template="facet.html",
                title=facet.label,
                before=(top.label,),
                section="evidence",
                crumbs=(top,),
                view=partial(facet_page, facet_index, facet),
            )
        for value in values if facet.small else ():
            *before, title = title_of_value(facet_index, facet, value)
            for number in range(1, pages_for(value.numbers) + 1):
                yield Page(
                    path=value_path(facet, value, number),
                    template="facet-value.html",
                    title=title,
                    before=tuple(before),
                    section="evidence",
                    crumbs=above,
                    view=partial(value_page, facet_index, facet, value, number),
                )
        for letters, alike in groups(() if facet.small else values).items():
            for number in range(1, pages_for(alike, NAMES_PER_PAGE) + 1):
                yield Page(
                    path=group_path(facet, letters, number),
                    template="facet-names.html",
                    title=f"{letters.capitalize()}…",
                    before=(facet.label,),
                    section="evidence",
                    crumbs=above,
                    view=partial(names_page, facet_index, facet, letters, alike, number),
                )
