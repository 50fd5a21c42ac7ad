"""Everything that can be found, arranged by facet: which entries carry which value."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evidence.library.facets import (
    KINDS,
    Facet,
    FacetEntry,
    author_names,
    broadening,
    entries,
    facets,
    journal_name,
    marks,
    sort_key,
    value_id,
)
from evidence.library.library import Library
from evidence.library.news import KINDS_OF_PAGE as DATED
from evidence.library.news import newest
from evidence.library.recorder import Recorder
from evidence.model import address
from evidence.model.editorial import Maintained
from evidence.model.fields import Tag, declared_fields
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Term

OTHER = "other"
"""Where names in other letters stand. Groups have two letters, so it is none of them."""

_Carried = Mapping[str, list[int]]
"""Which entries carry each value."""
_Named = Sequence[tuple[str, str]]
"""Values with their labels, in the order shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a facet."""

    id: str
    """As addresses have it; an outcome with its direction is `wellbeing:better`, an obstacle `technical:blocked`."""
    label: str
    """Words of the library, or the key of an interface string."""
    broader: str = ""
    """The value under which it stands, or ''."""
    level: int = 0
    """How many broader values stand above it."""
    numbers: tuple[int, ...] = ()
    """Numbers of the entries that carry it, ascending."""


FEWEST_NEWS = 2
"""Pages with a date that a value needs for a feed of its own: one of a single page says no more than that page, and those
of single authors would be most of the files of a large library."""
ALWAYS_FOLLOWED = frozenset([("kind", "guide")])
"""Facets and values that have a feed from the first page on: a practitioner waits for these."""

Told = tuple[tuple[str, str], tuple[Maintained, ...]]
"""A facet with a value, and the pages with a date that carry it, that of the last news first."""
News = Mapping[tuple[str, str], tuple[Maintained, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetIndex:
    """All entries, and the values of each facet in the order shown, narrower after broader."""

    entries: Sequence[FacetEntry] = field(default=(), repr=False)
    facets: tuple[Facet, ...] = ()
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict, repr=False)
    """The values of each facet by its id."""
    news: News = field(default_factory=dict, repr=False)
    """Of each value that has a feed."""

    def asking(self, recorder: Recorder) -> "FacetIndex":
        """The same, which notes what it is asked for."""
        return replace(
            self,
            entries=recorder.sequence("entries", self.entries),
            values=recorder.watch("values", self.values),
            news=recorder.watch("news", dict.fromkeys(self.news, ())),  # pages ask only whether there is a feed
        )


def index_facets(library: Library, labels: Mapping[str, str]) -> FacetIndex:
    """Arrange the library. `labels` has the name of each source in running text by its key."""
    found, shown = entries(library, labels), facets(library)
    carried: dict[str, dict[str, list[int]]] = {facet.id: {} for facet in shown}
    for number, entry in enumerate(found):
        for facet, terms in entry.terms.items():
            for term in terms:
                carried[facet].setdefault(term, []).append(number)
    values = {facet.id: tuple(_values(library, facet, carried[facet.id])) for facet in shown}
    return FacetIndex(entries=found, facets=shown, values=values, news=dict(_news(library, found, values)))


def _news(library: Library, found: Sequence[FacetEntry], values: Mapping[str, Iterable[Value]]) -> Iterator[Told]:
    dated = _dated(library, found)
    for facet, of_facet in values.items():
        for each in of_facet:
            pages = sorted(dated[number] for number in each.numbers if number in dated)
            if len(pages) >= FEWEST_NEWS or (facet, each.id) in ALWAYS_FOLLOWED:
                yield (facet, each.id), tuple(page for _, page in pages)


def _dated(library: Library, found: Sequence[FacetEntry]) -> dict[int, tuple[int, Maintained]]:
    """The pages with a date by number, each with its place among the newest: going through all pages for each of
    thousands of authors would take longer the larger a library is, twice over."""
    places = {page.id: (place, page) for place, page in enumerate(newest(library))}
    return {number: places[entry.id] for number, entry in enumerate(found) if entry.id in places}


def labels_of(facet_index: FacetIndex, facet: Facet, value: Value) -> tuple[str, ...]:
    """The words of a value. What only tells a term further apart would say little alone, so the term stands before it."""
    term, mark, _ = value.id.partition(":")
    if not mark:
        return (value.label,)
    return (*(each.label for each in facet_index.values[facet.id] if each.id == term), value.label)


def value_path(facet: Facet, value: Value, number: int = 1) -> str:
    """The address of the list of a value, or of a further page of it."""
    return address.numbered(f"evidence/{facet.id}/{value.id.replace(':', '/')}/", number)


def feed_path(news: Collection[tuple[str, str]], facet: str, value: str) -> str:
    """The address of the feed of a value, without its ending; '' where it has none."""
    return address.feed(facet, value) if (facet, value) in news else ""


def facet_path(facet: Facet) -> str:
    """The address of the list of the values of a facet."""
    return f"evidence/{facet.id}/"


def group_path(facet: Facet, group: str, number: int = 1) -> str:
    """The address of the names that begin alike, or of a further page of them."""
    return address.numbered(f"evidence/{facet.id}/{group}/", number)


def groups(values: Iterable[Value]) -> Mapping[str, tuple[Value, ...]]:
    """Put the names of a large facet together by their first two letters, in the order of the alphabet.

    A page for each of thousands of authors would be most of the site. Here many share one, and each has
    its place on it: `evidence/author/si/#singer-sara-j`.
    """
    found: dict[str, list[Value]] = {}
    for value in values:
        found.setdefault(_group(value), []).append(value)
    return {group: tuple(found[group]) for group in sorted(found, key=lambda group: (group == OTHER, group))}


def _group(value: Value) -> str:
    letters = value.id.replace("-", "")[:2]
    return letters if letters.isalnum() else OTHER


def _values(library: Library, facet: Facet, carried: _Carried) -> Iterator[Value]:
    if facet.axis:
        yield from _terms(library, facet, carried)
        return
    for id, label in _named(library, facet, carried):
        yield Value(id=id, label=label, numbers=tuple(carried.get(id, ())))


def _named(library: Library, facet: Facet, carried: _Carried) -> _Named:
    """Give (value, label) of a facet without a vocabulary, in the order shown."""
    if facet.years:
        return [(year, year) for year in sorted(carried, key=int, reverse=True)]
    return _NAMED[facet.id](library, carried)


def _kinds(_: Library, carried: _Carried) -> _Named:
    """Kinds that have a feed can be followed before there is one; of the others none is no choice."""
    return [(kind, f"facet.kind.{kind}") for kind in KINDS if kind in carried or kind in DATED]


def _depths(_: Library, carried: _Carried) -> _Named:
    depths = declared_fields(StudySummary)["read_depth"].choices
    return [(depth, f"facet.depth.{depth}") for depth in depths if depth in carried]


def _languages(_: Library, carried: _Carried) -> _Named:
    most_usual_first = sorted(carried, key=lambda tag: (-len(carried[tag]), tag))
    return [(tag, f"language.{tag}") for tag in most_usual_first]


def _authors(library: Library, carried: _Carried) -> _Named:
    return _by_name(carried, (named for each in library.references.values() for named in author_names(each)))


def _journals(library: Library, carried: _Carried) -> _Named:
    names = (journal_name(each) for each in library.references.values())
    return _by_name(carried, ((value_id(name), name) for name in names))


_NAMED: Mapping[str, Callable[[Library, _Carried], _Named]] = {
    "kind": _kinds,
    "depth": _depths,
    "language": _languages,
    "author": _authors,
    "journal": _journals,
}
"""What the values of each facet without a vocabulary are called."""


def _by_name(carried: _Carried, named: Iterable[tuple[str, str]]) -> _Named:
    names = _usual(named)
    return sorted(((id, names[id]) for id in carried), key=lambda named: (sort_key(named[1]), named[0]))


def _usual(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The spelling of each name that is used most; of equals the one with more accents."""

    def order(counted: tuple[tuple[str, str], int]) -> tuple[int, int, str]:
        (_, name), times = counted
        return -times, sum(each.isascii() for each in name) - len(name), name

    usual: dict[str, str] = {}
    for (id, name), _ in sorted(Counter(named).items(), key=order):
        usual.setdefault(id, name)
    return usual


def _terms(library: Library, facet: Facet, carried: _Carried) -> Iterator[Value]:
    """Give the terms of a vocabulary in its order, each with the narrower ones after it."""
    axis = library.axes.get(facet.axis)
    if axis is None:
        return
    level = {term.id: len(list(broadening(library, Tag(axis.id, term.id)))) - 1 for term in axis.terms}
    under: dict[str, list[Term]] = {}
    for term in axis.terms:
        under.setdefault(term.broader if level[term.id] else "", []).append(term)

    def walk(broader: str, seen: frozenset[str]) -> Iterator[Value]:
        for term in under.get(broader, ()):
            if term.id in seen:
                continue
            yield Value(
                id=term.id,
                label=term.label,
                broader=broader,
                level=level[term.id],
                numbers=tuple(carried.get(term.id, ())),
            )
            yield from walk(term.id, seen | {term.id})
            yield from _marked(library, facet, term, level[term.id] + 1, carried)

    placed = list(walk("", frozenset()))
    yield from placed
    # Terms that are broader than each other in a circle have no top: the check reports them.
    for term in axis.terms:
        if term.id not in {value.id for value in placed}:
            yield Value(id=term.id, label=term.label, numbers=tuple(carried.get(term.id, ())))


def _marked(
    library: Library, facet: Facet, term: Term, level: int, carried: Mapping[str, list[int]]
) -> Iterator[Value]:
    """Give the directions in which an outcome was found to go, or whether a resource helped, as narrower values."""
    for mark, label in marks(library, facet):
        if numbers := carried.get(f"{term.id}:{mark}"):
            yield Value(id=f"{term.id}:{mark}", label=label, broader=term.id, level=level, numbers=tuple(numbers))
