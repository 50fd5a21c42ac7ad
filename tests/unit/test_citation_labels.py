"""What a source is called in running text."""

import random

from evidence.cite.labels import labels
from evidence.model.reference import Date, Text

from tests.reference_samples import day, reference


def texts(*references):
    return {key: label.text for key, label in labels(references).items()}


def test_one_two_and_more_authors_are_named_as_readers_know_it():
    assert texts(
        reference("one", author="Doe, Jane", date=2020),
        reference("two", author="van de Bovenkamp, Hester; Zuiderent-Jerak, Teun", date=2013),
        reference("three", author="Westlake, Debra; Ekman, Inger; Britten, Nicky", date=2022),
        reference("open", author="Ali, Lilas; others", date=2021),
    ) == {
        "one": "Doe, 2020",
        "two": "van de Bovenkamp & Zuiderent-Jerak, 2013",
        "three": "Westlake et al., 2022",
        "open": "Ali et al., 2021",
    }


def test_a_label_is_also_given_for_a_sentence():
    found = labels([reference("two", author="Doe, Jane; Roe, Ann", date=2020)])

    assert found["two"].narrative == "Doe and Roe (2020)"


def test_bodies_editors_and_titles_stand_in_for_authors():
    assert texts(
        reference("body", author="{Agency for Healthcare Research and Quality}", date=2018),
        reference("edited", "book", editor="Poe, Ed", date=2015),
        reference("short", title="Patients first", date=2001),
        reference(
            "long",
            title="Experience-based co-design toolkit for people in every service",
            date=2001,
        ),
        reference("nothing", date=2001),
    ) == {
        "body": "Agency for Healthcare Research and Quality, 2018",
        "edited": "Poe, 2015",
        "short": "‘Patients first’, 2001",
        "long": "‘Experience-based co-design toolkit for people…’, 2001",
        "nothing": "nothing, 2001",
    }


def test_dates_that_are_not_one_year_are_told():
    assert texts(
        reference("none", author="{Small Body}"),
        reference("said", author="{Health Service Executive}", no_date=True),
        reference("press", author="Doe, Jane", date=Date(literal="in press")),
        reference("status", author="Poe, Ed", status="In press"),
        reference("range", author="Doe, Jane", date=Date(start=day(2014), end=day(2018))),
        reference("open", author="Roe, Ann", date=Date(start=day(2019), open_end=True)),
        reference("about", author="Doe, Jane", date=Date(start=day(1890), approximate=True)),
        reference("early", author="{Plato}", date=Date(start=day(-379))),
    ) == {
        "none": "Small Body, n.d.",
        "said": "Health Service Executive, n.d.",
        "press": "Doe, in press",
        "status": "Poe, in press",
        "range": "Doe, 2014–2018",
        "open": "Roe, 2019–",
        "about": "Doe, c. 1890",
        "early": "Plato, 380 BC",
    }


def test_letters_tell_the_same_authors_and_year_apart_by_title():
    assert texts(
        reference("z", author="Doe, Jane; Roe, Ann", date=2022, title="Afterwards"),
        reference("a", author="Doe, Jane; Roe, Ann", date=2022, title="Before"),
        reference("b", author="Doe, Jane; Roe, Ann", date=2023, title="Afterwards"),
        reference("n2", author="{Health Foundation}", no_date=True, title="Mum's Power"),
        reference("n1", author="{Health Foundation}", no_date=True, title="Enabling"),
    ) == {
        "z": "Doe & Roe, 2022a",
        "a": "Doe & Roe, 2022b",
        "b": "Doe & Roe, 2023",
        "n2": "Health Foundation, n.d.-b",
        "n1": "Health Foundation, n.d.-a",
    }


def test_case_and_kind_of_hyphen_do_not_make_a_label_unique():
    assert texts(
        reference("a", author="Smith-Jones, Ann", date=2020, title="A"),
        reference("b", author="SMITH‐Jones, Bob", date=2020, title="B"),
    ) == {"a": "Smith-Jones, 2020a", "b": "SMITH‐Jones, 2020b"}


def test_after_z_come_two_letters():
    many = [reference(f"k{n:02}", author="Doe, Jane", date=2020, title=f"Part {n:02}") for n in range(28)]

    found = labels(many)

    assert [found[f"k{n:02}"].suffix for n in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]


def test_a_letter_never_makes_the_label_of_another_source():
    found = texts(
        reference("a", author="Doe, Jane", date=2020, title="A"),
        reference("b", author="Doe, Jane", date=2020, title="B"),
        reference("odd", author="Doe, Jane", date=Date(literal="2020a")),
    )

    assert found == {"a": "Doe, 2020b", "b": "Doe, 2020c", "odd": "Doe, 2020a"}


def test_labels_are_the_same_in_any_order_and_with_strangers_around():
    mine = [
        reference("a", author="Doe, Jane", date=2020, title="A"),
        reference("b", author="Doe, Jane", date=2020, title="B"),
        reference("c", author="Doe, Jane", date=2021, title="C"),
    ]
    strangers = [reference(f"s{n}", author=f"Strange{n}, Ann", date=2020) for n in range(5)]
    shuffled = [*mine, *strangers]
    random.Random(7).shuffle(shuffled)

    found = texts(*shuffled)

    assert {key: found[key] for key in "abc"} == texts(*mine)


def test_labels_come_in_the_order_of_the_references():
    assert list(labels([reference("b", date=1), reference("a", date=2)])) == ["b", "a"]


def test_text_that_breaks_lines_makes_a_label_of_one_line():
    assert texts(reference("a", title=Text("One\ntwo\x00"), date=2020)) == {"a": "‘One two’, 2020"}
