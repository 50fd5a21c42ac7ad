"""Rule about two entries that are likely one work."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from evidence.check.suggestions import quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.library.works import preprints
from evidence.model.csl_types import is_preprint
from evidence.model.reference import Reference

LIKELY_TWIN = Rule(
    code="B215",
    name="likely-twin",
    severity=Severity.WARNING,
    why="One work that stands in the bibliography twice is counted as two, and its evidence weighs double.",
    fix="Keep one of the two entries. If they are two versions of one work, give both the same `work = {…}`; "
    "if they are really two works, add what tells them apart, such as the DOI of each.",
)
RULES = (LIKELY_TWIN,)

_ALIKE = 93
_SHORTEST, _LONGEST = 20, 1_000
_NEIGHBOURS = 4
_ARTICLES = re.compile(r"\b(?:the|a|an)\b")
_NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Titled:
    title: str
    author: str
    reference: Reference


def likely_twins(library: Library) -> Iterator[Diagnostic]:
    """Find entries with nearly the same title, author and year.

    Titles are compared with their neighbours in two alphabetical orders, from the beginning
    and from the end. A twin with a slip in one half stands beside the other in one of the two
    orders, and twenty thousand references need no more than a sort.
    """
    titled = [
        _Titled(title, _first_author(reference), reference)
        for reference in library.references.values()
        if len(title := _folded(reference.title.plain[:_LONGEST])) >= _SHORTEST
    ]
    yield from _preprints(library)
    order = {key: at for at, key in enumerate(library.references)}
    found: set[tuple[str, str]] = set()
    for ordered in (
        sorted(titled, key=lambda each: (each.title, each.author)),
        sorted(titled, key=lambda each: (each.title[::-1], each.author)),
    ):
        for one, other in _neighbours(ordered):
            if _alike(one, other):
                first, second = sorted((one.reference.key, other.reference.key), key=order.__getitem__)
                found.add((first, second))
    for first, second in sorted(found):
        reference = library.references[second]
        yield LIKELY_TWIN.at(
            reference.where,
            f"`{second}` looks like `{first}`: {quoted(reference.title.plain)}",
        )


def _preprints(library: Library) -> Iterator[Diagnostic]:
    """Find a preprint and its article; they are counted as one work, and an editor says whether that is so."""
    for early, late in preprints(library.references):
        preprint, article = library.references[early], library.references[late]
        if not (preprint.work and article.work):
            named = article.work or preprint.work or early
            yield LIKELY_TWIN.at(
                article.where,
                f"`{late}` looks like the article of the preprint `{early}`, and the two are counted as one work",
                hint=f"say so by `work = {{{named}}}` in both; if they are two works, name a work in each",
            )


def _neighbours(ordered: Sequence[_Titled]) -> Iterator[tuple[_Titled, _Titled]]:
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


def _alike(one: _Titled, other: _Titled) -> bool:
    return (
        (one.author == other.author or not (one.author and other.author))
        and fuzz.ratio(one.title, other.title, score_cutoff=_ALIKE) > 0
        and _digits(one.title) == _digits(other.title)
        and _may_be_one(one.reference, other.reference)
    )


def _may_be_one(one: Reference, other: Reference) -> bool:
    """Whether nothing else in the two entries says that they are two."""
    # The same DOI has a rule of its own; two DOIs are two documents.
    two_documents = one.doi and other.doi
    return (
        not two_documents and not _named_together(one, other) and _of_one_form(one, other) and _of_one_time(one, other)
    )


def _named_together(one: Reference, other: Reference) -> bool:
    """Whether an editor has said already how the two hang together."""
    return bool(one.work and one.work == other.work) or other.key in one.related or one.key in other.related


def _of_one_form(one: Reference, other: Reference) -> bool:
    """A preprint and its article are compared apart, and a chapter is not its book."""
    return is_preprint(one) == is_preprint(other) and one.kind.startswith("in") == other.kind.startswith("in")


def _of_one_time(one: Reference, other: Reference) -> bool:
    """Whether no more than a year lies between the two, as far as both tell."""
    return not (one.date and other.date) or abs((one.date.year or 0) - (other.date.year or 0)) <= 1


def _first_author(reference: Reference) -> str:
    creators = reference.by("author") or reference.by("editor")
    if not creators or not creators.names:
        return ""
    name = creators.names[0]
    return _folded(name.literal or name.family)


def _digits(title: str) -> list[str]:
    """The numbers of a title: part 1 is not part 2, nor one year's report the next."""
    return re.findall(r"\d+", title)


def _folded(text: str) -> str:
    """Bring down to bare lower-case letters and digits, words kept apart by one space."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return _NOT_A_WORD.sub(" ", _ARTICLES.sub(" ", bare.casefold())).strip()
