"""A built site as a whole, read as plain HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.sites.documents import Element, read


@dataclass(frozen=True)
class Site:
    """All pages of a site by their address from its root: `studies/x/`, `404.html`."""

    folder: Path
    base: str
    """Where the site lies on its host, starting and ending with a slash."""
    pages: Mapping[str, Element]

    def real_pages(self) -> Iterator[tuple[str, Element]]:
        """Every page but those that only lead on to another."""
        for path, page in self.pages.items():
            if not leads_on(page):
                yield path, page


def read_site(folder: Path, base: str) -> Site:
    """Read every page below a folder."""
    pages = {
        path.relative_to(folder).as_posix().removesuffix("index.html"): read(path)
        for path in sorted(folder.rglob("*.html"))
    }
    return Site(folder, base, pages)


def leads_on(page: Element) -> bool:
    """Whether a page only sends its reader to another."""
    return any(meta.get("http-equiv") == "refresh" for meta in page.all("meta"))
