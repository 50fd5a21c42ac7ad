"""Markdown of any shape becomes safe HTML whose ids, citations and lines are sound."""

import random

import pytest
from evidence.read.prose import read_prose

from tests.safe_html import faults_of, ids_of

PIECES = [
    "[@doe2020]", "[see @a, p. 3; @b]", "@a", "-@a", "@a [p. 3]", "@{", "}", "[", "](", ")", "](b.md)", "![", "![x](a.png)",
    "[^1]", "\n\n[^1]: ", "^[", "*", "**", "_", "`", "``", "~~", "\n", "\n\n", "\n- ", "\n    ", "\n> ", "\n> [!NOTE]\n> ",
    "\n!!! note\n    ", '\n??? tip "T"\n    ', "\n# ", "\n## ", "\n### ", "## a {#b}", "{#a}", "{.b}", "\n{#c .d}\n", "\n: ",
    "\n| a | b |\n|:-|-:|\n| ", " | ", "\n```\n", "\n~~~ x\n", "\n---\n", "\n===\n", "<script>", "<b x=1>", "<!--", "-->",
    "<https://x.org>", "<a@b.org>", "javascript:x", "[x](javascript:y)", "[x](#a)", "[x](term:a/b)", "{{fact:x}}", "{{", "{%",
    "%}", "\\", "\\@", "&#106;", "&nbsp;", "&", "<", ">", '"', "'", "\t", "\r\n", "\x00", "\u2028", "é", "😀", "\ud800",
    "word. Word ", "e.g. ", "\n\n[@x]: y\n\n", "\n[r]: data:x\n", "[r]", "fn1", "\n1. ", "  \n", "c-1", "\n## fn1\n",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_markdown_of_any_shape_becomes_sound_prose(seed):
    chance = random.Random(f"markdown {seed}")
    for _ in range(50):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 50)))
        prose, found = read_prose("content/a.md", "a.md", text, first_line=5)
        html = "\n".join(section.html for section in prose.sections)
        ids = [*(section.id for section in prose.sections if section.id), *ids_of(html)]
        last = 5 + text.count("\n") + text.count("\r")

        assert faults_of(html) == []
        assert (sorted(ids), prose.anchors) == (sorted(set(ids)), tuple(sorted(ids)))
        assert [each for each in prose.citations if each.anchor and each.anchor not in ids] == []
        assert [each for each in (*prose.citations, *prose.links, *found) if not 5 <= each.where.line <= last] == []


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_repeated_without_end_is_read(piece):
    prose, _ = read_prose("content/a.md", "a.md", piece * 2_000)

    assert faults_of("\n".join(section.html for section in prose.sections)) == []
