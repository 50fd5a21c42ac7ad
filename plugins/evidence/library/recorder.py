"""Notes what a page looks up, so that the next build makes again only pages for which something has changed.

    recorder = Recorder()
    library = recorder.library(library)           # hands out what it holds, and notes what was asked for
    recorder.taken()                              # begin anew
    make(page)
    recorder.taken()                              # {("references", "carman2013"), ("pages", None), …}
    recorder.found(("references", "carman2013"))  # what this look-up finds

A look-up that found nothing is noted too: what is missing may come. Whoever counts or walks through a collection has
looked up all of it.
"""

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from dataclasses import fields, is_dataclass, replace
from typing import Any, Generic, TypeVar, cast

from evidence.library.library import Library
from evidence.model.prose import Prose

Lookup = tuple[str, Any]
"""A collection, and the key that was asked for: None stands for all that it holds."""
K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
ABSENT = "absent"
NO_PROSE = Prose()


class Recorder:
    """Notes what is looked up, by whoever makes one page after the other."""

    def __init__(self) -> None:
        self._noted: set[Lookup] = set()
        self._watched: dict[str, Mapping[Any, Any]] = {}

    def watch(self, name: str, collection: Mapping[K, V]) -> Mapping[K, V]:
        """Hand a collection out through notes."""
        self._watched[name] = collection
        return Looked(name, collection, self._noted)

    def sequence(self, name: str, items: Sequence[V]) -> Sequence[V]:
        """Hand a sequence out through notes."""
        held = self._watched[name] = dict(enumerate(items))
        return LookedSequence(items, Looked(name, held, self._noted))

    def attributes(self, name: str, record: T) -> T:
        """Hand a record out whose fields are looked up one by one."""
        assert is_dataclass(record)
        held = {field.name: getattr(record, field.name) for field in fields(record)}
        self._watched[name] = held
        return cast(T, LookedRecord(name, record, held, self._noted))

    def library(self, library: Library) -> Library:
        """Hand out a library."""
        collections = {
            field.name: self.watch(field.name, value)
            for field in fields(library)
            if field.name != "pages" and isinstance(value := getattr(library, field.name), Mapping)
        }
        return replace(
            library,
            **cast(Any, collections),
            # Other pages show what is in the fields of a page. Its text is its own: a word in it changes no other page.
            pages=self.watch("pages", {id: replace(page, prose=NO_PROSE) for id, page in library.pages.items()}),
            content=self.attributes("content", library.content),
            shown=self.attributes("shown", library.shown),
            retired=self.watch("retired", dict.fromkeys(library.retired, True)),
        )

    def taken(self) -> set[Lookup]:
        """What was looked up since this was last asked."""
        noted = self._noted.copy()
        self._noted.clear()
        return noted

    def again(self, noted: set[Lookup]) -> None:
        """Note what somebody has looked up before: a part that was made for one page is shown on another."""
        self._noted |= noted

    def once(self, make: Callable[..., T]) -> "Once[T]":
        """Hand out what is worked out once for many pages; each of them has looked up what was looked up for it."""
        return Once(make, self)

    def found(self, lookup: Lookup) -> object:
        """What a look-up finds."""
        name, key = lookup
        held = self._watched.get(name, {})
        return tuple(held.items()) if key is None else held.get(key, ABSENT)


class Once(Generic[T]):
    """What is worked out when the first page asks for it. It is named by what makes it, never by what was made."""

    __slots__ = ("_made", "_make", "_recorder")

    def __init__(self, make: Callable[..., T], recorder: Recorder) -> None:
        self._make, self._recorder = make, recorder
        self._made: dict[tuple[object, ...], tuple[T, set[Lookup]]] = {}

    def __call__(self, *of: object) -> T:
        if of not in self._made:
            before = self._recorder.taken()
            made = self._make(*of)
            self._made[of] = made, self._recorder.taken()
            self._recorder.again(before)
        made, noted = self._made[of]
        self._recorder.again(noted)
        return made

    def __reduce__(self) -> tuple[type, tuple[Callable[..., T]]]:
        return type(self), (self._make,)


class Looked(Mapping[K, V]):
    """A collection that notes what it is asked for."""

    __slots__ = ("_held", "_name", "_noted")

    def __init__(self, name: str, held: Mapping[K, V], noted: set[Lookup]) -> None:
        self._name, self._held, self._noted = name, held, noted

    def __getitem__(self, key: K) -> V:
        self._noted.add((self._name, key))
        return self._held[key]

    def get(self, key: K, default: Any = None) -> Any:
        """As of any mapping."""
        self._noted.add((self._name, key))
        return self._held.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._noted.add((self._name, key))
        return key in self._held

    def __iter__(self) -> Iterator[K]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def items(self) -> ItemsView[K, V]:
        """As of any mapping."""
        return self._whole().items()

    def values(self) -> ValuesView[V]:
        """As of any mapping."""
        return self._whole().values()

    def _whole(self) -> Mapping[K, V]:
        self._noted.add((self._name, None))
        return self._held


class LookedSequence(Sequence[V]):
    """A sequence that notes what it is asked for; whoever asks for a slice has asked for all of it."""

    __slots__ = ("_items", "_looked")

    def __init__(self, items: Sequence[V], looked: Looked[int, V]) -> None:
        self._items, self._looked = items, looked

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, int) and 0 <= place < len(self._items):
            return self._looked[place]
        return tuple(self)[place]

    def __iter__(self) -> Iterator[V]:
        return iter(self._looked.values())

    def __len__(self) -> int:
        return len(self._looked)


class LookedRecord:
    """A record that notes which of its fields it is asked for. What it works out may follow from all of them."""

    __slots__ = ("_held", "_name", "_noted", "_record")

    def __init__(self, name: str, record: object, held: Mapping[str, object], noted: set[Lookup]) -> None:
        self._name, self._record, self._held, self._noted = name, record, held, noted

    def __getattr__(self, name: str) -> object:
        self._noted.add((self._name, name if name in self._held else None))
        return getattr(self._record, name)
