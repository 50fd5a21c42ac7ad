"""A practice guide: advice that may only rest on findings."""

from dataclasses import dataclass
from typing import ClassVar

from evidence.model.editorial import Maintained
from evidence.model.fields import Kind, Needed, Placed, Tag, declared

DO = "do"
"""The strength that must rest on an effect."""
GOOD_PRACTICE = "good-practice"
"""The strength of what is cheap and decent, and was not tested."""
CONTRADICTS = "contradicts"
AGAINST_KINDS = (CONTRADICTS, "limits", "caution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Against(Placed):
    """A finding that speaks against a recommendation, and in which way. Only a contradiction by another work
    makes the advice contested."""

    finding: str = declared(
        "The finding that speaks against it.",
        Kind.CITED,
        needed=Needed.ALWAYS,
        example="trust-and-outcomes#objective-outcomes",
    )
    kind: str = declared(
        "What it does to the advice. `contradicts`: it found the opposite on this very point. `limits`: it shows how "
        "far the advice holds, or that it is not enough. `caution`: it tells of a risk or a cost.",
        Kind.CHOICE,
        choices=AGAINST_KINDS,
        needed=Needed.ALWAYS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence(Placed):
    """How sure we are of the claim behind a recommendation, argued under four heads."""

    rating: Tag = declared("How sure.", Kind.TERM, axis="confidence", needed=Needed.ALWAYS)
    limitations: str = declared("Limits of the studies.", Kind.TEXT)
    coherence: str = declared("Whether the findings fit together.", Kind.TEXT)
    adequacy: str = declared("Whether there are enough data.", Kind.TEXT)
    relevance: str = declared("Whether they fit the question and the setting.", Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Placed):
    """One thing someone is advised to do, and why."""

    id: str = declared("Address of the recommendation.", Kind.ID, needed=Needed.ALWAYS)
    text: str = declared("What to do, as an instruction.", Kind.TEXT, heading=True, needed=Needed.ALWAYS)
    actor: tuple[Tag, ...] = declared("Who acts.", Kind.TERM, many=True, axis="roles", needed=Needed.ALWAYS)
    strength: Tag = declared("How strong the advice is.", Kind.TERM, axis="strengths", needed=Needed.ALWAYS)
    because: tuple[str, ...] = declared(
        "The findings it rests on.",
        Kind.CITED,
        many=True,
        needed=Needed.ALWAYS,
        example="[terms-of-engagement#trust-and-candidacy]",
    )
    against: tuple[Against, ...] = declared(
        "Findings that speak against it, each with its kind.",
        Kind.GROUP,
        many=True,
        record=Against,
        lone="{{finding: {}, kind: limits}}",
    )
    why: str = declared("Why this strength, in a sentence or two.", Kind.TEXT, needed=Needed.ALWAYS)
    confidence: Confidence | None = declared(
        "How sure we are of the claim behind it.", Kind.GROUP, record=Confidence, needed=Needed.REVIEWED
    )
    how: tuple[str, ...] = declared("Steps or words to use.", Kind.TEXT, many=True)
    watch_for: str = declared("Signs that it is going wrong.", Kind.TEXT)
    not_if: str = declared("Where not to use it.", Kind.TEXT)
    equity: str = declared("Whom it may leave out, and what to do about it.", Kind.TEXT)

    @property
    def contradicted_by(self) -> tuple[str, ...]:
        """The findings that say the opposite; limits and cautions are not among them."""
        return tuple(each.finding for each in self.against if each.kind == CONTRADICTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Maintained):
    """What to do on Monday, and how we know."""

    carries_as: ClassVar[str] = "guide"
    parts_in: ClassVar[str] = "recommendations"

    question: str = declared(
        "The question it answers, as a practitioner would ask it.", Kind.LINE, needed=Needed.ALWAYS
    )
    headline: str = declared("The answer in short.", Kind.TEXT, heading=True, needed=Needed.ALWAYS)
    roles: tuple[Tag, ...] = declared("Who it is for.", Kind.TERM, many=True, axis="roles", needed=Needed.ALWAYS)
    settings: tuple[Tag, ...] = declared(
        "Where it can be used.", Kind.TERM, many=True, axis="settings", needed=Needed.ALWAYS
    )
    time: str = declared("How long it takes to do.", Kind.LINE, needed=Needed.REVIEWED)
    thin: str = declared("Said first where the evidence is thin: how, and what is missing.", Kind.TEXT)
    recommendations: tuple[Recommendation, ...] = declared(
        "What to do, in order.", Kind.GROUP, many=True, record=Recommendation, needed=Needed.REVIEWED
    )
    signs: tuple[str, ...] = declared("How to tell that it is working.", Kind.TEXT, many=True, needed=Needed.REVIEWED)
    training: tuple[str, ...] = declared("Questions for training.", Kind.TEXT, many=True)

    @property
    def shown_title(self) -> str:
        """The question it answers."""
        return self.question or self.prose.title or self.id

    @property
    def subtitle(self) -> str:
        """The answer in short."""
        return self.headline

    @property
    def named_in_lists(self) -> tuple[Tag, ...]:
        """Whom it is for."""
        return (*self.roles, *self.more_tags)
