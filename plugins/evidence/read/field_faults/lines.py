"""What a line of front matter is made of, as far as it can be told without the parser."""

import re
from collections.abc import Sequence

FIELD = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<name>[A-Za-z_][\w-]*)\s*:(?P<gap>\s+|$)(?P<value>.*)")
ITEM = re.compile(r"(?P<lead>\s*(?:- +)+)(?P<value>\S.*)")
LIKE_A_FIELD = re.compile(r"\s*(?:- +)?[a-z_]+:(?:\s|$)")


def value_of(line: str) -> tuple[int, str] | None:
    """Where the value of a field or of an item of a list begins, and the value."""
    match = FIELD.fullmatch(line) or ITEM.fullmatch(line)
    if not match or not match["value"].strip():
        return None
    return match.start("value"), match["value"].rstrip()


def margin(line: str) -> int:
    """The column where the name of a field begins, or the text of an item."""
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0


def indent(line: str) -> int:
    """The column where a line begins, be it with the hyphen of an item."""
    return len(line) - len(line.lstrip())


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    return line.lstrip().startswith("- ")


def begins_next(line: str, within: int) -> bool:
    """Whether a line begins a field of the group with this margin or of one around it, or another item."""
    return indent(line) <= within and bool(LIKE_A_FIELD.match(line) or re.match(r"\s*- ", line))


def above(lines: Sequence[str], number: int) -> int:
    """The nearest line above that is not empty; -1 where there is none."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip()), -1)


def below(lines: Sequence[str], number: int) -> str:
    """The text of the nearest line below that is not empty; '' where there is none."""
    return next((line for line in lines[number + 1 :] if line.strip()), "")


def end_of_block(lines: Sequence[str], number: int, least: int) -> int:
    """The first line below one that is empty or indented by less than `least`."""
    end = number + 1
    while end < len(lines) and lines[end].strip() and indent(lines[end]) >= least:
        end += 1
    return end
