"""How much memory a build of a large library holds."""

from collections.abc import Iterator

from tests.bench.figure import Figure
from tests.bench.workplace import Workplace


def memory(workplace: Workplace) -> Iterator[Figure]:
    """The most memory held while a library of four times the size is built."""
    studies = 4 * workplace.studies
    peak = max(workplace.cold(studies).peak_bytes, workplace.warm(studies).peak_bytes)
    yield Figure(f"peak memory at {studies} studies", peak / 2**20, 1024, "MiB")
