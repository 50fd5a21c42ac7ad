"""Rules about advice: who is asked to act, and what the advice rests on."""

from collections.abc import Iterator

from evidence.check.suggestions import quoted
from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.library.library import Library, LocatedFinding
from evidence.model.finding import EFFECT
from evidence.model.guide import CONTRADICTS, DO, GOOD_PRACTICE, Guide, Recommendation

WITHOUT_DATA = Rule(
    code="G501",
    name="advice-without-evidence",
    severity=Severity.ERROR,
    why="Advice that rests on opinions, concepts, guidance or policy alone looks as if a study stood behind it.",
    fix="Rest the advice on a finding of a study or an evaluation, or take it out and say what is not known.",
)
PATIENTS_DO_IT_ALL = Rule(
    code="G502",
    name="patients-do-it-all",
    severity=Severity.WARNING,
    why="Partnership that asks only patients and carers to change leaves services as they are.",
    fix="Say what practitioners, managers or commissioners do, and name them in `actor`.",
)
SURE_OF_ONE_WORK = Rule(
    code="G503",
    name="high-confidence-on-one-work",
    severity=Severity.ERROR,
    why="However good a study is, one alone does not make us highly confident. Several documents of one work are still one.",
    fix="Lower the rating, or name findings of another, independent work under `because`.",
)
RESTS_ON_UNREVIEWED = Rule(
    code="G504",
    name="rests-on-unreviewed",
    severity=Severity.WARNING,
    why="The guide is shown as reviewed, but nobody has compared what it rests on with its source.",
    fix="Review the page it rests on first, or set the guide back to `draft`.",
)
RESTS_ON_RETIRED = Rule(
    code="G505",
    name="rests-on-retired",
    severity=Severity.WARNING,
    why="Readers would act on evidence that has been taken out of use.",
    fix="Rest the advice on other findings, or withdraw it.",
)
RESTS_ON_RETRACTED = Rule(
    code="G506",
    name="rests-on-retracted",
    severity=Severity.ERROR,
    why="Readers would act on a source that its publisher has withdrawn.",
    fix="Rest the advice on other findings, or withdraw it.",
)
FOR_AND_AGAINST = Rule(
    code="G507",
    name="for-and-against",
    severity=Severity.ERROR,
    why="One finding cannot speak for the advice and against it.",
    fix="Keep it in `because` or in `against`, not in both.",
)
DO_WITHOUT_EFFECT = Rule(
    code="G508",
    name="do-without-effect",
    severity=Severity.ERROR,
    why="*Do* tells a reader that somebody tried this and looked at what came of it. Here nobody did.",
    fix="Name a finding of kind `effect` under `because`, or choose a weaker strength: `good-practice` for what is "
    "cheap and decent and was not tested, else `consider`.",
)
CONTRADICTS_ITSELF = Rule(
    code="G509",
    name="contradicted-by-its-own-work",
    severity=Severity.ERROR,
    why="A work that speaks for the advice cannot also be the one that refutes it: what else it found shows how far "
    "the advice holds, or what to be careful about.",
    fix="Write `kind: limits` or `kind: caution`.",
)
RULES = (
    WITHOUT_DATA,
    PATIENTS_DO_IT_ALL,
    SURE_OF_ONE_WORK,
    RESTS_ON_UNREVIEWED,
    RESTS_ON_RETIRED,
    RESTS_ON_RETRACTED,
    FOR_AND_AGAINST,
    DO_WITHOUT_EFFECT,
    CONTRADICTS_ITSELF,
)


def _advice(library: Library) -> Iterator[tuple[Guide, Recommendation]]:
    for guide in library.content.guides:
        if not guide.is_retired:
            for each in guide.recommendations:
                yield guide, each


def _because(library: Library, advice: Recommendation) -> list[LocatedFinding]:
    return [library.findings[name] for name in advice.because if name in library.findings]


def without_data(library: Library) -> Iterator[Diagnostic]:
    """Find advice that rests on nothing that counts as evidence."""
    for _, advice in _advice(library):
        claims = _because(library, advice)
        if claims and not any(library.has_data(claim.key) for claim in claims):
            yield WITHOUT_DATA.at(
                advice.at("because"), f"the advice {quoted(advice.id)} rests on no source with data of its own"
            )


def actors(library: Library) -> Iterator[Diagnostic]:
    """Find guides that ask only patients, carers and the public to act."""
    served = set(library.content.words.served)
    for guide in library.content.guides:
        asked = [set(each.actor) for each in guide.recommendations]
        if asked and all(actor and actor <= served for actor in asked):
            yield PATIENTS_DO_IT_ALL.at(
                guide.at("recommendations"), "every action of this guide falls on patients or carers"
            )


def confidence(library: Library) -> Iterator[Diagnostic]:
    """Find high confidence in what a single work says."""
    for _, advice in _advice(library):
        if not advice.confidence or advice.confidence.rating != "high":
            continue
        names = [claim.id for claim in _because(library, advice)]
        names += [other for name in names for other in library.agreeing.get(name, ())]
        if len(library.works_behind(names)) == 1:
            yield SURE_OF_ONE_WORK.at(
                advice.confidence.at("rating"),
                f"high confidence in {quoted(advice.id)}, which rests on a single work",
            )


def foundations(library: Library) -> Iterator[Diagnostic]:
    """Find advice that rests on pages or sources which do not bear it."""
    for guide, advice in _advice(library):
        told: set[str] = set()
        for index, name in enumerate(advice.because):
            claim = library.findings.get(name)
            if claim and claim.page not in told:
                told.add(claim.page)
                yield from _foundation(library, guide, advice, f"because[{index}]", claim)


def _foundation(
    library: Library, guide: Guide, advice: Recommendation, place: str, claim: LocatedFinding
) -> Iterator[Diagnostic]:
    page, where = library.pages[claim.page], advice.at(place)
    reference = library.references.get(claim.key)
    lead = f"the advice {quoted(advice.id)} rests on"
    if reference and (reference.retracted or reference.concern):
        what = "which was withdrawn" if reference.withdrawn else "which was retracted"
        what = what if reference.retracted else "about which its publisher voiced concern"
        yield RESTS_ON_RETRACTED.at(where, f"{lead} {quoted(claim.key)}, {what}")
    if page.is_retired:
        yield RESTS_ON_RETIRED.at(where, f"{lead} `{page.id}`, which is retired")
    elif page.status in ("stub", "draft") and guide.status == "reviewed":
        yield RESTS_ON_UNREVIEWED.at(where, f"{lead} `{page.id}`, which is only a {page.status}")


def both_sides(library: Library) -> Iterator[Diagnostic]:
    """Find findings that are named both for and against one piece of advice."""
    for _, advice in _advice(library):
        for against in advice.against:
            if against.finding in advice.because:
                yield FOR_AND_AGAINST.at(
                    against.at("finding"),
                    f"{quoted(against.finding)} is named both for and against {quoted(advice.id)}",
                )


def effects(library: Library) -> Iterator[Diagnostic]:
    """Find the strength *do* where no finding of an effect bears it."""
    for _, advice in _advice(library):
        claims = [claim for claim in _because(library, advice) if library.has_data(claim.key)]
        known = claims and len(_because(library, advice)) == len(advice.because)
        if advice.strength == DO and known and not any(claim.finding.kind == EFFECT for claim in claims):
            where, weaker = advice.at("strength"), _weaker(library, advice.strength.axis)
            yield DO_WITHOUT_EFFECT.at(
                where,
                f"the advice {quoted(advice.id)} says *do*, and rests on no finding of an effect",
                edit=Edit(where, DO, weaker) if weaker else None,
            )


def _weaker(library: Library, strengths: str) -> str:
    """The strength for what was not tested, where the vocabulary has one."""
    return next((each for each in (GOOD_PRACTICE, "consider") if f"{strengths}/{each}" in library.terms), "")


def contradictions(library: Library) -> Iterator[Diagnostic]:
    """Find advice that is said to be contradicted by a work which it rests on."""
    for _, advice in _advice(library):
        own = library.works_behind(advice.because)
        for against in advice.against:
            named_twice = against.finding in advice.because
            if against.kind == CONTRADICTS and not named_twice and library.works_behind([against.finding]) & own:
                where = against.at("kind")
                yield CONTRADICTS_ITSELF.at(
                    where,
                    f"{quoted(against.finding)} is said to contradict {quoted(advice.id)}, "
                    "which rests on the same work",
                    edit=Edit(where, CONTRADICTS, "limits"),
                )
