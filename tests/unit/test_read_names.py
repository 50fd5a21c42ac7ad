"""Names of people and bodies."""

import random
from pathlib import Path

import pytest
from evidence.diagnostics import as_text, with_places
from evidence.model.edit import applied
from evidence.model.reference import Name
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.read.bibtex.latex.typeset import with_braces
from evidence.read.bibtex.names.names import _carefully, read_names
from evidence.read.bibtex.names.plain_names import simply

from tests.bench.bibliography import made_up_name

FOLDER = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The lines of a table, without its comments."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


WELL_FORMED = rows("names-as-they-should-be.tsv")
AS_WRITTEN = rows("names-as-people-write-them.tsv")


def shown(written: str) -> str:
    """Each name as `von|family|given|suffix`, a body as `{literal}`."""
    read = read_names(written)
    names = [
        f"{{{name.literal}}}"
        if name.literal
        else "|".join((name.von, name.family, name.given, name.suffix)).rstrip("|")
        for name in read.names
    ]
    return " ; ".join([*names, *(["others"] if read.others else [])])


def codes(written: str) -> str:
    return " ".join(sorted({problem.rule.code for problem in read_names(written).problems}))


@pytest.mark.parametrize(("custom", "written", "expected"), WELL_FORMED, ids=lambda text: text)
def test_a_name_of_any_script_and_custom_is_read_in_its_parts_and_nothing_is_said(custom, written, expected):
    assert (shown(written), codes(written)) == (expected, "")


def test_the_names_of_all_customs_together_are_one_list_of_which_nothing_is_said():
    written = [row[1] for row in WELL_FORMED if row[0] not in {"others", "one name", "body"}]

    read = read_names(" and ".join(written))

    assert read.problems == ()
    assert len(read.names) == sum(row[2].count(" ; ") + 1 for row in WELL_FORMED if row[1] in written)


@pytest.mark.parametrize(("kind", "written", "expected", "said"), AS_WRITTEN, ids=lambda text: text)
def test_a_list_as_people_write_it_is_read_and_each_kind_of_mistake_said_once(kind, written, expected, said):
    assert (shown(written), codes(written)) == (expected, said)
    assert len(read_names(written).problems) == len(said.split())


@pytest.mark.parametrize("written", [row[1] for row in AS_WRITTEN])
def test_a_mended_list_is_read_as_the_same_names_and_nothing_more_is_said(written):
    read = read_names(written)

    for problem in read.problems:
        for mended in [*([problem.mended] if problem.mended else []), *(problem.choices or ())]:
            again = read_names(mended)
            assert again.problems == ()
            assert problem.choices or (again.names, again.others) == (read.names, read.others)


@pytest.mark.parametrize("around", ["{%s}", '"%s"', "{\n    %s\n  }"], ids=["braces", "quotes", "lines"])
@pytest.mark.parametrize("written", [row[1] for row in AS_WRITTEN if row[3] not in {"B016", "B018"}])
def test_the_change_that_a_message_carries_mends_the_file_when_it_is_made_alone(written, around):
    text = "@article{a,\n  title = {T},\n  author = " + around % written + ",\n  journal = {J}, year = 2020,\n}\n"
    read, said = read_bibliography([Source("a.bib", text)])

    for found in with_places(said, {"a.bib": text}):
        if found.hint.startswith("if it is one") or "looks like two" in found.message:
            assert found.edit is None
            continue
        changed, left = applied({"a.bib": text}, [found.edit])
        again, said_then = read_bibliography([Source("a.bib", changed["a.bib"])])
        assert (left, as_text(said_then)) == ((), "")
        assert again.references["a"].creators == read.references["a"].creators


@pytest.mark.parametrize("written", [row[1] for row in WELL_FORMED])
def test_lines_of_a_field_may_be_broken_anywhere(written):
    assert shown(written.replace(" ", "\n\t  ")) == shown(written)


def test_names_are_joined_by_and_in_any_case_and_any_white_space():
    assert shown("Doe, A AND Roe, B\n\tand  {Barnes and Noble} And Sand, Andy") == (
        "|Doe|A ; |Roe|B ; {Barnes and Noble} ; |Sand|Andy"
    )


def test_a_name_on_each_line_is_a_name_of_its_own():
    assert shown("Smith, John\n  Doe, Jane\n  Roe, Ann") == "|Smith|John ; |Doe|Jane ; |Roe|Ann"
    assert codes("Smith, John\n  Doe, Jane\n  Roe, Ann") == "B017"


@pytest.mark.parametrize("written", ["Doe, A and ", "and Doe, A", "Doe, A and and"])
def test_an_and_without_a_name_is_reported(written):
    assert (shown(written), codes(written)) == ("|Doe|A", "B018")


def test_commas_that_make_no_sense_are_reported_and_something_is_kept():
    read = read_names("Smith, John, Doe and , Ann")

    assert shown("Smith, John, Doe and , Ann") == "|Smith|John, Doe ; |Ann"
    assert [(problem.rule.code, problem.message) for problem in read.problems] == [
        ("B016", "`Smith, John, Doe` has too many commas for one name"),
        ("B016", "`, Ann` has no family name"),
    ]


def test_two_bodies_that_may_be_one_are_told_in_both_ways():
    [problem] = read_names("Doe, A and Royal College of Nursing and Midwifery Council").problems

    assert problem.message == "`Royal College of Nursing` and `Midwifery Council` were read as two bodies"
    assert problem.choices == (
        "Doe, A and {Royal College of Nursing and Midwifery Council}",
        "Doe, A and {Royal College of Nursing} and {Midwifery Council}",
    )


def test_people_read_before_are_known_again():
    known: dict[str, Name] = {}

    assert read_names("Doe, Ann and Roe, Bob", known).names == read_names("Doe, Ann and Roe, Bob", known).names
    assert known == {"Doe, Ann": Name(family="Doe", given="Ann"), "Roe, Bob": Name(family="Roe", given="Bob")}


@pytest.mark.parametrize("written", ["", "{}", " , ", " and ", ";", "&", "{", "}", ",", '"', "{,}", "et al", "()", "1"])
def test_what_holds_no_name_names_nobody(written):
    assert [name for name in read_names(written).names if name.family.isalpha() or name.literal.isalpha()] == []


def pieces_at_hand() -> list[str]:
    """Every name of the two tables, as parts of lists, and those of a made-up library of a large bench."""
    written = [row[1] for row in (*WELL_FORMED, *AS_WRITTEN)]
    chance = random.Random(7)
    lists = [*written, *(made_up_name(chance) for _ in range(2_000))]
    return sorted({piece for each in lists for piece in with_braces(each)[0].split(" and ")})


def test_a_list_of_plain_names_is_read_at_once_as_it_is_when_read_carefully():
    chance = random.Random(7)
    pieces = pieces_at_hand()
    plain = [piece for piece in pieces if simply(piece, {})]
    ends = ("", "", " and others")
    drawn = [
        " and ".join(chance.choice(plain if chance.random() < 0.9 else pieces) for _ in range(chance.randint(1, 5)))
        for _ in range(3_000)
    ]
    lists = [text + chance.choice(ends) for text in (*pieces, *drawn)]
    at_once = {text: read for text in lists if (read := simply(text, {}))}

    assert {text: _carefully(text, []) for text in at_once} == at_once
    assert len(plain) > len(pieces) * 0.8
    assert len(at_once) > len(lists) * 0.6
