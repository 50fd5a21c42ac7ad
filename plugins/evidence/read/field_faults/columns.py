"""Lines that begin in a column of their own."""

import re
from collections.abc import Iterator

from evidence.model.characters import counted
from evidence.read.field_faults.lines import FIELD, ITEM, above, indent, is_item, margin
from evidence.read.field_faults.moving import at_another_margin
from evidence.read.field_faults.no_fields import no_colon
from evidence.read.field_faults.signs import first_sign
from evidence.read.field_faults.trouble import Fault, Trouble
from evidence.read.field_faults.wording import shortened


def tab(trouble: Trouble) -> Fault | None:
    """A line that is indented with a tab."""
    for number in range(min(trouble.suspects), min(trouble.at + 1, len(trouble.lines))):
        line = trouble.lines[number]
        if "\t" in line[: indent(line)]:
            message, hint = "the line is indented with a tab", "use spaces: two for each step"
            return at_another_margin(trouble, number, _column_meant(trouble, number), message, hint)
    return None


def _column_meant(trouble: Trouble, number: int) -> int:
    """Where a line belongs: a step into what has only been named above it, else beside what is there."""
    line, before = trouble.line(number), trouble.line(above(trouble.lines, number))
    step = 2 if before.rstrip().endswith(":") else 0
    if not is_item(line):
        return margin(before) + step
    return indent(before) + step if step else _column_of_items(trouble, number)


def _column_of_items(trouble: Trouble, number: int) -> int:
    """Where an item belongs: below the last one that begins with the same field, else below the last one."""
    name = _first_name(trouble.line(number))
    items = [line for line in reversed(trouble.lines[:number]) if is_item(line)]
    alike = [line for line in items if name and _first_name(line) == name]
    return indent(next(iter(alike or items), trouble.line(above(trouble.lines, number))))


def _first_name(item: str) -> str:
    """The name of the field that an item of a list begins with; '' where it begins with none."""
    match = re.match(r"\s*- +([\w-]+:)", item)
    return match[1] if match else ""


def above_its_item(trouble: Trouble) -> Fault | None:
    """Fields that slipped between the name of a list and the hyphen of the item that they belong to."""
    item = trouble.line(trouble.at)
    if not re.match(r"\s*- \S", item):
        return None
    first = trouble.at
    while first and indent(trouble.lines[first - 1]) > indent(item):
        first -= 1
    field = FIELD.fullmatch(trouble.line(first))
    if not field or indent(trouble.line(first)) != margin(item) or not trouble.line(first - 1).rstrip().endswith(":"):
        return None
    new = (item, *trouble.lines[first : trouble.at])
    message = f"`{field['name']}` stands above the item that it belongs to"
    return Fault(first, message, f"move it below `{shortened(item.strip())}`", new, height=len(new))


def left_of_its_group(trouble: Trouble, number: int) -> Fault | None:
    """A field further left than the group around it, as the line of the trouble shows."""
    line, here, before = trouble.line(number), trouble.line(trouble.at), above(trouble.lines, number)
    column = margin(trouble.line(before))
    if (
        before < 0
        or indent(line) >= indent(here)
        or indent(here) not in (column, _column_of_item_around(trouble, before))
    ):
        return None
    message = "the line stands further left than the group around it"
    hint = f"indent it by {counted(column, 'space')}, like the line above it"
    return Fault(number, message, hint, (" " * column + line.lstrip(),))


def _column_of_item_around(trouble: Trouble, number: int) -> int:
    """The column of the hyphen of the item that a line belongs to; -1 where it belongs to none."""
    for each in range(number, -1, -1):
        if is_item(trouble.lines[each]):
            return indent(trouble.lines[each])
        if trouble.lines[each].strip() and not trouble.lines[each].startswith(" "):
            break
    return -1


def margins(trouble: Trouble) -> Fault | None:
    """A line that begins in a column of its own."""
    line = trouble.line(trouble.at)
    if not re.search("expected key|'-' indicator|block sequence entries", trouble.problem) or not line.strip():
        return None
    if not FIELD.fullmatch(line) and not ITEM.fullmatch(line) and not line.rstrip().endswith(":"):
        return no_colon(trouble, trouble.at) or first_sign(trouble)
    message = "the line is not indented like the ones above it"
    hint = "start the fields of one group in the same column"
    columns = _columns(trouble, is_item(line))
    nearest = min(columns, key=lambda column: (abs(column - indent(line)), -column), default=indent(line))
    if nearest == indent(line):
        return Fault(trouble.at, message, hint)
    return at_another_margin(trouble, trouble.at, nearest, message, hint)


def _columns(trouble: Trouble, item: bool) -> Iterator[int]:
    """The columns in which the items, or the fields, of the group above begin, the nearest line first."""
    for number in range(trouble.at - 1, -1, -1):
        line = trouble.lines[number]
        if not line.strip():
            continue
        if is_item(line) or not item:
            yield indent(line) if item else margin(line)
        if not line.startswith((" ", "-")):
            return
