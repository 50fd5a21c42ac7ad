"""What the search script reads.

data/search/words.json        how words are folded, what widens a search, where each kind begins, and each part of the index
data/search/index/3.txt       a part of the index, fetched when a word in it is looked for
data/search/spelling.txt      words of the library, the most usual first, a blank line, and everyday words that it
                              lacks; fetched when a word is not found
data/search/passages/7.json   the texts of entry 7, fetched when it is shown as a result
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from evidence.library.facets import KINDS, FacetEntry
from evidence.library.folding import compounds, folded, identifier, table, words
from evidence.library.folding_table import STOP
from evidence.library.library import Library
from evidence.library.search_documents import Searchable, searchables
from evidence.model.reference import Name
from evidence.search.everyday_words import everyday_words
from evidence.search.inverted import EXACT, YEAR, Index, Inverted

FOLDER = "data/search/"
LETTERS_OF_A_PART = 40_000
"""Letters of the library's texts for each part of its index, which is of about half that size and sent in a third."""
MOST_SPELLINGS = 12_000


class SearchData:
    """The library as it is searched, worked out when it is first asked for."""

    def __init__(
        self, library: Library, entries: Sequence[FacetEntry], entries_version: Callable[[], str] = str
    ) -> None:
        self._library, self._entries, self._entries_version = library, entries, entries_version

    @cached_property
    def found_by(self) -> Sequence[Searchable]:
        """What each entry is found by, in the order of the numbers."""
        return tuple(searchables(self._library, self._entries))

    @cached_property
    def joined(self) -> frozenset[str]:
        """Pairs of words that count as one."""
        topic = self._library.content.words.compounds
        return compounds(chain.from_iterable(_texts(each) for each in self.found_by), topic)

    @cached_property
    def index(self) -> Index:
        """Every word, and where it stands. It is made once a part of it, or what names its parts, is asked for."""
        inverted = Inverted(self.joined)
        for number, each in enumerate(self.found_by):
            inverted.add(number, texts(each), exact(each))
        return inverted.index(self._parts)

    @property
    def _parts(self) -> int:
        """How many files the index has, which is known before it is made."""
        return 1 + sum(len(text) for each in self.found_by for text in _texts(each)) // LETTERS_OF_A_PART

    def files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Give path and maker of every file."""
        yield f"{FOLDER}words.json", self.words
        yield f"{FOLDER}spelling.txt", self.spelling
        for part in range(self._parts):
            yield f"{FOLDER}index/{part}.txt", partial(self.part, part)
        for number, entry in enumerate(self._entries):
            if entry.kind != "reference":
                yield f"{FOLDER}passages/{number}.json", partial(self.passages, number)

    def words(self) -> bytes:
        """What every search needs first."""
        kinds = [entry.kind for entry in self._entries]
        return _json(
            {
                "version": self.index.version,
                "entries": self._entries_version(),
                "index": self.index.beginnings,
                "table": table(),
                "joined": sorted(self.joined),
                "kinds": [[kind, kinds.count(kind)] for kind in KINDS],
                "wider": [[each.key, each.label, each.to, each.numbers] for each in self._wider()],
            }
        )

    def part(self, number: int) -> bytes:
        """A part of the index."""
        return self.index.parts[number]

    def spelling(self) -> bytes:
        """Words as they are written, the most usual first; then everyday words, which are no slips."""
        counts = Counter(
            each
            for found in self.found_by
            for text in (*_texts(found), *(" ".join(_name_parts(name)) for name in found.people))
            for each in words(text)
            if len(each) > 3 and each.isalpha() and each not in STOP
        )
        usual = sorted(counts, key=lambda word: (-counts[word], word))[:MOST_SPELLINGS]
        return "\n".join([*usual, "", *sorted(everyday_words() - counts.keys())]).encode()

    def passages(self, number: int) -> bytes:
        """The texts of an entry with their places on its page."""
        found = self.found_by[number]
        return _json([found.entry.path, *([each.anchor, each.text] for each in found.passages)])

    def _wider(self) -> Iterator["Wider"]:
        """Every label and every other word of the vocabularies and the glossary, with where it leads."""
        numbers = {entry.id: number for number, entry in enumerate(self._entries)}
        known: dict[str, Wider] = {}
        for name, term in self._library.terms.items():
            close = [
                self._library.terms[each.term].label
                for each in term.matches
                if each.match == "close" and each.term in self._library.terms
            ]
            _learn(known, self.joined, numbers.get(name), term.label, term.aliases, close)
        for word in self._library.content.glossary.entries if self._library.content.glossary else ():
            _learn(known, self.joined, numbers.get(f"glossary#{word.id}"), word.term, word.aliases, [])
        return (known[key] for key in sorted(known))


@dataclass(slots=True)
class Wider:
    """A road from words that people use to words that the library uses."""

    key: str
    label: str
    to: list[str]
    numbers: list[int]
    """Entries that these words name."""


def _learn(
    known: dict[str, Wider],
    joined: frozenset[str],
    number: int | None,
    label: str,
    aliases: Iterable[str],
    close: list[str],
) -> None:
    for said in (label, *aliases):
        key = " ".join(folded(said, joined))
        if not key:
            continue
        road = known.setdefault(key, Wider(key, said, [], []))
        to = close if said == label else [label]
        road.to += [each for each in to if each not in road.to and each != said]
        if number is not None and number not in road.numbers:
            road.numbers.append(number)


def texts(found: Searchable) -> Iterator[tuple[str, str]]:
    """What an entry says, each text with its field."""
    yield from (("title", text) for text in found.titles)
    yield from (("heading", text) for text in found.headings)
    yield from ((passage.field, passage.text) for passage in found.passages)
    yield from (("people", part) for name in found.people for part in _name_parts(name))
    yield from (("label", text) for text in found.tags)
    yield from (("place", text) for text in found.places)
    if found.entry.year:
        yield "label", str(found.entry.year)


def exact(found: Searchable) -> Iterator[str]:
    """What an entry is known by, letter by letter: its numbers and keys, and its year."""
    yield from dict.fromkeys(f"{EXACT}{identifier(each)}" for each in found.numbers)
    if found.entry.year:
        yield f"{YEAR}{found.entry.year}"


def _name_parts(name: Name) -> Iterator[str]:
    """A name with its initials apart and together: `Singer, Sara J.` is also `S`, `J` and `SJ`."""
    yield from filter(None, (name.given, name.von, name.family, name.suffix, name.literal))
    initials = [each[0] for each in words(name.given) if each]
    if initials:
        yield " ".join(initials)
        yield "".join(initials)


def _texts(found: Searchable) -> Iterator[str]:
    yield from found.titles
    yield from (passage.text for passage in found.passages)


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
