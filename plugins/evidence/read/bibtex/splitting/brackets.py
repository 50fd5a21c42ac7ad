"""Which braces of a text belong together."""

import re


def depth(words: str) -> int:
    """How many braces open more often than they close."""
    return words.count("{") - words.count("}")


def pairs(text: str) -> tuple[dict[int, int], bool]:
    """Match braces as BibTeX does, where a backslash changes nothing; if that does not come
    out even, as TeX does, where `\\}` is a character."""
    first = _match(text, re.compile(r"[{}]"))
    if first[1]:
        return first
    second = _match(text, re.compile(r"(?<!\\)[{}]"))
    return second if second[1] else first


def _match(text: str, pattern: re.Pattern[str]) -> tuple[dict[int, int], bool]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    even = True
    for brace in pattern.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            pairs[opened.pop()] = brace.start()
        else:
            even = False
    return pairs, even and not opened
