"""How the time of a build grows with the library."""

from collections.abc import Iterator
from itertools import pairwise

from tests.bench.figure import Figure, cpu, ratio
from tests.bench.workplace import State, Workplace

DOUBLINGS = 4


def growth(workplace: Workplace) -> Iterator[Figure]:
    """Twice the library must take hardly more than twice the time, from half of it to eight times."""
    sizes = [workplace.studies // 2 * 2**number for number in range(DOUBLINGS + 1)]
    states = (State.FRESH, State.KEPT)
    for studies in sizes:
        workplace.lane(
            [workplace.ours(state, studies) for state in states], None if studies <= workplace.studies else 1
        )
    for state in states:
        for once, twice in pairwise(sizes):
            ours = [workplace.runs[workplace.ours(state, studies)[0]] for studies in (twice, once)]
            yield ratio(f"build of {twice:,} / {once:,} studies, {state.value}", *ours, 2.1, cpu)
