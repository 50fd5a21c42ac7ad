"""How a text of an editor is written so that it is read as text, and how it is shown in a message."""

from evidence.read.field_faults.lines import value_of
from evidence.read.field_faults.trouble import Fault

_LONGEST_EXTRACT = 80


def in_quotes(text: str) -> str:
    """Write text so that it is read as text, whatever stands in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'" if "'" in text else f"'{text}'"


def quoted_line(line: str, number: int, message: str) -> Fault | None:
    """A line whose whole value needs quotation marks."""
    value = value_of(line)
    if not value:
        return None
    start, text = value
    written = in_quotes(text)
    name = line[:start].strip().removeprefix("- ")
    whole = f"{name} {written}".strip()
    if len(text) <= _LONGEST_EXTRACT and "`" not in whole:
        hint = f"write `{whole}`"
    else:
        hint = f"put quotes around the whole text after `{name}`" if name else "put quotes around the whole text"
    return Fault(number, message, hint, (line[:start] + written,))


def shown_sign(sign: str) -> str:
    """A sign as a message can name it."""
    return "a backtick" if sign == "`" else f"`{sign}`"


def shortened(text: str) -> str:
    """A text as a message can quote it, with single quotation marks."""
    return cut(text.replace('"', "'"))


def cut(text: str) -> str:
    """A text as a message can quote it: not too long, and without backticks."""
    text = text.replace("`", "'")
    return text if len(text) <= _LONGEST_EXTRACT else text[: _LONGEST_EXTRACT - 1].rstrip() + "…"


def bare(line: str) -> str:
    """A line as a hint names it: without its margin and hyphen."""
    return cut(line.strip().removeprefix("- "))
