"""Rules about programmes and the documents about them."""

from collections.abc import Iterator

from evidence.check.suggestions import nearest, quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.programme import Programme

UNKNOWN_PROGRAMME = Rule(
    code="P401",
    name="unknown-programme",
    severity=Severity.ERROR,
    why="A reader who wants to see the programme behind the study finds nothing.",
    fix="Write the id of the programme: the name of its file in `content/programmes/` without `.md`.",
)
DOCUMENT_NOT_LISTED = Rule(
    code="P402",
    name="document-not-listed",
    severity=Severity.WARNING,
    why="The study says it belongs to the programme, but the programme does not list it: it is counted as a work of its own.",
    fix="Add the key to `documents` of the programme. If it reports a study of its own, give it a `work` there.",
)
FINDING_WITHOUT_SOURCE = Rule(
    code="P403",
    name="finding-without-source",
    severity=Severity.ERROR,
    why="A programme has many documents; a reader must know which of them says so.",
    fix="Add `source` with the key of the document.",
)
UNKNOWN_CONDITION = Rule(
    code="P404",
    name="unknown-condition",
    severity=Severity.ERROR,
    why="Preconditions and practices are agreed words, so that programmes can be compared.",
    fix="Use a term of `content/vocabulary/preconditions.yml` or `practices.yml`.",
)
DUPLICATE_FACT = Rule(
    code="P405",
    name="duplicate-fact",
    severity=Severity.ERROR,
    why="Text that pulls in the fact shows only the first of the two.",
    fix="Give one of them another id, or join them.",
)
DUPLICATE_DOCUMENT = Rule(
    code="P406",
    name="duplicate-document",
    severity=Severity.ERROR,
    why="A document that stands twice in the list may be said to do two things, and readers see it twice.",
    fix="Keep one of them.",
)
RULES = (
    UNKNOWN_PROGRAMME,
    DOCUMENT_NOT_LISTED,
    FINDING_WITHOUT_SOURCE,
    UNKNOWN_CONDITION,
    DUPLICATE_FACT,
    DUPLICATE_DOCUMENT,
)


def membership(library: Library) -> Iterator[Diagnostic]:
    """Find studies of a programme that is not there, or that does not list them."""
    programmes = {programme.id: programme for programme in library.content.programmes}
    for summary in library.content.summaries:
        if not summary.programme:
            continue
        programme = programmes.get(summary.programme)
        if not programme:
            near = nearest(summary.programme, programmes)
            yield UNKNOWN_PROGRAMME.at(
                summary.at("programme"),
                f"there is no programme {quoted(summary.programme)}",
                hint=f"did you mean `{near}`?" if near else "",
            )
        elif summary.source in library.references and programme.whole and not _lists(programme, summary.source):
            yield DOCUMENT_NOT_LISTED.at(
                summary.at("programme"),
                f"the programme `{programme.id}` does not list {quoted(summary.source)}",
            )


def _lists(programme: Programme, key: str) -> bool:
    return any(document.key == key for document in programme.documents)


def sources(library: Library) -> Iterator[Diagnostic]:
    """Find findings of a programme that name no document."""
    for programme in library.content.programmes:
        for finding in programme.findings:
            if not finding.wrote("source"):
                yield FINDING_WITHOUT_SOURCE.at(finding.where, f"the finding {quoted(finding.id)} names no `source`")


def conditions(library: Library) -> Iterator[Diagnostic]:
    """Find preconditions and practices that the vocabulary does not have."""
    for programme in library.content.programmes:
        for axis, written in programme.conditions():
            if axis not in library.axes:
                continue
            terms = [term.id for term in library.axes[axis].terms]
            for condition in written:
                if condition.term and condition.term not in terms:
                    near = nearest(condition.term, terms)
                    listed = ", ".join(f"`{term}`" for term in terms)
                    yield UNKNOWN_CONDITION.at(
                        condition.at("term"),
                        f"`{axis}`: {quoted(condition.term)} is not a term of {axis}",
                        hint=f"did you mean `{near}`?" if near else f"the terms are {listed}",
                    )


def duplicates(library: Library) -> Iterator[Diagnostic]:
    """Find facts with one id, and documents listed twice, on one programme."""
    for programme in library.content.programmes:
        facts: dict[str, int] = {}
        for fact in programme.facts:
            line = facts.setdefault(fact.id, fact.where.line)
            if line != fact.where.line and fact.id:
                yield DUPLICATE_FACT.at(fact.at("id"), f"the fact {quoted(fact.id)} already stands on line {line}")
        documents: dict[str, int] = {}
        for document in programme.documents:
            line = documents.setdefault(document.key, document.where.line)
            if line != document.where.line and document.key:
                yield DUPLICATE_DOCUMENT.at(document.at("key"), f"{quoted(document.key)} already stands on line {line}")
