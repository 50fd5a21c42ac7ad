"""Rules about personal contact details, which are never published."""

import re
from collections.abc import Iterator

from evidence.check.written_fields import pages, texts, written_everywhere
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.fields import Kind
from evidence.model.source import Position

E_MAIL = Rule(
    code="S308",
    name="e-mail-address",
    severity=Severity.ERROR,
    why="A person's address on a public page is gathered by machines, and may be against the law.",
    fix="Take the address out. Link to the web page of the organisation instead.",
)
TELEPHONE = Rule(
    code="S309",
    name="telephone-number",
    severity=Severity.WARNING,
    why="A person's number on a public page is gathered by machines, and may be against the law.",
    fix="Take the number out, or link to the organisation's web page. If it is another kind of number, "
    "write what it is in front of it, such as `ISBN`, or group its digits otherwise.",
)
RULES = (E_MAIL, TELEPHONE)

_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})\b", re.IGNORECASE)
_EXAMPLE = re.compile(r"(?:^|\.)(?:example(?:\.\w+)?|invalid|test)$", re.IGNORECASE)
"""Names that are kept for examples (RFC 2606)."""

# What holds long numbers and is no telephone: addresses, identifiers with their label, trial numbers.
_OTHER_NUMBERS = re.compile(
    r"https?://\S+|\b10\.\d{4,9}/\S+|\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b"
    r"|\b(?:DOI|PMID|PMCID|PMC|ISSN|ISBN|ORCID|ISRCTN|NCT|UIN|IRAS|REC|PROSPERO|CRD|accession(?: number)?)"
    r"[\s:#.]*[\dX/ –-]+",
    re.IGNORECASE,
)
_GAP = r"[\s .()–-]{0,3}"
_TELEPHONE = re.compile(
    r"(?<![\w.,/£$€%+-])(?:"
    r"(?:\+|00)[1-9](?:" + _GAP + r"\d){7,13}"  # with the code of a country
    r"|\(?0[1-9](?:" + _GAP + r"\d){8,9}"  # as written within the United Kingdom and others
    r"|(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}"  # as written within North America
    r")(?![\w%/]|[.,-]\d)"
)
_LONG_NUMBER = re.compile(r"\d[\s\d.()–-]{5,}\d")
"""What every telephone number looks like, found quickly: most texts hold nothing of the kind."""
_TEXTS = (Kind.TEXT, Kind.LINE)


def contact_details(library: Library) -> Iterator[Diagnostic]:
    """Find e-mail addresses and telephone numbers in text and in front matter."""
    for use in written_everywhere(library, *_TEXTS):
        yield from _in_text(use.value, use.where)
    for page in pages(library):
        for text, where in texts(page):
            yield from _in_text(text, where)
    for reference in library.references.values():
        for name, value in reference.fields.items():
            if "@" in value:
                yield from _e_mails(value, reference.at(name))


def _in_text(text: str, where: Position) -> Iterator[Diagnostic]:
    if "@" in text:
        yield from _e_mails(text, where)
    for number in telephone_numbers(text):
        yield TELEPHONE.at(where, f"`{number}` looks like a telephone number")


def _e_mails(text: str, where: Position) -> Iterator[Diagnostic]:
    for found in _E_MAIL.finditer(text):
        if not _EXAMPLE.search(found[1]):
            yield E_MAIL.at(where, f"`{found[0]}` is an e-mail address")


def telephone_numbers(text: str) -> list[str]:
    """Find what is written like a telephone number and is no identifier, figure or range."""
    if not _LONG_NUMBER.search(text):
        return []
    bare = _OTHER_NUMBERS.sub(" ", text)
    return [found[0].strip() for found in _TELEPHONE.finditer(bare)]
