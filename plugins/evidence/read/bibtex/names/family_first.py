"""Names with the family name first, and a comma behind it."""

import re
from dataclasses import replace

from evidence.model.reference import Name
from evidence.read.bibtex.names.braces import LONGEST_NAME, clean, words_of
from evidence.read.bibtex.names.extras import leading_titles
from evidence.read.bibtex.names.given_first import SUFFIX, are_particles, given_first, with_particle
from evidence.read.bibtex.names.person import Person
from evidence.read.bibtex.names.words import GIVEN_FIRST_TITLES, SISTERS, TITLES

_SURE_SUFFIX = re.compile(r"(?:[JS]n?r\.?|I{2,3}|IV|VI{1,3}|[2-5](?:nd|rd|th)|Esq\.?)")
_STOP_BEHIND = re.compile(r"[^\W\d_]{4,}\.$(?<!Chas\.)(?<!Thos\.)(?<!Robt\.)(?<!Benj\.)(?<!Alex\.)(?<!Saml\.)")
"""A full stop behind a given name that is no abbreviation."""
_BEFORE_GIVEN = GIVEN_FIRST_TITLES | SISTERS


def family_first(parts: list[str]) -> Person:
    """`von Last, First` and `von Last, Jr, First`."""
    if len(parts) == 2 and _SURE_SUFFIX.fullmatch(parts[1]):
        return _before_suffix(parts[0], parts[1])
    parts = _particle_in_front(parts)
    given, suffix, odd = _behind_family(parts)
    words, given_words, extras = _without_titles(words_of(parts[0]), given)
    suffix = suffix or _taken_suffix(words) or _taken_suffix(given_words)
    name = with_particle(words) if words else Name()
    given = _without_stop(clean(" ".join(given_words)))
    if not name.family:
        return Person(Name(family=given) if given else None, odd="has no family name", extras=extras)
    strayed, two = False, False
    if not odd and _may_be_mis_split(parts[0], name, given):
        name, given, strayed, two = _mis_split(name, given)
    name = replace(name, given=given, suffix=clean(suffix))
    return Person(name, extras=extras, odd=odd, strayed=strayed, two=two)


def _particle_in_front(parts: list[str]) -> list[str]:
    """`Berg, van den, Jan` as `van den Berg, Jan`."""
    return [f"{parts[1]} {parts[0]}", parts[2]] if len(parts) == 3 and are_particles(parts[1]) else parts


def _without_stop(given: str) -> str:
    return given[:-1] if _STOP_BEHIND.search(given) else given


def _may_be_mis_split(written: str, name: Name, given: str) -> bool:
    return bool(given) and len(name.family) < LONGEST_NAME and "{" not in written


def _before_suffix(name: str, suffix: str) -> Person:
    """`J. A. Smith, Jr.`, and a family name alone before a suffix."""
    if not name:
        return Person(Name(family=suffix))
    return given_first(f"{name} {suffix}") if " " in name else Person(Name(family=name, suffix=suffix))


def _behind_family(parts: list[str]) -> tuple[str, str, str]:
    """What stands behind the family name: the given name, a suffix, and what is odd about the commas."""
    given, suffix, odd = parts[1], "", ""
    if len(parts) == 3 and (SUFFIX.fullmatch(clean(parts[1])) or not parts[1]):
        suffix, given = parts[1], parts[2]
    elif len(parts) == 3 and SUFFIX.fullmatch(parts[2]):
        suffix = parts[2]
    elif len(parts) > 2:
        given = ", ".join(each for each in parts[1:] if each)
        odd = "has too many commas for one name"
    if parts[0].count("(") > parts[0].count(")"):
        odd = "has a comma within brackets"
    return given, suffix, odd


def _without_titles(words: list[str], given: str) -> tuple[list[str], list[str], tuple[str, ...]]:
    """The words of the family name and of the given one without titles before them, and those titles."""
    given_words = given.split(" ")
    titles, given_titles = leading_titles(words, TITLES), leading_titles(given_words, _BEFORE_GIVEN)
    extras = (*words[:titles], *given_words[:given_titles])
    words, given_words = words[titles:], given_words[given_titles:]
    if given_words == [given] and given.rstrip(".").lower() in TITLES and "." in given:
        return words, [], (*extras, given)
    return words, given_words, extras


def _taken_suffix(words: list[str]) -> str:
    """Take a suffix off the end of some words; '' where none is there."""
    return words.pop() if len(words) > 1 and _SURE_SUFFIX.fullmatch(words[-1]) else ""


_STARTS_WITH_INITIAL = re.compile(r"(?:[^\W\d_]\.[\s-]*)+[^\W\d_]{2,}")
_ENDS_WITH_INITIALS = re.compile(r"[^\W\d_]{2,}.*\s(?![IVX]+$)[A-Z]{1,3}")


def _mis_split(name: Name, given: str) -> tuple[Name, str, bool, bool]:
    """Put initials back that strayed into the family name: `J. Singer, Sara`."""
    if _STARTS_WITH_INITIAL.fullmatch(name.family):
        if len(given.split()) > 1 and "." not in given and not given.split()[-1].isupper():
            return name, given, False, True
        initials, _, family = name.family.rpartition(" ")
        if initials:
            return replace(name, family=family), f"{given} {initials}", True, False
    return name, given, False, bool(_ENDS_WITH_INITIALS.fullmatch(name.family))
