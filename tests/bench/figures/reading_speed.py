"""How long it takes to read a large bibliography."""

import json
from collections.abc import Iterator

from tests.bench.bibliography import bibliography
from tests.bench.figure import Figure
from tests.bench.running import say
from tests.bench.workplace import Workplace

ENTRIES_PER_STUDY = 18


def reading_speed(workplace: Workplace) -> Iterator[Figure]:
    """Reading 18,000 entries with LaTeX and names, against only splitting them with bibtexparser."""
    count = ENTRIES_PER_STUDY * workplace.studies
    path = workplace.folder / "large.bib"
    path.write_text(bibliography(count, latex=True), encoding="utf-8")
    ours = min(seconds(workplace, "read", path) for _ in range(workplace.repeats))
    splitting = min(seconds(workplace, "split", path) for _ in range(workplace.repeats))
    say(f"  ours {ours:.1f} s, splitting alone {splitting:.1f} s")
    yield Figure(f"reading {count} entries / splitting them", ours / splitting, 3, "×")


def seconds(workplace: Workplace, way: str, path) -> float:
    """Time one reading in a fresh process."""
    return json.loads(workplace.script("timed.py", way, str(path)).output)["seconds"]
