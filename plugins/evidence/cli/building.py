"""What `evidence build` does; what it needs is loaded only where a site is built."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from evidence.cite.work import Progress
from evidence.cli.loading import log, progress
from evidence.diagnostics import as_text
from evidence.disk.staging import stage
from evidence.render.build import build_of
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
    site = options.site_dir or settings.site
    kept = None if options.no_cache else settings.project.root / settings.project.options.cache
    staging = stage(str(site), _needed(settings), log())
    try:
        progress("reading")
        known = memory(kept)
        build = build_of(settings.project, known, settings.is_left_out, counted("formatting references"))
        progress("")
        if build.said:
            print(as_text(build.said, changes=True), file=sys.stderr)
        build.refuse_errors()
        files = make(build, staging.output, _tell, counted("making files"), options.workers)
        known.save()
        progress("")
        staging.publish()
    finally:
        staging.abandon()
    took = time.monotonic() - began
    print(f"{len(build.site.pages):,} pages and {files:,} files in {site}, made in {took:.1f} s", file=sys.stderr)
    return 0


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


def _tell(message: str) -> None:
    progress("")
    print(f"evidence: {message}", file=sys.stderr)
