"""Rules about facts of a programme: those that text pulls in, and numbers that contradict them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from evidence.check.numbers import PATTERN, number
from evidence.check.suggestions import nearest, quoted
from evidence.check.written_fields import pages, texts, written
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.citation import TextLink
from evidence.model.editorial import EditorialPage
from evidence.model.fields import Kind
from evidence.model.programme import Fact, Programme
from evidence.model.source import Position

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
            if link.target.startswith("fact:"):
                yield from _unknown_fact(programmes, link)


def _unknown_fact(programmes: Mapping[str, Programme], link: TextLink) -> Iterator[Diagnostic]:
    id, _, name = link.target.removeprefix("fact:").rpartition("/")
    programme = programmes.get(id)
    facts = [fact.id for fact in programme.facts] if programme else []
    if not programme:
        near = nearest(id, programmes)
        message = f"{quoted(id)} is not a programme, so it has no fact {quoted(name)}"
        hint = f"write `{{{{fact:{near or next(iter(programmes), 'programme')}/{name}}}}}`"
        yield UNKNOWN_FACT.at(link.where, message, hint=hint if programmes else "")
    elif name not in facts and programme.whole:
        near = nearest(name, facts)
        message = f"the programme `{id}` has no fact {quoted(name)}"
        yield UNKNOWN_FACT.at(link.where, message, hint=f"did you mean `{near}`?" if near else "")


@dataclass(frozen=True, slots=True)
class _Counted:
    """A fact that is a number of things."""

    fact: Fact
    number: int
    things: str


_THINGS = re.compile(r"[a-z][a-z -]{2,40}")
_QUALIFIED = re.compile(r" (?:in|at|for|by|to|from|with|that|which|who|per|each|on|during) ")
_ABOUT_SOURCES = frozenset(["note", "read_from", "doubts"])
"""Fields that say where sources disagree, or what was read: their numbers may differ."""


def contradictions(library: Library) -> Iterator[Diagnostic]:
    """Find numbers in text that contradict a fact of the programme the text is about.

    A larger number of the same things contradicts it in any sentence. A smaller one may be a part
    of them, so it only counts where the words speak of the whole (`the six projects`, `it funded
    six projects`), or where it opens the sentence and is more than half (`Six projects set out`).
    """
    for programme in library.content.programmes:
        counted = [each for each in map(_counted, programme.facts) if each]
        if not counted:
            continue
        for page in pages(library):
            if page is programme or _is_about(library, page, programme):
                yield from _on_page(page, programme, counted)


def _on_page(page: EditorialPage, programme: Programme, counted: list[_Counted]) -> Iterator[Diagnostic]:
    for use in written(page, Kind.TEXT):
        if use.field.name not in _ABOUT_SOURCES:
            for each, words in _contradicted(programme, counted, use.value):
                hint = f"correct the number here or the fact `{each.fact.id}`"
                yield _contradiction(programme, each, words, use.where, hint)
    for text, where in texts(page):
        for each, words in _contradicted(programme, counted, text):
            name = each.fact.id if page is programme else f"{programme.id}/{each.fact.id}"
            hint = f"write `{{{{fact:{name}}}}}` for the number, or say which part of the whole is meant"
            yield _contradiction(programme, each, words, where, hint)


def _contradiction(programme: Programme, counted: _Counted, words: str, where: Position, hint: str) -> Diagnostic:
    fact = counted.fact
    return CONTRADICTED_FACT.at(
        where, f"{quoted(words)} contradicts `{programme.id}`, which has {quoted(fact.label)}: {fact.value}", hint=hint
    )


def _counted(fact: Fact) -> _Counted | None:
    value = number(fact.value)
    things = _things(fact.label)
    return _Counted(fact, value, things) if value is not None and things else None


def _things(label: str) -> str:
    """What is counted: `Number of projects` counts `projects`.

    `Sites in the first phase` counts only some sites, and a text need not say which: nothing is
    compared with it.
    """
    words = re.sub(r"^(?:the )?(?:total )?number of (?:the )?", "", label.casefold().strip())
    return words if _THINGS.fullmatch(words) and not _QUALIFIED.search(words) else ""


def _is_about(library: Library, page: EditorialPage, programme: Programme) -> bool:
    if page.programme == programme.id:
        return True
    documents = {document.key for document in programme.documents if not document.work}
    cited = (library.cited(each) or each.key for each in page.prose.citations)
    return any(key == programme.id or key in documents for key in cited) or any(
        link.target.partition("#")[0] == f"page:{programme.path}" for link in page.prose.links
    )


_OF_THE_WHOLE = (
    r"(?:the|all|its|their|these|those|had|has|have|with|were|are|was|funded|funds|paid for|backed|supported|ran|"
    r"involved|included|covered|comprised|made up of|brought together|across|over|through|set up|chose|selected)"
)


def _contradicted(programme: Programme, counted: list[_Counted], text: str) -> Iterator[tuple[_Counted, str]]:
    """Each fact that a text contradicts, with the words that do."""
    for each in counted:
        stated = _stated(programme, each.things)
        for things in _pattern(each.things).finditer(text):
            before = _BEFORE.search(text[max(0, things.start() - _FAR) : things.start()])
            if before and _is_another_count(before, each.number, stated):
                yield each, f"{before['number']} {things[0]}"


def _is_another_count(before: re.Match[str], known: int, stated: Collection[int | None]) -> bool:
    """Whether the number before some things says of all of them what the fact and its texts do not."""
    value = number(before["number"])
    if value is None or value == 1 or value in stated:
        return False  # "the one project" is seldom a count of all
    opens = before["opens"] is not None and 2 * value > known
    return value > known or bool(before["whole"]) or opens


def _stated(programme: Programme, things: str) -> set[int | None]:
    """Every number that any fact gives for such things, also for some of them only."""
    single = things.removesuffix("s")
    return {number(fact.value) for fact in programme.facts if single in fact.label.casefold()}


_FAR = 80
"""Characters before the things in which their number and the words before it stand."""
_BEFORE = re.compile(
    rf"(?:(?P<whole>\b{_OF_THE_WHOLE} )|(?P<opens>^|(?<=[.!?] )))?(?<![\w.,-])(?P<number>{PATTERN})[ -]$",
    re.IGNORECASE,
)
"""A number directly before the things, with the word that tells the whole from a part."""


@cache
def _pattern(things: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(things.removesuffix('s'))}s?\b", re.IGNORECASE)
