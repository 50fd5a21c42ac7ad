"""Values of BibTeX fields: braces, quotes, `#`, and the names that `@string` gives."""

import re
from dataclasses import dataclass, field

from evidence.diagnostics import Rule, Severity

UNKNOWN_STRING = Rule(
    code="B010",
    name="unknown-string",
    severity=Severity.WARNING,
    why="A bare word stands for a text that `@string` defines. Without it the word itself is shown.",
    fix="Put the value in braces, or define the name with `@string`.",
)
TOO_LONG = Rule(
    code="B011",
    name="string-too-long",
    severity=Severity.ERROR,
    why="Names that stand for names can grow without end and stop the site from being built.",
    fix="Write the text itself instead of names that multiply it.",
)

UNUSED_STRING = Rule(
    code="B043",
    name="unused-string",
    severity=Severity.INFO,
    why="The text of a `@string` is only shown where an entry names it.",
    fix="Use its name in an entry, or take it away.",
)
STRING_TWICE = Rule(
    code="B044",
    name="string-defined-twice",
    severity=Severity.WARNING,
    why="From the second definition on the name stands for another text, which is easily missed.",
    fix="Give one of them another name, or take one away.",
)
RULES = (UNKNOWN_STRING, TOO_LONG, UNUSED_STRING, STRING_TWICE)


@dataclass(frozen=True, slots=True)
class Named:
    """A bare word in a value: a name to look up."""

    name: str


Value = str | tuple[str | Named, ...]
"""A text, or the parts that `#` joins."""

CURLY = "“”„«‘’"
"""Marks of quotation that a word processor puts where a quotation mark was typed."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# One nested level by pattern, which is nearly every value; deeper ones are counted.
_PLAIN_VALUE = re.compile(r'\{([^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}|"([^"{}]*+)"|([0-9]*+)')
_MARK = re.compile(r'[{}"]')
_BARE = re.compile(r'[^\s,#{}"=]+')
_SPACE = re.compile(r"\s*+")


def after_space(text: str, at: int) -> int:
    """Where the white space that begins here ends."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def clean_value(written: str) -> Value | None:
    """Read one value that should be whole, or None where it is not well formed."""
    if plain := _PLAIN_VALUE.fullmatch(written):
        return plain[plain.lastindex or 0]
    return None if written[0] in CURLY else _joined(written)


def _joined(written: str) -> Value | None:
    parts: list[str | Named] = []
    at = 0
    while True:
        at = after_space(written, at)
        part, at = _part(written, at)
        if part is None:
            return None
        parts.append(part)
        at = after_space(written, at)
        if at == len(written):
            return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else tuple(parts)
        if written[at] != "#":
            return None
        at += 1


def _part(written: str, at: int) -> tuple[str | Named | None, int]:
    if at >= len(written):
        return None, at
    if written[at] in '{"':
        end = _closing(written, at)
        return (None, at) if end < 0 else (written[at + 1 : end], end + 1)
    if bare := _BARE.match(written, at):
        return bare_word(bare[0]), bare.end()
    return None, at


def _closing(written: str, at: int) -> int:
    """Find what closes the brace or quote at a place; -1 where nothing does."""
    closer, depth = ("}", 0) if written[at] == "{" else ('"', 0)
    for mark in _MARK.finditer(written, at + 1):
        if mark[0] == closer and depth == 0:
            return mark.start()
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth < 0:
                return -1
    return -1


def bare_word(word: str) -> str | Named:
    """A number is itself; any other bare word is a name. ASCII digits only: `¹` is no number."""
    return word if word.isascii() and word.isdigit() else Named(word)


@dataclass(slots=True)
class Strings:
    """What the names of `@string` stand for, in the order of the files.

    `room` bounds what expansion may add in all: twenty short lines can otherwise ask for more
    text than any machine holds.
    """

    room: int
    used: set[str] = field(default_factory=set)
    """Names that were looked up."""
    values: dict[str, str] = field(default_factory=lambda: {month: month for month in MONTHS})
    later: dict[str, Value] = field(default_factory=dict)
    """Definitions of all files by name, for a name that is used before its `@string`."""

    def define(self, name: str, value: str) -> None:
        """Give a name its text from here on; names have no case."""
        self.values[name.lower()] = value

    def expand(self, value: Value) -> tuple[str, tuple[str, ...], bool]:
        """Give the text of a value, the names that are not defined, and whether it was cut."""
        if isinstance(value, str):
            return value, (), False
        texts, unknown, size = [], [], 0
        for part in value:
            if isinstance(part, str):
                texts.append(part)
                continue
            text = self._look_up(part.name)
            if text is None:
                unknown.append(part.name)
                text = part.name
            elif len(text) > self.room - size:
                self.room = 0
                return "".join(texts), tuple(unknown), True
            size += len(text)
            texts.append(text)
        self.room -= size
        return ("".join(texts) if len(texts) > 1 else texts[0]), tuple(unknown), False

    def _look_up(self, name: str) -> str | None:
        name = name.lower()
        self.used.add(name)
        if (text := self.values.get(name)) is not None:
            return text
        ahead = self.later.get(name)
        return ahead if isinstance(ahead, str) else None
