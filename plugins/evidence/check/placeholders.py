"""What an editor left as it was pasted: words of the examples, and notes to oneself."""

import re
from collections.abc import Iterator

from evidence.check.suggestions import quoted
from evidence.check.written_fields import pages, texts, written_everywhere
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.folding import plain
from evidence.library.library import Library
from evidence.model.fields import Kind

PLACEHOLDER = Rule(
    code="S323",
    name="placeholder-left",
    severity=Severity.ERROR,
    why="Words of an example, or a note to oneself, would be published as if they said something of the source.",
    fix="Write what the source says, or take the line away.",
)
RULES = (PLACEHOLDER,)

_SAMPLES = frozenset(
    [
        "one plain sentence that gives the answer",
        "people said more when they were asked first what mattered to them",
        "advice on group visits is weaker now, since a second trial found no gain",
        "the answer in one plain sentence",
        "the finding in plain words, in at most 40 of them",
    ]
)
"""Sentences that stand in our own instructions."""
_NOTE_ALONE = re.compile(
    r"todo\b.*|fixme\b.*|t\.?b\.?[acd]\.?|x{3,}|\?{2,}|\.{3,}|…|placeholder|lorem ipsum\b.*"
    r"|to be (?:written|added|done|completed)"
    r"|[\[<(]?(?:please )?(?:insert|write|add|put|type|enter|fill in)\b.{0,60}\bhere[\]>)]?"
    r"|[\[<](?:insert|your|add|write|the)\b[^\]>]{0,60}[\]>]"
    r"|your (?:headline|title|text|answer|question|name)(?: goes)? ?(?:here)?"
    r"|untitled|(?:headline|title|text|sentence) here",
    re.IGNORECASE,
)
"""What no field ever says by itself."""
_NOTE_WITHIN = re.compile(r"\b(?:TODO|FIXME|TBC|TBD)\b|\blorem ipsum\b", re.ASCII)


def placeholders(library: Library) -> Iterator[Diagnostic]:
    """Find words of the examples, and notes to oneself, in fields and in text. The reader of the bibliography tells of those there."""
    for use in written_everywhere(library, Kind.TEXT, Kind.LINE):
        if is_placeholder(use.value):
            yield PLACEHOLDER.at(
                use.where, f"`{use.field.name}`: {quoted(use.value)} was left from an example, or as a note"
            )
    for page in pages(library):
        for text, where in texts(page):
            if note := _NOTE_ALONE.fullmatch(text) or _NOTE_WITHIN.search(text):
                yield PLACEHOLDER.at(where, f"{quoted(note[0])} is a note to oneself")


def is_placeholder(text: str) -> bool:
    """Whether a text is a sentence of our instructions, or holds a note to oneself."""
    bare = text.strip(" .!\"'“”")
    return plain(bare) in _SAMPLES or bool(_NOTE_ALONE.fullmatch(text.strip()) or _NOTE_WITHIN.search(text))
