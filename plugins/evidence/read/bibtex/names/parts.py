"""One name to its parts: family, given, particle, suffix; and what stands in it that is no part of a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence.model.reference import Name
from evidence.read.bibtex.names.bodies import is_body
from evidence.read.bibtex.names.words import (
    CAPITAL_PARTICLES,
    DEGREES,
    DEGREES_THAT_ARE_NAMES,
    DEVOTIONS,
    DOTTED_TITLES,
    FAMILY_ENDINGS,
    GIVEN_FIRST_TITLES,
    IBERIAN,
    KEEPS_ALL,
    NO_PARTICLE_BEFORE,
    NOT_INITIALS,
    PARTICLES,
    ROLES,
    SISTERS,
    TITLES,
    VIETNAMESE,
)

_MARK = re.compile(r"[{},]")
_BRACE_OR_SPACE = re.compile(r"[{} ]")
_SUFFIX = re.compile(r"(?:jr|sr|i{1,3}|iv|vi{0,3}|[2-5](?:nd|rd|th)|jnr|snr|esq)\.?", re.IGNORECASE)
_SURE_SUFFIX = re.compile(r"(?:[JS]n?r\.?|I{2,3}|IV|VI{1,3}|[2-5](?:nd|rd|th)|Esq\.?)")
_EXTENDED = re.compile(r"(family|given|prefix|suffix)(-i)? ?= ?", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?P<family>[^\W\d_][^{},0-9]{0,60}?) "
    r"(?P<initials>(?:[^\W\d_]{1,2}\.[ \-‐]?){1,5}|[^\W\d_](?:[-‐][^\W\d_])+|[^\W\d_]{1,3})"
    r"(?: (?P<suffix>Jr\.?|Sr\.?|I{2,3}|IV|[2-5](?:nd|rd|th)))?"
)
_GLUED = re.compile(r"((?:[^\W\d_]\.[-‐]?)+)([^\W\d_]{2,}.*)")
_LONGEST_NAME = 200
CAPITALS_LAST = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[ -][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*\.?)? [A-ZÀ-ÖØ-Þ-]{4,20}")
"""`Jean DUPONT`."""
CAPITALS_FIRST = re.compile(r"[A-ZÀ-ÖØ-Þ]{4,20}(?: [A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+){1,2}")
_CONJUNCTIONS = frozenset("y e i".split())
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff々〆ヶ ·]+")
_SYLLABLES = re.compile(r"[A-Z][a-z]{0,5}-[a-zA-Z][a-z]{0,5}")
_FIRST_SYLLABLE = re.compile(r"[A-Z][a-z]{0,6}")
_NO_CAPITALS = re.compile("[\u10d0-\u10ff]")
"""Georgian: Unicode gives it capitals, but nobody writes names with them."""

_ORCID = re.compile(
    r"[({\[<]?\s?(?:orcid(?: id)?:? ?)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\s?[)}\]>]?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[(<\[]?\s?(?:e-?mail:? ?)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\s?[)>\]]?")
_ROLE = re.compile(
    r"[(\[](?:eds?|editors?|hrsg|hg|dirs?|coords?|trans|translators?|comps?|chair|lead author|corresponding author"
    r"|deceased|†)\.?[)\]]",
    re.IGNORECASE,
)
_FOOTNOTES = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.*∗†‡§¶#\])]))\s?"
    r"(?:[*∗⁎†‡§¶#¹²³⁴⁵⁶⁷⁸⁹⁰]|[(\[]\d{1,2}[)\]]|(?<!\d)\d{1,2}(?![\w-]))"
    r"(?:\s?[,;]?\s?(?:[*∗⁎†‡§¶#¹²³⁴⁵⁶⁷⁸⁹⁰]|\d{1,2}(?![\w-])))*"
)
_STOP_BEHIND = re.compile(r"[^\W\d_]{4,}\.$(?<!Chas\.)(?<!Thos\.)(?<!Robt\.)(?<!Benj\.)(?<!Alex\.)(?<!Saml\.)")
"""A full stop behind a given name that is no abbreviation."""
_YEARS = re.compile(r"(?:(?:ca?|b|d|fl)\.? ?)?\d{4}\??(?: ?[-–] ?(?:\d{4})?)?")
_WORKPLACE = re.compile(r"[(\[]([^()\[\]]{4,120})[)\]]")
_YEAR = re.compile(r"\s?\((?:19|20)\d\d[a-z]?\)\.?$")
_LETTERS = re.compile(r"\s[a-h](?:,\s?[a-h])*(?:,\s?[*∗†‡§]+)|(?<=[^\W\d_])\s[a-h](?:,\s?[a-h])+$")
_HAS_EXTRAS = re.compile(r"[0-9@*∗⁎†‡§¶#¹²³⁴⁵⁶⁷⁸⁹⁰(\[]", re.IGNORECASE)
_DASHES = " ,;:"


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it was read, and what was noticed."""

    name: Name | None
    turned: bool = False
    """Written without a comma, and taken to begin with the family name."""
    extras: tuple[str, ...] = ()
    """What stood in it that is no part of a name: degrees, titles, marks."""
    odd: str = ""
    """What is wrong with it and cannot be mended: `has too many commas for one name`."""
    strayed: bool = False
    """An initial was put back from the family name to the given one."""
    two: bool = False
    """It looks like two people."""


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
    parts = [each.strip() for each in split(text, _MARK)] if "," in text else [text]
    parts, degrees = _without_degrees(parts)
    parts, notes = _without_notes(parts)
    if len(parts) > 1:
        person = _family_first(parts)
    else:
        person = _before_comma(parts[0]) if text.endswith(",") else _given_first(parts[0], capitals=capitals)
    extras = (*beside, *degrees, *notes)
    return replace(person, extras=(*extras, *person.extras)) if extras else person


def _without_notes(parts: list[str]) -> tuple[list[str], list[str]]:
    """Part remarks off the end, with the commas that nothing follows."""
    while len(parts) > 1 and not parts[-1]:
        parts = parts[:-1]
    notes: list[str] = []
    while len(parts) > 1 and _is_note(parts[-1], len(parts)):
        parts, notes = parts[:-1], [*notes, parts[-1]]
    return parts, notes


def _is_note(part: str, count: int) -> bool:
    """Whether the last part of a name is a remark of a catalogue: a role, a title, years of life, where somebody works."""
    bare = part.rstrip(".")
    may_be_given = bare == "Ed" or bare.lower() in GIVEN_FIRST_TITLES
    return (is_remark(part) and (count > 2 or not may_be_given)) or (count > 2 and is_body(part))


@lru_cache(maxsize=4096)
def is_remark(part: str) -> bool:
    """`editor`, `1950-2010`, `1950- author`, `Sir`: what a catalogue puts behind a name."""
    bare = part.rstrip(".").lower()
    years, _, role = bare.rpartition(" ")
    if bare in ROLES or bare in GIVEN_FIRST_TITLES or _YEARS.fullmatch(bare):
        return True
    return role in ROLES and _YEARS.fullmatch(years.rstrip(",")) is not None


def _before_comma(text: str) -> Person:
    """`Department of Health,` is how EndNote marks a body."""
    whole = clean(text)
    if not whole:
        return Person(None)
    return Person(Name(literal=whole) if " " in whole else Name(family=whole))


# What is no part of a name --------------------------------------------------------------------


def without_extras(text: str) -> tuple[str, tuple[str, ...]]:
    """Take ORCID iDs, addresses, roles and marks of footnotes off a name."""
    if not _HAS_EXTRAS.search(text) or text[0] == "{":
        return text, ()
    found: list[str] = []
    for match in _WORKPLACE.finditer(text):
        if is_body(match[1].split(",", 1)[0]):
            found.append(match[0])
            text = text.replace(match[0], "", 1)
    marks = (_LETTERS, _FOOTNOTES) if " " in text or "," in text else ()
    for pattern in (_ORCID, _MAIL, _ROLE, _YEAR, *marks):
        for match in pattern.finditer(text):
            found.append(match[0].strip(_DASHES))
        text = pattern.sub("", text)
    return " ".join(text.replace(" ,", ",").split()).strip(" ;"), tuple(found)


def _degree(word: str) -> str:
    """A degree without its full stops, or ''."""
    bare = word.replace(".", "").strip("()")
    return bare if bare in DEGREES else ""


def _are_degrees(text: str) -> bool:
    words = text.replace("/", " ").replace("(Hons)", "").split()
    return bool(words) and all(map(_degree, words))


def _without_degrees(parts: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Take degrees off the end of a name, of its family name and of its given name."""
    found: list[str] = []
    while len(parts) > 1 and parts[0] and _are_degrees(parts[-1]) and (len(parts) > 2 or _surely_degree(parts)):
        found.insert(0, parts.pop())
    for at in reversed(range(len(parts))):
        words = parts[at].split(" ")
        while len(words) > 1 and "{" not in words[-1] and _ends_in_degree(words, at, len(parts)):
            found.insert(0, words.pop())
        parts[at] = " ".join(words)
    return parts, tuple(found)


def _surely_degree(parts: list[str]) -> bool:
    """Whether the only part behind the comma is a degree: in `Brown, MD` it may be initials."""
    given_first = " " in parts[0] and not is_lower(parts[0])
    mixed = any(char.islower() for char in parts[-1]) or len(parts[-1].replace(".", "").split(" ")[0]) > 3
    return mixed or given_first


def _ends_in_degree(words: list[str], at: int, count: int) -> bool:
    degree = _degree(words[-1])
    if not degree:
        return False
    sure = degree not in DEGREES_THAT_ARE_NAMES or (at == 0 and count > 1)
    if count == 1:
        return _is_no_initials(degree) or (sure and len(words) > 2 and "." not in words[-1])
    return sure or len(words[0].strip(".")) > 1


def _is_no_initials(degree: str) -> bool:
    """`Brown MD` is a family name and initials; `Brown PhD` is not."""
    return any(char.islower() for char in degree) or len(degree) > 3


def _title(words: Sequence[str], titles: frozenset[str]) -> int:
    """How many words at the beginning are titles; one word at least is left."""
    count = 0
    while count < len(words) - 1:
        bare = words[count].rstrip(".").lower()
        dotted = bare in DOTTED_TITLES and (count > 0 or words[count].endswith("."))
        if bare not in titles and not dotted:
            break
        count += 1
    return count


# Given name first -----------------------------------------------------------------------------


def _given_first(text: str, *, capitals: str = "") -> Person:
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
    titles = 0 if len(words) == 2 and initials_behind(text) else _title(words, GIVEN_FIRST_TITLES)
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
    match = _BEHIND.fullmatch(text[:_LONGEST_NAME]) if "{" not in text else None
    if not match:
        return None
    words = match["family"].split()
    if not _may_be_initials(match["initials"], words) or not _may_be_family(words):
        return None
    return replace(_with_particle(words), given=match["initials"].strip(), suffix=match["suffix"] or "")


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


def _with_particle(words: Sequence[str]) -> Name:
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
    if len(words) > 2 and len(words[-1]) > 1 and _SUFFIX.fullmatch(words[-1]) and not is_lower(words[-2]):
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


# Family name first ----------------------------------------------------------------------------


_BEFORE_GIVEN = GIVEN_FIRST_TITLES | SISTERS


def _family_first(parts: list[str]) -> Person:
    """`von Last, First` and `von Last, Jr, First`."""
    if len(parts) == 2 and _SURE_SUFFIX.fullmatch(parts[1]):
        return _before_suffix(parts[0], parts[1])
    parts = _particle_in_front(parts)
    given, suffix, odd = _behind_family(parts)
    words, given_words, extras = _without_titles(words_of(parts[0]), given)
    suffix = suffix or _taken_suffix(words) or _taken_suffix(given_words)
    name = _with_particle(words) if words else Name()
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
    return bool(given) and len(name.family) < _LONGEST_NAME and "{" not in written


def _before_suffix(name: str, suffix: str) -> Person:
    """`J. A. Smith, Jr.`, and a family name alone before a suffix."""
    if not name:
        return Person(Name(family=suffix))
    return _given_first(f"{name} {suffix}") if " " in name else Person(Name(family=name, suffix=suffix))


def _behind_family(parts: list[str]) -> tuple[str, str, str]:
    """What stands behind the family name: the given name, a suffix, and what is odd about the commas."""
    given, suffix, odd = parts[1], "", ""
    if len(parts) == 3 and (_SUFFIX.fullmatch(clean(parts[1])) or not parts[1]):
        suffix, given = parts[1], parts[2]
    elif len(parts) == 3 and _SUFFIX.fullmatch(parts[2]):
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
    titles, given_titles = _title(words, TITLES), _title(given_words, _BEFORE_GIVEN)
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


def _extended(text: str) -> Name | None:
    """`family=Vega, given=María, prefix=de la`."""
    found: dict[str, str] = {}
    for part in split(text, _MARK):
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


# Text with braces -----------------------------------------------------------------------------


def split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Split at what a pattern finds outside braces."""
    if pattern is _MARK and "{" not in text and "}" not in text:
        return text.split(",")
    pieces, depth, start = [], 0, 0
    for mark in pattern.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[start : mark.start()])
            start = mark.end()
    pieces.append(text[start:])
    return pieces


def commas(text: str) -> list[str]:
    """The parts of a piece between its commas outside braces."""
    return [each.strip() for each in split(text, _MARK)]


def is_whole(text: str) -> bool:
    """Whether the first brace closes at the end, so that the braces hold all of the name."""
    if text[:1] != "{" or text[-1] != "}" or len(text) < 3:
        return False
    depth = 0
    for at, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return at == len(text) - 1
    return False


def clean(text: str) -> str:
    """Text without braces and with single spaces."""
    if "{" not in text and "}" not in text and "  " not in text:
        return text.strip()
    return " ".join(text.replace("{", "").replace("}", "").split())


def is_lower(word: str) -> bool:
    """A word of a particle begins with a small letter outside braces, in letters that have capitals."""
    for char in word[:40]:
        if char == "{":
            return False
        if char.isalpha():
            return char.islower() and not _NO_CAPITALS.match(char)
    return False


def words_of(text: str) -> list[str]:
    """The words of a text, with those in braces as one."""
    if "{" not in text:
        return text.split()
    return [each for each in split(text, _BRACE_OR_SPACE) if each]
