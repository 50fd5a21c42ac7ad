"""What stands beside a name and is no part of it: degrees, titles, roles, years, places of work."""

import re
from collections.abc import Sequence
from functools import lru_cache

from evidence.read.bibtex.names.bodies import is_body
from evidence.read.bibtex.names.braces import is_lower
from evidence.read.bibtex.names.words import DEGREES, DEGREES_THAT_ARE_NAMES, DOTTED_TITLES, GIVEN_FIRST_TITLES, ROLES

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
_YEARS = re.compile(r"(?:(?:ca?|b|d|fl)\.? ?)?\d{4}\??(?: ?[-–] ?(?:\d{4})?)?")
_WORKPLACE = re.compile(r"[(\[]([^()\[\]]{4,120})[)\]]")
_YEAR = re.compile(r"\s?\((?:19|20)\d\d[a-z]?\)\.?$")
_LETTERS = re.compile(r"\s[a-h](?:,\s?[a-h])*(?:,\s?[*∗†‡§]+)|(?<=[^\W\d_])\s[a-h](?:,\s?[a-h])+$")
_HAS_EXTRAS = re.compile(r"[0-9@*∗⁎†‡§¶#¹²³⁴⁵⁶⁷⁸⁹⁰(\[]", re.IGNORECASE)
_DASHES = " ,;:"


def without_notes(parts: list[str]) -> tuple[list[str], list[str]]:
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


def without_degrees(parts: list[str]) -> tuple[list[str], tuple[str, ...]]:
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


def leading_titles(words: Sequence[str], titles: frozenset[str]) -> int:
    """How many words at the beginning are titles; one word at least is left."""
    count = 0
    while count < len(words) - 1:
        bare = words[count].rstrip(".").lower()
        dotted = bare in DOTTED_TITLES and (count > 0 or words[count].endswith("."))
        if bare not in titles and not dotted:
            break
        count += 1
    return count
