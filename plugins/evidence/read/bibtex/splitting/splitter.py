"""Sound entries, as bibtexparser splits them; of any other block it is said why it is none.

Only its splitter is used. Its usual middlewares drop entries that have a repeated field, an odd name or
a comma too many, and do not expand `@string` and `crossref`.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum

from bibtexparser.model import Block as Part
from bibtexparser.model import DuplicateFieldKeyBlock, ImplicitComment, String
from bibtexparser.model import Entry as SplitEntry
from bibtexparser.splitter import Splitter

from evidence.read.bibtex.entries import Field, WrittenEntry
from evidence.read.bibtex.field_names import PUBLISHED
from evidence.read.bibtex.private_fields import NOTES, PRIVATE
from evidence.read.bibtex.splitting.blocks import Block
from evidence.read.bibtex.splitting.values import clean_value


class Loss(Enum):
    """Why a block is no sound entry; `recovery.py` reads it as far as it can be read."""

    REMARK = "a comment or a preamble, which may hold entries that are commented out"
    GIVEN_UP = "bibtexparser finds no end, no comma, no equals sign or no bracket where one is due"
    KEY = "the key is missing, or holds a sign that is no part of a key"
    FIELD = "a value or the name of a field is not well formed"
    MORE = "a brace too many, or words that look like fields or entries, stand behind the entry"


_REMARKS = frozenset({"comment", "preamble"})
_ESCAPED_LINE_END = re.compile(r"\\(?=\n)")
_PLAIN_KEY = re.compile(r"[^\s\"'`“”‘’@;#\[\]<>\\]+")
_FIELD_NAME = re.compile(r"[^\s\"{}@#,=()]+")
_COMMENT_MARKS = re.compile(r"[@{}=]")


@contextmanager
def silent_splitter() -> Iterator[None]:
    """The splitter logs each fault to standard error; here it becomes a diagnostic instead."""
    logger = logging.getLogger("bibtexparser.splitter")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def split(blocks: Sequence[Block]) -> list[WrittenEntry | Loss]:
    """Split some dozens of blocks at once, which saves the splitter's cost of starting.

    A block that comes out other than it went in is split alone, so that no fault reaches the next entry.
    """
    blocks = [_countable(block) for block in blocks]
    parts = _parts("\n".join(block.text for block in blocks))
    entries: list[WrittenEntry | Loss] = []
    line = at = 0
    for block in blocks:
        line_after = line + block.text.count("\n") + 1
        first = at
        while at < len(parts) and (parts[at].start_line or 0) < line_after:
            at += 1
        entry = _entry(block, parts[first:at], line)
        entries.append(entry if isinstance(entry, WrittenEntry) else _alone(block))
        line = line_after
    return entries


def _countable(block: Block) -> Block:
    """The splitter does not count a line that ends in a backslash."""
    return replace(block, text=_ESCAPED_LINE_END.sub("\\\\ ", block.text)) if "\\\n" in block.text else block


def _parts(text: str) -> Sequence[Part]:
    try:
        return Splitter(text).split().blocks
    except Exception:
        return ()


def _alone(block: Block) -> WrittenEntry | Loss:
    try:
        parts = Splitter(block.text).split().blocks
    except Exception:
        return Loss.GIVEN_UP
    if not parts:
        raise RuntimeError(f"bibtexparser gives nothing at all for the block on line {block.line}")
    return _entry(block, parts, 0)


def _entry(block: Block, parts: Sequence[Part], line: int) -> WrittenEntry | Loss:
    """The entry that a block is, if the splitter gives that alone; it stands on a line of what was split."""
    if block.kind in _REMARKS:
        return Loss.REMARK
    if not (parts and parts[0].start_line == line):
        return Loss.GIVEN_UP
    part = parts[0].ignore_error_block if isinstance(parts[0], DuplicateFieldKeyBlock) else parts[0]
    if not isinstance(part, SplitEntry | String) or part.raw is None or len(part.raw) > len(block.text):
        return Loss.GIVEN_UP
    if not all(map(_harmless, parts[1:])):
        return Loss.MORE
    return _sound(block, part, len(part.raw), line)


def _harmless(part: Part) -> bool:
    """A comment after an entry that holds nothing like an entry or a field."""
    return isinstance(part, ImplicitComment) and not _COMMENT_MARKS.search(part.comment)


def _sound(block: Block, part: SplitEntry | String, length: int, line: int) -> WrittenEntry | Loss:
    above = block.line - line
    if isinstance(part, String):
        key, fields = "", _of_string(part, above)
    elif _PLAIN_KEY.fullmatch(part.key):
        key, fields = part.key, _of_entry(part, above)
    else:
        return Loss.KEY
    if fields is None:
        return Loss.FIELD
    rest = block.text[length:]
    rest_line = block.line + block.text.count("\n", 0, length)
    return WrittenEntry(block.kind, key, fields, block.line, rest.strip() and rest, rest_line)


def _of_string(string: String, line: int) -> tuple[Field, ...] | None:
    value = clean_value(string.value)
    if value is None or not _FIELD_NAME.fullmatch(string.key):
        return None
    return (Field(string.key.lower(), value, line + (string.start_line or 0)),)


def _of_entry(entry: SplitEntry, line: int) -> tuple[Field, ...] | None:
    """The fields that may be published; None where one is not well formed."""
    found = []
    for each in entry.fields:
        name, value = each.key.lower(), clean_value(each.value)
        if value is None:
            return None
        if name not in PUBLISHED:
            name = _known_or_plain(name)
            if not name:
                return None
            if name in PRIVATE and name not in NOTES:
                continue
        found.append(Field(name, value, line + (each.start_line or 0)))
    return tuple(found)


def _known_or_plain(name: str) -> str:
    """The name of a field, with a hyphen for the blank in EndNote's `Accession Number`; '' where it is none."""
    joined = "-".join(name.split())
    return joined if joined in PUBLISHED or joined in PRIVATE or _FIELD_NAME.fullmatch(name) else ""
