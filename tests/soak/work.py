"""The work of a long run: one round of slips, or one input, and what was found in it."""

import contextlib
import gc
import io
import signal
import traceback
from collections.abc import Callable, Iterator

from tests.soak import edits, inputs, words

LONGEST = 30
"""Seconds of the processor that one input may take."""

Find = tuple[str, str, dict[str, str]]
"""Its name, what is wrong, and the files to try again with."""
Work = Callable[[int, int], list[Find]]


class TooLong(Exception):
    """An input held the program up."""


def ready() -> None:
    """Prepare a process for a long run: most of what it makes is gone after a round, and nothing points in circles."""
    signal.signal(signal.SIGVTALRM, _too_long)
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def ready_beside() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one stops it
    ready()


def words_lost(seed: int, number: int) -> list[Find]:
    name = f"words-{number}"
    finds: list[Find] = []
    with _watched(name, words.round_of(seed, number), finds):
        for path, line, lost, text in words.lost_in_round(seed, number):
            message = f"{path}:{line} loses {', '.join(lost[:5])}\n{words.difference(path, text)}"
            finds.append((name, message, {path: text}))
    return finds


def stale_pages(seed: int, number: int) -> list[Find]:
    name = f"edits-{number}"
    finds: list[Find] = []
    with _watched(name, {}, finds):
        finds += [(name, f"`{path}` would be kept, and be another", files) for path, files in edits.stale(seed, number)]
    return finds


def stumbles(seed: int, number: int) -> list[Find]:
    kind, files = inputs.make(seed, number)
    finds: list[Find] = []
    silent = io.StringIO()
    with (
        contextlib.redirect_stdout(silent),
        contextlib.redirect_stderr(silent),
        _watched(f"{kind}-{number}", files, finds),
    ):
        inputs.run(kind, files)
    return finds


@contextlib.contextmanager
def _watched(name: str, files: dict[str, str], finds: list[Find]) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    except Exception:  # noqa: BLE001: whatever it is, it is what the run looks for
        finds.append((name, traceback.format_exc(limit=-4), files))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_long(*_: object) -> None:
    raise TooLong(f"more than {LONGEST} seconds of the processor")
