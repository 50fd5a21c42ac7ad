"""Names between commas: one that is turned round, or several."""

import re
from functools import lru_cache
from itertools import islice

from evidence.read.bibtex.names import bodies
from evidence.read.bibtex.names.braces import clean, commas, is_lower, words_of
from evidence.read.bibtex.names.extras import is_remark, without_extras
from evidence.read.bibtex.names.given_first import are_particles, initials_behind, is_one_family
from evidence.read.bibtex.names.pieces import INITIALS, Piece, all_behind
from evidence.read.bibtex.names.words import DEGREES, DEGREES_THAT_ARE_NAMES, IBERIAN, KNOWN_ACRONYMS

_WORD_BETWEEN = re.compile(r" (?:und|et|y|e|en|og|och|ve|with|и|και|dan|i|\+) | ?/ ?")
_FRONT = re.compile(
    r"(?:[^\W\d_]\.[ \-‐]?|[^\W\d_][ \-‐]){1,4}[^\W\d_][^\W\d_].{0,60}|[^\W\d_]{2} [^\W\d_][^\W\d_].{0,60}"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|[2-5](?:nd|rd|th)|Jnr|Snr|Esq)\.?")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]{2,5}")
_MOST_LOOKED_AT = 40


def names_of_pieces(pieces: list[Piece]) -> tuple[list[str], bool, list[str]]:
    """The names of all pieces, whether any piece held several, and what stood beside them."""
    count = len(pieces)
    pieces = [split for piece in pieces for split in _at_foreign_word(piece)]
    names: list[str] = []
    extras: list[str] = []
    mended = len(pieces) > count
    for at, piece in enumerate(pieces):
        text, found = without_extras(piece.text)
        extras += found
        last_of_two = len(pieces) == 2 and at == 0 and _is_plain(pieces[1].text)
        several = _between_commas(text, last_of_two, len(found))
        mended = mended or bool(several)
        names += several or ([text] if text else [])
    return names, mended, extras


def _between_commas(text: str, last_of_two: bool, marks: int) -> list[str]:
    """The names that a piece holds, [] where it is one; `marks` counts what stood beside its names."""
    parts = [each for each in commas(text) if each] if "{" not in text else []
    if len(parts) < 2:
        return []
    several = _several(parts, last_of_two=last_of_two or (marks > 1 and marks >= len(parts)))
    return several if len(several) > 1 else []


def _at_foreign_word(piece: Piece) -> list[Piece]:
    """Cut at `und`, `et`, `y` and others where a whole name stands on both sides."""
    text = piece.text
    if "{" in text:
        return [piece]
    for match in islice(_WORD_BETWEEN.finditer(text), _MOST_LOOKED_AT):
        left, right = text[: match.start()].rstrip(","), text[match.end() :]
        last = left.split(", ", 1)[-1] if left.count(",") > 1 else left
        if ("," in left) == ("," in right) and _is_name(last) and _is_name(right):
            after = _at_foreign_word(Piece(right, match[0].strip()))
            return [Piece(left, piece.joint), *after]
    return [piece]


def _is_name(text: str) -> bool:
    """Whether a text is a whole name: with a comma, with initials, or of several words with capitals."""
    if "," in text:
        return all(part[:1].isalpha() for part in commas(text) if part)
    if initials_behind(text) or is_front(text):
        return True
    words = text.split()
    return len(words) > 1 and not any(map(is_lower, words)) and not is_lower(words[0])


def is_front(text: str) -> bool:
    """Initials, and then the family name."""
    return _FRONT.fullmatch(text) is not None and text[0].isupper() and (text[1:2] in ".- " or text[:2].isupper())


def _is_plain(text: str) -> bool:
    """A name with the given name first: no comma, two words at least, the last with a capital."""
    return "," not in text and "{" not in text and len(text.split()) > 1 and not _ends_small(text.split())


def _ends_small(words: list[str]) -> bool:
    """Whether the last word is in small letters, but for a particle as in `al-Rashid`."""
    return is_lower(words[-1]) and not re.match(r"[a-z]{1,3}[-’']", words[-1])


def _several(parts: list[str], *, last_of_two: bool) -> list[str]:
    """The names between commas, or [] where the piece is one name."""
    if len(parts) == 3 and are_particles(parts[1]):
        return []
    parts = _with_suffixes(_without_degrees(_without_remarks(parts)))
    if _stand_alone(parts):
        return parts
    people = [part for part in parts if not bodies.is_body(part)]
    if all_behind(people) or _is_one_among_bodies(people, parts):
        return [*map(_braced_body, parts)]
    names = _pairs(people) or _inverted_first(people) or _given_first(people, last_of_two)
    return _among_bodies(parts, people, names) if names else []


def _without_remarks(parts: list[str]) -> list[str]:
    return [part for part in parts if not is_remark(part)]


def _stand_alone(parts: list[str]) -> bool:
    """Whether each of several parts is surely a name: acronyms of bodies, or names in letters of the East."""
    if len(parts) < 2:
        return False
    if KNOWN_ACRONYMS.issuperset(parts):
        return True
    return all(_EAST.fullmatch(part) for part in parts) and (len(parts) > 2 or len(parts[0]) > 3)


def _is_one_among_bodies(people: list[str], parts: list[str]) -> bool:
    return len(people) == 1 < len(parts) and bool(initials_behind(people[0]) or _in_order(people[0]))


def _among_bodies(parts: list[str], people: list[str], names: list[str]) -> list[str]:
    """Names that were read from the people of a list, with the bodies that stood before and behind them."""
    before = parts.index(people[0])
    after = [part for part in parts[before:] if part not in people]
    return [*map(_braced_body, parts[:before]), *names, *map(_braced_body, after)]


def _braced_body(part: str) -> str:
    return f"{{{part}}}" if bodies.is_body(part) else part


def _without_degrees(parts: list[str]) -> list[str]:
    """Put degrees behind the name they follow, where they are taken off again."""
    whole: list[str] = []
    for at, part in enumerate(parts):
        bare = part.replace(".", "").split()
        if len(parts) > 2 and whole and all(each in DEGREES for each in bare) and _is_named(whole):
            ends = at + 1 == len(parts) or not _are_initials(parts[at + 1])
            if ends or not DEGREES_THAT_ARE_NAMES.issuperset(bare):
                whole[-1] = f"{whole[-1]} {part}"
                continue
        whole.append(part)
    return whole


def _is_named(parts: list[str]) -> bool:
    """Whether a given name stands already where a degree may follow."""
    return " " in parts[-1] or len(parts) % 2 == 0


def _with_suffixes(parts: list[str]) -> list[str]:
    """Put `Jr` behind the name it follows."""
    whole: list[str] = []
    for part in parts:
        if len(whole) > 1 and len(parts) > 3 and _SUFFIX.fullmatch(part):
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    return whole


def _are_initials(part: str) -> bool:
    """`J.`, `JA`, `J.-P.`, `J. Jr`: initials and nothing else."""
    part = part.partition(" Jr")[0].partition(" Sr")[0]
    return bool(INITIALS.fullmatch(part)) and (part.isupper() or part.endswith("."))


def _pairs(parts: list[str]) -> list[str]:
    """`Smith, J., Doe, A.`, and `Smith, John, Doe, Jane`."""
    families, given = parts[::2], parts[1::2]
    if len(parts) < 4 or len(parts) % 2 or not (all(map(_are_initials, given)) or _are_whole_pairs(families, given)):
        return []
    return [f"{a}, {b}" for a, b in zip(families, given, strict=True)]


def _are_whole_pairs(families: list[str], given: list[str]) -> bool:
    """Whether family and given names take turns, though the given ones are no initials."""
    if not all(map(_may_be_given, given)):
        return False
    one_word = all(len(words_of(part)) == 1 for part in given) and any(map(is_one_family, families))
    return one_word or all(map(is_one_family, families))


def _may_be_given(part: str) -> bool:
    return len(part.split()) < 4 and not is_lower(part) and not is_front(part)


def _inverted_first(parts: list[str]) -> list[str]:
    """`Smith, John, Jane Doe, Richard Roe`: only the first is turned round; or pairs and then such names."""
    if len(parts) < 3 or _SUFFIX.fullmatch(parts[1]) or len(parts[0].split()) > 3:
        return []
    rest = parts[2:]
    if len(parts[1].split()) > 2 or not all(_in_order(part) for part in rest):
        return []
    plain = _are_initials(parts[1]) or (is_one_family(parts[0]) and not _are_initials(parts[0]))
    return [f"{parts[0]}, {parts[1]}", *rest] if plain else []


def _given_first(parts: list[str], last_of_two: bool) -> list[str]:
    """`Glyn Elwyn, Dominick Frosch`: in a longer list, or where `and` and such a name follow."""
    if len(parts) < 2 or not _are_mostly_in_order(parts):
        return []
    sure = len(parts) > 2 or all(is_front(part) for part in parts) or all(map(_ends_in_degree, parts))
    return parts if sure or (last_of_two and not _may_be_family(parts[0])) else []


def _ends_in_degree(part: str) -> bool:
    return part.split()[-1].replace(".", "") in DEGREES


def _may_be_family(part: str) -> bool:
    """Whether a part may be a family name alone, of one word or of two Iberian ones."""
    iberian = all(word.lower() in IBERIAN for word in part.split())
    return iberian or is_one_family(part) or not part[0].isupper()


def _are_mostly_in_order(parts: list[str]) -> bool:
    odd = sum(not _in_order(part) for part in parts)
    return odd <= len(parts) // 3 and all(1 < len(part.split()) < 6 for part in parts)


@lru_cache(maxsize=4096)
def _in_order(part: str) -> bool:
    """A whole name with the given name first."""
    if is_front(part) and not is_lower(part):
        return True
    words = part.split()
    return (
        1 < len(words) < 6
        and not is_lower(words[0])
        and not _ends_small(words)
        and not initials_behind(part)
        and len(clean(words[-1])) > 1
        and not words[-1].endswith(".")
    )
