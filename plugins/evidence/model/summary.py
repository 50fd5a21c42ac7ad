"""A study summary as its author wrote it."""

from dataclasses import dataclass
from typing import ClassVar

from evidence.model.editorial import Maintained
from evidence.model.fields import Kind, Needed, Tag, declared
from evidence.model.finding import Finding, Resource

NOT_REPORTED = "not-reported"
LOOKED_FOR = "looked-for-none-seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySummary(Maintained):
    """What one source found, joined to the bibliography by key."""

    carries_as: ClassVar[str] = "study"
    parts_in: ClassVar[str] = "findings"
    sources_in: ClassVar[str] = "sources"

    sources: tuple[str, ...] = declared(
        "BibTeX keys; the first is the one this page summarises.",
        Kind.KEY,
        many=True,
        needed=Needed.ALWAYS,
        example="[westlake2022terms]",
    )
    headline: str = declared(
        "The answer in one plain sentence.",
        Kind.TEXT,
        heading=True,
        needed=Needed.ALWAYS,
        example="People join a care partnership when they trust it and see it as meant for them.",
    )
    source_class: Tag = declared(
        "What sort of source it is.",
        Kind.TERM,
        axis="source-classes",
        needed=Needed.ALWAYS,
        example="peer-reviewed-study",
    )
    settings: tuple[Tag, ...] = declared(
        "Where it took place.",
        Kind.TERM,
        many=True,
        axis="settings",
        needed=Needed.ALWAYS,
        example="[general-practice]",
    )
    design: Tag = declared("How it was studied.", Kind.TERM, axis="designs", needed=Needed.REVIEWED, example="trial")
    jurisdictions: tuple[Tag, ...] = declared(
        "Countries, as ISO 3166 codes.",
        Kind.TERM,
        many=True,
        axis="jurisdictions",
        needed=Needed.REVIEWED,
        example="[GB-ENG]",
    )
    relationships: tuple[Tag, ...] = declared(
        "Between whom the partnership was.",
        Kind.TERM,
        many=True,
        axis="relationships",
        needed=Needed.REVIEWED,
        example="[person-practitioner]",
    )
    levels: tuple[Tag, ...] = declared(
        "At which level of the service.", Kind.TERM, many=True, axis="levels", needed=Needed.REVIEWED
    )
    forms: tuple[Tag, ...] = declared("How far the involvement went.", Kind.TERM, many=True, axis="forms")
    roles: tuple[Tag, ...] = declared(
        "Who took part.",
        Kind.TERM,
        many=True,
        axis="roles",
        needed=Needed.REVIEWED,
        example="[patient, gp]",
    )
    levers: tuple[Tag, ...] = declared("What was redesigned.", Kind.TERM, many=True, axis="levers")
    data_years: str = declared("When the data were gathered, or `not-reported`.", Kind.LINE, example="2014-2018")
    participants: str = declared("Who and how many, or `not-reported`.", Kind.TEXT, needed=Needed.REVIEWED)
    voices: str = declared("How patients or the public shaped the study itself, or `not-reported`.", Kind.TEXT)
    funding: str = declared("Who paid for it, or `not-reported`.", Kind.TEXT)
    interests: str = declared("What the author stands to gain; always for a perspective.", Kind.TEXT)
    equity: str = declared(
        "Who was left out or served less well, or `not-reported`.", Kind.TEXT, needed=Needed.REVIEWED
    )
    read_depth: str = declared(
        "What the summariser read.",
        Kind.CHOICE,
        needed=Needed.REVIEWED,
        choices=("abstract", "abstract-and-more", "opening", "web-page", "report", "full-text"),
        example="abstract",
    )
    read_from: str = declared("What exactly was read, in a sentence, where the depth alone does not say.", Kind.TEXT)
    findings: tuple[Finding, ...] = declared(
        "What it found, one claim each.",
        Kind.GROUP,
        many=True,
        record=Finding,
        needed=Needed.REVIEWED,
    )
    obstacles: tuple[Resource, ...] = declared(
        "What got in the way. Write `not-reported` where the part read names none.",
        Kind.GROUP,
        many=True,
        record=Resource,
        needed=Needed.REVIEWED,
        choices=(NOT_REPORTED,),
    )
    resources: tuple[Resource, ...] = declared(
        "What helped.", Kind.GROUP, many=True, record=Resource, choices=(NOT_REPORTED,)
    )
    harms: str = declared(
        "Harm or burden, or `not-reported`, or `looked-for-none-seen`.",
        Kind.TEXT,
        needed=Needed.REVIEWED,
        choices=(NOT_REPORTED, LOOKED_FOR),
    )
    programme: str = declared("Id of the programme it belongs to.", Kind.ID)
    work: str = declared(
        "Name of the one study or evaluation that several documents report, where the build cannot tell.",
        Kind.ID,
    )
    acknowledged: str = declared("What a known retraction or correction changes here.", Kind.TEXT)
    doubts: tuple[str, ...] = declared(
        "Doubtful points a reader should know: sources that disagree, a title that is a description.",
        Kind.TEXT,
        many=True,
    )

    @property
    def shown_title(self) -> str:
        """The answer in one sentence."""
        return self.headline or self.prose.title or self.id

    @property
    def listed_sources(self) -> tuple[str, ...]:
        """The keys of its sources."""
        return self.sources

    @property
    def source(self) -> str:
        """The key of the source that the page summarises, or '' where none is named."""
        return self.sources[0] if self.sources else ""

    @property
    def named_in_lists(self) -> tuple[Tag, ...]:
        """Where and how it was studied."""
        return (*self.settings, *((self.design,) if self.design else ()), *self.more_tags)
