"""What a mistake in the fields takes along: the lines that are left out for it, and how a message names them."""

from collections.abc import Iterable

from evidence.read.field_faults.trouble import Fault

MOST_FAULTS = 20
"""What stands below so many mistakes is left out as a whole."""


def left_out(lines: Iterable[int], own: int) -> str:
    """Words that name the lines left out for a mistake; '' where it is only the line that the message stands at."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][-1] + 1:
            runs[-1][1:] = [line]
        else:
            runs.append([line])
    if runs in ([], [[own]]):
        return ""
    *most, last = ["–".join(map(str, run)) for run in runs]
    named = f"{', '.join(most)} and {last}" if most else last
    return f", so line {named} is left out" if named.isdigit() else f", so lines {named} are left out"


def mended(text: str, fault: Fault) -> str:
    """The text as it should be; as it is where that is not known."""
    if fault.new is None:
        return text
    lines = text.split("\n")
    blank = [""] * (fault.height - len(fault.new))
    lines[fault.start : fault.start + fault.height] = [*fault.new, *blank]
    return "\n".join(lines)


def unreadable(lines: list[str], fault: Fault, opened: int, mistakes: int) -> set[int]:
    """The lines to leave out for a mistake: the part that holds it, or else all from where it begins, or all."""
    first, last = _part_with(lines, fault.line)
    if mistakes < MOST_FAULTS:
        ways = [(first, last), (min(first, opened), len(lines))]
    else:
        ways = [(first, len(lines))] if mistakes == MOST_FAULTS else []
    for first, last in ways:
        if written := [number for number in range(first, last) if lines[number].strip()]:
            return set(range(written[0], written[-1] + 1))
    return set(range(len(lines)))


def _part_with(lines: list[str], number: int) -> tuple[int, int]:
    """The item of a list, or else the field, that holds a line: its first line and the one behind its last."""
    number = min(number, len(lines) - 1)
    first = number
    while first and not (lines[first].lstrip().startswith("- ") or lines[first][:1].strip()):
        first -= 1
    margin = len(lines[first]) - len(lines[first].lstrip())
    last = max(first, number) + 1
    while last < len(lines) and (not lines[last].strip() or len(lines[last]) - len(lines[last].lstrip()) > margin):
        last += 1
    return first, last
