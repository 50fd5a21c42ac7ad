"""One name to its parts: family, given, particle, suffix; and what stands in it that is no part of a name."""

import re
from dataclasses import replace
from functools import lru_cache

from evidence.model.reference import Name
from evidence.read.bibtex.names.braces import MARK, clean, split
from evidence.read.bibtex.names.extras import without_degrees, without_extras, without_notes
from evidence.read.bibtex.names.family_first import family_first
from evidence.read.bibtex.names.given_first import given_first
from evidence.read.bibtex.names.person import Person

_EXTENDED = re.compile(r"(family|given|prefix|suffix)(-i)? ?= ?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_person(text: str, *, capitals: str = "") -> Person:
    """Read one name in any of the ways that BibTeX knows, or near to them.

    `capitals` tells that family names are in capitals in this list, so that `LI` is one, and stand `first` or `last`.
    """
    if "=" in text and _EXTENDED.match(text):
        return Person(_extended(text))
    text, beside = without_extras(text)
    if not text:
        return Person(None, extras=beside)
    parts = [each.strip() for each in split(text, MARK)] if "," in text else [text]
    parts, degrees = without_degrees(parts)
    parts, notes = without_notes(parts)
    if len(parts) > 1:
        person = family_first(parts)
    else:
        person = _before_comma(parts[0]) if text.endswith(",") else given_first(parts[0], capitals=capitals)
    extras = (*beside, *degrees, *notes)
    return replace(person, extras=(*extras, *person.extras)) if extras else person


def _before_comma(text: str) -> Person:
    """`Department of Health,` is how EndNote marks a body."""
    whole = clean(text)
    if not whole:
        return Person(None)
    return Person(Name(literal=whole) if " " in whole else Name(family=whole))


def _extended(text: str) -> Name | None:
    """`family=Vega, given=María, prefix=de la`."""
    found: dict[str, str] = {}
    for part in split(text, MARK):
        part = part.strip()
        if (match := _EXTENDED.match(part)) and not match[2]:
            found[match[1].lower()] = clean(part[match.end() :].strip('"'))
    if found.get("family") and found.keys() == {"family"} and " " in found["family"]:
        return Name(literal=found["family"])
    name = Name(
        family=found.get("family", ""),
        given=found.get("given", ""),
        von=found.get("prefix", ""),
        suffix=found.get("suffix", ""),
    )
    return name if name.family or name.given else None
