"""How much longer a build takes for the search."""

import shutil
from collections.abc import Iterator

from tests.bench.figure import Figure, cpu, ratio
from tests.bench.running import EVIDENCE, Run, run
from tests.bench.workplace import CACHE, State, Workplace


def search_share(workplace: Workplace) -> Iterator[Figure]:
    """What the search adds to the work of a build, the index and its data together."""
    studies = 4 * workplace.studies
    ours = workplace.ours(State.KEPT, studies)
    without = f"the same without search, {studies:,} studies"
    runs = workplace.lane([ours, (without, lambda: _without_search(workplace, studies))], 1)
    yield ratio(f"build of {studies:,} studies with / without search", runs[ours[0]], runs[without], 1.35, cpu)


def _without_search(workplace: Workplace, studies: int) -> Run:
    folder, whole = workplace.folder / "without-search", workplace.project(studies)
    shutil.copytree(whole, folder, ignore=shutil.ignore_patterns("site", ".site-*"))
    settings = folder / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8').rstrip()}\n      search: false\n", encoding="utf-8")
    assert (folder / CACHE).exists()
    built = run([*EVIDENCE, "build"], folder, workplace.limit(studies))
    assert not (folder / "site" / "data" / "search").exists(), "the settings of the plugin are no longer the last"
    return built
