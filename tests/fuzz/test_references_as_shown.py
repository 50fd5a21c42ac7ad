"""References of nothing but oddities: whatever they hold, pages and files stay whole."""

import html
import random
import re
from html.parser import HTMLParser

import pytest
from evidence.cite.formatted import format_references
from evidence.cite.labels import labels
from evidence.cite.style import cite_styles
from evidence.export.bibtex import bibtex
from evidence.export.csl_json import csl_json
from evidence.export.ris import ris
from evidence.model.reference import Creators, Date, Name, Reference, Text
from evidence.model.source import Position, Source
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.view.citation_tags import citation_tags
from evidence.view.metadata import json_ld_text, page_node

from tests.reference_samples import day

PIECES = [
    *"aZ9.,;:!?'\"‘’“”«»()[]{}<>&-–—/\\ \n\t\x00\x1b\u2028\ud800\ufdd0\ufddd…é中\u202e\u00a0#%$_^~",
    *("<i>", "</i>", '<span class="nocase">', "</span>", "<sup>", "&amp;", "</script>"),
    *("https://x.org/", "10.1/", "et al.", " and ", "others", "[Preprint]", "12–34", "1-2-3"),
]
KINDS = (
    "article techreport online incollection inproceedings phdthesis book dataset software misc "
    "patent legislation jurisdiction letter presentation movie standard unheard-of"
).split()
PLAIN = (
    "container_short place volume issue number pages page_total edition chapter version status doi "
    "pmid pmcid eprint accession database retracted"
).split()
RICH = "title subtitle container series publisher event genre".split()


class Odd:
    """A maker of odd references, the same ones each time."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def text(self, longest: int = 8) -> str:
        return "".join(self.chance.choice(PIECES) for _ in range(self.chance.randint(0, longest)))

    def rich(self) -> Text:
        plain = self.text()
        return Text(plain, self.chance.choice(["", plain, html.escape(plain)]))

    def names(self) -> tuple[Name, ...]:
        parts = ("family", "given", "von", "suffix", "literal")
        return tuple(
            Name(**{part: self.text(3) for part in parts if self.chance.random() < 0.6})
            for _ in range(self.chance.randint(0, 3))
        )

    def date(self) -> Date | None:
        number = self.chance.randint
        first = day(number(-3, 3000), number(0, 12), number(0, 31), self.chance.choice([0, 21, 24]))
        return self.chance.choice(
            [
                None,
                Date(),
                Date(literal=self.text()),
                Date(start=first, approximate=True),
                Date(start=first, end=day(number(0, 3000), number(0, 12))),
                Date(start=first, open_end=True),
            ]
        )

    def reference(self, key: str) -> Reference:
        roles = ("author", "editor", "translator", "series-editor", "contributor")
        return Reference(
            key=key,
            kind=self.chance.choice(KINDS),
            where=Position("references.bib", 1),
            creators=tuple(
                Creators(role=role, names=self.names(), others=self.chance.random() < 0.3)
                for role in roles
                if self.chance.random() < 0.5
            ),
            date=self.date(),
            accessed=self.date(),
            url=self.chance.choice(["", "https://x.org/", "javascript:"]) + self.text(4),
            eprint_kind=self.chance.choice(["", "arxiv", "hdl"]),
            issns=(self.text(),),
            languages=(self.text(3),),
            keywords=(self.text(), self.text()),
            fields={"title": self.text(), "note" + self.text(2): self.text()},
            **{name: self.text(4) for name in PLAIN},
            **{name: self.rich() for name in RICH},
        )


@pytest.fixture(scope="module")
def references() -> list[Reference]:
    odd = Odd(5)
    return [odd.reference(f"key{number}") for number in range(150)]


class Elements(HTMLParser):
    """What is open, and what should not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        allowed = {"i", "b", "sup", "sub", "u", "span", "a"}
        link = str(dict(attrs).get("href", "https://"))
        if tag not in allowed or not re.match("https?://", link):
            self.wrong.append(f"{tag} {link}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


def test_formatted_references_are_whole_safe_html_of_the_words_to_copy(references):
    found, _ = format_references(references, cite_styles(), labels=labels(references), workers=1)

    assert len(found) == 3 * len(references)
    for shown in found.values():
        page = Elements()
        page.feed(shown.html)
        page.close()
        assert (page.wrong, page.open) == ([], [])
        assert html.unescape(re.sub(r"<[^>]*>", "", shown.html)) == shown.text
        assert shown.html.encode()


def test_labels_stay_unique(references):
    assert len({label.text for label in labels(references).values()}) == len(references)


def test_every_line_of_ris_is_one_tag_and_its_value(references):
    lines = ris(references).decode().split("\r\n")

    assert [line for line in lines[:-1] if not re.match(r"[A-Z][A-Z0-9]  - [^\r\n]*$", line)] == []
    assert lines[:-1] == ris(references).decode().splitlines()


def test_bibtex_holds_as_many_entries_as_were_written(references):
    bibliography, _ = read_bibliography([Source("odd.bib", bibtex(references).decode())])

    assert (bibliography.written, len(bibliography.references)) == (150, 150)


def test_files_and_metadata_can_always_be_written(references):
    for each in references:
        node = page_node(each, url="/", title="T", site_name="S", site_url="/", is_summary=True)
        assert csl_json([each])
        assert json_ld_text(node).encode()
        assert all(content.encode() for _, content in citation_tags(each))
