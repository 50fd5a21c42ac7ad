"""What the last publication left, for a build that begins: the site as it stands, and what its pages looked up."""

from dataclasses import dataclass
from pathlib import Path

from evidence.disk.published import Published, published, remember, stands_as
from evidence.render.build import Build, Given
from evidence.render.kept_pages import NO_PAGES, KeptPages, keep, kept_pages

_SITE, _PAGES = "published", "pages"


@dataclass(frozen=True, slots=True)
class Before:
    """The last publication in a folder, where every file still stands as it was put there."""

    kept: Path | None
    """The folder of what is kept; None keeps nothing."""
    site: Path
    mode: int
    """Who may read and write a file of the site."""
    last: Published | None

    def same(self, given: Given) -> Published | None:
        """The site that stands, if it is what would be made of this."""
        return self.last if self.last and self.last.made_of == given.made_of else None

    def pages(self, build: Build) -> KeptPages:
        """What its pages looked up."""
        if not self.kept or not self.last:
            return NO_PAGES
        return kept_pages(self.kept / _PAGES, f"{build.frame} {self.last.stands_as}")

    def leave(self, build: Build, files: int, said: str) -> Published:
        """Leave the site as it stands now to the next build."""
        now = Published(
            made_of=build.given.made_of,
            place=_place(self.site, self.mode),
            stands_as=stands_as(self.site),
            pages=len(build.site.pages),
            files=files,
            said=said,
        )
        if self.kept:
            keep(self.kept / _PAGES, f"{build.frame} {now.stands_as}", build.site, build.notes, build.names)
            remember(self.kept / _SITE, now)
        return now


def before(kept: Path | None, site: Path, mode: int) -> Before:
    """Look at what was published in a folder. Whatever was changed in it since is made anew."""
    last = published(kept / _SITE) if kept else None
    if last and (last.place != _place(site, mode) or last.stands_as != stands_as(site)):
        last = None
    return Before(kept, site, mode, last)


def _place(site: Path, mode: int) -> str:
    return f"{site.resolve()} {mode:o}"
