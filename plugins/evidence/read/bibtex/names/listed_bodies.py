"""Bodies in a list of names, put in braces."""

import re
from dataclasses import dataclass, field

from evidence.read.bibtex.names import bodies
from evidence.read.bibtex.names.between_commas import is_front
from evidence.read.bibtex.names.braces import commas, words_of
from evidence.read.bibtex.names.given_first import initials_behind
from evidence.read.bibtex.names.pieces import Piece
from evidence.read.bibtex.names.words import KNOWN_ACRONYMS, PARTNERS

_BEHALF = re.compile(r"(?:for|on behalf of|for and on behalf of) (?=the |[A-Z])")
_MOST_PIECES = 6
"""No body has more than five times `and` in its name."""
_LONGEST_BODY = 300


def authors_within(piece: Piece) -> list[Piece]:
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


def with_bodies(pieces: list[Piece]) -> _Bodies:
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
            if not initials_behind(right) and not is_front(right):
                return f"{left} & {right}"
    return ""
