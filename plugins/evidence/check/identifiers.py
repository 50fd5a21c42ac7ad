"""Rules about the numbers that name a work: DOI, PMID, PMCID, ISSN, ISBN."""

import re
from collections.abc import Callable, Iterator, Mapping

from evidence.check.suggestions import Offer, quoted, write
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.reference import Reference

MALFORMED_DOI = Rule(
    code="B204",
    name="malformed-doi",
    severity=Severity.ERROR,
    why="The link to the publisher does not work, and the source cannot be found by its DOI.",
    fix="A DOI starts with `10.`, has a slash and no space, such as `10.1111/hsc.13406`. Copy it from the source's page.",
)
MALFORMED_PMID = Rule(
    code="B205",
    name="malformed-pmid",
    severity=Severity.ERROR,
    why="The link to PubMed does not work.",
    fix="A PMID is a number of at most eight digits, such as `33298802`. Copy it from PubMed.",
)
MALFORMED_PMCID = Rule(
    code="B206",
    name="malformed-pmcid",
    severity=Severity.ERROR,
    why="The link to the free full text in PubMed Central does not work.",
    fix="A PMCID is `PMC` and a number, such as `PMC7919701`. Copy it from PubMed Central.",
)
SWAPPED_PUBMED_IDS = Rule(
    code="B207",
    name="swapped-pubmed-ids",
    severity=Severity.ERROR,
    why="PubMed and PubMed Central number the same article differently, so each link leads to another article.",
    fix="Put the number with the letters `PMC` into `pmcid`, and the plain number into `pmid`.",
)
DUPLICATE_IDENTIFIER = Rule(
    code="B208",
    name="duplicate-identifier",
    severity=Severity.ERROR,
    why="One work stands in the bibliography twice, or one of the two entries has another work's number.",
    fix="Keep one of the two entries, or correct the number. Where both are meant, give both the same `work`.",
)
WRONG_ISSN = Rule(
    code="B209",
    name="wrong-issn",
    severity=Severity.ERROR,
    why="The last character of an ISSN checks the others; here it does not fit, so a digit was mistyped.",
    fix="Copy the ISSN from the journal's page: eight characters, the last a digit or X, such as `0966-0410`.",
)
WRONG_ISBN = Rule(
    code="B210",
    name="wrong-isbn",
    severity=Severity.ERROR,
    why="The last character of an ISBN checks the others; here it does not fit, so a digit was mistyped.",
    fix="Copy the ISBN from the book or the publisher's page: 10 or 13 characters, hyphens allowed.",
)
RULES = (
    MALFORMED_DOI,
    MALFORMED_PMID,
    MALFORMED_PMCID,
    SWAPPED_PUBMED_IDS,
    DUPLICATE_IDENTIFIER,
    WRONG_ISSN,
    WRONG_ISBN,
)

_PMCID = re.compile(r"PMC[1-9][0-9]{0,8}(?:\.[0-9]+)?", re.IGNORECASE)
_PMID = re.compile(r"[1-9][0-9]{0,7}")


def malformed(library: Library) -> Iterator[Diagnostic]:
    """Find identifiers that cannot be right, which the reader has left out therefore."""
    for reference in library.references.values():
        refused = dict(reversed(reference.refused))
        if "pmid" in refused or "pmcid" in refused:
            yield from _pubmed(reference, refused)
        for kind, value in reference.refused:
            rule, name = _SHAPES.get(kind, (None, ""))
            if rule:
                yield rule.at(reference.at(_field(reference, kind)), f"{quoted(value)} is not {name}")


def _pubmed(reference: Reference, refused: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What stands in place of a PMID or a PMCID, and perhaps is the other of the two."""
    pmid, pmcid = refused.get("pmid", ""), refused.get("pmcid", "")
    first, second = (_field(reference, kind) for kind in ("pmid", "pmcid"))
    where = reference.at(first)
    if _PMCID.fullmatch(pmid) and _PMID.fullmatch(pmcid):
        hint = f"write `{first} = {{{pmcid}}}` and `{second} = {{{pmid}}}`"
        yield SWAPPED_PUBMED_IDS.at(where, f"the numbers in `{first}` and `{second}` are swapped", hint=hint)
        return
    if _PMCID.fullmatch(pmid):
        offer: Offer = {} if reference.pmcid or pmcid else write(where, first, "pmcid", "call the field ")
        yield SWAPPED_PUBMED_IDS.at(where, f"{quoted(pmid)} is a PMCID, but stands in `{first}`", **offer)
    elif pmid:
        yield MALFORMED_PMID.at(where, f"{quoted(pmid)} is not a PMID")
    yield from _for_a_pmcid(reference, pmid, pmcid)


def _for_a_pmcid(reference: Reference, pmid: str, pmcid: str) -> Iterator[Diagnostic]:
    """What stands in place of a PMCID."""
    first, second = (_field(reference, kind) for kind in ("pmid", "pmcid"))
    there = reference.at(second)
    number = pmcid.upper().removeprefix("PMC")
    if number and number == reference.pmid:
        hint = "keep it in one of the two; PubMed Central gives the article another number, such as `PMC7919701`"
        yield SWAPPED_PUBMED_IDS.at(
            there, f"`{first}` and `{second}` hold the same number, {quoted(number)}", hint=hint
        )
    elif re.fullmatch(r"[0-9]{8,9}", number):
        if not (reference.pmid or pmid):
            offer = write(there, second, "pmid", "call the field ")
        else:
            offer = _letters_before(pmcid)
        yield SWAPPED_PUBMED_IDS.at(there, f"{quoted(pmcid)} is likely a PMID, but stands in `{second}`", **offer)
    elif pmcid:
        yield MALFORMED_PMCID.at(there, f"{quoted(pmcid)} is not a PMCID")


def _letters_before(pmcid: str) -> Offer:
    """What to write for a bare number that may be a PMCID: PubMed Central has counted no further so far."""
    if pmcid.isdecimal() and int(pmcid) < 20_000_000:
        return {"hint": f"write `PMC{pmcid}` if that is the number in PubMed Central"}
    return {}


_SHAPES = {
    "doi": (MALFORMED_DOI, "a DOI"),
    "issn": (WRONG_ISSN, "an ISSN"),
    "isbn": (WRONG_ISBN, "an ISBN"),
}
_OTHER_NAMES = {
    "pmid": ("pubmed", "pubmedid", "pubmed_id", "eprint"),
    "pmcid": ("pmc", "pmc_id", "eprint"),
    "issn": ("eissn", "e-issn", "isbn"),
    "isbn": ("isbn-13", "isbn13", "issn"),
}


def _field(reference: Reference, kind: str) -> str:
    """The field that an identifier stands in."""
    return next((name for name in (kind, *_OTHER_NAMES.get(kind, ())) if name in reference.lines), kind)


def duplicates(library: Library) -> Iterator[Diagnostic]:
    """Find a second entry with the same DOI, PMID or PMCID, unless both name one `work`."""
    named: tuple[tuple[str, str, Callable[[Reference], str]], ...] = (
        ("doi", "DOI", lambda reference: reference.doi),
        ("pmid", "PMID", lambda reference: reference.pmid),
        ("pmcid", "PMCID", lambda reference: reference.pmcid),
    )
    told: set[str] = set()
    for field, label, value_of in named:
        first: dict[str, Reference] = {}
        for reference in library.references.values():
            value = value_of(reference).casefold()
            other = first.setdefault(value, reference) if value else reference
            if other is reference or reference.key in told or _one_work(other, reference):
                continue
            told.add(reference.key)
            yield DUPLICATE_IDENTIFIER.at(
                reference.at(field),
                f"`{reference.key}` has the {label} of `{other.key}`: {quoted(value_of(reference))}",
            )


def _one_work(one: Reference, other: Reference) -> bool:
    return bool(one.work) and one.work == other.work
