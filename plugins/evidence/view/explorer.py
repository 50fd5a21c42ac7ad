"""The explorer, and the lists behind it that need no script."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.model.facets import FACETS, Entry, Facet
from evidence.model.holdings import (
    PER_PAGE, VALUES_PER_PAGE, Holdings, Value, address_of_value, facet_path, pages_of, value_path,
)
from evidence.view.desk import Item, Link
from evidence.view.lists import Turn


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
    """One page of the list of the values of a facet."""

    facet: FacetShown
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
    items: tuple[Item, ...]
    total: int
    number: int
    pages: int
    previous: Turn | None
    next: Turn | None


def explorer_page(holdings: Holdings, version: str) -> ExplorerPage:
    """Decide what the explorer shows before any script runs."""
    return ExplorerPage(
        facets=tuple(_facet(holdings, facet) for facet in FACETS if holdings.values[facet.id]),
        total=len(holdings.entries),
        version=version,
    )


def facet_page(holdings: Holdings, facet: Facet, number: int) -> FacetPage:
    """Decide what one page of the list of a facet's values shows."""
    values = holdings.values[facet.id]
    start = (number - 1) * VALUES_PER_PAGE
    shown = values[start : start + VALUES_PER_PAGE]
    pages = max(1, -(-len(values) // VALUES_PER_PAGE))
    return FacetPage(
        facet=_shown(holdings, facet, shown),
        number=number,
        pages=pages,
        previous=_turn(facet_path(facet, number - 1), number - 1, pages),
        next=_turn(facet_path(facet, number + 1), number + 1, pages),
    )


def value_page(holdings: Holdings, facet: Facet, value: Value, number: int) -> ValuePage:
    """Decide what one page of the list of a value shows."""
    # Only terms of a vocabulary have others above and below them.
    values = {each.id: each for each in holdings.values[facet.id]} if facet.axis else {}
    above = values.get(value.broader)
    start = (number - 1) * PER_PAGE
    pages = pages_of(value)
    return ValuePage(
        facet=Link(facet.label, facet_path(facet)),
        value=value.label,
        above=Link(above.label, value_path(facet, above)) if above else Link(""),
        narrower=tuple(_value(holdings, facet, each) for each in values.values() if each.broader == value.id),
        query=f"evidence/?{facet.id}={value.id}",
        items=tuple(_item(holdings.entries[each]) for each in value.numbers[start : start + PER_PAGE]),
        total=len(value.numbers),
        number=number,
        pages=pages,
        previous=_turn(value_path(facet, value, number - 1), number - 1, pages),
        next=_turn(value_path(facet, value, number + 1), number + 1, pages),
    )


def title_of_value(holdings: Holdings, facet: Facet, value: Value) -> tuple[str, ...]:
    """The facet and the words of a value: `facet.setting`, `Hospital`. A direction alone would say
    little, so its outcome stands before it."""
    outcome, mark, _ = value.id.partition(":")
    above = [each.label for each in holdings.values[facet.id] if mark and each.id == outcome]
    return (facet.label, *above, value.label)


def _facet(holdings: Holdings, facet: Facet) -> FacetShown:
    return _shown(holdings, facet, holdings.values[facet.id] if facet.small else ())


def _shown(holdings: Holdings, facet: Facet, values: tuple[Value, ...]) -> FacetShown:
    return FacetShown(
        id=facet.id,
        label=facet.label,
        path=facet_path(facet),
        small=facet.small,
        years=facet.years,
        total=len(holdings.values[facet.id]),
        values=tuple(_tree(holdings, facet, values)),
    )


def _tree(holdings: Holdings, facet: Facet, values: tuple[Value, ...]) -> Iterator[ValueShown]:
    """Put narrower values under broader ones; of a value whose broader one is elsewhere, at the top."""
    here = {value.id for value in values}
    under: dict[str, list[Value]] = {}
    for value in values:
        under.setdefault(value.broader if value.broader in here else "", []).append(value)

    def shown(value: Value) -> ValueShown:
        return _value(holdings, facet, value, tuple(shown(each) for each in under.get(value.id, ())))

    return (shown(value) for value in under.get("", ()))


def _value(
    holdings: Holdings, facet: Facet, value: Value, narrower: tuple[ValueShown, ...] = ()
) -> ValueShown:
    return ValueShown(
        id=value.id, label=value.label, path=address_of_value(holdings, facet, value),
        count=len(value.numbers), level=value.level, narrower=narrower,
    )


def _item(entry: Entry) -> Item:
    return Item(
        title=entry.title, path=entry.path, headline=entry.headline, kind=f"facet.kind.{entry.kind}",
        meta=entry.meta,
    )


def _turn(path: str, number: int, pages: int) -> Turn | None:
    return Turn(path=path, title=f"{number} / {pages}") if 1 <= number <= pages else None
