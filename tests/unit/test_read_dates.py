"""Dates as bibliographies write them."""

import pytest
from evidence.model.reference import Date, Day
from evidence.read.bibtex.fields.dates import read_date, read_parts


def day(text: str) -> Day:
    year, month, number = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    return Day(year=year, month=month, day=number)


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("2014", "2014"),
        ("2014-05", "2014-5"),
        ("2014-05-31", "2014-5-31"),
        ("2014-5-3", "2014-5-3"),
        ("2014-05-00", "2014-5"),
        ("2014-05-31T12:30:00Z", "2014-5-31"),
        ("2014/05/31", "2014-5-31"),
        ("2014/05", "2014-5"),
        ("2014.05.31", "2014-5-31"),
        ("31/05/2014", "2014-5-31"),
        ("05/31/2014", "2014-5-31"),
        ("May 2014", "2014-5"),
        ("31 May 2014", "2014-5-31"),
        ("May 31, 2014", "2014-5-31"),
        ("2014 May 31", "2014-5-31"),
        ("Sept. 2014", "2014-9"),
        ("[2014]", "2014"),
        ("{2014}", "2014"),
        ("©2014", "2014"),
        ("2014a", "2014"),
        ("2014 (in press)", "2014"),
    ],
)
def test_one_day_as_precise_as_it_is_written(written, start):
    read = read_date(written)

    assert (read.date, read.no_date, read.rule) == (Date(start=day(start)), False, None)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2014-05/2015-06", "2014-5", "2015-6"),
        ("2014/2015", "2014", "2015"),
        ("2014--2015", "2014", "2015"),
        ("2014–2016", "2014", "2016"),
        ("2014-15", "2014", "2015"),
        ("1998/99", "1998", "1999"),
        ("May-June 2014", "2014-5", "2014-6"),
        ("1--3 May 2014", "2014-5-1", "2014-5-3"),
        ("May 2014 -- June 2015", "2014-5", "2015-6"),
    ],
)
def test_ranges(written, start, end):
    assert read_date(written).date == Date(start=day(start), end=day(end))


def test_edtf_says_what_is_open_approximate_or_uncertain():
    year = Day(year=2014)

    assert {text: read_date(text).date for text in ("2014/..", "2014/", "2014~", "2014?", "2014%")} == {
        "2014/..": Date(start=year, open_end=True),
        "2014/": Date(start=year, open_end=True),
        "2014~": Date(start=year, approximate=True),
        "2014?": Date(start=year, uncertain=True),
        "2014%": Date(start=year, approximate=True, uncertain=True),
    }
    assert read_date("2014-").date == Date(start=year, open_end=True)
    assert read_date("c. 2014").date == read_date("circa 2014").date == Date(start=year, approximate=True)
    assert read_date("[2014?]").date == Date(start=year, uncertain=True)
    assert read_date("../2014").date == Date(end=year, literal="../2014")
    assert read_date("2014-21").date == read_date("Spring 2014").date == Date(start=Day(year=2014, season=21))
    for decade in ("199X", "199u"):
        assert read_date(decade).date == Date(start=Day(year=1990), approximate=True, literal=decade)
    assert read_date("-0044").date == Date(start=Day(year=-44))


@pytest.mark.parametrize("written", ["n.d.", "[n.d.]", "N. d.", "nd", "no date", "undated", "s.d."])
def test_the_absence_of_a_date_is_known(written):
    read = read_date(written)

    assert (read.date, read.no_date, read.rule) == (None, True, None)


@pytest.mark.parametrize("written", ["in press", "In Press", "forthcoming", "submitted", "[in press]"])
def test_words_that_stand_for_a_date_are_kept(written):
    read = read_date(written)

    assert (read.date, read.rule) == (Date(literal=written), None)


@pytest.mark.parametrize(
    ("written", "start", "problem"),
    [
        ("2014-02-30", "2014-2", "there is no 30 February 2014"),
        ("2013-02-29", "2013-2", "there is no 29 February 2013"),
        ("1900-02-29", "1900-2", "there is no 29 February 1900"),
        ("2014-13", "2014", "there is no month 13"),
        ("2014-00-12", "2014", "there is no month 0"),
    ],
)
def test_a_day_in_no_calendar_is_reported_and_what_is_possible_kept(written, start, problem):
    read = read_date(written)

    assert (read.date, read.rule.code, read.problem) == (Date(start=day(start)), "B020", problem)


@pytest.mark.parametrize("written", ["²⁰¹⁴", "٢٠١٤", "soon", "20144", "0000", "14", "¹"])
def test_what_is_no_date_is_kept_as_words_and_reported(written):
    read = read_date(written)

    assert (read.date, read.rule.code) == (Date(literal=written), "B019")


def test_a_date_that_may_be_read_two_ways_gives_only_its_year():
    read = read_date("05/06/2014")

    assert (read.date, read.rule.code) == (Date(start=Day(year=2014)), "B019")


def test_what_a_date_that_may_be_read_two_ways_should_say_is_offered_in_the_field_it_stands_in():
    assert read_date("12/05/2021", "urldate").hint == "write `urldate = {2021-05-12}` or `urldate = {2021-12-05}`"
    assert "`date = {2011/2012}`" in read_date("2011-12", "year").hint


@pytest.mark.parametrize(
    ("month", "day_field", "expected"),
    [
        ("may", "", Date(start=day("2014-5"))),
        ("May", "31", Date(start=day("2014-5-31"))),
        ("05", "", Date(start=day("2014-5"))),
        ("5", "31", Date(start=day("2014-5-31"))),
        ("10~jan", "", Date(start=day("2014-1-10"))),
        ("jan~10", "", Date(start=day("2014-1-10"))),
        ("JAN-FEB", "", Date(start=day("2014-1"), end=day("2014-2"))),
        ("3--7 May", "", Date(start=day("2014-5-3"), end=day("2014-5-7"))),
        ("Summer", "", Date(start=Day(year=2014, season=22))),
        ("", "", Date(start=day("2014"))),
    ],
)
def test_year_and_month_as_bibtex_has_them(month, day_field, expected):
    read = read_parts("2014", month, day_field)

    assert (read.date, read.rule) == (expected, None)


@pytest.mark.parametrize("month", ["13", "¹", "Suppl", "Mon", "Dec/Jan", "Mar, June, Sep", "06-07"])
def test_a_month_that_is_none_is_reported_and_the_year_kept(month):
    read = read_parts("2014", month)

    assert (read.date, read.rule.code, read.field) == (Date(start=day("2014")), "B019", "month")
