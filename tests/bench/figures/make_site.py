"""How long an editor waits for `make site`."""

import shutil
import sys
from collections.abc import Iterator

from tests.bench.figure import Figure, amount, cpu
from tests.bench.running import ChildFailed, Run, run
from tests.bench.workplace import ROOT, Workplace


def make_site(workplace: Workplace) -> Iterator[Figure]:
    """`make site` for the library of this repository, where the environment is there and a site was built before."""
    site = workplace.folder / "site-of-make"

    def once() -> Run:
        if not shutil.which("make"):
            raise ChildFailed("no `make`")
        command = ["make", "site", f"VENV={sys.prefix}", f"PYTHON={sys.executable}", f"ARGS=-d {site}"]
        if not site.exists():
            run(command, ROOT)
        return run(command, ROOT)

    name = "make site, this library"
    yield amount("make site, this library", workplace.lane([(name, once)])[name], 3, "s", cpu)
