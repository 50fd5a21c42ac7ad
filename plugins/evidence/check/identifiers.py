"""Rules about the numbers that name a work: DOI, PMID, PMCID, ISSN, ISBN."""

import re
from collections.abc import Callable, Iterator

from evidence.check.words import quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.library import Library
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

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S*[^\s.,;:]")
_PMID = re.compile(r"[1-9][0-9]{0,7}")
_PMCID = re.compile(r"PMC[1-9][0-9]{0,8}(?:\.[0-9]+)?", re.IGNORECASE)


def malformed(library: Library) -> Iterator[Diagnostic]:
    """Find identifiers that cannot be right by their shape alone."""
    for reference in library.references.values():
        if reference.doi and not _DOI.fullmatch(reference.doi):
            yield MALFORMED_DOI.at(reference.at("doi"), f"{quoted(reference.doi)} is not a DOI")
        yield from _pubmed(reference)


def _pubmed(reference: Reference) -> Iterator[Diagnostic]:
    pmid, pmcid = reference.pmid, reference.pmcid
    as_written = reference.fields.get("pmcid", pmcid).strip()
    if _PMCID.fullmatch(pmid) and _PMID.fullmatch(as_written):
        yield SWAPPED_PUBMED_IDS.at(
            reference.at("pmid"),
            "the numbers in `pmid` and `pmcid` are swapped",
            hint=f"write `pmid = {{{as_written}}}` and `pmcid = {{{pmid}}}`",
        )
        return
    if _PMCID.fullmatch(pmid):
        yield SWAPPED_PUBMED_IDS.at(
            reference.at("pmid"), f"{quoted(pmid)} is a PMCID, but stands in `pmid`"
        )
    elif pmid and not _PMID.fullmatch(pmid):
        yield MALFORMED_PMID.at(reference.at("pmid"), f"{quoted(pmid)} is not a PMID")
    if pmcid and not _PMCID.fullmatch(pmcid):
        yield MALFORMED_PMCID.at(
            reference.at("pmcid"),
            f"{quoted(pmcid)} is not a PMCID",
            hint=f"write `PMC{pmcid}` if that is the number in PubMed Central" if pmcid.isdecimal() else "",
        )


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


def check_digits(library: Library) -> Iterator[Diagnostic]:
    """Find ISSNs and ISBNs whose last character does not fit the others."""
    for reference in library.references.values():
        for issn in reference.issns:
            if not is_issn(issn):
                yield WRONG_ISSN.at(reference.at("issn"), f"{quoted(issn)} is not an ISSN")
        for isbn in reference.isbns:
            if not is_isbn(isbn):
                yield WRONG_ISBN.at(reference.at("isbn"), f"{quoted(isbn)} is not an ISBN")


def is_issn(text: str) -> bool:
    """Whether text is an ISSN, with or without its hyphen (ISO 3297: weights 8 to 1, modulus 11)."""
    bare = _bare(text)
    return bool(re.fullmatch(r"[0-9]{7}[0-9X]", bare)) and _modulus_11(bare)


def is_isbn(text: str) -> bool:
    """Whether text is an ISBN of 10 or 13 characters (ISO 2108), with or without hyphens."""
    bare = _bare(text)
    if re.fullmatch(r"[0-9]{9}[0-9X]", bare):
        return _modulus_11(bare)
    if re.fullmatch(r"97[89][0-9]{10}", bare):
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(bare)) % 10 == 0
    return False


def _modulus_11(bare: str) -> bool:
    """The weighted sum, where the last character weighs 1 and X stands for ten."""
    digits = [10 if each == "X" else int(each) for each in bare]
    return sum(digit * weight for weight, digit in enumerate(reversed(digits), start=1)) % 11 == 0


def _bare(text: str) -> str:
    """Without hyphens of any kind and spaces."""
    return re.sub(r"[\s\u00ad\u2010-\u2015\u2212-]", "", text).upper()
