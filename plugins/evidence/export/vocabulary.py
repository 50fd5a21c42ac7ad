"""The vocabularies as SKOS in JSON-LD, for catalogues and other sites."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from evidence.model import address
from evidence.model.vocabulary import Axis, Term

_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "id": "@id",
    "type": "@type",
}
_MATCHES = {
    "close": "skos:closeMatch",
    "related": "skos:relatedMatch",
    "broader": "skos:broadMatch",
    "narrower": "skos:narrowMatch",
}


def vocabulary_files(axes: Iterable[Axis], site_url: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give path and maker of one file an axis. Concepts are named by their pages."""
    for axis in axes:
        yield f"data/vocabulary/{axis.id}.jsonld", partial(skos, axis, site_url)


def skos(axis: Axis, site_url: str) -> bytes:
    """Write one axis as a concept scheme.

    Names are absolute where the address of the site is known, else from the root of the host.
    """
    base = site_url or "/"
    scheme: dict[str, object] = {
        "id": f"{base}{address.axis(axis.id)}",
        "type": "skos:ConceptScheme",
        "skos:prefLabel": {"@value": axis.label, "@language": "en"},
        "skos:definition": {"@value": axis.definition, "@language": "en"},
    }
    if called := _as_shown(axis):
        scheme["skos:altLabel"] = [{"@value": label, "@language": language} for language, label in called]
    graph = [scheme, *(_concept(axis, term, base) for term in axis.terms)]
    return (json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _as_shown(axis: Axis) -> list[tuple[str, str]]:
    """(language, words) of everything else that pages call the vocabulary by."""
    shown = [each for each in (axis.facet, axis.facts) if each]
    labels = [(label.language, label.label) for each in shown for label in each.labels]
    called = dict.fromkeys([*(("en", each.label) for each in shown), *labels])
    return [each for each in called if each != ("en", axis.label)]


def _concept(axis: Axis, term: Term, base: str) -> dict[str, object]:
    labels = [{"@value": term.label, "@language": "en"}]
    labels += [{"@value": each.label, "@language": each.language} for each in term.labels]
    concept: dict[str, object] = {
        "id": f"{base}{address.term(axis.id, term.id)}",
        "type": "skos:Concept",
        "skos:inScheme": {"id": f"{base}{address.axis(axis.id)}"},
        "skos:prefLabel": labels,
        "skos:definition": {"@value": term.definition, "@language": "en"},
    }
    if term.aliases:
        concept["skos:altLabel"] = [{"@value": alias, "@language": "en"} for alias in term.aliases]
    if term.broader:
        concept["skos:broader"] = {"id": f"{base}{address.term(axis.id, term.broader)}"}
    if term.caution:
        concept["skos:scopeNote"] = {"@value": term.caution, "@language": "en"}
    return concept | _matches(term, base)


def _matches(term: Term, base: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind, name in _MATCHES.items():
        roads = [match.term.partition("/") for match in term.matches if match.match == kind]
        if roads:
            found[name] = [{"id": f"{base}{address.term(other, id)}"} for other, _, id in roads]
    return found
