"""Rules about findings: what a source is said to say."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from evidence.check.suggestions import quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.editorial import EditorialPage
from evidence.model.finding import Chain, Finding

MOST_WORDS = 40

OUTCOME_WITHOUT_MECHANISM = Rule(
    code="S303",
    name="outcome-without-mechanism",
    severity=Severity.ERROR,
    why="An outcome is credited to something people did. The same session or letter changes nothing elsewhere: "
    "a reader needs to know what it changed in people.",
    fix="Add `mechanism`: what changed in people's reasoning, trust or room to act, as the source says it. "
    "If the source does not say, leave `outcome` out of the chain.",
)
ACTIVITY_AS_MECHANISM = Rule(
    code="S304",
    name="activity-as-mechanism",
    severity=Severity.WARNING,
    why="Holding a session is not what makes a difference; what it changes in people is.",
    fix="Write as `mechanism` what changed in people, not what was done; or leave it out.",
)
LONG_FINDING = Rule(
    code="S305",
    name="long-finding",
    severity=Severity.ERROR,
    why="A finding is read in lists and quoted whole; one that is long says more than one thing.",
    fix=f"Keep a finding to {MOST_WORDS} words. Move the rest to the text, or make two findings of it.",
)
REGULATORY_WITHOUT_DETAILS = Rule(
    code="S307",
    name="regulatory-without-place-or-day",
    severity=Severity.ERROR,
    why="A rule holds in one country and for a time. Without both a reader may follow a rule that does not bind them.",
    fix="Add `jurisdiction`, such as `GB-ENG`, and `checked`: the day on which someone last looked it up, or `not-checked`.",
)
NAMES_ITSELF = Rule(
    code="S316",
    name="finding-names-itself",
    severity=Severity.ERROR,
    why="A finding that agrees with itself looks as if two sources said it.",
    fix="Name findings of other pages only.",
)
AGREES_AND_DISAGREES = Rule(
    code="S317",
    name="agrees-and-disagrees",
    severity=Severity.ERROR,
    why="Nobody can tell which of the two is meant.",
    fix="Keep it in `agrees_with` or in `disagrees_with`, not in both.",
)
AGREES_TWICE = Rule(
    code="S340",
    name="agrees-in-full-and-in-part",
    severity=Severity.ERROR,
    why="Findings that make the same claim are counted as corroboration, and those that share only a point are not.",
    fix="Keep it in `agrees_with` where both make the same claim, else in `agrees_in_part`.",
)
SAME_OF_ANOTHER = Rule(
    code="S341",
    name="same-as-another-source",
    severity=Severity.ERROR,
    why="What two documents say is two findings, however alike. Only the second telling of one is left out of lists "
    "and counts.",
    fix="Name a finding of the same document on the page of that document, or use `agrees_with`.",
)
UNLISTED_SOURCE = Rule(
    code="S320",
    name="unlisted-source",
    severity=Severity.ERROR,
    why="The page gives a finding of a document that it does not name among its own.",
    fix="Add the key to `sources` of the page (on a programme: to `documents`), or correct it.",
)
RULES = (
    OUTCOME_WITHOUT_MECHANISM,
    ACTIVITY_AS_MECHANISM,
    LONG_FINDING,
    REGULATORY_WITHOUT_DETAILS,
    NAMES_ITSELF,
    AGREES_AND_DISAGREES,
    AGREES_TWICE,
    SAME_OF_ANOTHER,
    UNLISTED_SOURCE,
)

_SAME_WORDS = 90


def findings(library: Library) -> Iterator[tuple[EditorialPage, Finding]]:
    """Every finding with its page."""
    for page in (*library.content.summaries, *library.content.programmes):
        for finding in page.findings:
            yield page, finding


def chains(library: Library) -> Iterator[Diagnostic]:
    """Find outcomes credited to an activity, and activities that stand as mechanisms."""
    for _, finding in findings(library):
        if chain := finding.chain:
            if chain.activity and chain.outcome and not chain.mechanism:
                yield OUTCOME_WITHOUT_MECHANISM.at(
                    chain.at("outcome"),
                    f"{quoted(finding.id)} credits an outcome to an activity, with no mechanism between them",
                )
            elif _says_the_same(chain):
                yield ACTIVITY_AS_MECHANISM.at(
                    chain.at("mechanism"),
                    f"the mechanism of {quoted(finding.id)} repeats its activity",
                )


def _says_the_same(chain: Chain) -> bool:
    one, other = chain.activity.casefold(), chain.mechanism.casefold()
    return bool(one and other) and fuzz.token_sort_ratio(one, other, score_cutoff=_SAME_WORDS) > 0


def lengths(library: Library) -> Iterator[Diagnostic]:
    """Find findings of more than forty words."""
    for _, finding in findings(library):
        words = sum(any(each.isalnum() for each in word) for word in finding.text.split())
        if words > MOST_WORDS:
            yield LONG_FINDING.at(
                finding.at("text"),
                f"the finding {quoted(finding.id)} has {words} words; {MOST_WORDS} are allowed",
            )


def regulatory(library: Library) -> Iterator[Diagnostic]:
    """Find regulatory statements without the place where they hold or the day of the last check."""
    for _, finding in findings(library):
        if finding.kind != "regulatory":
            continue
        lacking = [name for name in ("jurisdiction", "checked") if not finding.wrote(name)]
        if lacking:
            named = " and ".join(f"`{name}`" for name in lacking)
            yield REGULATORY_WITHOUT_DETAILS.at(
                finding.where, f"the regulatory finding {quoted(finding.id)} lacks {named}"
            )


def agreement(library: Library) -> Iterator[Diagnostic]:
    """Find findings that agree with themselves, or both agree and disagree with another."""
    for page, finding in findings(library):
        own = f"{page.id}#{finding.id}"
        for name in ("agrees_with", "disagrees_with"):
            for index, other in enumerate(getattr(finding, name)):
                if other == own:
                    yield NAMES_ITSELF.at(finding.at(f"{name}[{index}]"), f"`{name}`: {quoted(own)} names itself")
        yield from _in_part(own, finding)
        for index, other in enumerate(finding.disagrees_with):
            if other in finding.agrees_with:
                yield AGREES_AND_DISAGREES.at(
                    finding.at(f"disagrees_with[{index}]"),
                    f"{quoted(own)} both agrees and disagrees with {quoted(other)}",
                )


def told_again(library: Library) -> Iterator[Diagnostic]:
    """Find findings that are called the same as one of another document, or as one that is itself told again."""
    for claim in library.findings.values():
        same = library.findings.get(claim.finding.same_as)
        if same and (same.key != claim.key or same.finding.same_as):
            theirs = f"is a finding of {quoted(same.key)}, and {quoted(claim.id)} is of {quoted(claim.key)}"
            what = "tells another finding again itself" if same.key == claim.key else theirs
            yield SAME_OF_ANOTHER.at(claim.finding.at("same_as"), f"`same_as`: {quoted(same.id)} {what}")


def _in_part(own: str, finding: Finding) -> Iterator[Diagnostic]:
    for each in finding.agrees_in_part:
        if each.finding == own:
            yield NAMES_ITSELF.at(each.at("finding"), f"`agrees_in_part`: {quoted(own)} names itself")
        elif each.finding in finding.agrees_with:
            yield AGREES_TWICE.at(
                each.at("finding"), f"{quoted(own)} agrees with {quoted(each.finding)} both in full and in part"
            )


def sources(library: Library) -> Iterator[Diagnostic]:
    """Find findings from a document that their page does not list."""
    for page, finding in findings(library):
        known = finding.source in library.references
        if known and page.whole and finding.source not in page.listed_sources:
            yield UNLISTED_SOURCE.at(
                finding.at("source"),
                f"{quoted(finding.source)} is not among the `{page.sources_in}` of this page",
            )
