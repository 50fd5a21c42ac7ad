"""What `evidence build` does; what it needs is loaded only where a site is built."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from evidence.cite.work import Progress
from evidence.cli.loading import log, progress
from evidence.diagnostics import as_text
from evidence.disk.published import Published
from evidence.disk.staging import Staging, stage
from evidence.render.before import Before, before
from evidence.render.build import Build, plan, read_all
from evidence.render.making import make
from evidence.render.memory import memory
from evidence.render.settings import SETTINGS, SiteSettings, site_settings
from evidence.render.trouble import TROUBLES, told


def build(options: argparse.Namespace) -> int:
    """Build and publish the site; give the exit code. Raises CannotBuild for whatever a person can mend."""
    try:
        return _published(options)
    except TROUBLES as error:
        raise told(error) from None


def _published(options: argparse.Namespace) -> int:
    began = time.monotonic()
    settings = site_settings(options.folder)
    kept = None if options.no_cache else settings.project.root / settings.project.options.cache
    staging = stage(str(options.site_dir or settings.site), _needed(settings), log())
    try:
        progress("reading")
        known = memory(kept)
        last = before(kept, staging.site, staging.output.mode)
        given = read_all(settings.project, known, settings.is_left_out)
        if done := last.same(given):
            _say(done.said)
            how = "as they should be: nothing has changed"
        else:
            build = plan(given, known, counted("formatting references"))
            done = _made(build, staging, last, options.workers)
            known.save()
            how = f"made in {time.monotonic() - began:.1f} s"
    finally:
        staging.abandon()
    print(f"{done.pages:,} pages and {done.files:,} files in {staging.site}, {how}", file=sys.stderr)
    return 0


def _made(build: Build, staging: Staging, last: Before, workers: int | None) -> Published:
    """Make and publish every file that is not as it should be."""
    said = as_text(build.said, changes=True)
    _say(said)
    build.refuse_errors()
    files = make(build, staging.output, counted("making files"), workers, last.pages(build))
    staging.publish()
    return last.leave(build, files, said)


def _say(said: str) -> None:
    progress("")
    if said:
        print(said, file=sys.stderr)


def counted(what: str) -> Progress:
    """Say on a terminal how far a step has come."""
    return lambda done, total: progress(f"{what}: {done:,} of {total:,}")


def _needed(settings: SiteSettings) -> Iterator[Path]:
    """What the site is made from, and may not be swept away by its publication."""
    project = settings.project
    yield project.root / SETTINGS
    yield project.root / project.folder
    if project.own:
        yield project.own
    yield from (project.root / name for name in project.options.bibliography)
