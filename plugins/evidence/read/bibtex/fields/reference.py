"""From the fields of an entry to a Reference: which name means what."""

from collections.abc import Mapping
from typing import Any

from evidence.diagnostics import Diagnostic
from evidence.model.reference import Reference, Text
from evidence.read.bibtex.entries import BibEntry
from evidence.read.bibtex.field_names import LANGUAGE, TEXTS, WORDS
from evidence.read.bibtex.fields.containers import container, issue_of_a_periodical, preprint
from evidence.read.bibtex.fields.creators import creators
from evidence.read.bibtex.fields.decoder import Decoder
from evidence.read.bibtex.fields.entry_identifiers import identify
from evidence.read.bibtex.fields.genres import genre
from evidence.read.bibtex.fields.how_published import how_published
from evidence.read.bibtex.fields.keywords import keywords
from evidence.read.bibtex.fields.notices import notice
from evidence.read.bibtex.fields.numbers import numbers
from evidence.read.bibtex.fields.reading import Reading
from evidence.read.bibtex.fields.when import dates
from evidence.read.bibtex.latex.titles import without_stop

_WITHOUT_STOP = frozenset({"title", "subtitle"})
_PROTECTED = frozenset({"title", "subtitle", "series"})
_PLACES = {name: (slot, rank) for slot, names in (*TEXTS.items(), *WORDS.items()) for rank, name in enumerate(names)}
"""Field to what it fills: an entry has a dozen fields, the tables forty names."""


def to_reference(entry: BibEntry, decoder: Decoder, found: list[Diagnostic]) -> Reference:
    """Make the Reference of an entry whose fields are complete."""
    reading = Reading(entry, decoder, found)
    reading.garbled()
    numbered, state = numbers(reading)
    values: dict[str, Any] = _simple(reading) | container(reading) | numbered
    values |= _identifiers(reading)
    values |= dates(reading, state)
    values |= _lists(reading)
    values |= issue_of_a_periodical(reading, values)
    values |= preprint(values)
    values |= notice(values)
    if words := how_published(reading):
        values["how_published"] = words
    if kind := genre(reading):
        values["genre"] = kind
    return Reference(
        key=entry.key,
        kind=entry.kind,
        where=entry.where,
        creators=creators(reading),
        fields=entry.fields,
        lines=entry.lines,
        empty=entry.empty,
        **values,
    )


def _simple(reading: Reading) -> dict[str, object]:
    """Fill what one field fills by itself; of several names for it the first in the table."""
    chosen: dict[str, tuple[int, str]] = {}
    for name in reading.fields:
        if place := _PLACES.get(name):
            slot, rank = place
            if slot not in chosen or rank < chosen[slot][0]:
                chosen[slot] = (rank, name)
    found: dict[str, object] = {}
    for slot, (_, name) in chosen.items():
        value = reading.text(name, protect=slot in _PROTECTED) if slot in TEXTS else reading.words(name)
        found[slot] = without_stop(value) if slot in _WITHOUT_STOP and isinstance(value, Text) else value
    return found


def _identifiers(reading: Reading) -> Mapping[str, object]:
    """Numbers and addresses; what cannot be right is kept apart for the check."""
    read = identify(reading.entry)
    reading.found.extend(read.problems)
    return read.values


def _lists(reading: Reading) -> dict[str, object]:
    found: dict[str, object] = {}
    if name := reading.first(LANGUAGE):
        found["languages"] = reading.decoder.languages(reading.fields[name])
    if words := keywords(reading):
        found["keywords"] = words
    if "related" in reading.fields:
        keys = (each.strip() for each in reading.fields["related"].split(","))
        found["related"] = tuple(each for each in keys if each)
    return found
