"""A programme: what it did, and the documents about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from evidence.model.editorial import Maintained
from evidence.model.fields import Kind, Needed, Placed, Tag, declared, declared_fields
from evidence.model.finding import Finding, Resource
from evidence.model.summary import NOT_REPORTED

SORTS = ("programme", "approach")
RELATIONS = ("evaluates", "reports-on", "comments-on", "describes", "supersedes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Placed):
    """A fact of the programme, typed once; prose pulls it in as `{{fact:id}}`."""

    id: str = declared("Name of the fact.", Kind.ID, needed=Needed.ALWAYS, example="projects")
    label: str = declared("What it is, for the facts box.", Kind.LINE, needed=Needed.ALWAYS)
    value: str = declared("The figure or words.", Kind.LINE, needed=Needed.ALWAYS, example="seven")
    source: str = declared("Key of the document that states it.", Kind.KEY)
    note: str = declared("Where sources disagree, what each says.", Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Placed):
    """A document about the programme. Documents of one evaluation are counted once."""

    key: str = declared("The BibTeX key.", Kind.KEY, needed=Needed.ALWAYS)
    relation: str = declared("What it is to the programme.", Kind.CHOICE, choices=RELATIONS, needed=Needed.ALWAYS)
    work: str = declared("Set where it reports a study of its own, counted apart from the others.", Kind.ID)
    note: str = declared("What a reader finds in it.", Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Placed):
    """One project of the programme."""

    name: str = declared("Its name.", Kind.LINE, needed=Needed.ALWAYS)
    text: str = declared("What it did, in a sentence or two.", Kind.TEXT, needed=Needed.ALWAYS)
    source: str = declared("Key of the document that says so.", Kind.KEY, needed=Needed.ALWAYS)
    relationships: tuple[Tag, ...] = declared(
        "Which relationships it set out to change.", Kind.TERM, many=True, axis="relationships"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Placed):
    """A precondition or a sustained practice, and what the documents say of it."""

    term: str = declared("Which one.", Kind.LINE, needed=Needed.ALWAYS)
    text: str = declared("What the document says of it.", Kind.TEXT, needed=Needed.ALWAYS)
    source: str = declared("Key of the document.", Kind.KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Maintained):
    """A programme as an entity of its own, apart from the documents about it."""

    carries_as: ClassVar[str] = "programme"
    parts_in: ClassVar[str] = "findings"
    sources_in: ClassVar[str] = "documents"

    name: str = declared("Its name.", Kind.LINE, needed=Needed.ALWAYS)
    sort: str = declared(
        "Whether it is one programme, or an approach that several programmes and studies tried.",
        Kind.CHOICE,
        choices=SORTS,
        default="programme",
    )
    headline: str = declared(
        "What it was and what came of it, in one plain sentence.", Kind.TEXT, heading=True, needed=Needed.ALWAYS
    )
    funder: str = declared("Who paid, or `not-reported`.", Kind.LINE, needed=Needed.REVIEWED)
    evaluator: str = declared("Who evaluated it, or `not-reported`.", Kind.LINE, needed=Needed.REVIEWED)
    settings: tuple[Tag, ...] = declared(
        "Where it took place.", Kind.TERM, many=True, axis="settings", needed=Needed.ALWAYS
    )
    jurisdictions: tuple[Tag, ...] = declared(
        "Countries, as ISO 3166 codes.",
        Kind.TERM,
        many=True,
        axis="jurisdictions",
        needed=Needed.REVIEWED,
    )
    relationships: tuple[Tag, ...] = declared(
        "Which relationships it set out to change.",
        Kind.TERM,
        many=True,
        axis="relationships",
        needed=Needed.REVIEWED,
    )
    levers: tuple[Tag, ...] = declared("What it redesigned.", Kind.TERM, many=True, axis="levers")
    facts: tuple[Fact, ...] = declared(
        "Dates, projects, sites, grants: each typed once and pulled into prose.",
        Kind.GROUP,
        many=True,
        record=Fact,
    )
    documents: tuple[Document, ...] = declared(
        "The documents about it.", Kind.GROUP, many=True, record=Document, needed=Needed.ALWAYS
    )
    projects: tuple[Project, ...] = declared(
        "Its projects that the sources name.", Kind.GROUP, many=True, record=Project
    )
    preconditions: tuple[Condition, ...] = declared(
        "What had to be there but did not change relationships by itself.",
        Kind.GROUP,
        many=True,
        record=Condition,
        axis="preconditions",
    )
    practices: tuple[Condition, ...] = declared(
        "What kept the change going.", Kind.GROUP, many=True, record=Condition, axis="practices"
    )
    findings: tuple[Finding, ...] = declared(
        "What is known of it, each naming its source.", Kind.GROUP, many=True, record=Finding
    )
    obstacles: tuple[Resource, ...] = declared(
        "What got in the way, or `not-reported`.",
        Kind.GROUP,
        many=True,
        record=Resource,
        choices=(NOT_REPORTED,),
    )
    evidence_level: str = declared(
        "What sort of evidence there is.",
        Kind.CHOICE,
        needed=Needed.REVIEWED,
        choices=("independent-evaluation", "trial", "practice-learning", "not-assessed"),
    )
    read_from: str = declared("What was read, in a sentence.", Kind.TEXT, needed=Needed.REVIEWED)

    def conditions(self) -> Iterator[tuple[str, tuple[Condition, ...]]]:
        """Each vocabulary of conditions, with those that the programme had."""
        kind: type = type(self)
        for name, field in declared_fields(kind).items():
            if field.record is Condition:
                yield field.axis, getattr(self, name)

    @property
    def shown_title(self) -> str:
        """Its name."""
        return self.name or self.prose.title or self.id

    @property
    def subtitle(self) -> str:
        """What it was and what came of it."""
        return self.headline

    @property
    def listed_sources(self) -> tuple[str, ...]:
        """The keys of the documents about it."""
        return tuple(document.key for document in self.documents)

    @property
    def named_in_lists(self) -> tuple[Tag, ...]:
        """Where it was."""
        return (*self.jurisdictions, *self.more_tags)
