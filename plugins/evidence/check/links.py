"""Rules about roads out of a page: citations, links, anchors, terms and files."""

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from evidence.check.keys import UNKNOWN_FINDING, UNKNOWN_PAGE, by_doi, finding_meant, is_whole
from evidence.check.suggestions import did_you_mean, nearest, nearest_term, quoted, say
from evidence.check.terms import has_terms
from evidence.check.written_fields import WrittenField, pages, written_everywhere
from evidence.diagnostics import Diagnostic, Rename, Rule, Severity
from evidence.library.library import Library
from evidence.model import address
from evidence.model.citation import Citation, TextLink
from evidence.model.editorial import EditorialPage
from evidence.model.fields import Kind
from evidence.model.files import PUBLISHED, is_published

UNKNOWN_CITATION = Rule(
    code="L601",
    name="unknown-citation",
    severity=Severity.ERROR,
    why="A reader who follows the citation finds nothing.",
    fix="Correct the key, or add the entry to the bibliography first. Capitals count.",
)
UNKNOWN_ANCHOR = Rule(
    code="L604",
    name="unknown-anchor",
    severity=Severity.ERROR,
    why="The link opens the page at its top, and the reader has to look for the place.",
    fix="Write after `#` the id of a finding or a heading of that page. A heading's id is its words in lower case with hyphens.",
)
UNKNOWN_FILE = Rule(
    code="L605",
    name="unknown-file",
    severity=Severity.ERROR,
    why="A reader sees a broken picture or a link that leads nowhere.",
    fix="Add the file to the content folder, or correct the path. It starts from the folder of the page.",
)
UNKNOWN_LINKED_TERM = Rule(
    code="L606",
    name="unknown-linked-term",
    severity=Severity.ERROR,
    why="A reader who wants the word explained comes to a page that is not there.",
    fix="Write `term:axis/term` as the vocabulary has them, such as `term:processes/trust`.",
)
FILE_NOT_PUBLISHED = Rule(
    code="L615",
    name="file-not-published",
    severity=Severity.ERROR,
    why="Some kinds of file can run programs in a reader's browser, so they are left out of the site.",
    fix=f"Use a file of another kind: {', '.join(sorted(PUBLISHED))}. Save a drawing as a picture.",
)
PAGE_WITHOUT_TERM = Rule(
    code="L614",
    name="page-without-term",
    severity=Severity.ERROR,
    why="The text explains a term that the vocabulary does not have, so no page shows it.",
    fix="Name the file after a term, as `concepts/<axis>/<term>.md`, or add the term to the vocabulary first.",
)
RULES = (UNKNOWN_CITATION, UNKNOWN_ANCHOR, UNKNOWN_FILE, UNKNOWN_LINKED_TERM, FILE_NOT_PUBLISHED, PAGE_WITHOUT_TERM)

_MOST_LISTED = 12


def citations(library: Library) -> Iterator[Diagnostic]:
    """Find citations of keys, pages or findings that are not there."""
    for page in pages(library):
        for citation in page.prose.citations:
            if citation.finding and (library.cited(citation) or citation.key in library.pages):
                if not library.claim(citation.key, citation.finding) and is_whole(library, citation.key):
                    yield _unknown_finding(library, citation)
            elif not library.cited(citation):
                yield _unknown_source(library, page, citation)


def _unknown_finding(library: Library, citation: Citation) -> Diagnostic:
    return UNKNOWN_FINDING.at(
        citation.where,
        f"there is no finding {quoted(f'{citation.key}#{citation.finding}')}",
        **finding_meant(library, citation.where, f"{citation.key}#{citation.finding}"),
    )


def _unknown_source(library: Library, page: EditorialPage, citation: Citation) -> Diagnostic:
    other = library.pages.get(citation.key)
    if other:
        return UNKNOWN_CITATION.at(
            citation.where,
            f"{quoted(citation.key)} is a page, not a source",
            hint=f"link to it: `[text]({_from(page, other.path)})`; or cite one of its findings",
        )
    if now := library.renamed(citation.key):
        return UNKNOWN_CITATION.at(
            citation.where,
            f"the page {quoted(citation.key)} was renamed",
            **did_you_mean(citation.where, f"@{citation.key}", f"@{now}", "write ", ", as it is called now"),
        )
    if citation.key in {id for id, _ in library.content.permalinks}:
        return UNKNOWN_CITATION.at(
            citation.where,
            f"{quoted(citation.key)} was published, and is not there any more",
            hint="put its page or entry back, or write its id under `redirects` of the page that took its place",
        )
    citable = [id for id, page in library.pages.items() if page.source]
    near = by_doi(library, citation.key) or nearest(citation.key, [*library.references, *citable])
    return UNKNOWN_CITATION.at(
        citation.where,
        f"no entry {quoted(citation.key)} in the bibliography",
        **did_you_mean(citation.where, citation.key, near),
    )


def links(library: Library, files: Collection[str] | None = None, theirs: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Find links in text to pages, anchors, terms and files that are not there.

    `files` are the paths of all files of the content folder; without them, links to files
    that are not pages are left unchecked. `theirs` are pages of somebody else's.
    """
    by_path = {page.path: page for page in pages(library)}
    judges: dict[str, Callable[[EditorialPage, TextLink, str], Iterator[Diagnostic]]] = {
        "page": partial(_page, library, by_path, theirs),
        "term": partial(_term, library),
        "file": partial(_file, files),
    }
    for page in pages(library):
        for link in page.prose.links:
            kind, _, target = link.target.partition(":")
            if link.target.startswith("#"):
                yield from _anchor(link, page, link.target[1:])
            elif judge := judges.get(kind):
                yield from judge(page, link, target)


def _file(files: Collection[str] | None, here: EditorialPage, link: TextLink, target: str) -> Iterator[Diagnostic]:
    if files is not None and target not in files:
        as_page = f"{posixpath.splitext(target)[0]}.md"
        likely = [file for file in files if is_published(file)] if link.image else files
        near = as_page if as_page in files and not link.image else nearest(target, likely)
        yield UNKNOWN_FILE.at(
            link.where,
            f"there is no file {quoted(target)} in the content folder",
            **did_you_mean(link.where, link.written, _from(here, near) if near else ""),
        )
    elif not is_published(target):
        yield FILE_NOT_PUBLISHED.at(link.where, f"{quoted(target)} is not published")


def _page(
    library: Library,
    by_path: Mapping[str, EditorialPage],
    theirs: Collection[str],
    here: EditorialPage,
    link: TextLink,
    target: str,
) -> Iterator[Diagnostic]:
    path, _, anchor = target.partition("#")
    if path in theirs:
        return
    if page := by_path.get(path):
        yield from _anchor(link, page, anchor)
    else:
        near = _nearest_path(library, path, by_path)
        part = f"#{anchor}" if anchor else ""
        yield UNKNOWN_PAGE.at(
            link.where,
            f"there is no page {quoted(path)} in the content folder",
            **(
                did_you_mean(link.where, link.written, f"{_from(here, near)}{part}")
                if near
                else say("the path starts from the folder of this file")
            ),
        )


def _nearest_path(library: Library, path: str, by_path: Mapping[str, EditorialPage]) -> str:
    """The page that was renamed, or has the same file name in another folder, else the nearest path."""
    name = posixpath.basename(path)
    if now := library.renamed(name.removesuffix(".md")):
        return library.pages[now].path
    moved = [other for other in by_path if posixpath.basename(other) == name != "index.md"]
    return moved[0] if moved else nearest(path, by_path)


def _from(here: EditorialPage, path: str) -> str:
    """The path of a page as a link on another page is written."""
    return posixpath.relpath(path, posixpath.dirname(here.path) or ".")


def _anchor(link: TextLink, page: EditorialPage, anchor: str) -> Iterator[Diagnostic]:
    here = anchors(page)
    if anchor and anchor not in here and page.whole:
        near = nearest(anchor, here)
        before = link.written.partition("#")[0]
        yield UNKNOWN_ANCHOR.at(
            link.where,
            f"{page.path} has no part {quoted(anchor)}",
            **(did_you_mean(link.where, link.written, f"{before}#{near}") if near else say(_parts_of(page))),
        )


def _parts_of(page: EditorialPage) -> str:
    """List the parts of a page that a link may lead to, those first that editors name."""
    named = [part.id for part in page.parts if part.id]
    known = [*named, *sorted(id for id in anchors(page) - {*named} if not id.startswith(("c-", "fn")))]
    shown = ", ".join(f"`#{each}`" for each in known[:_MOST_LISTED])
    return f"its parts are {shown}" + (" and more" if len(known) > _MOST_LISTED else "") if known else ""


def anchors(page: EditorialPage) -> frozenset[str]:
    """Every part of a page that a link may lead to."""
    return frozenset(page.prose.anchors) | {part.id for part in page.parts if part.id}


def _term(library: Library, _: EditorialPage, link: TextLink, target: str) -> Iterator[Diagnostic]:
    if target not in library.terms and has_terms(library, target):
        near = nearest_term(target, library.terms)
        yield UNKNOWN_LINKED_TERM.at(
            link.where,
            f"there is no term {quoted(target)}",
            **did_you_mean(link.where, link.written, f"term:{near}" if near else ""),
        )


def _unknown_part(use: WrittenField, page: EditorialPage) -> Diagnostic:
    name, _, anchor = use.value.partition("#")
    near = nearest(anchor, anchors(page))
    return UNKNOWN_ANCHOR.at(
        use.where,
        f"`{use.field.name}`: the page {quoted(name)} has no part {quoted(anchor)}",
        **(did_you_mean(use.where, use.value, f"{name}#{near}") if near else say(_parts_of(page))),
    )


def named_pages(library: Library) -> Iterator[Diagnostic]:
    """Find pages named in front matter that are not there."""
    for use in written_everywhere(library, Kind.LINK):
        name, _, anchor = use.value.partition("#")
        page = library.pages.get(name) or _glossary(library, name)
        if "://" in name or _is_no_file(library, name):
            continue
        if not page:
            yield _unknown_name(library, use, name)
        elif anchor and anchor not in anchors(page) and page.whole:
            yield _unknown_part(use, page)


def _unknown_name(library: Library, use: WrittenField, name: str) -> Diagnostic:
    near = library.renamed(name) or nearest(name, [*library.pages, *library.terms])
    return UNKNOWN_PAGE.at(
        use.where, f"`{use.field.name}`: there is no page {quoted(name)}", **did_you_mean(use.where, name, near)
    )


def _glossary(library: Library, name: str) -> EditorialPage | None:
    glossary = library.content.glossary
    return glossary if glossary and name == glossary.id else None


def _is_no_file(library: Library, name: str) -> bool:
    """Whether a name is that of a term, of one that may be there, or of a page that the site makes by itself."""
    by_itself = address.LISTS | {address.axis(axis) for axis in library.axes}
    return name in library.terms or not has_terms(library, name) or f"{name.strip('/')}/" in by_itself


def concept_pages(library: Library) -> Iterator[Diagnostic]:
    """Find texts about terms that the vocabulary does not have."""
    for name, page in library.content.concepts.items():
        if library.terms and name not in library.terms and has_terms(library, name):
            near = nearest_term(name, library.terms)
            yield PAGE_WITHOUT_TERM.at(
                page.where,
                f"there is no term {quoted(name)}",
                hint=f"did you mean `concepts/{near}.md`?" if near else "",
                edit=Rename(page.where.path, page.where.path.replace(f"{name}.md", f"{near}.md")) if near else None,
            )
