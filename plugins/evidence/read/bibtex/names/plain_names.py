"""Lists whose names are plain: nearly all, and read many times quicker."""

import re
from functools import lru_cache

from evidence.model.reference import Name
from evidence.read.bibtex.names.bodies import may_name_a_body
from evidence.read.bibtex.names.given_first import initials_behind
from evidence.read.bibtex.names.parts import read_person
from evidence.read.bibtex.names.person import Names, Person
from evidence.read.bibtex.names.words import (
    DEGREES,
    DOTTED_TITLES,
    GIVEN_FIRST_TITLES,
    KEEPS_ALL,
    NOBODY,
    PREPOSITIONS,
    ROLES,
    SISTERS,
    TITLES,
)

_AND_OTHERS = " and others"
_PARTICLES = frozenset("af av da de del den der di dos du la le ten ter van von zu".split())
"""Those that are nothing else, as `y` is in Spanish."""
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_GIVEN = rf"(?:{_WORD}|(?:[^\W\d_]\.-?)+)"
_VON = rf"(?:(?:{'|'.join(sorted(_PARTICLES))}) ){{0,2}}"
_FAMILY_FIRST = re.compile(
    rf"(?P<von>{_VON})(?P<family>{_WORD}), (?:(?P<suffix>Jr\.?), )?(?P<given>{_GIVEN}(?: {_GIVEN}){{0,4}})"
)
_GIVEN_FIRST = re.compile(rf"{_GIVEN}(?: {_GIVEN}){{0,4}} {_VON}{_WORD}")
_IN_BRACES = re.compile(rf"\{{{_WORD}(?: {_WORD}){{1,12}}\}}")


def simply(text: str, known: dict[str, Name]) -> Names | None:
    """Read a list whose names are plain, each of which is the same alone as in any list. None for any other."""
    names = []
    for piece in text.removesuffix(_AND_OTHERS).split(" and "):
        name = known.get(piece) or _plain_name(piece)
        if name is None:
            return None
        known[piece] = name
        names.append(name)
    return Names(tuple(names), others=text.endswith(_AND_OTHERS))


def _plain_name(piece: str) -> Name | None:
    """A name that nothing beside it can change, and of which nothing is to be said."""
    if inverted := _FAMILY_FIRST.fullmatch(piece):
        return _plain_inverted(inverted)
    if _GIVEN_FIRST.fullmatch(piece):
        person = read_person(piece) if all(map(_is_plain, piece.split())) else None
        return person.name if person and person == Person(person.name) else None
    return _plain_body(piece[1:-1]) if _IN_BRACES.fullmatch(piece) else None


def _plain_inverted(inverted: re.Match[str]) -> Name | None:
    von, family, suffix, given = inverted.group("von", "family", "suffix", "given")
    if not _is_plain(family) or not all(map(_is_plain, given.split())):
        return None
    return Name(family=family, given=given, von=von.rstrip(), suffix=suffix or "")


def _plain_body(words: str) -> Name | None:
    if initials_behind(words) or words.rsplit(" ", 1)[1].lower() in _ENDS_OF_LISTS:
        return None
    return Name(literal=words)


@lru_cache(maxsize=4096)
def _is_plain(word: str) -> bool:
    """Whether a word is of a name and of nothing else: no degree, title or `of`, and no word that bodies have."""
    bare = word.replace(".", "")
    if not word[0].isupper():
        return word in _PARTICLES
    if (bare == word and word.isupper()) or bare in DEGREES or bare.lower() in _NO_NAMES:
        return False
    return "." in word or not may_name_a_body(word)


_ENDS_OF_LISTS = frozenset("al alii others otros outros cols col coll colleagues coworkers fl wsp ua more and".split())
"""Last words of `et al.` in any language."""
_SUFFIXES = frozenset("jr sr jnr snr esq".split())
_NO_NAMES = frozenset().union(
    {"and"},
    _ENDS_OF_LISTS,
    _SUFFIXES,
    PREPOSITIONS,
    GIVEN_FIRST_TITLES,
    TITLES,
    DOTTED_TITLES,
    SISTERS,
    KEEPS_ALL,
    ROLES,
    NOBODY,
)
