"""Numbers that carry a check digit, numbers in words, and numbers that only look like telephones."""

import pytest
from evidence.check.numbers import number
from evidence.check.privacy import telephone_numbers
from evidence.model.check_digits import is_isbn, is_issn


def one_slip_away(text: str) -> list[str]:
    """Every text with one digit changed, and every text with two neighbours swapped."""
    changed = [
        text[:at] + digit + text[at + 1 :]
        for at, old in enumerate(text)
        for digit in "0123456789"
        if old.isdigit() and digit != old
    ]
    swapped = [
        text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        for at in range(len(text) - 1)
        if text[at].isdigit() and text[at + 1].isdigit() and text[at] != text[at + 1]
    ]
    return changed + swapped


@pytest.mark.parametrize("issn", ["0966-0410", "1365-2524", "2041-210X", "14388871"])
def test_every_slip_in_an_issn_is_found(issn):
    assert is_issn(issn)
    assert [wrong for wrong in one_slip_away(issn) if is_issn(wrong)] == []


@pytest.mark.parametrize("isbn", ["0-8044-2957-X", "0306406152"])
def test_every_slip_in_an_isbn_of_ten_characters_is_found(isbn):
    assert is_isbn(isbn)
    assert [wrong for wrong in one_slip_away(isbn) if is_isbn(wrong)] == []


def test_every_wrong_digit_in_an_isbn_of_thirteen_is_found():
    isbn = "9780306406157"
    wrong = [text for text in one_slip_away(isbn) if sorted(text) != sorted(isbn)]

    assert is_isbn(isbn)
    assert [text for text in wrong if is_isbn(text)] == []


@pytest.mark.parametrize("text", ["", "0966", "0966-041", "0966-04100", "X966-0410", "٠966-0410", "0966-041x?"])
def test_text_of_another_shape_is_neither(text):
    assert not is_issn(text)
    assert not is_isbn(text)


def test_any_hyphen_and_small_x_will_do():
    assert is_issn("2041\u2010210x")
    assert is_isbn("978\u20130\u2013306\u201340615\u20137")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("seven", 7),
        ("Seven", 7),
        ("1,200", 1200),
        ("twenty-one", 21),
        ("twenty one", 21),
        ("ninety", 90),
        ("a dozen", 12),
        ("one hundred", 100),
        ("0", 0),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "about seven", "7.5", "1,20", "2010 to 2013", "£400,000", "²", "seventh"])
def test_what_is_no_whole_number_is_not_read_as_one(text):
    assert number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "020 7946 0018",
        "(020) 7946 0018",
        "01632 960001",
        "07700-900-461",
        "+44 (0)20 7946 0018",
        "0044 20 7946 0018",
        "+1 212 555 0123",
        "(212) 555-0123",
        "212-555-0123",
        "0800 098 8765",
    ],
)
def test_telephone_numbers_are_found_as_people_write_them(text):
    assert telephone_numbers(f"Ring {text}, before noon.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "95% CI -0.02 to 0.02",
        "difference 0.0163296000 points",
        "2014-2018",
        "from 2010 to 2014, 2015 and 2016",
        "01/02/2012 to 03/04/2013",
        "01.02.2012–05.03.2012",
        "2026-11-21",
        "1,632,960,001",
        "£01632960001",
        "01632960001%",
        "10.1000/01632960001",
        "https://example.org/tel/01632960001",
        "PMID 33298802",
        "PMC 7919701",
        "ISSN 0966-0410",
        "ISBN 0 306 40615 2",
        "ISBN: 978-0-306-40615-7",
        "ISRCTN01632960001",
        "NCT01234567",
        "0000-0002-1825-0097",
        "accession 01539937950",
        "pages 817–827",
        "111",
        "69 of 244; 3.71 (1.66 to 8.31)",
        "12 345 678 people",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert telephone_numbers(f"It was {text} here.") == []
