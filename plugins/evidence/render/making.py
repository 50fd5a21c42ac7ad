"""A planned site made, its files by all processors."""

from evidence.cite.work import Progress
from evidence.disk.output import Output
from evidence.render.build import Build, file_of
from evidence.render.kept_pages import NO_PAGES, KeptPages
from evidence.render.writing import write


def make(
    build: Build,
    output: Output,
    progress: Progress | None = None,
    workers: int | None = None,
    before: KeptPages = NO_PAGES,
) -> int:
    """Make every file of the site and put it in its place; give their number.

    A page stays as it is published where it would be what it was `before`.
    """
    output.expect(files := build.files())
    stay = [path for path in before.unchanged(build.site, build.names) if output.stays(file_of(path))]
    stays = {*map(file_of, stay)}
    if build.project.options.search:
        # Here, since copies of this process would each make it anew.
        _ = build.site.search.index
    write(
        {path: how for path, how in files.items() if path not in stays},
        output.put,
        progress,
        workers,
        lambda: build.notes,
        build.notes.take,
    )
    build.notes.take(before.notes, stay)
    return len(files)
