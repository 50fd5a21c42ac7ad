"""What `evidence build` does; what it needs is loaded only where a site is built."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from evidence.cite.work import Progress
from evidence.cli.loading import log, progress
from evidence.diagnostics import as_text
from evidence.disk.published import Published, published, remember, stands_as
from evidence.disk.staging import Staging, stage
from evidence.render.build import Build, plan, read_all
from evidence.render.making import make
from evidence.render.memory import memory
from evidence.render.settings import SETTINGS, SiteSettings, site_settings
from evidence.render.trouble import TROUBLES, told

_LAST = "published"
"""What was published last, in the folder of what is kept."""


def build(options: argparse.Namespace) -> int:
    """Build and publish the site; give the exit code. Raises CannotBuild for whatever a person can mend."""
    try:
        return _published(options)
    except TROUBLES as error:
        raise told(error) from None


def _published(options: argparse.Namespace) -> int:
    began = time.monotonic()
    settings = site_settings(options.folder)
    site = options.site_dir or settings.site
    kept = None if options.no_cache else settings.project.root / settings.project.options.cache
    staging = stage(str(site), _needed(settings), log())
    try:
        progress("reading")
        known = memory(kept)
        given = read_all(settings.project, known, settings.is_left_out)
        made_of = f"{given.made_of} for {staging.output.mode:o} in {site.resolve()}"
        done = published(kept / _LAST) if kept else None
        if done and (done.made_of, done.stands_as) == (made_of, stands_as(site)):
            _say(done.said)
            how = "as they should be: nothing has changed"
        else:
            build = plan(given, known, counted("formatting references"))
            done = _made(build, staging, kept, made_of, options.workers)
            known.save()
            how = f"made in {time.monotonic() - began:.1f} s"
    finally:
        staging.abandon()
    print(f"{done.pages:,} pages and {done.files:,} files in {site}, {how}", file=sys.stderr)
    return 0


def _made(build: Build, staging: Staging, kept: Path | None, made_of: str, workers: int | None) -> Published:
    """Make and publish every file, and remember it for the next build."""
    said = as_text(build.said, changes=True) if build.said else ""
    _say(said)
    build.refuse_errors()
    wanting: list[str] = []
    files = make(build, staging.output, wanting.append, counted("making files"), workers)
    _say("\n".join(f"evidence: {each}" for each in wanting))
    staging.publish()
    pages = len(build.site.pages)
    done = Published(made_of=made_of, stands_as=stands_as(staging.site), pages=pages, files=files, said=said)
    if kept and not wanting:
        remember(kept / _LAST, done)
    return done


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
