"""Whether any entry of a bibliography is lost without a word."""

import json
import random
from collections.abc import Iterator

from tests.bench.bibliography import entries
from tests.bench.figure import Figure
from tests.bench.workplace import ROOT, Workplace

BREAKS = (
    lambda text: text.replace(",\n", "\n", 1),
    lambda text: text.replace("}", "", 1),
    lambda text: text.replace("year = {", "year = "),
    lambda text: text.replace("  title", "  author = {Twice, Told},\n  title"),
    lambda text: text.replace("{", "", 1),
    lambda text: text.rstrip()[:-1],
    lambda text: text.replace("title = {", 'title = {50% of "them" '),
    lambda text: text.replace(" = ", " ", 1),
    lambda text: text.replace("author = {", "author = {, , , "),
    lambda text: text.replace("title = {", "title = undefined # {"),
)
"""Ways in which real exported entries are broken."""


def entries_accounted_for(workplace: Workplace) -> Iterator[Figure]:
    """Entries that are neither read nor reported, in sound, in broken and in our own files."""
    sound = list(entries(2_000, latex=True))
    chance = random.Random(7)
    broken = [chance.choice(BREAKS)(text) if number % 4 == 3 else text for number, text in enumerate(sound)]
    # An entry that was never closed may take in the one after it, as it does for BibTeX itself:
    # a blank line and a line that opens with `@` are what a person sees as the next.
    own = (ROOT / "references.bib").read_text(encoding="utf-8")
    for name, text, count in (
        ("2000 sound entries", "\n".join(sound), 2_000),
        ("2000 entries, every fourth broken", "\n".join(broken), 2_000),
        ("references.bib", own, sum(1 for line in own.splitlines() if line.startswith("@"))),
    ):
        path = workplace.folder / "accounted.bib"
        path.write_text(text, encoding="utf-8")
        result = json.loads(workplace.script("timed.py", "read", str(path)).output)
        lost = abs(count - result["read"] - result["reported"])
        yield Figure(f"entries lost from {name}", lost, 0, "")
