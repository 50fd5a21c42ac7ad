"""What entries take over from others: `xdata` and `crossref`, by biblatex's rules."""

from collections.abc import Mapping

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.read.bibtex.entries import BibEntry

NO_SUCH_PARENT = Rule(
    code="B013",
    name="inherits-from-nothing",
    severity=Severity.WARNING,
    why="Fields that should come from another entry stay empty.",
    fix="Add the entry, correct its key, or take the field away.",
)
CYCLE = Rule(
    code="B014",
    name="inherits-from-itself",
    severity=Severity.ERROR,
    why="Entries that take their fields from each other in a circle have no beginning.",
    fix="Take the `crossref` or `xdata` away from one of them.",
)

RULES = (NO_SUCH_PARENT, CYCLE)

_OWN = frozenset(
    """
    ids crossref xref xdata entryset entrysubtype execute label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey keywords
    doi pmid pmcid eprint eprinttype archiveprefix eprintclass accession pages pagetotal numpages
    eid articleno article-number articlenumber elocation-id art_number shorttitle retracted corrected concern work
    pubmed pubmedid pubmed_id pubmed-id pmc pmc_id pmc-id
    """.split()
)
"""Fields that say something of one document only. biblatex also lets a chapter take the DOI of
its book; here the DOI leads a practitioner to the document, so it must be the document's own."""

_NEVER = frozenset({"ids", "crossref", "xref", "xdata", "label", "options", "sortkey"})
_WHOLES = frozenset({"mvbook", "mvcollection", "mvproceedings", "mvreference"})
_PARTS = frozenset(
    """
    inbook bookinbook suppbook incollection suppcollection inproceedings inreference conference
    chapter
    """.split()
)
_TO_BOOKTITLE = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
}
_TO_MAINTITLE = {
    "title": "maintitle",
    "subtitle": "mainsubtitle",
    "titleaddon": "maintitleaddon",
}
_TO_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}

_ALIKE = (
    frozenset({"date", "year"}),
    frozenset({"journal", "journaltitle"}),
    frozenset({"address", "location"}),
    frozenset({"school", "institution"}),
    frozenset({"language", "langid"}),
)
_SAME = {name: group for group in _ALIKE for name in group}
_NAMING = frozenset({"crossref", "xdata", "xref"})
"""Fields that name other entries."""
_DATE_PARTS = frozenset({"year", "month", "day", "date", "endyear"})


def inherit(entries: Mapping[str, BibEntry], keep: frozenset[str]) -> list[Diagnostic]:
    """Fill each entry from those it names. Only fields in `keep` are taken over.

    `entries` is by key in lower case, since BibTeX finds `Smith` for `smith`. Parents are
    filled before their children, without recursion: a chain may be thousands long.
    """
    found: list[Diagnostic] = []
    done: set[str] = set()
    for start, entry in entries.items():
        if _NAMING.isdisjoint(entry.fields):
            continue
        _fill(start, entries, keep, done, found)
    return found


def _fill(
    start: str,
    entries: Mapping[str, BibEntry],
    keep: frozenset[str],
    done: set[str],
    found: list[Diagnostic],
) -> None:
    """Give an entry what it inherits, its parents first; a stack, since a chain may be longer than Python recurses."""
    open_keys: dict[str, None] = {}
    waiting = [start]
    while waiting:
        key = waiting[-1]
        if key not in done and key not in open_keys:
            open_keys[key] = None
            parents = _lending(entries[key], entries, found)
            if ahead := [each for each in parents if each not in done | open_keys.keys()]:
                waiting += ahead
                continue
        waiting.pop()
        if key in open_keys:
            _take_over(key, entries[key], entries, keep, done, found)
            del open_keys[key]
            done.add(key)


def _lending(entry: BibEntry, entries: Mapping[str, BibEntry], found: list[Diagnostic]) -> list[str]:
    """The entries that lend their fields to one; one that it only goes with (`xref`) is looked up, and lends none."""
    names = ("xdata", "crossref")
    if not any(name in entry.fields for name in names) and "xref" in entry.fields:
        _parents(entry, "xref", entries, found)
    return [each for name in names for each in _parents(entry, name, entries, found)]


def _take_over(
    key: str,
    entry: BibEntry,
    entries: Mapping[str, BibEntry],
    keep: frozenset[str],
    done: set[str],
    found: list[Diagnostic],
) -> None:
    for name in ("xdata", "crossref"):
        for parent in _parents(entry, name, entries, []):
            if parent not in done:
                parent_key = "itself" if parent == key else f"`{entries[parent].key}`"
                circle = "" if parent == key else f", which takes its own from `{entry.key}`"
                message = f"`{entry.key}` takes fields from {parent_key}{circle}"
                found.append(CYCLE.at(entry.at(name), message))
            elif name == "xdata":
                _copy(entries[parent], entry, {}, keep - _NEVER)
            else:
                names = _renamed(entries[parent].kind, entry.kind)
                _copy(entries[parent], entry, names, keep - _OWN)


def _parents(entry: BibEntry, name: str, entries: Mapping[str, BibEntry], found: list[Diagnostic]) -> list[str]:
    written = entry.fields.get(name, "")
    keys = written.split(",") if name == "xdata" else [written]
    known = []
    for key in dict.fromkeys(each.strip() for each in keys):
        if key.lower() in entries:
            known.append(key.lower())
        elif key:
            message = f"`{name}` names `{key}`, which no entry has as its key"
            found.append(NO_SUCH_PARENT.at(entry.at(name), message))
    return known


def _renamed(parent: str, child: str) -> Mapping[str, str]:
    """Say which fields change their names between a whole and its part."""
    if parent == "periodical" and child in {"article", "suppperiodical"}:
        return _TO_JOURNAL
    if parent in _WHOLES:
        return _TO_MAINTITLE
    if child in _PARTS and parent not in _PARTS:
        return _TO_BOOKTITLE
    return {}


def _copy(parent: BibEntry, child: BibEntry, renamed: Mapping[str, str], keep: frozenset[str]) -> None:
    dated = "year" in child.fields or "date" in child.fields
    for name, value in parent.fields.items():
        if name not in keep or (dated and name in _DATE_PARTS):
            continue
        target = renamed.get(name, name)
        if not any(each in child.fields for each in _SAME.get(target, (target,))):
            child.fields[target] = value
