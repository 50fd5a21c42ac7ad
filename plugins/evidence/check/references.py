"""Rules about what an entry of the bibliography must say."""

import re
from collections.abc import Iterator

from evidence.check.suggestions import nearest, quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.characters import counted
from evidence.model.csl_types import is_preprint
from evidence.model.reference import Reference
from evidence.model.source import Position

NO_JOURNAL = Rule(
    code="B201",
    name="article-without-journal",
    severity=Severity.WARNING,
    why="A reader cannot look the article up, and the citation comes out incomplete.",
    fix="Add `journal = {…}`. If it is not in a journal, change `@article` to `@online`, `@report` or `@misc`.",
)
NO_INSTITUTION = Rule(
    code="B202",
    name="report-without-institution",
    severity=Severity.WARNING,
    why="A reader cannot tell who stands behind the report, nor look it up.",
    fix="Add `institution = {…}` (for a thesis: `school = {…}`) with the body that published it.",
)
NO_DATE = Rule(
    code="B203",
    name="no-date",
    severity=Severity.WARNING,
    why="A reader cannot tell a forgotten date from a source that has none.",
    fix="Add `year = {2021}` or `date = {2021-04-01}`. If the source really gives no date, write `year = {n.d.}`.",
)
PAGES_AGAINST_TOTAL = Rule(
    code="B211",
    name="pages-against-total",
    severity=Severity.WARNING,
    why="The pages and the number of pages contradict each other, so one of them is wrong.",
    fix="Count both ends: pages 330 to 340 are 11 pages. Correct `pages` or `pagetotal`.",
)
PAGES_BACKWARDS = Rule(
    code="B212",
    name="pages-backwards",
    severity=Severity.WARNING,
    why="A range that ends before it starts has a mistyped number in it.",
    fix="Write the first page, two hyphens and the last page: `pages = {330--340}`.",
)
UNKNOWN_RELATED = Rule(
    code="B217",
    name="unknown-related-entry",
    severity=Severity.WARNING,
    why="The entry says it belongs to another one that is not there, so the two cannot be shown together.",
    fix="Correct the key in `related`, or add the entry that it names.",
)
NO_TITLE = Rule(
    code="B218",
    name="entry-without-title",
    severity=Severity.WARNING,
    why="A reader sees no name for the source in lists, citations and search results.",
    fix="Add `title = {…}`, as the source gives it.",
)
IN_CAPITALS = Rule(
    code="B038",
    name="title-in-capitals",
    severity=Severity.WARNING,
    why="A title in capitals is hard to read and shouts at readers, and no style can give it small letters again.",
    fix="Write it as a sentence: a capital at the beginning and in names and abbreviations, the rest in small letters.",
)
NOTICE_IN_TITLE = Rule(
    code="B222",
    name="notice-in-title",
    severity=Severity.WARNING,
    why="The title says that the work was retracted or withdrawn, or that its publisher has doubts; readers may act on it.",
    fix="Read the notice and give its address: `retracted = {https://…}` (or `concern = {https://…}`). "
    "If nothing should rest on the source any more, take it out.",
)
RULES = (
    IN_CAPITALS,
    NOTICE_IN_TITLE,
    NO_TITLE,
    NO_JOURNAL,
    NO_INSTITUTION,
    NO_DATE,
    PAGES_AGAINST_TOTAL,
    PAGES_BACKWARDS,
    UNKNOWN_RELATED,
)

_REPORTS = frozenset(["report", "techreport"])
_THESES = frozenset(["thesis", "phdthesis", "mastersthesis"])
_PARTS_OF_BOOKS = frozenset(["inbook", "incollection", "bookinbook", "suppbook", "inreference"])


def incomplete(library: Library) -> Iterator[Diagnostic]:
    """Find entries without the title, the journal, the body or the date that a citation needs.

    A field that is there, but misspelt or unreadable, has been reported as that.
    """
    for reference in library.references.values():
        if not reference.title.plain and not _stands(reference, "title", "issuetitle"):
            yield NO_TITLE.at(_place(reference, "title"), f"`{reference.key}` has no title")
        yield from _without_its_container(reference)
        dated = reference.date or reference.no_date or reference.status or _stands(reference, "year", "date")
        if not dated:
            yield NO_DATE.at(
                _place(reference, "year", "date"), f"`{reference.key}` has no date, and does not say `n.d.`"
            )


def _without_its_container(reference: Reference) -> Iterator[Diagnostic]:
    """Find an article without its journal, and a report or thesis without the body that gave it out."""
    in_journal = reference.container or is_preprint(reference) or _stands(reference, "journal", "journaltitle")
    if reference.kind == "article" and not in_journal:
        yield NO_JOURNAL.at(
            _place(reference, "journal", "journaltitle"), f"the article `{reference.key}` names no journal"
        )
    if reference.kind in _REPORTS | _THESES and not reference.publisher and not _stands(reference, *_BODIES):
        lacking = "school" if reference.kind in _THESES else "institution"
        yield NO_INSTITUTION.at(_place(reference, *_BODIES), f"`{reference.key}` names no {lacking}")


def _place(reference: Reference, *names: str) -> Position:
    """Where a field stands in which nothing is written, or the entry."""
    line = next((reference.empty[name] for name in names if name in reference.empty), reference.where.line)
    return Position(reference.where.path, line)


_BODIES = ("publisher", "institution", "school", "organization", "organisation")


def _stands(reference: Reference, *names: str) -> bool:
    return any(name in reference.lines for name in names)


def notices(library: Library) -> Iterator[Diagnostic]:
    """Find titles that tell of a retraction, a withdrawal or a concern that no field tells of."""
    for reference in library.references.values():
        said, field = (reference.retracted, "retracted") if reference.retracted else (reference.concern, "concern")
        if said and said == reference.title.plain:
            what = "it was withdrawn" if reference.withdrawn else "it was retracted"
            what = what if field == "retracted" else "its publisher has doubts about it"
            yield NOTICE_IN_TITLE.at(
                reference.at("title"),
                f"the title of `{reference.key}` says that {what}",
                hint=f"read the notice, and give its address in `{field} = {{…}}`",
            )


def related(library: Library) -> Iterator[Diagnostic]:
    """Find related entries that do not exist."""
    for reference in library.references.values():
        for key in reference.related:
            if key not in library.references:
                near = nearest(key, library.references)
                yield UNKNOWN_RELATED.at(
                    reference.at("related"),
                    f"no entry {quoted(key)} in the bibliography",
                    hint=f"did you mean `{near}`?" if near else "",
                )


_PAGE = r"(?P<{0}_letters>[A-Za-z]*)(?P<{0}>[0-9]{{1,9}})"
_RANGE = re.compile(_PAGE.format("first") + "–" + _PAGE.format("last"))


_TOTAL = re.compile(r"\s*([0-9]{1,6})\s*(?:p|pp|pages?|S|Seiten|páginas?|págs?)?\.?\s*", re.IGNORECASE)


def pages(library: Library) -> Iterator[Diagnostic]:
    """Find page ranges that run backwards or do not fit the number of pages.

    A part of a book is left out: there the number of pages is often that of the book.
    """
    for reference in library.references.values():
        if not reference.pages:
            continue
        lengths = [_length(each) for each in re.split(r"[,;]", reference.pages.replace(" ", ""))]
        if any(length is not None and length < 1 for length in lengths):
            yield PAGES_BACKWARDS.at(reference.at("pages"), f"pages {quoted(reference.pages)} run backwards")
        elif reference.kind not in _PARTS_OF_BOOKS:
            yield from _against_total(reference, lengths)


def _against_total(reference: Reference, lengths: list[int | None]) -> Iterator[Diagnostic]:
    total_written = _TOTAL.fullmatch(reference.page_total[:40])
    if None in lengths or not total_written:
        return
    pages, total = sum(each or 0 for each in lengths), int(total_written[1])
    if pages != total:
        yield PAGES_AGAINST_TOTAL.at(
            reference.at("pagetotal"),
            f"pages {quoted(reference.pages)} are {counted(pages, 'page')}, but `pagetotal` says {total}",
        )


def _length(written: str) -> int | None:
    """Count the pages of one range; None where it cannot be counted, such as one article number.

    An end may leave out the digits it shares with the beginning: `817–27`.
    """
    found = _RANGE.fullmatch(written)
    if not found:
        return None
    if found["last_letters"] and found["last_letters"].casefold() != found["first_letters"].casefold():
        return None
    first, last = found["first"], found["last"]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(last) - int(first) + 1


_LETTERS_OF_A_TITLE, _WORDS_OF_A_TITLE = 12, 3
"""A shorter text in capitals may be a row of abbreviations: *HIV AIDS*, *PLOS ONE*."""


def in_capitals(library: Library) -> Iterator[Diagnostic]:
    """Find titles and journals that are wholly in capitals."""
    for reference in library.references.values():
        for name, text in (
            ("title", reference.title.plain),
            ("subtitle", reference.subtitle.plain),
            (_container_field(reference), reference.container.plain),
        ):
            if _is_in_capitals(text):
                yield IN_CAPITALS.at(reference.at(name), f"{quoted(text)} is wholly in capitals")


def _container_field(reference: Reference) -> str:
    names = ("journal", "journaltitle", "booktitle")
    return next((name for name in names if name in reference.lines), names[0])


def _is_in_capitals(text: str) -> bool:
    if text != text.upper() or text == text.lower():
        return False
    words = [word for word in text.split() if sum(map(str.isupper, word)) > 1]
    return len(words) >= _WORDS_OF_A_TITLE and sum(map(str.isupper, text)) >= _LETTERS_OF_A_TITLE
