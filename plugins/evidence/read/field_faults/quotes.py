"""Quotation marks that are left open, stand alone, or do not hold the text together."""

import re
from collections.abc import Sequence

from evidence.read.field_faults.lines import LIKE_A_FIELD, begins_next, below, indent, is_item, margin, value_of
from evidence.read.field_faults.trouble import Fault, Trouble
from evidence.read.field_faults.wording import bare, cut, in_quotes

_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_HALVES = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "”": "”", "‹": "›"}
_STRAY = re.compile(r"(\s*(?:- +)?)(['\"])\s*([A-Za-z_][\w-]*:(?:\s.*)?)?")
_LEFT_OPEN = "a quotation mark is opened and not closed"


def quote_left_open(lines: Sequence[str], upto: int) -> Fault | None:
    """Find the first quotation mark that is not closed before the next field begins."""
    number = 0
    while number <= min(upto, len(lines) - 1):
        sign, end, closed = _opened_on(lines, number)
        if sign and not closed:
            return _alone(lines, number, sign) or _closing(lines, number, end, sign)
        number = end + 1 if sign else number + 1
    return None


def _opened_on(lines: Sequence[str], number: int) -> tuple[str, int, bool]:
    """The mark that a line leaves open, the line where its text ends, and whether it is closed there; '' for none."""
    value = value_of(lines[number])
    sign = value[1][0] if value else ""
    if not value or sign not in _CLOSED or _CLOSED[sign].match(value[1]):
        return "", number, True
    if _alone(lines, number, sign):
        return sign, number, False
    within = margin(lines[number])
    for end in range(number + 1, len(lines)):
        if begins_next(lines[end], within):
            return sign, end, False
        if sign in lines[end]:
            return sign, end, True
    return sign, len(lines), False


def _alone(lines: Sequence[str], number: int, sign: str) -> Fault | None:
    """A mark that is the whole value of a field, where its group or list follows."""
    start, text = value_of(lines[number]) or (0, "")
    following = below(lines, number)
    if text != sign or indent(following) <= indent(lines[number]):
        return None
    if not (LIKE_A_FIELD.match(following) or is_item(following)):
        return None
    name = lines[number][:start].rstrip()
    return Fault(number, f"a `{sign}` stands alone behind `{name.strip()}`", "take it away", (name,))


def _closing(lines: Sequence[str], number: int, end: int, sign: str) -> Fault:
    while end - 1 > number and not lines[end - 1].strip():
        end -= 1
    new = (*lines[number : end - 1], f"{lines[end - 1].rstrip()}{sign}")
    return Fault(number, _LEFT_OPEN, "close it at the end of the text", new, height=end - number)


def open_quote(trouble: Trouble) -> Fault | None:
    """A quotation mark that swallows what is below it."""
    return quote_left_open(trouble.lines, trouble.at)


def stray_quote(trouble: Trouble) -> Fault | None:
    """A quotation mark before the name of a field, or on a line of its own: what is below it passes for text."""
    for number in range(trouble.opened, min(trouble.at + 1, len(trouble.lines))):
        line = trouble.lines[number]
        stray = _STRAY.fullmatch(line.rstrip())
        if stray and line.count(stray[2]) % 2:
            where = f"before `{stray[3].partition(':')[0]}`" if stray[3] else "alone on its line"
            new = (stray[1] + stray[3],) if stray[3] else ("",)
            return Fault(number, f"a `{stray[2]}` stands {where}", "take it away", new)
    return None


def curly(trouble: Trouble) -> Fault | None:
    """Text between the quotation marks of a word processor, which do not keep a colon."""
    for number in trouble.suspects:
        line = trouble.line(number)
        start, text = value_of(line) or (0, "")
        if len(text) > 2 and text[-1] in _HALVES.get(text[0], "") and ": " in text:
            written = line[:start] + in_quotes(text[1:-1])
            message = "curly quotation marks do not hold the text together"
            return Fault(number, message, f"write `{bare(written)}`", (written,))
    return None


def backslash(trouble: Trouble) -> Fault | None:
    """A backslash between double quotation marks."""
    if "quoted scalar" not in trouble.context or not re.search("escape|hexdecimal", trouble.problem):
        return None
    line = trouble.line(trouble.at)
    value = value_of(line)
    message = "a backslash inside double quotes has a meaning of its own"
    hint = "use single quotes around the text, or write the backslash twice"
    if value and _CLOSED['"'].fullmatch(value[1]):
        return Fault(trouble.at, message, hint, (line[: value[0]] + in_quotes(value[1][1:-1]),))
    return Fault(trouble.at, message, hint)


def after_quote(trouble: Trouble) -> Fault | None:
    """Text that goes on after the closing quotation mark."""
    for number in trouble.suspects:
        line = trouble.line(number)
        start, text = value_of(line) or (0, "")
        closed = _CLOSED[text[0]].match(text) if text[:1] in _CLOSED else None
        rest = text[closed.end() :].strip() if closed else ""
        if not rest or rest.startswith("#"):
            continue
        if text[0] == "'" and rest[0].isalpha() and not text.endswith("'"):
            written = line[:start] + in_quotes(text[1:])
            return Fault(number, _LEFT_OPEN, f"write `{bare(written)}`", (written,))
        return _requoted(number, line, start, text)
    return None


def _requoted(number: int, line: str, start: int, text: str) -> Fault:
    """Put quotation marks around all of a text, other than those inside it."""
    sign, message = text[0], "text goes on after the closing quotation mark"
    inside = text[1:-1]
    first = inside.find(sign)
    nested = text.endswith(sign) and first >= 0 and (sign == "'" or (first > 0 and not inside[first - 1].isalnum()))
    whole = inside if nested else text
    written = in_quotes(whole)
    if "'" in whole and '"' in whole:
        hint = "put single quotes around the whole text, and write each apostrophe inside it twice"
    else:
        lead = line[:start].strip().removeprefix("- ")
        hint = f"write `{cut(f'{lead} {written}'.strip())}`"
        if sign == "'" and "'" in whole:
            hint += ": double quotes around a text with an apostrophe"
    return Fault(number, message, hint, (line[:start] + written,))
