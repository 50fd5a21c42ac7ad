"""What the file of a vocabulary says of itself: where its terms stand, and as what it is shown."""

import pickle

import pytest
from evidence.library.evidence_map import first_table, map_axes
from evidence.library.facets import facets
from evidence.library.library import Library
from evidence.model.fields import Tag, tag_of

from tests.helpers import library_of

AXIS = """
    id: {id}
    label: {id}
    singular: {id}
    question: Which?
    definition: Words.
    {said}
    terms: [{{id: one, label: One, definition: The first.}}]
    """


def library(**said: str) -> Library:
    """A library with some vocabularies, each with what it says of itself."""
    return library_of(files={f"vocabulary/{id}.yml": AXIS.format(id=id, said=text) for id, text in said.items()})


def test_facets_stand_in_their_places_between_those_of_every_library():
    found = library(
        places="facet: {id: place, place: 2, label: Where}",
        times="facet: {id: time, place: 1, label: When}",
        sorts="on: [study]",
    )

    assert [facet.id for facet in facets(found)][:4] == ["kind", "time", "place", "depth"]


@pytest.mark.parametrize(
    ("said", "table"),
    [
        ({"a": "map: {place: 1}", "b": "map: {place: 2}", "c": "map: {place: 3}"}, ("a", "b")),
        ({"a": "map: {place: 1}", "b": "map: {place: 2}", "c": "map: {place: 3, first: rows}"}, ("c", "a")),
        ({"a": "map: {place: 1, first: columns}", "b": "map: {place: 2}"}, ("b", "a")),
        ({"a": "map: {place: 1, first: columns}", "b": "map: {place: 2, first: rows}"}, ("b", "a")),
        ({"a": "map: {place: 1}", "b": "on: [study]"}, None),
    ],
)
def test_the_map_opens_with_the_axes_that_say_so_else_with_the_first_two(said, table):
    assert first_table(library(**said)) == table


def test_the_axes_of_the_map_stand_in_their_places():
    assert map_axes(library(a="map: {place: 2}", b="map: {place: 1}", c="on: [study]")) == ("b", "a")


@pytest.mark.parametrize(("language", "label"), [("es", "Dónde"), ("en", "Where"), ("fr", "Where")])
def test_a_facet_is_called_in_the_language_of_the_interface(language, label):
    found = library(places="facet: {id: place, place: 1, label: Where, labels: [{language: es, label: Dónde}]}")

    assert found.words(language) == {"facet.place": label}


def test_only_where_a_vocabulary_says_that_it_stands_are_its_terms_what_a_page_is_about():
    study = """
        ---
        sources: [doe2020]
        headline: It helps.
        settings: [one]
        levers: [one]
        ---
        """
    files = {
        "vocabulary/settings.yml": AXIS.format(id="settings", said="on: [study]"),
        "vocabulary/levers.yml": AXIS.format(id="levers", said="on: [finding]"),
    }

    assert library_of(files=files, helps=study).pages_by_term == {"settings/one": ("helps",)}


def test_a_term_keeps_its_vocabulary_when_it_goes_to_another_process():
    tag = pickle.loads(pickle.dumps(tag_of("processes/trust")))

    assert (tag, tag.axis, tag.name) == ("trust", "processes", "processes/trust")
    assert isinstance(tag, Tag)
