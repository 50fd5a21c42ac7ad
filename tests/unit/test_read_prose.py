"""Markdown becomes sections of HTML, with every citation, link and id that an author wrote."""

from textwrap import dedent

import pytest
from evidence.diagnostics import as_text
from evidence.model.citation import Citation, Form, TextLink
from evidence.model.prose import Heading, Prose, Section
from evidence.model.source import Position
from evidence.read.prose import read_prose

FILE, PAGE = "content/studies/a.md", "studies/a.md"


def read(text: str, first_line: int = 1) -> tuple[Prose, str]:
    prose, found = read_prose(FILE, PAGE, dedent(text).removeprefix("\n"), first_line)
    return prose, as_text(found)


def html(text: str) -> str:
    prose, found = read(text)
    assert found == ""
    return "\n".join(section.html for section in prose.sections)


def said(text: str) -> str:
    return read(text)[1]


def test_a_text_becomes_a_title_and_sections_of_html():
    prose, found = read(
        """
        # How trust grows

        Before the first heading.

        ## In short

        One *and* two.

        ### Details

        ## What they found {#found .wide}

        - a point
        """
    )

    assert found == ""
    assert prose == Prose(
        title="How trust grows",
        sections=(
            Section(id="", title="", html="<p>Before the first heading.</p>"),
            Section(
                id="in-short",
                title="In short",
                html='<p>One <em>and</em> two.</p>\n<h3 id="details">Details</h3>',
                headings=(Heading(level=3, id="details", text="Details"),),
            ),
            Section(id="found", title="What they found", html="<ul>\n<li>a point</li>\n</ul>"),
        ),
        anchors=("details", "found", "in-short"),
        text="How trust grows\nBefore the first heading.\nIn short\nOne and two.\nDetails\nWhat they found\na point",
    )


def test_a_citation_is_kept_with_its_line_its_sentence_and_its_place():
    prose, found = read(
        """
        ## In short

        First one. Trust grew [see @doe2020#trust, p. 3; @roe2019]. And
        @lee2018 [p. 4] says so.

        - A point [-@doe2020]
        """,
        first_line=11,
    )

    assert found == ""
    assert prose.citations == (
        Citation(
            key="doe2020",
            finding="trust",
            prefix="see",
            locator="p. 3",
            where=Position(FILE, 13),
            sentence="Trust grew.",
            anchor="c-in-short-1",
        ),
        Citation(key="roe2019", where=Position(FILE, 13), sentence="Trust grew.", anchor="c-in-short-1"),
        Citation(
            key="lee2018",
            locator="p. 4",
            form=Form.IN_TEXT,
            where=Position(FILE, 14),
            sentence="And … says so.",
            anchor="c-in-short-1",
        ),
        Citation(
            key="doe2020", form=Form.YEAR_ONLY, where=Position(FILE, 16), sentence="A point", anchor="c-in-short-2"
        ),
    )
    assert prose.sections[0].html == (
        '<p id="c-in-short-1">First one. Trust grew <span class="ev-citation" data-citation="'
        "[[&quot;parenthetical&quot;,&quot;doe2020&quot;,&quot;trust&quot;,&quot;see&quot;,&quot;p. 3&quot;],"
        '[&quot;parenthetical&quot;,&quot;roe2019&quot;,&quot;&quot;,&quot;&quot;,&quot;&quot;]]">'
        "[see @doe2020#trust, p. 3; @roe2019]</span>. And\n"
        '<span class="ev-citation" data-citation="'
        '[[&quot;in-text&quot;,&quot;lee2018&quot;,&quot;&quot;,&quot;&quot;,&quot;p. 4&quot;]]">@lee2018 [p. 4]</span>'
        " says so.</p>\n<ul>\n"
        '<li id="c-in-short-2">A point <span class="ev-citation" data-citation="'
        '[[&quot;year-only&quot;,&quot;doe2020&quot;,&quot;&quot;,&quot;&quot;,&quot;&quot;]]">[-@doe2020]</span></li>\n</ul>'
    )
    assert prose.anchors == ("c-in-short-1", "c-in-short-2", "in-short")


@pytest.mark.parametrize(
    ("text", "sentence", "anchor"),
    [
        ("> Quoted [@a].", "Quoted.", "c-1"),
        ("> [!NOTE]\n> Noted [@a].", "Noted.", "c-1"),
        ("!!! note\n    Noted [@a].", "Noted.", "c-1"),
        ("- tight [@a]", "tight", "c-1"),
        ("- loose\n\n  more [@a]", "more", "c-1"),
        ("| What | Source |\n|-|-|\n| Trust helps. | [@a] |", "Trust helps.", "c-1"),
        ("| What | Source |\n|-|-|\n| Trust helps | @a |", "Trust helps", "c-1"),
        ("Term\n: Meaning [@a]", "Meaning", "c-1"),
        ("{#own}\nText [@a].", "Text.", "own"),
        ("Text[^1].\n\n[^1]: Noted [@a].", "Noted.", "c-1"),
        ("Before. [@a] After.", "Before.", "c-1"),
        ("Before. @a found it. After.", "… found it.", "c-1"),
        ("Before [@a]. After.", "Before.", "c-1"),
        ("“Is it so?” she asked [@a]. Yes.", "“Is it so?” she asked.", "c-1"),
        ("Drugs, e.g. Aspirin, help [@a].", "Drugs, e.g. Aspirin, help.", "c-1"),
        ("As Doe et al. Found [@a], it helps.", "As Doe et al. Found, it helps.", "c-1"),
        ("See p. 3 there. Dr. Roe agreed [@a].", "Dr. Roe agreed.", "c-1"),
        ("She said no. Then they left [@a].", "Then they left.", "c-1"),
        ("J. R. Smith wrote it [@a].", "J. R. Smith wrote it.", "c-1"),
        ("Trust (rated 4.5 vs. 3.9) rose [@a]!", "Trust (rated 4.5 vs. 3.9) rose!", "c-1"),
        ("A **bold** [link](b.md) and `code` [@a].", "A bold link and code.", "c-1"),
    ],
)
def test_the_sentence_and_its_place_are_found_wherever_the_citation_stands(text, sentence, anchor):
    prose, found = read_prose(FILE, PAGE, text)

    assert [(each.sentence, each.anchor) for each in prose.citations] == [(sentence, anchor)]
    assert f'id="{anchor}"' in prose.sections[0].html


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("../guides/b.md", "page:guides/b.md"),
        ("b.md#part-two", "page:studies/b.md#part-two"),
        ("./b%20c.md", "page:studies/b c.md"),
        ("<b c.md>", "page:studies/b c.md"),
        ("../glossary.md#d%C3%A9finition", "page:glossary.md#définition"),
        ("#found", "#found"),
        ("term:processes/trust", "term:processes/trust"),
        ("term:jurisdictions/GB-ENG", "term:jurisdictions/GB-ENG"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("table.csv", "file:studies/table.csv"),
    ],
)
def test_a_link_gets_a_symbolic_address(written, target):
    prose, found = read(f"One\n[words]({written}) two")

    assert found == ""
    assert prose.links == (TextLink(target=target, where=Position(FILE, 2)),)
    assert f'<a href="{target}"' in prose.sections[0].html


def test_only_a_link_out_of_the_site_is_marked_as_external():
    assert html("[a](b.md) <https://example.org/x>") == (
        '<p><a href="page:studies/b.md">a</a> '
        '<a href="https://example.org/x" rel="external">https://example.org/x</a></p>'
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "[x](mailto:a@b.org)",
            "content/studies/a.md:1: error R130 a link to an e-mail address\n"
            "    hint: link to the web page of the organisation instead",
        ),
        (
            "[x](../guides/b)",
            "content/studies/a.md:1: error R130 `../guides/b` is not a file\n"
            "    hint: link to the file of the page: `../guides/b.md`",
        ),
        (
            "[x](/guides/b.md)",
            "content/studies/a.md:1: error R130 `/guides/b.md` does not start from the folder of this file\n"
            "    hint: write `../guides/b.md`",
        ),
        (
            "[x](../../b.md)",
            "content/studies/a.md:1: error R130 `../../b.md` leads out of the content folder\n"
            "    hint: link to a page of this site",
        ),
        (
            "[x](cite:doe2020)",
            "content/studies/a.md:1: error R130 a citation written as a link\n"
            "    hint: write it as a citation: `[@key]`",
        ),
        (
            "[x](term:trust)",
            "content/studies/a.md:1: error R130 `term:trust` does not name a term\n"
            "    hint: write `term:axis/term`, such as `term:processes/trust`",
        ),
        (
            "[x]()",
            "content/studies/a.md:1: error R130 a link without a target\n"
            "    hint: write the address between the round brackets",
        ),
        (
            "![x](https://example.org/x.png)",
            "content/studies/a.md:1: error R131 a picture from another site tells that site who reads this page\n"
            "    hint: put the file into the content folder, or link to the page that shows it",
        ),
        (
            "![](a.png)",
            "content/studies/a.md:1: warning R132 the picture has no words\n"
            "    hint: Say between the square brackets what the picture shows.",
        ),
        (
            "one\ntwo <b>bold</b>",
            "content/studies/a.md:2: warning R133 `<b>` is shown as text\n"
            "    hint: Use Markdown, or put it between backticks if it is meant to be seen.",
        ),
        (
            "## One {#a}\nx\n## Two {#a}\nx",
            "content/studies/a.md:3: error R135 the id `a` is given twice\n    hint: Give one of them another id.",
        ),
        (
            "## One\n\n#### Two",
            "content/studies/a.md:3: warning R136 `Two` is a heading of level 4 below one of level 2\n"
            "    hint: Use the next level: `##`, then `###`.",
        ),
        (
            "# One\n\n# Two\nx",
            "content/studies/a.md:3: warning R137 `Two` is written as a title, and the page has one already\n"
            "    hint: write it as a heading: `## Two`",
        ),
        (
            "> " * 40 + "deep",
            "content/studies/a.md:1: error R138 the text is nested too deeply\n"
            "    hint: Use fewer levels of lists and quotations.",
        ),
        (
            "Text[^1].",
            "content/studies/a.md:1: warning R139 there is no note `1`\n    hint: write `[^1]: …` on a line of its own",
        ),
        (
            "Text.\n\n[^1]: Note.",
            "content/studies/a.md:3: warning R139 the note `1` has no mark in the text\n"
            "    hint: write `[^1]` where it belongs",
        ),
        (
            "[as @doe2020 says](b.md)",
            "content/studies/a.md:1: error R140 `@doe2020` stands inside the words of a link\n"
            "    hint: Put the citation behind the link, or write `\\@` if none is meant.",
        ),
        (
            "## As [@doe2020] says\nx",
            "content/studies/a.md:1: warning R141 a citation in a heading\n"
            "    hint: Cite the source in the text below.",
        ),
        (
            "Text.\n\n[@doe2020]: word",
            "content/studies/a.md:3: error R142 `[@doe2020]:` is read as the definition of a link\n"
            "    hint: Leave out the colon, or write `@key:`.",
        ),
        (
            "{#ev-menu}\nText.",
            "content/studies/a.md:2: warning R134 `ev-menu` cannot be an id here\n"
            "    hint: Write `{#id .class}` with letters, digits and hyphens; names that begin with `ev-` or `md-` "
            "belong to the site.",
        ),
    ],
)
def test_a_mistake_is_reported_at_its_line(written, expected):
    assert said(written) == expected


def test_a_refused_link_keeps_its_words_and_a_refused_picture_its_description():
    prose, _ = read("[words *here*](javascript:x) ![seen](https://example.org/x.png)")

    assert prose == Prose(
        sections=(Section(id="", title="", html="<p>words <em>here</em> seen</p>"),), text="words here seen"
    )


def test_pictures_come_from_the_content_folder():
    prose, found = read('![A wheel](../img/a.png "A title")')

    assert found == ""
    assert prose.links == (TextLink(target="file:img/a.png", where=Position(FILE, 1), image=True),)
    assert prose.sections[0].html == '<p><img src="file:img/a.png" alt="A wheel" title="A title"></p>'


def test_a_fact_is_a_placeholder_that_names_its_page():
    prose, found = read("It had {{fact:projects}}\nand {{ fact:other/sites }}. `{{ not.this }}` {nor}")

    assert found == ""
    assert prose.links == (
        TextLink(target="fact:a/projects", where=Position(FILE, 1)),
        TextLink(target="fact:other/sites", where=Position(FILE, 2)),
    )
    assert prose.sections[0].html == (
        '<p>It had <span data-fact="a/projects"></span>\n'
        'and <span data-fact="other/sites"></span>. <code>{{ not.this }}</code> {nor}</p>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{#x .y}\nText", '<p id="x" class="y">Text</p>'),
        ("[a](b.md){#x .y}", '<p><a href="page:studies/b.md" id="x" class="y">a</a></p>'),
        ("~~old~~", "<p><s>old</s></p>"),
        ("Term\n: Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        (
            "```python\nx < 1\n```",
            '<pre role="group" tabindex="0"><code class="language-python">x &lt; 1\n</code></pre>',
        ),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        (
            "> [!WARNING]\n> Mind.",
            '<div class="admonition warning">\n<p class="admonition-title">Warning</p>\n<p>Mind.</p>\n</div>',
        ),
        (
            '!!! tip "Try this"\n    Now.',
            '<div class="admonition tip">\n<p class="admonition-title">Try this</p>\n<p>Now.</p>\n</div>',
        ),
        (
            '??? tip "More"\n    Now.',
            '<details class="admonition tip is-collapsible collapsible-closed">\n'
            '<summary class="admonition-title">More</summary>\n<p>Now.</p>\n</details>',
        ),
        (
            "| a | b | c |\n|:-|:-:|-:|\n| 1 | 2 | 3 |",
            '<div class="ev-table" role="group" tabindex="0"><table>\n<thead>\n<tr>\n'
            '<th class="ev-left" scope="col">a</th>\n<th class="ev-centre" scope="col">b</th>\n'
            '<th class="ev-right" scope="col">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="ev-left">1</td>\n'
            '<td class="ev-centre">2</td>\n<td class="ev-right">3</td>\n</tr>\n</tbody>\n</table>\n</div>',
        ),
        (
            "One[^a], two[^a].\n\n[^a]: Note.",
            '<p>One<sup class="footnote-ref"><a href="#fn1" id="fnref1" role="doc-noteref">1</a></sup>, '
            'two<sup class="footnote-ref"><a href="#fn1" id="fnref1-1" role="doc-noteref">1</a></sup>.</p>\n'
            '<section class="footnotes" role="doc-endnotes">\n<ol class="footnotes-list">\n'
            '<li id="fn1" class="footnote-item"><p>Note. '
            '<a href="#fnref1" class="footnote-backref" role="doc-backlink">↩︎</a> '
            '<a href="#fnref1-1" class="footnote-backref" role="doc-backlink">↩︎</a></p>\n</li>\n</ol>\n</section>',
        ),
    ],
)
def test_the_markdown_that_editors_use_is_understood(text, expected):
    assert html(text) == expected


def test_headings_get_ids_as_github_makes_them_and_no_two_are_alike():
    headings = ("What’s new, in 2020?", "Limits", "Limits", "Own {#limits-1}", "`ev-x`", "!", "fn1")
    prose, found = read("".join(f"## {heading}\n\nWords.\n\n" for heading in headings))

    assert found == ""
    assert [section.id for section in prose.sections] == [
        "whats-new-in-2020",
        "limits",
        "limits-2",
        "limits-1",
        "section-ev-x",
        "section",
        "section-fn1",
    ]


def test_the_words_of_a_text_come_one_block_a_line_without_markup_or_citations():
    prose, _ = read(
        """
        # Title

        A *word* [@a] and [a link](b.md), said @b.

        - one
        - two

        | h |
        |-|
        | c |

        ```
        code here
        ```
        """
    )

    assert prose.text == "Title\nA word and a link, said.\none\ntwo\nh\nc\ncode here"
    assert prose.lines == (1, 3, 5, 6, 8, 10, 12)


def test_an_empty_text_is_empty_prose():
    assert read("\n\n") == (Prose(), "")


def test_rows_without_a_line_of_hyphens_are_reported_where_they_begin():
    assert said("Words.\n\n| a | b |\n| 1 | 2 |\n") == (
        f"{FILE}:3: warning R143 rows of a table, but no table\n"
        "    hint: Write a line such as `| --- | --- |` below the first row, with as many parts as that row, "
        "and an empty line above the table."
    )


@pytest.mark.parametrize("text", ["| a | b |\n| --- | --- |\n| 1 | 2 |\n", "Either | or |\n|x| is its size\n"])
def test_a_table_and_strokes_in_a_sentence_are_no_broken_table(text):
    assert said(text) == ""


def test_a_heading_with_nothing_under_it_is_reported():
    assert said("## In short\n\n## Limits\n\n### Of the study\n\nOne town.\n") == (
        f"{FILE}:1: warning R144 there is nothing under the heading `In short`\n"
        "    hint: Write the text, or take the heading away."
    )
