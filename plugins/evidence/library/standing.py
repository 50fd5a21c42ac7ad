"""How a claim stands among the works of the library: what is counted, and the verdict, where there is one.

Works are counted, not documents. What is no evidence counts on neither side, and neither do retired pages and
retracted sources. That several works stand behind a claim is no verdict: they may each bear another part of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.library.library import Library
from evidence.model.fields import Tag
from evidence.model.guide import Recommendation

CORROBORATION = "corroboration"
"""The vocabulary of the verdicts: no editor writes them, so no field names it."""
SINGLE, ECHOED, CORROBORATED, CONTESTED = (
    Tag(CORROBORATION, id) for id in ("single-work", "echoed", "corroborated", "contested")
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many independent works a claim rests on, and what that amounts to."""

    works: int = 0
    verdict: Tag = Tag("", "")
    """A term of `corroboration`; one of no vocabulary where nothing counts, or where several works are not declared to agree."""


def standing_of_finding(library: Library, claim: str) -> Standing:
    """How one finding stands, with the findings declared to make the same claim or the opposite one."""
    return _standing(library, (claim,), library.disagreeing.get(claim, ()), agreeing=library.agreeing.get(claim, ()))


def standing_of_advice(library: Library, advice: Recommendation) -> Standing:
    """How a recommendation stands. The works counted are those that it names itself."""
    return _standing(library, advice.because, advice.contradicted_by)


def _standing(
    library: Library, claims: Iterable[str], opposite: Iterable[str], agreeing: Iterable[str] = ()
) -> Standing:
    counted = library.counted(claims)
    works = library.works_behind(counted)
    if not works:
        return Standing()
    shown = len(library.works_behind((*counted, *agreeing)))
    if library.works_behind(opposite) - works:
        return Standing(shown, CONTESTED)
    same = _same_claim(library, counted)
    if len(library.works_behind(same)) > 1:
        return Standing(shown, CORROBORATED)
    if len(works) > 1:
        return Standing(shown)
    documents = {library.findings[claim].key for claim in library.counted((*counted, *same))}
    return Standing(shown, ECHOED if len(documents) > 1 else SINGLE)


def _same_claim(library: Library, claims: tuple[str, ...]) -> frozenset[str]:
    """All findings that make the one claim which these make; none where these are not declared to agree, each with
    each: agreement of two on one point says nothing of a third on another."""
    circles = [frozenset((claim, *library.agreeing.get(claim, ()))) for claim in claims]
    same = frozenset.intersection(*circles)
    return same if same.issuperset(claims) else frozenset()
