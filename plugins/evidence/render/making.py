"""A planned site made: its files by all processors, and the index for searching beside them."""

from collections.abc import Callable

from evidence.cite.work import Progress
from evidence.disk.output import Output
from evidence.render.build import Build, file_of
from evidence.render.kept_pages import NO_PAGES, KeptPages
from evidence.render.search_index import SearchIndex
from evidence.render.writing import write

Tell = Callable[[str], None]
"""Says something that whoever builds should know."""


def make(
    build: Build,
    output: Output,
    tell: Tell,
    progress: Progress | None = None,
    workers: int | None = None,
    before: KeptPages = NO_PAGES,
) -> int:
    """Make every file of the site and put it in its place; give their number.

    A page stays as it is published where it would be what it was `before`.
    """
    search: list[SearchIndex] = []

    def begin_search() -> None:
        if build.project.options.search:
            search.append(SearchIndex(build.site.search.records()))

    try:
        output.expect(files := build.files())
        stay = [path for path in before.unchanged(build.site, build.names) if output.stays(file_of(path))]
        stays = {*map(file_of, stay)}
        write(
            {path: how for path, how in files.items() if path not in stays},
            output.put,
            progress,
            workers,
            begin_search,
            lambda: build.notes,
            build.notes.take,
        )
        build.notes.take(before.notes, stay)
        for index in search:
            index.write(output.building, tell)
        return len(files)
    finally:
        for index in search:
            index.drop()
