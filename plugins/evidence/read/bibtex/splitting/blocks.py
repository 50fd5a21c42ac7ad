"""Where the blocks of a `.bib` file begin: the count of what is written in it.

The splitter cannot say what it swallowed, so the file is cut here first, at every line that
begins with `@type{`. A brace that is never closed then costs its own entry at most.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.source import Position

ENTRY_TYPES = frozenset(
    """
    article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection
    suppcollection dataset manual misc online patent periodical suppperiodical proceedings
    mvproceedings inproceedings reference mvreference inreference report set software thesis
    unpublished xdata conference electronic mastersthesis phdthesis techreport www artwork audio
    bibnote commentary image jurisdiction legislation legal letter movie music performance review
    standard video webpage website newspaper magazine preprint poster presentation chapter
    """.split()
)
"""Every type that BibTeX, biblatex and the usual reference managers write."""

BLOCK_TYPES = frozenset({"comment", "preamble", "string"})

COMMENTED_OUT = Rule(
    code="B026",
    name="entry-commented-out",
    severity=Severity.INFO,
    why="An entry inside a comment is not part of the bibliography.",
    fix="Delete it, or take it out of the comment if it should be in the library.",
)

NO_AT = Rule(
    code="B027",
    name="entry-without-at",
    severity=Severity.WARNING,
    why="Text outside entries is ignored, so an entry that lost its `@` is missing from the library.",
    fix="Put `@` in front of the type.",
)

NO_OPENING = Rule(
    code="B031",
    name="entry-without-opening",
    severity=Severity.ERROR,
    why="Nothing shows where the entry begins, so it is missing from the library.",
    fix="Put `{` between the type and the key.",
)
MISSPELT_TYPE = Rule(
    code="B023",
    name="misspelt-type",
    severity=Severity.WARNING,
    why="An entry of an unknown type is shown as a plain document.",
    fix="Correct the type.",
)

RULES = (COMMENTED_OUT, NO_AT, NO_OPENING, MISSPELT_TYPE)

# Possessive repeats: on a long run of spaces, backtracking over neighbouring `*` is quadratic.
_HEAD = r"@[ \t]*+(?P<kind>[^\W\d][^\s{}(),=@\"#%\\]*+)?+[ \t]*+(?:\n[ \t]*+)?+(?P<open>[{(])"
HEAD = re.compile(_HEAD)
"""`@type{` or `@type(` anywhere."""
HEAD_AT_LINE_START = re.compile(r"^[ \t]*+" + _HEAD, re.MULTILINE)
_KEY_FOLLOWS = re.compile(
    r"[{(]\s*+[^,{}()=\n]{1,200}+,|\{\s*+[^\s,{}()=]{1,200}+\}|\{\s*+[A-Za-z][\w:+.-]{0,60}+\s*+=\s*+[{\"]"
)
"""A key and a comma or a brace; or, where the key was forgotten, a field."""

_LONGEST_COMMENT = 500
"""Blocks that one `@comment{` may span; more is a brace that was forgotten."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a file that begins with `@type{` and ends before the next one."""

    kind: str
    """The type in lower case; '' where none was written."""
    text: str
    """From the `@` on, without white space at the end."""
    line: int
    """Line of the `@`."""


def is_head(match: re.Match[str]) -> bool:
    """Tell an entry from other words after an `@`, such as `@NHSEngland (2019)`."""
    kind = (match["kind"] or "").lower()
    if kind in ENTRY_TYPES or kind in BLOCK_TYPES:
        return True
    text, at = match.string, match.end() - 1
    # Of a type nobody knows the brace follows at once: `@someone {…}` is a sentence.
    return text[at] == "{" and text[at - 1] not in " \t\n" and bool(_KEY_FOLLOWS.match(text, at))


def cut(path: str, text: str) -> tuple[str, tuple[Block, ...], list[Diagnostic]]:
    """Cut a file into what stands before its first block, and its blocks.

    Entries inside a `@comment{ … }` that closes again are part of it, and said to be.
    """
    heads = [match for match in HEAD_AT_LINE_START.finditer(text) if is_head(match)]
    if not heads:
        return text, (), []
    blocks = tuple(_blocks(text, heads))
    kept, found = _without_comments(path, blocks)
    return text[: heads[0].start()], kept, found


def _blocks(text: str, heads: list[re.Match[str]]) -> Iterator[Block]:
    line, counted = 1, 0
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        start = text.index("@", head.start())
        line += text.count("\n", counted, start)
        counted = start
        end = after.start() if after else len(text)
        yield Block((head["kind"] or "").lower(), text[start:end].rstrip(), line)


def _without_comments(path: str, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    if not any(block.kind == "comment" for block in blocks):
        return blocks, []
    depths = [block.text.count("{") - block.text.count("}") for block in blocks]
    kept, found, at = [], [], 0
    while at < len(blocks):
        last = _end_of_comment(depths, at) if blocks[at].kind == "comment" else at
        kept.append(_joined(blocks[at : last + 1]) if last > at else blocks[at])
        for inside in blocks[at + 1 : last + 1]:
            if inside.kind not in BLOCK_TYPES:
                where = Position(path, inside.line)
                found.append(COMMENTED_OUT.at(where, "this entry is inside a `@comment`"))
        at = last + 1
    return tuple(kept), found


def _joined(blocks: tuple[Block, ...]) -> Block:
    """Make one block of a comment and what is in it: an entry may follow its last brace."""
    text, line = "", blocks[0].line
    for block in blocks:
        text += "\n" * (block.line - line) + block.text
        line = block.line + block.text.count("\n")
    return Block(blocks[0].kind, text, blocks[0].line)


def _end_of_comment(depths: list[int], at: int) -> int:
    depth = 0
    for last in range(at, min(len(depths), at + _LONGEST_COMMENT)):
        depth += depths[last]
        if depth <= 0:
            return last
    return at
