"""Letters that were read in the wrong encoding once, before they came here: `JosÃ©` for `José`."""

import re
from collections.abc import Iterator

_LIKELY = re.compile("[ÃÂâÅÄ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,2}")
_WORD = re.compile(r"[^\s{}\\,;]*(?:[ÃÂâÅÄ])[^{}\\,;\s]*")
_MARKS = frozenset("–—‘’‚“”„†‡•…‰‹›€™")
_MEANT = re.compile("[\u00a1-\u00ff\u0100-\u017f\u2010-\u2026\u20ac\u2122\u00a0]+")
_MOST = 5


def garbled_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word that was garbled, and the word that was meant."""
    if text.isascii() or not _LIKELY.search(text):
        return
    found = 0
    for word in _WORD.finditer(text):
        meant = _LIKELY.sub(_meant, word[0])
        if meant != word[0]:
            yield word[0], meant
            found += 1
        if found == _MOST:
            return


def _meant(match: re.Match[str]) -> str:
    """What was meant by two or three letters; the same where they may well be meant themselves."""
    for letters in (match[0], match[0][:2]):
        if letters[0] in "ÅÄ" and letters[1] in _MARKS:
            continue
        try:
            meant = _bytes(letters).decode("utf-8")
        except UnicodeError:
            continue
        if _MEANT.fullmatch(meant):
            return meant + match[0][len(letters) :]
    return match[0]


def _bytes(letters: str) -> bytes:
    """The bytes of letters in the encoding of Windows, with the five that it lacks as they are."""
    return b"".join(
        letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252") for letter in letters
    )
