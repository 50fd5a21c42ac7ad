"""Which text of a list of names is the name of a body, and where one ends.

Bodies are often typed without the braces that hold them together, and their own names have `and` and commas in
them. What is concluded here is always reported, so it may be a guess; it must not take a person for a body.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence.read.bibtex.names.words import (
    BODY_OPENINGS,
    COMPANIES,
    HEADS,
    KNOWN_ACRONYMS,
    NO_GIVEN_NAMES,
    PLACES,
    PREPOSITIONS,
    STEMS,
    SUBJECT_ENDINGS,
    SUBJECTS,
    TAILS,
    WEAK_HEADS,
)

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*", re.UNICODE)
_INITIAL = re.compile(r"(?:^|[\s.-])[^\W\d_]\.")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/-]{1,9}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Whole:
    """A body put together from pieces of a list."""

    text: str
    pieces: int
    """How many pieces of the list it takes."""


@lru_cache(maxsize=4096)
def is_body(text: str) -> bool:
    """Whether a text without commas is plainly the name of a body."""
    words = _WORD.findall(text[:_LONGEST])
    if len(words) < 2:
        return False
    lower = [word.lower() for word in words]
    if not HEADS.isdisjoint(lower) or _begins_or_ends_as_body(lower) or _in_other_languages(lower):
        return True
    if _INITIAL.search(text):
        return False
    return (len(words) > 2 and _YEAR.search(text) is not None) or _of_its_words(words, lower)


def _begins_or_ends_as_body(lower: list[str]) -> bool:
    return lower[0] in NO_GIVEN_NAMES or lower[-1] in COMPANIES or (lower[0] == "the" and len(lower) > 2)


def may_name_a_body(word: str) -> bool:
    """Whether a word, of a name in which no other is either, may make it that of a body."""
    lower = word.lower()
    return (
        any(each in _WORDS_OF_BODIES or about_something(each) for each in (lower, *lower.split("-")))
        or _in_other_languages([lower])
        or _is_acronym(word)
        or is_opening(word)
    )


_WORDS_OF_BODIES = frozenset().union(HEADS, WEAK_HEADS, NO_GIVEN_NAMES, COMPANIES, PLACES, {"the", "charity"})


def _of_its_words(words: list[str], lower: list[str]) -> bool:
    named = {at for at, word in enumerate(words) if _names_a_body(word, lower[at])}
    if not WEAK_HEADS.isdisjoint(lower) and (len(named) > 1 or _is_marked(words, lower)):
        return True
    if lower[-1] == "charity" and words[0] == "St":
        return True
    others = {lower[at] for at in range(len(words)) if at not in named}
    return others <= PREPOSITIONS and (len(words) > 2 or _ends_as_body(words[-1]))


def _ends_as_body(word: str) -> bool:
    return _is_acronym(word) or word.lower() in PLACES - {"england", "london"}


def _is_marked(words: list[str], lower: list[str]) -> bool:
    """`The Group`, `People's Panel`, `Group for Action`: as no person is called."""
    return lower[0] == "the" or words[-2].endswith(("'s", "’s")) or _has_preposition_within(words, lower)


def _names_a_body(word: str, lower: str) -> bool:
    return about_something(lower) or lower in PLACES or lower in WEAK_HEADS or _is_acronym(word)


def _has_preposition_within(words: list[str], lower: list[str]) -> bool:
    return any(low in PREPOSITIONS and words[at].islower() for at, low in enumerate(lower[1:-1], 1))


def _in_other_languages(lower: list[str]) -> bool:
    return any(word.startswith(STEMS) or word.endswith(TAILS) for word in lower)


def _is_acronym(word: str) -> bool:
    return _ACRONYM.fullmatch(word) is not None


def about_something(word: str) -> bool:
    """Whether a word in small letters is what bodies deal with."""
    return word not in HEADS and (word in SUBJECTS or word.endswith(SUBJECT_ENDINGS))


@lru_cache(maxsize=4096)
def about(text: str) -> bool:
    """Whether every word of a text but the small ones is what bodies deal with, or a place."""
    words = [word.lower() for word in _WORD.findall(text[:_LONGEST])]
    words = [word for word in words if word not in PREPOSITIONS and word != "and"]
    return bool(words) and all(about_something(word) or word in PLACES or word in WEAK_HEADS for word in words)


@lru_cache(maxsize=4096)
def is_headed(text: str) -> bool:
    """Whether a text is one of the words that name bodies, such as `Organization` or `Health Foundation`."""
    words = [word.lower() for word in _WORD.findall(text[:_LONGEST])]
    return bool(words) and (words[-1] in HEADS or _in_other_languages(words[-1:]))


@lru_cache(maxsize=4096)
def turned(family: str, given: str) -> str:
    """Turn `Nursing, Royal College of` round; '' where that is no body."""
    lower = [word.lower() for word in _WORD.findall(given[:_LONGEST])]
    if (
        not lower
        or _INITIAL.search(given)
        or (given in KNOWN_ACRONYMS and (family in KNOWN_ACRONYMS or is_body(family)))
    ):
        return ""
    return f"{given} {family}" if _is_turned(family, given, lower) else ""


def _is_turned(family: str, given: str, lower: list[str]) -> bool:
    if lower == ["the"] and (is_body(family) or is_headed(family)):
        return True
    if is_body(family) and is_body(given) and lower[-1] not in PREPOSITIONS:
        return False
    return (
        _opens_a_body(family, given, lower)
        or (is_headed(family) and _stands_before_a_head(given, lower))
        or _stands_before_a_weak_head(family, given, lower)
    )


def _opens_a_body(family: str, given: str, lower: list[str]) -> bool:
    """`Nursing, Royal College of`: the beginning of a name that goes on with the other part."""
    ends_open = lower[-1] in PREPOSITIONS and len(lower) > 1 and not _is_acronym(given.split()[-1])
    whole = len(lower) > 2 and about(family) and is_body(given)
    return (ends_open or whole) and is_opening(given)


def _stands_before_a_head(given: str, lower: list[str]) -> bool:
    """`Foundation, Joseph Rowntree`."""
    named = len(lower) > 1 or about(given) or _is_acronym(given) or lower[0] in PLACES
    return named and all(word[:1].isupper() or word.lower() in PREPOSITIONS for word in given.split())


def _stands_before_a_weak_head(family: str, given: str, lower: list[str]) -> bool:
    """`Group, The Advisory`."""
    weak = family.lower() in WEAK_HEADS or family.lower() in PLACES
    return weak and (about(given) or _is_acronym(given) or (lower[0] == "the" and len(lower) > 1))


def is_opening(text: str) -> bool:
    """Whether a text begins as the names of bodies do."""
    return BODY_OPENINGS.match(text) is not None or _in_other_languages([text.split(" ", 1)[0].lower()])


def with_commas(text: str, parts: list[str]) -> str:
    """Give the whole name where a comma stands within a body: `Department for Business, Energy`; '' where not."""
    if len(parts) == 2 and (whole := turned(parts[0], parts[1])):
        return whole
    if not is_body(parts[0]):
        return text if _is_body_of(*parts[:2]) else ""
    if any(map(_holds_initials, parts[1:])):
        return ""
    if len(parts) == 2 and _may_be_given_name(parts[1]):
        # `Young Foundation, Ann`: hardly a person, but nothing says it is not.
        return text if is_opening(parts[0]) or is_headed(parts[0]) else ""
    return text


def _may_be_given_name(part: str) -> bool:
    return " " not in part and part.lower() not in PLACES and not about(part)


def _is_body_of(first: str, second: str = "") -> bool:
    """`WHO, Department of Health` and `England, Office for Students`: an acronym or a place, and then a body."""
    named = _is_acronym(first) or all(word.lower() in PLACES for word in first.split())
    return named and is_body(second) and is_opening(second)


def _holds_initials(part: str) -> bool:
    """`Smith, J.` and `Smith JA`; `UK` is a place."""
    short = _is_acronym(part) and len(part) < 3 and part.lower() not in PLACES
    return short or _INITIAL.search(part) is not None


def joined(pieces: list[str]) -> Whole | None:
    """Put together the body that begins with the first of some pieces and has `and` in its name."""
    whole = Whole(pieces[0], 1)
    while whole.pieces < len(pieces):
        longer = _with_next(whole, pieces[whole.pieces])
        if longer is None:
            break
        whole = longer
    return whole if whole.pieces > 1 else None


def _with_next(left: Whole, right: str) -> Whole | None:
    first, _, rest = left.text.partition(", ")
    if rest and (found := _turned_with_and(first, rest, right)):
        return Whole(found, left.pieces + 1)
    if "," in right:
        # `Physicians and Surgeons, Royal College of`
        family, _, given = right.partition(", ")
        if about(left.text) and (found := turned(f"{left.text} and {family}", given)):
            return Whole(found, left.pieces + 1)
        if not (is_body(left.text.split(",")[0]) and _all_about(right)):
            return None
    if not any(map(_is_of_a_person_or_whole, (left.text, right))) and _belongs(left.text, right):
        return Whole(f"{left.text} and {right}", left.pieces + 1)
    return None


def _is_of_a_person_or_whole(text: str) -> bool:
    return text[:1] == "{" or _INITIAL.search(text) is not None


def _turned_with_and(family: str, given: str, right: str) -> str:
    """`Excellence, National Institute for Health and Care`, which the `and` cut in two."""
    if about(family) and is_opening(given) and about(right) and not is_opening(right):
        return f"{given} and {right} {family}"
    return ""


def _all_about(text: str) -> bool:
    return all(about(part) for part in text.split(","))


def _belongs(left: str, right: str) -> bool:
    """Whether what stands behind an `and` goes on with the body before it."""
    if is_opening(right) or _is_acronym(right) or right.lower().startswith("nhs"):
        return False
    if is_body(left.split(",")[0]) or ("," in left and with_commas(left, left.split(", ")) != ""):
        return _goes_on_with_body(left, right)
    return about(left) and (is_body(right) or about(right))


def _goes_on_with_body(left: str, right: str) -> bool:
    if "," in left and about_something(right.split(" ", 1)[0].lower()):
        return True
    if about(right) or (_goes_on(left) and _is_one_name(right)):
        return not (is_headed(right) and is_headed(left))
    return is_body(right) and not is_headed(left) and _continues(right) and left.lower() != right.lower()


def _is_one_name(right: str) -> bool:
    return " " not in right and right[:1].isupper()


def _goes_on(left: str) -> bool:
    """`Department for Business` may go on with any word, `Age UK` may not."""
    return any(word in PREPOSITIONS for word in left.split())


def _continues(right: str) -> bool:
    """`Social Care Directorates` goes on with a name; `Health Foundation` may be one of its own."""
    words = right.lower().split()
    return len(words) > 1 and all(about_something(word) for word in words[:-1]) and words[-1] not in HEADS


def doubtful(left: str, right: str) -> bool:
    """Whether two bodies side by side may as well be one, such as `Royal College of Nursing and Midwifery Council`."""
    return (
        is_body(left)
        and is_body(right)
        and not is_opening(right)
        and (" of " in left or " for " in left)
        and about_something(right.split(" ", 1)[0].lower())
    )
