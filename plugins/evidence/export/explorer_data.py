"""What the explorer's script reads: which entries carry which value, and the entries in chunks.

    data/explorer/index.json      small facets, kinds and the order of the titles
    data/explorer/author.json     a large facet, fetched only when it is opened
    data/explorer/entries/0.json  the first `CHUNK` entries, fetched when one of them is shown

A list of numbers is written as the gaps between them (`library/letters.py`).
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256

from evidence.library.facet_index import FacetIndex, Value
from evidence.library.facets import KINDS, FacetEntry, sort_key
from evidence.library.letters import gaps

FOLDER = "data/explorer/"
CHUNK = 4
"""Entries in one file. Those that a search finds each come from another file: with twenty in each, a page of results
fetched 46 kB to show 25 lines."""


def explorer_files(facet_index: FacetIndex) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give path and maker of every file."""
    yield f"{FOLDER}index.json", partial(index_file, facet_index)
    for facet in facet_index.facets:
        if not facet.small:
            yield f"{FOLDER}{facet.id}.json", partial(large_facet, facet_index.values[facet.id])
    for start in range(0, len(facet_index.entries), CHUNK):
        chunk = facet_index.entries[start : start + CHUNK]
        yield f"{FOLDER}entries/{start // CHUNK}.json", partial(entries_file, chunk)


def index_file(facet_index: FacetIndex) -> bytes:
    """Everything that counting needs, without any words: the page has those."""
    kinds = [entry.kind for entry in facet_index.entries]
    return _json(
        {
            "count": len(kinds),
            "chunk": CHUNK,
            "kinds": [[kind, kinds.count(kind)] for kind in KINDS],
            "titles": titles(facet_index.entries),
            "facets": {
                facet.id: [[value.id, gaps(value.numbers)] for value in facet_index.values[facet.id]]
                for facet in facet_index.facets
                if facet.small
            },
        }
    )


def large_facet(values: Iterable[Value]) -> bytes:
    """A facet with its words: too many to stand in the page."""
    return _json([[value.id, value.label, gaps(value.numbers)] for value in values])


def entries_file(entries: Iterable[FacetEntry]) -> bytes:
    """What the lines of a list show of entries, in the order of their numbers."""
    return _json(
        [
            [
                *(each.kind, each.path, each.title, each.headline, list(each.meta), each.year or 0),
                *((1,) if each.is_retired else ()),
            ]
            for each in entries
        ]
    )


def version(facet_index: FacetIndex) -> str:
    """A name for these data, so that a browser never mixes two builds."""
    digest = sha256(index_file(facet_index))
    for entry in facet_index.entries:
        digest.update(entries_file((entry,)))
    return digest.hexdigest()[:10]


def titles(entries: Iterable[FacetEntry]) -> str:
    """The order of all titles. Within a kind the numbers have that order already, so it is enough
    to say, title by title, of which kind the next one is."""
    ordered = sorted(entries, key=lambda entry: (sort_key(entry.title), KINDS.index(entry.kind)))
    return "".join(str(KINDS.index(entry.kind)) for entry in ordered)


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
