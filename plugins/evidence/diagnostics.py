"""What is wrong, where, why it matters and how to mend it.

A rule is a constant with a code; a code is never given a second meaning. A diagnostic is a
rule applied to a place. Rendering is separate from finding: text for a terminal, JSON for
programs, annotations for a pull request.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from evidence.model.source import Position


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

    def at(self, where: Position, message: str, *, hint: str = "") -> Diagnostic:
        """State that this rule is broken at a place."""
        return Diagnostic(where, self, message, hint or self.fix)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place and drop exact repeats."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: found.order))


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Render for a terminal, a fault and its hint in two lines, in the order given."""
    lines = []
    for found in diagnostics:
        lines.append(f"{found.where}: {found.rule.severity} {found.rule.code} {found.message}")
        if found.hint:
            lines.append(f"    hint: {found.hint}")
    return "\n".join(lines)


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
            }
            for found in diagnostics
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Render as GitHub workflow commands, which annotate the lines of a pull request."""
    levels = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
    return "\n".join(
        f"::{levels[found.rule.severity]} file={_property(found.where.path)},"
        f"line={found.where.line},col={found.where.column},"
        f"title={_property(f'{found.rule.code} {found.rule.name}')}::"
        + _data(found.message + (f"\nhint: {found.hint}" if found.hint else ""))
        for found in diagnostics
    )


def _data(text: str) -> str:
    """Escape the message part of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
