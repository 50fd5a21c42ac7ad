"""Names with the given name first, and those that only seem so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from evidence.model.reference import Name
from evidence.read.bibtex.names.braces import LONGEST_NAME, clean, is_lower, words_of
from evidence.read.bibtex.names.extras import leading_titles
from evidence.read.bibtex.names.person import Person
from evidence.read.bibtex.names.words import (
    CAPITAL_PARTICLES,
    DEGREES,
    DEVOTIONS,
    FAMILY_ENDINGS,
    GIVEN_FIRST_TITLES,
    IBERIAN,
    KEEPS_ALL,
    NO_PARTICLE_BEFORE,
    NOT_INITIALS,
    PARTICLES,
    SISTERS,
    VIETNAMESE,
)

SUFFIX = re.compile(r"(?:jr|sr|i{1,3}|iv|vi{0,3}|[2-5](?:nd|rd|th)|jnr|snr|esq)\.?", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?P<family>[^\W\d_][^{},0-9]{0,60}?) "
    r"(?P<initials>(?:[^\W\d_]{1,2}\.[ \-‐]?){1,5}|[^\W\d_](?:[-‐][^\W\d_])+|[^\W\d_]{1,3})"
    r"(?: (?P<suffix>Jr\.?|Sr\.?|I{2,3}|IV|[2-5](?:nd|rd|th)))?"
)
_GLUED = re.compile(r"((?:[^\W\d_]\.[-‐]?)+)([^\W\d_]{2,}.*)")
CAPITALS_LAST = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[ -][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*\.?)? [A-ZÀ-ÖØ-Þ-]{4,20}")
"""`Jean DUPONT`."""
CAPITALS_FIRST = re.compile(r"[A-ZÀ-ÖØ-Þ]{4,20}(?: [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+){1,2}")
_CONJUNCTIONS = frozenset("y e i".split())
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff々〆ヶ ·]+")
_SYLLABLES = re.compile(r"[A-Z][a-z]{0,5}-[a-zA-Z][a-z]{0,5}")
_FIRST_SYLLABLE = re.compile(r"[A-Z][a-z]{0,6}")


def given_first(text: str, *, capitals: str = "") -> Person:
    """`First von Last`."""
    words = words_of(text)
    if len(words) < 2:
        return _one_word(text, words)
    if words[0].lower() in KEEPS_ALL and len(words) < 4 and words[0][0].isupper():
        return Person(Name(literal=clean(text)))
    titles = _titles_before(text, words)
    extras, words = tuple(words[:titles]), words[titles:]
    person = _family_in_front(words, capitals) or _divided(words)
    return replace(person, extras=extras)


def _titles_before(text: str, words: list[str]) -> int:
    """How many words at the beginning are titles: `Dr`, or `Sister` where two names follow."""
    titles = 0 if len(words) == 2 and initials_behind(text) else leading_titles(words, GIVEN_FIRST_TITLES)
    sister = not titles and len(words) > 2 and words[0].rstrip(".").lower() in SISTERS
    return 1 if sister else titles


def _family_in_front(words: list[str], capitals: str) -> Person | None:
    """Read a name whose family name stands first though no comma says so; None where it does not."""
    text = " ".join(words)
    if not (capitals == "last" and _is_family_in_capitals(words[-1])) and (behind := initials_behind(text)):
        return Person(behind, turned=True)
    if CAPITALS_FIRST.fullmatch(text) or (capitals == "first" and _in_capitals(words[0])):
        return Person(Name(family=words[0], given=" ".join(words[1:])), turned=True)
    if len(words) == 2 and _EAST.fullmatch(text):
        # Where names are written in these letters, the family name always stands first.
        return Person(Name(family=words[0], given=words[1]))
    first = _family_of_the_east(words)
    return Person(first, turned=True) if first else None


def _is_family_in_capitals(word: str) -> bool:
    return _in_capitals(word) and len(word) > 1


def _in_capitals(word: str) -> bool:
    return word.isalpha() and word.isupper()


def _one_word(text: str, words: list[str]) -> Person:
    if match := _GLUED.fullmatch(text):
        return Person(Name(family=match[2], given=match[1]))
    family = clean(words[0]) if words else ""
    return Person(Name(family=family) if family else None)


@lru_cache(maxsize=4096)
def initials_behind(text: str) -> Name | None:
    """Read `Elwyn G.` or `van der Berg JA Jr`, family name first; None where it is not written so."""
    match = _BEHIND.fullmatch(text[:LONGEST_NAME]) if "{" not in text else None
    if not match:
        return None
    words = match["family"].split()
    if not _may_be_initials(match["initials"], words) or not _may_be_family(words):
        return None
    return replace(with_particle(words), given=match["initials"].strip(), suffix=match["suffix"] or "")


def _may_be_initials(initials: str, family: list[str]) -> bool:
    """Whether letters behind a family name are initials, and no word, suffix or degree."""
    bare = initials.replace(".", "")
    if not bare.replace("-", "").replace(" ", "").isupper() and not _cased_initials(initials):
        return False
    if bare in NOT_INITIALS or bare in {"II", "III"} or (bare == "IV" and len(family) > 1):
        return False
    given_first = len(family) > 1 and not is_lower(family[0]) and not IBERIAN.issuperset(map(str.lower, family))
    return not (bare in DEGREES and given_first)


def _may_be_family(words: list[str]) -> bool:
    if len(words) > 4 or any(each.endswith(".") for each in words):
        return False
    return len(words[-1]) > 1 and (len(words) == 1 or _family_words(words))


def _cased_initials(initials: str) -> bool:
    """`Ch.` and `Yu.` stand for one letter of another script."""
    return all(each[0].isupper() for each in re.split(r"[. \-‐]+", initials) if each) and "." in initials


def _family_words(words: list[str]) -> bool:
    """Whether several words may be a family name: with a particle, or two names of the Iberian kind."""
    return words[0].lower() in PARTICLES or words[0] in CAPITAL_PARTICLES or len(words) == 2


def is_one_family(text: str) -> bool:
    """Whether a text is plainly one family name: a word, or several that begin with a particle."""
    words = words_of(text)
    return len(words) == 1 or (bool(words) and (is_lower(words[0]) or words[0] in CAPITAL_PARTICLES))


def with_particle(words: Sequence[str]) -> Name:
    end = 0
    while end < len(words) - 1 and is_lower(words[end]):
        end += 1
    return Name(family=clean(" ".join(words[end:])), von=clean(" ".join(words[:end])))


def _family_of_the_east(words: list[str]) -> Name | None:
    """`Kim Jong-un`, `Nguyễn Văn An`, and two family names of the Iberian kind behind a given name."""
    if len(words) == 2:
        return Name(family=words[0], given=words[1]) if _is_korean(*words) else None
    lower = [word.lower() for word in words]
    if len(words) > 2 and _is_vietnamese(words, lower):
        return Name(family=words[0], given=" ".join(words[1:]))
    if len(words) > 2 and IBERIAN.issuperset(lower[-2:]) and not is_lower(words[-3]):
        return Name(family=" ".join(words[-2:]), given=" ".join(words[:-2]))
    return None


def _is_korean(family: str, given: str) -> bool:
    """Whether a name is a syllable and two that are joined, of which the last is small."""
    joined = _SYLLABLES.fullmatch(given) and _FIRST_SYLLABLE.fullmatch(family)
    return bool(joined) and given.partition("-")[2].islower()


def _is_vietnamese(words: list[str], lower: list[str]) -> bool:
    """Whether three words or more begin with a family name of Vietnam, and a middle name or accents confirm it."""
    if lower[0] not in VIETNAMESE:
        return False
    accented = not " ".join(words).isascii()
    return lower[1] in {"van", "thi"} or (accented and lower[-1] not in VIETNAMESE)


def _divided(words: list[str]) -> Person:
    """Find where the family name begins in words that begin with the given name."""
    suffix = ""
    if len(words) > 2 and len(words[-1]) > 1 and SUFFIX.fullmatch(words[-1]) and not is_lower(words[-2]):
        # `Martin King Jr.`: no comma, but plainly not a family name.
        suffix = words[-1]
        words = words[:-1]
    first, last = _particle(words)
    name = Name(
        family=clean(" ".join(words[last:])),
        given=clean(" ".join(words[:first])),
        von=clean(" ".join(words[first:last])),
        suffix=suffix,
    )
    return Person(name if name.family or name.given else None)


def _particle(words: list[str]) -> tuple[int, int]:
    """Where the particle begins and where the family name does."""
    final = len(words) - 1
    lower = [at for at in range(final) if _is_particle(words[at]) and not _in_given(words, at)]
    if lower:
        return _from_particles(words, lower)
    first = final - 1 if words[-1] in FAMILY_ENDINGS and final > 1 else final
    if words[-1].lower() not in NO_PARTICLE_BEFORE:
        first = _before_capital_particles(words, first)
    return first, first


def _from_particles(words: list[str], places: list[int]) -> tuple[int, int]:
    """The same where particles in small letters stand at some places."""
    begin = places[0]
    if begin > 0 and words[begin] in _CONJUNCTIONS:
        # `José Ortega y Gasset`
        first = begin - 1 if begin > 1 else begin
        return first, first
    if begin > 1 and words[begin - 1] in CAPITAL_PARTICLES:
        # `Koen Van den Eynde`
        first = _before_capital_particles(words, begin - 1)
        return first, first
    # What follows the first run of particles is the family name, whatever particles are within it.
    run = next((place for place, at in enumerate(places) if at != begin + place), len(places))
    return begin, begin + run


def _before_capital_particles(words: list[str], first: int) -> int:
    while first > 1 and words[first - 1] in CAPITAL_PARTICLES:
        first -= 1
    return first


def _is_particle(word: str) -> bool:
    return (is_lower(word) and word.lower() in PARTICLES) or (word.lower().startswith(("d'", "d’")) and is_lower(word))


def are_particles(text: str) -> bool:
    """Whether a text is particles and nothing else: `van den`."""
    return bool(text) and all(map(_is_particle, text.split()))


def _in_given(words: list[str], at: int) -> bool:
    """Whether a particle belongs to a given name: `María de los Ángeles García`."""
    end = at
    while end < min(len(words), at + 3) and _is_particle(words[end]):
        end += 1
    start = at
    while start > max(0, at - 3) and _is_particle(words[start - 1]):
        start -= 1
    return start > 0 and end < len(words) - 1 and words[end].lower() in DEVOTIONS
