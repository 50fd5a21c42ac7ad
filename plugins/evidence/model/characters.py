"""How text is written out: without characters that a page or an export may not hold, and a number with its noun."""

import re

_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_NEVER_TEXT = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def one_line(text: str) -> str:
    """Put text on one line and drop what neither XML nor JSON can carry.

    Control characters and line breaks become one space, so that a value cannot open a new line
    (a new tag, in RIS) in a file we write. Half surrogates and noncharacters vanish. No-break and
    other printing spaces stay as they were.
    """
    return clean(text).strip(" ")


def clean(text: str) -> str:
    """Do what `one_line` does, but keep a space at either end: for a part of a longer text."""
    if text.isprintable() and "  " not in text:  # nearly always, and ten times as fast
        return text
    return _BREAKS.sub(" ", _NEVER_TEXT.sub("", text))


def counted(count: int, one: str, several: str = "") -> str:
    """`1 study`, `2 studies`; without a word for several the one gets an s."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
