"""References as CSL-JSON, the one mapping behind citations and the download."""

from evidence.cite.csl_json import csl_item, csl_title
from evidence.model.csl_types import csl_type
from evidence.model.reference import Creators, Date, Name, Text

from tests.reference_samples import day, reference


def test_a_journal_article_keeps_everything_a_reader_may_need():
    article = reference(
        "westlake2022terms",
        author="Westlake, Debra; van den Berg, Anna; King, Martin, Jr; {A Working Group}; others",
        title="Terms of engagement",
        subtitle="a study",
        container="Health & Social Care",
        container_short="Health Soc Care",
        date=Date(start=day(2022, 1, 9)),
        volume="30",
        issue="1",
        pages="330–340",
        doi="10.1111/hsc.13406",
        pmid="34028",
        pmcid="PMC1",
        issns=("0966-0410", "1365-2524"),
        url="https://example.org/a",
        accessed=Date(start=day(2026, 2)),
        languages=("en", "fr"),
        keywords=("trust", "candidacy"),
        database="Complementary Index",
        accession="153993795",
    )

    assert csl_item(article, year_suffix="a") == {
        "id": "westlake2022terms",
        "type": "article-journal",
        "title": "Terms of engagement: a study",
        "author": [
            {"family": "Westlake", "given": "Debra"},
            {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"},
            {"family": "King", "given": "Martin", "suffix": "Jr"},
            {"literal": "A Working Group"},
            {"literal": "others"},
        ],
        "issued": {"date-parts": [[2022, 1, 9]]},
        "year-suffix": "a",
        "accessed": {"date-parts": [[2026, 2]]},
        "container-title": "Health & Social Care",
        "container-title-short": "Health Soc Care",
        "source": "Complementary Index",
        "call-number": "153993795",
        "volume": "30",
        "issue": "1",
        "page": "330–340",
        "language": "en",
        "keyword": "trust, candidacy",
        "DOI": "10.1111/hsc.13406",
        "PMID": "34028",
        "PMCID": "PMC1",
        "ISSN": "0966-0410, 1365-2524",
        "URL": "https://example.org/a",
    }


def test_a_chapter_knows_its_book_editors_and_series():
    chapter = reference(
        "roe2015",
        "incollection",
        author="Roe, Ann",
        editor="Poe, Ed",
        translator="Moe, Meg",
        series_editor="Loe, Lee",
        title="A chapter",
        container="The book",
        series="Studies in Care",
        number="7",
        publisher="Open Press",
        place="Leeds",
        edition="2",
        chapter="4",
        isbns=("978-1",),
        date=2015,
    )

    assert csl_item(chapter) == {
        "id": "roe2015",
        "type": "chapter",
        "title": "A chapter",
        "author": [{"family": "Roe", "given": "Ann"}],
        "editor": [{"family": "Poe", "given": "Ed"}],
        "translator": [{"family": "Moe", "given": "Meg"}],
        "collection-editor": [{"family": "Loe", "given": "Lee"}],
        "issued": {"date-parts": [[2015]]},
        "container-title": "The book",
        "collection-title": "Studies in Care",
        "collection-number": "7",
        "publisher": "Open Press",
        "publisher-place": "Leeds",
        "edition": "2",
        "chapter-number": "4",
        "ISBN": "978-1",
    }


def test_every_kind_of_entry_has_a_type_of_csl():
    kinds = {
        "article": "article-journal",
        "techreport": "report",
        "report": "report",
        "online": "webpage",
        "incollection": "chapter",
        "inproceedings": "paper-conference",
        "phdthesis": "thesis",
        "mastersthesis": "thesis",
        "book": "book",
        "dataset": "dataset",
        "software": "software",
        "unpublished": "manuscript",
        "something-else": "document",
    }

    assert {kind: csl_type(reference(kind=kind)) for kind in kinds} == kinds


def test_what_an_entry_says_of_itself_makes_its_type_finer():
    assert csl_type(reference(kind="online", genre="Blog post")) == "post-weblog"
    assert csl_type(reference(kind="online", eprint_kind="arXiv", eprint="1")) == "article"
    assert csl_type(reference(kind="unpublished", status="preprint")) == "article"
    assert csl_type(reference(kind="misc", url="https://example.org")) == "webpage"
    assert csl_type(reference(kind="misc", url="https://x.org", publisher="A press")) == "document"
    assert csl_type(reference(kind="article", genre="Blog post")) == "article-journal"


def test_a_publisher_with_and_in_its_name_stays_one():
    item = csl_item(reference(publisher="Agency for Healthcare Research and Quality"))

    assert item["publisher"] == "Agency for Healthcare Research and Quality"


def test_a_series_number_that_is_not_of_a_book_is_the_number_of_the_report():
    item = csl_item(reference(kind="techreport", series="Working papers", number="RWP19-020"))

    assert (item["number"], "collection-number" in item) == ("RWP19-020", False)


def test_dates_keep_what_is_known_of_them():
    def issued(date):
        return csl_item(reference(date=date))["issued"]

    assert issued(Date(start=day(2020, 2, 3))) == {"date-parts": [[2020, 2, 3]]}
    assert issued(Date(start=day(2020, 0, 3))) == {"date-parts": [[2020]]}
    assert issued(Date(start=day(2014), end=day(2018, 5))) == {"date-parts": [[2014], [2018, 5]]}
    assert issued(Date(start=day(2019), open_end=True)) == {"date-parts": [[2019], [0]]}
    assert issued(Date(end=day(2019))) == {"date-parts": [[2019]]}
    assert issued(Date(start=day(2020, season=21))) == {"date-parts": [[2020]], "season": 1}
    assert issued(Date(start=day(1890), approximate=True)) == {
        "date-parts": [[1890]],
        "circa": True,
    }
    assert issued(Date(literal="in press")) == {"literal": "in press"}
    assert "issued" not in csl_item(reference(no_date=True))


def test_particles_that_are_written_without_a_space_stay_with_the_name():
    item = csl_item(reference(author="d’ Agostino, Gianni; de la d' Or, Luc"))

    assert item["author"] == [
        {"family": "d’Agostino", "given": "Gianni"},
        {"family": "d'Or", "given": "Luc", "non-dropping-particle": "de la"},
    ]


def test_a_person_of_one_name_is_a_body_to_csl():
    alone = Creators(role="author", names=(Name(given="Wendy"),))

    assert csl_item(reference(creators=(alone,)))["author"] == [{"literal": "Wendy"}]


def test_markup_is_csls_own_and_anything_else_is_letters():
    title = Text("", "H<sub>2</sub>O &amp; <i>in vitro</i> &lt;script&gt; &lt;i&gt;")

    assert csl_item(reference(title=title))["title"] == ("H<sub>2</sub>O & <i>in vitro</i> <script> <\u2060i>")


def test_a_subtitle_follows_a_colon_or_the_mark_that_is_there():
    assert csl_title(reference(title="Trust", subtitle="a review")) == "Trust: a review"
    assert csl_title(reference(title="Whose voice?", subtitle="A review")) == "Whose voice? A review"


def test_control_characters_never_reach_an_item():
    item = csl_item(reference(title="One\ntwo\x00\ud800\ufdd0", author="D\x07oe, J\tane", doi="10.1/\nx"))

    assert item == {
        "id": "doe2020",
        "type": "article-journal",
        "title": "One two",
        "author": [{"family": "D oe", "given": "J ane"}],
        "DOI": "10.1/ x",
    }


def test_a_retraction_is_part_of_how_the_source_is_cited():
    assert csl_item(reference(retracted="https://example.org/notice"))["status"] == "Retracted"


def test_words_before_the_number_of_a_report_are_its_type():
    def found(**parts):
        item = csl_item(reference(kind="techreport", **parts))
        return item.get("genre"), item["number"]

    assert found(number="Discussion Paper 2840_2") == ("Discussion Paper", "2840_2")
    assert found(number="RWP19-020") == (None, "RWP19-020")
    assert found(number="Paper 7", genre="Working paper") == ("Working paper", "Paper 7")
