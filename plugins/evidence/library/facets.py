"""What can be found, and by what: one entry for each page or reference, with its terms.

The place of an entry in `entries` is its number: the search index, the data files and the
scripts name it so. A reference that has a summary is found through its study.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from evidence.library.library import Library
from evidence.model import address
from evidence.model.fields import Tag, axis_of, tag_of
from evidence.model.finding import Finding, Outcome, Resource
from evidence.model.guide import Guide
from evidence.model.names import listed_name
from evidence.model.page import Article, GlossaryEntry
from evidence.model.programme import Programme
from evidence.model.reference import Name, Reference
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Term

KINDS = ("guide", "study", "programme", "concept", "glossary", "reference", "page")
"""Kinds of entry, in the order in which they are numbered: what answers a question comes first."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One question by which entries are told apart."""

    id: str
    """As addresses have it: `evidence/?setting=hospital`, `evidence/setting/hospital/`."""
    label: str
    """Key of the interface string."""
    axis: str = ""
    """The vocabulary its values come from, or ''."""
    small: bool = True
    """False where there may be thousands of values: its data are fetched only when it is opened."""
    years: bool = False
    """Whether its values are years, of which a range may be chosen."""


_FIRST = (Facet("kind", "facet.kind"),)
_LAST = (
    Facet("depth", "facet.depth"),
    Facet("year", "facet.year", years=True),
    Facet("data-year", "facet.data-year", years=True),
    Facet("language", "facet.language"),
    Facet("author", "facet.author", small=False),
    Facet("journal", "facet.journal", small=False),
)
"""Facets without a vocabulary: what every library can be asked by."""

OWN_FACETS = frozenset(facet.id for facet in (*_FIRST, *_LAST))

_MARKS = ("helped", "blocked")
"""By what types of resource are told apart further, as in `technical:blocked`. Directions of an outcome have a
vocabulary of their own."""


Facets = tuple[Facet, ...]


def facets(library: Library) -> Facets:
    """Every facet in the order shown: the kind of page, those that the vocabularies declare, then those of a source."""
    declared = sorted((axis.facet.place, axis.id) for axis in library.axes.values() if axis.facet)
    return (*_FIRST, *filter(None, (facet_of(library, id) for _, id in declared)), *_LAST)


def facet_of(library: Library, axis: str) -> Facet | None:
    """The facet that a vocabulary is, if it is one."""
    known = library.axes.get(axis)
    return Facet(known.facet.id, f"facet.{known.facet.id}", axis) if known and known.facet else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetEntry:
    """Something that can be found."""

    id: str
    """Unique among all entries: the id of a page, `axis/term`, `glossary#word`, or a BibTeX key."""
    kind: str
    """One of `KINDS`."""
    path: str
    title: str
    headline: str = ""
    """A second line: of a study the title of its source, of a concept its definition."""
    meta: tuple[str, ...] = ()
    """Short facts in words of the library: author and year, source class, settings."""
    year: int | None = None
    """Year of publication."""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Terms by facet, in the order of the facets, with the broader ones of each; a facet without
    terms is left out."""
    is_retired: bool = False
    """Whether it is a page that is no longer to be used."""


def entries(library: Library, labels: Mapping[str, str]) -> tuple[FacetEntry, ...]:
    """List everything that can be found, by kind, then title, then id.

    `labels` has the name of each source in running text (`Westlake et al., 2022`) by its key.
    """
    shown = facets(library)
    found = (
        *(_guide(library, shown, each) for each in library.shown.guides),
        *(_study(library, shown, labels, each) for each in library.shown.summaries),
        *(_programme(library, shown, each) for each in library.shown.programmes),
        *(_concept(library, shown, name, term) for name, term in library.terms.items()),
        *(_word(library, shown, each) for each in _words(library)),
        *(_page(each) for each in library.shown.articles),
        *(
            _reference(library, shown, labels, each)
            for key, each in library.references.items()
            if key not in library.summary_of
        ),
    )
    return tuple(sorted(found, key=_place))


@lru_cache(maxsize=2**16)
def sort_key(title: str) -> str:
    """A title as a catalogue files it: accents, capitals, quotation marks and dashes do not count."""
    letters = (each for each in normalize("NFKD", title) if each.isalnum() or each.isspace())
    return " ".join("".join(letters).casefold().split())


@lru_cache(maxsize=2**16)
def value_id(text: str) -> str:
    """Make a value of an address from a name of any script; spellings that differ by case,
    accents or punctuation alone are one value. '' where no letter or digit is left."""
    folded = "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each))
    words = "".join(each if each.isalnum() else " " for each in folded).split()
    return address.slug("-".join(words)) if words else ""


def author_names(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give (value, name) of everyone who wrote or edited it, once each; nobody for `[Author not named]`."""
    seen: set[str] = set()
    for role in ("author", "editor", "series-editor"):
        creators = reference.by(role)
        for name in creators.names if creators else ():
            value = author_id(name)
            if value and value not in seen and not name.literal.startswith("["):
                seen.add(value)
                yield value, listed_name(name)


@lru_cache(maxsize=2**16)
def author_id(name: Name) -> str:
    """The value of a person or body: `singer-sara-j`."""
    return value_id(listed_name(name))


def journal_name(reference: Reference) -> str:
    """The journal, book or site that holds it; '' for what is known to be missing."""
    name = reference.container.plain
    return "" if name.startswith("[") else name


def data_years(text: str) -> tuple[int, ...]:
    """Every year from the first to the last that the words about the data name."""
    years = [int(each) for each in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def _place(entry: FacetEntry) -> tuple[int, str, str]:
    return KINDS.index(entry.kind), sort_key(entry.title), entry.id


def _page(article: Article) -> FacetEntry:
    """A page of prose, such as how to cite: people ask for these in the same box."""
    return FacetEntry(
        id=article.id,
        kind="page",
        path=address.article(article.path),
        title=article.shown_title,
        headline=article.description,
        terms={"kind": ("page",)},
    )


def _words(library: Library) -> tuple[GlossaryEntry, ...]:
    return library.content.glossary.entries if library.content.glossary else ()


def _study(library: Library, shown: Facets, labels: Mapping[str, str], summary: StudySummary) -> FacetEntry:
    reference = library.references.get(summary.source)
    return FacetEntry(
        id=summary.id,
        kind="study",
        path=address.study(summary.id),
        title=summary.shown_title,
        headline=reference.title.plain if reference else "",
        meta=(
            *((labels[summary.source],) if summary.source in labels else ()),
            *_words_of(library, (summary.source_class, *summary.settings, *summary.more_tags)),
        ),
        year=_year(reference),
        terms=_terms(
            library,
            shown,
            {
                "kind": ("study",),
                "depth": (summary.read_depth,),
                "data-year": map(str, data_years(summary.data_years)),
                **_published(reference),
            },
            _of_page(summary),
        ),
        is_retired=summary.is_retired,
    )


def _programme(library: Library, shown: Facets, programme: Programme) -> FacetEntry:
    return FacetEntry(
        id=programme.id,
        kind="programme",
        path=address.programme(programme.id),
        title=programme.shown_title,
        headline=programme.headline,
        meta=_words_of(library, (*programme.settings, *programme.more_tags)),
        terms=_terms(library, shown, {"kind": ("programme",)}, _of_page(programme)),
        is_retired=programme.is_retired,
    )


def _guide(library: Library, shown: Facets, guide: Guide) -> FacetEntry:
    """A guide carries what the findings it rests on are about. It has no results of its own, so the outcomes
    that those looked at stand without a direction."""
    because = dict.fromkeys(claim for each in guide.recommendations for claim in each.because)
    rested = [library.findings[claim].finding for claim in because if claim in library.findings]
    tags = [tag for finding in rested for tag in library.tags(finding)]
    return FacetEntry(
        id=guide.id,
        kind="guide",
        path=address.guide(guide.id),
        title=guide.shown_title,
        headline=guide.headline,
        meta=_words_of(library, (*guide.roles, *guide.more_tags)),
        terms=_terms(
            library,
            shown,
            {"kind": ("guide",)},
            [*_plain(guide.terms()), *_plain(tags), *(mark for finding in rested for mark in _obstacle(finding))],
        ),
        is_retired=guide.is_retired,
    )


def _concept(library: Library, shown: Facets, name: str, term: Term) -> FacetEntry:
    tag = tag_of(name)
    return FacetEntry(
        id=name,
        kind="concept",
        path=address.term(tag.axis, tag),
        title=term.label,
        headline=term.definition,
        meta=(library.axes[tag.axis].singular,),
        terms=_terms(library, shown, {"kind": ("concept",)}, _plain([tag])),
    )


def _word(library: Library, shown: Facets, word: GlossaryEntry) -> FacetEntry:
    return FacetEntry(
        id=f"glossary#{word.id}",
        kind="glossary",
        path=f"glossary/#{word.id}",
        title=word.term,
        headline=word.definition,
        meta=_words_of(library, word.jurisdictions),
        terms=_terms(library, shown, {"kind": ("glossary",)}, _plain(word.jurisdictions)),
    )


def _reference(library: Library, shown: Facets, labels: Mapping[str, str], reference: Reference) -> FacetEntry:
    journal = journal_name(reference)
    return FacetEntry(
        id=reference.key,
        kind="reference",
        path=address.record(reference.key),
        title=reference.title.plain or reference.key,
        meta=(*((labels[reference.key],) if reference.key in labels else ()), *((journal,) if journal else ())),
        year=_year(reference),
        terms=_terms(library, shown, {"kind": ("reference",), **_published(reference)}),
    )


def _year(reference: Reference | None) -> int | None:
    return reference.date.year if reference and reference.date and not reference.no_date else None


def _published(reference: Reference | None) -> dict[str, tuple[str, ...]]:
    """What the bibliography alone says of a source."""
    if reference is None:
        return {}
    year, journal = _year(reference), value_id(journal_name(reference))
    return {
        "year": (str(year),) if year and year > 0 else (),
        "language": tuple(value_id(each) for each in reference.languages),
        "author": tuple(value for value, _ in author_names(reference)),
        "journal": (journal,) if journal else (),
    }


Carried = tuple[Tag, str]
"""A term, and by what it is told apart further, or ''."""


def _plain(tags: Iterable[Tag]) -> Iterator[Carried]:
    return ((tag, "") for tag in tags)


def _of_page(page: StudySummary | Programme) -> Iterator[Carried]:
    """What a page and its findings are about; what helped or got in the way also with that said."""
    yield from _plain(page.all_terms())
    for mark, resources in zip(_MARKS, (page.resources, page.obstacles), strict=True):
        yield from ((each.type, mark) for each in resources)
    for finding in page.findings:
        yield from _plain(finding.all_terms())
        # A result of some of those compared gives no direction, as in the evidence map.
        yield from ((each.term, each.direction) for each in finding.outcomes if each.direction and each.of_all)
        yield from _obstacle(finding)


def _obstacle(finding: Finding) -> Iterator[Carried]:
    """What an obstacle is made of, as getting in the way."""
    return ((each, _MARKS[1]) for each in finding.resources if finding.kind == "obstacle")


def _terms(
    library: Library, shown: Facets, told: Mapping[str, Iterable[str]], carried: Iterable[Carried] = ()
) -> Mapping[str, tuple[str, ...]]:
    """Values by facet: those told, and of what is carried the known terms, with what is broader."""
    by_axis: dict[str, list[Carried]] = {}
    for each in carried:
        by_axis.setdefault(each[0].axis, []).append(each)
    values = {
        facet.id: _known(library, facet, by_axis[facet.axis]) if facet.axis else told[facet.id]
        for facet in shown
        if (facet.axis in by_axis if facet.axis else facet.id in told)
    }
    return {id: found for id, each in values.items() if (found := tuple(dict.fromkeys(filter(None, each))))}


def _known(library: Library, facet: Facet, carried: Iterable[Carried]) -> Iterator[str]:
    known = {"", *(id for id, _ in marks(library, facet))}
    for tag, mark in carried:
        if mark in known:
            for each in broadening(library, tag):
                yield f"{each}:{mark}" if mark else each


def marks(library: Library, facet: Facet) -> tuple[tuple[str, str], ...]:
    """By what the terms of a facet are told apart further: (id, label or key of an interface string)."""
    if facet.axis == axis_of(Resource, "type"):
        return tuple((each, f"map.{each}") for each in _MARKS)
    directions = library.axes.get(axis_of(Outcome, "direction"))
    if directions and facet.axis == axis_of(Outcome, "term"):
        return tuple((each.id, each.label) for each in directions.terms)
    return ()


def broadening(library: Library, tag: Tag) -> Iterator[str]:
    """Give a term and every broader one; a circle of terms ends where it began."""
    seen: set[str] = set()
    id = str(tag)
    while id and id not in seen and (term := library.terms.get(f"{tag.axis}/{id}")):
        seen.add(id)
        yield id
        id = term.broader


def _words_of(library: Library, tags: Iterable[Tag]) -> tuple[str, ...]:
    return tuple(library.terms[tag.name].label for tag in tags if tag.name in library.terms)
