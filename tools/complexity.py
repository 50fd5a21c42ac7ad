"""Hold how many roads lead through a function, as radon counts them: each condition adds one.

A function with many is hard to test and to change. Few may have more than ten, and none more than the most.

    python tools/complexity.py        prints what is above the bounds; ends with 1 where anything is
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from radon.complexity import cc_visit

ROOT = Path(__file__).resolve().parent.parent
MOST = 15
MANY = 10
MOST_WITH_MANY = 11
"""How many functions may have more than `MANY`."""


def blocks(path: Path) -> Iterator[tuple[int, str]]:
    """Every function and method of a file with its complexity; classes are no more than their methods."""
    for block in cc_visit(path.read_text(encoding="utf-8")):
        if block.letter != "C":
            yield block.complexity, f"{path.relative_to(ROOT)}:{block.lineno} {block.fullname}"


def main() -> int:
    """Print what is too complex; 1 where anything is."""
    found = sorted(each for path in (ROOT / "plugins").rglob("*.py") for each in blocks(path))
    many = [each for each in found if each[0] > MANY]
    too_many = many if len(many) > MOST_WITH_MANY else [each for each in many if each[0] > MOST]
    for complexity, where in too_many:
        print(f"{where}: {complexity} roads lead through it; give a step of it a name of its own")
    if len(many) > MOST_WITH_MANY:
        print(f"{len(many)} functions have more than {MANY} roads, and {MOST_WITH_MANY} may")
    return 1 if too_many else 0


if __name__ == "__main__":
    sys.exit(main())
