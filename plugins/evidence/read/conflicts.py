"""Marks that a conflict between two versions left in a file.

The text is read as if the first version had been kept, so that the marks cost one message and no more.
"""

import re

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.source import Position, Source

MERGE_CONFLICT = Rule(
    code="F006",
    name="merge-conflict",
    severity=Severity.ERROR,
    why="Two people changed the same lines, and the file still holds both versions with the marks between them.",
    fix="Keep one version, or make one of both, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.",
)
RULES = (MERGE_CONFLICT,)

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?\r?", re.MULTILINE)
_ANY = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t\r].*)?$", re.MULTILINE)


def without_conflicts(source: Source) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Report each conflict once, and give the text with the first version of it alone."""
    if not _ANY.search(source.text):
        return source, ()
    lines = source.text.split("\n")
    found = []
    number = 0
    while number < len(lines):
        mark = _MARK.fullmatch(lines[number])
        if not mark or (mark[1][0] == "=" and mark[0].rstrip() != "=" * 7):
            number += 1
            continue
        last = _end(lines, number) if mark[1][0] == "<" else number
        found.append(_reported(source.path, lines, number, last))
        _keep_first(lines, number, last)
        number = last + 1
    return Source(source.path, "\n".join(lines)), tuple(found)


def _end(lines: list[str], start: int) -> int:
    """The last mark of a conflict that begins on a line."""
    last = start
    for number in range(start + 1, len(lines)):
        mark = _MARK.fullmatch(lines[number])
        if mark and mark[1][0] == "<":
            break
        if mark:
            last = number
        if mark and mark[1][0] == ">":
            return last
    # Without its last mark nobody can tell where the second version ends: it is taken to be as long as the first.
    middle = next((n for n in range(start + 1, last + 1) if lines[n].startswith("=")), last)
    return max(last, min(middle + middle - start - 1, len(lines) - 1))


def _reported(path: str, lines: list[str], start: int, last: int) -> Diagnostic:
    where = Position(path, start + 1)
    if start < last:
        return MERGE_CONFLICT.at(where, "a conflict between two versions was not settled")
    line = lines[start].rstrip("\r")
    old = f"{line}\n" if start + 1 < len(lines) else line
    return MERGE_CONFLICT.at(
        where,
        f"`{line[:60].replace('`', chr(39))}` was left of a conflict between two versions",
        hint="delete the line",
        edit=Edit(where, old, ""),
    )


def _keep_first(lines: list[str], start: int, last: int) -> None:
    """Blank the marks and the second version; lines keep their numbers."""
    kept = True
    for number in range(start, last + 1):
        mark = _MARK.fullmatch(lines[number])
        if mark:
            kept = mark[1][0] in "<>"
        if mark or not kept:
            lines[number] = ""
