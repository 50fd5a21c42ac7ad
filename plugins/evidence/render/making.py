"""A planned site made in a folder: its files by all processors, and the index for searching beside them."""

from collections.abc import Callable
from pathlib import Path

from evidence.cite.work import Progress
from evidence.disk.folder import put_into
from evidence.render.build import Build
from evidence.render.search_index import SearchIndex
from evidence.render.writing import write

Tell = Callable[[str], None]
"""Says something that whoever builds should know."""


def make(build: Build, folder: Path, tell: Tell, progress: Progress | None = None, workers: int | None = None) -> int:
    """Make every file of the site below a folder; give their number."""
    search: list[SearchIndex] = []

    def begin_search() -> None:
        if build.project.options.search:
            search.append(SearchIndex(build.site.search.records()))

    try:
        write(files := build.files(), put_into(folder), progress, workers, meanwhile=begin_search)
        for index in search:
            index.write(folder, tell)
        return len(files)
    finally:
        for index in search:
            index.drop()
