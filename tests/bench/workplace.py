"""Where a benchmark run keeps its made-up libraries, and the builds that several figures share."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from pathlib import Path

from tests.bench.corpus import write_peer, write_project
from tests.bench.figure import in_columns
from tests.bench.peers import PLAIN_MATERIAL, Peer
from tests.bench.running import EVIDENCE, ChildFailed, Measured, Run, run, say

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
CACHE = Path(".cache") / "evidence"
CITATIONS = ("citations", "*.jsonl")
"""Files of the cache that hold formatted references and nothing else."""


class State(Enum):
    """What a build of ours finds."""

    FRESH = "nothing kept"
    CITATIONS = "only citations kept"
    KEPT = "what was read kept"
    EDITED = "site there, one study changed"
    UNCHANGED = "site there, nothing changed"


Case = tuple[str, Callable[[], Run]]
"""Something to run, by its name in the table of runs."""


@dataclass(slots=True)
class Workplace:
    """A folder for the run; what was measured once is not measured again."""

    folder: Path
    studies: int
    """The size that the bounds speak of; smaller for a quick look."""
    repeats: int
    runs: dict[str, Measured] = field(default_factory=dict)
    _beside: set[str] = field(default_factory=set)
    """What ran in one lane with plain Material, on as many studies, and can be compared with it."""
    _aside: "count[int]" = field(default_factory=count)

    def lane(self, cases: Iterable[Case], repeats: int | None = None) -> Mapping[str, Measured]:
        """Run every case in turn, and all of them again: what the computer does meanwhile meets them alike.

        Gives the median of each, by the time of the processor, or why there is none.
        """
        cases = [(name, measure) for name, measure in cases if name not in self.runs]
        if PLAIN_MATERIAL.name in dict(cases):
            self._beside.update(name for name, _ in cases)
        taken: dict[str, list[Run]] = {name: [] for name, _ in cases}
        for _ in range(repeats or self.repeats):
            for name, measure in cases:
                if name in self.runs:  # it has failed
                    continue
                try:
                    taken[name].append(once := measure())
                    say(f"  {name}: {once.seconds:.1f} s ({once.wall:.1f} s by the wall, load {once.load:.1f})")
                except ChildFailed as error:
                    say(f"  {name}: {error}")
                    self.runs[name] = error
        for name, many in taken.items():
            if name not in self.runs:
                self.runs[name] = sorted(many, key=lambda each: each.seconds)[len(many) // 2]
        return self.runs

    def ours(self, state: State, studies: int = 0, *options: str, memory: bool = False) -> Case:
        """Our build of that many studies, in one state."""
        studies = studies or self.studies
        name = " ".join(("ours", *options)) + f", {studies:,} studies, {state.value}"

        def measure() -> Run:
            folder = self.project(studies)
            self._prepare(folder, state)
            return run([*EVIDENCE, "build", *options], folder, self.limit(studies), memory=memory)

        return name, measure

    def peer(self, peer: Peer) -> Case:
        """The build of another generator, of the same study pages, with nothing kept."""

        def measure() -> Run:
            folder = self.folder / peer.name.replace(" ", "-")
            if not peer.installed:
                raise ChildFailed("not installed")
            if not folder.exists():
                write_peer(folder, self.studies, peer.files)
            self.put_aside(folder / "site", folder / ".cache")
            return run(peer.command, folder, self.limit(self.studies), NO_MKDOCS_2_WARNING="1")

        return peer.name, measure

    def project(self, studies: int) -> Path:
        """A project of that many studies for our generator, written when first asked for."""
        folder = self.folder / f"ours-{studies}"
        if not folder.exists():
            say(f"  writing {studies} studies")
            write_project(folder, studies)
        return folder

    def built(self, studies: int) -> Path:
        """A project whose site is there."""
        folder = self.project(studies)
        if not (folder / "site").exists():
            self.lane([self.ours(State.KEPT, studies)], 1)
        return folder

    def put_aside(self, *paths: Path) -> None:
        """Take something out of the way without removing it.

        For a minute after many files were removed, ext4 needs several times as long to make new ones.
        Everything is removed at the very end.
        """
        for path in paths:
            if path.exists():
                there = self.folder / "aside" / str(next(self._aside))
                there.parent.mkdir(exist_ok=True)
                path.rename(there)

    def limit(self, studies: int) -> float:
        """Seconds of the processor after which a build is stopped: several times what it may take."""
        return 600 * max(1.0, studies / 1_000)

    def _prepare(self, folder: Path, state: State) -> None:
        if state in (State.EDITED, State.UNCHANGED):
            if not (folder / "site").exists():
                run([*EVIDENCE, "build"], folder, self.limit(self.studies))
            if state is State.EDITED:
                change(folder)
            return
        self.put_aside(folder / "site", *folder.glob(".site-*"))
        cache = folder / CACHE
        if state is State.FRESH:
            self.put_aside(cache)
        elif not cache.exists():
            run([*EVIDENCE, "build"], folder, self.limit(self.studies))
            self._prepare(folder, state)
        elif state is State.CITATIONS:
            self.put_aside(*(each for each in cache.iterdir() if not any(map(each.match, CITATIONS))))

    def script(self, name: str, *arguments: str, **options) -> Run:
        """Run a script of this folder in a fresh Python."""
        return run([sys.executable, str(HERE / name), *arguments], self.folder, **options)

    def told(self) -> str:
        """Every run that figures were made from, with the load that it met."""
        plain = self.runs.get(PLAIN_MATERIAL.name)
        rows = [(name, *_row(each, plain if name in self._beside else None)) for name, each in self.runs.items()]
        return in_columns(("run", "CPU", "÷ plain", "wall", "memory", "load"), rows) if rows else ""


def change(folder: Path, sentence: str = "One more sentence.") -> None:
    """Add a sentence to a study."""
    with (folder / "content" / "studies" / "study-00003.md").open("a", encoding="utf-8") as study:
        study.write(f"\n{sentence}\n")


def _row(each: Measured, plain: Measured | None) -> tuple[str, ...]:
    if isinstance(each, ChildFailed):
        return each.why, "", "", "", ""
    against = f"{each.seconds / plain.seconds:.2f} ×" if isinstance(plain, Run) else ""
    memory = f"{each.peak_bytes / 2**20:.0f} MiB" if each.peak_bytes else ""
    return f"{each.seconds:.2f} s", against, f"{each.wall:.2f} s", memory, f"{each.load:.1f}"
