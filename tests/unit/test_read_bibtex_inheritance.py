"""What entries take over from others."""

from evidence.diagnostics import as_text
from evidence.model.reference import Reference
from evidence.model.source import Position, Source
from evidence.read.bibtex.bibliography import read_bibliography


def read(text: str) -> tuple[dict[str, Reference], str]:
    bibliography, found = read_bibliography([Source("x.bib", text)])
    lines = [line for line in as_text(found).split("\n") if line and "    hint:" not in line]
    return dict(bibliography.references), "\n".join(lines)


def test_a_chapter_takes_over_its_book_and_the_title_becomes_that_of_the_book():
    references, said = read(
        "@incollection{chapter, author = {Roe, R.}, title = {Part}, pages = {1--9}, crossref = {Book}}\n"
        "@collection{book, editor = {Doe, D.}, title = {Whole}, subtitle = {All of it}, year = {2014},\n"
        "  publisher = {P}, doi = {10.1000/whole}, pagetotal = {300}, keywords = {book}}\n"
    )

    assert dict(references["chapter"].fields) == {
        "author": "Roe, R.",
        "title": "Part",
        "pages": "1--9",
        "crossref": "Book",
        "editor": "Doe, D.",
        "booktitle": "Whole",
        "booksubtitle": "All of it",
        "year": "2014",
        "publisher": "P",
    }
    assert references["chapter"].container.plain == "Whole: All of it"
    assert references["chapter"].at("year") == Position("x.bib", 1)
    assert said == ""


def test_an_article_takes_the_title_of_its_journal_and_keeps_its_own_date():
    references, _ = read(
        "@article{a, title = {Part}, date = {2015}, crossref = {j}}\n"
        "@periodical{j, title = {Health Expectations}, year = {2014}, month = {5}}\n"
    )

    assert references["a"].container.plain == "Health Expectations"
    assert references["a"].date.year == 2015
    assert "month" not in references["a"].fields


def test_a_chain_is_followed_to_its_end():
    references, said = read(
        "@inbook{part, title = {Part}, crossref = {volume}}\n"
        "@book{volume, title = {Volume}, crossref = {set}}\n"
        "@mvbook{set, title = {Set}, publisher = {P}, year = 2014}\n"
    )

    assert dict(references["part"].fields) == {
        "title": "Part",
        "crossref": "volume",
        "booktitle": "Volume",
        "maintitle": "Set",
        "publisher": "P",
        "year": "2014",
    }
    assert said == ""


def test_shared_data_are_taken_over_and_are_no_source():
    references, said = read(
        "@xdata{pub, publisher = {P}, location = {Leeds}, xdata = {more}}\n"
        "@xdata{more, note = {x}, series = {S}, doi = {10.1000/x}}\n"
        "@book{b, title = {T}, address = {York}, xdata = {pub, more}}\n"
    )

    assert dict(references["b"].fields) == {
        "title": "T",
        "address": "York",
        "xdata": "pub, more",
        "publisher": "P",
        "series": "S",
        "doi": "10.1000/x",
    }
    assert list(references) == ["b"]
    assert said == (
        "x.bib:1: info B024 `@xdata` `pub` is not a source of its own\n"
        "x.bib:2: info B024 `@xdata` `more` is not a source of its own"
    )


def test_a_parent_that_is_not_there_is_said_at_the_field():
    references, said = read("@inbook{a,\n  title = {T},\n  crossref = {nobody},\n  xref = {none}\n}")

    assert references["a"].title.plain == "T"
    assert said == "x.bib:3: warning B013 `crossref` names `nobody`, which no entry has as its key"


def test_circles_are_said_once_and_end():
    references, said = read(
        "@book{a, title = {A}, crossref = {b}}\n"
        "@book{b, title = {B}, crossref = {c}}\n"
        "@book{c, title = {C}, crossref = {a}}\n"
        "@book{d, title = {D}, crossref = {d}}\n"
    )

    assert list(references) == ["a", "b", "c", "d"]
    assert said == (
        "x.bib:3: error B014 `c` takes fields from `a`, which takes its own from `c`\n"
        "x.bib:4: error B014 `d` takes fields from itself"
    )
