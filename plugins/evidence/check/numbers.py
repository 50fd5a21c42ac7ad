"""Numbers as people write them in text: digits or words."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(_ONES)}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_WORDS |= {
    f"{tens}{joint}{ones}": 10 * value + extra
    for value, tens in enumerate(_TENS, start=2)
    for extra, ones in enumerate(_ONES[1:10], start=1)
    for joint in "- "
}
_WORDS |= {"a dozen": 12, "one hundred": 100, "a hundred": 100}

PATTERN = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}|"
    + "|".join(sorted((re.escape(word) for word in _WORDS), key=len, reverse=True))
    + ")"
)
"""Matches one number; for use inside a larger pattern that ignores case."""


def number(text: str) -> int | None:
    """Read a whole number such as `7`, `1,200`, `seven` or `twenty-one`; None for anything else."""
    plain = " ".join(text.casefold().split())
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}", plain):
        return int(plain.replace(",", ""))
    return _WORDS.get(plain)
