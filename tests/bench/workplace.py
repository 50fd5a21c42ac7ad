"""Where a benchmark run keeps its made-up libraries, and the builds that several figures share."""

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.corpus import write_peer, write_project
from tests.bench.running import Run, best, mkdocs_build, run, say

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent


@dataclass(slots=True)
class Workplace:
    """A folder for the run; what was measured once is not measured again."""

    folder: Path
    studies: int
    """The size that the bounds speak of; smaller for a quick look."""
    repeats: int
    _runs: dict[tuple[str, int], Run] = field(default_factory=dict)

    def project(self, studies: int) -> Path:
        """A project of that many studies for our generator, written when first asked for."""
        folder = self.folder / f"ours-{studies}"
        if not folder.exists():
            say(f"  writing {studies} studies")
            write_project(folder, studies)
        return folder

    def cold(self, studies: int) -> Run:
        """Our build with nothing kept from an earlier one."""
        return self._once("cold", studies, lambda: best([self._cold(studies) for _ in range(self._times(studies))]))

    def warm(self, studies: int) -> Run:
        """Our build with the formatted citations kept, and nothing else of an earlier one."""
        self.cold(studies)
        return self._once("warm", studies, lambda: best([self._warm(studies) for _ in range(self._times(studies))]))

    def without_search(self, studies: int) -> Run:
        """The same build without the index for searching by words."""
        self.warm(studies)
        return self._once("without search", studies, lambda: self._without_search(studies))

    def peer(self, name: str, config: str) -> Run:
        """The build of another generator, of the same study pages."""
        return self._once(name, self.studies, lambda: best([self._peer(name, config) for _ in range(self.repeats)]))

    def _times(self, studies: int) -> int:
        return self.repeats if studies <= self.studies else 1

    def _once(self, what: str, studies: int, measure) -> Run:
        if (what, studies) not in self._runs:
            result = measure()
            say(
                f"  {what}, {studies} studies: {result.seconds:.1f} s ({result.wall:.1f} s by the wall), {result.peak_bytes / 2**20:.0f} MiB"
            )
            self._runs[what, studies] = result
        return self._runs[what, studies]

    def _cold(self, studies: int) -> Run:
        folder = self.project(studies)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        return self._warm(studies)

    def _warm(self, studies: int) -> Run:
        folder = self.project(studies)
        shutil.rmtree(folder / "site", ignore_errors=True)
        return mkdocs_build(folder)

    def _without_search(self, studies: int) -> Run:
        folder = self.project(studies)
        config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        (folder / "without-search.yml").write_text(f"{config.rstrip()}\n      search: false\n", encoding="utf-8")
        built = mkdocs_build(folder, "--config-file", "without-search.yml", "--site-dir", "site-without-search")
        assert not (folder / "site-without-search" / "pagefind").exists(), (
            "the settings of the plugin are no longer the last"
        )
        return built

    def _peer(self, name: str, config: str) -> Run:
        folder = self.folder / name
        if not folder.exists():
            write_peer(folder, self.studies, config)
        shutil.rmtree(folder / "site", ignore_errors=True)
        return mkdocs_build(folder, NO_MKDOCS_2_WARNING="1")

    def script(self, name: str, *arguments: str, **options) -> Run:
        """Run a script of this folder in a fresh Python."""
        return run([sys.executable, str(HERE / name), *arguments], self.folder, **options)
