"""Where the fields at the top of a file begin and end, also where the lines around them are not as they should be.

Lines count from zero here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_HYPHENS = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_NEARLY_HYPHENS = re.compile(r"(?:[-_=*]{2,20}|[-–—−‐‑]{0,20}[–—−‐‑][-–—−‐‑]{0,20})[ \t]*")
_SAMPLE = re.compile(r"(?:```|~~~)[ \t]*\w*[ \t]*")
_FIELD = re.compile(r"[a-z_]+\s*:(?:\s|$)")
_PASTED = "the frame of the example was pasted with it"
_HEADING = re.compile(r"#{1,6} \S")
_CHAPTER = re.compile(r"#{2,6} \S")
"""A heading that is no remark of somebody who writes fields."""
_PART_OF_FIELDS = re.compile(r"[a-z_]+\s*:(?:\s|$)|\s|#|- |$")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the lines around the fields: where, in words, and what should stand there."""

    line: int
    message: str
    hint: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of the fields, and the line on which the text below begins."""

    first: int
    end: int
    """The line behind the last field."""
    body: int
    faults: tuple[Fault, ...] = ()
    changes: Mapping[int, str | None] = field(default_factory=dict)
    """What lines should be; None is a line too many."""
    added: Mapping[int, str] = field(default_factory=dict)
    """What should stand above a line."""


def find_frame(lines: Sequence[str]) -> Frame | None:
    """Find the fields of a file; None where it has none."""
    first = next((n for n, line in enumerate(lines) if line.strip()), -1)
    if first < 0:
        return None
    if _HYPHENS.fullmatch(lines[0]):
        return _ending(lines, 1, Frame(1, 1, 1))
    return _odd_beginning(lines, first)


def _odd_beginning(lines: Sequence[str], first: int) -> Frame | None:
    """Fields that do not begin with three hyphens on the first line, but surely are fields."""
    opening = first
    if _SAMPLE.fullmatch(lines[first]):
        opening = next((n for n in range(first + 1, len(lines)) if lines[n].strip()), first)
        fault = Fault(first, _PASTED, "take the lines of three backticks away", True)
    else:
        fault = _beginning_fault(lines[first], first)
    above: dict[int, str | None] = dict.fromkeys(range(opening))
    line = lines[opening]
    below = lines[opening + 1] if opening + 1 < len(lines) else ""
    if _FIELD.match(line):
        begun = Frame(opening, opening, opening, (fault,), above, {opening: "---"})
    elif _NEARLY_HYPHENS.fullmatch(line) and _FIELD.match(below):
        changed = {} if _HYPHENS.fullmatch(line) else {opening: "---"}
        begun = Frame(opening + 1, opening + 1, opening + 1, (fault,), above | changed)
    else:
        return None
    return _ending(lines, begun.first, begun) if _has_end(lines, opening + 1) else None


def _beginning_fault(line: str, number: int) -> Fault:
    if _HYPHENS.fullmatch(line):
        hint = "take the empty lines above them away"
        return Fault(number, "the first line must be three hyphens, `---`", hint, True)
    if _NEARLY_HYPHENS.fullmatch(line):
        message = f"the first line must be three hyphens, and it is `{line.strip()}`"
        return Fault(number, message, "write `---`", True)
    hint = "write `---` above the first field"
    return Fault(number, "there is no line of three hyphens above the fields", hint, True)


def _has_end(lines: Sequence[str], start: int) -> bool:
    """Whether a line that ends fields follows, with nothing but fields before it."""
    for line in lines[start:]:
        if _NEARLY_HYPHENS.fullmatch(line) or _END.fullmatch(line):
            return True
        if not _PART_OF_FIELDS.match(line):
            return False
    return False


def _first_like(pattern: re.Pattern[str], lines: Sequence[str], start: int) -> int:
    """The first line from `start` on that a pattern fits; -1 where there is none."""
    return next((n for n in range(start, len(lines)) if pattern.fullmatch(lines[n])), -1)


def _ending(lines: Sequence[str], start: int, frame: Frame) -> Frame:
    end = _first_like(_END, lines, start)
    text = _start_of_text(lines, start, end if end >= 0 else len(lines))
    if end >= 0 and text < 0:
        return _without_sample(lines, Frame(frame.first, end, end + 1, frame.faults, frame.changes, frame.added))
    nearly = _first_like(_NEARLY_HYPHENS, lines, start)
    if nearly >= 0 and (text < 0 or nearly <= text):
        fault = Fault(nearly, f"`{lines[nearly].strip()}` is not three hyphens", "write `---` below the last field")
        changes = {**frame.changes, nearly: "---"}
        return Frame(frame.first, nearly, nearly + 1, frame.faults or (fault,), changes, frame.added)
    return _without_end(lines, text if text >= 0 else len(lines), frame)


def _without_end(lines: Sequence[str], text: int, frame: Frame) -> Frame:
    last = next((n for n in range(text - 1, frame.first - 1, -1) if lines[n].strip()), frame.first - 1)
    fault = Fault(
        min(last + 1, len(lines) - 1),
        "the fields at the top of the file have no end",
        "write a line of three hyphens, `---`, below the last field",
    )
    added = {**frame.added, last + 1: "---"}
    return Frame(frame.first, last + 1, last + 1, frame.faults or (fault,), frame.changes, added)


def _start_of_text(lines: Sequence[str], start: int, end: int) -> int:
    """The first line of the text where the line between it and the fields is missing; -1 where it is not.

    A line that is no field is a slip where a field follows it, or the end of the fields. Text goes on with another
    paragraph, or begins with a heading.
    """
    text = -1
    for number in range(start, end):
        line = lines[number]
        if _FIELD.match(line):
            text = -1
        elif text < 0:
            text = number if _like_text(line) else -1
        elif not lines[number - 1].strip() and _like_text(line):
            return text
    return text if end == len(lines) or (text >= 0 and _CHAPTER.match(lines[text])) else -1


def _like_text(line: str) -> bool:
    return bool(_HEADING.match(line) or not _PART_OF_FIELDS.match(line))


def _without_sample(lines: Sequence[str], frame: Frame) -> Frame:
    """Leave out the lines of three backticks around an example that was pasted whole."""
    inside = [n for n in range(frame.first, frame.end) if lines[n].strip()]
    if len(inside) > 2 and _SAMPLE.fullmatch(lines[inside[0]]) and _SAMPLE.fullmatch(lines[inside[-1]]):
        fault = Fault(inside[0], _PASTED, "take the lines of three backticks away", True)
        changes = {**frame.changes, inside[0]: None, inside[-1]: None}
        return Frame(inside[0] + 1, inside[-1], frame.body, (fault,), changes, frame.added)
    return _without_end_of_sample(lines, frame)


def _without_end_of_sample(lines: Sequence[str], frame: Frame) -> Frame:
    """Leave out the lower line of three backticks where the upper one stood above the fields."""
    below = next((n for n in range(frame.body, len(lines)) if lines[n].strip()), -1)
    if frame.faults and below >= 0 and _SAMPLE.fullmatch(lines[below]) and "pasted" in frame.faults[0].message:
        return Frame(frame.first, frame.end, below + 1, frame.faults, {**frame.changes, below: None}, frame.added)
    return frame
