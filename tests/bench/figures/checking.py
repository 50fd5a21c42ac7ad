"""How long `evidence check` takes."""

import json
from collections.abc import Iterator

from tests.bench.figure import NOT_THERE, Figure, amount, cpu, ratio
from tests.bench.running import EVIDENCE, ChildFailed, Measured, Run, run
from tests.bench.workplace import Workplace, change

NOT_YET = ChildFailed(NOT_THERE)


def checking(workplace: Workplace) -> Iterator[Figure]:
    """`evidence check` against bibtexparser's reading of the same references, and after one change."""
    offered = run([*EVIDENCE, "check", "--help"], workplace.folder).output
    keeps, knows_changes = "--no-cache" in offered, "--changed" in offered
    folder = workplace.project(workplace.studies)

    def check(*options: str) -> Run:
        return run([*EVIDENCE, "check", *options], folder, accept=(0, 1))

    def after_a_change() -> Run:
        change(folder)
        return check("--changed")

    cases = {
        "bibtexparser": lambda: _parsed(workplace),
        "evidence check, nothing kept": lambda: check(*["--no-cache"] * keeps),
    }
    if keeps:
        cases["evidence check, what was read kept"] = check
    if knows_changes:
        cases["evidence check --changed"] = after_a_change
    runs = workplace.lane(cases.items())
    for name, bound in (("evidence check, what was read kept", 5), ("evidence check, nothing kept", 12)):
        yield ratio(f"{name} / bibtexparser", _of(runs.get(name)), runs["bibtexparser"], bound, cpu)
    yield amount("evidence check --changed", _of(runs.get("evidence check --changed")), 1.5, "s", cpu)


def _of(run: Measured | None) -> Measured:
    return NOT_YET if run is None else run


def _parsed(workplace: Workplace) -> Run:
    """What bibtexparser takes to parse the references, without what it takes to be loaded."""
    file = workplace.project(workplace.studies) / "references.bib"
    done = workplace.script("timed.py", "parse", str(file))
    return Run(json.loads(done.output)["seconds"], done.wall, 0, done.load, done.output)
