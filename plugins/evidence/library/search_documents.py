"""What an entry is found by: its words in the order they are shown, its people and its numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from evidence.library.facets import FacetEntry, facets
from evidence.library.library import Library
from evidence.model.fields import axis_of
from evidence.model.finding import Resource
from evidence.model.guide import Guide
from evidence.model.page import Article, GlossaryEntry
from evidence.model.programme import Programme
from evidence.model.prose import Prose
from evidence.model.reference import Name, Reference
from evidence.model.summary import StudySummary


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a page that can be shown as the place of a match."""

    anchor: str
    """Its address on the page, or '' for the page itself."""
    text: str
    field: Literal["headline", "finding", "text"] = "text"
    """What it is of its page, by which the search weighs its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """An entry as the search index takes it."""

    entry: FacetEntry
    titles: tuple[str, ...]
    """Title first; also the title of the source of a study, and other words for a concept."""
    headings: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    tags: tuple[str, ...] = ()
    """Labels of its terms: found by, never shown as a passage."""
    people: tuple[Name, ...] = ()
    places: tuple[str, ...] = ()
    """Journal, publisher, series."""
    numbers: tuple[str, ...] = ()
    """Every number and key that a record is known by."""


Labels = Callable[[FacetEntry], tuple[str, ...]]


def searchables(library: Library, entries: Sequence[FacetEntry]) -> Iterator[Searchable]:
    """Say of each entry what it is found by, in the order of their numbers."""
    words = library.content.glossary.entries if library.content.glossary else ()
    glossary = {f"glossary#{word.id}": word for word in words}
    labels = partial(_labels, library, _axes_searched(library))
    makers = {
        "study": partial(_study, library, labels),
        "guide": partial(_guide, library, labels),
        "programme": partial(_programme, library, labels),
        "concept": partial(_concept, library),
        "glossary": partial(_word, glossary),
        "reference": partial(_listed, library),
        "page": partial(_page, library),
    }
    return (makers[entry.kind](entry) for entry in entries)


def _study(library: Library, labels: Labels, entry: FacetEntry) -> Searchable:
    summary = library.page_at(StudySummary, entry.id)
    reference = library.references.get(summary.source)
    passages = [Passage(each.id, each.text, "finding") for each in summary.findings]
    passages += _sections(summary.prose)
    passages += [Passage("", each.text) for each in (*summary.obstacles, *summary.resources)]
    said = (summary.participants, summary.harms, summary.equity, summary.interests, summary.funding, summary.read_from)
    passages += [Passage("", text) for text in said if " " in text]
    return Searchable(
        entry=entry,
        titles=(entry.title, *_titles(reference)),
        headings=_headings(summary.prose),
        passages=tuple(passages),
        tags=labels(entry),
        **_bibliographic(reference),
    )


def _guide(library: Library, labels: Labels, entry: FacetEntry) -> Searchable:
    guide = library.page_at(Guide, entry.id)
    passages = [Passage("", guide.headline, "headline")]
    for each in guide.recommendations:
        texts = (each.why, *each.how, each.watch_for, each.not_if, each.equity)
        passages.append(Passage(each.id, each.text, "finding"))
        passages += [Passage(each.id, text) for text in texts if text]
    passages += _sections(guide.prose)
    passages += [Passage("", text) for text in (guide.thin, *guide.signs, *guide.training) if text]
    headings = _headings(guide.prose)
    return Searchable(
        entry=entry, titles=(entry.title,), headings=headings, passages=tuple(passages), tags=labels(entry)
    )


def _programme(library: Library, labels: Labels, entry: FacetEntry) -> Searchable:
    programme = library.page_at(Programme, entry.id)
    passages = [Passage("", programme.headline, "headline")]
    passages += [Passage(each.id, each.text, "finding") for each in programme.findings]
    passages += _sections(programme.prose)
    passages += [Passage("", f"{each.name}. {each.text}") for each in programme.projects]
    passages += [Passage("", each.text) for _, written in programme.conditions() for each in written]
    passages += [Passage("", each.text) for each in programme.obstacles]
    passages += [Passage("", f"{each.label}: {each.value}") for each in programme.facts]
    tags = (*labels(entry), programme.funder, programme.evaluator)
    headings = _headings(programme.prose)
    return Searchable(entry=entry, titles=(entry.title,), headings=headings, passages=tuple(passages), tags=tags)


def _concept(library: Library, entry: FacetEntry) -> Searchable:
    term = library.terms[entry.id]
    text = library.content.concepts.get(entry.id)
    passages = [Passage("", term.definition, "headline")]
    passages += [Passage("", each) for each in (term.caution, term.counts_as_evidence) if each]
    passages += _sections(text.prose) if text else ()
    titles = (term.label, *term.aliases, *(each.label for each in term.labels))
    headings = _headings(text.prose) if text else ()
    return Searchable(entry=entry, titles=titles, headings=headings, passages=tuple(passages), tags=entry.meta)


def _word(glossary: Mapping[str, GlossaryEntry], entry: FacetEntry) -> Searchable:
    word = glossary[entry.id]
    return Searchable(
        entry=entry,
        titles=(word.term, *word.aliases),
        passages=(Passage("", word.definition, "headline"),),
        tags=entry.meta,
    )


def _page(library: Library, entry: FacetEntry) -> Searchable:
    page = library.page_at(Article, entry.id)
    passages = (*((Passage("", page.description, "headline"),) if page.description else ()), *_sections(page.prose))
    return Searchable(entry=entry, titles=(entry.title,), headings=_headings(page.prose), passages=passages)


def _listed(library: Library, entry: FacetEntry) -> Searchable:
    reference = library.references[entry.id]
    return Searchable(
        entry=entry, titles=_titles(reference) or (entry.title,), tags=reference.keywords, **_bibliographic(reference)
    )


def _titles(reference: Reference | None) -> tuple[str, ...]:
    if reference is None:
        return ()
    return tuple(filter(None, (reference.title.plain, reference.subtitle.plain)))


def _bibliographic(reference: Reference | None) -> dict[str, Any]:
    if reference is None:
        return {}
    numbers = (
        reference.key,
        reference.doi,
        reference.pmid,
        reference.pmcid,
        reference.accession,
        reference.eprint,
        *reference.issns,
        *reference.isbns,
    )
    places = (reference.container.plain, reference.container_short, reference.publisher.plain, reference.series.plain)
    return {
        "people": tuple(name for creators in reference.creators for name in creators.names),
        "places": tuple(dict.fromkeys(filter(None, places))),
        "numbers": tuple(dict.fromkeys(filter(None, numbers))),
    }


def _axes_searched(library: Library) -> Mapping[str, str]:
    """Each facet with a vocabulary whose labels find a page. What helped or got in the way is found by its own text."""
    return {each.id: each.axis for each in facets(library) if each.axis and each.axis != axis_of(Resource, "type")}


def _labels(library: Library, axes: Mapping[str, str], entry: FacetEntry) -> tuple[str, ...]:
    """Labels of the terms that the entry carries."""
    names = (f"{axes[facet]}/{value}" for facet, values in entry.terms.items() if facet in axes for value in values)
    return tuple(library.terms[name].label for name in names if name in library.terms)


def _headings(prose: Prose) -> tuple[str, ...]:
    return tuple(each.title for each in prose.sections)


def _sections(prose: Prose) -> Iterator[Passage]:
    """The text of a page, a block at a time, under the address of its section."""
    sections = {each.title: each.id for each in prose.sections if each.id}
    anchor = ""
    for line in prose.text.splitlines():
        if line in sections:
            anchor = sections[line]
        elif line.strip():
            yield Passage(anchor, line)
