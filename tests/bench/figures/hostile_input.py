"""How long the worst 100 kB keeps the reader busy."""

import json
import math
from collections.abc import Iterator

from tests.bench.figure import Figure
from tests.bench.hostile import HOSTILE
from tests.bench.running import ChildFailed, say
from tests.bench.workplace import Workplace

BOUND = 5.0
"""Seconds; the child gets twice as long before it is stopped."""


def hostile_input(workplace: Workplace) -> Iterator[Figure]:
    """The longest that any of many awkward bibliographies of 100 kB takes to read."""
    took = {name: seconds(workplace, name, text) for name, text in HOSTILE.items()}
    slowest = sorted(took, key=took.__getitem__, reverse=True)
    for name in slowest[:3]:
        say(f"  {took[name]:.2f} s: {name}")
    worst = took[slowest[0]]
    yield Figure(
        f"100 kB of {slowest[0]}, the slowest of {len(took)}", None if math.isinf(worst) else worst, BOUND, "s"
    )


def seconds(workplace: Workplace, name: str, text: str) -> float:
    """Time one reading in a fresh process; infinite when it fails or does not end."""
    path = workplace.folder / "hostile.bib"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        return json.loads(workplace.script("timed.py", "read", str(path), limit=2 * BOUND).output)["seconds"]
    except ChildFailed as error:
        say(f"  failed on {name}: {error}")
        return float("inf")
