"""Words that are agreed: axes, their terms, and the crosswalk between them."""

from dataclasses import dataclass

from evidence.model.fields import Kind, Needed, Placed, declared

MATCHES = ("close", "related", "broader", "narrower")


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
class Axis(Placed):
    """One vocabulary: one question about a source, and the terms that answer it."""

    id: str = declared("Id of the axis, as front matter and addresses have it.", Kind.ID, needed=Needed.ALWAYS)
    label: str = declared("How it is shown.", Kind.LINE, needed=Needed.ALWAYS)
    singular: str = declared("The label of one of its terms.", Kind.LINE, needed=Needed.ALWAYS)
    question: str = declared("What it says of a source.", Kind.LINE, needed=Needed.ALWAYS)
    definition: str = declared("What the axis is, and where it comes from.", Kind.TEXT, needed=Needed.ALWAYS)
    origin: tuple[str, ...] = declared("Keys of the sources it was taken from.", Kind.KEY, many=True)
    framework: Framework | None = declared(
        "How its terms hang together with others, where a source says so.", Kind.GROUP, record=Framework
    )
    terms: tuple[Term, ...] = declared(
        "The terms, in the order shown.", Kind.GROUP, many=True, record=Term, needed=Needed.ALWAYS
    )

    def term(self, id: str) -> Term | None:
        """Find a term by id."""
        return next((term for term in self.terms if term.id == id), None)
