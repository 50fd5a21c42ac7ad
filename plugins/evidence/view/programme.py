"""A programme: what it was, the documents about it counted once, and what is known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from evidence.model.editorial import Change
from evidence.model.fields import Tag
from evidence.model.programme import Condition, Document, Fact, Programme
from evidence.model.prose import Section
from evidence.view.context import ItemList, Link, Row, ViewContext, answer_first, contents
from evidence.view.finding import FindingShown, ResourceShown, finding, resource
from evidence.view.page import Page, page_of_record
from evidence.view.source_record import PageCitation


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShown:
    """A fact with its source, and what other sources say."""

    label: str
    value: str
    source: Link
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentShown:
    """A document about the programme."""

    title: str
    path: str
    label: str
    relation: str
    note: str
    work: int
    """Number of the work it belongs to, from one; documents with one number count once. 0 where
    it is no evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectShown:
    """A project of the programme."""

    name: str
    text: str
    source: Link
    relationships: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionShown:
    """A precondition or sustained practice with what is said of it."""

    term: Link
    text: str
    source: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage:
    """What a programme's page shows, from top to bottom."""

    title: str
    sort: str
    """`programme` or `approach`."""
    headline: str
    status: str
    retired: str
    replaced_by: Link
    evidence_level: str
    read_from: str
    rows: tuple[Row, ...]
    facts: tuple[FactShown, ...]
    in_short: Section | None
    sections: tuple[Section, ...]
    documents: tuple[DocumentShown, ...]
    works: int
    projects: tuple[ProjectShown, ...]
    conditions: tuple[tuple[str, tuple[ConditionShown, ...]], ...]
    """Each vocabulary of conditions that the programme had some of, with these."""
    findings: tuple[FindingShown, ...]
    obstacles: tuple[ResourceShown, ...]
    references: tuple[ItemList, ...]
    own: PageCitation
    contents: tuple[tuple[str, str], ...]
    """(id, words) of every part that the page has; words may be an interface string."""
    reviewed: str
    changes: tuple[Change, ...]
    """What changed in meaning, newest first."""
    review_due: str


def _projects(context: ViewContext, page: Programme) -> tuple[ProjectShown, ...]:
    return tuple(
        ProjectShown(
            name=each.name,
            text=each.text,
            source=context.source_link(each.source),
            relationships=context.terms(each.relationships),
        )
        for each in page.projects
    )


def _conditions(context: ViewContext, page: Programme) -> tuple[tuple[str, tuple[ConditionShown, ...]], ...]:
    """What had to be there and what kept the change going, by the axis of its terms; nothing of an axis without any."""
    return tuple(
        (axis, tuple(_condition(context, axis, each) for each in written))
        for axis, written in page.conditions()
        if written
    )


def programme_page(context: ViewContext, page: Programme, *, own: Callable[[], PageCitation]) -> ProgrammePage:
    """Decide what the page of a programme shows."""
    documents = _documents(context, page.documents)
    named = [each.key for each in page.documents]
    in_short, sections = answer_first(page.prose)
    references = context.references([*named, *context.cited(page.prose)])
    return ProgrammePage(
        title=page.shown_title,
        sort=page.sort,
        headline=page.headline,
        status=page.status,
        retired=page.retired,
        replaced_by=context.link_to(page.replaced_by),
        evidence_level=page.evidence_level,
        read_from=page.read_from,
        rows=tuple(_rows(context, page)),
        facts=tuple(_fact(context, each) for each in page.facts),
        in_short=in_short,
        sections=sections,
        documents=documents,
        works=len({each.work for each in documents if each.work}),
        projects=_projects(context, page),
        conditions=_conditions(context, page),
        findings=tuple(finding(context, page.id, each, name_source=True) for each in page.findings),
        obstacles=tuple(resource(context, each) for each in page.obstacles),
        references=references,
        own=own(),
        contents=contents(
            ("in-short", "toc.in_short", in_short),
            ("facts", "facts.title", True),
            ("documents", "documents.title", True),
            ("findings", "findings.title", page.findings),
            *((axis, f"conditions.{axis}", written) for axis, written in page.conditions()),
            ("projects", "projects.title", page.projects),
            ("obstacles", "obstacles.hindered", page.obstacles),
            *((each.id, each.title, each.id) for each in sections),
            ("cite", "cite.title", True),
            ("references", "references.title", references),
        ),
        reviewed=page.reviewed,
        changes=page.newest_changes(),
        review_due=page.review_due,
    )


def _rows(context: ViewContext, page: Programme) -> Iterator[Row]:
    for label, text in (("facts.funder", page.funder), ("facts.evaluator", page.evaluator)):
        if text:
            yield Row(label, (Link(text),))
    yield from context.facts(page)


def _fact(context: ViewContext, fact: Fact) -> FactShown:
    return FactShown(label=fact.label, value=fact.value, source=context.source_link(fact.source), note=fact.note)


def _condition(context: ViewContext, axis: str, condition: Condition) -> ConditionShown:
    return ConditionShown(
        term=context.term(Tag(axis, condition.term)),
        text=condition.text,
        source=context.source_link(condition.source),
    )


def _documents(context: ViewContext, documents: tuple[Document, ...]) -> tuple[DocumentShown, ...]:
    """Number the works in the order in which the documents name them. What is no evidence has a number where it
    tells of a work that a document with data tells of too."""
    work_of = {each.key: context.library.work_of.get(each.key, each.key) for each in documents}
    numbers: dict[str, int] = {}
    for key, work in work_of.items():
        if context.library.has_data(key):
            numbers.setdefault(work, len(numbers) + 1)
    shown = []
    for each in documents:
        reference = context.library.references.get(each.key)
        shown.append(
            DocumentShown(
                title=reference.title.plain if reference else each.key,
                path=context.library.address_of_key(each.key) if reference else "",
                label=context.label(each.key),
                relation=each.relation,
                note=each.note,
                work=numbers.get(work_of[each.key], 0),
            )
        )
    return tuple(shown)


def programme_pages(context: ViewContext, own: Callable[[str], PageCitation]) -> Iterator[Page]:
    """A page for each programme."""
    for programme in context.library.shown.programmes:
        view = partial(programme_page, context, programme, own=partial(own, programme.id))
        yield page_of_record(context, programme, "programmes", "programme.html", view)
