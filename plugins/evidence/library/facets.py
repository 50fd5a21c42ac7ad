"""What can be found, and by what: one entry for each page or reference, with its terms.

The place of an entry in `entries` is its number: the search index, the data files and the
scripts name it so. A reference that has a summary is found through its study.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from evidence.library.library import Library, title_of
from evidence.model import address
from evidence.model.finding import Finding, Resource
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


FACETS: tuple[Facet, ...] = (
    Facet("kind", "facet.kind"),
    Facet("setting", "facet.setting", "settings"),
    Facet("role", "facet.role", "roles"),
    Facet("relationship", "facet.relationship", "relationships"),
    Facet("lever", "facet.lever", "levers"),
    Facet("resource", "facet.resource", "resources"),
    Facet("process", "facet.process", "processes"),
    Facet("locus", "facet.locus", "loci"),
    Facet("outcome", "facet.outcome", "outcomes"),
    Facet("jurisdiction", "facet.jurisdiction", "jurisdictions"),
    Facet("source-class", "facet.source-class", "source-classes"),
    Facet("design", "facet.design", "designs"),
    Facet("depth", "facet.depth"),
    Facet("year", "facet.year", years=True),
    Facet("data-year", "facet.data-year", years=True),
    Facet("language", "facet.language"),
    Facet("author", "facet.author", small=False),
    Facet("journal", "facet.journal", small=False),
)
"""In the order shown: what a practitioner asks first, then the browse order of the axes."""

_MARKS: Mapping[str, tuple[str, ...]] = {"resource": ("helped", "blocked")}
"""By what values of a facet are told apart further, as in `technical:blocked`. Directions of an outcome have a
vocabulary of their own."""

FACET_OF_AXIS: Mapping[str, Facet] = {facet.axis: facet for facet in FACETS if facet.axis}


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
    """Terms by facet, in the order of `FACETS`, with the broader ones of each; a facet without
    terms is left out."""
    citation: str = ""
    """The files that cite it, from `data/` and without their ending, such as `references/key`;
    '' for what is not cited by itself."""


def entries(library: Library, labels: Mapping[str, str]) -> tuple[FacetEntry, ...]:
    """List everything that can be found, by kind, then title, then id.

    `labels` has the name of each source in running text (`Westlake et al., 2022`) by its key.
    """
    found = (
        *(_guide(library, each) for each in library.shown.guides),
        *(_study(library, labels, each) for each in library.shown.summaries),
        *(_programme(library, each) for each in library.shown.programmes),
        *(_concept(library, name, term) for name, term in library.terms.items()),
        *(_word(library, each) for each in _words(library)),
        *(_page(each) for each in library.shown.articles),
        *(_reference(labels, each) for key, each in library.references.items() if key not in library.summary_of),
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
        title=title_of(article),
        headline=article.description,
        terms={"kind": ("page",)},
    )


def _words(library: Library) -> tuple[GlossaryEntry, ...]:
    return library.content.glossary.entries if library.content.glossary else ()


def _study(library: Library, labels: Mapping[str, str], summary: StudySummary) -> FacetEntry:
    reference = library.references.get(summary.source)
    claims = _finding_terms(summary.findings)
    year = _year(reference)
    return FacetEntry(
        id=summary.id,
        kind="study",
        path=address.study(summary.id),
        title=title_of(summary),
        headline=reference.title.plain if reference else "",
        meta=(
            *((labels[summary.source],) if summary.source in labels else ()),
            *_words_of(library, "source-classes", (summary.source_class,)),
            *_words_of(library, "settings", summary.settings),
        ),
        year=year,
        terms=_terms(
            library,
            {
                "kind": ("study",),
                "setting": summary.settings,
                "role": summary.roles,
                "relationship": (*summary.relationships, *claims["relationship"]),
                "lever": (*summary.levers, *claims["lever"]),
                "resource": (
                    *_both(summary.obstacles, "blocked"),
                    *_both(summary.resources, "helped"),
                    *claims["resource"],
                ),
                "process": claims["process"],
                "locus": claims["locus"],
                "outcome": claims["outcome"],
                "jurisdiction": (*summary.jurisdictions, *claims["jurisdiction"]),
                "source-class": (summary.source_class,),
                "design": (summary.design,),
                "depth": (summary.read_depth,),
                "data-year": map(str, data_years(summary.data_years)),
                **_published(reference),
            },
        ),
        citation=f"references/{address.slug(reference.key)}" if reference else f"pages/{summary.id}",
    )


def _programme(library: Library, programme: Programme) -> FacetEntry:
    claims = _finding_terms(programme.findings)
    shared = [each for project in programme.projects for each in project.relationships]
    return FacetEntry(
        id=programme.id,
        kind="programme",
        path=address.programme(programme.id),
        title=title_of(programme),
        headline=programme.headline,
        meta=_words_of(library, "settings", programme.settings),
        terms=_terms(
            library,
            {
                "kind": ("programme",),
                "setting": programme.settings,
                "relationship": (*programme.relationships, *shared, *claims["relationship"]),
                "lever": (*programme.levers, *claims["lever"]),
                "resource": (*_both(programme.obstacles, "blocked"), *claims["resource"]),
                "process": claims["process"],
                "locus": claims["locus"],
                "outcome": claims["outcome"],
                "jurisdiction": (*programme.jurisdictions, *claims["jurisdiction"]),
            },
        ),
        citation=f"pages/{programme.id}",
    )


def _guide(library: Library, guide: Guide) -> FacetEntry:
    """A guide carries what the findings it rests on are about. It has no results of its own, so the outcomes
    that those looked at stand without a direction."""
    because = dict.fromkeys(claim for each in guide.recommendations for claim in each.because)
    claims = _finding_terms(library.findings[claim].finding for claim in because if claim in library.findings)
    return FacetEntry(
        id=guide.id,
        kind="guide",
        path=address.guide(guide.id),
        title=title_of(guide),
        headline=guide.headline,
        meta=_words_of(library, "roles", guide.roles),
        terms=_terms(
            library,
            {
                "kind": ("guide",),
                "setting": guide.settings,
                "role": guide.roles,
                **{facet: claims[facet] for facet in ("relationship", "lever", "resource", "process", "locus")},
                "outcome": (each for each in claims["outcome"] if ":" not in each),
            },
        ),
        citation=f"pages/{guide.id}",
    )


def _concept(library: Library, name: str, term: Term) -> FacetEntry:
    axis, _, id = name.partition("/")
    facet = FACET_OF_AXIS.get(axis)
    return FacetEntry(
        id=name,
        kind="concept",
        path=address.term(axis, id),
        title=term.label,
        headline=term.definition,
        meta=(library.axes[axis].singular,),
        terms=_terms(library, {"kind": ("concept",), **({facet.id: (id,)} if facet else {})}),
    )


def _word(library: Library, word: GlossaryEntry) -> FacetEntry:
    return FacetEntry(
        id=f"glossary#{word.id}",
        kind="glossary",
        path=f"glossary/#{word.id}",
        title=word.term,
        headline=word.definition,
        meta=_words_of(library, "jurisdictions", word.jurisdictions),
        terms=_terms(library, {"kind": ("glossary",), "jurisdiction": word.jurisdictions}),
    )


def _reference(labels: Mapping[str, str], reference: Reference) -> FacetEntry:
    journal = journal_name(reference)
    terms = {"kind": ("reference",), **_published(reference)}
    return FacetEntry(
        id=reference.key,
        kind="reference",
        path=address.record(reference.key),
        title=reference.title.plain or reference.key,
        meta=(*((labels[reference.key],) if reference.key in labels else ()), *((journal,) if journal else ())),
        year=_year(reference),
        terms=_ordered(terms),
        citation=f"references/{address.slug(reference.key)}",
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


def _both(found: Iterable[Resource], mark: str) -> Iterator[str]:
    """Each type of what helped or got in the way, by itself and with that said."""
    for each in found:
        yield from (each.type, f"{each.type}:{mark}")


def _finding_terms(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """What findings are about, by facet; an outcome once by itself and once with its direction (of all who were
    compared, as in the evidence map), and what an obstacle is made of once as getting in the way."""
    found: dict[str, list[str]] = {
        facet: [] for facet in ("relationship", "lever", "resource", "process", "locus", "outcome", "jurisdiction")
    }
    for finding in findings:
        for axis, term in finding.tags():
            facet = FACET_OF_AXIS.get(axis)
            if facet:
                found[facet.id].append(term)
        found["outcome"] += (
            f"{each.term}:{each.direction}" for each in finding.outcomes if each.direction and each.of_all
        )
        if finding.kind == "obstacle":
            found["resource"] += (f"{each}:blocked" for each in finding.resources)
        found["jurisdiction"].append(finding.jurisdiction)
    return found


def _terms(library: Library, raw: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """Drop what no vocabulary knows and add what is broader."""
    axes = {facet.id: facet.axis for facet in FACETS if facet.axis}
    return _ordered(
        {id: tuple(_known(library, id, axes[id], terms)) if id in axes else tuple(terms) for id, terms in raw.items()}
    )


def _ordered(terms: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    found = {facet.id: tuple(dict.fromkeys(filter(None, terms.get(facet.id, ())))) for facet in FACETS}
    return {id: values for id, values in found.items() if values}


def _known(library: Library, facet: str, axis: str, terms: Iterable[str]) -> Iterator[str]:
    known = {"", *(id for id, _ in marks(library, facet))}
    for value in terms:
        term, colon, mark = value.partition(":")
        if mark in known and f"{axis}/{term}" in library.terms:
            for each in broadening(library, axis, term):
                yield f"{each}{colon}{mark}"


def marks(library: Library, facet: str) -> tuple[tuple[str, str], ...]:
    """By what the terms of a facet are told apart further: (id, label or key of an interface string)."""
    directions = library.axes.get("directions")
    if facet == "outcome" and directions:
        return tuple((each.id, each.label) for each in directions.terms)
    return tuple((each, f"map.{each}") for each in _MARKS.get(facet, ()))


def broadening(library: Library, axis: str, id: str) -> Iterator[str]:
    """Give a term and every broader one; a circle of terms ends where it began."""
    seen: set[str] = set()
    while id and id not in seen and (term := library.terms.get(f"{axis}/{id}")):
        seen.add(id)
        yield id
        id = term.broader


def _words_of(library: Library, axis: str, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(library.terms[f"{axis}/{id}"].label for id in ids if f"{axis}/{id}" in library.terms)
