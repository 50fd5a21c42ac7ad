"""What a file holds, one entry after another: split where that is sound, recovered where it is not."""

import re
from collections.abc import Iterator, Sequence

from evidence.diagnostics import Diagnostic
from evidence.model.source import Source
from evidence.read.bibtex.entries import WrittenEntry
from evidence.read.bibtex.splitting.blocks import Block, cut
from evidence.read.bibtex.splitting.heads import repaired
from evidence.read.bibtex.splitting.recovery import outside_entries, read_broken
from evidence.read.bibtex.splitting.splitter import split

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]|(?<!Ã)\u00ad"
)
# A soft hyphen behind that letter is half of an í that came in the wrong encoding.
_ODD_SPACE = re.compile("[\f\v\x85\u2028\u2029]")
_HIDDEN_OR_ODD = re.compile(f"{_HIDDEN.pattern}|{_ODD_SPACE.pattern}")
_LINE_END = re.compile("\r\n?")
_TOGETHER = 50
"""Blocks that are split in one go."""


def blocks_of(source: Source, found: list[Diagnostic], slips: list[Diagnostic]) -> tuple[Block, ...]:
    """Cut a file into blocks, with what is wrong between them, and the slips that were mended in its text."""
    text, mended = repaired(source.path, _LINE_END.sub("\n", source.text) if "\r" in source.text else source.text)
    slips += mended
    before, blocks, commented = cut(source.path, _tidy(text))
    found += commented
    found += outside_entries(source.path, before)
    return blocks


def written(path: str, blocks: Sequence[Block], found: list[Diagnostic]) -> Iterator[WrittenEntry]:
    """Give the entries and strings of a file one by one: a large library is never held twice."""
    for start in range(0, len(blocks), _TOGETHER):
        several = blocks[start : start + _TOGETHER]
        for block, entry in zip(several, split(several), strict=True):
            if isinstance(entry, WrittenEntry):
                if entry.rest:
                    found += outside_entries(path, entry.rest, entry.rest_line)
                yield entry
                continue
            mended, faults = read_broken(path, block)
            found += faults
            yield from mended


def _tidy(text: str) -> str:
    """One kind of line end, and no characters that nobody can see."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    if _HIDDEN_OR_ODD.search(text):
        text = _ODD_SPACE.sub(" ", _HIDDEN.sub("", text))
    return text
