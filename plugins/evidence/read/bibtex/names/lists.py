"""A list of names to its names, whatever stands between them.

BibTeX knows one way, ` and `. People also write lists as journals print them: with commas, semicolons and `&`, the
initials behind or in front. A piece is only taken apart where nothing else is likely, since `García Márquez, Gabriel`
is one person and `Ortega y Gasset` is one family.
"""

from dataclasses import dataclass

from evidence.read.bibtex.names.between_commas import names_of_pieces
from evidence.read.bibtex.names.listed_bodies import authors_within, with_bodies
from evidence.read.bibtex.names.pieces import (
    cut_at_separators,
    is_empty_and,
    without_gaps,
    without_others,
    without_outer_braces,
)

_INITIAL = r"(?:[^\W\d_]{1,2}\.(?:[-‐]?[^\W\d_]\.)*|[^\W\d_](?=\s))"


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


def parted(text: str) -> Parted:
    """Take a list of names apart."""
    text, gaps = without_gaps(text)
    pieces = cut_at_separators(text)
    empty = is_empty_and(pieces)
    pieces, others = without_others([each for each in pieces if each.text])
    opened = without_outer_braces(pieces)
    found = with_bodies([each for piece in opened for each in authors_within(piece)])
    names, mended, extras = names_of_pieces(found.pieces)
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
