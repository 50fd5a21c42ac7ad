"""What an edge says of the site."""

from dataclasses import dataclass, field

from evidence.cite.cache import NO_CACHE, CitationCache
from evidence.cite.style import CitationStyle, cite_styles
from evidence.model.editorial import NO_LICENCE, Licence
from evidence.model.files import is_ours
from evidence.model.keeping import Keep, not_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the site is called and how it is set; all of it comes from an edge."""

    site_name: str = "Partnership Evidence"
    site_url: str = ""
    """Absolute, ending in a slash; '' where it is not known."""
    licence: Licence = NO_LICENCE
    style: CitationStyle = field(default_factory=lambda: cite_styles()[0])
    """Style of the reference lists."""
    cache: CitationCache = NO_CACHE
    kept: Keep = not_kept
    """Knows what was read of a file before."""
    kept_citations: Keep = not_kept
    """Knows how the references of a bibliography were formatted before."""
    today: str = ""
    """YYYY-MM-DD, for what is overdue; '' asks for no such report."""
    folder: str = "content"
    """The content folder, from the root of the project."""
    alone: bool = True
    """Whether the whole site is made from evidence. Where somebody has other pages too, the first page, the sitemap and the
    headers are theirs."""
    search: bool = True
    """Whether there is an index for searching by words."""
    files: frozenset[str] | None = None
    """Every file of the content folder, from that folder; None follows no links to files."""

    @property
    def theirs(self) -> frozenset[str]:
        """Pages of somebody else's, which ours may lead to."""
        if self.alone:
            return frozenset()
        return frozenset(path for path in self.files or () if path.endswith(".md") and not is_ours(path))
