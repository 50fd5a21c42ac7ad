"""From the words of each record to an inverted index in parts of about equal size. `README.md` describes the files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from math import log2
from typing import NamedTuple

from evidence.library.folding import root, tokens, words
from evidence.library.letters import ALPHABET, gaps, letters

RELEASE = "evidence-search-1"
"""Begins each part, with the version of the index; a browser believes nothing else."""
END = "."
"""Ends each part: what lacks it was cut short."""
EXACT, YEAR = "=", "@"
"""Begin what is no word: a number or key of a record, and its year."""


LENGTH_COUNTS = 0.6
"""How far the length of a field counts: 0 not at all, 1 in full."""


class Weight(NamedTuple):
    """What a word counts in a field. A word in a long text counts less than one in a text of the `usual` length."""

    worth: float
    usual: int

    def share(self, length: int) -> float:
        """What one word counts in a text of this length (BM25F, before it is known how rare the word is)."""
        return self.worth / (1 - LENGTH_COUNTS + LENGTH_COUNTS * length / self.usual)


WEIGHTS: Mapping[str, Weight] = {
    "title": Weight(4, 10),
    "headline": Weight(3, 10),
    "heading": Weight(2, 3),
    "finding": Weight(1, 100),
    "text": Weight(1, 100),
    "people": Weight(1, 8),
    "label": Weight(1, 10),
    "place": Weight(1, 6),
}
MARKS = {"title": 1, "people": 2}
"""Fields that can be asked for by themselves."""
LEVELS = 15
"""The most that a word is worth, in steps: the letter of a worth has room for these and for the marks."""

Text = tuple[str, str]
"""A field and what it says."""
Line = tuple[str, str]
"""A word or key, and where it stands."""


class Index(NamedTuple):
    """The files of an index."""

    version: str
    """A name for it, so that a browser never mixes two."""
    beginnings: tuple[str, ...]
    """What the words of each part begin with, as much as is needed to choose the part of a word."""
    parts: tuple[bytes, ...]


def level(worth: float) -> int:
    """A worth as a step: each is a quarter more than the one before, and a half is 0."""
    return max(0, min(LEVELS, round(3 * log2(2 * worth))))


class _Postings:
    """Where a word stands, as letters: numbers of records, what it is worth in each, and its places there."""

    __slots__ = ("last", "numbers", "places", "worths")

    def __init__(self) -> None:
        self.last = -1
        self.numbers, self.worths, self.places = bytearray(), bytearray(), bytearray()

    def add(self, number: int, worth: int, places: list[int]) -> None:
        """Take in the next record."""
        self.numbers += _bytes(number - self.last - 1)
        self.last = number
        self.worths += _LETTER[worth]
        self.places += _bytes(len(places) - 1)
        last = 0
        for place in places:
            self.places += _bytes(place - last)
            last = place


@lru_cache(maxsize=16_384)
def _bytes(number: int) -> bytes:
    return letters(number).encode()


_LETTER = tuple(each.encode() for each in ALPHABET)


class Inverted:
    """Every word with the records that have it; made in one pass, in the order of the records' numbers."""

    def __init__(self, joined: frozenset[str] = frozenset()) -> None:
        self._joined = joined
        self._words: dict[str, _Postings] = {}
        self._exact: dict[str, list[int]] = {}

    def add(self, number: int, texts: Iterable[Text], exact: Iterable[str] = ()) -> None:
        """Take in a record: what it says, fields together and in reading order, and what it is known by."""
        places: dict[str, list[int]] = {}
        worths: dict[str, float] = {}
        marks: dict[str, int] = {}
        place = 0
        for name, said in _by_field(texts):
            here, end = self._places(name, said, place)
            share, mark = WEIGHTS[name].share(end - place), MARKS.get(name, 0)
            place = end
            for word, found in here.items():
                worths[word] = worths.get(word, 0) + share * len(found)
                places.setdefault(word, []).extend(found)
                if mark:
                    marks[word] = marks.get(word, 0) | mark
        for word, found in places.items():
            postings = self._words.get(word)
            if postings is None:
                postings = self._words[word] = _Postings()
            postings.add(number, level(worths[word]) * 4 + marks.get(word, 0), found)
        for key in exact:
            known = self._exact.setdefault(key, [])
            if known[-1:] != [number]:
                known.append(number)

    def _places(self, name: str, said: Iterable[str], place: int) -> tuple[dict[str, list[int]], int]:
        """Where each word of a field stands, from a place on; and the place after it."""
        here: dict[str, list[int]] = {}
        for text in said:
            for token, parts in _names(text) if name == "people" else tokens(text, self._joined):
                here.setdefault(token, []).append(place)
                for part in parts:
                    here.setdefault(part, []).append(place)
                place += 1
            place += 1  # no phrase goes on from one text to the next
        return here, place

    def index(self, count: int) -> Index:
        """The whole in so many parts of about equal size."""
        digest, every = sha256(), list(self._lines())
        for word, where in every:
            digest.update(f"{word} {where}\n".encode())
        version = digest.hexdigest()[:10]
        parts = _cut(every, count)
        return Index(version, tuple(_beginnings(parts)), tuple(_part(each, version) for each in parts))

    def _lines(self) -> Iterator[Line]:
        """Every word and key in order, as browsers order them, with its letters."""
        for word in sorted((*self._words, *self._exact), key=lambda word: word.encode("utf-16-be")):
            if word in self._exact:
                yield word, gaps(self._exact[word])
            else:
                found = self._words[word]
                yield word, b" ".join((found.numbers, found.worths, found.places)).decode()


def _names(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of a name, of which none says nothing: people are called So and Will."""
    return ((root(each), ()) for each in words(text))


def _by_field(texts: Iterable[Text]) -> Iterator[tuple[str, list[str]]]:
    """Texts of one field together, fields in the order of their weights."""
    said: dict[str, list[str]] = {name: [] for name in WEIGHTS}
    for name, text in texts:
        said[name].append(text)
    return ((name, all_said) for name, all_said in said.items() if all_said)


def _cut(lines: Sequence[Line], count: int) -> list[list[Line]]:
    whole = sum(len(word) + len(where) for word, where in lines) or 1
    parts: list[list[Line]] = [[] for _ in range(count)]
    so_far = 0
    for word, where in lines:
        parts[so_far * count // whole].append((word, where))
        so_far += len(word) + len(where)
    return parts


def _beginnings(parts: Sequence[Sequence[Line]]) -> Iterator[str]:
    """As much of the first word of each part as tells it from the last word before; one that is empty begins as the next."""
    found: list[str] = []
    last = ""
    for each in parts:
        first = each[0][0] if each else ""
        shared = _shared(last, first)
        found.append(first[: shared + 1])
        last = each[-1][0] if each else last
    after = "\uffff"
    for place in reversed(range(len(found))):
        after = found[place] = found[place] or after
    return iter(found)


def _part(lines: Iterable[Line], version: str) -> bytes:
    """Lines of words, each of which says how many letters of the word before it begins with."""
    written, last = [f"{RELEASE} {version}"], ""
    for word, letters_of_it in lines:
        shared = min(_shared(last, word), len(ALPHABET) - 1)
        written.append(f"{ALPHABET[shared]}{word[shared:]} {letters_of_it}")
        last = word
    return "\n".join([*written, END]).encode()


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    same = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        same += 1
    return same
