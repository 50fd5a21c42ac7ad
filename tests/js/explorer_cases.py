"""What the explorer's script must decide, worked out here in the plainest way and kept as a file.

`tests/js/explorer.json` holds the data that the build makes of a small library, and for each
address what it asks for. The script reads the same file in a browser (tests/browser/test_filter.py).
"""

import json
from pathlib import Path
from urllib.parse import parse_qsl

from evidence.export.explorer_data import index_file, large_facet
from evidence.library.facet_index import FacetIndex, index_facets
from evidence.library.facets import sort_key

from tests.helpers import library_of
from tests.small_library import BIBTEX, FILES, LABELS

FILE = Path(__file__).with_name("explorer.json")

ADDRESSES = (
    "",
    "?setting=hospital",
    "?setting=general-practice",
    "?setting=general-practice&setting=hospital",
    "?setting=hospital&kind=study",
    "?setting=hospital&process=trust",
    "?outcome=wellbeing:better",
    "?outcome=wellbeing&sort=year",
    "?author=okafor-ngozi&kind=reference",
    "?year=2019..",
    "?year=..2018",
    "?year=2018..2019&sort=year",
    "?data-year=2016",
    "?kind=reference&kind=study&sort=title",
    "?sort=title",
    "?kind=programme&process=trust",
)


def explorer_cases() -> str:
    """Make the text of the file."""
    facet_index = index_facets(library_of(BIBTEX, FILES), LABELS)
    cases = {
        "facets": [{"id": facet.id, "years": facet.years} for facet in facet_index.facets],
        "index": json.loads(index_file(facet_index)),
        "large": {
            facet.id: json.loads(large_facet(facet_index.values[facet.id]))
            for facet in facet_index.facets
            if not facet.small
        },
        "cases": [_case(facet_index, address) for address in ADDRESSES],
    }
    return json.dumps(cases, ensure_ascii=False, indent=1) + "\n"


def _case(facet_index: FacetIndex, address: str) -> dict:
    asked = _asked(facet_index, address)
    found = [
        number for number in range(len(facet_index.entries)) if all(number in carrying for carrying in asked.values())
    ]
    return {
        "address": address,
        "numbers": _sorted(facet_index, found, dict(parse_qsl(address[1:])).get("sort", "")),
        "counts": {
            facet.id: _counts(facet_index, asked, facet.id)
            for facet in facet_index.facets
            if facet_index.values[facet.id]
        },
    }


def _asked(facet_index: FacetIndex, address: str) -> dict[str, set[int]]:
    """For each facet that is asked about, the entries that carry one of its values at least."""
    asked: dict[str, set[int]] = {}
    years = {facet.id for facet in facet_index.facets if facet.years}
    for facet, wanted in parse_qsl(address[1:]):
        if facet == "sort":
            continue
        for value in facet_index.values[facet]:
            if _within(int(value.id), wanted) if facet in years else value.id == wanted:
                asked.setdefault(facet, set()).update(value.numbers)
    return asked


def _within(year: int, wanted: str) -> bool:
    start, dots, end = wanted.partition("..")
    return int(start or 0) <= year <= int(end or (9999 if dots else start))


def _counts(facet_index: FacetIndex, asked: dict[str, set[int]], facet: str) -> dict[str, int]:
    """How many entries carry each value and everything that is asked of the other facets."""
    others = [carrying for name, carrying in asked.items() if name != facet]
    return {
        value.id: sum(all(number in carrying for carrying in others) for number in value.numbers)
        for value in facet_index.values[facet]
    }


def _sorted(facet_index: FacetIndex, numbers: list[int], sort: str) -> list[int]:
    if sort == "title":
        return sorted(numbers, key=lambda number: (sort_key(facet_index.entries[number].title), number))
    if sort == "year":
        return sorted(numbers, key=lambda number: (-(facet_index.entries[number].year or 0), number))
    return numbers
