"""The library: everything joined by keys, and the indexes that pages ask for.

Indexes map keys to keys. No record holds a road back to the library.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from evidence.library.works import works
from evidence.model import address
from evidence.model.citation import Citation
from evidence.model.content import Content
from evidence.model.editorial import EditorialPage
from evidence.model.fields import Tag
from evidence.model.finding import Finding
from evidence.model.guide import Guide, Recommendation
from evidence.model.programme import Programme
from evidence.model.prose import Prose
from evidence.model.reference import Bibliography, Reference
from evidence.model.source import Position
from evidence.model.summary import StudySummary
from evidence.model.tagged import Tagged
from evidence.model.vocabulary import Axis, Match, Term

K = TypeVar("K", str, tuple[str, str])
V = TypeVar("V", str, tuple[str, str])
P = TypeVar("P", bound=EditorialPage)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedFinding:
    """A finding in the ledger."""

    id: str
    """`page-id#finding-id`: what `because` names."""
    page: str
    """Id of the page that holds it."""
    key: str
    """Key of the document that it comes from."""
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that leans on a source."""

    path: str
    """File of the page, from the content folder."""
    anchor: str
    sentence: str
    finding: str = ""
    """The finding leaned on, where one is named."""
    where: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything that was read, joined. Look-ups by a word that is not there give None."""

    content: Content = Content()
    """Everything that was read, for the check."""
    shown: Content = Content()
    """What has a page: the same without the second of two pages with one id."""
    references: Mapping[str, Reference] = field(default_factory=dict)
    pages: Mapping[str, EditorialPage] = field(default_factory=dict)
    """Every page with an id; of two with one id the first by path."""
    summary_of: Mapping[str, str] = field(default_factory=dict)
    """Key of a source to the id of the page that summarises it; of two the one published first."""
    findings: Mapping[str, LocatedFinding] = field(default_factory=dict)
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    """Key of a source to every place that leans on it, in order of path and line."""
    work_of: Mapping[str, str] = field(default_factory=dict)
    documents_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Work to the keys of its documents."""
    programmes_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Key to the ids of the programmes it is a document of."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Title of every page by its file in the content folder."""
    retired: Collection[str] = frozenset()
    """Files of the pages that are no longer to be used."""
    axes: Mapping[str, Axis] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    """Terms by `axis/term`."""
    findings_by_term: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`axis/term` to the claims that carry it."""
    pages_by_term: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`axis/term` to the ids of pages that carry it themselves."""
    studies_by_term: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`axis/term` to the ids of studies that carry it, themselves or through a finding."""
    matched_by: Mapping[str, tuple[tuple[str, Match], ...]] = field(default_factory=dict)
    """`axis/term` to the terms whose matches lead to it."""
    agreeing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Claim to the claims that agree with it, whichever side said so."""
    disagreeing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agreeing_in_part: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Claim to the (claim, point) that agree with it on one point, whichever side said so."""
    advice: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Claim to the (guide id, recommendation id) that rest on it."""
    advised_against: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """(claim, kind) to the (guide id, recommendation id) that it speaks against in that way."""

    def words(self, language: str) -> Mapping[str, str]:
        """What the interface calls the vocabularies in a language, by the keys under which pages ask for it."""
        return {key: label for axis in self.axes.values() for key, label in axis.words(language).items()}

    def page_of(self, kind: type[P], id: str) -> P | None:
        """The page of an id, if it is of the kind asked for."""
        page = self.pages.get(id)
        return page if isinstance(page, kind) else None

    def page_at(self, kind: type[P], id: str) -> P:
        """The page of an id that is known to be of a kind."""
        page = self.page_of(kind, id)
        assert page is not None, id
        return page

    def summary(self, key: str) -> StudySummary | None:
        """The summary of a source."""
        return self.page_of(StudySummary, self.summary_of.get(key, ""))

    def tags(self, record: Tagged) -> Iterator[Tag]:
        """The terms that say what a page or a finding is about: those whose vocabulary may stand on its kind."""
        return subjects(self.axes, record)

    def renamed(self, name: str) -> str:
        """The id that a page has now, where `name` is one of its earlier ids; else ''."""
        return next((id for id, page in self.pages.items() if name in page.redirects), "")

    def cited(self, citation: Citation) -> str | None:
        """The key of the source that a citation names by key, by page id or by a finding, if there is one."""
        return self.key_of(citation.key, citation.finding)

    def key_of(self, name: str, finding: str = "") -> str | None:
        """The BibTeX key behind a key or the id of a study page; on a page of several sources, behind its finding."""
        if name in self.references:
            return name
        page = self.pages.get(name)
        claim = self.claim(name, finding)
        key = (page.source if page else "") or (claim.key if claim else "")
        return key if key in self.references else None

    def claim(self, name: str, finding: str) -> LocatedFinding | None:
        """A finding named by the page or by the key of its source."""
        return self.findings.get(f"{name}#{finding}") or self.findings.get(f"{self.summary_of.get(name, '')}#{finding}")

    def address_of_key(self, key: str) -> str:
        """Where a citation leads: to the summary where there is one, else to the record."""
        page = self.summary_of.get(key)
        return address.study(page) if page else address.record(key)

    def address_of_page(self, id: str) -> str | None:
        """The address of any page with an id."""
        page = self.pages.get(id)
        return address.article(page.path) if page else None

    def address_of_finding(self, claim: LocatedFinding) -> str:
        """The address of a finding."""
        return f"{self.address_of_page(claim.page)}#{claim.finding.id}"

    def address_of_symbol(self, symbol: str) -> str:
        """Where a link of an author's text leads: `cite:key#finding`, `page:path#part`,
        `term:axis/term` or `file:path`. '' where a citation names nothing that is known."""
        kind, _, rest = symbol.partition(":")
        name, mark, anchor = rest.partition("#")
        if kind == "cite":
            key = self.key_of(name)
            claim = self.claim(name, anchor)
            target = self.address_of_key(key) if key else (claim and self.address_of_page(claim.page)) or ""
        elif kind == "term":
            axis, _, term = name.partition("/")
            target = address.term(axis, term) if term else address.axis(axis)
        else:
            target = address.article(name) if kind == "page" else name
        return f"{target}{mark}{anchor}"

    def fact(self, name: str) -> str:
        """A fact of a programme, `programme/fact`, as it was typed once; '' for an unknown one."""
        id, _, fact = name.partition("/")
        programme = self.page_of(Programme, id)
        return next((each.value for each in programme.facts if each.id == fact), "") if programme else ""

    def source_class(self, key: str) -> Tag:
        """The class of a source, where it has been summarised; else a term of no vocabulary."""
        summary = self.summary(key)
        return summary.source_class if summary else Tag("", "")

    def has_data(self, key: str) -> bool:
        """Whether data stand behind a source, as far as is known. One that retells has none of its own: it tells of
        those of its work, where another document of that work has some."""
        if self.source_class(key) not in self.content.words.retelling:
            return self._has_own_data(key)
        told = self.documents_of.get(self.work_of.get(key, ""), ())
        return any(self._has_own_data(other) for other in told)

    def _has_own_data(self, key: str) -> bool:
        words = self.content.words
        return self.source_class(key) not in (*words.without_data, *words.retelling)

    def counts(self, claim: LocatedFinding) -> bool:
        """Whether a finding counts as evidence: of a known source that has data of its own and was
        not retracted, on a page that is not retired."""
        reference = self.references.get(claim.key)
        return (
            reference is not None
            and not reference.retracted
            and self.has_data(claim.key)
            and not self.pages[claim.page].is_retired
        )

    def told_again(self, claim: LocatedFinding) -> bool:
        """Whether a finding only tells again what the page of its source says: lists and counts take it once."""
        return claim.finding.same_as in self.findings

    @property
    def findings_told(self) -> int:
        """How many findings there are, one told again not counted twice."""
        return sum(not self.told_again(claim) for claim in self.findings.values())

    def works_behind(self, findings: Iterable[str]) -> frozenset[str]:
        """The independent works behind those of the findings that count as evidence."""
        return frozenset(self.work_of[self.findings[claim].key] for claim in self.counted(findings))

    def counted(self, findings: Iterable[str]) -> tuple[str, ...]:
        """Those of the findings that count as evidence, each once."""
        return tuple(
            claim for claim in dict.fromkeys(findings) if claim in self.findings and self.counts(self.findings[claim])
        )


def join(bibliography: Bibliography, content: Content) -> Library:
    """Join what was read. Faults are left for the check: here the first of two twins counts."""
    shown = content.without_twins()
    pages: dict[str, EditorialPage] = {record.id: record for record in shown.records()}
    findings = {claim.id: claim for claim in _located_findings(shown)}
    agreeing, disagreeing = _both_ways(findings)
    axes = {axis.id: axis for axis in reversed(content.axes)}
    terms = {f"{axis.id}/{term.id}": term for axis in axes.values() for term in axis.terms}
    work_of = works(bibliography.references, shown.summaries, shown.programmes)
    library = Library(
        content=content,
        shown=shown,
        references=bibliography.references,
        pages=pages,
        summary_of=_summary_of(shown, bibliography.references),
        findings=findings,
        work_of=work_of,
        documents_of=_index((work, key) for key, work in work_of.items()),
        programmes_of=_programmes_of(shown),
        titles=_titles(content, terms),
        retired=_retired(pages.values()),
        axes={axis.id: axes[axis.id] for axis in content.axes},
        terms=terms,
        findings_by_term=_findings_by_term(findings, axes),
        pages_by_term=_index((tag.name, id) for id, page in pages.items() for tag in subjects(axes, page)),
        studies_by_term=_studies_by_term(shown, axes),
        matched_by=_matched_by(terms),
        agreeing=agreeing,
        disagreeing=disagreeing,
        agreeing_in_part=_in_part(findings),
        advice=_advice(shown),
        advised_against=_advised_against(shown),
    )
    return _with_mentions(library)


def subjects(axes: Mapping[str, Axis], record: Tagged) -> Iterator[Tag]:
    """The terms of a record whose vocabulary says that it may stand on such a record: what the record is about."""
    return (tag for tag in record.terms() if tag.axis in axes and record.carries_as in axes[tag.axis].on)


def _summary_of(shown: Content, references: Mapping[str, Reference]) -> dict[str, str]:
    found: dict[str, str] = {}
    for summary in _published_first(shown):
        if summary.source in references:
            found.setdefault(summary.source, summary.id)
    return found


def _findings_by_term(findings: Mapping[str, LocatedFinding], axes: Mapping[str, Axis]) -> dict[str, tuple[str, ...]]:
    return _index(
        (tag.name, claim.id)
        for claim in findings.values()
        if claim.finding.same_as not in findings
        for tag in subjects(axes, claim.finding)
    )


def _studies_by_term(shown: Content, axes: Mapping[str, Axis]) -> dict[str, tuple[str, ...]]:
    return _index(
        (tag.name, page.id)
        for page in shown.summaries
        for record in (page, *page.findings)
        for tag in subjects(axes, record)
    )


def _published_first(content: Content) -> list[StudySummary]:
    """Summaries by path, those on the list of permalinks first: a new page takes no source from an old one."""
    published = {id for id, _ in content.permalinks}
    return sorted(content.summaries, key=lambda summary: summary.id not in published)


def all_prose(content: Content) -> Iterator[tuple[str, Prose]]:
    """Every text with its path, in the order of the paths."""
    records: list[EditorialPage] = [*content.records(), *content.concepts.values()]
    records += [record for record in (content.home, content.glossary) if record]
    for record in sorted(records, key=lambda record: record.path):
        yield record.path, record.prose


def _matched_by(terms: Mapping[str, Term]) -> dict[str, tuple[tuple[str, Match], ...]]:
    found: dict[str, list[tuple[str, Match]]] = {}
    for name, term in terms.items():
        for match in term.matches:
            found.setdefault(match.term, []).append((name, match))
    return {name: tuple(roads) for name, roads in found.items()}


def _retired(pages: Iterable[EditorialPage]) -> frozenset[str]:
    return frozenset(page.path for page in pages if page.is_retired)


def _titles(content: Content, terms: Mapping[str, Term]) -> dict[str, str]:
    named = {page.path: page.shown_title for page in content.records()}
    for path, article in content.concepts.items():
        named[article.path] = terms[path].label if path in terms else article.shown_title
    for page in (content.home, content.glossary):
        if page:
            named[page.path] = page.shown_title
    return named


def _located_findings(content: Content) -> Iterator[LocatedFinding]:
    for page in (*content.summaries, *content.programmes):
        for finding in page.findings:
            key = finding.source or page.source
            yield LocatedFinding(id=f"{page.id}#{finding.id}", page=page.id, key=key, finding=finding)


def _index(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Group the second of each pair under the first, without repeats, sorted both ways."""
    groups: dict[K, set[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, set()).add(value)
    return {key: tuple(sorted(groups[key])) for key in sorted(groups)}


def _as_written(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Group the second of each pair under the first, without repeats, in the order of the pages."""
    groups: dict[K, dict[V, None]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[value] = None
    return {key: tuple(groups[key]) for key in sorted(groups)}


def _both_ways(
    findings: Mapping[str, LocatedFinding],
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Agreement and disagreement hold from both sides, whichever page says it."""

    def mirrored(name: str) -> dict[str, tuple[str, ...]]:
        pairs = [
            (claim.id, other)
            for claim in findings.values()
            for other in getattr(claim.finding, name)
            if other in findings
        ]
        return _index([*pairs, *((other, claim) for claim, other in pairs)])

    return mirrored("agrees_with"), mirrored("disagrees_with")


def _in_part(findings: Mapping[str, LocatedFinding]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Agreement on one point, from both sides."""
    pairs = [
        (claim.id, each.finding, each.point)
        for claim in findings.values()
        for each in claim.finding.agrees_in_part
        if each.finding in findings
    ]
    return _index(
        [
            *((one, (other, point)) for one, other, point in pairs),
            *((other, (one, point)) for one, other, point in pairs),
        ]
    )


def _recommendations(content: Content) -> Iterator[tuple[Guide, Recommendation]]:
    for guide in content.guides:
        for each in guide.recommendations:
            yield guide, each


def _programmes_of(shown: Content) -> dict[str, tuple[str, ...]]:
    return _index((document.key, programme.id) for programme in shown.programmes for document in programme.documents)


def _advice(shown: Content) -> dict[str, tuple[tuple[str, str], ...]]:
    return _as_written(
        (claim, (guide.id, each.id)) for guide, each in _recommendations(shown) for claim in each.because
    )


def _advised_against(shown: Content) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    return _as_written(
        ((against.finding, against.kind), (guide.id, each.id))
        for guide, each in _recommendations(shown)
        for against in each.against
    )


def _with_mentions(library: Library) -> Library:
    """Add every place that leans on a source: citations in text, and guides' recommendations."""
    found: dict[str, list[Mention]] = {}
    for path, prose in all_prose(library.shown):
        for citation in prose.citations:
            if key := library.cited(citation):
                found.setdefault(key, []).append(
                    Mention(
                        path=path,
                        anchor=citation.anchor,
                        sentence=citation.sentence,
                        finding=citation.finding,
                        where=citation.where,
                    )
                )
    for guide, each in _recommendations(library.shown):
        for name in dict.fromkeys((*each.because, *(against.finding for against in each.against))):
            if claim := library.findings.get(name):
                found.setdefault(claim.key, []).append(
                    Mention(
                        path=guide.path,
                        anchor=each.id,
                        sentence=each.text,
                        finding=claim.finding.id,
                        where=each.where,
                    )
                )
    ordered = {
        key: tuple(sorted(dict.fromkeys(found[key]), key=lambda each: (each.path, each.where.line)))
        for key in sorted(found)
    }
    return replace(library, mentions=ordered)
