"""How much memory a build of a large library holds."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure, amount
from tests.bench.running import ChildFailed
from tests.bench.workplace import State, Workplace

BOUNDS = {1: 750, 2: 1000}
"""MiB, by the number of processes that make pages."""


def memory(workplace: Workplace) -> Iterator[Figure]:
    """The most memory that all processes of a build hold together, in a library of four times the size."""
    studies = 4 * workplace.studies
    told = Path("/proc/self/smaps_rollup").exists()
    for workers, bound in BOUNDS.items():
        what = f"peak memory at {studies:,} studies (PSS), {workers} making pages"
        case = workplace.ours(State.KEPT, studies, "--workers", str(workers), memory=True)
        run = workplace.lane([case], 1)[case[0]] if told else ChildFailed("not told by this system")
        yield amount(what, run, bound, "MiB", lambda each: each.peak_bytes / 2**20)
