"""Rules about study summaries, and about the reviews that every kept page has."""

import re
from collections.abc import Iterator

from evidence.check.suggestions import quoted, write
from evidence.check.written_fields import written_everywhere
from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.library.library import Library
from evidence.model.fields import Kind
from evidence.model.source import Position
from evidence.model.summary import LOOKED_FOR, NOT_REPORTED, StudySummary

PERSPECTIVE_WITHOUT_INTERESTS = Rule(
    code="S306",
    name="perspective-without-interests",
    severity=Severity.ERROR,
    why="An opinion is welcome here, but a reader must know what its author stands to gain.",
    fix="Add `interests`: the author's role, employer or cause, as the source gives it; say so where it gives none.",
)
RETRACTION_NOT_SAID = Rule(
    code="S310",
    name="retraction-not-acknowledged",
    severity=Severity.ERROR,
    why="A reader would lean on a source that its publisher has withdrawn.",
    fix="Say in `acknowledged` what the retraction changes here, or retire the page.",
)
CORRECTION_NOT_SAID = Rule(
    code="S311",
    name="correction-not-acknowledged",
    severity=Severity.WARNING,
    why="A reader cannot tell whether the summary was written before or after the correction.",
    fix="Say in `acknowledged` what the correction changes here, even if that is nothing.",
)
DUE_BEFORE_REVIEWED = Rule(
    code="S312",
    name="due-before-reviewed",
    severity=Severity.ERROR,
    why="A page cannot be due again before it was reviewed; one of the two days is mistyped.",
    fix="Set `review_due` to a day after `reviewed`, such as three years later.",
)
OVERDUE = Rule(
    code="S313",
    name="review-overdue",
    severity=Severity.INFO,
    why="Newer studies may say otherwise; readers are told that the page is due for another look.",
    fix="Compare the page with its sources again, then set `reviewed` and `review_due` anew.",
)
REVIEWED_IN_FUTURE = Rule(
    code="S314",
    name="reviewed-in-future",
    severity=Severity.WARNING,
    why="Nobody can have compared the page on a day that has not come.",
    fix="Correct `reviewed` to the day on which someone compared the page with its sources.",
)
RETIRED_WITHOUT_REASON = Rule(
    code="S315",
    name="retired-without-reason",
    severity=Severity.ERROR,
    why="A reader who follows an old link deserves to know why the page is gone.",
    fix="Say why in `retired`, and where to read instead in `replaced_by`, if there is such a page.",
)
REASON_WITHOUT_RETIRED = Rule(
    code="S318",
    name="reason-without-retired",
    severity=Severity.ERROR,
    why="The page says why it was retired, and is shown as if it were not.",
    fix="Set `status: retired`, or take `retired` away.",
)
SECOND_SUMMARY = Rule(
    code="S319",
    name="second-summary",
    severity=Severity.ERROR,
    why="Each source has one page. Of two, readers find only the first, and links lead there.",
    fix="Join the two pages. If this one is about another source, put that key first in `sources`.",
)
NEARLY_AGREED_WORD = Rule(
    code="S321",
    name="nearly-an-agreed-word",
    severity=Severity.ERROR,
    why="`not-reported` is shown and counted as such; the same words written otherwise pass for something that was reported.",
    fix="Write `not-reported` or `looked-for-none-seen` exactly so, without quotation marks.",
)
DATE_IN_FUTURE = Rule(
    code="S324",
    name="date-in-future",
    severity=Severity.WARNING,
    why="Readers and feeds would be told of something that has not happened yet.",
    fix="Correct the day: the year, then the month, then the day.",
)
WITHOUT_STATUS = Rule(
    code="S325",
    name="without-status",
    severity=Severity.INFO,
    why="Without a status a page counts as a stub, and readers are told that nothing more was written.",
    fix="Write `status: draft`, or `status: reviewed` once someone else has compared the page with its source.",
)
RULES = (
    PERSPECTIVE_WITHOUT_INTERESTS,
    RETRACTION_NOT_SAID,
    CORRECTION_NOT_SAID,
    DUE_BEFORE_REVIEWED,
    OVERDUE,
    REVIEWED_IN_FUTURE,
    RETIRED_WITHOUT_REASON,
    REASON_WITHOUT_RETIRED,
    SECOND_SUMMARY,
    NEARLY_AGREED_WORD,
    DATE_IN_FUTURE,
    WITHOUT_STATUS,
)
_OF_REVIEWS = frozenset(["reviewed", "review_due"])


def perspectives(library: Library) -> Iterator[Diagnostic]:
    """Find perspectives that do not say what their author stands to gain."""
    opinion = library.content.words.opinion
    for summary in library.content.summaries:
        if summary.source_class in opinion and not summary.wrote("interests") and summary.whole:
            yield PERSPECTIVE_WITHOUT_INTERESTS.at(
                summary.at("source_class"), "a perspective that does not give its author's `interests`"
            )


def notices(library: Library) -> Iterator[Diagnostic]:
    """Find summaries that keep silent about a known retraction or correction."""
    for summary in library.content.summaries:
        if summary.acknowledged or summary.is_retired or not summary.whole:
            continue
        for index, key in enumerate(summary.sources):
            reference = library.references.get(key)
            where = summary.at(f"sources[{index}]")
            if reference and reference.retracted:
                yield RETRACTION_NOT_SAID.at(where, f"{quoted(key)} was retracted, and the page does not say so")
            elif reference and reference.corrected:
                yield CORRECTION_NOT_SAID.at(where, f"{quoted(key)} was corrected, and the page does not say so")


def review_days(library: Library) -> Iterator[Diagnostic]:
    """Find reviews that fall due before they took place."""
    for page in library.content.maintained():
        if page.reviewed and page.review_due and page.review_due <= page.reviewed:
            yield DUE_BEFORE_REVIEWED.at(
                page.at("review_due"), f"due on {page.review_due}, but reviewed on {page.reviewed}"
            )


def reviews_by_day(library: Library, today: str) -> Iterator[Diagnostic]:
    """Find reviews that are overdue on a day (`YYYY-MM-DD`), and those dated later than it."""
    for page in library.content.maintained():
        if page.is_retired:
            continue
        if page.review_due and page.review_due < today:
            yield OVERDUE.at(page.at("review_due"), f"the review was due on {page.review_due}")
        if page.reviewed and page.reviewed > today:
            yield REVIEWED_IN_FUTURE.at(page.at("reviewed"), f"reviewed on {page.reviewed}, which is still to come")


def days_to_come(library: Library, today: str) -> Iterator[Diagnostic]:
    """Find dates later than a day (`YYYY-MM-DD`) where something is said to have happened."""
    for use in written_everywhere(library, Kind.DATE):
        if use.field.name not in _OF_REVIEWS and "9999" > use.value > today:
            yield DATE_IN_FUTURE.at(use.where, f"`{use.field.name}`: {use.value} is still to come")


def without_status(library: Library) -> Iterator[Diagnostic]:
    """Find pages that are more than a stub and do not say how far they have come."""
    for page in library.content.maintained():
        if page.parts and page.whole and not page.wrote("status"):
            yield WITHOUT_STATUS.at(
                page.where,
                "there is no `status`, and the page is more than a stub",
                hint="write `status: draft`",
                edit=Edit(Position(page.where.path, page.where.line + 1), "", "status: draft\n"),
            )


def retired(library: Library) -> Iterator[Diagnostic]:
    """Find retired pages that do not say why, and reasons on pages that are not retired."""
    for page in library.content.maintained():
        if not page.whole:
            continue
        if page.is_retired and not page.retired:
            yield RETIRED_WITHOUT_REASON.at(page.at("status"), "a retired page that does not say why")
        elif page.retired and not page.is_retired:
            yield REASON_WITHOUT_RETIRED.at(
                page.at("retired"), f"`retired` is written, but the status is `{page.status}`"
            )


_AGREED = frozenset([NOT_REPORTED, LOOKED_FOR])


def agreed_words(library: Library) -> Iterator[Diagnostic]:
    """Find words for "not reported" that are not written as agreed."""
    for use in written_everywhere(library, Kind.TEXT, Kind.LINE):
        if len(use.value) > 30 or use.value in _AGREED:
            continue
        meant = re.sub(r"[\W_]+", "-", use.value.casefold()).strip("-")
        if meant in _AGREED:
            yield NEARLY_AGREED_WORD.at(
                use.where,
                f"`{use.field.name}`: {quoted(use.value)} is not the agreed word",
                **write(use.where, use.value, meant),
            )


def one_page_a_source(library: Library) -> Iterator[Diagnostic]:
    """Find a second page that summarises the same source."""
    first: dict[str, StudySummary] = {}
    for summary in library.content.summaries:
        other = library.summary(summary.source) or first.setdefault(summary.source, summary)
        if summary.source and other is not summary:
            yield SECOND_SUMMARY.at(
                summary.at("sources[0]"),
                f"{quoted(summary.source)} is already summarised in {other.where.path}",
            )
