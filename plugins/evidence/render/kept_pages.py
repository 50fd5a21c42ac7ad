"""Pages of the last build that need not be made again: nothing that they looked up has changed.

A page follows from the code, the look and the settings, from what it was planned with, and from what it looked up while
it was made (`library/recorder.py`). All of it is named by digests. A page is kept where it stands: in the published
site, of which every file has to be what it was after the publication.
"""

import io
import pickle
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from evidence.disk.kept import digest, leave, left
from evidence.library.facet_index import FacetIndex
from evidence.library.library import Library, LocatedFinding
from evidence.library.recorder import Looked, LookedRecord, LookedSequence, Lookup, Recorder
from evidence.model.editorial import EditorialPage
from evidence.model.reference import Reference
from evidence.model.vocabulary import Axis
from evidence.site import Site
from evidence.view.context import ViewContext
from evidence.view.page import Page

_LOOKED_UP = (ViewContext, Library, Looked, LookedRecord, LookedSequence)
"""What notes by itself what is taken from it."""
_LARGE = (FacetIndex, EditorialPage, Reference, LocatedFinding, Axis)
"""What many pages hold: each is gone through once."""
_OURS = ("evidence.model.", "evidence.library.", "evidence.view.", "evidence.cite.")
_PLAIN = (str, type, FunctionType, partial)


class _NotKnown(Exception):
    """Something that may change without a name for the change."""


class _Namer(pickle.Pickler):
    """Writes a value so that equal values are written alike, whatever objects they share."""

    def __init__(self, out: io.BytesIO, whole: object, names: "Names") -> None:
        super().__init__(out, protocol=5)
        self.fast = True  # without numbers for objects that were met before
        self._whole, self._names = whole, names

    def reducer_override(self, value: Any) -> Any:
        """Write something else in the place of what is not to be written as it is. Texts, numbers and tuples never come here."""
        if isinstance(value, _LOOKED_UP):
            return str, ("looked up",)
        if isinstance(value, _LARGE) and value is not self._whole:
            return bytes, (self._names.of(value),)
        if not _is_ours(value):
            raise _NotKnown(type(value))
        return NotImplemented


def _is_ours(value: Any) -> bool:
    if isinstance(value, MethodType):
        return isinstance(value.__self__, _LOOKED_UP)
    return isinstance(value, _PLAIN) or type(value).__module__.startswith(_OURS)


@dataclass(slots=True)
class Names:
    """Digests of values of one build."""

    _known: dict[int, bytes] = field(default_factory=dict)
    _held: list[object] = field(default_factory=list)
    """What was named by the place where it is has to stay there."""
    _found: dict[Lookup, bytes] = field(default_factory=dict)

    def of(self, value: object) -> bytes:
        """Name a value. Raises _NotKnown for one that holds what is no plain value of ours."""
        large = isinstance(value, _LARGE)
        if large and id(value) in self._known:
            return self._known[id(value)]
        out = io.BytesIO()
        _Namer(out, value, self).dump(value)
        name = digest(out.getbuffer())
        if large:
            self._known[id(value)] = name
            self._held.append(value)
        return name

    def of_page(self, page: Page) -> bytes:
        """Name what a page was planned with; b"" where that cannot be told."""
        with suppress(_NotKnown, pickle.PicklingError, AttributeError):
            return self.of(tuple(getattr(page, name) for name in Page.__slots__))
        return b""

    def of_found(self, recorder: Recorder, lookup: Lookup) -> bytes:
        """Name what a look-up finds now; b"" is what cannot be named, and never the same."""
        if lookup not in self._found:
            self._found[lookup] = b""
            with suppress(_NotKnown, pickle.PicklingError, AttributeError):
                self._found[lookup] = self.of(recorder.found(lookup))
        return self._found[lookup]


@dataclass(slots=True)
class Notes:
    """What pages looked up, by their addresses."""

    numbers: dict[Lookup, int] = field(default_factory=dict)
    """Each look-up once, in the order of the numbers."""
    pages: dict[str, bytes] = field(default_factory=dict)
    """The numbers of the look-ups of each page."""

    def add(self, path: str, lookups: Iterable[Lookup]) -> None:
        """Note what a page has looked up."""
        numbers = self.numbers
        self.pages[path] = array("I", [numbers.setdefault(each, len(numbers)) for each in lookups]).tobytes()

    def take(self, other: "Notes", paths: Iterable[str] | None = None) -> None:
        """Add what somebody else has noted, of some pages or of all."""
        theirs = tuple(other.numbers)
        for path in other.pages if paths is None else paths:
            self.add(path, (theirs[number] for number in array("I", other.pages[path])))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPages:
    """What a build leaves to the next."""

    notes: Notes = field(default_factory=Notes)
    found: tuple[bytes, ...] = ()
    """What each look-up found, in the order of their numbers."""
    planned: Mapping[str, bytes] = field(default_factory=dict)
    """What each page was planned with."""

    def unchanged(self, site: Site, names: Names | None = None) -> tuple[str, ...]:
        """The addresses of the pages that need not be made again."""
        names = names or Names()
        changed = {
            number
            for lookup, number in self.notes.numbers.items()
            if not self.found[number] or names.of_found(site.recorder, lookup) != self.found[number]
        }
        return tuple(
            path
            for path, page in site.pages.items()
            if path in self.planned
            and changed.isdisjoint(array("I", self.notes.pages[path]))
            and self.planned[path] == names.of_page(page)
        )


NO_PAGES = KeptPages()


def kept_pages(file: Path, made_of: str) -> KeptPages:
    """What the last build has left, if it was made of the same code, look and settings."""
    if found := left(file, made_of):
        numbers, pages, names, planned = found
        return KeptPages(notes=Notes(numbers, pages), found=names, planned=planned)
    return NO_PAGES


def keep(file: Path, made_of: str, site: Site, notes: Notes, names: Names | None = None) -> None:
    """Leave what each page looked up to the next build. `names` may know some of it."""
    names = names or Names()
    planned = {path: name for path in notes.pages if (name := names.of_page(site.pages[path]))}
    found = tuple(names.of_found(site.recorder, each) for each in notes.numbers)
    leave(file, made_of, (notes.numbers, notes.pages, found, planned))
