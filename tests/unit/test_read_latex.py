"""LaTeX and exporters' HTML as Unicode text and safe markup."""

import pytest

from evidence.model.reference import Text
from evidence.read.latex import plain, typeset


def same(text: str) -> Text:
    return Text(text, text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"""\"{o} \"o {\"o} {\"{o}} \" o""", "ö ö ö ö ö"),
        (r"\'{\i} \'\i{} {\'i} \'{i}", "í í í í"),
        (r"\c{c} \c c {\c c} {\c{C}} \v s \v{s} \u{g} \H{o} \k{a} \r{a} \=a \.z", "ç ç ç Ç š š ğ ő ą å ā ż"),
        (r"\o{} \O re \ss{} Stra{\ss}e \aa{} {\L}ukasz \ae{} \i{}", "ø Øre ß Straße å Łukasz æ ı"),
        (r"""\'{\^e} \d{\.{s}} \={\"a}""", "ế ṩ ǟ"),
        ("e\u0301", "é"),
    ],
)  # fmt: skip
def test_accents_in_every_spelling_are_single_letters(written, expected):
    assert typeset(written).text == same(expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1--2 and a---b", "1–2 and a—b"),
        ("``Quoted'' and `single'", "“Quoted” and ‘single’"),
        ("women's care, patients' care, in the '90s", "women’s care, patients’ care, in the ’90s"),
        ("'What matters to you?' day", "‘What matters to you?’ day"),
        ("A~B", "A\u00a0B"),
        (r"100\% \$5 \#1 a\_b \{x\}", "100% $5 #1 a_b {x}"),
        (r"{\textquoteright}s \textendash{} \textemdash{} \textellipsis{}", "’s – — …"),
        (r"a\\b \newline c  d" + "\n\te", "a b c d e"),
        ("x^2 and a_b", "x^2 and a_b"),
    ],
)
def test_dashes_quotes_and_signs(written, expected):
    assert typeset(written).text == same(expected)


@pytest.mark.parametrize(
    ("written", "plain_text", "rich_text"),
    [
        (r"\emph{In vivo} \textbf{b} \textsc{Nice}", "In vivo b Nice",
         '<i>In vivo</i> <b>b</b> <span style="font-variant:small-caps;">Nice</span>'),
        (r"H\textsubscript{2}O, m\textsuperscript{2}, 19\textsuperscript{th}", "H₂O, m², 19th",
         "H<sub>2</sub>O, m<sup>2</sup>, 19<sup>th</sup>"),
        (r"{\it one} {\bf two {\em three}} four", "one two three four", "<i>one</i> <b>two <i>three</i></b> four"),
        (r"\enquote{a \enquote{b} c} \mkbibquote{d}", "“a ‘b’ c” “d”", "“a ‘b’ c” “d”"),
        (r"$\beta$-blockers, $x^2$, CO$_{2}$, $10^{-3}$", "β-blockers, x², CO₂, 10⁻³",
         "β-blockers, x<sup>2</sup>, CO<sub>2</sub>, 10<sup>−3</sup>"),
        (r"$\geq$ 65, $p<0.05$, US$5 to US$10", "≥ 65, p<0.05, US$5 to US$10", "≥ 65, p&lt;0.05, US$5 to US$10"),
    ],
)  # fmt: skip
def test_markup_is_kept_in_the_rich_text_and_nowhere_else(written, plain_text, rich_text):
    assert typeset(written).text == Text(plain_text, rich_text)


@pytest.mark.parametrize(
    ("written", "rich_text"),
    [
        ("The {NHS} plan", 'The <span class="nocase">NHS</span> plan'),
        ("{{Whole Title}}", '<span class="nocase">Whole Title</span>'),
        ("{The {NHS} Plan}", '<span class="nocase">The NHS Plan</span>'),
        (r"{\'E}tude \emph{de {NHS}}", "Étude <i>de NHS</i>"),
        (r"{\emph{Care}} {–} {} {2}", "<i>Care</i> – 2"),
    ],
)
def test_braces_protect_capitals_unless_they_hold_a_command(written, rich_text):
    assert typeset(written, protect=True).text.rich == rich_text


def test_braces_protect_nothing_where_nothing_asks_for_it():
    assert typeset("The {NHS} plan").text == same("The NHS plan")


@pytest.mark.parametrize(
    ("written", "plain_text", "rich_text"),
    [
        ("<i>S. aureus</i> and <sup>2</sup>", "S. aureus and ²", "<i>S. aureus</i> and <sup>2</sup>"),
        ("<jats:p>Trust</jats:p> <b>b</b><br/>c", "Trust b c", "Trust <b>b</b> c"),
        ("Care &amp; cure, \\&amp; {\\&}lt; caf&eacute; &#8211;", "Care & cure, & < café –",
         "Care &amp; cure, &amp; &lt; café –"),
        ("<script>alert(1)</script> in <care>", "<script>alert(1)</script> in <care>",
         "&lt;script&gt;alert(1)&lt;/script&gt; in &lt;care&gt;"),
        ("&lt;img src=x onerror=y&gt;", "<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"),
        ('<i onclick="x">a</i><b>open', "a<b>open", "<i>a</i>&lt;b&gt;open"),
        ("a < b > c & d &foo;", "a < b > c & d &foo;", "a &lt; b &gt; c &amp; d &amp;foo;"),
        (r"\emph{<script>}", "<script>", "<i>&lt;script&gt;</i>"),
    ],
)  # fmt: skip
def test_html_of_exporters_is_markup_and_all_other_html_is_text(written, plain_text, rich_text):
    assert typeset(written).text == Text(plain_text, rich_text)


def test_an_unknown_command_is_left_out_and_named_and_its_text_stays():
    read = typeset(r"A \foo{kept} and \qux[x]{y} \baz z")

    assert read.text == same("A kept and y z")
    assert read.unknown == (r"\foo", r"\qux", r"\baz")


def test_what_is_no_text_is_left_out():
    assert plain(r"a\footnote{gone} \textcolor{red}{b} \href{https://x.example}{c} \noopsort{1}d") == "a b c d"


@pytest.mark.parametrize("written", ["{", "}", "a } b", "{a", "$", "\\", r"\'", r"\emph", r"\emph{", "<i>", "</i>", "&", "$$"])
def test_what_is_not_even_is_read_without_a_crash(written):
    text = typeset(written, protect=True).text

    assert text.rich.count("<") == text.rich.count(">")


def test_long_runs_of_marks_are_cut_because_composing_them_takes_time_squared():
    assert len(typeset("a" + "\u0301\u0323" * 50_000).text.plain) < 40
