"""A planned site made: its files by all processors, and the index for searching beside them."""

from collections.abc import Callable

from evidence.cite.work import Progress
from evidence.disk.output import Output
from evidence.render.build import Build
from evidence.render.search_index import SearchIndex
from evidence.render.writing import write

Tell = Callable[[str], None]
"""Says something that whoever builds should know."""


def make(build: Build, output: Output, tell: Tell, progress: Progress | None = None, workers: int | None = None) -> int:
    """Make every file of the site and put it in its place; give their number."""
    search: list[SearchIndex] = []

    def begin_search() -> None:
        if build.project.options.search:
            search.append(SearchIndex(build.site.search.records()))

    try:
        output.expect(files := build.files())
        write(files, output.put, progress, workers, meanwhile=begin_search)
        for index in search:
            index.write(output.building, tell)
        return len(files)
    finally:
        for index in search:
            index.drop()
