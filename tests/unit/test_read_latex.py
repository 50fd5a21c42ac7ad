"""LaTeX and exporters' HTML as Unicode text and safe markup."""

import pytest
from evidence.model.reference import Text
from evidence.read.bibtex.latex.titles import without_stop
from evidence.read.bibtex.latex.typeset import plain, typeset


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


@pytest.mark.parametrize(
    ("written", "rich_text"),
    [
        (r"{\textless}i{\textgreater}In vivo{\textless}/i{\textgreater}", "<i>In vivo</i>"),
        (r"\textless i\textgreater In vivo\textless /i\textgreater{} x", "<i>In vivo</i> x"),
        (r"{$<$}i{$>$}In vivo{$<$}/i{$>$}", "<i>In vivo</i>"),
        (r"$<$i$>$In vivo$<$/i$>$", "<i>In vivo</i>"),
        ("&lt;i&gt;In vivo&lt;/i&gt;", "<i>In vivo</i>"),
        ("&amp;lt;i&amp;gt;In vivo&amp;lt;/i&amp;gt;", "<i>In vivo</i>"),
        (r"\&lt;i\&gt;In vivo\&lt;/i\&gt; {\&}lt;b{\&}gt;b{\&}lt;/b{\&}gt;", "<i>In vivo</i> <b>b</b>"),
        ("&#60;em&#62;In vivo&#60;/em&#62; &#x3C;sub&#x3E;2&#x3C;/sub&#x3E;", "<i>In vivo</i> <sub>2</sub>"),
        ('<Emphasis Type="Italic">In vivo</Emphasis> <italic toggle="yes">x</italic> <ce:italic>y</ce:italic>',
         "<i>In vivo</i> <i>x</i> <i>y</i>"),
        ("<scp>nhs</scp>", '<span style="font-variant:small-caps;">nhs</span>'),
        ('<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" altimg="si1.gif"><mml:msup><mml:mi>x</mml:mi>'
         "<mml:mn>2</mml:mn></mml:msup></mml:math>", "x<sup>2</sup>"),
        ("<math><msub><mi>CO</mi><mn>2</mn></msub><mo>&lt;</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
         "CO<sub>2</sub>&lt;1/2"),
        ("<inline-formula><tex-math>$x$</tex-math></inline-formula>", "x"),
        ("<math><semantics><mi>x</mi><annotation>\\x</annotation></semantics></math>", "x"),
        ("a<!-- seen by nobody --> b <![CDATA[c]]>", "a b c"),
        ("p &lt; 0.05, a &lt;care&gt; b, {\\textless}3", "p &lt; 0.05, a &lt;care&gt; b, &lt;3"),
        ("Care &amp;amp;amp; cure, Health &amp Place", "Care &amp; cure, Health &amp; Place"),
        ("patients&amp;#8217; carers{\\&}{\\#}8217;", "patients’ carers’"),
        ("don&#39;t, don&apos;t, don{\\textquotesingle}t", "don’t, don’t, don’t"),
        ("ﬁne ﬂow", "fine flow"),
        (r"{\~{}}50, a\^{}b", "~50, a^b"),
    ],
)  # fmt: skip
def test_markup_that_was_escaped_on_its_way_is_markup_again(written, rich_text):
    assert typeset(written).text.rich == rich_text


@pytest.mark.parametrize(
    ("written", "plain_text"),
    [
        (r"A $\sim$50\% fall in those $<$3 and $\leq$5", "A ∼50% fall in those <3 and ≤5"),
        (r"p$<$0.05, n$=$5, 50$\%$, 2$\times$2, $\alpha$2, CO$_{2}$2", "p<0.05, n=5, 50%, 2×2, α2, CO₂2"),
        (r"$$\beta$$ and \(x^2\)", "β and x²"),
        (r"US$5 to US$10, $5 to $10, $5\% and $6", "US$5 to US$10, $5 to $10, $5% and $6"),
        (r"from $\$5$ to $\$10$", "from $5 to $10"),
        ("between $5 and 10$, or $", "between $5 and 10$, or $"),
    ],
)
def test_dollar_signs_begin_mathematics_or_an_amount_of_money(written, plain_text):
    assert typeset(written).text.plain == plain_text


@pytest.mark.parametrize(
    ("written", "plain_text"),
    [
        (r"\{THE\} \{CURRENT\} state of \{NHS\} wards", "THE CURRENT state of NHS wards"),
        (r"\{HIV\}/\{AIDS\} and \{COVID\}-19", "HIV/AIDS and COVID-19"),
        (r"{\{}NHS{\}} {\textbraceleft}UK{\textbraceright}", "NHS UK"),
        (r"choices from \{0,1\}, \{x\} and $\{X\}$", "choices from {0,1}, {x} and {X}"),
    ],
)
def test_escaped_braces_round_capitals_are_left_out(written, plain_text):
    assert typeset(written).text.plain == plain_text


def test_an_unknown_command_is_left_out_and_named_and_its_text_stays():
    read = typeset(r"A \foo{kept} and \qux[x]{y} \baz z")

    assert read.text == same("A kept and y z")
    assert read.unknown == (r"\foo", r"\qux", r"\baz")


def test_what_is_no_text_is_left_out():
    assert plain(r"a\footnote{gone} \textcolor{red}{b} \href{https://x.example}{c} \noopsort{1}d") == "a b c d"


@pytest.mark.parametrize(
    "written", ["{", "}", "a } b", "{a", "$", "\\", r"\'", r"\emph", r"\emph{", "<i>", "</i>", "&", "$$"]
)
def test_what_is_not_even_is_read_without_a_crash(written):
    text = typeset(written, protect=True).text

    assert text.rich.count("<") == text.rich.count(">")


def test_long_runs_of_marks_are_cut_because_composing_them_takes_time_squared():
    assert len(typeset("a" + "\u0301\u0323" * 50_000).text.plain) < 40


@pytest.mark.parametrize(
    ("written", "rich_text"),
    [
        ("Trust in wards.", "Trust in wards"),
        ("{Trust in wards.}", '<span class="nocase">Trust in wards</span>'),
        (r"Trust \emph{in vivo.}", "Trust <i>in vivo</i>"),
        ("[Trust in Italy].", "[Trust in Italy]"),
        ("Trust?.", "Trust?"),
        ("Trust..", "Trust"),
        ("Trust .", "Trust"),
        ("Hepatitis B.", "Hepatitis B"),
        ("Trust...", "Trust..."),
        ("Trust, and so on …", "Trust, and so on …"),
        ("Care in the U.S.", "Care in the U.S."),
        ("Trust, by J. K.", "Trust, by J. K."),
        ("Smith et al.", "Smith et al."),
        ("Trust Inc.", "Trust Inc."),
        ("Trust", "Trust"),
        ("", ""),
        (".", "."),
    ],
)
def test_the_full_stop_of_a_database_is_taken_off_a_title(written, rich_text):
    assert without_stop(typeset(written, protect=True).text).rich == rich_text
