"""How names, titles and dates are written inside a citation, where the processor alone would not do."""

import pytest
from evidence.cite.processor.initials import initials
from evidence.cite.processor.title_case import title_case
from evidence.model.reference import Date

from tests.golden.cited import reference_list
from tests.reference_samples import day, reference


@pytest.mark.parametrize(
    ("given", "apa", "harvard", "vancouver"),
    [
        ("Jane Mary", "J. M.", "J.M.", "JM"),
        ("J.R.R.", "J. R. R.", "J.R.R.", "JRR"),
        ("Jean-Pierre", "J.-P.", "J.-P.", "JP"),
        ("Xiao-ming", "X.-m.", "X.-m.", "XM"),
        ("A.-M.", "A.-M.", "A.-M.", "AM"),
        ("María de los Ángeles", "M. de los Á.", "M. de los Á.", "M de los Á"),
        ("Henk F. van der", "H. F. van der", "H.F. van der", "HF van der"),
        ("bell", "bell", "bell", "bell"),
        ("danah m.", "danah m.", "danah m.", "danah m"),
        ("e. e.", "e. e.", "e.e.", "ee"),
        ("IJsbrand", "IJ.", "IJ.", "IJ"),
        ("İpek", "İ.", "İ.", "İ"),
        ("Юрій", "Ю.", "Ю.", "Ю"),
        ("ნინო", "ნინო", "ნინო", "ნინო"),
        ("دانة", "دانة", "دانة", "دانة"),
        ("", "", "", ""),
    ],
)
def test_given_names_become_initials(given: str, apa: str, harvard: str, vancouver: str):
    assert initials(given, ". ", with_hyphen=True) == apa
    assert initials(given, ".", with_hyphen=True) == harvard
    assert initials(given, "", with_hyphen=False) == vancouver


@pytest.mark.parametrize(
    ("title", "capitals"),
    [
        ("journal of the art of care", "Journal of the Art of Care"),
        ("co-design and face-to-face care", "Co-Design and Face-to-Face Care"),
        ("what is it for", "What Is It For"),
        ("care: a journal", "Care: A Journal"),
        ("“small” words [and more]", "“Small” Words [and More]"),
        ("mHealth and iPads", "mHealth and iPads"),
        ("the 10th year", "The 10th Year"),
        ("revista de cuidado", "Revista de Cuidado"),
        ("доверие и уход", "доверие и уход"),
        ("", ""),
    ],
)
def test_a_title_gets_the_capitals_of_a_headline(title: str, capitals: str):
    assert str(title_case(title)) == capitals


@pytest.mark.parametrize(
    ("date", "apa", "vancouver"),
    [
        (Date(start=day(2012, 6, 3), end=day(2012, 6, 5)), "(2012, June 3–5)", "2012 Jun 3–5"),
        (Date(start=day(2012, 5, 30), end=day(2012, 6, 2)), "(2012, May 30–June 2)", "2012 May 30–Jun 2"),
        (Date(start=day(2012, 6, 3)), "(2012, June 3)", "2012 Jun 3"),
        (Date(start=day(2012, 6), end=day(2012, 7)), "(2012, June–July)", "2012 Jun–Jul"),
    ],
)
def test_a_range_says_once_what_is_the_same_at_both_ends(date: Date, apa: str, vancouver: str):
    talk = reference("talk", "presentation", author="Poe, Ed", title="A talk", date=date)

    assert apa in reference_list([talk], "APA")["talk"]
    assert vancouver in reference_list([talk], "Vancouver")["talk"]


def test_east_asian_names_are_joined_wherever_they_stand():
    chapter = reference(
        "a",
        "incollection",
        author="王, 小明",
        editor="김, 민지",
        title="One",
        container="Two",
        date=2020,
        publisher="P",
    )

    assert reference_list([chapter], "APA")["a"].startswith("王小明. (2020). One. In 김민지 (Ed.), ")
    assert reference_list([chapter], "Harvard")["a"].startswith("王小明 (2020) ‘One’, in 김민지 (ed.) ")
    assert reference_list([chapter], "Vancouver")["a"].startswith("王小明. One. In: 김민지, editor. ")


def test_pages_of_a_book_are_counted_with_their_unit_and_one_report_has_one_number():
    book = reference("a", "book", author="Roe, Ann", title="One", date=2020, publisher="P", page_total="300")
    report = reference("b", "techreport", author="Roe, Ann", title="Two", date=2020, publisher="P", number="RWP19-020")
    chapter = reference("c", "incollection", author="Roe, Ann", title="Three", date=2020, container="B", pages="iv–xii")

    assert reference_list([book], "Vancouver")["a"].endswith(" 300 p.")
    assert "(No. RWP19-020)" in reference_list([report], "APA")["b"]
    assert "pp. iv–xii" in reference_list([chapter], "APA")["c"]
