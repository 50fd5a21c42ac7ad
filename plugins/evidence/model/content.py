"""Everything that editors wrote in the content folder, before it is joined."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from evidence.model.editorial import EditorialPage
from evidence.model.guide import Guide
from evidence.model.known_fields import AS_DECLARED, KnownFields
from evidence.model.page import Article, Glossary, Home
from evidence.model.programme import Programme
from evidence.model.source import Position
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis
from evidence.model.words import NO_WORDS, Words


@dataclass(frozen=True, slots=True)
class Gone:
    """What an editor says of something that was taken away on purpose."""

    reason: str
    instead: str
    """The id of what to read instead, or ''."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All records in the order of their paths; two may still claim one id."""

    home: Home | None = None
    summaries: tuple[StudySummary, ...] = ()
    programmes: tuple[Programme, ...] = ()
    guides: tuple[Guide, ...] = ()
    concepts: Mapping[str, Article] = field(default_factory=dict)
    """The text of a concept by `axis/term`; most terms have none."""
    articles: tuple[Article, ...] = ()
    """About pages, and any other Markdown page in the folder."""
    glossary: Glossary | None = None
    axes: tuple[Axis, ...] = ()
    words: Words = NO_WORDS
    """Words of the topic."""
    known: KnownFields = field(default=AS_DECLARED, compare=False, repr=False)
    """Which fields its pages have."""
    permalinks: tuple[tuple[str, Position], ...] = ()
    """Every `id` and `id#anchor` ever published, with its line."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """Those of them that were taken away on purpose."""

    def records(self) -> tuple[EditorialPage, ...]:
        """Every page that has an id of its own."""
        return (*self.summaries, *self.programmes, *self.guides, *self.articles)

    def maintained(self) -> tuple[StudySummary | Programme | Guide, ...]:
        """Every page that is kept up to date."""
        return (*self.summaries, *self.programmes, *self.guides)

    def without_twins(self) -> "Content":
        """The same without the second of two pages that claim one id: the first counts everywhere."""
        first: dict[str, EditorialPage] = {}
        for record in self.records():
            first.setdefault(record.id, record)
        return replace(
            self,
            summaries=tuple(each for each in self.summaries if first[each.id] is each),
            programmes=tuple(each for each in self.programmes if first[each.id] is each),
            guides=tuple(each for each in self.guides if first[each.id] is each),
            articles=tuple(each for each in self.articles if first[each.id] is each),
        )
