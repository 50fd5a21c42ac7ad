"""Sound bibliographies: what BibTeX and biblatex can say, and what of it is read."""

from evidence.diagnostics import as_text
from evidence.model.reference import Creators, Date, Day, Name, Reference, Text
from evidence.model.source import Position, Source
from evidence.read.bibtex.bibliography import RULES, read_bibliography


def references(*texts: str) -> dict[str, Reference]:
    """Read files that must be read without a word, and give their references."""
    sources = [Source(f"{number}.bib", text) for number, text in enumerate(texts, start=1)]
    bibliography, found = read_bibliography(sources)
    assert as_text(found) == ""
    return dict(bibliography.references)


def one(fields: str, kind: str = "article") -> Reference:
    return references(f"@{kind}{{key, {fields}}}")["key"]


def test_an_article_is_read_whole():
    text = (
        "@article{westlake2022terms,\n"
        "  author   = {Westlake, Debra and van den Berg, Jan and {Health Foundation} and others},\n"
        "  title    = {Terms of engagement: {A} secondary analysis},\n"
        "  journal  = {Health \\& Social Care in the Community},\n"
        "  year     = {2022},\n"
        "  month    = {1},\n"
        "  volume   = {30},\n"
        "  number   = {1},\n"
        "  pages    = {330--340},\n"
        "  doi      = {10.1111/hsc.13406},\n"
        "  issn     = {0966-0410},\n"
        "  url      = {https://doi.org/10.1111/hsc.13406},\n"
        "  language = {english},\n"
        "  keywords = {trust, candidacy},\n"
        "}\n"
    )

    read = references(text)["westlake2022terms"]

    assert read == Reference(
        key="westlake2022terms",
        kind="article",
        where=Position("1.bib", 1),
        title=Text(
            "Terms of engagement: A secondary analysis",
            'Terms of engagement: <span class="nocase">A</span> secondary analysis',
        ),
        creators=(
            Creators(
                role="author",
                names=(
                    Name(family="Westlake", given="Debra"),
                    Name(family="Berg", given="Jan", von="van den"),
                    Name(literal="Health Foundation"),
                ),
                others=True,
            ),
        ),
        date=Date(start=Day(year=2022, month=1)),
        container=Text("Health & Social Care in the Community", "Health &amp; Social Care in the Community"),
        volume="30",
        issue="1",
        pages="330–340",
        doi="10.1111/hsc.13406",
        issns=("0966-0410",),
        url="https://doi.org/10.1111/hsc.13406",
        languages=("en",),
        keywords=("trust", "candidacy"),
    )
    assert read.fields["pages"] == "330--340"
    assert read.at("pages") == Position("1.bib", 9)
    assert list(read.fields)[:3] == ["author", "title", "journal"]


def test_the_ways_of_writing_a_value_come_to_the_same():
    for value in ("{A {B} c}", '"A {B} c"', '{A } # "{B}" # { c}', 'a # " {B} c"'):
        text = f"@string{{a = {{A}}}} @book{{key, title = {value}, publisher = a}}"
        assert references(text)["key"].title.plain == "A B c"


def test_numbers_need_no_braces_and_months_are_names():
    read = one("year = 2014, month = may, volume = 007")

    assert read.date == Date(start=Day(year=2014, month=5))
    assert read.volume == "007"


def test_parentheses_capitals_and_blanks_around_an_entry_are_sound_bibtex():
    read = references("@ARTICLE ( Key , TITLE = {A (small) thing} , Year = 2014 )")

    assert read["Key"].title.plain == "A (small) thing"
    assert read["Key"].kind == "article"
    assert dict(read["Key"].fields) == {"title": "A (small) thing", "year": "2014"}


def test_entries_may_share_a_line_and_stand_among_other_words():
    text = (
        "Our references, kept by mail@example.org (see below)\n"
        "@comment{jabref-meta: databaseType:bibtex;}\n"
        '@preamble{"\\newcommand{\\noop}[1]{}"}\n'
        "@misc{a, title={A}} @misc{b, title={B}} and so on\n"
        " @misc{c, title={C}}\n"
    )

    bibliography, found = read_bibliography([Source("1.bib", text)])

    assert list(bibliography.references) == ["a", "b", "c"]
    assert [f"{each.where.line} {each.rule.code} {each.message}" for each in found] == [
        "1 B040 `Our references, kept by mail@example.org (see below)` stands outside every entry",
        "2 B041 `jabref-meta: databaseType:bibtex;` stands in a `@comment`; and 1 more of the sort, on line 3",
        "4 B040 `and so on` stands outside every entry",
    ]


def test_line_ends_and_hidden_characters_of_any_system_are_read():
    text = "\ufeff@misc{a,\r\n  title = {A\x00 b},\r\n}\r@misc{b,\r  title = {B}\r}\f@misc{c,\n title={C}}"

    read = references(text)

    assert {key: each.at("title").line for key, each in read.items()} == {"a": 2, "b": 5, "c": 7}
    assert read["a"].title.plain == "A b"


def test_keys_of_any_shape_are_kept_as_they_are_written():
    keys = (
        "smith:2020",
        "DBLP:conf/icse/Smith20",
        "10.1111/x.y",
        "müller_2014+b",
        "https://doi.org/10.1111/hex.12378",
        "a<b>c;d|e*f&g",
        "2014",
        "王2014",
    )

    assert list(references("\n".join(f"@misc{{{key}, title={{T}}}}" for key in keys))) == list(keys)


def test_keys_that_only_bibtex_allows_are_read_and_remarked_on():
    text = "@misc{smith(2014), title={T}}\n@misc{a=b, title={T}}\n@misc{o'neill#1, title={T}}"

    bibliography, found = read_bibliography([Source("x.bib", text)])

    assert list(bibliography.references) == ["smith(2014)", "a=b", "o'neill#1"]
    assert [(str(each.rule.severity), each.where.line) for each in found] == [
        ("info", 1),
        ("info", 2),
        ("info", 3),
    ]


def test_a_string_holds_from_file_to_file_and_may_come_after_its_use():
    read = references(
        "@misc{a, title = later}\n@string{first = {One}}",
        "@string{LATER = {Two}}\n@misc{b, title = FIRST # { and } # later}",
    )

    assert [each.title.plain for each in read.values()] == ["Two", "One and Two"]


def test_per_cent_is_a_character():
    read = one("title = {A 50% rise in % of care}, url = {https://example.org/a%20b}")

    assert read.title.plain == "A 50% rise in % of care"
    assert read.url == "https://example.org/a%20b"


def test_addresses_and_identifiers_are_never_typeset():
    read = one(
        r"url = {https://example.org/~a/b--c_d?x=1\&y=``2''}, "
        r"doi = {10.1002/(SICI)1097{\_}0258<1661::AID--SIM>3.0.CO;2-2}, eprint = {1401.0001}"
    )

    assert read.url == "https://example.org/~a/b--c_d?x=1&y=``2''"
    assert read.doi == "10.1002/(SICI)1097_0258<1661::AID--SIM>3.0.CO;2-2"
    assert (read.eprint, read.eprint_kind) == ("1401.0001", "arxiv")


def test_what_reference_managers_keep_for_themselves_is_never_read():
    private = (
        "abstract annote annotation note file files groups owner timestamp comment review "
        "mendeley-groups mendeley-tags date-added date-modified bdsk-url-1 bdsk-file-1 local-url "
        "x-private keywords-mendeley affiliation times-cited"
    ).split()
    fields = ", ".join(f"{name} = {{/home/somebody/secret}}" for name in private)

    read = one(f"title = {{T}}, {fields}")

    assert dict(read.fields) == {"title": "T"}
    assert "secret" not in repr(read)


def test_the_container_publisher_and_place_go_by_many_names():
    fields = {
        "journaltitle = {J}": ("container", "J"),
        "booktitle = {B}": ("container", "B"),
        "institution = {I}": ("publisher", "I"),
        "school = {S}": ("publisher", "S"),
        "organization = {O}": ("publisher", "O"),
    }
    for field, (slot, value) in fields.items():
        assert getattr(one(field, "misc"), slot).plain == value
    assert one("publisher = {P}, institution = {I}").publisher.plain == "P"
    assert one("location = {Leeds}").place == one("address = {Leeds}").place == "Leeds"
    assert one("shortjournal = {BMJ Qual. Saf.}").container_short == "BMJ Qual. Saf."
    assert one("booktitle={B}, booksubtitle={S}", "inbook").container.plain == "B: S"


def test_number_is_the_issue_of_an_article_and_the_number_of_a_report():
    article, report = one("number = {4}"), one("number = {RWP19-020}", "techreport")

    assert (article.issue, article.number) == ("4", "")
    assert (report.issue, report.number) == ("", "RWP19-020")
    assert one("journal = {J}, number = {3--4}", "misc").issue == "3–4"


def test_pages_are_one_range_whatever_dash_was_used():
    written = {
        "330--340": "330–340",
        "330-340": "330–340",
        "330 – 340": "330–340",
        "e3328---e3341": "e3328–e3341",
        "S12-S15": "S12–S15",
        "12-1--12-9": "12-1–12-9",
        "e061465": "e061465",
        "ii-3": "ii-3",
    }

    assert {each: one(f"pages = {{{each}}}").pages for each in written} == written
    assert one("eid = {e123}").article_number == one("articleno = {e123}").article_number == "e123"
    assert one("art_number = {7}, numpages = {12}").page_total == "12"


def test_an_address_in_howpublished_and_a_doi_in_an_address_are_found():
    assert one(r"howpublished = {\url{https://example.org/a_b}}", "misc").url == ("https://example.org/a_b")
    assert one("url = {http://dx.doi.org/10.1111/hex.12378}").doi == "10.1111/hex.12378"
    assert one("eprint = {https://publisher.example/pdf/1}").url == "https://publisher.example/pdf/1"
    assert one("url = {https://a.example/x https://b.example/y}").url == "https://a.example/x"


def test_pubmed_numbers_are_found_where_programs_put_them():
    assert one("eprint = {33630504}, eprinttype = {pubmed}").pmid == "33630504"
    assert one("pmid = {PMID: 33630504}").pmid == "33630504"
    assert one("pmcid = {7919701}").pmcid == "PMC7919701"
    assert one("note = {PMID: 33630504}").pmid == "33630504"
    assert one("note = {Comment in: PMID: 33630504}").pmid == ""


def test_an_issn_in_the_field_of_the_isbn_is_still_an_issn():
    read = one("isbn = {0966-0410}")

    assert (read.isbns, read.issns) == ((), ("0966-0410",))
    assert one("isbn = {978-0-19-956778-2, 0199567786}").isbns == ("978-0-19-956778-2", "0199567786")


def test_every_role_is_read():
    read = one(
        "author = {A, A}, editor = {E, E}, editora = {X, X}, editoratype = {compiler}, "
        "editorb = {S, S}, editorbtype = {serieseditor}, translator = {T, T}, contributor = {C, C}, "
        "editorc = {O, O}, editorctype = {organizer}",
        "book",
    )

    assert {each.role: [name.family for name in each.names] for each in read.creators} == {
        "author": ["A"],
        "editor": ["E", "X"],
        "series-editor": ["S"],
        "translator": ["T"],
        "contributor": ["C", "O"],
    }


def test_the_type_of_a_thesis_is_told_and_the_type_of_a_record_is_not():
    assert one("school = {S}", "phdthesis").genre.plain == "PhD thesis"
    assert one("type = {mathesis}", "thesis").genre.plain == "Master’s thesis"
    assert one("type = {Working paper}", "techreport").genre.plain == "Working paper"
    assert not one("type = {Journal Article}").genre


def test_the_absence_of_a_date_can_be_said():
    assert one("year = {n.d.}").no_date
    assert one("date = {[n.d.]}").no_date
    assert not one("title = {T}").no_date
    assert one("year = {in press}").date == Date(literal="in press")


def test_the_day_of_reading_and_of_the_first_edition_are_not_the_date():
    read = one("urldate = {2026-01-31}, origdate = {1850}, title = {T}")

    assert read.date is None
    assert read.accessed == Date(start=Day(year=2026, month=1, day=31))


def test_a_year_stands_in_for_a_date_that_cannot_be_read():
    bibliography, found = read_bibliography([Source("x.bib", "@misc{a, date = {soon}, year = {2014}}")])

    assert bibliography.references["a"].date == Date(start=Day(year=2014))
    assert as_text(found) == ""


def test_keywords_are_split_at_commas_and_semicolons_outside_braces():
    read = one(r"keywords = {trust; {roles, power}, Health \& care, trust, caf{\'e}}")

    assert read.keywords == ("trust", "roles, power", "Health & care", "café")


def test_our_own_fields_are_read():
    read = one(
        "accession = {153993795}, database = {Complementary Index}, licence = {CC BY 4.0}, "
        "illustrations = {2 diagrams}, work = {ctg}, related = {a, b}, pubstate = {in press}, "
        "retracted = {10.1/r}, corrected = {10.1/c}, pagetotal = {11}"
    )

    assert (read.accession, read.database, read.licence) == (
        "153993795",
        "Complementary Index",
        "CC BY 4.0",
    )
    assert (read.illustrations, read.work, read.related) == ("2 diagrams", "ctg", ("a", "b"))
    assert (read.status, read.retracted, read.corrected) == ("in press", "10.1/r", "10.1/c")
    assert read.page_total == "11"


def test_an_empty_field_is_no_field():
    assert dict(one("title = {T}, year = {}, volume = , number = {  }").fields) == {"title": "T"}


def test_each_rule_has_a_code_a_reason_and_a_remedy_of_its_own():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.code.startswith("B") and rule.why and rule.fix for rule in RULES)


def test_what_a_catalogue_says_of_its_own_record_is_not_taken_for_the_work():
    read = one(
        "title = {A study}, publisher = {A publisher}, format = {Online Article Text}, "
        "publicationtype = {Academic Journal}, catalogue-institution = {A library}, catalogue-topic = {Features}"
    )

    assert (read.publisher.plain, read.format, read.publication_type) == (
        "A publisher",
        "Online Article Text",
        "Academic Journal",
    )
    assert (read.fields["catalogue-institution"], read.fields["catalogue-topic"]) == ("A library", "Features")
