"""Concepts: all axes, one axis, one term."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from evidence.library.evidence_map import EvidenceMap, map_axes
from evidence.library.facet_index import News, Value, feed_path, value_path
from evidence.library.facets import Facet, facet_of
from evidence.library.library import Library
from evidence.library.standing import CORROBORATION, standing_of_advice
from evidence.model import address
from evidence.model.fields import Tag, axis_of, tag_of
from evidence.model.finding import Finding
from evidence.model.guide import Confidence, Recommendation
from evidence.model.page import Article
from evidence.model.prose import Section
from evidence.model.source import Position
from evidence.model.vocabulary import Term
from evidence.view.context import Item, ItemList, Link, ViewContext
from evidence.view.crosswalk import Drawing, drawing
from evidence.view.evidence_map import Slice, slice_of
from evidence.view.finding import AdviceNamed, Brief, advice_named, brief
from evidence.view.numbered import Turn, on_page, pages_for, turn
from evidence.view.page import Page

MOST_PAGES = 20
"""Pages listed on the page of a term."""

_MIRROR = {"broader": "narrower", "narrower": "broader"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine:
    """A term in a list, with how much there is about it."""

    id: str
    label: str
    path: str
    definition: str
    findings: int
    works: int
    pages: int
    narrower: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step of a framework."""

    name: str
    terms: tuple[tuple[Link, bool], ...]
    """Each term, and whether it is the one that the page is about."""
    leads: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkShown:
    """How a source says that terms hang together: a picture that is a list."""

    title: str
    source: Link
    caption: str
    steps: tuple[StepShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisPage:
    """One axis with its terms."""

    title: str
    singular: str
    question: str
    definition: str
    path: str
    terms: tuple[TermLine, ...]
    frameworks: tuple[FrameworkShown, ...]
    origin: tuple[ItemList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptsPage:
    """All axes: those that describe partnership, then those that describe sources and judgement."""

    main: tuple[AxisPage, ...]
    other: tuple[AxisPage, ...]
    frameworks: tuple[FrameworkShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A road of the crosswalk from this term."""

    axis: str
    term: Link
    match: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptPage:
    """One term: what it means, what carries it, what is missing."""

    kind: str
    title: str
    definition: str
    aliases: tuple[str, ...]
    broader: Link
    narrower: tuple[Link, ...]
    caution: str
    description: str
    sections: tuple[Section, ...]
    frameworks: tuple[FrameworkShown, ...]
    crossings: tuple[Crossing, ...]
    drawing: Drawing | None
    """The crossings as a picture."""
    findings: tuple[Brief, ...]
    """The first of them, where there are too many for this page."""
    total: int
    works: int
    next: Turn | None
    """The way to the others."""
    pages: tuple[Item, ...]
    more: Link
    """The list of everything that carries the term, where there is too much for this page; else empty."""
    guides: tuple[Item, ...]
    advice: tuple[AdviceNamed, ...] | None
    """The advice that the term is said of, where it is a term of judgement on advice; else None."""
    counts_as_evidence: str
    search: str
    map: Slice | None
    """The term's row of the evidence map."""
    feed: str
    """Address of its feeds without their ending, or ''."""
    main: bool
    """Whether it is a term that findings carry, so that the lack of any is a gap."""
    references: tuple[ItemList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptFindings:
    """A further page of the findings that carry a term."""

    kind: str
    title: str
    findings: tuple[Brief, ...]
    number: int
    pages: int
    previous: Turn | None
    next: Turn | None
    references: tuple[ItemList, ...]


def concepts_page(context: ViewContext) -> ConceptsPage:
    """Decide what the page of all axes shows."""
    library = context.library
    main = map_axes(library)
    others = [id for id in library.axes if id not in main]
    return ConceptsPage(
        main=tuple(axis_page(context, id) for id in main),
        other=tuple(axis_page(context, id) for id in others),
        frameworks=tuple(_frameworks(context, frozenset(library.terms))),
    )


def axis_page(context: ViewContext, id: str) -> AxisPage:
    """Decide what the page of one axis shows."""
    shown = context.library.axes[id]
    return AxisPage(
        title=shown.label,
        singular=shown.singular,
        question=shown.question,
        definition=shown.definition,
        path=address.axis(id),
        terms=tuple(_term_line(context, id, each.id) for each in shown.terms),
        frameworks=tuple(_frameworks(context, frozenset(f"{id}/{each.id}" for each in shown.terms), own=id)),
        origin=context.references(shown.origin),
    )


def _frameworks(context: ViewContext, terms: frozenset[str], here: str = "", own: str = "") -> Iterator[FrameworkShown]:
    """Frameworks that draw one of the terms, and that of the axis `own` whatever it draws."""
    for axis in context.library.axes.values():
        if axis.framework and (axis.framework.terms & terms or axis.id == own):
            yield FrameworkShown(
                title=axis.framework.title,
                source=context.source_link(axis.framework.source),
                caption=axis.framework.caption,
                steps=tuple(
                    StepShown(
                        name=step.name,
                        terms=tuple((context.link_to(name), name == here) for name in step.terms),
                        leads=step.leads,
                    )
                    for step in axis.framework.steps
                ),
            )


def _term_line(context: ViewContext, axis: str, id: str) -> TermLine:
    library = context.library
    name = f"{axis}/{id}"
    claims = library.findings_by_term.get(name, ())
    return TermLine(
        id=id,
        label=library.terms[name].label,
        path=address.term(axis, id),
        definition=library.terms[name].definition,
        findings=len(claims),
        works=len(library.works_behind(claims)),
        pages=len(library.pages_by_term.get(name, ())),
        narrower=bool(library.terms[name].broader),
    )


def _without_their_findings(library: Library, name: str, claims: Iterable[str]) -> list[str]:
    """The pages that carry a term themselves, but for those of which a finding that carries it is shown."""
    carried = {library.findings[claim].page for claim in claims}
    return [page for page in library.pages_by_term.get(name, ()) if page not in carried]


def concept_page(context: ViewContext, axis: str, id: str, known: EvidenceMap, news: News) -> ConceptPage:
    """Decide what the page of one term shows."""
    library = context.library
    name = f"{axis}/{id}"
    term = library.terms[name]
    claims = library.findings_by_term.get(name, ())
    article = library.content.concepts.get(name) or Article(where=Position(""), id=id, path="")
    crossings = tuple(_crossings(context, name))
    facet = facet_of(library, axis)
    shown, more = _shown(_without_their_findings(library, name, claims), facet, term)
    listed_first = on_page(claims, 1)
    keys = [library.findings[claim].key for claim in listed_first]
    return ConceptPage(
        kind=library.axes[axis].singular,
        title=term.label,
        definition=term.definition,
        aliases=term.aliases,
        broader=context.term(Tag(axis, term.broader)),
        narrower=context.terms(Tag(axis, each.id) for each in library.axes[axis].terms if each.broader == id),
        caution=term.caution,
        description=article.description,
        sections=article.prose.sections,
        frameworks=tuple(_frameworks(context, frozenset({name}), name)),
        crossings=crossings,
        drawing=drawing(term.label, ((each.axis, each.term.label, each.match) for each in crossings)),
        findings=tuple(brief(context, library.findings[claim]) for claim in listed_first),
        total=len(claims),
        works=len(library.works_behind(claims)),
        next=_turn(axis, id, 2, claims),
        pages=tuple(context.item(library.pages[page]) for page in shown),
        more=more,
        guides=tuple(_guides(context, claims)),
        advice=_advice_of(context, Tag(axis, id)),
        counts_as_evidence=term.counts_as_evidence,
        search=term.search,
        map=slice_of(context, known, axis, id),
        feed=feed_path(news, facet.id, id) if facet else "",
        main=Finding.carries_as in library.axes[axis].on,
        references=context.references([*keys, *context.cited(article.prose), *library.axes[axis].origin]),
    )


def _shown(pages: list[str], facet: Facet | None, term: Term) -> tuple[list[str], Link]:
    """The pages to list, and the way to all of them where these are not all.

    A term that most studies carry would be a page of a hundred summaries; its facet has a list in pages.
    """
    if facet is None or len(pages) <= MOST_PAGES:
        return pages, Link("")
    return pages[:MOST_PAGES], Link(str(len(pages)), value_path(facet, Value(id=term.id, label=term.label)))


def findings_page(context: ViewContext, axis: str, id: str, number: int) -> ConceptFindings:
    """Decide what a further page of the findings that carry a term shows."""
    library = context.library
    claims = library.findings_by_term[f"{axis}/{id}"]
    shown = [library.findings[claim] for claim in on_page(claims, number)]
    return ConceptFindings(
        kind=library.axes[axis].singular,
        title=library.terms[f"{axis}/{id}"].label,
        findings=tuple(brief(context, claim) for claim in shown),
        number=number,
        pages=pages_for(claims),
        previous=_turn(axis, id, number - 1, claims),
        next=_turn(axis, id, number + 1, claims),
        references=context.references(claim.key for claim in shown),
    )


def _turn(axis: str, id: str, number: int, claims: Sequence[str]) -> Turn | None:
    return turn(address.numbered(address.term(axis, id), number), number, pages_for(claims))


def _said_of(library: Library, each: Recommendation) -> tuple[Tag, ...]:
    """The terms of judgement on a piece of advice."""
    rating = (each.confidence.rating,) if each.confidence else ()
    return (each.strength, *rating, standing_of_advice(library, each).verdict)


_OF_ADVICE = (axis_of(Recommendation, "strength"), axis_of(Confidence, "rating"), CORROBORATION)
"""The vocabularies of these terms."""


def _advice_of(context: ViewContext, term: Tag) -> tuple[AdviceNamed, ...] | None:
    if term.axis not in _OF_ADVICE:
        return None
    return tuple(
        advice_named(context, guide, each)
        for guide in context.library.shown.guides
        if not guide.is_retired
        for each in guide.recommendations
        if term.name in (tag.name for tag in _said_of(context.library, each))
    )


def _guides(context: ViewContext, claims: tuple[str, ...]) -> Iterator[Item]:
    """Guides with a recommendation that rests on one of the claims."""
    found = dict.fromkeys(guide for claim in claims for guide, _ in context.library.advice.get(claim, ()))
    for guide in sorted(found):
        yield context.item(context.library.pages[guide])


def _crossings(context: ViewContext, name: str) -> Iterator[Crossing]:
    """Roads that this term names, then roads that other terms name to it."""
    library = context.library
    for match in library.terms[name].matches:
        yield _crossing(context, match.term, match.match, match.reason)
    named = {match.term for match in library.terms[name].matches}
    for other, match in library.matched_by.get(name, ()):
        if other not in named:
            yield _crossing(context, other, _MIRROR.get(match.match, match.match), match.reason)


def _crossing(context: ViewContext, name: str, match: str, reason: str) -> Crossing:
    tag = tag_of(name)
    label = context.library.axes[tag.axis].label if tag.axis in context.library.axes else tag.axis
    return Crossing(axis=label, term=context.term(tag), match=match, reason=reason)


def concept_pages(context: ViewContext, known: EvidenceMap, news: News) -> Iterator[Page]:
    """A page for all concepts, for each axis, and for each term."""
    library, top = context.library, Link("nav.concepts", "concepts/")
    yield Page(
        path=top.path,
        template="concepts.html",
        title=top.label,
        section="concepts",
        view=partial(concepts_page, context),
    )
    for axis in library.axes.values():
        yield Page(
            path=address.axis(axis.id),
            template="axis.html",
            title=axis.label,
            description=axis.question,
            section="concepts",
            crumbs=(top,),
            view=partial(axis_page, context, axis.id),
        )
        for term in axis.terms:
            text = library.content.concepts.get(f"{axis.id}/{term.id}")
            # Two axes may share a word, but no two pages a title.
            title = f"{term.label} ({axis.singular.lower()})"
            above = (top, Link(axis.label, address.axis(axis.id)))
            yield Page(
                path=address.term(axis.id, term.id),
                template="concept.html",
                title=title,
                description=term.definition,
                section="concepts",
                source=text.path if text else "",
                crumbs=above,
                view=partial(concept_page, context, axis.id, term.id, known, news),
            )
            path = Link(term.label, address.term(axis.id, term.id))
            yield from _further_pages(context, axis.id, term.id, title, (*above, path))


def _further_pages(context: ViewContext, axis: str, id: str, title: str, crumbs: tuple[Link, ...]) -> Iterator[Page]:
    """The findings that the page of a term has no room for."""
    path = address.term(axis, id)
    claims = context.library.findings_by_term.get(f"{axis}/{id}", ())
    for number in range(2, pages_for(claims) + 1):
        yield Page(
            path=address.numbered(path, number),
            template="concept-findings.html",
            title=title,
            section="concepts",
            crumbs=crumbs,
            view=partial(findings_page, context, axis, id, number),
        )
