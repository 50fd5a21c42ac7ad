"""Words as they are searched for: typography, spelling and endings do not matter.

`assets/js/fold.js` does the same to a query, with the same table; `tests/unit/test_folding.py` and
`tests/browser/test_folding.py` hold the two together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

from evidence.library.folding_table import (
    APOSTROPHES,
    COMPOUNDS,
    ENDINGS,
    HYPHENS,
    INVISIBLE,
    LETTERS,
    SPELLING,
    STOP,
    WHOLE,
)

_PLAIN = str.maketrans(
    {
        **LETTERS,
        **dict.fromkeys(HYPHENS, "-"),
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(INVISIBLE, ""),
    }
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST = 60
_MOST_KNOWN = 50_000


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A word as it was written, without typography."""

    word: str
    start: int
    """Where it starts in the plain text."""
    joined: bool
    """Whether a hyphen joins it to the word before."""


def plain(text: str) -> str:
    """Take away capitals, accents, ligatures, and the shapes of quotation marks, hyphens and spaces."""
    if not text.isascii():
        apart = normalize("NFKD", text.translate(_PLAIN))
        text = "".join(each for each in apart if category(each) != "Mn").lower().translate(_PLAIN)
        return "".join(each for each in text if category(each) != "Mn")
    return text.lower().replace("`", "'")


def written(text: str) -> Iterator[WrittenForm]:
    """Find the words of a text."""
    text = plain(text)
    last = 0
    for match in _WORD.finditer(text):
        yield WrittenForm(_word(match[0]), match.start(), bool(last) and text[last : match.start()] == "-")
        last = match.end()


def words(text: str) -> list[str]:
    """The words of a text, without their places."""
    return [_word(each) for each in _WORD.findall(plain(text))]


def _word(written: str) -> str:
    return written.removesuffix("'s").replace("'", "")[:_LONGEST]


@lru_cache(maxsize=100_000)
def spelt(word: str) -> str:
    """One spelling for British and American ones. `word` is plain."""
    for old, new, least in SPELLING:
        if len(word) >= least and old in word:
            word = word.replace(old, new)
    return word


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """What all forms of a word share: `partner` for partners, partnering and partnership."""
    word = WHOLE.get(word, word)
    if word in WHOLE.values() or len(word) < 4 or not word.isalpha():
        return word
    word = spelt(word)
    for group in ENDINGS:
        for ending, stays, least in group:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word.removesuffix(ending) + stays
                break
    return word


def pair(first: str, second: str) -> str:
    """The name of two words that stand together, in a set of compounds."""
    return f"{spelt(first)} {root(second)}"


def _joined_pairs(text: str) -> Iterator[str]:
    """Each pair of words with a hyphen between them, small words aside."""
    last = ""
    for each in written(text):
        if each.joined and last.isalpha() and each.word.isalpha() and not {last, each.word} & STOP:
            yield pair(last, each.word)
        last = each.word


def compounds(texts: Iterable[str], topic: Iterable[str] = (), most: int = 1_500) -> frozenset[str]:
    """Find the pairs of words that are written with a hyphen, the most usual ones of a large library.

    A pair of the language or of the topic counts always, so that it is one word even where nobody wrote a hyphen.
    """
    counts: dict[str, int] = {}
    for text in texts:
        for name in _joined_pairs(text) if any(hyphen in text for hyphen in HYPHENS) else ():
            counts[name] = counts.get(name, 0) + 1
    usual = sorted(counts, key=lambda name: (-counts[name], name))[:most]
    return frozenset([*usual, *(name for word in (*COMPOUNDS, *topic) for name in _pairs(word))])


class _Known(dict[str, tuple[str, str, bool]]):
    """Each word as it stands in a text: plain, its root ('' where it says nothing), and whether a compound may begin with it."""

    def __init__(self, joined: frozenset[str]) -> None:
        self._firsts = frozenset(name.partition(" ")[0] for name in joined)

    def __missing__(self, written: str) -> tuple[str, str, bool]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        word = _word(written)
        self[written] = known = (word, "" if word in STOP else root(word), spelt(word) in self._firsts)
        return known


_known = lru_cache(maxsize=2)(_Known)


def tokens(text: str, joined: frozenset[str] = frozenset()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each word of a text, and of a compound also what else it is found by: its parts, and
    shorter compounds in it. Stop words are left out.

    `joined` has the pairs that count as one word, however they are written.
    """
    known = _known(joined)
    words = [known[each] for each in _WORD.findall(plain(text))]
    place, last = 0, len(words) - 1
    while place <= last:
        word, its_root, begins = words[place]
        run = 1
        while begins and place + run <= last and pair(word, words[place + run][0]) in joined:
            word, _, begins = words[place + run]
            run += 1
        if run > 1:
            parts = [each for each, _, _ in words[place : place + run]]
            yield root("".join(parts)[:_LONGEST]), tuple(_within(parts))
        elif its_root:
            yield its_root, ()
        place += run


def _within(parts: list[str]) -> Iterator[str]:
    """Every part of a compound and every shorter compound."""
    for length in range(1, len(parts)):
        for start in range(len(parts) - length + 1):
            inner = parts[start : start + length]
            if length > 1 or inner[0] not in STOP:
                yield root("".join(inner)[:_LONGEST])


def folded(text: str, joined: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words that a text or a query is searched by."""
    return tuple(token for token, _ in tokens(text, joined))


def identifier(text: str) -> str:
    """A number or address by which a record is known, without what people write around it.

    >>> identifier("https://doi.org/10.1111/HSC.13406"), identifier("0966-0410")
    ('101111hsc13406', '09660410')
    """
    text = plain(text).strip()
    for before in _BEFORE:
        text = text.removeprefix(before).strip()
    return "".join(each for each in text if each.isalnum())


_BEFORE = (
    "https://",
    "http://",
    "www.",
    "dx.",
    "doi.org/",
    "pubmed.ncbi.nlm.nih.gov/",
    "pmc.ncbi.nlm.nih.gov/articles/",
    "ncbi.nlm.nih.gov/pmc/articles/",
    "ncbi.nlm.nih.gov/pubmed/",
    "doi:",
    "doi",
    "pmid:",
    "pmid",
    "pmcid:",
    "pmcid",
    "issn:",
    "issn",
    "isbn:",
    "isbn",
    "accession number",
    "an:",
    ":",
)


def _pairs(word: str) -> Iterator[str]:
    parts = word.split("-")
    return (pair(first, second) for first, second in zip(parts, parts[1:], strict=False))


def table() -> dict[str, object]:
    """The table as the script reads it."""
    return {
        "letters": dict(LETTERS),
        "apostrophes": APOSTROPHES,
        "hyphens": HYPHENS,
        "invisible": INVISIBLE,
        "spelling": SPELLING,
        "whole": dict(WHOLE),
        "endings": ENDINGS,
        "stop": sorted(STOP),
        "before": _BEFORE,
        "longest": _LONGEST,
    }
