"""The run for lost words: a slip in each file of the marked library at once, again and again."""

import random
from collections.abc import Iterator, Mapping
from difflib import unified_diff

from tests.soak.library import base_files, markers
from tests.soak.lost import lost
from tests.soak.mutations import mutated_file

BASE = base_files()
PAGES = tuple(path for path in BASE if not path.startswith("content/vocabulary/"))
AXES = tuple(path for path in BASE if path.startswith("content/vocabulary/"))
AT_ONCE = len(PAGES) + 1
"""Mutations of one round: one of each page and of the bibliography, and one of a vocabulary."""


def round_of(seed: int, number: int) -> dict[str, str]:
    """The files that a round changes, as it changes them."""
    chance = random.Random(f"words {seed} {number}")
    watched = (*PAGES, chance.choice(AXES))
    return {path: _slips(path, chance) for path in watched}


def _slips(path: str, chance: random.Random) -> str:
    """A file with a slip in it, or with two: what one leaves behind the other may trip over."""
    text = mutated_file(path, BASE[path], chance)
    return text if chance.random() < 0.7 else mutated_file(path, text, chance)


def lost_in_round(seed: int, number: int) -> Iterator[tuple[str, int, list[str], str]]:
    """Give each file of a round that loses words: its path, the line, the words, and the text."""
    changed = round_of(seed, number)
    suspects = {path for path, _, _ in lost(BASE | changed, tuple(changed), markers)}
    for path in sorted(suspects):
        # Alone: a slip in one file may take the words of another along, and that has been said there.
        alone = list(lost(BASE | {path: changed[path]}, (path,), markers))
        if alone:
            yield path, alone[0][1], sorted({word for _, _, word in alone}), changed[path]


def difference(path: str, text: str) -> str:
    """What the slip changed."""
    lines = unified_diff(BASE[path].split("\n"), text.split("\n"), lineterm="", n=1)
    return "\n".join(list(lines)[2:16])


def files_with(changed: Mapping[str, str]) -> dict[str, str]:
    """The whole library with some files changed."""
    return BASE | dict(changed)
