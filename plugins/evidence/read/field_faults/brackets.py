"""Brackets and braces that are opened and not closed."""

from dataclasses import dataclass

from evidence.read.field_faults.lines import begins_next, below, indent, margin
from evidence.read.field_faults.trouble import Fault, Trouble


@dataclass(frozen=True, slots=True)
class _Kind:
    """One of the two kinds of bracket."""

    context: str
    """What the parser calls what stands in it."""
    opening: str
    closing: str
    name: str
    others: str
    """Closing signs that are not its own."""
    hint: str


_GROUP = _Kind(
    "flow mapping",
    "{",
    "}",
    "brace",
    "])",
    "close the group with `}`, with a comma between its parts; put quotes around text with a comma in it",
)
_KINDS = (
    _Kind("flow sequence", "[", "]", "bracket", "})", "close the list with `]`, with a comma between its words"),
    _GROUP,
)


def open_bracket(trouble: Trouble) -> Fault | None:
    """A list or a group on one line that has no end, or lacks a comma."""
    kind = next((each for each in _KINDS if each.context in trouble.context), None)
    if not kind:
        return None
    line = trouble.line(trouble.opened).rstrip()
    missing = line.count(kind.opening) - line.count(kind.closing)
    if missing == 1 and (closed := _closed(trouble, kind, line)):
        return closed
    if missing == 0 and kind is _GROUP and ": " in line and trouble.opened == trouble.at:
        message = "a colon or a comma inside the text needs quotes around it"
        return Fault(trouble.opened, message, "put quotes around text with a colon or a comma in it")
    return Fault(trouble.opened, _message(kind), kind.hint)


def _message(kind: _Kind) -> str:
    return f"a {kind.name} `{kind.opening}` is opened and not closed, or a comma is missing"


def _closed(trouble: Trouble, kind: _Kind, line: str) -> Fault | None:
    """The line with the one bracket that it lacks, where there is no doubt of its place."""
    if _lacks_only(kind, line) and _next_line_is_apart(trouble):
        return Fault(trouble.opened, _message(kind), kind.hint, (f"{line.rstrip(', ')}{kind.closing}",))
    if line[-1] in kind.others and not set(line[:-1]) & set("]})"):
        message = f"what begins with `{kind.opening}` ends with `{line[-1]}`"
        return Fault(trouble.opened, message, f"end it with `{kind.closing}`", (line[:-1] + kind.closing,))
    return None


def _lacks_only(kind: _Kind, line: str) -> bool:
    """Whether the brackets of the other kind are whole, and no remark hides where the line ends."""
    whole = (line.count(each.opening) == line.count(each.closing) for each in _KINDS if each is not kind)
    return "#" not in line and all(whole)


def _next_line_is_apart(trouble: Trouble) -> bool:
    """Whether the line below begins something new, so that a bracket can only close on its own line."""
    following = below(trouble.lines, trouble.opened)
    return indent(following) == 0 or begins_next(following, margin(trouble.line(trouble.opened)))
