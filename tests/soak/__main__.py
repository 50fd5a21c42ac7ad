"""`make soak`: look for lost words, for tracebacks and for stale pages until the numbers asked for are done.

It can be stopped at any time and goes on where it was (`.cache/soak.json`); `--anew` begins again, and
another `--seed` looks elsewhere. Each find is written as files below `.cache/soak/`, and ends the run with 1.
"""

import argparse
import contextlib
import json
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.soak import edits, words, work

CACHE = Path(".cache")


def main() -> int:
    asked = _asked()
    state = _State(asked.seed, asked.anew)
    ends = time.monotonic() + asked.minutes * 60 if asked.minutes else float("inf")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"seed {asked.seed}; {state.told()} are done", flush=True)
    try:
        _run(state, "words", asked.words, words.AT_ONCE, work.words_lost, asked.jobs, ends)
        _run(state, "edits", asked.edits, edits.AT_ONCE, work.stale_pages, asked.jobs, ends)
        _run(state, "inputs", asked.inputs, 1, work.stumbles, asked.jobs, ends)
    except KeyboardInterrupt:
        print("stopped; the next run goes on from here")
    finally:
        state.save()
    print(f"{state.told()}, {state.finds} finds with seed {asked.seed}")
    return 1 if state.finds else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--words", type=int, default=100_000, help="mutations in which words may get lost")
    parser.add_argument("--inputs", type=int, default=1_000_000, help="inputs at which the program may stumble")
    parser.add_argument("--edits", type=int, default=200, help="edits after which a kept page may be stale")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes beside each other")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many minutes")
    parser.add_argument("--anew", action="store_true", help="forget what an earlier run has done")
    return parser.parse_args()


class _State:
    """What has been done with a seed, kept on disk."""

    def __init__(self, seed: int, anew: bool) -> None:
        self.seed = seed
        self.file = CACHE / f"soak-{seed}.json"
        self.done = {"words": 0, "edits": 0, "inputs": 0}
        self.finds = 0
        if self.file.is_file() and not anew:
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            self.done, self.finds = self.done | kept["done"], kept["finds"]

    def told(self) -> str:
        """How far the run is."""
        return "{words:,} mutations, {edits:,} edits, {inputs:,} inputs".format(**self.done)

    def save(self) -> None:
        CACHE.mkdir(exist_ok=True)
        self.file.write_text(json.dumps({"done": self.done, "finds": self.finds}), encoding="utf-8")

    def found(self, name: str, message: str, files: dict[str, str]) -> None:
        """Write a find where it can be tried again."""
        self.finds += 1
        folder = CACHE / "soak" / f"{name}-{self.seed}"
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
        print(f"FOUND {folder}: {message}", flush=True)


def _run(state: _State, name: str, wanted: int, step: int, one: work.Work, jobs: int, ends: float) -> None:
    """Do what is left, in the order of the numbers, so that a run that was stopped goes on where it was."""
    numbers = range(state.done[name] // step, -(-wanted // step))
    said = time.monotonic()
    with _workers(jobs) as mapped:
        for finds in mapped(partial(one, state.seed), numbers, chunksize=max(1, 50 // step)):
            for find in finds:
                state.found(*find)
            state.done[name] += step
            now = time.monotonic()
            if now - said > 30 or now > ends:
                said = now
                state.save()
                print(f"{name}: {state.done[name]:,} of {wanted:,}, {state.finds} finds", flush=True)
            if now > ends:
                return


@contextlib.contextmanager
def _workers(jobs: int) -> Iterator[Callable[..., Iterator[list[work.Find]]]]:
    """Give a `map` that hands results out in order; one job needs no other process."""
    if jobs == 1:
        work.ready()
        yield lambda work, numbers, **_: map(work, numbers)
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), work.ready_beside)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


if __name__ == "__main__":
    sys.exit(main())
