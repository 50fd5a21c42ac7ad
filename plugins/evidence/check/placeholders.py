"""What an editor left as it was pasted: words of the examples, and notes to oneself."""

import re
from collections.abc import Iterator

from evidence.check.walk import pages, texts, written_everywhere
from evidence.check.words import quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.fields import Kind
from evidence.model.folding import plain
from evidence.model.library import Library
from evidence.model.reference import Reference

PLACEHOLDER = Rule(
    code="S323",
    name="placeholder-left",
    severity=Severity.ERROR,
    why="Words of an example, or a note to oneself, would be published as if they said something of the source.",
    fix="Write what the source says, or take the line away.",
)
RULES = (PLACEHOLDER,)

_SAMPLES = frozenset([
    "one plain sentence that gives the answer",
    "people said more when they were asked first what mattered to them",
    "advice on group visits is weaker now, since a second trial found no gain",
    "the answer in one plain sentence",
    "the finding in plain words, in at most 40 of them",
])
"""Sentences that stand in our own instructions."""
_NOTE_ALONE = re.compile(
    r"todo\b.*|fixme\b.*|t\.?b\.?[acd]\.?|x{3,}|\?{2,}|\.{3,}|…|placeholder|lorem ipsum\b.*|to be (?:written|added|done|completed)"
    r"|[\[<(]?(?:please )?(?:insert|write|add|put|type|enter|fill in)\b.{0,60}\bhere[\]>)]?"
    r"|[\[<](?:insert|your|add|write|the)\b[^\]>]{0,60}[\]>]|your (?:headline|title|text|answer|question|name)(?: goes)? ?(?:here)?"
    r"|untitled|(?:headline|title|text|sentence) here",
    re.IGNORECASE,
)
"""What no field ever says by itself."""
_NOTE_WITHIN = re.compile(r"\b(?:TODO|FIXME|TBC|TBD)\b|\blorem ipsum\b", re.ASCII)
_SAMPLE_DOI = re.compile(r"10\.(?:1000/(?:example|123456)|\d{4,9}/(?:example|doi|x{2,}|todo)|x{2,}.*)", re.IGNORECASE)
_SAMPLE_KEYS = frozenset(["doe2020talking"])
_SAMPLE_VALUES = {"title": "talking as partners", "journal": "journal of examples"}


def placeholders(library: Library) -> Iterator[Diagnostic]:
    """Find words of the examples, and notes to oneself, in fields, in text and in the bibliography."""
    for use in written_everywhere(library, Kind.TEXT, Kind.LINE):
        if is_placeholder(use.value):
            yield PLACEHOLDER.at(use.where, f"`{use.field.name}`: {quoted(use.value)} was left from an example, or as a note")
    for page in pages(library):
        for text, where in texts(page):
            if _NOTE_ALONE.fullmatch(text) or (note := _NOTE_WITHIN.search(text)):
                yield PLACEHOLDER.at(where, f"{quoted(note[0] if note else text)} is a note to oneself")
    for reference in library.references.values():
        yield from _of_reference(reference)


def is_placeholder(text: str) -> bool:
    """Whether a text is a sentence of our instructions, or holds a note to oneself."""
    bare = text.strip(" .!\"'“”")
    return plain(bare) in _SAMPLES or bool(_NOTE_ALONE.fullmatch(text.strip()) or _NOTE_WITHIN.search(text))


def _of_reference(reference: Reference) -> Iterator[Diagnostic]:
    """One message for an entry, however much of the example is left in it."""
    left = _left(reference)
    if left:
        field, value = left
        yield PLACEHOLDER.at(
            reference.at(field), f"{quoted(value)} is the example of the page *Contribute*, not a source",
            hint="write what the source's own page says, or take the entry away",
        )


def _left(reference: Reference) -> tuple[str, str] | None:
    if reference.key in _SAMPLE_KEYS:
        return "key", reference.key
    if reference.doi and _SAMPLE_DOI.fullmatch(reference.doi):
        return "doi", reference.doi
    for field, sample in _SAMPLE_VALUES.items():
        value = _words(reference, field)
        if plain(value).strip(" .") == sample or _NOTE_ALONE.fullmatch(value):
            return field, value
    return None


def _words(reference: Reference, field: str) -> str:
    if field == "title":
        return reference.title.plain
    return reference.container.plain if reference.container else ""
