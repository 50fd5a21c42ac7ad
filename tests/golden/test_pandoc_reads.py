"""What we read of a bibliography beside what pandoc reads of it, which has a reader of its own.

The names, titles and numbers of the invented works are compared: a name parted at the wrong place, a lost accent or a
date made up shows here. What the two write in different ways is made the same first: blanks, quotation marks, dashes.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import pypandoc
import pytest
from evidence.cite.csl_json import csl_item

from tests.golden.invented import bibliography, invented

Item = Mapping[str, Any]
FAMILY = ("dropping-particle", "non-dropping-particle", "family", "literal")


@pytest.fixture(scope="module")
def both() -> dict[str, tuple[Item, Item]]:
    """Each work as we read it and as pandoc does, by key."""
    theirs = {each["id"]: each for each in json.loads(pypandoc.convert_text(bibliography(), "csljson", "biblatex"))}
    return {each.key: (csl_item(each), theirs[each.key]) for each in invented() if each.key in theirs}


def letters(text: object) -> str:
    """The letters and digits of a text, without its markup, as one word."""
    plain = re.sub(r"</?\w[^>]*>|\$[_^]?|[{}]", "", str(text))
    return "".join(letter for letter in unicodedata.normalize("NFC", plain) if letter.isalnum()).casefold()


def people(item: Item) -> dict[str, list[tuple[str, str, str]]]:
    """Everyone by role: family name with its particle, given name, suffix; a body whole."""
    return {
        role: [
            (
                letters([name.get(part, "") for part in FAMILY]),
                letters(name.get("given", "")),
                letters(name.get("suffix", "")),
            )
            for name in item[role]
            # In `Conceição, Ana da` we leave *da* where it stands; pandoc takes it for a particle of the family.
            if name != {"literal": "others"} and name.get("family") != "Conceição"
        ]
        for role in ("author", "editor", "translator")
        if role in item
    }


def years(item: Item) -> list[int]:
    """The years; none for words."""
    parts = item.get("issued", {}).get("date-parts", [])
    return [part[0] for part in parts if part and part[0]]


def titles(item: Item) -> str:
    """The title; not of a blog, whose name we read from `maintitle` where pandoc takes it for the title."""
    return "" if "blog" in str(item.get("genre", "")).lower() else letters(item.get("title", ""))


def numbers(item: Item) -> dict[str, str]:
    names = ("volume", "DOI", "PMID", "PMCID", "version", "chapter-number")
    return {name: letters(item.get(name, "")) for name in names}


def pages(item: Item) -> list[str]:
    """The pages as numbers: each range with all its digits, as ours has them."""
    return re.findall(r"\d+", str(item.get("page", "")))


def one_page(read: list[str]) -> bool:
    """Whether a range begins and ends on one page, which we read as that page."""
    return len(read) == 2 and len(set(read)) == 1


@pytest.mark.parametrize("of", [people, titles, numbers])
def test_the_two_read_the_same(both: dict[str, tuple[Item, Item]], of: Callable[[Item], object]):
    assert {key: (of(ours), of(theirs)) for key, (ours, theirs) in both.items() if of(ours) != of(theirs)} == {}


def test_no_year_is_read_that_pandoc_does_not_read(both: dict[str, tuple[Item, Item]]):
    """Pandoc reads fewer: no range of months, no year with a state behind it."""
    wrong = {key: (years(ours), years(theirs)) for key, (ours, theirs) in both.items()}

    assert {key: each for key, each in wrong.items() if each[1] and each[0][: len(each[1])] != each[1]} == {}


def test_pages_are_those_that_pandoc_reads_with_all_their_digits(both: dict[str, tuple[Item, Item]]):
    wrong = {}
    for key, (ours, theirs) in both.items():
        mine, other = pages(ours), pages(theirs)
        mine = mine * 2 if one_page(other) else mine
        if other and [page[-len(short) :] for page, short in zip(mine, other, strict=False)] != other:
            wrong[key] = (mine, other)

    assert wrong == {}
