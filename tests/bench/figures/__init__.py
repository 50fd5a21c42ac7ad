"""Every measurement, in the order it is taken: the quick ones first."""

from collections.abc import Callable, Iterator

from tests.bench.figure import Figure
from tests.bench.figures.accounted import entries_accounted_for
from tests.bench.figures.build import build
from tests.bench.figures.checking import checking
from tests.bench.figures.finding import finding
from tests.bench.figures.growth import growth
from tests.bench.figures.hostile_input import hostile_input
from tests.bench.figures.make_site import make_site
from tests.bench.figures.memory import memory
from tests.bench.figures.page_weight import page_weight
from tests.bench.figures.reading_speed import reading_speed
from tests.bench.figures.same_bytes import same_bytes
from tests.bench.figures.saving import saving
from tests.bench.figures.search_share import search_share
from tests.bench.workplace import Workplace

MEASUREMENTS: dict[str, Callable[[Workplace], Iterator[Figure]]] = {
    "accounted": entries_accounted_for,
    "reading": reading_speed,
    "hostile": hostile_input,
    "weight": page_weight,
    "same-bytes": same_bytes,
    "make-site": make_site,
    "saving": saving,
    "checking": checking,
    "build": build,
    "growth": growth,
    "memory": memory,
    "finding": finding,
    "search-share": search_share,
}
"""By the name that `--only` takes."""
