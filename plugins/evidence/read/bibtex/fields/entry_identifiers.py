"""The numbers and addresses of an entry, from whichever fields programs put them into."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.check_digits import is_isbn, is_issn
from evidence.model.csl_types import server_named
from evidence.model.reference import Date
from evidence.read.bibtex.entries import BibEntry
from evidence.read.bibtex.fields import identifiers
from evidence.read.bibtex.fields.dates import read_date
from evidence.read.bibtex.latex.verbatim import verbatim

DOI_WITHIN = Rule(
    code="B220",
    name="doi-with-addition",
    severity=Severity.WARNING,
    why="Programs that read the file take the whole field for the DOI, and their links lead nowhere.",
    fix="Write the DOI alone, such as `10.1111/hsc.13406`.",
)
ADDRESS_WITH_MORE = Rule(
    code="B221",
    name="address-with-blank",
    severity=Severity.WARNING,
    why="An address ends at a blank, so what stands behind it is no part of the link.",
    fix="Write the address alone, each blank within it as `%20`.",
)
PLACEHOLDER = Rule(
    code="B224",
    name="number-of-a-program",
    severity=Severity.INFO,
    why="Mendeley wrote the same few numbers into the entries of many libraries; they are those of another work.",
    fix="Delete the field, or write the number of this work.",
)
RULES = (DOI_WITHIN, ADDRESS_WITH_MORE, PLACEHOLDER)

_PLACEHOLDERS = frozenset(
    """
    9788578110796 9780874216561 9781626239777 9781119130536 0717-6163 1098-6596 1011.1669v3 1011.1669 arXiv:1011.1669v3
    """.split()
)

NUMBERS = {
    "pmid": ("pmid", "pubmed", "pubmedid", "pubmed_id", "pubmed-id"),
    "pmcid": ("pmcid", "pmc", "pmc_id", "pmc-id"),
    "issn": ("issn", "eissn", "e-issn", "e_issn", "pissn", "p-issn", "issnl", "issn-l"),
    "isbn": ("isbn", "isbn-13", "isbn13", "isbn-10", "isbn10", "eisbn", "e-isbn"),
    "eprint": ("eprint", "arxivid", "arxiv"),
    "url": ("url", "link", "ee", "url2", "doi-url", "doiurl"),
}
"""The fields in which a number may stand, the usual one first."""

_NOTHING = frozenset({"na", "none", "null", "nan", "tba", "unknown", "notavailable"})
_OF_PUBMED = frozenset((*NUMBERS["pmid"], *NUMBERS["pmcid"]))
_OF_SERIES_AND_BOOKS = frozenset((*NUMBERS["issn"], *NUMBERS["isbn"]))
_ARTICLES = frozenset({"article", "periodical", "suppperiodical", "magazine", "newspaper"})
_ACCESSED = re.compile(
    r"[\s(\[,;.]*(?:last\s+)?(?:accessed|access date|retrieved|visited|checked|viewed|consulted|cited"
    r"|abgerufen|zugriff)"
    r"(?:\s+(?:on|am|le))?\s*:?\s*(?P<date>[^()\[\]]*?)[\s.)\]]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Identified:
    """What an entry says by numbers and addresses: values by slot of the reference, and what is wrong."""

    values: Mapping[str, object]
    problems: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Found:
    entry: BibEntry
    values: dict[str, object] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def written(self, *names: str) -> Iterator[tuple[str, str]]:
        """The fields of these names that there are, with their values freed of what an exporter did."""
        fields = self.entry.fields
        for name in names:
            text = fields.get(name)
            if text and not (len(text) < 14 and re.sub(r"[\W_]", "", text).lower() in _NOTHING):
                yield name, self.without_placeholders(name, verbatim(text))

    def without_placeholders(self, name: str, text: str) -> str:
        """Leave out the numbers that Mendeley made up; as the ISSN of their own journals they are right."""
        if name not in ("isbn", *NUMBERS["eprint"]):
            return text
        for each in re.findall(r"[\w.:-]+", text):
            if each in _PLACEHOLDERS:
                message = f"`{name}`: `{each}` is a number that Mendeley gave to many works, and was left out"
                self.problems.append(PLACEHOLDER.at(self.entry.at(name), message))
                text = text.replace(each, " ")
        return " ".join(text.split())

    def keep(self, slot: str, value: object) -> None:
        if value and not self.values.get(slot):
            self.values[slot] = value


def identify(entry: BibEntry) -> Identified:
    """Read the identifiers and addresses of an entry."""
    found = _Found(entry)
    others = _addresses(found)
    _doi(found)
    _pubmed(found)
    _eprint(found)
    _series_and_books(found)
    for address in (str(found.values.get("url", "")), *others):
        found.keep("doi", identifiers.doi_in_address(address))
        found.keep("pmid", identifiers.pmid_in_address(address))
        found.keep("pmcid", identifiers.pmcid_in_address(address))
    _in_notes(found)
    if found.refused:
        found.values["refused"] = tuple(found.refused)
    return Identified(found.values, tuple(found.problems))


# Addresses ------------------------------------------------------------------------------------


def _addresses(found: _Found) -> tuple[str, ...]:
    """Read every address of the entry; the first is the one to open, and the others are given."""
    everything: list[str] = []
    for name, text in found.written(*NUMBERS["url"]):
        everything += _of_field(found, name, text)
    for name in ("howpublished", "publisher"):
        written = found.entry.fields.get(name, "")
        if "http" in written:
            everything += identifiers.addresses(verbatim(written))
    kept = tuple(dict.fromkeys(each for each in everything if identifiers.web_address(each)))
    found.keep("url", kept[0] if kept else "")
    found.keep("more_urls", kept[1:])
    return kept[1:]


def _of_field(found: _Found, name: str, text: str) -> Iterable[str]:
    several = identifiers.addresses(text)
    if not several or (len(several) == 1 and " " not in text):
        return (text.rstrip(".,;"),)
    if len(several) > 1:
        return several
    address, rest = several[0], text.partition(several[0])[2].strip()
    if day := _day_accessed(rest):
        found.keep("accessed", day)
    elif rest and _is_path(rest):
        address = text[text.index(address) :].replace(" ", "%20")
        message, hint = f"`{name}`: the address has a blank in it", f"write `{address}`"
        _address_with_more(found, name, message, hint, address)
    elif rest.strip(" .,;()[]"):
        message, hint = f"`{name}`: `{rest[:60]}` behind the address is not shown", f"write `{address}` alone"
        _address_with_more(found, name, message, hint, address)
    return (address,)


def _address_with_more(found: _Found, name: str, message: str, hint: str, address: str) -> None:
    edit = _edit(found.entry, name, address)
    found.problems.append(ADDRESS_WITH_MORE.at(found.entry.at(name), message, hint=hint, edit=edit))


def _day_accessed(text: str) -> Date | None:
    """The date in `accessed 3 May 2014`, if that is all that a text says."""
    accessed = _ACCESSED.fullmatch(text) if len(text) < 200 else None
    read = read_date(accessed["date"]) if accessed else None
    return read.date if read and not read.rule else None


def _is_path(rest: str) -> bool:
    """Whether what follows a blank goes on with the address: `file.pdf`, `x/y`, `a=b`."""
    return len(rest) < 300 and _REST_OF_A_PATH.fullmatch(rest) is not None


_REST_OF_A_PATH = re.compile(
    r"[^\s/?=&()<>]*(?: [^\s/?=&()<>]+)*(?:\.(?:pdf|docx?|html?|aspx?|php|xlsx?|pptx?)|[/?=&]\S*)"
)


def _edit(entry: BibEntry, name: str, new: str) -> Edit | None:
    written = entry.fields[name]
    return Edit(entry.at(name), written, new) if name in entry.lines and "\n" not in written else None


# Numbers --------------------------------------------------------------------------------------


def _doi(found: _Found) -> None:
    for name, text in found.written("doi"):
        doi = identifiers.doi(text)
        if doi.count("10.") == 1 and identifiers.is_doi(doi):
            found.keep("doi", doi)
            continue
        within = identifiers.dois_within(text)
        if identifiers.is_doi(doi) and within in ((doi,), ()):
            found.keep("doi", doi)
        elif within:
            found.keep("doi", within[0])
            shown = text if len(text) <= 80 else f"{text[:79]}…"
            message = f"of `{shown}` only `{within[0]}` was read as the DOI"
            if len(within) > 1:
                message = f"`{name}` holds {len(within)} DOIs; only `{within[0]}` was read"
            edit = _edit(found.entry, name, within[0])
            found.problems.append(
                DOI_WITHIN.at(found.entry.at(name), message, hint=f"write `{name} = {{{within[0]}}}`", edit=edit)
            )
        elif doi:
            found.refused.append(("doi", doi))


def _pubmed_numbers(found: _Found) -> dict[str, str]:
    """PMID and PMCID as they were written, each once; two in one field are one of each."""
    numbers: dict[str, str] = {}
    for kind, read in (("pmid", identifiers.pmid), ("pmcid", identifiers.pmcid)):
        for _, text in found.written(*NUMBERS[kind]):
            numbers.setdefault(kind, read(text))
    both = re.split(r"[;,]\s*", numbers.get("pmid", ""))
    if len(both) == 2 and identifiers.is_pmid(identifiers.pmid(both[0])):
        numbers["pmid"] = identifiers.pmid(both[0])
        numbers.setdefault("pmcid", identifiers.pmcid(both[1]))
    return numbers


def _pubmed(found: _Found) -> None:
    if not (_OF_PUBMED & found.entry.fields.keys()):
        return
    numbers = _pubmed_numbers(found)
    pmid, pmcid = numbers.get("pmid", ""), numbers.get("pmcid", "")
    same = pmid and pmid == pmcid.removeprefix("PMC")
    for kind, number, right in (
        ("pmid", pmid, identifiers.is_pmid(pmid)),
        ("pmcid", pmcid, identifiers.is_pmcid(pmcid) and not same),
    ):
        if number and right:
            found.keep(kind, number)
        elif number:
            found.refused.append((kind, number))


def _written_eprint(found: _Found) -> tuple[str, str]:
    """The number of a preprint and what kind of number it is, as the fields for it say."""
    fields = found.entry.fields
    name = next((name for name in NUMBERS["eprint"] if name in fields), "")
    eprint = next((text for _, text in found.written(name)), "")
    named = name.removeprefix("eprint").removesuffix("id")
    kind = verbatim(fields.get("eprinttype") or fields.get("archiveprefix") or named).lower().replace(" ", "")
    number = identifiers.arxiv(eprint)
    if number and kind in ("", "arxiv"):
        return number, "arxiv"
    if not number and eprint.startswith(("http://", "https://")):
        # Publishers put the address of the PDF here; it is no number of a preprint.
        found.keep("url", identifiers.web_address(eprint))
        return "", kind
    return eprint, kind


def _eprint(found: _Found) -> None:
    eprint, kind = _written_eprint(found)
    if kind in {"pubmed", "pmid", "medline"}:
        _of_eprint(found, "pmid", identifiers.pmid(eprint), identifiers.is_pmid)
    elif kind in {"pmc", "pmcid", "pubmedcentral"}:
        _of_eprint(found, "pmcid", identifiers.pmcid(eprint), identifiers.is_pmcid)
    elif kind == "doi" or (eprint and identifiers.is_doi(eprint)):
        found.keep("doi", eprint if identifiers.is_doi(eprint) else "")
    if not eprint:
        kind, eprint = _preprint(found)
    if eprint or server_named(kind):
        found.keep("eprint", eprint)
        found.keep("eprint_kind", kind)


def _of_eprint(found: _Found, kind: str, number: str, right: Callable[[str], bool]) -> None:
    if right(number):
        found.keep(kind, number)
    elif number and kind not in dict(found.refused):
        found.refused.append((kind, number))


@lru_cache(maxsize=10_000)
def _server_of(written: str) -> str:
    """Most entries name one of a few journals or publishers."""
    return server_named(verbatim(written))


_SERVER_FIELDS = ("journaltitle", "journal", "publisher", "institution", "organization", "howpublished")


def _preprint(found: _Found) -> tuple[str, str]:
    """The server of a preprint and its number, from the fields in which programs write them as a journal's.

    A publisher may also be the server of what stands in a journal; then it names none.
    """
    fields = found.entry.fields
    names = _SERVER_FIELDS[:2] if {"journaltitle", "journal", "booktitle"} & fields.keys() else _SERVER_FIELDS
    named = [fields[name] for name in names if name in fields]
    kind = next(filter(None, map(_server_of, named)), "")
    if not kind:
        return "", ""
    named = list(map(verbatim, named))
    places = (*named, *(verbatim(fields.get(name, "")) for name in ("volume", "pages", "number", "url", "doi")))
    places += tuple(re.split(r"[\n;]", found.entry.noted))
    number = next(filter(None, map(identifiers.arxiv, places)), "") if kind == "arxiv" else ""
    return kind, number


def _series_and_books(found: _Found) -> None:
    """ISSNs and ISBNs, each where the other belongs too; what checks its own digits badly is kept apart.

    Mendeley writes all sorts of things as the ISBN of an article, which has none.
    """
    if not (_OF_SERIES_AND_BOOKS & found.entry.fields.keys()):
        return
    issns, isbns = _numbers_of_books(found)
    found.keep("issns", tuple(filter(is_issn, issns)))
    found.keep("isbns", tuple(filter(is_isbn, isbns)))
    found.refused += [("issn", each) for each in issns if not is_issn(each)]
    found.refused += [("isbn", each) for each in isbns if not is_isbn(each)]


def _numbers_of_books(found: _Found) -> tuple[dict[str, None], dict[str, None]]:
    """The ISSNs and the ISBNs as they were written, in their order; what cannot be right is kept where it is meant."""
    issns: dict[str, None] = {}
    isbns: dict[str, None] = {}
    for _, text in found.written(*NUMBERS["issn"]):
        right = tuple(filter(is_isbn, identifiers.isbns(text)[0]))
        isbns |= dict.fromkeys(right)
        issns |= dict.fromkeys(() if right else identifiers.issns(text))
    only_right = found.entry.kind in _ARTICLES
    for _, text in found.written(*NUMBERS["isbn"]):
        books, series = identifiers.isbns(text)
        isbns |= dict.fromkeys(filter(is_isbn, books) if only_right else books)
        issns |= dict.fromkeys(filter(is_issn, series) if only_right else series)
    return issns, isbns


# Notes ----------------------------------------------------------------------------------------

_OF_ANOTHER = re.compile(
    r"comment|erratum|corrigend|correct|retract|concern|update|republish|reprint|original|summary|\bsee\b"
    r"|\bcites?\b|\bin:",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:^|(?<=[\s;,.|]))(?P<label>PMID|PMCID|DOI)\s*:\s*(?P<value>PMC[0-9]{1,8}|[0-9]{1,8}(?![0-9./])"
    r"|(?:https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+)",
    re.IGNORECASE,
)


_LONGEST_NOTE = 5_000


def _in_notes(found: _Found) -> None:
    """The numbers that Zotero and others write into a note, each behind its label, and the day of a visit."""
    text = found.entry.noted[:_LONGEST_NOTE]
    if not text:
        return
    numbers = _labelled(text)
    for label, read, right in _NUMBERS_OF_NOTES:
        values = {read(each) for each in numbers.get(label, ())}
        if len(values) == 1 and right(*values) and label not in dict(found.refused):
            found.keep(label, *values)
    for line in re.split(r"[\n;]", text):
        if day := _day_accessed(line):
            found.keep("accessed", _day_only(day))


_NUMBERS_OF_NOTES = (
    ("pmid", identifiers.pmid, identifiers.is_pmid),
    ("pmcid", identifiers.pmcid, identifiers.is_pmcid),
    ("doi", identifiers.doi, identifiers.is_doi),
)


def _labelled(text: str) -> dict[str, set[str]]:
    """Numbers by their labels; none of a note that speaks of another document as well, of which they may be."""
    numbers: dict[str, set[str]] = {}
    for each in _LABELLED.finditer(text) if not _OF_ANOTHER.search(text) else ():
        numbers.setdefault(each["label"].lower(), set()).add(each["value"].rstrip(".,;"))
    return numbers


def _day_only(date: Date) -> Date | None:
    return date if date.start and not date.end else None
