"""A list of names to its names, whatever stands between them.

BibTeX knows one way, ` and `. People also write lists as journals print them: with commas, semicolons and `&`, the
initials behind or in front. A piece is only taken apart where nothing else is likely, since `García Márquez, Gabriel`
is one person and `Ortega y Gasset` is one family.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from evidence.read.bibtex.names import bodies
from evidence.read.bibtex.names.braces import clean, commas, is_lower, is_whole, words_of
from evidence.read.bibtex.names.extras import is_remark, without_extras
from evidence.read.bibtex.names.given_first import are_particles, initials_behind, is_one_family
from evidence.read.bibtex.names.words import (
    DEGREES,
    DEGREES_THAT_ARE_NAMES,
    IBERIAN,
    KNOWN_ACRONYMS,
    PARTICLES,
    PARTNERS,
)

_SEPARATOR = re.compile(r"[{}]|(?:(?<= )|^)and(?= |$)|(?<= )&(?= )|(?<=,)&(?= )|;|\|| / |、|\u2022", re.IGNORECASE)
_WORD_BETWEEN = re.compile(r" (?:und|et|y|e|en|og|och|ve|with|и|και|dan|i|\+) | ?/ ?")
_OTHERS = re.compile(
    r"(?:^|[\s,;(\[{])[(\[{]?(?:et[.,]? ?al{1,2}(?:ii|ia)?|and others|others|u\. ?a|y otros|y cols?|e outros|e cols?"
    r"|et coll?|m\. ?fl|i wsp|и др|\.\.\.|…|colleagues|co-?workers|and colleagues|(?:and )?\d{1,4} (?:others|more))"
    r"\.?[\])}]?[.,;]?$",
    re.IGNORECASE,
)
_GAP = re.compile(r",?\s?(?:…|\.\.\.+|\.(?: \.){2,})\s?(?=[^\W\d_&])")
"""Names left out in the middle of a list: `Smith, J., … Doe, A.`"""
_LONE_OTHERS = re.compile(
    r"\{?(?:others|al|et al|colleagues|co-?workers|more|\d{1,4} (?:others|more)(?: authors)?)\.?\}?", re.IGNORECASE
)
_BEHALF = re.compile(r"(?:for|on behalf of|for and on behalf of) (?=the |[A-Z])")
_INITIAL = r"(?:[^\W\d_]{1,2}\.(?:[-‐]?[^\W\d_]\.)*|[^\W\d_](?=\s))"
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ \-‐]?|[^\W\d_][ \-‐]?){1,5}|[^\W\d_]{1,3}")
_FRONT = re.compile(
    r"(?:[^\W\d_]\.[ \-‐]?|[^\W\d_][ \-‐]){1,4}[^\W\d_][^\W\d_].{0,60}|[^\W\d_]{2} [^\W\d_][^\W\d_].{0,60}"
)
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|[2-5](?:nd|rd|th)|Jnr|Snr|Esq)\.?")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]{2,5}")
_MOST_PIECES = 6
"""No body has more than five times `and` in its name."""
_LONGEST_BODY = 300
_MOST_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a list between two ` and `, and what really stood before it."""

    text: str
    joint: str = "and"


@dataclass(frozen=True, slots=True)
class Parted:
    """A list as it was taken apart."""

    names: tuple[str, ...]
    """Each as BibTeX writes a name; a body in braces."""
    others: bool = False
    empty: bool = False
    """An `and` has nobody on one side."""
    mended: bool = False
    """Something else than ` and ` stood between names."""
    bodies: tuple[str, ...] = ()
    """Bodies that had no braces."""
    doubtful: tuple[tuple[str, str], ...] = ()
    """Pairs of them that may as well be one."""
    firms: tuple[str, ...] = ()
    """`Barnes & Noble`: a firm, or two people."""
    extras: tuple[str, ...] = ()
    """What stood beside the names and is no part of them."""


def _without_gaps(text: str) -> tuple[str, int]:
    """Take out the dots that stand for names left out; give how many there were."""
    return _GAP.subn(", ", text) if any(dots in text for dots in ("…", ". .", "...")) else (text, 0)


def parted(text: str) -> Parted:
    """Take a list of names apart."""
    text, gaps = _without_gaps(text)
    pieces = _pieces(text)
    empty = _is_empty_and(pieces)
    pieces, others = _without_others([each for each in pieces if each.text])
    opened = _opened(pieces)
    found = _with_bodies([each for piece in opened for each in _authors_within(piece)])
    names, mended, extras = _names(found.pieces)
    foreign = any(piece.joint != "and" for piece in found.pieces[1:])
    return Parted(
        names=tuple(names),
        others=others or gaps > 0,
        empty=empty,
        mended=mended or (foreign and len(names) > 1) or opened != pieces,
        bodies=tuple(found.named),
        doubtful=tuple(found.doubts),
        firms=tuple(found.firms),
        extras=tuple(extras),
    )


# Pieces ---------------------------------------------------------------------------------------


def _pieces(text: str) -> list[Piece]:
    """Cut at each separator outside braces."""
    found, depth, start, joint = [], 0, 0, "and"
    for mark in _SEPARATOR.finditer(text):
        sign = mark[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            found.append(Piece(_stripped(text[start : mark.start()]), joint))
            start, joint = mark.end(), sign.strip().lower()
    found.append(Piece(_stripped(text[start:]), joint))
    return found


def _stripped(text: str) -> str:
    text = text.strip()
    mark = text[:1]
    if mark in {'"', "'"} and mark == text[-1:] and text.count(mark) == 2:
        text = text[1:-1].strip()
    return text


def _is_empty_and(pieces: list[Piece]) -> bool:
    """Whether an `and` stands at an end or beside another; `; and` and `, &` do no harm."""
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        after = pieces[at + 1].joint if at < last else ""
        before = piece.joint if at else ""
        if not piece.text and (
            (after == "and" and before in {"", "and"}) or (before == "and" and after in {"", "and"})
        ):
            return len(pieces) > 1
    return False


def _without_others(pieces: list[Piece]) -> tuple[list[Piece], bool]:
    """Take `and others`, `et al.` and the like out of a list."""
    kept, others = [], False
    for at, piece in enumerate(pieces):
        text = piece.text
        if _LONE_OTHERS.fullmatch(text) and (at or text.strip("{}").lower() in {"others", "et al", "et al."}):
            others = True
            continue
        if (match := _OTHERS.search(text[-40:])) and not is_whole(text):
            others = True
            text = text[: len(text) - len(text[-40:]) + match.start()].rstrip(" ,;(")
        if text:
            kept.append(Piece(text, piece.joint))
    return kept, others


def _opened(pieces: list[Piece]) -> list[Piece]:
    """Take off braces that hold several people, or one who is plainly written as a person."""
    several = len(pieces) > 1 and (
        all(is_whole(each.text) and _is_person(each.text[1:-1]) for each in pieces)
        or all(is_whole(each.text) and _is_behind(each.text[1:-1]) for each in pieces)
    )
    found: list[Piece] = []
    for piece in pieces:
        found += _out_of_braces(piece, several) if is_whole(piece.text) else [piece]
    return found


def _out_of_braces(piece: Piece, several: bool) -> list[Piece]:
    """What a piece in braces holds, if it is people; `several` says that each of the list is one."""
    inner = piece.text[1:-1].strip()
    inside = [each for each in _pieces(inner) if each.text]
    if len(inside) > 1 and all(_is_person(each.text) for each in inside if not _LONE_OTHERS.fullmatch(each.text)):
        return inside
    if several or _is_person_with_initials(inner) or _all_behind(commas(inner)):
        return [Piece(inner, piece.joint)]
    return [piece]


def _is_person(text: str) -> bool:
    """`Smith, John`: one comma, and no word of a body."""
    parts = commas(text)
    return (
        len(parts) == 2
        and all(parts)
        and "{" not in text
        and not bodies.with_commas(text, parts)
        and len(text.split()) < 6
        and all(word[:1].isupper() or word in PARTICLES for word in parts[1].split())
    )


def _is_behind(text: str) -> bool:
    return initials_behind(text) is not None and not bodies.is_body(text)


def _is_person_with_initials(text: str) -> bool:
    return _is_person(text) and bool(_INITIALS.fullmatch(commas(text)[1])) and commas(text)[1].isupper()


# Bodies ---------------------------------------------------------------------------------------


def _authors_within(piece: Piece) -> list[Piece]:
    return [each for part in _before_behalf(piece) for each in _before_acronym(part)]


def _before_acronym(piece: Piece) -> list[Piece]:
    """Part `World Health Organization, UNICEF`, which are two; `World Health Organization, WHO` is one."""
    head, _, last = piece.text.rpartition(", ")
    if last not in KNOWN_ACRONYMS or "{" in head or not bodies.is_body(head):
        return [piece]
    if last == "".join(word[0] for word in words_of(head) if word[0].isupper()):
        return [piece]
    return [*_before_acronym(Piece(head, piece.joint)), Piece(last)]


def _before_behalf(piece: Piece) -> list[Piece]:
    """Part `Smith, J., on behalf of the X Group`, of which the last is an author of its own."""
    if (" behalf of " not in piece.text and ", for " not in piece.text) or "{" in piece.text:
        return [piece]
    head, _, last = piece.text.rpartition(", ")
    match = _BEHALF.match(last)
    if not head or not match or not bodies.is_body(last[match.end() :]):
        return [piece]
    return [Piece(head, piece.joint), Piece(last)]


@dataclass(slots=True)
class _Bodies:
    """The pieces of a list with the names of bodies in braces, and what is to be said of them."""

    pieces: list[Piece] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    firms: list[str] = field(default_factory=list)

    def add(self, text: str, joint: str) -> None:
        """Add a body, which may go on with the word before it, or may be one with the body before it."""
        before = self.pieces[-1].text if self.pieces and joint in {"and", "&"} else ""
        if self.named and before == f"{{{self.named[-1]}}}" and bodies.doubtful(self.named[-1], text):
            self.doubts.append((self.named[-1], text))
        elif _may_begin(before, text):
            if joint == "&" or before.endswith(("'s", "’s", "s'", "s’")):
                text, joint = f"{before} {joint} {text}", self.pieces.pop().joint
            else:
                self.doubts.append((before, text))
        if text not in self.firms:
            self.named.append(text)
        self.pieces.append(Piece(f"{{{text}}}", joint))


def _with_bodies(pieces: list[Piece]) -> _Bodies:
    """Put bodies in braces that had none, with the `and` and the commas of their names."""
    found = _Bodies()
    at, count = 0, len(pieces)
    while at < count:
        taken, text = _body_at(pieces[at : at + _MOST_PIECES])
        if not taken and (firm := _firm(pieces, at)):
            taken, text = 2, firm
            if text.rsplit(" ", 1)[-1].lower() not in PARTNERS:
                found.firms.append(firm)
        if taken:
            found.add(text, pieces[at].joint)
        else:
            found.pieces.append(pieces[at])
        at += taken or 1
    return found


def _body_at(pieces: list[Piece]) -> tuple[int, str]:
    """The body that begins with the first piece: how many pieces it takes, and its name."""
    text = pieces[0].text
    if len(text) > _LONGEST_BODY or "{" in text or (text.endswith(",") and text.count(",") == 1):
        return 0, ""
    if joined := _joined_body(pieces):
        return joined
    whole = _body_alone(_BEHALF.sub("", text, count=1) if _BEHALF.match(text) else text)
    return (1, whole) if whole else (0, "")


def _body_alone(text: str) -> str:
    """The name of a body that stands in one piece; '' where it is none."""
    if "," not in text:
        return text.removeprefix("the ") if bodies.is_body(text) else ""
    parts = [each for each in commas(text) if each]
    return bodies.with_commas(text, parts) if len(parts) > 1 else ""


def _joined_body(pieces: list[Piece]) -> tuple[int, str] | None:
    """The body that begins with the first piece and has an `and` or `&` in its name."""
    end = 1
    while end < len(pieces) and pieces[end].joint in {"and", "&"} and len(pieces[end].text) < _LONGEST_BODY:
        end += 1
    whole = bodies.joined([each.text for each in pieces[:end]])
    if not whole:
        return None
    text = whole.text
    for piece in pieces[1 : whole.pieces]:
        text = text.replace(" and ", " & ", 1) if piece.joint == "&" else text
    return whole.pieces, text


def _may_begin(before: str, body: str) -> bool:
    """Whether one word before a body may belong to it: `Bill and Melinda Gates Foundation`."""
    return (
        before.isascii() and before[1:2].islower() and not re.search(r"[ ,{]", before) and not bodies.is_opening(body)
    )


def _firm(pieces: list[Piece], at: int) -> str:
    """`Barnes & Noble`, alone in its field: two words round an `&`."""
    if len(pieces) == 2 and at == 0 and pieces[1].joint == "&":
        left, right = pieces[0].text, pieces[1].text
        if "," not in left + right and "{" not in left + right and " " not in left and len(right.split()) < 3:
            if not initials_behind(right) and not _is_front(right):
                return f"{left} & {right}"
    return ""


# Lists with commas ----------------------------------------------------------------------------


def _names(pieces: list[Piece]) -> tuple[list[str], bool, list[str]]:
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
    if initials_behind(text) or _is_front(text):
        return True
    words = text.split()
    return len(words) > 1 and not any(map(is_lower, words)) and not is_lower(words[0])


def _is_front(text: str) -> bool:
    """Initials, and then the family name."""
    return _FRONT.fullmatch(text) is not None and text[0].isupper() and (text[1:2] in ".- " or text[:2].isupper())


def _is_plain(text: str) -> bool:
    """A name with the given name first: no comma, two words at least, the last with a capital."""
    return "," not in text and "{" not in text and len(text.split()) > 1 and not _ends_small(text.split())


def _ends_small(words: list[str]) -> bool:
    """Whether the last word is in small letters, but for a particle as in `al-Rashid`."""
    return is_lower(words[-1]) and not re.match(r"[a-z]{1,3}[-’']", words[-1])


def _all_behind(parts: list[str]) -> bool:
    return len(parts) > 1 and all(initials_behind(part) for part in parts)


def _several(parts: list[str], *, last_of_two: bool) -> list[str]:
    """The names between commas, or [] where the piece is one name."""
    if len(parts) == 3 and are_particles(parts[1]):
        return []
    parts = _with_suffixes(_without_degrees(_without_remarks(parts)))
    if _stand_alone(parts):
        return parts
    people = [part for part in parts if not bodies.is_body(part)]
    if _all_behind(people) or _is_one_among_bodies(people, parts):
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
    return bool(_INITIALS.fullmatch(part)) and (part.isupper() or part.endswith("."))


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
    return len(part.split()) < 4 and not is_lower(part) and not _is_front(part)


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
    sure = len(parts) > 2 or all(_is_front(part) for part in parts) or all(map(_ends_in_degree, parts))
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
    if _is_front(part) and not is_lower(part):
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
