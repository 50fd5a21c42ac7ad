"""A source as the bibliography states it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence.model.source import Position


@dataclass(frozen=True, slots=True)
class Text:
    """Words with the little markup that a bibliography may carry."""

    plain: str = ""
    """Unicode text without any markup; what is searched, sorted and put in metadata."""
    rich: str = ""
    """The same in CSL's markup: `<i>`, `<b>`, `<sup>`, `<sub>`, `<span class="nocase">` and
    `<span style="font-variant:small-caps;">`. Every other `<`, `>` and `&` is an entity, so it is
    safe HTML. Equal to escaped `plain` when the words carry no markup."""

    def __bool__(self) -> bool:
        return bool(self.plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, in the parts BibTeX knows, or a body (`literal`)."""

    family: str = ""
    given: str = ""
    von: str = ""
    """A particle such as `van den`, part of the family name but not sorted by."""
    suffix: str = ""
    """`Jr`, `III`."""
    literal: str = ""
    """A corporate author, whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Creators:
    """Everyone in one role, in order."""

    role: str
    """`author`, `editor`, `translator`, `series-editor`, `container-author`, `contributor`."""
    names: tuple[Name, ...]
    others: bool = False
    """The list ended in `and others`: there are more, who are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as precise as it is known: 0 for a part that is not."""

    year: int
    """Astronomical year; may be negative."""
    month: int = 0
    day: int = 0
    season: int = 0
    """21 to 24 for spring to winter, as EDTF has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date or a range from EDTF, `year`/`month`, or words that could not be read."""

    start: Day | None = None
    end: Day | None = None
    """None for a single date."""
    open_end: bool = False
    """A range with no end yet, such as `2019/..`."""
    approximate: bool = False
    uncertain: bool = False
    literal: str = ""
    """What was written when no date could be read from it, such as `in press`."""

    @property
    def year(self) -> int | None:
        """The year to cite by."""
        return self.start.year if self.start else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry. Only named fields are here: what reference managers keep for themselves
    (file paths, notes, groups, owner, time stamps) is never read, so never published."""

    key: str
    kind: str
    """The entry type in lower case: `article`, `report`, `online`."""
    where: Position
    title: Text = Text()
    subtitle: Text = Text()
    creators: tuple[Creators, ...] = ()
    date: Date | None = None
    no_date: bool = False
    """`n.d.` was written: the absence of a date is known, not forgotten."""
    original_date: Date | None = None
    """When the work first came out, where this is a later edition of it."""
    container: Text = Text()
    """Journal, book or site that holds it."""
    container_short: str = ""
    series: Text = Text()
    publisher: Text = Text()
    """Also `institution`, `school` and `organization`, where there is no publisher."""
    how_published: Text = Text()
    """`howpublished` without its addresses: 'Leaflet, Example Trust'."""
    place: str = ""
    issue_title: Text = Text()
    """Title of a special issue that an article is part of."""
    event: Text = Text()
    """Conference of a paper."""
    event_place: str = ""
    """Where it was held, which is not where its papers were published."""
    volume: str = ""
    issue: str = ""
    number: str = ""
    """Number of a report, patent or paper in a series (not an issue)."""
    pages: str = ""
    """With an en dash in each range and all digits of its end: `330–340; quiz 341–342`."""
    article_number: str = ""
    """What finds an article without pages of a volume: `e1392`. `pages` beside it are those of the article alone."""
    page_total: str = ""
    edition: str = ""
    chapter: str = ""
    version: str = ""
    genre: Text = Text()
    """`type`: 'Working paper', 'PhD thesis'."""
    status: str = ""
    """`pubstate`: 'in press', 'preprint'."""
    illustrations: str = ""
    """As a library states it: '2 diagrams, 4 charts'."""
    doi: str = ""
    """Bare, lower-case prefix kept as written: `10.1111/hsc.13406`."""
    pmid: str = ""
    pmcid: str = ""
    """With its letters: `PMC7919701`."""
    issns: tuple[str, ...] = ()
    isbns: tuple[str, ...] = ()
    eprint: str = ""
    eprint_kind: str = ""
    """`arxiv`, `pubmed`, `hdl`."""
    url: str = ""
    """A plain web address (http or https), safe to link to; '' where anything else is written."""
    more_urls: tuple[str, ...] = ()
    """Further addresses that stood beside the first."""
    refused: tuple[tuple[str, str], ...] = ()
    """Identifiers that cannot be right, by kind (`doi`, `pmid`, …): reported, neither linked nor exported."""
    accessed: Date | None = None
    accession: str = ""
    """Number of the record in the database named by `database`."""
    database: str = ""
    publication_type: str = ""
    """As a database states it: 'Academic Journal'."""
    format: str = ""
    """As a catalogue states it: 'Online Article Text'."""
    languages: tuple[str, ...] = ()
    """As BCP 47 tags where they are known (`en`, `fr`), else as written."""
    keywords: tuple[str, ...] = ()
    licence: str = ""
    retracted: str = ""
    """What a notice of retraction says or where it is, or the title that says so; '' where none is known."""
    withdrawn: bool = False
    """The notice in `retracted` says that the source was withdrawn."""
    concern: str = ""
    """What an expression of concern says or where it is; '' where none is known."""
    corrected: str = ""
    work: str = ""
    """Overrides which intellectual work the document belongs to."""
    related: tuple[str, ...] = ()
    """Keys of related entries."""
    fields: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The published fields as they were written, name to raw value after `@string` and
    inheritance, for *Record data* and the BibTeX download; in the order of the file."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Line of each field in the file."""
    empty: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Line of each field in which nothing is written."""

    def at(self, name: str) -> Position:
        """The place of a field, or of the entry where it is not written."""
        line = self.lines.get(name)
        return Position(self.where.path, line) if line else self.where

    def by(self, role: str) -> Creators | None:
        """Everyone in a role, or None."""
        return next((each for each in self.creators if each.role == role), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """Everything that one or more `.bib` files hold."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    """By key, in the order of the files. Of two entries with one key (case aside) the first."""
    written: int = 0
    """Entries that the files hold; each was read or is reported."""
    reported: int = 0
    """Entries that could not be read at all; each has a diagnostic at its line."""


_BEHIND = re.compile(r"[;,+&(\[]| (?=[^\W\d_])")
"""What parts the first range from whatever is written behind it."""


def page_ends(pages: str) -> tuple[str, str]:
    """Give the first and the last page of the first range: `107–115; quiz 116–117` is 107 and 115.

    The last is '' for a single page. Pages are as `Reference.pages` has them, with an en dash.
    """
    range_ = _BEHIND.split(pages.strip(), maxsplit=1)[0].strip()
    first, _, last = range_.partition("–")
    return first.strip(), last.strip()
