"""What a source's page tells search engines.

The page is ours and is *about* the source; it never claims to be it. So the schema.org node of the
page is a `WebPage` whose `about` is the article, which is identified by its own address. `citation_tags` has what
reference managers read.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from evidence.cite.csl_json import notice_status, plain_title
from evidence.cite.markup import doi_address, web_address
from evidence.model.characters import one_line
from evidence.model.csl_types import csl_type
from evidence.model.names import family_name
from evidence.model.reference import Date, Day, Name, Reference

_SCHEMA_TYPES: Mapping[str, str] = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "motion_picture": "VideoObject",
    "paper-conference": "ScholarlyArticle",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""schema.org type of each CSL type; what is not here is a `CreativeWork`."""


def address_of(reference: Reference) -> str:
    """Give the address of the source itself: its DOI, else where it was found on the web, else its record there."""
    return next(_addresses(reference), "")


def source_node(reference: Reference) -> dict[str, Any]:
    """Give a source as a schema.org node; its `@id` is its own address, not one of ours."""
    kind = csl_type(reference)
    node = {
        "@type": _SCHEMA_TYPES.get(kind, "CreativeWork"),
        "@id": address_of(reference),
        "name": plain_title(reference),
        "author": _nodes(reference, "author"),
        "editor": _nodes(reference, "editor"),
        "translator": _nodes(reference, "translator"),
        "contributor": _nodes(reference, "contributor"),
        "datePublished": written_date(reference.date, "-"),
        "isPartOf": _part_of(reference),
        "pagination": reference.article_number or reference.pages,
        "publisher": _body(reference.publisher.plain),
        "identifier": _identifiers(reference),
        "sameAs": list(_addresses(reference)),
        "inLanguage": list(reference.languages),
        "keywords": list(reference.keywords),
        "creativeWorkStatus": notice_status(reference) or reference.status,
    }
    return _filled(node)


def page_node(
    reference: Reference,
    *,
    url: str,
    title: str,
    site_name: str,
    site_url: str,
    description: str = "",
    language: str = "en-GB",
    reviewed: str = "",
    is_summary: bool = False,
    licence: str = "",
) -> dict[str, Any]:
    """Give the schema.org node of a page about a source.

    A summary is also a `Review` whose `itemReviewed` is the source, by the site; the page of a
    record only lists what is known and reviews nothing. `reviewed` is a date, YYYY-MM-DD; `licence` is that of the page, an address or a name.
    """
    site = {"@type": "WebSite", "@id": site_url, "name": site_name, "url": site_url}
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": language,
        "lastReviewed": reviewed,
        "isPartOf": site,
        "license": licence,
        "about": source_node(reference),
    }
    if is_summary:
        page["mainEntity"] = {
            "@type": "Review",
            "name": title,
            "reviewBody": description,
            "author": {"@type": "Organization", "name": site_name, "url": site_url},
            "itemReviewed": _mention(reference),
        }
    return _filled(page)


def json_ld_text(node: Mapping[str, Any]) -> str:
    """Write a node so that it may stand inside `<script type="application/ld+json">`.

    Nothing in it can end the element or open a comment.
    """
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _mention(reference: Reference) -> dict[str, Any]:
    whole = source_node(reference)
    return {part: whole[part] for part in ("@type", "@id", "name", "sameAs") if part in whole}


def _nodes(reference: Reference, role: str) -> list[dict[str, str]]:
    creators = reference.by(role)
    return [_person(name) for name in creators.names] if creators else []


def _person(name: Name) -> dict[str, str]:
    if name.literal or not name.family:
        return _body(name.literal or name.given)
    family = family_name(name)
    return {
        "@type": "Person",
        "name": one_line(" ".join(filter(None, (name.given, family, name.suffix)))),
        "givenName": one_line(name.given),
        "familyName": family,
    }


def _body(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": one_line(name)} if name else {}


def _part_of(reference: Reference) -> dict[str, Any]:
    """Give journal, volume and issue, each part of the next; or the book or site."""
    whole: dict[str, Any] = {}
    periodical = csl_type(reference).startswith("article")
    if reference.container:
        kind = "Periodical" if periodical else "CreativeWork"
        whole = {"@type": kind, "name": reference.container.plain, "issn": list(reference.issns)}
    if periodical and reference.volume:
        whole = {
            "@type": "PublicationVolume",
            "volumeNumber": reference.volume,
            "isPartOf": whole,
        }
    if periodical and reference.issue:
        whole = {"@type": "PublicationIssue", "issueNumber": reference.issue, "isPartOf": whole}
    return whole


def _identifiers(reference: Reference) -> list[dict[str, str]]:
    known = {"DOI": reference.doi, "PMID": reference.pmid, "PMCID": reference.pmcid}
    known["ISBN"] = next(iter(reference.isbns), "")
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in known.items() if value]


def _addresses(reference: Reference) -> Iterator[str]:
    """Give every address at which the source itself is found, without repeats, the surest first."""
    found = (
        doi_address(one_line(reference.doi)) if reference.doi else "",
        web_address(reference.url),
        f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else "",
        f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/" if reference.pmcid else "",
    )
    yield from dict.fromkeys(filter(None, found))


def written_date(date: Date | None, sign: str) -> str:
    """Give year, month and day as far as they are known; '' for words and years before 1."""
    first: Day | None = (date.start or date.end) if date else None
    if first is None or first.year < 1:
        return ""
    parts = [f"{first.year:04}"]
    if first.month:
        parts.append(f"{first.month:02}")
        if first.day:
            parts.append(f"{first.day:02}")
    return sign.join(parts)


def _filled(node: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, and put every text on one line."""
    cleaned = {name: _clean(each) for name, each in node.items()}
    return {name: each for name, each in cleaned.items() if each}


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return _filled(value)
    if isinstance(value, list):
        return [each for each in map(_clean, value) if each]
    return one_line(value)
