"""References as a citation style writes them.

Each is formatted once for each style that is shown, by a CSL processor, and kept on disk. Letters
after a year (2022a) are not the processor's: it sees one reference at a time, while ours are the
same on every page (see `labels`).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from evidence.cite.cache import NO_CACHE, CitationCache
from evidence.cite.csl_json import csl_item
from evidence.cite.labels import Label
from evidence.cite.markup import (
    CLOSE,
    OPEN,
    MarkedLink,
    as_html,
    as_plain,
    doi_address,
    mark,
    web_address,
)
from evidence.cite.style import UNUSABLE_STYLE, CitationStyle
from evidence.cite.work import FormattingResult, Job, Progress, work_through
from evidence.diagnostics import Diagnostic, Rule, Severity, in_order
from evidence.model.reference import Reference
from evidence.model.source import Position

NOT_FORMATTED = Rule(
    code="C801",
    name="reference-not-formatted",
    severity=Severity.WARNING,
    why="The reference is shown in a plain form instead of the citation style's.",
    fix="look for a field with unusual content, such as a date or page numbers in words",
)
RULES = (NOT_FORMATTED, UNUSABLE_STYLE)


@dataclass(frozen=True, slots=True)
class FormattedReference:
    """A reference as a style writes it, without a number before it."""

    html: str
    """Safe HTML for inside a block; DOI, PMID, PMCID and web address are links."""
    text: str
    """The same words, for copying."""


@dataclass(frozen=True, slots=True)
class Citable:
    """Something to cite: a reference, or a page of this site."""

    key: str
    item: Mapping[str, Any]
    """As CSL-JSON."""
    where: Position


def citable(reference: Reference, label: Label | None = None) -> Citable:
    """Make a reference ready to cite, with the letter that its label has after the year."""
    suffix = label.suffix if label else ""
    return Citable(reference.key, csl_item(reference, year_suffix=suffix), reference.where)


def format_references(
    references: Iterable[Reference],
    styles: Iterable[CitationStyle],
    cache: CitationCache = NO_CACHE,
    *,
    labels: Mapping[str, Label] | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
) -> tuple[Mapping[tuple[str, str], FormattedReference], tuple[Diagnostic, ...]]:
    """Format references in each style: see `format_citables`."""
    known = labels or {}
    ready = [citable(each, known.get(each.key)) for each in references]
    return format_citables(ready, styles, cache, progress=progress, workers=workers)


def format_citables(
    citables: Iterable[Citable],
    styles: Iterable[CitationStyle],
    cache: CitationCache = NO_CACHE,
    *,
    progress: Progress | None = None,
    workers: int | None = None,
) -> tuple[Mapping[tuple[str, str], FormattedReference], tuple[Diagnostic, ...]]:
    """Format in each style, by (key, name of the style), in the order given.

    Only what the cache does not hold is worked on; `progress(done, total)` counts that. Many are
    shared out over processes, `workers` of them (all processors by default, 1 for none). One that
    the processor fails on is shown in a plain form and reported; nothing raises.
    """
    ready, shapes = list(citables), list(styles)
    batches = [_batch(style, ready, cache) for style in shapes]
    jobs = [job for batch in batches for job in batch.jobs.values()]
    outcomes = work_through(jobs, progress=progress, workers=workers)
    formatted: dict[tuple[str, str], FormattedReference] = {}
    found: list[Diagnostic] = []
    for batch in batches:
        texts = _texts(batch, outcomes)
        if batch.jobs:
            cache.write(batch.style.name, batch.made_by, texts)
        for each, digest in zip(ready, batch.digests, strict=True):
            if digest not in texts:
                found.append(_not_formatted(each, batch, outcomes[batch.jobs[digest]]))
            marked = texts.get(digest) or plain_form(each.item)
            links = links_of(each.item)
            formatted[each.key, batch.style.name] = FormattedReference(as_html(marked, links), as_plain(marked))
    return formatted, in_order(found)


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one style has to do and has done before."""

    style: CitationStyle
    made_by: str
    digests: tuple[str, ...]
    """One for each citable, in order; the same for two that read the same."""
    texts: Mapping[str, str]
    jobs: Mapping[str, Job]


def _texts(batch: _Batch, outcomes: Mapping[Job, FormattingResult]) -> dict[str, str]:
    """What was there and what was made, by hash."""
    fresh = {digest: outcomes[job].marked for digest, job in batch.jobs.items()}
    return dict(batch.texts) | {digest: marked for digest, marked in fresh.items() if marked}


def _batch(style: CitationStyle, citables: list[Citable], cache: CitationCache) -> _Batch:
    made_by = _digest(style.locale, style.source.decode("utf-8", "replace"))
    items = [prepared(each.item, style) for each in citables]
    written = [json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items]
    digests = tuple(_digest(each) for each in written)
    kept = cache.read(style.name, made_by)
    texts = {digest: kept[digest] for digest in digests if kept.get(digest)}
    missing = {digest: text for digest, text in zip(digests, written, strict=True) if digest not in texts}
    jobs = {digest: Job(style, digest, text) for digest, text in missing.items()}
    return _Batch(style, made_by, digests, texts, jobs)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def prepared(item: Mapping[str, Any], style: CitationStyle) -> dict[str, Any]:
    """Give an item as a style wants it: without its key, and what the style leaves unsaid.

    A body is not named once more as the publisher of its report (in APA), nor as the site that its own page is on;
    a state of publication that stands where the date does (*in press*) is not said again.
    """
    kept = {name: item[name] for name in item if name != "id"}
    for name in _said_elsewhere(kept, style):
        kept.pop(name)
    return kept


def _said_elsewhere(item: Mapping[str, Any], style: CitationStyle) -> tuple[str, ...]:
    authors = item.get("author", [])
    body = authors[0].get("literal", "").casefold() if len(authors) == 1 else ""
    names = []
    if body and body == item.get("publisher", "").casefold() and style.omits_repeated_publisher:
        names.append("publisher")
    if body and body == item.get("container-title", "").casefold() and item["type"] == "webpage":
        names.append("container-title")
    if item.get("status") and item["status"] == item.get("issued", {}).get("literal"):
        names.append("status")
    return tuple(names)


def links_of(item: Mapping[str, Any]) -> tuple[MarkedLink, ...]:
    """Give the words of a formatted reference that lead to the source, and where."""
    links = []
    if doi := item.get("DOI"):
        address = doi_address(doi)
        words = (f"https://doi.org/{doi}", f"doi:{doi}", f"doi: {doi}", doi)
        links += [MarkedLink(each, address) for each in words]
    if pmid := item.get("PMID"):
        links.append(MarkedLink(f"PMID: {pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    if pmcid := item.get("PMCID"):
        links.append(MarkedLink(f"PMCID: {pmcid}", f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"))
    if address := web_address(item.get("URL", "")):
        links.append(MarkedLink(address, address))
    return tuple(links)


def plain_form(item: Mapping[str, Any]) -> str:
    """Compose a reference without any style, for one that the processor cannot take."""
    names = [
        each.get("literal") or f"{each.get('family', '')}, {each.get('given', '')}".strip(", ")
        for each in item.get("author", [])
    ]
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    year = str(parts[0]) if parts else item.get("issued", {}).get("literal", "n.d.")
    title = f"{OPEN['i']}{mark(item.get('title', ''))}{CLOSE['i']}" if item.get("title") else ""
    rest = [mark(item.get(name, "")) for name in ("container-title", "publisher")]
    address = f"https://doi.org/{item['DOI']}" if item.get("DOI") else item.get("URL", "")
    who = f"{'; '.join(names)} ({year})" if names else f"({year})"
    return ". ".join(part for part in (who, title, *rest, address) if part)


def _not_formatted(each: Citable, batch: _Batch, outcome: FormattingResult) -> Diagnostic:
    return NOT_FORMATTED.at(
        each.where,
        f"`{each.key}` could not be formatted in {batch.style.label}: {outcome.fault}",
    )
