"""Lines that belong in another column, with what hangs below them."""

import re
from dataclasses import replace

from evidence.read.field_faults.lines import end_of_block, indent, is_item, margin
from evidence.read.field_faults.trouble import Fault, Trouble


def at_another_margin(trouble: Trouble, number: int, column: int, message: str, hint: str) -> Fault:
    """A line that begins in the wrong column."""
    new = _moved(trouble, number, column)
    return Fault(number, message, hint, new, height=len(new))


def _moved(trouble: Trouble, number: int, column: int) -> tuple[str, ...]:
    """A line in another column, and with it the lines that hang below it."""
    line = trouble.line(number)
    moves = column - indent(line)
    has_more = (is_item(line) or line.rstrip().endswith(":")) and "\t" not in line[: indent(line)]
    end = end_of_block(trouble.lines, number, indent(line) + 1) if has_more else number + 1
    hanging = trouble.lines[number + 1 : end]
    return (" " * column + line.lstrip(), *(" " * max(indent(each) + moves, 0) + each.lstrip() for each in hanging))


def with_the_group(trouble: Trouble, fault: Fault) -> Fault:
    """Where the first field of an item moves, the fields below it move, too."""
    [new] = fault.new or ("",)
    name = re.search(r"[a-z_]+\s*:", trouble.line(fault.line))
    if not name or not is_item(new):
        return fault
    moves, begins = margin(new) - name.start(), name.start()
    if not moves or indent(trouble.line(fault.line + 1)) != begins:
        return fault
    end = end_of_block(trouble.lines, fault.line, begins)
    hanging = (" " * moves + line for line in trouble.lines[fault.line + 1 : end])
    return replace(fault, new=(new, *hanging), height=end - fault.line)
