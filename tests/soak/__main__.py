"""`make soak`: look for lost words and for tracebacks until the numbers asked for are done.

It can be stopped at any time and goes on where it was (`.cache/soak.json`); `--anew` begins again, and
another `--seed` looks elsewhere. Each find is written as files below `.cache/soak/`, and ends the run with 1.
"""

import argparse
import contextlib
import io
import json
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

from tests.soak import inputs, words

CACHE = Path(".cache")
LONGEST = 30
"""Seconds of the processor that one input may take."""


class TooLong(Exception):
    """An input held the program up."""


def main() -> int:
    asked = _asked()
    state = _State(asked.seed, asked.anew)
    ends = time.monotonic() + asked.minutes * 60 if asked.minutes else float("inf")
    signal.signal(signal.SIGVTALRM, _too_long)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(
        f"seed {asked.seed}; {state.done['words']:,} mutations and {state.done['inputs']:,} inputs are done", flush=True
    )
    try:
        _run(state, "words", asked.words, words.AT_ONCE, _words, ends)
        _run(state, "inputs", asked.inputs, 1, _inputs, ends)
    except KeyboardInterrupt:
        print("stopped; the next run goes on from here")
    finally:
        state.save()
    print(
        f"{state.done['words']:,} mutations, {state.done['inputs']:,} inputs, {state.finds} finds with seed {asked.seed}"
    )
    return 1 if state.finds else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--words", type=int, default=100_000, help="mutations in which words may get lost")
    parser.add_argument("--inputs", type=int, default=1_000_000, help="inputs at which the program may stumble")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many minutes")
    parser.add_argument("--anew", action="store_true", help="forget what an earlier run has done")
    return parser.parse_args()


class _State:
    """What has been done with a seed, kept on disk."""

    def __init__(self, seed: int, anew: bool) -> None:
        self.seed = seed
        self.file = CACHE / f"soak-{seed}.json"
        self.done = {"words": 0, "inputs": 0}
        self.finds = 0
        if self.file.is_file() and not anew:
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            self.done, self.finds = kept["done"], kept["finds"]

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


def _run(state: _State, name: str, wanted: int, step: int, one: object, ends: float) -> None:
    said = time.monotonic()
    while state.done[name] < wanted and time.monotonic() < ends:
        one(state, state.done[name] // step)  # type: ignore[operator]
        state.done[name] += step
        if time.monotonic() - said > 30:
            said = time.monotonic()
            state.save()
            print(f"{name}: {state.done[name]:,} of {wanted:,}, {state.finds} finds", flush=True)


def _words(state: _State, number: int) -> None:
    with _watched(state, f"words-{number}", words.round_of(state.seed, number)):
        for path, line, lost, text in words.lost_in_round(state.seed, number):
            message = f"{path}:{line} loses {', '.join(lost[:5])}\n{words.difference(path, text)}"
            state.found(f"words-{number}", message, {path: text})


def _inputs(state: _State, number: int) -> None:
    kind, files = inputs.make(state.seed, number)
    silent = io.StringIO()
    with (
        contextlib.redirect_stdout(silent),
        contextlib.redirect_stderr(silent),
        _watched(state, f"{kind}-{number}", files),
    ):
        inputs.run(kind, files)


@contextlib.contextmanager
def _watched(state: _State, name: str, files: dict[str, str]) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    except Exception:  # noqa: BLE001: whatever it is, it is what the run looks for
        with contextlib.redirect_stdout(sys.__stdout__):
            state.found(name, traceback.format_exc(limit=-4), files)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_long(*_: object) -> None:
    raise TooLong(f"more than {LONGEST} seconds of the processor")


if __name__ == "__main__":
    sys.exit(main())
