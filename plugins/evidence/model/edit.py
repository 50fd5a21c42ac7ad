"""A change of a file that mends a mistake, and how such changes are made in texts.

Whoever states a mistake often knows its line and the word, and not the column. So an edit may point
before its old text; `located` finds the very place, and gives none where the text is not there (any more).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from evidence.model.source import Position

_LINE_END = re.compile(r"\r\n|\n|\r")
_LINES_LOOKED_AT = 2
"""A value may stand on the line below the name of its field."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Write `new` in place of `old`, which stands at a place or soon after it.

    Both may go over several lines, with `\\n` between them whatever the file has there. An empty
    `old` puts `new` in exactly at the place.
    """

    where: Position
    old: str
    new: str

    @property
    def end(self) -> Position:
        """The place behind the old text, once the edit is located."""
        lines = self.old.split("\n")
        column = len(lines[-1]) + (self.where.column if len(lines) == 1 else 1)
        return Position(self.where.path, self.where.line + len(lines) - 1, column)


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a file another name; both paths are from the root of the project."""

    path: str
    new: str


Change = Edit | Rename


def located(edit: Edit, text: str) -> Edit | None:
    """Point the edit at the very place of its old text; None where it is not there."""
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    first = edit.where.line - 1
    if not 0 <= first < len(lines):
        return None
    if not edit.old:
        return edit if edit.where.column - 1 <= len(lines[first]) else None
    height = edit.old.count("\n")
    column = edit.where.column - 1
    for number in range(first, min(first + _LINES_LOOKED_AT, len(lines))):
        found = _find(edit.old, "\n".join(lines[number : number + height + 1]), column, len(lines[number]))
        if found >= 0:
            return replace(edit, where=Position(edit.where.path, number + 1, found + 1))
        column = 0
    return None


def _find(old: str, text: str, start: int, end: int) -> int:
    """The first place of a text as words of its own; a name of a field is only found with its colon."""
    at = text.find(old, start)
    while 0 <= at <= end:
        before, after = text[:at], text[at + len(old) :]
        joined = (_in_word(before[-1:]) and _in_word(old[0])) or (_in_word(old[-1]) and _in_word(after[:1]))
        named = re.fullmatch(r"\s*(?:- )?", before) and after.startswith(":") and _in_word(old[-1])
        if not joined and not named:
            return at
        at = text.find(old, at + 1)
    return -1


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in ("-", "_")


def applied(texts: Mapping[str, str], edits: Iterable[Edit]) -> tuple[dict[str, str], tuple[Edit, ...]]:
    """Make changes in texts by path; give the texts that changed, and the edits that could not be made.

    Places are those of the texts as they were. Of two edits that touch each other the first is made.
    """
    wanted: dict[str, list[Edit]] = {}
    left: list[Edit] = []
    for edit in edits:
        place = located(edit, texts.get(edit.where.path, ""))
        same_file = wanted.setdefault(edit.where.path, [])
        if place is None or any(_overlap(place, other) for other in same_file):
            left.append(edit)
        else:
            same_file.append(place)
    changed = {path: _changed(texts[path], each) for path, each in wanted.items() if each}
    return changed, tuple(left)


def _overlap(one: Edit, other: Edit) -> bool:
    return one.where == other.where or (one.where < other.end and other.where < one.end)


def _changed(text: str, edits: list[Edit]) -> str:
    lines = _Lines(text)
    for edit in sorted(edits, key=lambda edit: edit.where, reverse=True):
        start, end = lines.offset(edit.where), lines.offset(edit.end)
        text = text[:start] + edit.new.replace("\n", lines.ending) + text[end:]
    return text


class _Lines:
    """Where each line of a text begins, and how its lines end."""

    def __init__(self, text: str) -> None:
        start = int(text.startswith("\ufeff"))
        ends = list(_LINE_END.finditer(text))
        self.starts = [start, *(end.end() for end in ends)]
        self.ending = ends[0][0] if ends else "\n"

    def offset(self, where: Position) -> int:
        return self.starts[where.line - 1] + where.column - 1
