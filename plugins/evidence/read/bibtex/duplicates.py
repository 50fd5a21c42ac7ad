"""One entry of each key."""

from collections.abc import Sequence
from itertools import pairwise

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.read.bibtex.entries import BibEntry

DUPLICATE_KEY = Rule(
    code="B003",
    name="duplicate-key",
    severity=Severity.ERROR,
    why="A citation of this key could mean either entry, so the second is left out.",
    fix="Give one of them another key, or delete it if they are the same document.",
)
_LEAST_FOR_ORDER, _SHARE_IN_ORDER = 3, 0.75
"""Entries that show an order at all, and how many neighbours must keep it."""


class _Order:
    """Where each entry stands in its file, and which files are in the order of their keys."""

    def __init__(self, everything: Sequence[BibEntry]) -> None:
        self._keys: dict[str, list[str]] = {}
        self._place: dict[int, int] = {}
        for each in everything:
            keys = self._keys.setdefault(each.where.path, [])
            self._place[id(each)] = len(keys)
            keys.append(each.key.casefold())
        self._ordered = {path: _mostly_ordered(keys) for path, keys in self._keys.items()}

    def is_broken_by(self, entry: BibEntry) -> bool:
        """Whether an entry stands elsewhere than its key would, as a new one does."""
        if not self._ordered[entry.where.path]:
            return False
        at, keys = self._place[id(entry)], self._keys[entry.where.path]
        around = keys[max(0, at - 1) : at + 2]
        return around != sorted(around)


def _mostly_ordered(keys: list[str]) -> bool:
    ordered = sum(one <= other for one, other in pairwise(keys))
    return len(keys) > _LEAST_FOR_ORDER and ordered >= _SHARE_IN_ORDER * (len(keys) - 1)


def without_duplicates(everything: Sequence[BibEntry], found: list[Diagnostic]) -> dict[str, BibEntry]:
    """Keep one entry of each key: the first, unless it is the one that stands out of order, as a new one does."""
    kept: dict[str, BibEntry] = {}
    order: _Order | None = None
    for entry in everything:
        before = kept.setdefault(entry.key.lower(), entry)
        if before is entry or not entry.key:
            continue
        new = entry
        order = order or _Order(everything)
        if order.is_broken_by(before) and not order.is_broken_by(entry):
            kept[entry.key.lower()], new, before = entry, before, entry
        case = "" if new.key == before.key else f", there written `{before.key}`"
        message = f"another entry has the key `{new.key}`, at {before.where}{case}"
        found.append(DUPLICATE_KEY.at(new.where, message))
    return kept
