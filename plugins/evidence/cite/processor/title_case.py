"""Titles in the capitals of English headlines, where a style asks for them."""

import re
from typing import Any

from citeproc.string import MixedString, NoCase, String

_SMALL = frozenset(
    """
    a an and as at but by down for from in into nor of on onto or over so the till to up via with yet
    da das de del della der des di do dos du e el et für la las le les los und van von y
    """.split()
)
"""English words that stay small within a title, and those of neighbours that a journal's name may hold."""

_WORD = re.compile(r"[^\s/]+")
_PART = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]+(?:['’][A-Za-z\u00aa-\u024f]+)*")
"""A run of Latin letters: other scripts have no capitals of headlines."""


def title_case(text: Any) -> Any:
    """Capitalise the words of a title but the small ones in its midst; what has a capital stays as it is."""
    segments = list(text) if isinstance(text, MixedString) else [text]
    whole = "".join(map(str, segments))
    words = list(_WORD.finditer(whole))
    ends = {words[0].start(), words[-1].start()} if words else set()
    changed = list(whole)
    before = ":"
    for word in words:
        _capitalise(changed, word, keeps_small=word.start() not in ends and before not in ":.?!—")
        before = word[0][-1]
    return _cut_as(segments, "".join(changed))


def _capitalise(letters: list[str], word: re.Match[str], *, keeps_small: bool) -> None:
    """Write capitals for the parts of a word: both of `co-design`, but not the middle of `face-to-face`."""
    for number, part in enumerate(_PART.finditer(word[0])):
        before = word[0][: part.start()]
        begins = before[-1:] in "-–—/" if any(map(str.isalnum, before)) else True
        if begins and not (part[0] in _SMALL and (keeps_small or number)) and part[0] == part[0].lower():
            place = word.start() + part.start()
            letters[place : place + 1] = [letters[place].upper()[:1]]


def _cut_as(segments: list[Any], whole: str) -> Any:
    """Cut the new text where the old one was cut, and leave alone what must keep its case."""
    cut, at = [], 0
    for segment in segments:
        end = at + len(str(segment))
        cut.append(segment if isinstance(segment, NoCase) else String(whole[at:end]))
        at = end
    return MixedString(cut) if len(cut) != 1 else cut[0]
