"""What ends the fields before they begin: a row of hyphens among them, or another first line than a field."""

import re
from collections.abc import Sequence

from evidence.read.field_faults.lines import FIELD, indent, is_item
from evidence.read.field_faults.moving import at_another_margin
from evidence.read.field_faults.no_fields import no_colon
from evidence.read.field_faults.trouble import Fault, Trouble

_ROW = re.compile(r"(?:---|\.\.\.)\s*(?=\S|$)")


def above_the_fields(trouble: Trouble) -> Fault | None:
    """Lines after which the parser expects nothing more."""
    if "<document start>" not in trouble.problem:
        return None
    if any(_ROW.match(line) for line in trouble.lines[: trouble.at]):
        return another_document(trouble.lines, trouble.at)
    first = next((n for n, line in enumerate(trouble.lines) if line.strip()), trouble.at)
    line = trouble.line(first)
    if is_item(line):
        return Fault(first, "an item of a list stands above all fields", "move it to the list that it belongs to")
    if FIELD.fullmatch(line) and indent(line):
        message = "the line is not indented like the ones below it"
        return at_another_margin(trouble, first, 0, message, "start the fields of one group in the same column")
    return no_colon(trouble, first)


def another_document(lines: Sequence[str], number: int) -> Fault:
    """A row of hyphens or dots between fields, which begins another document for the parser."""
    number = next((n for n in range(min(number, len(lines) - 1), -1, -1) if _ROW.match(lines[n])), number)
    sign = lines[number][:3]
    new = _ROW.sub("", lines[number], count=1)
    return Fault(number, f"a second `{sign}` starts another document", "keep one block of fields", (new,))
