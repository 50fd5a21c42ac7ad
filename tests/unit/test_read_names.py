"""Names of people and bodies."""

import pytest

from evidence.model.reference import Name
from evidence.read.names import read_names


def parts(written: str) -> list[str]:
    """Each name as `von|family|given|suffix`, a body as `{literal}`."""
    return [
        f"{{{name.literal}}}"
        if name.literal
        else "|".join((name.von, name.family, name.given, name.suffix)).rstrip("|")
        for name in read_names(written).names
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Westlake, Debra", "|Westlake|Debra"),
        ("Debra Westlake", "|Westlake|Debra"),
        ("Ludwig van Beethoven", "van|Beethoven|Ludwig"),
        ("van den Berg, Jan", "van den|Berg|Jan"),
        ("de la Vega, María", "de la|Vega|María"),
        ("María de la Vega", "de la|Vega|María"),
        ("García de la Torre, José", "|García de la Torre|José"),
        ("King, Jr, Martin Luther", "|King|Martin Luther|Jr"),
        ("King, Martin Luther, Jr.", "|King|Martin Luther|Jr."),
        ("Martin Luther King Jr.", "|King|Martin Luther|Jr."),
        ("Davis, {III}, William", "|Davis|William|III"),
        ("d'Aubigné, Agrippa", "|d'Aubigné|Agrippa"),
        ("'t Hooft, Gerard", "'t|Hooft|Gerard"),
        ("O'Donnell, Áine", "|O'Donnell|Áine"),
        ("McDonald, J.", "|McDonald|J."),
        ("Smith-Jones, Jean-Louis", "|Smith-Jones|Jean-Louis"),
        ("SMITH, JOHN", "|SMITH|JOHN"),
        ("Smith,John", "|Smith|John"),
        ("Smith, Anna B.~C.", "|Smith|Anna B. C."),
        ("{van der} Berg, Q.", "|van der Berg|Q."),
        ("Mc{D}onald, R.", "|McDonald|R."),
        ("Aristotle", "|Aristotle"),
        ("王小明", "|王小明"),
        ("王, 小明", "|王|小明"),
        ("Иванов, Иван", "|Иванов|Иван"),
        ("Singer, Sara J.", "|Singer|Sara J."),
        ("J. Singer, Sara", "|J. Singer|Sara"),
        ("family=Vega, given=María, prefix=de la, useprefix=true", "de la|Vega|María"),
        ("given={Ann, B.}, family=\"Smith\"", "|Smith|Ann, B."),
        ("{Barnes and Noble}", "{Barnes and Noble}"),
        ("{{Health Foundation}}", "{Health Foundation}"),
        ("{NICE}", "{NICE}"),
        ("Department of Health,", "{Department of Health}"),
    ],
)  # fmt: skip
def test_one_name_in_its_parts(written, expected):
    assert parts(written) == [expected]
    assert read_names(written).problems == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r'M{\"u}ller, {\'E}mile', "|Müller|Émile"),
        (r"\'Alvarez, Jos\'e", "|Álvarez|José"),
        (r"{\O}stergaard, S{\o}ren", "|Østergaard|Søren"),
        (r'{{\"O}sterreichische Akademie}', "{Österreichische Akademie}"),
        (r"{Barnes \& Noble}", "{Barnes & Noble}"),
        (r"de la Vall{\'e}e Poussin, Charles", "de la|Vallée Poussin|Charles"),
    ],
)
def test_latex_in_names_is_decoded_and_braces_still_hold_names_together(written, expected):
    assert parts(written) == [expected]


def test_names_are_joined_by_and_in_any_case_and_any_white_space():
    assert parts("Doe, A AND Roe, B\n\tand  {Barnes and Noble} And Sand, Andy") == [
        "|Doe|A",
        "|Roe|B",
        "{Barnes and Noble}",
        "|Sand|Andy",
    ]


@pytest.mark.parametrize(
    "written", ["Doe, A and others", "Doe, A et al.", "Doe, A, et al", "Doe, A and Others", "Doe, A and …"]
)
def test_those_who_are_not_named_are_known_to_exist(written):
    read = read_names(written)

    assert (read.names, read.others, read.problems) == ((Name(family="Doe", given="A"),), True, ())


@pytest.mark.parametrize("written", ["Doe, A and ", "and Doe, A", "Doe, A and and"])
def test_an_and_without_a_name_is_reported(written):
    assert parts(written) == ["|Doe|A"]
    assert [rule.code for rule, _ in read_names(written).problems] == ["B018"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Smith, J.; Doe, A.", ["|Smith|J.", "|Doe|A."]),
        ("Smith J; van Doe AB", ["|Smith|J", "van|Doe|AB"]),
        ("Smith J, Doe A, Roe BC", ["|Smith|J", "|Doe|A", "|Roe|BC"]),
        ("Smith, J., Doe, A., Roe, B.", ["|Smith|J.", "|Doe|A.", "|Roe|B."]),
        ("Smith, J. & Doe, A.", ["|Smith|J.", "|Doe|A."]),
    ],
)
def test_lists_with_other_marks_between_the_names_are_split_and_reported(written, expected):
    assert parts(written) == expected
    assert [rule.code for rule, _ in read_names(written).problems] == ["B017"]


def test_commas_that_make_no_sense_are_reported_and_something_is_kept():
    read = read_names("Smith, John, Doe and , Ann")

    assert parts("Smith, John, Doe and , Ann") == ["|Smith|John, Doe", "|Ann"]
    assert read.problems == (
        (read.problems[0][0], "`Smith, John, Doe` has too many commas for one name"),
        (read.problems[0][0], "`, Ann` has no family name"),
    )
    assert read.problems[0][0].code == "B016"


def test_a_body_without_braces_is_read_as_a_body_and_reported():
    read = read_names("World Health Organization and Doe, A")

    assert read.names == (Name(literal="World Health Organization"), Name(family="Doe", given="A"))
    assert [rule.code for rule, _ in read.problems] == ["B028"]


def test_nothing_is_nobody():
    assert read_names("").names == read_names("{}").names == read_names(" , ").names == ()
