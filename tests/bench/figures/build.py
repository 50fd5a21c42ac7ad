"""How long a build takes beside those of other generators, from nothing and after a change."""

import os
from collections.abc import Iterator

from tests.bench.figure import Figure, cpu, ratio, wall
from tests.bench.peers import MKDOCS_BIBTEX, OTHERS, PLAIN_MATERIAL
from tests.bench.running import Measured, Run
from tests.bench.workplace import State, Workplace

FREE = 1.0
"""The load of other programs below which time by the wall says something."""
MOST_FILES = 26.5
"""Files for each study."""
BOUNDS = {State.CITATIONS: 3.5, State.KEPT: 2.8, State.FRESH: 5.5, State.EDITED: 0.8, State.UNCHANGED: 0.3}
"""The most that our build may take in each state, in times of plain Material's."""
ON_TWO_PROCESSORS = 2.3


def build(workplace: Workplace) -> Iterator[Figure]:
    """Our build in each state against plain Material and mkdocs-bibtex, of the same study pages.

    Ours makes a page for every reference as well: six times as many.
    """
    ours = {state: workplace.ours(state) for state in (State.FRESH, State.EDITED, State.UNCHANGED, State.KEPT)}
    ours[State.CITATIONS] = workplace.ours(State.CITATIONS)
    peers = [workplace.peer(each) for each in (PLAIN_MATERIAL, MKDOCS_BIBTEX, *OTHERS)]
    runs = workplace.lane([peers[0], *ours.values(), *peers[1:]])
    of = {state: runs[name] for state, (name, _) in ours.items()}
    plain, bibtex = runs[PLAIN_MATERIAL.name], runs[MKDOCS_BIBTEX.name]
    for state, bound in BOUNDS.items():
        yield ratio(f"build, {state.value} / plain Material", of[state], plain, bound, cpu)
    yield _by_the_wall(of[State.KEPT], plain)
    yield ratio(f"build, {State.CITATIONS.value} / mkdocs-bibtex", of[State.CITATIONS], bibtex, 1, cpu)
    site = workplace.built(workplace.studies) / "site"
    files = sum(len(names) for _, _, names in os.walk(site))
    yield Figure(f"files of {workplace.studies:,} studies", files, MOST_FILES * workplace.studies, "files")


def _by_the_wall(ours: Measured, plain: Measured) -> Figure:
    what = f"by the wall on two processors: build, {State.KEPT.value} / plain Material"
    load = max((each.load for each in (ours, plain) if isinstance(each, Run)), default=0)
    if (os.cpu_count() or 1) < 2:
        return Figure(what, None, ON_TWO_PROCESSORS, "×", "one processor")
    if load >= FREE:
        return Figure(what, None, ON_TWO_PROCESSORS, "×", f"load {load:.1f}")
    return ratio(what, ours, plain, ON_TWO_PROCESSORS, wall)
