"""Broken bibliographies: each fault is said at its line, and the rest is read."""

import pytest
from evidence.diagnostics import as_text
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography


def said(*texts: str) -> str:
    """What an editor reads about files `1.bib`, `2.bib` …, without the hints."""
    found = read_bibliography(_sources(texts))[1]
    return "\n".join(line for line in as_text(found).split("\n") if "    hint:" not in line)


def kept(*texts: str) -> dict[str, dict[str, str]]:
    """What is read all the same: the fields by key."""
    references = read_bibliography(_sources(texts))[0].references
    return {key: dict(each.fields) for key, each in references.items()}


def _sources(texts: tuple[str, ...]) -> list[Source]:
    return [Source(f"{number}.bib", text) for number, text in enumerate(texts, start=1)]


AFTER = "\n@misc{after, title = {Next}}\n"
NEXT = {"after": {"title": "Next"}}


def test_an_entry_that_is_never_closed_does_not_swallow_the_next():
    text = "@article{a,\n  title = {One},\n  year = 2014\n" + AFTER

    assert said(text) == "1.bib:3: error B004 the entry `a`, which begins on line 1, is never closed"
    assert kept(text) == {"a": {"title": "One", "year": "2014"}} | NEXT


def test_a_field_that_is_never_closed_does_not_swallow_the_next():
    text = "@article{a,\n  title = {One,\n  author = {Smith, J.},\n  year = 2014\n}" + AFTER

    assert said(text) == "1.bib:2: error B004 the `{` of `title` is never closed"
    assert kept(text) == {"a": {"title": "One", "author": "Smith, J.", "year": "2014"}} | NEXT


def test_a_last_field_that_is_never_closed_is_read_to_the_end_of_the_entry():
    text = "@article{a,\n  year = 2014,\n  title = {One,\n}" + AFTER

    assert said(text) == "1.bib:3: error B004 the `{` of `title` is never closed"
    assert kept(text) == {"a": {"year": "2014", "title": "One"}} | NEXT


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_next_field():
    text = '@article{a,\n  title = "One,\n  author = "Smith, J.",\n  year = 2014\n}' + AFTER

    assert said(text) == '1.bib:2: error B004 the `"` of `title` is never closed'
    assert kept(text) == {"a": {"title": "One", "author": "Smith, J.", "year": "2014"}} | NEXT


def test_a_brace_too_many_does_not_lose_the_fields_after_it():
    text = "@article{a,\n  title = {One}},\n  author = {Smith, J.},\n  year = 2014\n}" + AFTER

    assert said(text) == "1.bib:2: error B005 a `}` too many closes `a` here, but fields follow"
    assert kept(text) == {"a": {"title": "One", "author": "Smith, J.", "year": "2014"}} | NEXT


def test_a_missing_comma_is_seen_and_the_next_field_read():
    text = "@article{a,\n  title = {One}\n  author = {Smith, J.},\n  year = 2014\n}" + AFTER

    assert said(text) == "1.bib:2: warning B006 no comma after `title`"
    assert kept(text) == {"a": {"title": "One", "author": "Smith, J.", "year": "2014"}} | NEXT


def test_a_missing_comma_after_a_number_or_a_key_is_seen_too():
    text = "@article{a\n  year = 2014\n  month = may\n}" + AFTER

    assert said(text) == (
        "1.bib:1: warning B006 no comma after the key `a`\n1.bib:2: warning B006 no comma after `year`"
    )
    assert kept(text) == {"a": {"year": "2014", "month": "may"}} | NEXT


def test_a_comma_too_many_costs_nothing():
    text = "@article{a,\n  title = {One},,\n  year = 2014,\n}" + AFTER

    assert said(text) == "1.bib:2: info B008 two commas in a row in `a`"
    assert kept(text) == {"a": {"title": "One", "year": "2014"}} | NEXT


def test_an_entry_without_a_key_is_reported_and_counted():
    text = "@article{title = {One}, year = 2014}\n@misc{, title = {Two}}" + AFTER

    assert said(text) == ("1.bib:1: error B002 this `@article` has no key\n1.bib:2: error B002 this `@misc` has no key")
    bibliography = read_bibliography([Source("1.bib", text)])[0]
    assert (bibliography.written, bibliography.reported, len(bibliography.references)) == (3, 2, 1)


def test_a_repeated_field_keeps_the_first_and_says_so():
    text = "@article{a,\n  title = {One},\n  title = {Other},\n  Title = {One},\n}"

    assert said(text) == "1.bib:3: warning B009 `title` stands twice in `a`; the first is used"
    assert kept(text) == {"a": {"title": "One"}}


def test_words_that_are_in_no_field_are_shown():
    text = "@article{a,\n  title = {One} {Two},\n  see also, year = 2014\n}" + AFTER

    assert said(text) == "1.bib:2: warning B007 `{Two},` (to line 3) in `a` is not a field"
    assert kept(text) == {"a": {"title": "One", "year": "2014"}} | NEXT


def test_a_value_without_braces_is_read_as_words():
    text = "@article{a,\n  title = Some plain words,\n  year = 2014\n}" + AFTER

    assert said(text) == "1.bib:2: warning B012 the value of `title` stands without braces"
    assert kept(text) == {"a": {"title": "Some plain words", "year": "2014"}} | NEXT


def test_a_brace_in_the_wrong_place_is_said_although_the_entry_is_even():
    text = "@article{a,\n  title = {One,\n  author = {Smith, J.}},\n  year = 2014\n}"

    assert said(text) == "1.bib:2: warning B029 `title` holds what looks like the field `author`"


def test_an_unknown_name_in_a_value_is_said_with_the_nearest_one():
    text = "@string{jhe = {Health Expectations}}\n@article{a,\n  journal = jeh,\n  month = Mai,\n}"

    found = read_bibliography([Source("1.bib", text)])[1]

    assert as_text(found) == (
        "1.bib:3: warning B010 no `@string` defines `jeh`\n"
        "    hint: did you mean `jhe`, which stands for `Health Expectations`?\n"
        "1.bib:4: warning B010 no `@string` defines `Mai`\n"
        "    hint: did you mean `may`?"
    )


def test_strings_that_multiply_are_cut_short():
    lines = ['@string{s0 = "ten letters"}']
    lines += [f"@string{{s{n} = s{n - 1} # s{n - 1} # s{n - 1}}}" for n in range(1, 40)]
    text = "\n".join([*lines, "@misc{a, title = s39}"])

    bibliography, found = read_bibliography([Source("1.bib", text)])

    assert {each.rule.code for each in found} == {"B011"}
    assert len(bibliography.references["a"].title.plain) < 400_000


def test_of_two_entries_with_one_key_the_first_is_kept_over_all_files():
    first, second = "\n@misc{Smith2014, title = {One}}", "@misc{smith2014, title = {Other}}"

    assert said(first, second) == (
        "2.bib:1: error B003 another entry has the key `smith2014`, at 1.bib:2, there written `Smith2014`"
    )
    assert kept(first, second) == {"Smith2014": {"title": "One"}}
    assert said(first + first.lower()).startswith("1.bib:3: error B003")


def test_commented_entries_are_no_entries_but_are_mentioned():
    text = (
        "@comment{@article{x, title = {X}}}\n"
        "@comment{\n@article{y, title = {Y}}\n} @misc{q, title = {Q}}\n"
        "% @article{z, title = {Z}}\n" + AFTER
    )

    assert said(text) == (
        "1.bib:1: info B041 `@article{x, title = {X}}` stands in a `@comment`\n"
        "1.bib:3: info B026 this entry is inside a `@comment`\n"
        "1.bib:5: info B026 this entry is commented out with `%`"
    )
    assert kept(text) == {"q": {"title": "Q"}} | NEXT


def test_an_entry_that_lost_its_at_sign_is_noticed():
    text = "article{lost,\n  title = {L}\n}\n" + AFTER + "misc{gone, title = {G}}"

    assert said(text) == (
        "1.bib:1: warning B027 `article{` looks like an entry that lost its `@`\n"
        "1.bib:6: warning B027 `misc{` looks like an entry that lost its `@`"
    )
    assert kept(text) == {"lost": {"title": "L"}, "gone": {"title": "G"}} | NEXT


def test_a_mistyped_type_or_field_is_said_with_the_nearest_one():
    text = "@artcle{a,\n  jounral = {J},\n  titel = {T},\n  x-mine = {private},\n}"

    found = read_bibliography([Source("1.bib", text)])[1]

    assert as_text(found) == (
        "1.bib:1: warning B023 `@artcle` is not a type\n"
        "    hint: did you mean `@article`?\n"
        "1.bib:2: warning B022 `jounral` is not a field that is read\n"
        "    hint: did you mean `journal`?\n"
        "1.bib:3: warning B022 `titel` is not a field that is read\n"
        "    hint: did you mean `title`?"
    )


def test_an_odd_type_or_a_line_before_the_brace_hides_no_entry():
    text = "@in-proceedings{a, title={A}}\n@misc\n{b, title={B}}\n@ misc {c, title={C}}\n@{d, title={D}}"

    assert list(kept(text)) == ["a", "b", "c", "d"]
    assert said(text) == (
        "1.bib:1: warning B023 `@in-proceedings` is not a type\n1.bib:5: warning B023 `@` is not a type"
    )


def test_words_after_an_at_sign_in_an_abstract_are_no_entry():
    text = "@article{a,\n abstract = {As\n@NHSEngland (2019) said to\n@someone {x},\n@all},\n year = 2014\n}"

    assert said(text) == ""
    assert kept(text) == {"a": {"year": "2014"}}


def test_a_key_with_a_space_is_read_and_reported():
    assert said("@misc{my key, title = {T}}") == "1.bib:1: warning B030 the key `my key` has a space in it"
    assert kept("@misc{my key, title = {T}}") == {"mykey": {"title": "T"}}


def test_a_backslash_before_a_brace_does_not_hide_the_brace():
    text = "@misc{a, title = {Disk C:\\}, year = {2014}}" + AFTER

    assert kept(text) == {"a": {"title": "Disk C:\\", "year": "2014"}} | NEXT


def test_lines_stay_right_after_a_line_that_ends_in_a_backslash():
    text = "@misc{a,\n  title = {A\\\n  b},\n  year = {soon}\n}"

    assert said(text) == "1.bib:4: warning B019 `year`: `soon` is not a date"


def test_a_day_that_is_in_no_calendar_is_an_error_at_its_field():
    text = "@misc{a,\n  date = {2014-02-30},\n}\n@misc{b,\n  year = 2013,\n  month = feb # { 29},\n}"

    assert said(text) == (
        "1.bib:2: error B020 `date`: there is no 30 February 2014\n"
        "1.bib:6: error B020 `month`: there is no 29 February 2013"
    )


def test_faults_of_names_and_latex_are_said_at_their_fields():
    text = (
        "@misc{a,\n  author = {Smith, J.; Doe, A.},\n  editor = {Smith, John, Doe and },\n  title = {A \\foo{kept}},\n}"
    )

    assert said(text) == (
        "1.bib:2: warning B017 `author`: `Smith, J.; Doe, A.` was read as 2 names\n"
        "1.bib:3: warning B016 `editor`: `Smith, John, Doe` has too many commas for one name\n"
        "1.bib:3: warning B018 `editor`: an `and` has no name on one side\n"
        "1.bib:4: info B015 `title` has a LaTeX command that is not known: `\\foo`"
    )


def test_an_entry_that_lost_its_opening_brace_is_reported_and_counted():
    text = "@article{one, title = {One}}\n\n@articletwo,\n  title = {Two},\n}\n\n@book{three, title = {Three}}\n"

    bibliography, found = read_bibliography([Source("references.bib", text)])

    assert (list(bibliography.references), bibliography.written, bibliography.reported) == (["one", "three"], 3, 1)
    assert [(each.rule.code, each.where.line) for each in found] == [("B031", 3)]


@pytest.mark.parametrize(
    ("change", "to"), [("\n", "\r\n"), ("\n", "\r"), ("  ", "\t"), ("  ", "\u00a0\u00a0"), ("@misc", "\ufeff@misc")]
)
def test_how_lines_end_and_are_indented_changes_nothing(change, to):
    text = "@misc{a,\n  title = {One two},\n  year = {2020},\n}\n" + AFTER

    assert kept(text.replace(change, to)) == {"a": {"title": "One two", "year": "2020"}} | NEXT
    assert said(text.replace(change, to)) == ""
