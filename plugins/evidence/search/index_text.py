"""What the search index is made from, and what the search script reads beside it.

    data/search/words.json        how words are folded, what widens a search, and where each kind begins
    data/search/spelling.txt      words of the library, the most usual first, a blank line, and everyday words that it
                                  lacks; fetched when a word is not found, or only its beginning was typed
    data/search/passages/7.json   the texts of entry 7, fetched when it is shown as a result

The index itself is made by the edge, from `records`.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from itertools import chain

from evidence.library.facets import KINDS, FacetEntry
from evidence.library.folding import compounds, folded, hashed, identifier, root, table, tokens, written
from evidence.library.folding_table import STOP
from evidence.library.library import Library
from evidence.library.search_documents import Searchable, searchables
from evidence.model.reference import Name
from evidence.search.everyday_words import everyday_words

FOLDER = "data/search/"
END = "ʔ"
"""Ends each word of the index. The search engine finds all words that begin like the one asked
for; with an end of its own a word is only ever itself."""
AUTHOR, TITLE, YEAR, NUMBER = "za", "zt", "zy", "zi"
"""Begin the words of a field: `author:`, `title:`, `year:` and the numbers of a record."""
MOST_SPELLINGS = 12_000


class SearchData:
    """The library as it is searched, worked out when it is first asked for."""

    def __init__(self, library: Library, entries: Sequence[FacetEntry]) -> None:
        self._library, self._entries = library, entries
        self._version = ""

    @cached_property
    def found_by(self) -> Sequence[Searchable]:
        """What each entry is found by, in the order of the numbers."""
        return tuple(searchables(self._library, self._entries))

    @cached_property
    def joined(self) -> frozenset[str]:
        """Pairs of words that count as one."""
        topic = self._library.content.words.compounds
        return compounds(chain.from_iterable(_texts(each) for each in self.found_by), topic)

    def records(self) -> Iterator[str]:
        """The words that each entry is indexed by, in the order of the numbers."""
        digest = sha256()
        for each in self.found_by:
            words = indexed(each, self.joined)
            digest.update(words.encode())
            yield words
        self._version = digest.hexdigest()[:10]

    @property
    def version(self) -> str:
        """A name for the index, so that a browser never mixes two builds."""
        if not self._version:
            for _ in self.records():
                pass
        return self._version

    def files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Give path and maker of every file."""
        yield f"{FOLDER}words.json", self.words
        yield f"{FOLDER}spelling.txt", self.spelling
        for number, entry in enumerate(self._entries):
            if entry.kind != "reference":
                yield f"{FOLDER}passages/{number}.json", partial(self.passages, number)

    def words(self) -> bytes:
        """What every search needs first."""
        kinds = [entry.kind for entry in self._entries]
        return _json(
            {
                "version": self.version,
                "table": table(),
                "joined": sorted(self.joined),
                "kinds": [[kind, kinds.count(kind)] for kind in KINDS],
                "wider": [[each.key, each.label, each.to, each.numbers] for each in self._wider()],
            }
        )

    def spelling(self) -> bytes:
        """Words as they are written, the most usual first; then everyday words, which are no slips."""
        counts = Counter(
            each.word
            for found in self.found_by
            for text in (*_texts(found), *(" ".join(_name_parts(name)) for name in found.people))
            for each in written(text)
            if len(each.word) > 3 and each.word.isalpha() and each.word not in STOP
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
    for words in (label, *aliases):
        key = " ".join(folded(words, joined))
        if not key:
            continue
        road = known.setdefault(key, Wider(key, words, [], []))
        to = close if words == label else [label]
        road.to += [each for each in to if each not in road.to and each != words]
        if number is not None and number not in road.numbers:
            road.numbers.append(number)


def indexed(found: Searchable, joined: frozenset[str]) -> str:
    """The words of an entry: titles first, then people and what it says chiefly, then every other word once."""
    main: list[str] = []
    extra: list[str] = []
    for text in (*found.titles, " ".join(chain.from_iterable(map(_name_parts, found.people)))):
        _add(text, joined, main, extra)
    for passage in found.passages:
        _add(passage.text, joined, main if passage.chief else extra, extra)
    for text in (*found.tags, *found.places):
        _add(text, joined, extra, extra)
    if found.entry.year:
        extra.append(str(found.entry.year))
    seen = set(main)
    extra = [each for each in dict.fromkeys(extra) if each not in seen]
    return " ".join(f"{each}{END}" for each in (*main, *extra, *_field_words(found, joined)))


def _add(text: str, joined: frozenset[str], main: list[str], extra: list[str]) -> None:
    for token, parts in tokens(text, joined):
        main.append(token)
        extra.extend(parts)


def _field_words(found: Searchable, joined: frozenset[str]) -> Iterator[str]:
    yield from dict.fromkeys(f"{TITLE}{token}" for text in found.titles for token in folded(text, joined))
    names = chain.from_iterable(map(_name_parts, found.people))
    yield from dict.fromkeys(f"{AUTHOR}{root(each.word)}" for part in names for each in written(part))
    if found.entry.year:
        yield f"{YEAR}{year_word(found.entry.year)}"
    yield from dict.fromkeys(f"{NUMBER}{hashed(identifier(each))}" for each in found.numbers)


def year_word(year: int) -> str:
    """A year in letters, since the search engine takes numbers apart: 2019 is `cabj`."""
    return "".join(chr(97 + int(digit)) for digit in str(abs(year)))


def _name_parts(name: Name) -> Iterator[str]:
    """A name with its initials apart and together: `Singer, Sara J.` is also `S`, `J` and `SJ`."""
    yield from filter(None, (name.given, name.von, name.family, name.suffix, name.literal))
    initials = [each.word[0] for each in written(name.given) if each.word]
    if initials:
        yield " ".join(initials)
        yield "".join(initials)


def _texts(found: Searchable) -> Iterator[str]:
    yield from found.titles
    yield from (passage.text for passage in found.passages)


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
