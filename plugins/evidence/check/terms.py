"""Rules about words that must be agreed: terms of the vocabulary, and the vocabulary itself."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from evidence.check.suggestions import Offer, did_you_mean, nearest, nearest_term, quoted, say, write
from evidence.check.written_fields import WrittenField, written_everywhere
from evidence.diagnostics import Diagnostic, Rename, Rule, Severity
from evidence.library.facets import OWN_FACETS
from evidence.library.library import Library
from evidence.model.fields import Kind, declared_fields
from evidence.model.finding import Finding
from evidence.model.guide import Guide
from evidence.model.known_fields import stands_on
from evidence.model.programme import Programme
from evidence.model.source import Position
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis, Term
from evidence.model.words import NO_WORDS, Words

UNKNOWN_TERM = Rule(
    code="S301",
    name="unknown-term",
    severity=Severity.ERROR,
    why="Only agreed words can be filtered and explained: a reader who filters by the right word does not find the page.",
    fix="Use a term from the vocabulary file of this field. A new term is proposed there first.",
)
MISSING_AXIS = Rule(
    code="V701",
    name="missing-vocabulary",
    severity=Severity.ERROR,
    why="Without the vocabulary no term of the field can be checked, explained or filtered.",
    fix="Add the file in `content/vocabulary/`, or put it back.",
)
NO_VOCABULARY = Rule(
    code="V702",
    name="no-vocabulary",
    severity=Severity.INFO,
    why="Without vocabulary files no term can be checked.",
    fix="Add the files of the vocabulary to `content/vocabulary/`.",
)
UNKNOWN_BROADER = Rule(
    code="V703",
    name="unknown-broader-term",
    severity=Severity.ERROR,
    why="A reader who asks for the wider term does not find what stands under this one.",
    fix="Name another term of the same file as `broader`, or leave the field out.",
)
UNKNOWN_MATCH = Rule(
    code="V704",
    name="unknown-match",
    severity=Severity.ERROR,
    why="The road from one term to another leads nowhere.",
    fix="Write the other term as `axis/term`, such as `loci/person`.",
)
DUPLICATE_TERM = Rule(
    code="V705",
    name="duplicate-term",
    severity=Severity.ERROR,
    why="Two terms with one id have one address, and only the first can be shown.",
    fix="Give one of them another id, or join them.",
)
CIRCLE_OF_TERMS = Rule(
    code="V706",
    name="circle-of-terms",
    severity=Severity.ERROR,
    why="A term that is wider than itself, by however long a way, has no place in the list.",
    fix="Take `broader` away from one of the terms of the circle.",
)
VOCABULARY_FILE_NAME = Rule(
    code="V707",
    name="vocabulary-file-name",
    severity=Severity.ERROR,
    why="A vocabulary is found by the name of its file; under another id nothing can use it.",
    fix="Give the file the name of its `id`, such as `settings.yml` for `id: settings`.",
)
NAME_TAKEN = Rule(
    code="V708",
    name="vocabulary-name-taken",
    severity=Severity.ERROR,
    why="Two facets with one id have one address, and two fields with one name cannot be told apart: only the first "
    "can be used.",
    fix="Give the facet, or the vocabulary and its file, another id.",
)
WITHOUT_DATA_UNSAID = Rule(
    code="V709",
    name="without-data-unsaid",
    severity=Severity.WARNING,
    why="An opinion or a plan would count as evidence like a study, and advice would seem to rest on more than it does.",
    fix="Write in `content/words.yml` which kinds of source have no data of their own, as `without_data: [perspective]`; "
    "where all have, as `without_data: []`.",
)
RULES = (
    UNKNOWN_TERM,
    MISSING_AXIS,
    NO_VOCABULARY,
    UNKNOWN_BROADER,
    UNKNOWN_MATCH,
    DUPLICATE_TERM,
    CIRCLE_OF_TERMS,
    VOCABULARY_FILE_NAME,
    NAME_TAKEN,
    WITHOUT_DATA_UNSAID,
)


def unknown_terms(library: Library) -> Iterator[Diagnostic]:
    """Find words that the vocabulary of their field does not have.

    A vocabulary that is missing is said once, where it is first needed; a folder without any
    vocabulary is one that somebody is only beginning. Where a file has no terms, its reader has said so.
    """
    missing: set[str] = set()
    for use in written_everywhere(library, Kind.TERM):
        axis = use.field.axis
        if axis in library.axes:
            if library.axes[axis].terms and f"{axis}/{use.value}" not in library.terms:
                yield _unknown(library, use)
        elif not library.axes:
            yield NO_VOCABULARY.at(use.where, "there is no vocabulary, so no term was checked")
            return
        elif axis not in missing:
            missing.add(axis)
            yield MISSING_AXIS.at(use.where, f"there is no vocabulary `{axis}` to look up {quoted(use.value)} in")


def _unknown(library: Library, use: WrittenField) -> Diagnostic:
    axis = library.axes[use.field.axis]
    return UNKNOWN_TERM.at(
        use.where,
        f"`{use.field.name}`: {quoted(use.value)} is not a term of {axis.id}",
        **_meant(library, axis, use),
    )


def _meant(library: Library, axis: Axis, use: WrittenField) -> Offer:
    """The nearest term by id, label or alias; else where the word does belong; else the choice."""
    word = use.value
    if each := _as_list(axis, word):
        return write(use.where, word, f"[{', '.join(each)}]", "write a list: ")
    names = {name: term.id for term in reversed(axis.terms) for name in _names(term)}
    elsewhere = [other.id for other in library.axes.values() if other.term(word)]
    if near := nearest(word, names):
        return did_you_mean(use.where, word, names[near])
    if elsewhere:
        return say(f"`{word}` is a term of {' and '.join(elsewhere)}, not of {axis.id}")
    return say(_terms_of(axis))


def _terms_of(axis: Axis) -> str:
    if not axis.terms:
        return ""
    listed = ", ".join(f"`{term.id}`" for term in axis.terms[:20])
    more = f" and {len(axis.terms) - 20} more" if len(axis.terms) > 20 else ""
    return f"the terms of {axis.id} are {listed}{more}; a new one is first proposed in `{axis.where.path}`"


def _as_list(axis: Axis, word: str) -> list[str]:
    """Where one value holds several terms, give each."""
    each = [part.strip() for part in re.split(r"[,;]", word)]
    return each if len(each) > 1 and all(axis.term(part) for part in each) else []


def _names(term: Term) -> tuple[str, ...]:
    return (term.id, term.label, *term.aliases)


def has_terms(library: Library, name: str) -> bool:
    """Whether the vocabulary of `axis/term` could be read; else its own file is what to mend."""
    axis = library.axes.get(name.partition("/")[0])
    return axis is None or bool(axis.terms)


def vocabulary(library: Library) -> Iterator[Diagnostic]:
    """Find faults inside the vocabulary files."""
    yield from _names_taken(library)
    for axis in library.content.axes:
        yield from _file_name(axis)
        yield from _duplicates(axis)
        for term in axis.terms:
            yield from _broader(axis, term)
            for match in term.matches:
                yield from _road(library, match.term, match.at("term"))
        for step in axis.framework.steps if axis.framework else ():
            for place, name in enumerate(step.terms):
                yield from _road(library, name, step.at(f"terms[{place}]"))


def kinds_without_data(library: Library) -> Iterator[Diagnostic]:
    """Find kinds of source of which nothing says whether they have data of their own."""
    words = library.content.words
    kinds = library.axes.get(declared_fields(Words)["without_data"].axis)
    if kinds and kinds.terms and library.content.summaries and not words.wrote("without_data"):
        lacks = f"there is no `{words.where.path}`" if words is NO_WORDS else "`without_data` is not written here"
        yield WITHOUT_DATA_UNSAID.at(words.where, f"{lacks}, so sources of every kind count as evidence")


def _names_taken(library: Library) -> Iterator[Diagnostic]:
    """Facets with the id of another facet, and vocabularies that would be a field of a name that there is."""
    holders = dict.fromkeys(OWN_FACETS, "the site itself")
    for axis in library.content.axes:
        if axis.facet:
            holder = holders.setdefault(axis.facet.id, axis.where.path)
            if holder != axis.where.path:
                yield NAME_TAKEN.at(axis.facet.at("id"), f"{holder} has a facet {quoted(axis.facet.id)} already")
        for record in (StudySummary, Programme, Guide, Finding):
            if stands_on(record, axis) and axis.id in declared_fields(record):
                yield NAME_TAKEN.at(axis.at("id"), f"a {record.carries_as} has another field `{axis.id}` already")
                break


def _road(library: Library, name: str, where: Position) -> Iterator[Diagnostic]:
    if name and name not in library.terms and has_terms(library, name):
        near = nearest_term(name, library.terms)
        yield UNKNOWN_MATCH.at(where, f"{quoted(name)} is not a term", **did_you_mean(where, name, near))


def _file_name(axis: Axis) -> Iterator[Diagnostic]:
    path = PurePosixPath(axis.where.path)
    if axis.id and axis.id != path.stem:
        new = path.with_name(f"{axis.id}{path.suffix}")
        yield VOCABULARY_FILE_NAME.at(
            axis.at("id"),
            f"the vocabulary {quoted(axis.id)} stands in a file named `{path.stem}`",
            hint=f"rename the file to `{new.name}`",
            edit=Rename(axis.where.path, new.as_posix()),
        )


def _duplicates(axis: Axis) -> Iterator[Diagnostic]:
    seen: dict[str, Term] = {}
    for term in axis.terms:
        first = seen.setdefault(term.id, term)
        if first is not term and term.id:
            yield DUPLICATE_TERM.at(term.at("id"), f"{quoted(term.id)} is already a term on line {first.where.line}")


def _broader(axis: Axis, term: Term) -> Iterator[Diagnostic]:
    if term.broader and not axis.term(term.broader):
        near = nearest(term.broader, [each.id for each in axis.terms])
        yield UNKNOWN_BROADER.at(
            term.at("broader"),
            f"{quoted(term.broader)} is not a term of {axis.id}",
            **did_you_mean(term.at("broader"), term.broader, near),
        )
    wider, passed = axis.term(term.broader), {term.id}
    while wider and wider.id not in passed:
        passed.add(wider.id)
        wider = axis.term(wider.broader)
    if wider and wider.id == term.id:
        yield CIRCLE_OF_TERMS.at(term.at("broader"), f"{quoted(term.id)} is wider than itself")
