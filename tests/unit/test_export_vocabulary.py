import json

from evidence.export.vocabulary import skos
from evidence.model.source import Position
from evidence.model.vocabulary import Axis, Match, Term

HERE = Position("content/vocabulary/processes.yml")


def test_a_term_is_a_concept_with_its_matches_by_kind():
    trust = Term(
        where=HERE,
        id="trust",
        label="Trust",
        definition="Good faith.",
        aliases=("rapport",),
        matches=(Match(where=HERE, term="loci/person", match="related", reason="Part of it."),),
    )
    axis = Axis(
        where=HERE,
        id="processes",
        label="Processes",
        singular="Process",
        question="What happened?",
        definition="What happened between people.",
        terms=(trust,),
    )

    assert json.loads(skos(axis, "https://example.org/"))["@graph"][1] == {
        "id": "https://example.org/concepts/processes/trust/",
        "type": "skos:Concept",
        "skos:inScheme": {"id": "https://example.org/concepts/processes/"},
        "skos:prefLabel": [{"@value": "Trust", "@language": "en"}],
        "skos:definition": {"@value": "Good faith.", "@language": "en"},
        "skos:altLabel": [{"@value": "rapport", "@language": "en"}],
        "skos:relatedMatch": [{"id": "https://example.org/concepts/loci/person/"}],
    }
