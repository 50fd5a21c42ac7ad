"""What Zotero makes of a page and of a file, by the rules of its translators.

The translators cannot be part of this project, so their rules are written down here as they act on what we
publish: *Embedded Metadata* for pages, *RIS* and *CSL JSON* for files. The whole was compared with what the translators
themselves made of all pages and files.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.sites.documents import Element


@dataclass
class Saved:
    """An item as Zotero keeps it."""

    kind: str
    title: str = ""
    creators: list[tuple[str, str, str]] = field(default_factory=list)
    """Role, given name, family name; a body has no given name."""
    date: str = ""
    url: str = ""
    abstract: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    extra: str = ""
    notes: list[str] = field(default_factory=list)

    def of_extra(self, name: str) -> str:
        found = re.search(rf"^{name}: (.*)$", self.extra.replace("; ", "\n"), re.MULTILINE)
        return found[1] if found else ""


_BY_CONTAINER = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
_RDF_ROLES = {
    "DC.creator": "author",
    "bib:contributors": "contributor",
    "bib:editors": "editor",
    "z:seriesEditors": "seriesEditor",
    "z:translators": "translator",
    "z:bookAuthors": "bookAuthor",
}
_FIELDS = {
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_doi": "DOI",
    "citation_issn": "ISSN",
    "citation_technical_report_number": "number",
    "z:reportType": "genre",
    "citation_publisher": "publisher",
}


def saved_page(page: Element, address: str) -> Saved:
    """Save a page: what its tags say, and where they say nothing, what else it finds there."""
    tags = [(meta.get("name") or meta.get("property"), meta.get("content")) for meta in page.all("meta")]
    first = {name: content.strip() for name, content in reversed(tags) if content.strip()}
    kinds = [kind for tag, kind in _BY_CONTAINER.items() if tag in first]
    guess = "journalArticle" if "citation_title" in first else "webpage"
    times = (each.get("datetime") for each in page.all("time"))
    own = next((each.get("href") for each in page.all("link") if each.get("rel") == "canonical"), address)
    pages = "-".join(filter(None, (first.get("citation_firstpage"), first.get("citation_lastpage"))))
    pmid = first.get("citation_pmid")
    return Saved(
        kind=next(iter(kinds), first.get("z:itemType", guess)),
        title=first.get("citation_title", first.get("og:title", "")),
        creators=[*_highwire(tags, "author"), *_highwire(tags, "editor")] or list(_rdf(tags)),
        date=first.get("citation_publication_date", next(times, "")),
        url=first.get("citation_public_url") or first.get("z:url", own),
        abstract=first.get("citation_abstract") or first.get("og:description", first.get("description", "")),
        fields={name: first[tag] for tag, name in _FIELDS.items() if tag in first}
        | {"pages": pages, "site": first.get("DC.source", first.get("og:site_name", ""))},
        extra="\n".join(filter(None, (first.get("z:extra"), pmid and f"PMID: {pmid}"))),
    )


def _highwire(tags: Sequence[tuple[str, str]], role: str) -> Iterator[tuple[str, str, str]]:
    written = [content for name, content in tags if name == f"citation_{role}"]
    for each in written:
        alone = re.split(r"\s*,\s*", each.replace("\u00a0", "_")) if len(written) == 1 else []
        if len(alone) > 1 and " " in alone[0] and " " in alone[1]:
            yield from (_name(name, role) for name in re.split(r"\s*,\s*", each))  # taken for several people
        else:
            yield from (_name(name, role) for name in re.split(r"\s*;\s*", each))


def _rdf(tags: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for tag, role in _RDF_ROLES.items():
        yield from (_name(content, role) for name, content in tags if name == tag)


def _name(text: str, role: str) -> tuple[str, str, str]:
    """Part a name at its first comma, or at its last blank where it has none."""
    comma = "," in text
    text = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", text)
    if comma:
        family, given = (re.split(", ?", text) + [""])[:2]
    else:
        given, _, family = text.rpartition(" ")
    return role, given.replace("\u00a0", " "), family


_RIS_TYPES = {
    "JOUR": "journalArticle", "BOOK": "book", "CHAP": "bookSection", "RPRT": "report", "ELEC": "webpage",
    "BLOG": "blogPost", "THES": "thesis", "CPAPER": "conferencePaper", "VIDEO": "videoRecording", "STAT": "statute",
    "DATA": "dataset", "COMP": "computerProgram", "MGZN": "magazineArticle", "NEWS": "newspaperArticle",
    "SLIDE": "presentation", "STAND": "report", "PAT": "patent", "MANSCPT": "manuscript", "UNPB": "preprint",
    "PAMP": "manuscript", "SER": "book", "GEN": "document", "ENCYC": "encyclopediaArticle", "SOUND": "audioRecording",
    "ART": "artwork", "CASE": "case", "PCOMM": "letter",
}  # fmt: skip
_RIS_ROLES: Mapping[str, Mapping[str, str]] = {
    "AU": {"": "author"},
    "A2": {"book": "seriesEditor", "report": "seriesEditor", "": "editor"},
    "A3": {"book": "editor", "thesis": "contributor", "": "seriesEditor"},
    "A4": {"conferencePaper": "contributor", "dataset": "contributor", "": "translator"},
    "ED": {"": "editor"},
}
_RIS_FIELDS = {
    "VL": "volume", "IS": "issue", "DO": "DOI", "PB": "publisher", "M3": "genre", "LA": "language", "T2": "in",
    "AN": "archiveLocation", "ET": "edition", "CY": "place",
}  # fmt: skip


def saved_ris(text: str) -> list[Saved]:
    """Import a RIS file. What comes twice for one field becomes a note."""
    items: list[Saved] = []
    for line in text.splitlines():
        tag, value = line[:2], line[6:].strip()
        if tag == "TY":
            items.append(Saved(_RIS_TYPES[value]))
        elif value:
            _take(items[-1], tag, value)
    return items


def _take(item: Saved, tag: str, value: str) -> None:
    if roles := _RIS_ROLES.get(tag):
        family, given = (re.split(r"\s*,\s*", value, maxsplit=1) + [""])[:2]
        item.creators.append((roles.get(item.kind, roles[""]), given, family))
    elif tag == "TI":
        item.title = value
    elif tag in ("PY", "DA"):
        item.date = re.sub(r"/+$", "", value).lstrip("/")
    elif tag in ("SP", "EP"):
        item.fields["pages"] = "-".join(filter(None, (item.fields.get("pages"), value)))
    elif tag == "SN":
        name = "number" if item.kind == "report" else "SN"
        _once(item, name, value)
    elif tag == "M2":
        item.extra = "\n".join(filter(None, (item.extra, value)))
    elif tag == "UR":
        item.url = value
    elif tag == "N1":
        item.notes.append(value)
    elif tag in _RIS_FIELDS:
        _once(item, _RIS_FIELDS[tag], value)


def _once(item: Saved, name: str, value: str) -> None:
    if name in item.fields:
        item.notes.append(value)
    item.fields.setdefault(name, value)
