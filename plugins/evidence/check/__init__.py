"""Nouns to diagnostics: a rule is a constant and a function, and `CHECKS` is the register.

What can be seen in one file alone (an unknown field, a wrong shape, a missing value) the readers
have said already. Here is what can only be seen once everything is joined, or what needs judgement.
"""

from collections.abc import Callable, Collection, Iterator

from evidence.check import (
    addresses,
    duplicates,
    facts,
    findings,
    guides,
    identifiers,
    ids,
    keys,
    links,
    placeholders,
    privacy,
    programmes,
    reading_age,
    references,
    summaries,
    terms,
)
from evidence.diagnostics import Diagnostic, Rule, in_order
from evidence.library.library import Library

CHECKS: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    identifiers.malformed,
    identifiers.duplicates,
    references.incomplete,
    references.notices,
    references.related,
    references.pages,
    references.in_capitals,
    addresses.unsafe_addresses,
    duplicates.likely_twins,
    terms.unknown_terms,
    terms.vocabulary,
    terms.kinds_without_data,
    keys.unknown_keys,
    keys.unknown_findings,
    findings.chains,
    findings.lengths,
    findings.regulatory,
    findings.agreement,
    findings.told_again,
    findings.sources,
    summaries.perspectives,
    summaries.notices,
    summaries.review_days,
    summaries.retired,
    summaries.one_page_a_source,
    summaries.agreed_words,
    summaries.without_status,
    placeholders.placeholders,
    reading_age.reading_age,
    privacy.contact_details,
    programmes.membership,
    programmes.sources,
    programmes.conditions,
    programmes.duplicates,
    facts.unknown_facts,
    facts.contradictions,
    guides.without_data,
    guides.actors,
    guides.confidence,
    guides.foundations,
    guides.both_sides,
    guides.effects,
    guides.contradictions,
    ids.duplicate_parts,
    ids.duplicate_ids,
    ids.redirects,
    ids.lost_ids,
    ids.unlisted_ids,
    links.citations,
    links.named_pages,
    links.concept_pages,
)
"""Every check that needs the library alone."""

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in (
        identifiers,
        references,
        addresses,
        duplicates,
        terms,
        keys,
        findings,
        summaries,
        placeholders,
        reading_age,
        privacy,
        programmes,
        facts,
        guides,
        ids,
        links,
    )
    for rule in module.RULES
)
"""Every rule that a check can state."""


def check(
    library: Library, today: str = "", files: Collection[str] | None = None, theirs: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Find everything that is wrong with a library, in reading order.

    `today` is a day as `YYYY-MM-DD`; without it no review is overdue. `files` are the paths of all
    files of the content folder, from that folder; without them links to pictures and the like are
    not followed. `theirs` are pages of somebody else's in that folder, of which only the place is known.
    """
    found = [diagnostic for rule in CHECKS for diagnostic in rule(library)]
    found += links.links(library, files, theirs)
    if today:
        found += [*summaries.reviews_by_day(library, today), *summaries.days_to_come(library, today)]
    return in_order(found)
