"""A study summary: the answer first, then how we know, then the source itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from evidence.model import address
from evidence.model.editorial import Change
from evidence.model.programme import Programme
from evidence.model.prose import Section
from evidence.model.summary import StudySummary
from evidence.view.context import ItemList, Link, Row, ViewContext, answer_first, contents
from evidence.view.finding import FindingShown, ResourceShown, finding, resource
from evidence.view.head import head
from evidence.view.page import Page
from evidence.view.similar import Similar, similar
from evidence.view.source_record import PageCitation, SourceRecord, source_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a study says around its findings: what helped, got in the way, harmed or left out."""

    any: bool
    """Whether there is anything to say."""
    shows_obstacles: bool
    """False where there are none and the library asks for none."""
    obstacles: tuple[ResourceShown, ...]
    obstacles_written: bool
    helps: tuple[ResourceShown, ...]
    shows_harms: bool
    harms: str
    equity: str
    voices: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPage:
    """What a study's page shows, from top to bottom."""

    title: str
    source_class: Link
    status: str
    read_depth: str
    read_from: str
    retired: str
    replaced_by: Link
    acknowledged: str
    source: Link
    in_short: Section | None
    rows: tuple[Row, ...]
    findings: tuple[FindingShown, ...]
    around: Around
    interests: str
    doubts: tuple[str, ...]
    sections: tuple[Section, ...]
    programmes: tuple[tuple[str, Link], ...]
    """What it is a document of: (`programme` or `approach`, the page)."""
    references: tuple[ItemList, ...]
    similar: tuple[Similar, ...]
    record: SourceRecord | None
    own: PageCitation
    contents: tuple[tuple[str, str], ...]
    """(id, words) of every part that the page has; words may be an interface string."""
    reviewed: str
    changes: tuple[Change, ...]
    """What changed in meaning, newest first."""
    review_due: str


_OF_THE_SOURCE = (
    ("source", "record.heading"),
    ("cite", "cite.title"),
    ("leans", "leans.title"),
    ("record-data", "data.title"),
)
"""The parts of the page that say what its source is, each by its anchor and the interface string that names it."""


def study_page(
    context: ViewContext, page: StudySummary, *, entry: Callable[[], str], own: Callable[[], PageCitation]
) -> StudyPage:
    """Decide what the page of a study shows. `entry` gives its BibTeX entry as published."""
    library = context.library
    known = page.source in library.references
    around = _around(context, page)
    in_short, sections = answer_first(page.prose)
    findings = tuple(finding(context, page.id, each) for each in page.findings)
    references = context.references([*page.sources, *context.cited(page.prose)])
    alike = similar(context, page.id)
    return StudyPage(
        title=page.shown_title,
        source_class=context.term(page.source_class),
        status=page.status,
        read_depth=page.read_depth,
        read_from=page.read_from,
        retired=page.retired,
        replaced_by=context.link_to(page.replaced_by),
        acknowledged=page.acknowledged,
        source=Link(library.references[page.source].title.plain) if known else Link(page.source),
        in_short=in_short,
        rows=tuple(_rows(context, page)),
        findings=findings,
        around=around,
        interests=page.interests,
        doubts=page.doubts,
        sections=sections,
        programmes=tuple(_programmes(context, page)),
        references=references,
        similar=alike,
        record=source_record(context, page.source, entry()) if known else None,
        own=own(),
        contents=contents(
            ("in-short", "toc.in_short", in_short),
            ("facts", "facts.title", True),
            ("findings", "findings.title", findings),
            *((each.id, each.title, each.id) for each in sections),
            ("obstacles", "obstacles.title", around.any),
            ("doubts", "doubts.title", page.doubts),
            *((anchor, words, known) for anchor, words in _OF_THE_SOURCE),
            ("similar", "similar.title", alike),
            ("references", "references.title", references),
        ),
        reviewed=page.reviewed,
        changes=page.newest_changes(),
        review_due=page.review_due,
    )


def _around(context: ViewContext, page: StudySummary) -> Around:
    asks_for = context.library.content.known.asks_for
    shows_obstacles = page.wrote("obstacles") or asks_for(StudySummary, "obstacles")
    shows_harms = bool(page.harms) or asks_for(StudySummary, "harms")
    return Around(
        any=shows_obstacles or shows_harms or any((page.resources, page.equity, page.voices)),
        shows_obstacles=shows_obstacles,
        obstacles=tuple(resource(context, each) for each in page.obstacles),
        obstacles_written=page.wrote("obstacles"),
        helps=tuple(resource(context, each) for each in page.resources),
        shows_harms=shows_harms,
        harms=page.harms,
        equity=page.equity,
        voices=page.voices,
    )


def _programmes(context: ViewContext, page: StudySummary) -> Iterator[tuple[str, Link]]:
    """The programmes that the page names, and those that name its source among their documents."""
    library = context.library
    for id in dict.fromkeys((page.programme, *library.programmes_of.get(page.source, ()))):
        if programme := library.page_of(Programme, id):
            yield programme.sort, context.link_to(id)


def _rows(context: ViewContext, page: StudySummary) -> Iterator[Row]:
    """The facts box; what the part read does not report is said, not left out."""
    yield from context.facts(page)
    for label, text in (
        ("facts.data_years", page.data_years),
        ("facts.participants", page.participants),
        ("facts.funding", page.funding),
    ):
        if text:
            yield Row(label, (Link(text),))


def study_pages(
    context: ViewContext, own: Callable[[str], PageCitation], entry: Callable[[str], str]
) -> Iterator[Page]:
    """A page for each study. `entry` gives a reference as BibTeX."""
    library = context.library
    for summary in library.shown.summaries:
        path, title, key = address.study(summary.id), summary.shown_title, summary.source
        yield Page(
            path=path,
            template="study.html",
            title=title,
            description=summary.headline,
            section="studies",
            source=summary.path,
            crumbs=(Link("nav.studies", "studies/"),),
            view=partial(study_page, context, summary, entry=partial(entry, key), own=partial(own, summary.id)),
            head=partial(head, context, key, path=path, title=title, description=summary.headline, is_summary=True)
            if key in library.references
            else None,
        )
