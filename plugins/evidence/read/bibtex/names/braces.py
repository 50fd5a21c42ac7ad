"""Words of names with braces in them, which hold together what is in them."""

import re

MARK = re.compile(r"[{},]")
_BRACE_OR_SPACE = re.compile(r"[{} ]")
LONGEST_NAME = 200
_NO_CAPITALS = re.compile("[\u10d0-\u10ff]")
"""Georgian: Unicode gives it capitals, but nobody writes names with them."""


def split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Split at what a pattern finds outside braces."""
    if pattern is MARK and "{" not in text and "}" not in text:
        return text.split(",")
    pieces, depth, start = [], 0, 0
    for mark in pattern.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[start : mark.start()])
            start = mark.end()
    pieces.append(text[start:])
    return pieces


def commas(text: str) -> list[str]:
    """The parts of a piece between its commas outside braces."""
    return [each.strip() for each in split(text, MARK)]


def is_whole(text: str) -> bool:
    """Whether the first brace closes at the end, so that the braces hold all of the name."""
    if text[:1] != "{" or text[-1] != "}" or len(text) < 3:
        return False
    depth = 0
    for at, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return at == len(text) - 1
    return False


def clean(text: str) -> str:
    """Text without braces and with single spaces."""
    if "{" not in text and "}" not in text and "  " not in text:
        return text.strip()
    return " ".join(text.replace("{", "").replace("}", "").split())


def is_lower(word: str) -> bool:
    """A word of a particle begins with a small letter outside braces, in letters that have capitals."""
    for char in word[:40]:
        if char == "{":
            return False
        if char.isalpha():
            return char.islower() and not _NO_CAPITALS.match(char)
    return False


def words_of(text: str) -> list[str]:
    """The words of a text, with those in braces as one."""
    if "{" not in text:
        return text.split()
    return [each for each in split(text, _BRACE_OR_SPACE) if each]
