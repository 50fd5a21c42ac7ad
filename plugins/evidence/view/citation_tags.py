"""What a page tells reference managers, as `<meta>` tags.

On a page about a source the tags describe the source: Highwire's `citation_*`, which every program reads, and beside
them what Zotero reads only under its own names (`z:`), in Dublin Core (`DC.`) or not at all otherwise. On a page of our
own they name us as its author.

Zotero fills what the tags leave open from the page around them: its title's journal, the first date in the
text, the description, the page's own address. Each of those would be ours, so each is said here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from evidence.cite.csl_json import csl_item, plain_title
from evidence.model.characters import one_line
from evidence.model.names import MORE_AUTHORS, family_name, is_body, undivided
from evidence.model.reference import Creators, Name, Reference, page_ends
from evidence.view.metadata import address_of, written_date

Tag = tuple[str, str]
"""Name and content of a `<meta>` element."""

_ITEM_TYPES: Mapping[str, str] = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "book": "book",
    "chapter": "bookSection",
    "dataset": "dataset",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "motion_picture": "videoRecording",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "periodical": "book",
    "personal_communication": "letter",
    "post-weblog": "blogPost",
    "report": "report",
    "review": "journalArticle",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""Zotero's type of each CSL type; what is not here is a `document`."""

_ON_A_SITE = ("webpage", "post-weblog")
_TYPE_OF_WORK = {"report": "z:reportType", "thesis": "z:thesisType", "webpage": "z:websiteType"}
_ROLES = {
    "author": "DC.creator",
    "editor": "bib:editors",
    "contributor": "bib:contributors",
    "series-editor": "z:seriesEditors",
    "translator": "z:translators",
    "container-author": "z:bookAuthors",
}
_NO_BREAK = "\u00a0"
_NO_ADDRESS = "\u200b"
"""A width of nothing, which is not nothing: where a source has no address known, the page's own is taken unless
something stands in its place."""


def citation_tags(reference: Reference, *, summary: str = "", site_name: str = "") -> tuple[Tag, ...]:
    """Give the tags that describe a source.

    They name where the source is published, never this site, and point to no full text here. `summary` is our own
    sentence about it: without a word on who wrote it, it would be filed as the authors' abstract.
    """
    item = csl_item(reference)
    kind, address = item["type"], address_of(reference)
    tags = (
        ("citation_title", plain_title(reference)),
        *_creators(reference),
        ("citation_publication_date", _date(reference)),
        *_container(reference, item),
        ("citation_volume", reference.volume),
        ("citation_issue", reference.issue),
        *zip(("citation_firstpage", "citation_lastpage"), _places(reference), strict=True),
        ("citation_publisher", reference.publisher.plain),
        *(("citation_issn", number) for number in reference.issns),
        *(("citation_isbn", number) for number in reference.isbns),
        ("citation_doi", reference.doi),
        ("citation_pmid", reference.pmid),
        ("citation_language", reference.languages[0] if reference.languages else ""),
        *(("citation_keywords", word) for word in reference.keywords),
        ("citation_public_url", address),
        ("z:url", "" if address else _NO_ADDRESS),
        ("citation_abstract", _attributed(summary, site_name)),
        ("z:itemType", _ITEM_TYPES.get(kind, "document")),
        (_TYPE_OF_WORK.get(kind, ""), item.get("genre", "")),
        *_edition(reference, item),
        ("z:extra", _extra(reference)),
    )
    return tuple((name, one_line(content)) for name, content in tags if name and one_line(content))


def page_tags(site_name: str) -> tuple[Tag, ...]:
    """Give the tags of a page of our own: its author is the site, as a body and not as a person."""
    return (("DC.creator", _body(one_line(site_name))),)


def leaves_its_site_open(tags: tuple[Tag, ...]) -> bool:
    """Whether a program would take the name of this site for that of the journal or site of a source."""
    facet_index = {"citation_journal_title", "citation_inbook_title", "citation_conference_title", "DC.source"}
    known = dict(tags)
    return known.get("z:itemType") not in ("report", "thesis", "book") and facet_index.isdisjoint(known)


def _creators(reference: Reference) -> Iterator[Tag]:
    """Give authors and editors; where there are others too, everyone in Zotero's own tags.

    It drops what stands there when it finds a `citation_author`, and Highwire knows no other roles.
    """
    if all(creators.role in ("author", "editor") for creators in reference.creators):
        names = {creators.role: f"citation_{creators.role}" for creators in reference.creators}
    else:
        names = _ROLES
    for creators in reference.creators:
        if tag := names.get(creators.role):
            for name in creators.names:
                yield tag, _name(name, creators)


def _name(name: Name, creators: Creators) -> str:
    """Give `Family, Given Suffix`, or a body with a comma behind it.

    Without a comma a program parts a name at its last blank, bodies too (*England, N. H. S.*); a suffix behind a second
    one is lost; and one name alone with blanks on both sides of its comma is taken for two people, so those of
    the given names do not break.
    """
    if is_body(name):
        return _body(family_name(name))
    given = " ".join(filter(None, (one_line(name.given), one_line(name.suffix))))
    family = family_name(name)
    if len(creators.names) == 1 and " " in family:
        given = given.replace(" ", _NO_BREAK)
    return f"{family}, {given}" if given else f"{family},"


def _body(name: str) -> str:
    return f"{undivided(name)}," if name else ""


def _date(reference: Reference) -> str:
    """Give the date, its words, or that there is none: a date of ours on the page would be taken."""
    if reference.date is None:
        return "n.d."
    return written_date(reference.date, "/") or reference.date.literal or str(reference.date.year or "n.d.")


def _container(reference: Reference, item: Mapping[str, Any]) -> Iterator[Tag]:
    body, container, kind = reference.publisher.plain, reference.container.plain, item["type"]
    if kind == "report":
        yield "citation_technical_report_institution", body
        yield "citation_technical_report_number", item.get("number", "")
    elif kind == "thesis":
        yield "citation_dissertation_institution", body
    elif kind == "paper-conference":
        yield "citation_conference_title", reference.event.plain or container
        yield "z:proceedingsTitle", container
    elif kind == "chapter":
        yield "citation_inbook_title", container
    elif kind in ("article-journal", "review"):
        yield "citation_journal_title", container
        yield "citation_journal_abbrev", reference.container_short
    elif kind in _ON_A_SITE:
        yield "DC.source", container or body
    else:
        yield "DC.source", container


def _places(reference: Reference) -> tuple[str, str]:
    """First and last page; the number of an article comes before pages that are only its own."""
    number = one_line(reference.article_number)
    return (number, "") if number else page_ends(one_line(reference.pages))


def _edition(reference: Reference, item: Mapping[str, Any]) -> Iterator[Tag]:
    """Give what Highwire has no tag for."""
    if item["type"] not in ("report", "article-journal", "review"):
        yield "z:number", item.get("number", "")
    yield "z:place", reference.place
    yield "z:edition", reference.edition
    yield "z:series", reference.series.plain
    yield "z:seriesNumber", item.get("collection-number", "")
    yield "z:numPages", reference.page_total
    yield "z:callNumber", reference.accession


def _extra(reference: Reference) -> str:
    """Give what Zotero keeps only in *Extra*. It reads one such tag."""
    parts = (
        f"PMCID: {reference.pmcid}" if reference.pmcid else "",
        MORE_AUTHORS if any(creators.others for creators in reference.creators) else "",
    )
    return "; ".join(filter(None, parts))


def _attributed(summary: str, site_name: str) -> str:
    return f"Summary by {site_name} (not the authors' abstract): {summary}" if summary else ""
