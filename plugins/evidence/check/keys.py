"""Rules about what front matter points at: sources, findings, pages."""

from collections.abc import Iterator

from evidence.check.suggestions import Offer, did_you_mean, nearest, quoted, say, write
from evidence.check.written_fields import WrittenField, written_everywhere
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.fields import Kind
from evidence.model.source import Position

UNKNOWN_KEY = Rule(
    code="S302",
    name="unknown-key",
    severity=Severity.ERROR,
    why="A reader who wants to follow the claim to its source finds nothing.",
    fix="Correct the key, or add the entry to the bibliography first. Capitals count.",
)
UNKNOWN_FINDING = Rule(
    code="L602",
    name="unknown-finding",
    severity=Severity.ERROR,
    why="What is said rests on a finding that no reader can open.",
    fix="Write the id of the page, `#` and the id of one of its findings, as its front matter has them.",
)
UNKNOWN_PAGE = Rule(
    code="L603",
    name="unknown-page",
    severity=Severity.ERROR,
    why="A reader who follows the link comes to a page that is not there.",
    fix="Correct the id. The id of a page is the name of its file without `.md`.",
)
RULES = (UNKNOWN_KEY, UNKNOWN_FINDING, UNKNOWN_PAGE)


def unknown_keys(library: Library) -> Iterator[Diagnostic]:
    """Find keys in front matter and in vocabularies that the bibliography does not have."""
    for use in written_everywhere(library, Kind.KEY):
        if use.value not in library.references:
            yield UNKNOWN_KEY.at(
                use.where, f"no entry {quoted(use.value)} in the bibliography", **_key_meant(library, use)
            )


def _key_meant(library: Library, use: WrittenField) -> Offer:
    """Offer the nearest key, or say that a page was named where a key is wanted."""
    page = library.pages.get(use.value)
    if page and page.source in library.references:
        return write(use.where, use.value, page.source, "this is the id of a page; its source is ")
    return did_you_mean(use.where, use.value, by_doi(library, use.value) or nearest(use.value, library.references))


def by_doi(library: Library, word: str) -> str:
    """The key of the source whose DOI was written where a key is wanted; else ''."""
    if not word.startswith("10."):
        return ""
    return next((key for key, each in library.references.items() if each.doi.casefold() == word.casefold()), "")


def unknown_findings(library: Library) -> Iterator[Diagnostic]:
    """Find `page#finding` in front matter that names no finding."""
    for use in written_everywhere(library, Kind.CITED):
        if use.value not in library.findings and is_whole(library, use.value.partition("#")[0]):
            yield UNKNOWN_FINDING.at(
                use.where,
                f"`{use.field.name}`: there is no finding {quoted(use.value)}",
                **finding_meant(library, use.where, use.value),
            )


def is_whole(library: Library, name: str) -> bool:
    """Whether all of a page was read. What a broken page lacks may be there once it is mended."""
    page = library.pages.get(library.summary_of.get(name, name))
    if page is None and name in library.references:
        return all(summary.whole for summary in library.content.summaries)  # one may be about this key
    return page is None or page.whole


def finding_meant(library: Library, where: Position, name: str) -> Offer:
    """Offer the nearest finding of the page that was named, or the nearest page."""
    page, _, finding = name.partition("#")
    if claim := library.claim(page, finding):
        return write(where, name, claim.id, "write it with the id of the page: ")
    id = library.summary_of.get(page, page)
    if [each.id for each in library.content.records()].count(id) > 1:
        return say(f"two pages have the id `{id}`, so only the first is looked at; rename one of them")
    own = [claim.finding.id for claim in library.findings.values() if claim.page == id]
    if own:
        near = nearest(finding, own)
        return did_you_mean(where, name, f"{id}#{near}") if near else say(_findings_of(id, own))
    if id in library.pages:
        return say(f"the page `{id}` has no findings")
    return _page_meant(library, where, name, id)


def _page_meant(library: Library, where: Position, name: str, id: str) -> Offer:
    """Say why there is no page of findings under an id, and offer the nearest."""
    page, _, finding = name.partition("#")
    if page in library.references:
        return say(f"no page summarises `{page}`, so it has no findings here")
    if now := library.renamed(page):
        return write(where, name, f"{now}#{finding}", f"the page is now called `{now}`: write ")
    near = nearest(name, library.findings)
    return did_you_mean(where, name, near) if near else say(f"there is no page `{id}` with findings")


def _findings_of(id: str, own: list[str]) -> str:
    shown = ", ".join(f"`{each}`" for each in own[:12])
    return f"the findings of `{id}` are {shown}" + (" and more" if len(own) > 12 else "")
