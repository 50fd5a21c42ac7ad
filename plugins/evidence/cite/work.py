"""Sharing the formatting of many references out over processes."""

import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field

from evidence.cite.processor.processor import processor
from evidence.cite.style import CitationStyle

Progress = Callable[[int, int], None]
"""Told (done, total) now and then."""

_MANY = 200
"""Fewer are done sooner than other processes start (about half a second)."""
_CHUNK = 50


@dataclass(frozen=True, slots=True)
class Job:
    """One reference in one style."""

    style: CitationStyle = field(hash=False)
    digest: str
    item: str = field(hash=False, compare=False)
    """CSL-JSON, as text: what goes to another process."""


@dataclass(frozen=True, slots=True)
class FormattingResult:
    """A text in marks, or '' and what went wrong."""

    marked: str = ""
    fault: str = ""


def work_through(
    jobs: Sequence[Job], *, progress: Progress | None = None, workers: int | None = None
) -> dict[Job, FormattingResult]:
    """Do every job; one that fails has its fault as outcome."""
    workers = workers or processors()
    done: dict[Job, FormattingResult] = {}
    if workers > 1 and len(jobs) > _MANY:
        done = _in_processes(jobs, workers, progress)
    for each in [job for job in jobs if job not in done]:
        done[each] = _outcomes(each.style, (each.item,))[0]
        if progress and (len(done) % _CHUNK == 0 or len(done) == len(jobs)):
            progress(len(done), len(jobs))
    return done


def _in_processes(jobs: Sequence[Job], workers: int, progress: Progress | None) -> dict[Job, FormattingResult]:
    """Do what other processes can; where they cannot be started or die, the rest is left over.

    They are started afresh (`spawn`), since a copy of a process that runs threads, such as the
    development server, may lock up.
    """
    done: dict[Job, FormattingResult] = {}
    try:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(workers, 8), mp_context=context) as pool:
            for chunk, outcomes in _shared_out(pool, jobs):
                done.update(zip(chunk, outcomes, strict=True))
                if progress:
                    progress(len(done), len(jobs))
    except (OSError, RuntimeError):  # a broken pool is a RuntimeError
        return done
    return done


def _shared_out(pool: Executor, jobs: Sequence[Job]) -> Iterable[tuple[Sequence[Job], tuple[FormattingResult, ...]]]:
    waiting = {}
    for style in dict.fromkeys(job.style for job in jobs):
        mine = [job for job in jobs if job.style == style]
        for chunk in (mine[at : at + _CHUNK] for at in range(0, len(mine), _CHUNK)):
            items = tuple(job.item for job in chunk)
            waiting[pool.submit(_outcomes, style, items)] = chunk
    for future in as_completed(waiting):
        yield waiting[future], future.result()


def _outcomes(style: CitationStyle, items: tuple[str, ...]) -> tuple[FormattingResult, ...]:
    """Format items in one style; in another process too, so it takes and gives plain values."""
    return tuple(_outcome(style, item) for item in items)


def _outcome(style: CitationStyle, item: str) -> FormattingResult:
    try:
        marked = processor(style.source, style.locale).format(json.loads(item))
    except Exception as fault:  # whatever one entry does to the processor, the others go on
        return FormattingResult(fault=f"{type(fault).__name__} in the citation processor")
    return FormattingResult(marked) if marked else FormattingResult(fault="the style prints nothing for its type")


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
