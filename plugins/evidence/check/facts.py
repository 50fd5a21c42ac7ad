"""Rules about facts of a programme: those that text pulls in, and numbers that contradict them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from evidence.check.numbers import PATTERN, number
from evidence.check.walk import pages, written
from evidence.check.words import nearest, quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.fields import Kind
from evidence.model.library import Library
from evidence.model.programme import Fact, Programme
from evidence.model.record import Record
from evidence.model.source import Position
from evidence.model.summary import Summary

UNKNOWN_FACT = Rule(
    code="P407",
    name="unknown-fact",
    severity=Severity.ERROR,
    why="A reader sees a gap in the middle of a sentence.",
    fix="Write `{{fact:id}}` with an id from `facts` of the programme; on another page `{{fact:programme/id}}`.",
)
CONTRADICTED_FACT = Rule(
    code="P408",
    name="contradicted-fact",
    severity=Severity.WARNING,
    why="A reader who finds two numbers for one thing trusts neither.",
    fix="Pull the number in from the programme as `{{fact:id}}`, so that it is typed once; "
    "or say which part of the whole is meant, such as `two of the seven projects`.",
)
RULES = (UNKNOWN_FACT, CONTRADICTED_FACT)


def unknown_facts(library: Library) -> Iterator[Diagnostic]:
    """Find `{{fact:…}}` that names no fact."""
    programmes = {programme.id: programme for programme in library.content.programmes}
    for page in pages(library):
        for link in page.prose.links:
            if not link.target.startswith("fact:"):
                continue
            id, _, name = link.target.removeprefix("fact:").rpartition("/")
            programme = programmes.get(id)
            facts = [fact.id for fact in programme.facts] if programme else []
            if not programme:
                near = nearest(id, programmes)
                message = f"{quoted(id)} is not a programme, so it has no fact {quoted(name)}"
                hint = f"write `{{{{fact:{near or next(iter(programmes), 'programme')}/{name}}}}}`"
                yield UNKNOWN_FACT.at(link.where, message, hint=hint if programmes else "")
            elif name not in facts:
                near = nearest(name, facts)
                yield UNKNOWN_FACT.at(
                    link.where,
                    f"the programme `{id}` has no fact {quoted(name)}",
                    hint=f"did you mean `{near}`?" if near else "",
                )


@dataclass(frozen=True, slots=True)
class _Counted:
    """A fact that is a number of things."""

    fact: Fact
    number: int
    things: str


def contradictions(library: Library) -> Iterator[Diagnostic]:
    """Find numbers in text that contradict a fact of the programme the text is about.

    A larger number of the same things contradicts it in any sentence. A smaller one may be a part
    of them, so it only counts where the words speak of the whole: `the six projects`, `it funded six projects`.
    """
    for programme in library.content.programmes:
        counted = [each for each in map(_counted, programme.facts) if each]
        if not counted:
            continue
        for page in pages(library):
            if page is programme or _is_about(library, page, programme):
                for text, where in _texts(page):
                    yield from _contradicted(programme, counted, text, where)


def _counted(fact: Fact) -> _Counted | None:
    value = number(fact.value)
    things = _things(fact.label)
    return _Counted(fact, value, things) if value is not None and things else None


def _things(label: str) -> str:
    """What is counted: `Number of pilot sites in England` counts `pilot sites`."""
    words = re.sub(r"^(?:the )?(?:total )?number of (?:the )?", "", label.casefold().strip())
    words = re.split(r" (?:in|at|for|by|to|from|with|that|which|taking|funded|involved)\b|[,(:]", words)[0].strip()
    return words if re.fullmatch(r"[a-z][a-z -]{2,40}", words) else ""


def _is_about(library: Library, page: Record, programme: Programme) -> bool:
    if isinstance(page, Summary) and page.programme == programme.id:
        return True
    documents = {document.key for document in programme.documents if not document.work}
    cited = (library.cited(each) or each.key for each in page.prose.citations)
    return any(key == programme.id or key in documents for key in cited) or any(
        link.target.partition("#")[0] == f"page:{programme.path}" for link in page.prose.links
    )


def _texts(page: Record) -> Iterator[tuple[str, Position]]:
    yield from ((use.value, use.where) for use in written(page, Kind.TEXT))
    yield from ((line, page.where) for line in page.prose.text.splitlines())


_OF_THE_WHOLE = (
    r"(?:the|all|its|their|these|those|of|had|has|have|with|were|are|was|funded|funds|paid for|backed|supported|ran|"
    r"involved|included|covered|comprised|made up of|brought together|across|over|through|set up|chose|selected)"
)


def _contradicted(
    programme: Programme, counted: list[_Counted], text: str, where: Position
) -> Iterator[Diagnostic]:
    agreed = {(each.things, each.number) for each in counted}
    for each in counted:
        for found in _pattern(each.things).finditer(text):
            value = number(found["number"])
            if value in (None, 1) or (each.things, value) in agreed:
                continue  # "the one project" is seldom a count of all
            if value > each.number or (found["whole"] and not found["part"]):
                yield CONTRADICTED_FACT.at(
                    where,
                    f"{quoted(found['number'] + ' ' + found['things'])} contradicts a fact of "
                    f"`{programme.id}`: {each.fact.label}, {each.fact.value}",
                    hint=f"write `{{{{fact:{_name(programme, each.fact, where)}}}}}` to pull the fact in, "
                    "or say which part of the whole is meant",
                )


def _name(programme: Programme, fact: Fact, where: Position) -> str:
    return fact.id if where.path == programme.where.path else f"{programme.id}/{fact.id}"


@cache
def _pattern(things: str) -> re.Pattern[str]:
    """Find a number directly before the things, with the words that tell a part from the whole."""
    single = things.removesuffix("s")
    return re.compile(
        rf"(?P<part>\b(?:in|at|for|only|other|another|some) )?(?P<whole>\b{_OF_THE_WHOLE} )?"
        rf"(?<![\w.,-])(?P<number>{PATTERN})[ -](?P<things>{re.escape(single)}s?)\b",
        re.IGNORECASE,
    )
