"""Lines that are no field where one is wanted."""

import re

from evidence.read.field_faults.lines import FIELD, above, is_item, value_of
from evidence.read.field_faults.trouble import Fault, Trouble
from evidence.read.field_faults.wording import shortened
from evidence.read.guesses import field_names


def neither(trouble: Trouble) -> Fault | None:
    """A line that neither is a field nor can belong to the text above it."""
    if "could not find expected ':'" not in trouble.problem:
        return None
    return _goes_on(trouble, trouble.opened) or no_colon(trouble, trouble.opened)


def no_colon(trouble: Trouble, number: int) -> Fault | None:
    """The name of a field without its colon, or a line that is none."""
    line = trouble.line(number)
    if not line.strip() or FIELD.fullmatch(line) or is_item(line):
        return None
    if (words := re.match(r"(\s*)([a-z_]+)\s+(\S.*)", line)) and words[2] in field_names():
        written = f"{words[2]}: {words[3]}"
        message = f"there is no colon after `{words[2]}`"
        return Fault(number, message, f"write `{shortened(written)}`", (words[1] + written,))
    return Fault(number, _message(line), "write `name: value`; indent a line that goes on with the text above it")


def _goes_on(trouble: Trouble, number: int) -> Fault | None:
    """A second line of a text that is not indented: it begins small, below a line without its end."""
    before, line = above(trouble.lines, number), trouble.line(number)
    if before < 0 or not line[:1].islower() or not (value := value_of(trouble.line(before))):
        return None
    if value[1][-1] in ".!?" or len(value[1].split()) < 3:
        return None
    hint = "indent the line, since it goes on with the text above it"
    return Fault(number, _message(line), hint, ("  " + line.lstrip(),))


def _message(line: str) -> str:
    return f"`{shortened(line.strip())}` is neither a field nor part of one"
