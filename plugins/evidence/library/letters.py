"""Numbers as letters, which stand in JSON and in plain text as they are and are sent in few bytes.

A number is written as letters of `ALPHABET` that hold five bits, the low ones first; a letter from the second half says
that another follows. `assets/js/filter.js` reads them.
"""

from collections.abc import Iterable
from functools import lru_cache

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@lru_cache(maxsize=65_536)
def letters(number: int) -> str:
    """Write a number that is not negative."""
    written = ""
    while number > 31:
        written += ALPHABET[32 + (number & 31)]
        number >>= 5
    return written + ALPHABET[number]


def gaps(numbers: Iterable[int]) -> str:
    """Write ascending numbers as the gaps between them."""
    written, last = [], -1
    for number in numbers:
        written.append(letters(number - last - 1))
        last = number
    return "".join(written)
