"""Words that are agreed: axes, their terms, and the crosswalk between them."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence.model.fields import Kind, Needed, Placed, declared

MATCHES = ("close", "related", "broader", "narrower")
CARRIERS = ("study", "programme", "guide", "finding")
"""What terms can be said of."""
ROWS, COLUMNS = "rows", "columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Placed):
    """A road from one term to another. It widens a search; it never copies a tag."""

    term: str = declared("The other term as axis/term.", Kind.LINE, needed=Needed.ALWAYS, example="loci/person")
    match: str = declared("How near it is.", Kind.CHOICE, choices=MATCHES, needed=Needed.ALWAYS)
    reason: str = declared("Why, in a sentence.", Kind.TEXT, needed=Needed.ALWAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled(Placed):
    """A label in another language."""

    language: str = declared("BCP 47 tag.", Kind.LINE, needed=Needed.ALWAYS, example="es")
    label: str = declared("The label.", Kind.LINE, needed=Needed.ALWAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Placed):
    """One agreed word."""

    id: str = declared("Id of the term; its page's address.", Kind.TERM_ID, needed=Needed.ALWAYS)
    label: str = declared("How it is shown.", Kind.LINE, needed=Needed.ALWAYS)
    definition: str = declared("What it means here.", Kind.TEXT, needed=Needed.ALWAYS)
    broader: str = declared("The wider term of the same axis.", Kind.LINE)
    aliases: tuple[str, ...] = declared("Other words people use.", Kind.LINE, many=True)
    labels: tuple[Labelled, ...] = declared("Labels in other languages.", Kind.GROUP, many=True, record=Labelled)
    matches: tuple[Match, ...] = declared("Roads to terms of other axes.", Kind.GROUP, many=True, record=Match)
    caution: str = declared("How the term is easily misused.", Kind.TEXT)
    counts_as_evidence: str = declared(
        "What a study would have to show to fill the gap, where there is one.", Kind.TEXT
    )
    search: str = declared("A search to try in PubMed.", Kind.LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Placed):
    """One step of a framework: terms that stand side by side."""

    name: str = declared("What this step is, in a few words.", Kind.LINE, needed=Needed.ALWAYS)
    terms: tuple[str, ...] = declared(
        "Its terms, each as axis/term.", Kind.LINE, many=True, needed=Needed.ALWAYS, example="[processes/trust]"
    )
    leads: str = declared("How it leads to the next step, as the source says.", Kind.LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework(Placed):
    """How a source says that the terms hang together, drawn on their pages."""

    title: str = declared("What it explains.", Kind.LINE, needed=Needed.ALWAYS)
    source: str = declared("Key of the source that says so.", Kind.KEY, needed=Needed.ALWAYS)
    caption: str = declared("What it rests on, and what it does not show.", Kind.TEXT, needed=Needed.ALWAYS)
    steps: tuple[Step, ...] = declared("Its steps, in order.", Kind.GROUP, many=True, record=Step, needed=Needed.ALWAYS)

    @property
    def terms(self) -> frozenset[str]:
        """Every term that it draws, as axis/term."""
        return frozenset(term for step in self.steps for term in step.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsFacet(Placed):
    """A vocabulary as a facet: a question by which the explorer, the lists and the feeds tell pages apart."""

    id: str = declared(
        "Id of the facet, as addresses have it: `evidence/process/trust/`. Never changed once published.",
        Kind.ID,
        needed=Needed.ALWAYS,
        example="process",
    )
    place: int = declared("Its place among the facets, from one.", Kind.INTEGER, needed=Needed.ALWAYS, default=0)
    label: str = declared(
        "The facet as a reader sees it.", Kind.LINE, needed=Needed.ALWAYS, example="What happens between people"
    )
    labels: tuple[Labelled, ...] = declared("The same in other languages.", Kind.GROUP, many=True, record=Labelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsFact(Placed):
    """A vocabulary as a row of the facts box."""

    place: int = declared("Its place among the rows, from one.", Kind.INTEGER, needed=Needed.ALWAYS, default=0)
    label: str = declared("The row as a reader sees it.", Kind.LINE, needed=Needed.ALWAYS, example="Between whom")
    labels: tuple[Labelled, ...] = declared("The same in other languages.", Kind.GROUP, many=True, record=Labelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsMap(Placed):
    """A vocabulary as an axis of the evidence map."""

    place: int = declared(
        "Its place among the axes of the map, from one.", Kind.INTEGER, needed=Needed.ALWAYS, default=0
    )
    first: str = declared(
        "On which side of the table it stands that the map opens with; else the first two axes do.",
        Kind.CHOICE,
        choices=(ROWS, COLUMNS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis(Placed):
    """One vocabulary: one question about a source, and the terms that answer it."""

    id: str = declared("Id of the axis, as front matter and addresses have it.", Kind.ID, needed=Needed.ALWAYS)
    label: str = declared("How it is shown.", Kind.LINE, needed=Needed.ALWAYS)
    singular: str = declared("The label of one of its terms.", Kind.LINE, needed=Needed.ALWAYS)
    question: str = declared("What it says of a source.", Kind.LINE, needed=Needed.ALWAYS)
    definition: str = declared("What the axis is, and where it comes from.", Kind.TEXT, needed=Needed.ALWAYS)
    origin: tuple[str, ...] = declared("Keys of the sources it was taken from.", Kind.KEY, many=True)
    on: tuple[str, ...] = declared(
        "What its terms say something of. There they are written in a field named as the vocabulary, and stand on the "
        "pages of its terms.",
        Kind.CHOICE,
        many=True,
        choices=CARRIERS,
        example="[study, finding]",
    )
    facet: AsFacet | None = declared(
        "Where the explorer, the lists and the feeds tell pages apart by it.", Kind.GROUP, record=AsFacet
    )
    map: AsMap | None = declared("Where it is an axis of the evidence map.", Kind.GROUP, record=AsMap)
    facts: AsFact | None = declared("Where it is a row of the facts box.", Kind.GROUP, record=AsFact)
    framework: Framework | None = declared(
        "How its terms hang together with others, where a source says so.", Kind.GROUP, record=Framework
    )
    terms: tuple[Term, ...] = declared(
        "The terms, in the order shown.", Kind.GROUP, many=True, record=Term, needed=Needed.ALWAYS
    )

    def term(self, id: str) -> Term | None:
        """Find a term by id."""
        return next((term for term in self.terms if term.id == id), None)

    def words(self, language: str) -> Mapping[str, str]:
        """What the interface calls it in a language, by the key under which pages ask for it."""
        shown: dict[str, AsFacet | AsFact] = {}
        if self.facet:
            shown[f"facet.{self.facet.id}"] = self.facet
        if self.facts:
            shown[f"facts.{self.id}"] = self.facts
        return {
            key: next((each.label for each in said.labels if each.language == language), said.label)
            for key, said in shown.items()
        }
