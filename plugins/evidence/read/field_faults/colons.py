"""A colon inside a text, or a line that passes for text since it is indented too far."""

import re

from evidence.read.field_faults.columns import left_of_its_group
from evidence.read.field_faults.lines import FIELD, above, end_of_block, indent, is_item, margin, value_of
from evidence.read.field_faults.moving import at_another_margin, with_the_group
from evidence.read.field_faults.no_fields import no_colon
from evidence.read.field_faults.slips import slip_on
from evidence.read.field_faults.trouble import Fault, Trouble
from evidence.read.field_faults.wording import in_quotes, quoted_line

_BEGINS_A_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:")
_IN_TEXT = "a colon inside the text needs quotes around it"


def colon(trouble: Trouble) -> Fault | None:
    """A colon where the parser reads text."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    here = trouble.line(trouble.at)
    value = value_of(here)
    if not value or trouble.column <= value[0]:
        return _in_the_lines_above(trouble, _field_above(trouble))
    if name := _text_above_item(trouble):
        hint = "move it to the list that it belongs to, or take the text away"
        return Fault(trouble.at, f"an item of a list stands below the text of `{name}`", hint)
    return quoted_line(here, trouble.at, _IN_TEXT)


def _text_above_item(trouble: Trouble) -> str:
    """The field whose text goes on in the item of a list at the trouble; '' where there is none."""
    here, before = trouble.line(trouble.at), trouble.line(above(trouble.lines, trouble.at))
    field = FIELD.fullmatch(before)
    if not field or not is_item(here) or indent(here) < margin(before):
        return ""
    return field["name"] if field["value"][:1].isalnum() else ""


def _field_above(trouble: Trouble) -> int:
    """The line of the field above the mistake, whose text may go over several lines."""
    number = above(trouble.lines, trouble.at)
    if not _BEGINS_A_FIELD.match(trouble.line(trouble.at)):
        while number >= 0 and not FIELD.fullmatch(trouble.line(number)) and indent(trouble.line(number)):
            number = above(trouble.lines, number)
    return number


def _in_the_lines_above(trouble: Trouble, number: int) -> Fault | None:
    """The mistake is on an earlier line: a field that is none, or one that stands in another column."""
    if number < 0:
        return None
    line, here = trouble.line(number), trouble.line(trouble.at)
    if slip := slip_on(line, number):
        return with_the_group(trouble, slip)
    if not FIELD.fullmatch(line):
        return no_colon(trouble, number)
    if margin(line) >= margin(here) and not is_item(here):
        return None
    return left_of_its_group(trouble, number) or _too_far_in(trouble, number) or _whole_text(trouble, number)


def _too_far_in(trouble: Trouble, number: int) -> Fault | None:
    if not _BEGINS_A_FIELD.match(trouble.line(trouble.at)):
        return None
    message = "the line is indented further than the field above it"
    hint = "start the fields of one group in the same column"
    return at_another_margin(trouble, trouble.at, margin(trouble.line(number)), message, hint)


def _whole_text(trouble: Trouble, number: int) -> Fault:
    """Text over several lines with a colon in one of them."""
    line = trouble.line(number)
    value = value_of(line)
    hint = "put quotes around the whole text"
    if not value:
        return Fault(trouble.at, _IN_TEXT, hint)
    end = end_of_block(trouble.lines, trouble.at, indent(line) + 1)
    words = [value[1], *(each.strip() for each in trouble.lines[number + 1 : end])]
    written = (line[: value[0]] + in_quotes(" ".join(words)),)
    return Fault(trouble.at, _IN_TEXT, hint, written, first=number, height=end - number)
