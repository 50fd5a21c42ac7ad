"""Markup inside references: what a reader sees, and what can never run."""

from evidence.cite.markup import (
    CLOSE,
    OPEN,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    MarkedLink,
    as_html,
    as_plain,
    doi_address,
    mark,
    tidy,
    web_address,
)


def italic(text):
    return f"{OPEN['i']}{text}{CLOSE['i']}"


def test_tags_of_csl_become_html_and_nothing_else_does():
    marked = mark(
        'H<sub>2</sub>O <b>in</b> <span style="font-variant:small-caps;">nhs</span>'
        " <script>alert(1)</script> & <img src=x onerror=y>"
    )

    assert as_html(marked) == (
        'H<sub>2</sub>O <b>in</b> <span class="ev-smallcaps">nhs</span>'
        " &lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x onerror=y&gt;"
    )
    assert as_plain(marked) == ("H2O in nhs <script>alert(1)</script> & <img src=x onerror=y>")


def test_html_is_balanced_whatever_the_marks_are():
    assert as_html(mark("<i>one <b>two</i> three</b>")) == "<i>one </i><i><b>two</b></i> three"
    assert as_html(OPEN["i"] + "open") == "<i>open</i>"
    assert as_html(CLOSE["i"] + "closed" + CLOSE["sup"]) == "closed"


def test_italic_inside_italic_is_upright():
    assert as_html(italic(f"On {italic('in vitro')} work")) == "<i>On </i>in vitro<i> work</i>"


def test_words_kept_from_changes_of_case_stay_marked_for_the_processor():
    assert mark('A <span class="nocase">GP <i>and</i></span> nurse') == (
        f'A <span class="nocase">GP {italic("and")}</span> nurse'
    )
    assert mark('<span class="nocase">a <span class="nocase">b</span> c</span> d</span>') == (
        '<span class="nocase">a b c</span> d'
    )


def test_straight_quotation_marks_are_set_as_they_are_printed():
    assert mark("Mum's \"own\" words: 'care' and 'them' of the '90s, O'Brien") == (
        "Mum’s “own” words: ‘care’ and ‘them’ of the ’90s, O’Brien"
    )
    assert mark("'<i>Trust</i>' (\"they\")") == f"‘{italic('Trust')}’ (“they”)"


def test_one_mark_of_punctuation_is_enough_where_two_parts_meet():
    assert tidy(italic("Whose voice?") + ". Press.") == italic("Whose voice?") + " Press."
    assert tidy("‘Whose voice?’. Press") == "‘Whose voice?’ Press"
    assert tidy(italic("Ends.") + ". Next") == italic("Ends.") + " Next"
    assert tidy("cut short [...] here. and... so.") == "cut short [...] here. and... so."
    assert tidy(f"one {italic(' two')}") == f"one {italic('two')}"


def test_quotation_marks_change_inside_those_of_the_style():
    def quoted(text):
        return f"{QUOTE_OPEN}‘{text}{QUOTE_CLOSE}’"

    assert as_plain(tidy(quoted("‘Deep End’ and the patients’ view: don’t"))) == (
        "‘“Deep End” and the patients’ view: don’t’"
    )


def test_links_are_made_of_whole_words_and_escaped_addresses():
    links = (
        MarkedLink("10.1/a", "https://doi.org/10.1/a"),
        MarkedLink("https://doi.org/10.1/a", "https://doi.org/10.1/a"),
        MarkedLink('https://x.org/?a=1&b="2"', 'https://x.org/?a=1&b="2"'),
    )

    assert as_html('See https://doi.org/10.1/a. Not 10.1/ab. https://x.org/?a=1&b="2"', links) == (
        'See <a href="https://doi.org/10.1/a">https://doi.org/10.1/a</a>. Not 10.1/ab. '
        '<a href="https://x.org/?a=1&amp;b=&quot;2&quot;">https://x.org/?a=1&amp;b="2"</a>'
    )


def test_only_addresses_of_the_web_are_linked():
    assert web_address("https://example.org/a") == "https://example.org/a"
    assert web_address("HTTP://example.org") == "HTTP://example.org"
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.org",
        "/a",
        "https:",
        "http://[",
    ):
        assert web_address(address) == ""


def test_the_address_of_a_doi_holds_no_character_that_an_address_may_not():
    assert doi_address('10.1002/(SICI)1-2<a>"b"#c') == ("https://doi.org/10.1002/(SICI)1-2%3Ca%3E%22b%22%23c")
