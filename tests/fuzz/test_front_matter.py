"""Front matter of any shape is read to its end: nothing raises, every line named is a line of the file."""

import ast
import inspect
import random
import re

import pytest
import yaml
from evidence.model.guide import Guide
from evidence.model.page import Glossary
from evidence.model.programme import Programme
from evidence.model.source import Source
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis
from evidence.read.content import read_content
from yaml import parser, reader, scanner

PIECES = [
    "status", "reviewed", "findings", "sources", "settings", "headline", "terms", "entries", "documents", "chain",
    "facts", "recommendations", "confidence", "id", "text", "kind", "outcomes", "checked", ": ", ":", "- ", "\n",
    "\n  ", "\n    ", "\n- ", "[", "]", "{", "}", ", ", "'", '"', "|", ">-", "&a ", "*a", "!!str ", "!x ", "# ", "? ",
    "---", "...", "\t", "\r\n", "~", "null", "no", "2026-02-30", "2014", "1e999", "¹", "0x", "@doe", "not-reported",
    "javascript:x", "https://x.org", "a#b", "é", "\u2028", "\ufeff", "\x85", "\x00", "\ud800", "😀", "<<", "%", "`",
    "\\", "reviewed: reviewed\n", "id: x\n", "status: reviewed\n", "findings:\n  - id: x\n    outcomes: [{}]\n",
]  # fmt: skip
FOLDERS = [
    "studies/a.md",
    "programmes/a.md",
    "guides/a.md",
    "glossary.md",
    "index.md",
    "about/a.md",
    "vocabulary/a.yml",
]

LEFT_OUT = re.compile(r"(\d+)–(\d+)(?=[\d–, and]* are left out)")


@pytest.mark.parametrize("seed", range(40))
def test_front_matter_of_any_shape_is_read_to_its_end(seed):
    chance = random.Random(f"front matter {seed}")
    for _ in range(50):
        inside = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 40)))
        path = chance.choice(FOLDERS)
        text = inside if path.endswith(".yml") else f"---\n{inside}\n---\nText.\n"
        _, found = read_content([Source(f"content/{path}", text)])

        lines = text.count("\n") + text.count("\r") + 1
        assert [str(each.where) for each in found if not 1 <= each.where.line <= lines] == []
        named = [(int(first), int(last)) for each in found for first, last in LEFT_OUT.findall(each.message)]
        assert [(first, last) for first, last in named if not 1 <= first < last <= lines] == []


WRITTEN = {
    "studies/a.md": (
        StudySummary,
        "sources: [doe2020]\nheadline: One.\nfindings:\n  - {id: a, text: b, kind: effect, locator: c}\n",
    ),
    "programmes/a.md": (Programme, "name: One\nheadline: Two.\nfacts: [{id: a, label: b, value: c}]\n"),
    "guides/a.md": (Guide, "question: How?\nrecommendations:\n  - id: a\n    because: [b#c]\n"),
    "glossary.md": (Glossary, "title: Words\nentries: [{id: a, term: b, definition: c}]\n"),
    "vocabulary/a.yml": (Axis, "id: a\nlabel: b\nterms:\n  - {id: c, label: d}\n"),
}


@pytest.mark.parametrize("path", WRITTEN)
def test_a_slip_in_any_place_never_loses_the_page(path):
    record, fields = WRITTEN[path]
    chance = random.Random(f"slips in {path}")
    for _ in range(300):
        at = chance.randrange(len(fields))
        slip = fields[:at] + chance.choice(["", chance.choice(PIECES)]) + fields[at + chance.randint(0, 3) :]
        text = slip if path.endswith(".yml") else f"---\n{slip}---\nText.\n"
        content, _ = read_content([Source(f"content/{path}", text)])

        pages = [*content.records(), *content.axes, *filter(None, [content.home, content.glossary])]
        assert [type(page) for page in pages] == [record]


OF_LIBYAML = {"did not find expected", "cannot start any token", "while parsing a", "while scanning a", "block mapping"}
SAID_BY_THE_PARSER = OF_LIBYAML | {
    node.value.partition("%")[0].strip()
    for module in (parser, reader, scanner)
    for node in ast.walk(ast.parse(inspect.getsource(module)))
    if isinstance(node, ast.Constant)
    and isinstance(node.value, str)
    and re.match(r"(?:expected|found|while|could|mapping|block|sequence) [^%\n]{8,}", node.value)
}
"""Phrases of the parser of fields, as its own source has them."""


@pytest.mark.parametrize("seed", range(10))
def test_no_word_of_the_parser_reaches_an_editor(seed):
    chance = random.Random(f"words of the parser {seed}")
    refused = 0
    for _ in range(60):
        inside = "headline: One.\n" + "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 30)))
        try:
            list(yaml.parse(inside, Loader=yaml.SafeLoader))
        except yaml.YAMLError:
            refused += 1
        _, found = read_content([Source("content/studies/a.md", f"---\n{inside}\n---\nText.\n")])
        words = re.sub(r"`[^`]*`", "", " ".join(f"{each.message} {each.hint}" for each in found))

        assert [phrase for phrase in SAID_BY_THE_PARSER if phrase in words] == []
    assert refused > 5
    assert len(SAID_BY_THE_PARSER) > 30
