"""A practice guide: advice, and the evidence each piece of it stands on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from evidence.library.library import Library, LocatedFinding
from evidence.library.standing import standing_of_advice
from evidence.model.editorial import Change
from evidence.model.guide import AGAINST_KINDS, Confidence, Guide, Recommendation
from evidence.model.prose import Section
from evidence.view.context import ItemList, Link, Row, ViewContext, answer_first, contents
from evidence.view.finding import Brief, brief, verdict
from evidence.view.page import Page, page_of_record
from evidence.view.source_record import PageCitation

_LEAST_LAST = ("abstract-and-more", "web-page", "opening", "abstract")
"""How much was read of a source that was not read whole, the most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceShown:
    """How sure we are, with the reasons that were given."""

    rating: Link
    reasons: tuple[tuple[str, str], ...]
    """(interface string, words) of each reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationShown:
    """One recommendation with its evidence trace."""

    id: str
    text: str
    actors: tuple[Link, ...]
    strength: Link
    strength_id: str
    why: str
    how: tuple[str, ...]
    watch_for: str
    not_if: str
    equity: str
    because: tuple[Brief, ...]
    against: tuple[tuple[str, tuple[Brief, ...]], ...]
    """(kind, findings) of each way in which some speak against it."""
    works: int
    verdict: Link
    """Empty where several works are not declared to agree: then only their number is said."""
    undecided: bool
    """Whether it is so."""
    confidence: ConfidenceShown | None
    single: str
    """The interface string that says how much was read of the one work it rests on; '' where there are more,
    or where all of it was read."""
    without_data: bool
    """Whether it rests only on sources without data of their own."""
    retired: tuple[Brief, ...]
    """Findings it rests on whose page was retired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePage:
    """What a guide's page shows, from top to bottom."""

    title: str
    headline: str
    status: str
    retired: str
    replaced_by: Link
    thin: str
    rows: tuple[Row, ...]
    in_short: Section | None
    recommendations: tuple[RecommendationShown, ...]
    signs: tuple[str, ...]
    training: tuple[str, ...]
    sections: tuple[Section, ...]
    references: tuple[ItemList, ...]
    own: PageCitation
    contents: tuple[tuple[str, str], ...]
    """(id, words) of every part that the page has; words may be an interface string."""
    reviewed: str
    changes: tuple[Change, ...]
    """What changed in meaning, newest first."""
    review_due: str


def guide_page(context: ViewContext, page: Guide, *, own: Callable[[], PageCitation]) -> GuidePage:
    """Decide what the page of a guide shows."""
    library = context.library
    rested = [
        library.findings[claim].key
        for each in page.recommendations
        for claim in (*each.because, *(against.finding for against in each.against))
        if claim in library.findings
    ]
    in_short, sections = answer_first(page.prose)
    references = context.references([*rested, *context.cited(page.prose)])
    return GuidePage(
        title=page.shown_title,
        headline=page.headline,
        status=page.status,
        retired=page.retired,
        replaced_by=context.link_to(page.replaced_by),
        thin=page.thin,
        rows=tuple(_rows(context, page)),
        in_short=in_short,
        recommendations=tuple(_recommendation(context, each) for each in page.recommendations),
        signs=page.signs,
        training=page.training,
        sections=sections,
        references=references,
        own=own(),
        contents=contents(
            ("in-short", "toc.in_short", in_short),
            ("recommendations", "guide.recommendations", True),
            ("signs", "guide.signs", page.signs),
            ("training", "guide.training", page.training),
            *((each.id, each.title, each.id) for each in sections),
            ("cite", "cite.title", True),
            ("references", "references.title", references),
        ),
        reviewed=page.reviewed,
        changes=page.newest_changes(),
        review_due=page.review_due,
    )


def _rows(context: ViewContext, page: Guide) -> Iterator[Row]:
    for label, tags in (("facts.for", page.roles), ("facts.use_in", page.settings)):
        if tags:
            yield Row(label, context.terms(tags))
    yield from context.facts(page, but_for=(*page.roles, *page.settings))
    if page.time:
        yield Row("facts.time", (Link(page.time),))


def _recommendation(context: ViewContext, each: Recommendation) -> RecommendationShown:
    library = context.library
    claims = [library.findings[claim] for claim in each.because if claim in library.findings]
    because = tuple(brief(context, claim) for claim in claims)
    standing = standing_of_advice(library, each)
    return RecommendationShown(
        id=each.id,
        text=each.text,
        actors=context.terms(each.actor),
        strength=context.term(each.strength),
        strength_id=each.strength,
        why=each.why,
        how=each.how,
        watch_for=each.watch_for,
        not_if=each.not_if,
        equity=each.equity,
        because=because,
        against=tuple(_against(context, each)),
        works=standing.works,
        verdict=verdict(context, standing),
        undecided=not standing.verdict,
        confidence=_confidence(context, each.confidence),
        single=_single(library, zip(claims, because, strict=True)) if standing.works == 1 else "",
        without_data=bool(because) and all(shown.uncounted for shown in because),
        retired=tuple(shown for shown in because if shown.status == "retired"),
    )


def _against(context: ViewContext, each: Recommendation) -> Iterator[tuple[str, tuple[Brief, ...]]]:
    """What speaks against a recommendation, kind by kind."""
    claims = context.library.findings
    for kind in AGAINST_KINDS:
        named = [against.finding for against in each.against if against.kind == kind]
        if shown := tuple(brief(context, claims[id]) for id in named if id in claims):
            yield kind, shown


def _single(library: Library, claims: Iterable[tuple[LocatedFinding, Brief]]) -> str:
    """What to say of advice that rests on one work: how much of it was read, at the most."""
    read = {shown.read_depth for claim, shown in claims if library.counts(claim)}
    most = next((depth for depth in _LEAST_LAST if depth in read), "")
    return f"guide.single.{most}" if read <= set(_LEAST_LAST) and most else ""


def _confidence(context: ViewContext, shown: Confidence | None) -> ConfidenceShown | None:
    if shown is None:
        return None
    heads = ("limitations", "coherence", "adequacy", "relevance")
    return ConfidenceShown(
        rating=context.term(shown.rating),
        reasons=tuple((f"confidence.{head}", text) for head in heads if (text := getattr(shown, head))),
    )


def guide_pages(context: ViewContext, own: Callable[[str], PageCitation]) -> Iterator[Page]:
    """A page for each guide."""
    for guide in context.library.shown.guides:
        view = partial(guide_page, context, guide, own=partial(own, guide.id))
        yield page_of_record(context, guide, "guides", "guide.html", view)
