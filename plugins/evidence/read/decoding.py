"""Bytes of a file to text: UTF-8 or a diagnostic, and no characters that nobody can see."""

import re

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.source import Position, Source

LARGEST = 2_000_000
"""Bytes of the largest page that is read."""

NOT_UTF8 = Rule(
    code="R160",
    name="not-utf-8",
    severity=Severity.ERROR,
    why="A character that cannot be read would be shown to readers as a question mark.",
    fix="Save the file again with the encoding UTF-8.",
)
HIDDEN_CHARACTER = Rule(
    code="R161",
    name="hidden-character",
    severity=Severity.WARNING,
    why="A character that nobody sees can break a download, or make text read otherwise than it is written.",
    fix="Delete the character and type the words around it again.",
)
TOO_LARGE = Rule(
    code="R162",
    name="file-too-large",
    severity=Severity.ERROR,
    why="A file of this size is not a page; reading it would hold up every build.",
    fix="Split it into smaller files.",
)
RULES = (NOT_UTF8, HIDDEN_CHARACTER, TOO_LARGE)

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks with what they tell; that of UTF-32 begins as that of UTF-16 does."""
_LOOKED_AT = 1000
# Control characters but tab and line ends, those that turn the direction of writing, a byte order
# mark inside the text, and the two that no XML file may hold.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_MOST_REPORTED = 10


def decode(path: str, data: bytes, largest: int = LARGEST) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read the bytes of a text file, of at most `largest` bytes.

    A byte that is not UTF-8 becomes U+FFFD, so that the rest can still be checked. A byte order
    mark is dropped, hidden characters are too and are reported.
    """
    if len(data) > largest:
        message = f"the file has {len(data) / 1_000_000:.1f} MB and was not read"
        return Source(path, ""), (TOO_LARGE.at(Position(path), message),)
    if encoding := _wide_encoding(data):
        text = data.decode(encoding, "replace")
        found = [NOT_UTF8.at(Position(path), f"the file is saved as {encoding[:6].upper()}, not as UTF-8")]
    else:
        text, found = _utf8(path, data)
    text = text.removeprefix("\ufeff")
    hidden = _hidden(path, text)
    return Source(path, _HIDDEN.sub("", text) if hidden else text), (*found, *hidden)


def without_half_characters(text: str) -> str:
    """Replace half surrogates, which a text made otherwise than by `decode` may hold, by U+FFFD."""
    return text if text.isascii() or not _HALF.search(text) else _HALF.sub("\ufffd", text)


def _wide_encoding(data: bytes) -> str:
    """The encoding of a file that spends several bytes on each letter, by its mark or by its zeros; '' for others."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    start = data[:_LOOKED_AT]
    if len(start) < 8 or start.count(0) * 3 < len(start):
        return ""
    # A plain letter has its zeros behind it or before it, by the order of the bytes.
    if start.count(0) * 3 > len(start) * 2:
        return "utf-32-be" if start[0] == 0 else "utf-32-le"
    return "utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le"


def _utf8(path: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        bad = data[error.start]
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        guess = bytes([bad]).decode("cp1252", "ignore")
        likely = f"; it was perhaps meant as `{guess}`" if guess.isprintable() and guess else ""
        message = f"the byte {bad:02X} is not UTF-8{likely}"
        return data.decode("utf-8", "replace"), [NOT_UTF8.at(Position(path, line, column), message)]


def _hidden(path: str, text: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    line, counted = 1, 0
    for match in _HIDDEN.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if len(found) == _MOST_REPORTED:
            found.append(HIDDEN_CHARACTER.at(Position(path, line), "more hidden characters follow"))
            break
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"a hidden character U+{ord(match[0]):04X} was left out"
        found.append(HIDDEN_CHARACTER.at(Position(path, line, column), message))
    return found
