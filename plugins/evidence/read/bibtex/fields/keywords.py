"""Keywords, as people part them."""

import re
from collections.abc import Iterator

from evidence.read.bibtex.field_names import KEYWORDS
from evidence.read.bibtex.fields.reading import Reading

_KEYWORD = re.compile(r"[{},;]")
_COMMA = re.compile("[,;]")
_MARKED = re.compile(r"[{\\&]")
"""What makes more of a text than its words."""


def keywords(reading: Reading) -> tuple[str, ...]:
    """The keywords of all fields that hold any, each once."""
    found = (each for name in KEYWORDS if name in reading.fields for each in _parted(reading, reading.fields[name]))
    return tuple(dict.fromkeys(found))


def _parted(reading: Reading, written: str) -> list[str]:
    """Split at commas and semicolons outside braces, or at line ends where there are none."""
    if "\n" in written and not _COMMA.search(written):
        written = written.replace("\n", ";")
    if not _MARKED.search(written):
        parts = written.replace(";", ",").split(",")
        return [word for each in parts if (word := " ".join(each.split()))]
    return [word for each in _outside_braces(written) if (word := reading.decoder.plain(each))]


def _outside_braces(written: str) -> Iterator[str]:
    """What stands between the commas and semicolons outside braces."""
    depth = start = 0
    for mark in _KEYWORD.finditer(written):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif depth <= 0 and not _in_entity(written, mark):
            yield written[start : mark.start()]
            start = mark.end()
    yield written[start:]


def _in_entity(written: str, mark: re.Match[str]) -> bool:
    """Whether a semicolon ends an entity such as `&amp;`."""
    before = written[max(0, mark.start() - 8) : mark.start()]
    return mark[0] == ";" and re.search(r"&#?\w{2,7}$", before) is not None
