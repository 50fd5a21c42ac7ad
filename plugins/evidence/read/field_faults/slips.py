"""Signs that are nearly the one meant: a wide colon, a dash for a hyphen, no space behind one."""

import re

from evidence.read.field_faults.lines import FIELD, indent
from evidence.read.field_faults.moving import with_the_group
from evidence.read.field_faults.trouble import Fault, Trouble
from evidence.read.field_faults.wording import shortened

_DASHES = "-–—−‐‑•*·"
"""What a word processor makes of a hyphen at the beginning of a line, and the hyphen itself."""


def slip(trouble: Trouble) -> Fault | None:
    """A sign that is nearly the one meant."""
    for number in trouble.suspects:
        if fault := slip_on(trouble.line(number), number):
            return with_the_group(trouble, fault)
    return None


def slip_on(line: str, number: int) -> Fault | None:
    """The same on one line, whatever stands around it."""
    text = line.strip()
    lead = line[: indent(line)]
    if wide := re.match(r"((?:- )?[\w-]+)\s*[：﹕꞉∶]\s*(.*)", text):
        return _instead(number, "the colon is not an ordinary one", lead, f"{wide[1]}: {wide[2]}")
    if tight := re.match(r"((?:- )?[a-z_]+):([^\s:/].*)", text):
        return _instead(number, "there is no space after the colon", lead, f"{tight[1]}: {tight[2]}")
    if item := re.match(rf"([{_DASHES}])(\s*)(?=[a-z_]+:)(.*)", text):
        if item[1] != "-":
            return _instead(number, f"`{item[1]}` is not a hyphen", lead, f"- {item[3]}")
        if not item[2]:
            return _instead(number, "there is no space after the hyphen", lead, f"- {item[3]}")
    if (equals := re.match(r"((?:- )?[a-z_]+)\s*=\s*(\S.*)", text)) and not FIELD.fullmatch(text):
        return _instead(number, "a field is written with a colon, not with `=`", lead, f"{equals[1]}: {equals[2]}")
    return None


def _instead(number: int, message: str, lead: str, new: str) -> Fault:
    return Fault(number, message, f"write `{shortened(new)}`", (lead + new,))
