"""Measure, and hold what was measured against its bounds: `python -m tests.bench`.

Prints one line for each figure and exits with 1 when a bound is missed. What is being done is
told on standard error. Times are those of the processor, so that other work on the computer
does not count; time by the wall is said only where the computer had nothing else to do. What is
not there yet, and what was stopped, counts as missed.
"""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure, table
from tests.bench.figures import MEASUREMENTS
from tests.bench.running import ChildFailed, say
from tests.bench.workplace import Workplace

FULL, QUICK = 1_000, 100


def parser() -> argparse.ArgumentParser:
    """Describe what may be asked on the command line."""
    listed = "\n".join(f"  {name:14} {first_line(measure.__doc__)}" for name, measure in MEASUREMENTS.items())
    options = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__.splitlines()[0],
        epilog=f"measurements:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument(
        "--only", action="append", choices=MEASUREMENTS, metavar="NAME", help="measure only this; may be repeated"
    )
    options.add_argument("--quick", action="store_true", help=f"a look at {QUICK} studies; the bounds are for {FULL}")
    options.add_argument(
        "--repeat", type=int, default=3, metavar="N", help="run each lane N times and take the median (3)"
    )
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="work in this new folder and leave it there")
    return options


def first_line(text: str | None) -> str:
    """The summary line of a docstring."""
    return (text or "").strip().splitlines()[0]


def measured(name: str, workplace: Workplace) -> Iterator[Figure]:
    """Take one measurement; one that fails is a missed bound, and the others go on."""
    say(f"{name}: {first_line(MEASUREMENTS[name].__doc__)}")
    try:
        yield from MEASUREMENTS[name](workplace)
    except ChildFailed as error:
        say(str(error))
        yield Figure(f"{name} could not be measured", None, 0, "", error.why)


def main() -> int:
    """Measure what was asked for and print the tables."""
    asked = parser().parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is running ends too
    before = load()
    with tempfile.TemporaryDirectory(prefix="evidence-bench-") as temporary:
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        workplace = Workplace(folder.resolve(), QUICK if asked.quick else FULL, max(1, asked.repeat))
        figures = [figure for name in asked.only or MEASUREMENTS for figure in measured(name, workplace)]
        runs = workplace.told()
    print(f"{os.cpu_count()} processors, load {before} at the beginning and {load()} at the end.\n")
    if runs:
        print(f"{runs}\n\nCPU is user and system time; load is what other programs kept busy during a run.\n")
    print(table(figures))
    if asked.quick:
        print(f"\nA quick look at {QUICK} studies: the bounds are for {FULL}.")
    missed = [figure.what for figure in figures if not figure.ok]
    if missed:
        print(f"\n{len(missed)} of {len(figures)} bounds were missed:", *missed, sep="\n  ")
    return int(bool(missed))


def load() -> str:
    """How busy the computer was in the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main())
