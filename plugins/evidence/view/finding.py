"""A finding as pages show it: in full on its own page, in brief wherever it is leaned on."""

from dataclasses import dataclass

from evidence.library.library import LocatedFinding
from evidence.library.standing import Standing, standing_of_finding
from evidence.model.fields import Tag, axis_of
from evidence.model.finding import Chain, Finding, Outcome, Resource
from evidence.model.guide import AGAINST_KINDS, Guide, Recommendation
from evidence.view.context import Link, ViewContext


@dataclass(frozen=True, slots=True)
class Part:
    """One step of a chain; empty text means that the source does not say."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeShown:
    """An outcome with its direction."""

    label: str
    path: str
    direction: str
    direction_label: str
    analysis: str
    measure: str
    estimate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """Terms of one axis."""

    label: str
    terms: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A finding in one line, wherever another page leans on it."""

    text: str
    path: str
    source: str
    """Label of the source, such as `Westlake et al., 2022`."""
    design: str
    settings: tuple[str, ...]
    corroboration: Link
    read_depth: str
    status: str
    outcomes: tuple[OutcomeShown, ...]
    uncounted: str
    """What its source is, where that is no evidence; else ''."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceNamed:
    """A piece of advice, wherever another page names it."""

    text: str
    path: str
    guide: str
    """The question of its guide."""
    strength: str
    is_retired: bool
    """Whether its guide is no longer to be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """A finding in full."""

    id: str
    text: str
    kind: str
    locator: str
    estimate: str
    source: Link
    """The document, where the page has several."""
    chain: tuple[Part, ...]
    outcomes: tuple[OutcomeShown, ...]
    tags: tuple[Tagged, ...]
    corroboration: Link
    same_as: Link
    """The same finding on the page of its source, where this one tells it again."""
    agreeing: tuple[Brief, ...]
    agreeing_in_part: tuple[tuple[str, Brief], ...]
    """(point, finding) of each that agrees on one point only."""
    disagreeing: tuple[Brief, ...]
    advice: tuple[AdviceNamed, ...]
    """What rests on it."""
    advised_against: tuple[tuple[str, tuple[AdviceNamed, ...]], ...]
    """(kind, advice) for each way in which it speaks against some."""
    jurisdiction: Link
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceShown:
    """Something that helped or got in the way."""

    type: Link
    level: str
    text: str


def finding(context: ViewContext, page: str, shown: Finding, *, name_source: bool = False) -> FindingShown:
    """Show a finding of a page in full."""
    library = context.library
    id = f"{page}#{shown.id}"
    return FindingShown(
        id=shown.id,
        text=shown.text,
        kind=shown.kind,
        locator=shown.locator,
        estimate=shown.estimate,
        source=context.source_link(shown.source) if name_source else Link(""),
        chain=chain(shown.chain),
        outcomes=tuple(outcome(context, each) for each in shown.outcomes),
        tags=tags(context, shown),
        corroboration=verdict(context, standing_of_finding(library, id)),
        same_as=_same(context, shown.same_as),
        agreeing=tuple(brief(context, library.findings[each]) for each in library.agreeing.get(id, ())),
        agreeing_in_part=tuple(
            (point, brief(context, library.findings[each])) for each, point in library.agreeing_in_part.get(id, ())
        ),
        disagreeing=tuple(brief(context, library.findings[each]) for each in library.disagreeing.get(id, ())),
        advice=_advice(context, library.advice.get(id, ())),
        advised_against=tuple(
            (kind, _advice(context, library.advised_against[id, kind]))
            for kind in AGAINST_KINDS
            if (id, kind) in library.advised_against
        ),
        jurisdiction=context.term(shown.jurisdiction),
        checked=shown.checked,
    )


def _same(context: ViewContext, name: str) -> Link:
    claim = context.library.findings.get(name)
    return Link(claim.finding.text, context.library.address_of_finding(claim)) if claim else Link("")


def _advice(context: ViewContext, places: tuple[tuple[str, str], ...]) -> tuple[AdviceNamed, ...]:
    """The recommendations that are named by guide and id."""
    guides = {id: context.library.page_at(Guide, id) for id, _ in places}
    return tuple(
        advice_named(context, guides[guide], each)
        for guide, wanted in places
        for each in guides[guide].recommendations
        if each.id == wanted
    )


def advice_named(context: ViewContext, guide: Guide, each: Recommendation) -> AdviceNamed:
    """Name a piece of advice by its own words, so that two links with one name never lead to two places."""
    return AdviceNamed(
        text=each.text,
        path=f"{context.library.address_of_page(guide.id)}#{each.id}",
        guide=guide.question or guide.id,
        strength=context.word(each.strength),
        is_retired=guide.is_retired,
    )


def brief(context: ViewContext, claim: LocatedFinding) -> Brief:
    """Show a finding in one line."""
    library = context.library
    summary = library.summary(claim.key)
    page = library.pages[claim.page]
    return Brief(
        text=claim.finding.text,
        path=library.address_of_finding(claim),
        source=context.label(claim.key) if claim.key in library.references else library.titles[page.path],
        design=context.word(summary.design) if summary else "",
        settings=tuple(context.word(each) for each in page.settings),
        corroboration=verdict(context, standing_of_finding(library, claim.id)),
        read_depth=summary.read_depth if summary else "",
        status=page.status,
        outcomes=tuple(outcome(context, each) for each in claim.finding.outcomes),
        uncounted="" if library.has_data(claim.key) else context.word(library.source_class(claim.key)),
    )


def verdict(context: ViewContext, standing: Standing) -> Link:
    """What is to be said of the works behind a claim, as a link to what the word means; empty where nothing is, or
    where the library does not explain the word."""
    return context.term(standing.verdict) if standing.verdict.name in context.library.terms else Link("")


def chain(shown: Chain | None) -> tuple[Part, ...]:
    """The four steps, always all of them, so that a gap is seen as one."""
    if shown is None:
        return ()
    return tuple(
        Part(f"chain.{name}", getattr(shown, name)) for name in ("context", "activity", "mechanism", "outcome")
    )


def outcome(context: ViewContext, shown: Outcome) -> OutcomeShown:
    """An outcome with its labels."""
    term = context.term(shown.term)
    return OutcomeShown(
        label=term.label,
        path=term.path,
        direction=shown.direction,
        direction_label=context.word(shown.direction),
        analysis=shown.analysis,
        measure=shown.measure,
        estimate=shown.estimate,
    )


def tags(context: ViewContext, shown: Finding) -> tuple[Tagged, ...]:
    """The terms that a finding carries, axis by axis; outcomes are shown on their own."""
    outcomes = axis_of(Outcome, "term")
    by_axis: dict[str, list[Tag]] = {}
    for tag in context.library.tags(shown):
        if tag.axis != outcomes:
            by_axis.setdefault(tag.axis, []).append(tag)
    return tuple(
        Tagged(label=context.library.axes[axis].label, terms=context.terms(tags)) for axis, tags in by_axis.items()
    )


def resource(context: ViewContext, shown: Resource) -> ResourceShown:
    """A resource or obstacle with its labels."""
    return ResourceShown(type=context.term(shown.type), level=shown.level, text=shown.text)
