"""A list of names cut at its separators."""

import re
from dataclasses import dataclass

from evidence.read.bibtex.names import bodies
from evidence.read.bibtex.names.braces import commas, is_whole
from evidence.read.bibtex.names.given_first import initials_behind
from evidence.read.bibtex.names.words import PARTICLES

_SEPARATOR = re.compile(r"[{}]|(?:(?<= )|^)and(?= |$)|(?<= )&(?= )|(?<=,)&(?= )|;|\|| / |、|\u2022", re.IGNORECASE)
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
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[ \-‐]?|[^\W\d_][ \-‐]?){1,5}|[^\W\d_]{1,3}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a list between two ` and `, and what really stood before it."""

    text: str
    joint: str = "and"


def without_gaps(text: str) -> tuple[str, int]:
    """Take out the dots that stand for names left out; give how many there were."""
    return _GAP.subn(", ", text) if any(dots in text for dots in ("…", ". .", "...")) else (text, 0)


def cut_at_separators(text: str) -> list[Piece]:
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


def is_empty_and(pieces: list[Piece]) -> bool:
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


def without_others(pieces: list[Piece]) -> tuple[list[Piece], bool]:
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


def without_outer_braces(pieces: list[Piece]) -> list[Piece]:
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
    inside = [each for each in cut_at_separators(inner) if each.text]
    if len(inside) > 1 and all(_is_person(each.text) for each in inside if not _LONE_OTHERS.fullmatch(each.text)):
        return inside
    if several or _is_person_with_initials(inner) or all_behind(commas(inner)):
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
    return _is_person(text) and bool(INITIALS.fullmatch(commas(text)[1])) and commas(text)[1].isupper()


def all_behind(parts: list[str]) -> bool:
    return len(parts) > 1 and all(initials_behind(part) for part in parts)
