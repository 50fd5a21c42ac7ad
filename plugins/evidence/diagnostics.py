"""What is wrong, where, why it matters and how to mend it.

A rule is a constant with a code; a code is never given a second meaning. A diagnostic is a
rule applied to a place; where its hint names the very words to write, it carries them as a change.
Rendering is separate from finding: text for a terminal, JSON for programs, annotations for a
pull request.
"""

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from evidence.model.characters import counted, one_line
from evidence.model.edit import Change, Edit, Rename, located
from evidence.model.source import Position

__all__ = [
    "Diagnostic",
    "Edit",
    "Rename",
    "Rule",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "in_order",
    "with_places",
]
_LONGEST_SHOWN = 100


class Severity(IntEnum):
    """How much a finding weighs; only an error or a warning fails the check."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about one place. Sorts by place, then code, then words."""

    where: Position
    rule: "Rule"
    message: str
    hint: str = ""
    edit: Change | None = None
    """The change that the hint names, to be made as it stands: made alone, it mends this mistake."""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """A key that puts findings in reading order, the same in every run."""
        return (self.where.path, self.where.line, self.where.column, self.rule.code, self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A fault that can be found, and the reason why it is one."""

    code: str
    name: str
    """The fault in kebab-case: `unknown-citation-key`."""
    severity: Severity
    why: str
    """What goes wrong for a reader if it stays; one or two plain sentences."""
    fix: str = ""
    """What an editor does about it in general, for `evidence explain`."""

    def at(self, where: Position, message: str, *, hint: str = "", edit: Change | None = None) -> Diagnostic:
        """State that this rule is broken at a place. `edit` is what a hint tells to write, if it names it."""
        return Diagnostic(where, self, message, hint or self.fix, edit)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and drop exact repeats."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: found.order))


def with_places(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Point each edit at the very place of its old text; drop those whose text is not there."""
    return tuple(
        replace(found, edit=located(found.edit, texts.get(found.edit.where.path, "")))
        if isinstance(found.edit, Edit)
        else found
        for found in diagnostics
    )


def as_text(diagnostics: Iterable[Diagnostic], *, changes: bool = False) -> str:
    """Render for a terminal: a fault, its hint and, if asked for, the change that mends it, in the order given."""
    lines = []
    for found in diagnostics:
        lines.append(f"{found.where}: {found.rule.severity} {found.rule.code} {found.message}")
        if found.hint:
            lines.append(f"    hint: {found.hint}")
        if changes:
            lines += (f"    {line}" for line in change_lines(found.edit))
    return "\n".join(lines)


def change_lines(change: Change | None) -> list[str]:
    """Show a change in one line, or in a line for each that goes and each that comes."""
    match change:
        case None:
            return []
        case Rename(path, new):
            return [f"rename: {one_line(path)} → {one_line(new)}"]
        case Edit(_, old, new):
            return _edit_lines(old, new)


def _edit_lines(old: str, new: str) -> list[str]:
    if old.strip() and old.split() == new.split() and "\n" not in old + new:
        return [f"indent: {counted(len(new) - len(new.lstrip()), 'space')} before {_one(new)}"]
    if old and not new and not old.strip():
        return [f"delete: {counted(old.count(chr(10)), 'empty line')}"]
    if "\n" in old.rstrip("\n") + new.rstrip("\n"):
        return ["change:", *_difference(old, new)]
    return [_in_a_line(_one(old), _one(new))]


def _in_a_line(old: str, new: str) -> str:
    if old and new:
        return f"change: {old} → {new}"
    return f"add: {new}" if new else f"delete: {old}"


def _one(text: str) -> str:
    line = one_line(text.rstrip("\n"))
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1].rstrip() + "…"


def _margin(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))


def _difference(old: str, new: str) -> list[str]:
    """The lines that go and those that come."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [f"{line[0]} {_margin(line[1:])}{_one(line[1:])}" for line in list(lines)[2:] if not line.startswith("@@")]


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Render for programs: a list of flat objects."""
    return json.dumps(
        [
            {
                "path": found.where.path,
                "line": found.where.line,
                "column": found.where.column,
                "severity": str(found.rule.severity),
                "code": found.rule.code,
                "name": found.rule.name,
                "message": found.message,
                "hint": found.hint,
                "edit": _flat(found.edit),
            }
            for found in diagnostics
        ],
        ensure_ascii=False,
        indent=2,
    )


def _flat(change: Change | None) -> dict[str, Any] | None:
    """A change for programs; the end is the place behind the old text."""
    match change:
        case Rename(path, new):
            return {"rename": path, "to": new}
        case Edit(where, old, new):
            return {
                "path": where.path,
                "line": where.line,
                "column": where.column,
                "end_line": change.end.line,
                "end_column": change.end.column,
                "old": old,
                "new": new,
            }
    return None


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Render as GitHub workflow commands, which annotate the lines of a pull request."""
    levels = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
    return "\n".join(
        f"::{levels[found.rule.severity]} file={_property(found.where.path)},"
        f"line={found.where.line},col={found.where.column},"
        f"title={_property(f'{found.rule.code} {found.rule.name}')}::"
        + _data("\n".join([found.message, *([f"hint: {found.hint}"] if found.hint else []), *change_lines(found.edit)]))
        for found in diagnostics
    )


def _data(text: str) -> str:
    """Escape the message part of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
