"""How long an editor waits after changing one file."""

from collections.abc import Iterator

from tests.bench.figure import Figure
from tests.bench.running import best, mkdocs_build
from tests.bench.workplace import Workplace


def second_build(workplace: Workplace) -> Iterator[Figure]:
    """A build after one study was changed, against the first build of all."""
    first = workplace.cold(workplace.studies)
    study = workplace.project(workplace.studies) / "content" / "studies" / "study-00003.md"
    seconds = []
    for _ in range(workplace.repeats):
        study.write_text(study.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        seconds.append(mkdocs_build(workplace.project(workplace.studies)))
    yield Figure("second build, one study changed / first build", best(seconds).seconds / first.seconds, 0.6, "×")
