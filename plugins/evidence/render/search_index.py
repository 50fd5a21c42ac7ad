"""The search index, by Pagefind: made beside the pages, from our own words.

Pagefind's Python package starts its program and hands records to it. It waits a tenth of a second
before it reads each answer, which would be forty minutes for a large library: `_Prompt` reads at once.
"""

import asyncio
import base64
import errno
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pagefind.index import PagefindIndex
from pagefind.service import PagefindService

from evidence.search.index_text import END

FOLDER = "pagefind"
_BATCH = 256
"""Records handed over before their answers are awaited."""
_MOST_LOOKS = 3000
"""How often to look whether its files are written, a hundredth of a second apart."""
_FULL = f"os error {errno.ENOSPC}"
"""What Pagefind's program says of a full disk."""
_NOT_USED = ("fragment", "pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""What Pagefind writes for its own ready-made pages. Texts to show come from `data/search/`."""


_FIX = (
    "install Pagefind's program again: pip install --force-reinstall 'pagefind[bin]'. Where there is no ready-made\n"
    "  program for this computer, build one with `cargo install pagefind` and set PAGEFIND_BINARY_PATH to it. Or set\n"
    "  `search: false` for the plugin in mkdocs.yml, to do without."
)


class CannotRun(Exception):
    """Pagefind's program is not there, or does not do its work on this computer."""


class SearchIndex:
    """An index that is made while the pages are built."""

    def __init__(self, records: Iterable[str], language: str = "en") -> None:
        self._made = Path(tempfile.mkdtemp(prefix="evidence-search-"))
        self._worker = ThreadPoolExecutor(1, "search-index")
        self._done: Future[None] = self._worker.submit(_make, records, language, self._made)

    def write(self, site: Path, tell: Callable[[str], None]) -> None:
        """Wait for the index and put it into the site.

        Where Pagefind's program cannot run, `tell` that with the fix and leave the search out: pages,
        lists and facets work without it, and readers are told.
        """
        try:
            self._done.result()
            target = site / FOLDER
            shutil.rmtree(target, ignore_errors=True)
            shutil.move(self._made / FOLDER, target)
        except CannotRun as reason:
            tell(f"The site was built without the search of words, because {reason}\n  fix: {_FIX}")
        finally:
            self.drop()

    def drop(self) -> None:
        """Leave nothing behind."""
        self._worker.shutdown(wait=True)
        shutil.rmtree(self._made, ignore_errors=True)


def _make(records: Iterable[str], language: str, folder: Path) -> None:
    try:
        asyncio.run(_index(records, language, folder / FOLDER))
    except (OSError, EOFError) as error:
        if getattr(error, "errno", 0) == errno.ENOSPC or _FULL in str(error):
            raise OSError(errno.ENOSPC, "", tempfile.gettempdir()) from error
        raise CannotRun(f"Pagefind's program does not run here: {error}") from error
    for pattern in _NOT_USED:
        for path in (folder / FOLDER).glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


async def _index(records: Iterable[str], language: str, folder: Path) -> None:
    service = _Prompt()
    await service.launch()
    try:
        index = await service.create_index({"force_language": language})
        waiting = []
        for number, words in enumerate(records):
            waiting.append(_add(index, number, words, language))
            if len(waiting) == _BATCH:
                await asyncio.gather(*waiting)
                waiting = []
        await asyncio.gather(*waiting)
        await index.write_files(str(folder))
        await _written(folder)
    finally:
        await service.finish()


async def _written(folder: Path) -> None:
    """Wait until every file has its content. Raises EOFError where one gets none.

    The program answers while its last writes are still to come, and drops these when it is told to end: under load one
    index in eight had an empty file. Each file is written in one piece, so one that is not empty is whole.
    """
    for _ in range(_MOST_LOOKS):
        if all(path.stat().st_size for path in folder.rglob("*") if path.is_file()):
            return
        await asyncio.sleep(0.01)
    raise EOFError("it left a file of the index empty")


async def _add(index: PagefindIndex, number: int, words: str, language: str) -> None:
    # The order of the records is the order of their numbers, which the script reads from the index.
    await index.add_custom_record(url=f"/{number}", content=words or END, language=language)


class _Prompt(PagefindService):
    """Pagefind's program, read as soon as it answers."""

    async def _wait_for_responses(self) -> None:
        answers = self._backend.stdout
        assert answers is not None  # the base class asks for a pipe
        try:
            while True:
                answer = json.loads(base64.b64decode((await answers.readuntil(b","))[:-1]))
                self._settle(answer)
        except (asyncio.IncompleteReadError, ValueError) as error:
            for waiting in self._responses.values():
                if not waiting.done():
                    waiting.set_exception(EOFError(f"it stopped without an answer ({error})"))

    def _settle(self, answer: dict[str, Any]) -> None:
        waiting = self._responses.pop(answer.get("message_id", -1), None)
        if waiting is None or waiting.done():
            return
        payload = answer["payload"]
        if payload["type"] == "Error":
            waiting.set_exception(OSError(payload["message"]))
        else:
            waiting.set_result(payload)

    async def finish(self) -> None:
        """Let the program end by itself: it may still be writing."""
        self._poll_task.cancel()
        if self._backend.stdin:
            self._backend.stdin.close()
        try:
            await asyncio.wait_for(self._backend.wait(), timeout=60)
        except TimeoutError:
            self._backend.kill()
            await self._backend.wait()
