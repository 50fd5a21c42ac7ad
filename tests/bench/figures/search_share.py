"""How much longer a build takes for the search."""

from collections.abc import Iterator

from tests.bench.figure import Figure
from tests.bench.running import say
from tests.bench.workplace import Workplace


def search_share(workplace: Workplace) -> Iterator[Figure]:
    """What the search adds to the work of a build, the index and its data together."""
    studies = 4 * workplace.studies
    with_search = workplace.warm(studies)
    without = workplace.without_search(studies)
    say(f"  by the wall: {with_search.wall:.0f} s with the search, {without.wall:.0f} s without")
    yield Figure("search adds to the time of a build", with_search.seconds / without.seconds - 1, 0.35, "×")
