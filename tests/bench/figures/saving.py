"""How soon an editor sees what was saved."""

import re
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.bench.figure import NOT_THERE, Figure
from tests.bench.figures.same_bytes import copy_site
from tests.bench.running import EVIDENCE, ChildFailed, cpu_of, say
from tests.bench.workplace import Workplace

PATIENCE = 300
"""Seconds to wait for a page."""
EDITS = 3


def saving(workplace: Workplace) -> Iterator[Figure]:
    """From saving a study to its page in `evidence serve`, the sentence in it."""
    ours = workplace.folder / "this-site-served"
    copy_site(ours)
    studies = sorted(path for path in (ours / "content" / "studies").glob("*.md"))
    yield _saved("this library", ours, studies[len(studies) // 2], 0.3)
    made_up = workplace.project(workplace.studies)
    study = made_up / "content" / "studies" / "study-00007.md"
    yield _saved(f"{workplace.studies:,} studies", made_up, study, 2)


def _saved(library: str, folder: Path, study: Path, bound: float) -> Figure:
    what = f"save → page served, {library}"
    try:
        times = _times(folder, study)
    except (ChildFailed, OSError) as error:
        say(f"  {error}")
        return Figure(what, None, bound, "s CPU", NOT_THERE if "invalid choice" in str(error) else "failed")
    say(f"  {what}: by the wall {', '.join(f'{wall:.2f} s' for _, wall in times)}")
    return Figure(what, statistics.median(cpu for cpu, _ in times), bound, "s CPU")


def _times(folder: Path, study: Path) -> list[tuple[float, float]]:
    """Seconds of the processor and by the wall for each edit."""
    times = []
    with _preview(folder) as (process, root):
        address = f"{root}studies/{study.stem}/"
        _page(address)
        for number in range(EDITS):
            sentence = f"A sentence that was saved {number} times before."
            cpu, wall = cpu_of(process), time.perf_counter()
            with study.open("a", encoding="utf-8") as text:
                text.write(f"\n{sentence}\n")
            while sentence not in _page(address):
                if time.perf_counter() - wall > PATIENCE:
                    raise ChildFailed("the page did not follow")
            times.append((cpu_of(process) - cpu, time.perf_counter() - wall))
    return times


@contextmanager
def _preview(folder: Path) -> Iterator[tuple[int, str]]:
    """A preview that answers, by its process and address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = folder / "bench-preview.txt"
    with said.open("wb") as out:
        preview = subprocess.Popen(
            [*EVIDENCE, "serve", "-a", f"127.0.0.1:{port}"], cwd=folder, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        until = time.monotonic() + PATIENCE
        while not (found := re.search(rb"http://\S+", said.read_bytes())):
            if preview.poll() is not None or time.monotonic() > until:
                raise ChildFailed("no preview", said.read_text(errors="replace"))
            time.sleep(0.1)
        yield preview.pid, found[0].decode()
    finally:
        preview.terminate()
        preview.wait()


def _page(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())
