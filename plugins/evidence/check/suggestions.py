"""Words for messages: the nearest of those that exist, and safe quotation."""

import re
from collections.abc import Iterable
from typing import TypedDict

from rapidfuzz import fuzz, process

from evidence.diagnostics import Edit
from evidence.library.slug import foreign_letter
from evidence.model.characters import one_line
from evidence.model.source import Position

_NEAR_ENOUGH = 70
_LONGEST = 80
_WORD = re.compile(r"[^\W_]+")


def nearest(word: str, words: Iterable[str]) -> str:
    """Give the existing word that is most like a mistyped one, or '' where none is near.

    A word is also near to the only one that holds it whole: `statuses` to `what-the-statuses-mean`.
    """
    known = list(words)
    found = process.extractOne(word, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR_ENOUGH)
    if found:
        return found[0]
    longer = [each for each in known if word and word.casefold() in _WORD.findall(each.casefold())]
    return longer[0] if len(longer) == 1 else ""


class Offer(TypedDict, total=False):
    """The hint of a diagnostic and the change that it names; empty where there is nothing to offer."""

    hint: str
    edit: Edit | None


def did_you_mean(where: Position, old: str, new: str, lead: str = "did you mean ", end: str = "?") -> Offer:
    """Offer one text for another that stands at a place; nothing where there is none to offer."""
    if not new:
        return {"hint": "", "edit": None}
    foreign = foreign_letter(old) if new.isascii() else ""
    looks = f" `{foreign}` is a letter of another alphabet that only looks the same" if foreign else ""
    return {"hint": f"{lead}`{new}`{end}{looks}", "edit": Edit(where, old, new)}


def write(where: Position, old: str, new: str, lead: str = "write ") -> Offer:
    """Tell which text to write in place of another."""
    return did_you_mean(where, old, new, lead, "")


def say(hint: str) -> Offer:
    """A hint that names no words."""
    return {"hint": hint, "edit": None}


def quoted(text: str) -> str:
    """Quote what an editor wrote: on one line, and not longer than helps to find it."""
    line = one_line(text).replace("`", "'")
    return f"`{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}`"


def nearest_term(name: str, terms: Iterable[str]) -> str:
    """Give the `axis/term` most like a mistyped one; the same term of another axis comes first."""
    known = list(terms)
    id = name.rpartition("/")[2]
    moved = [term for term in known if term.rpartition("/")[2] == id]
    return moved[0] if len(moved) == 1 else nearest(name, known)
