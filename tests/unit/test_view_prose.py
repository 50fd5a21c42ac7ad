"""Citations, links and facts in an author's text become what a reader sees."""

from dataclasses import dataclass

import pytest
from evidence.cite.labels import labels
from evidence.read.prose import read_prose
from evidence.view.context import ViewContext
from evidence.view.prose import resolve

from tests.helpers import library_of


@dataclass(frozen=True)
class Name:
    """How a source is named."""

    text: str
    narrative: str
    authors: str
    year: str


NAMES = {
    "westlake2022terms": Name("Westlake et al., 2022", "Westlake et al. (2022)", "Westlake et al.", "2022"),
    "alidina2021": Name("Alidina et al., 2021a", "Alidina et al. (2021a)", "Alidina et al.", "2021a"),
    "a&b": Name("A & B, n.d.", "A & B (n.d.)", "A & B", "n.d."),
}
PAGES = {"terms-of-engagement": "westlake2022terms"}
ADDRESSES = {
    "cite:westlake2022terms": "studies/terms-of-engagement/",
    "cite:westlake2022terms#trust": "studies/terms-of-engagement/#trust",
    "cite:terms-of-engagement#trust": "studies/terms-of-engagement/#trust",
    "cite:alidina2021": "library/alidina2021/",
    "cite:a&b": "library/a_26b/",
    "page:guides/x.md#part": "guides/x/#part",
    "term:processes/trust": "concepts/processes/trust/",
    "file:studies/a.png": "studies/a.png",
}
FACTS = {"programme/sites": "7 < 8"}


def shown(markdown: str) -> str:
    prose, _ = read_prose("content/studies/s.md", "studies/s.md", markdown)
    html = resolve(
        prose.sections[0].html,
        address=lambda target: ADDRESSES.get(target, ""),
        label=lambda name, finding: NAMES.get(PAGES.get(name, name)),
        fact=lambda name: FACTS.get(name, ""),
        base="../../",
        key=lambda name, finding: PAGES.get(name, name),
    )
    return html.removeprefix('<p id="c-1">').removeprefix("<p>").removesuffix("</p>")


def link(words: str, path: str, ref: str) -> str:
    return f'<a class="ev-cite" href="../../{path}" data-ref="ref-{ref}">{words}</a>'


WESTLAKE = link("Westlake et al., 2022", "studies/terms-of-engagement/", "westlake2022terms")
ALIDINA = link("Alidina et al., 2021a", "library/alidina2021/", "alidina2021")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "[see @westlake2022terms, p. 3; @alidina2021]",
            f'<span class="ev-citation">(see {WESTLAKE}, p. 3; {ALIDINA})</span>',
        ),
        (
            "@westlake2022terms",
            '<span class="ev-citation">'
            + link("Westlake et al. (2022)", "studies/terms-of-engagement/", "westlake2022terms")
            + "</span>",
        ),
        (
            "@westlake2022terms [p. 33; also @alidina2021]",
            '<span class="ev-citation">'
            + link("Westlake et al. (2022", "studies/terms-of-engagement/", "westlake2022terms")
            + f", p. 33; also {ALIDINA})</span>",
        ),
        (
            "[-@westlake2022terms]",
            f'<span class="ev-citation">({link("2022", "studies/terms-of-engagement/", "westlake2022terms")})</span>',
        ),
        (
            "-@alidina2021",
            f'<span class="ev-citation">({link("2021a", "library/alidina2021/", "alidina2021")})</span>',
        ),
        (
            "[@terms-of-engagement#trust]",
            '<span class="ev-citation">('
            + link("Westlake et al., 2022", "studies/terms-of-engagement/#trust", "westlake2022terms")
            + ")</span>",
        ),
        (
            "[@{a&b}, <b>]",
            f'<span class="ev-citation">({link("A &amp; B, n.d.", "library/a_26b/", "a_26b")}, &lt;b&gt;)</span>',
        ),
        (
            "[@doe; @westlake2022terms]",
            f'<span class="ev-citation">(<span class="ev-cite ev-cite--unknown">doe?</span>; {WESTLAKE})</span>',
        ),
        (
            "@doe [p. 3]",
            '<span class="ev-citation"><span class="ev-cite ev-cite--unknown">doe?</span> (p. 3)</span>',
        ),
        (
            "[a](../guides/x.md#part) [b](term:processes/trust)",
            '<a href="../../guides/x/#part">a</a> <a href="../../concepts/processes/trust/">b</a>',
        ),
        (
            '[a](b.md "More"){.wide} ![seen](a.png) ![gone](b.png)',
            '<a title="More" class="wide">a</a> <img src="../../studies/a.png" alt="seen"> <span>gone</span>',
        ),
        (
            "[a](#here) [b](https://example.org/)",
            '<a href="#here">a</a> <a href="https://example.org/" rel="external">b</a>',
        ),
        (
            "{{fact:programme/sites}} and {{fact:gone}}",
            '7 &lt; 8 and <span class="ev-fact ev-fact--unknown">s/gone?</span>',
        ),
        (
            'href="page:guides/x.md#part" &lt;a href="term:processes/trust">',
            'href="page:guides/x.md#part" &lt;a href="term:processes/trust"&gt;',
        ),
    ],
)
def test_a_reader_sees_names_addresses_and_facts(markdown, expected):
    assert shown(markdown) == expected


def test_a_finding_of_a_page_with_several_sources_is_cited_by_its_own_source():
    library = library_of(
        "@article{doe2020, author={Doe, Jane}, title={Chalk}, year={2020}, journal={J}}\n"
        "@report{roe2021, author={Roe, Ann}, title={Field}, year={2021}, institution={Office}}\n",
        {
            "programmes/chalk.md": """
            ---
            name: Chalk
            headline: Lines were drawn.
            documents: [{key: doe2020, relation: describes}, {key: roe2021, relation: evaluates}]
            findings:
              - {id: drawn, text: Lines were drawn., kind: effect, locator: abstract, source: roe2021}
            ---
            They were drawn [@chalk#drawn].
            """
        },
    )
    [page] = library.content.programmes
    context = ViewContext(library=library, labels=labels(library.references.values()), formatted={})

    html = context.prose(page.prose.sections[0].html, base="../../")

    assert f"({link('Roe, 2021', 'programmes/chalk/#drawn', 'roe2021')})" in html
    assert context.cited(page.prose) == ["roe2021"]
