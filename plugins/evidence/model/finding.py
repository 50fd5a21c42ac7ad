"""Groups of fields that studies, programmes and guides share."""

from dataclasses import dataclass
from typing import ClassVar

from evidence.model.fields import Kind, Needed, Placed, Tag, declared
from evidence.model.tagged import Tagged

EFFECT = "effect"
FINDING_KINDS = (
    "descriptive",
    "explanatory",
    EFFECT,
    "obstacle",
    "implication",
    "hypothesis",
    "regulatory",
)

_OF_SOME = ("subgroup", "per-protocol")
ANALYSES = ("secondary", *_OF_SOME, "association")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Placed):
    """How it is said to work. What people did (activity) is never what changed in them (mechanism)."""

    context: str = declared("For whom and in which circumstances.", Kind.TEXT)
    activity: str = declared("What people did: a session, a letter, a new rule.", Kind.TEXT)
    mechanism: str = declared(
        "What changed in people's reasoning, trust or room to act. Never the activity itself.", Kind.TEXT
    )
    outcome: str = declared("What came of it.", Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Placed):
    """What came of it, with its direction exactly as reported."""

    term: Tag = declared("What was looked at.", Kind.TERM, axis="outcomes", needed=Needed.ALWAYS)
    direction: Tag = declared(
        "Which way it went, as the source reports it.",
        Kind.TERM,
        axis="directions",
        needed=Needed.ALWAYS,
        example="better",
    )
    measure: str = declared("How it was measured, and when.", Kind.LINE)
    estimate: str = declared(
        "The figure with its interval, as reported.",
        Kind.LINE,
        example="difference 0.00 (95% CI -0.02 to 0.02)",
    )
    analysis: str = declared(
        "What sort of result it is, where it is not the main one of a comparison of all who took part.",
        Kind.CHOICE,
        choices=ANALYSES,
    )

    @property
    def of_all(self) -> bool:
        """Whether it is a result of all who were compared. One of only some gives a cell of the evidence map and an
        entry of the explorer no direction: it would hide that there was none of all."""
        return self.analysis not in _OF_SOME


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Placed):
    """Something that helped, or an obstacle: the same three types at the same three levels."""

    type: Tag = declared("Which type it is.", Kind.TERM, axis="resources", needed=Needed.ALWAYS)
    level: str = declared(
        "Where it lies.",
        Kind.CHOICE,
        choices=("external", "organisational", "individual"),
        needed=Needed.ALWAYS,
    )
    text: str = declared("What it was, in a sentence.", Kind.TEXT, needed=Needed.ALWAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAgreed(Placed):
    """A finding of another source that says the same on one point of several. It corroborates nothing."""

    finding: str = declared(
        "The finding that agrees.", Kind.CITED, needed=Needed.ALWAYS, example="terms-of-engagement#trust-and-candidacy"
    )
    point: str = declared(
        "The point that both make, in a few words.",
        Kind.LINE,
        needed=Needed.ALWAYS,
        example="trust comes before goals with meaning",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Tagged):
    """One thing a source says, with an address of its own."""

    carries_as: ClassVar[str] = "finding"

    id: str = declared(
        "Address of the finding on its page; never changed once published.",
        Kind.ID,
        needed=Needed.ALWAYS,
        example="trust-and-candidacy",
    )
    text: str = declared(
        "The finding in plain words, in at most 40 of them.", Kind.TEXT, heading=True, needed=Needed.ALWAYS
    )
    kind: str = declared("What sort of statement it is.", Kind.CHOICE, choices=FINDING_KINDS, needed=Needed.ALWAYS)
    locator: str = declared(
        "Where in the source it stands: a page, a section or `abstract`.", Kind.LINE, needed=Needed.ALWAYS
    )
    source: str = declared(
        "The key of the document it comes from; on a study, only where it is not the first of `sources`.",
        Kind.KEY,
    )
    estimate: str = declared("The main figure with its interval, as reported.", Kind.LINE)
    relationships: tuple[Tag, ...] = declared(
        "Between whom, where it is narrower than the page.", Kind.TERM, many=True, axis="relationships"
    )
    levers: tuple[Tag, ...] = declared("What was redesigned.", Kind.TERM, many=True, axis="levers")
    resources: tuple[Tag, ...] = declared(
        "What type of resource or obstacle it is about.", Kind.TERM, many=True, axis="resources"
    )
    processes: tuple[Tag, ...] = declared("What happened between people.", Kind.TERM, many=True, axis="processes")
    loci: tuple[Tag, ...] = declared("Where the change settled.", Kind.TERM, many=True, axis="loci")
    preconditions: tuple[Tag, ...] = declared("What had to be there first.", Kind.TERM, many=True, axis="preconditions")
    practices: tuple[Tag, ...] = declared("What kept the change going.", Kind.TERM, many=True, axis="practices")
    chain: Chain | None = declared("How it is said to work.", Kind.GROUP, record=Chain)
    outcomes: tuple[Outcome, ...] = declared(
        "What came of it, each with its direction.", Kind.GROUP, many=True, record=Outcome, axis="outcomes"
    )
    agrees_with: tuple[str, ...] = declared(
        "Findings of other sources that make the same claim, all of it.", Kind.CITED, many=True
    )
    agrees_in_part: tuple[PartAgreed, ...] = declared(
        "Findings of other sources that say the same on one point only, each with the point.",
        Kind.GROUP,
        many=True,
        record=PartAgreed,
        lone='{{finding: {}, point: "what both say"}}',
    )
    same_as: str = declared(
        "The finding on the page of its source that this one tells again: it is listed and counted there.",
        Kind.CITED,
        example="taking-up-link-workers#three-of-seven",
    )
    disagrees_with: tuple[str, ...] = declared(
        "Findings of other sources that say the opposite.", Kind.CITED, many=True
    )
    jurisdiction: Tag = declared("For a regulatory statement: where it holds.", Kind.TERM, axis="jurisdictions")
    checked: str = declared(
        "For a regulatory statement: the day it was last checked, or `not-checked`.",
        Kind.DATE,
        choices=("not-checked",),
    )
