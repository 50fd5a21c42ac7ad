"""The place of bibtexparser: it alone reads what is well formed, and recovery only what it gives up."""

from pathlib import Path

import pytest
from evidence.diagnostics import Diagnostic
from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.read.bibtex.entries import WrittenEntry
from evidence.read.bibtex.splitting import splitter, written
from evidence.read.bibtex.splitting.blocks import Block
from evidence.read.bibtex.splitting.splitter import Loss, split

ROOT = Path(__file__).parents[2]
BROKEN = {"mended.bib", "hostile"}
"""Libraries that hold mistakes on purpose; what is left of them without recovery is compared with the rest."""
LIBRARIES = sorted([ROOT / "references.bib", *(ROOT / "tests").rglob("*.bib")])
LOST = {
    Loss.REMARK: [
        "@comment{@misc{a, title = {One}}}",
        '@preamble{"\\newcommand{x}"}',
    ],
    Loss.GIVEN_UP: [
        "@article{a,\n  title = {One},\n  year = 2014\n",  # never closed
        "@article{a,\n  title = {One,\n  year = 2014\n}",  # a value that is never closed
        '@article{a,\n  title = "One,\n  year = 2014\n}',
        "@article{a\n  title = {One},\n}",
        "@article{a,\n  title {One},\n}",  # no equals sign
        "@article(a,\n  title = {One},\n}",  # brackets that differ
        "@article{\n  title = {One},\n}",  # no key
        "@article{a,\n  look it up,\n  title = {One},\n}",  # words in no field
        "@misc\n{a, title = {One}}",  # the bracket on a line of its own
    ],
    Loss.KEY: [
        "@article{,\n  title = {One},\n}",
        "@article{@a,\n  title = {One},\n}",
    ],
    Loss.FIELD: [
        "@article{a,\n  title = Two words,\n}",  # no braces
        "@article{a,\n  title = “One”,\n}",
        '@article{a,\n  title = "One "question" before",\n}',
        "@article{a,\n  title == {One},\n}",
        "@article{a,\n  title = {One} year = 2014\n}",  # no comma: what follows is taken for the value
        "@article{a,\n  author = {One}\n  title = {One},\n}",
        "@string{a = One {B}}",
    ],
    Loss.MORE: [
        "@article{a,\n  author = {B}},\n  title = {One},\n}",  # a brace too many, and fields behind it
        "@article{a,\n  title = {One}}\n}",
    ],
}
"""Each kind of failure with its cases: what is read of them only by recovery."""


def read(path: Path) -> dict[str, Reference]:
    return dict(read_bibliography([Source(path.name, path.read_text("utf-8"))])[0].references)


def nothing_recovered(path: str, block: Block) -> tuple[list[WrittenEntry], list[Diagnostic]]:
    return [], []


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_well_formed_is_read_by_bibtexparser_alone(library: Path, monkeypatch: pytest.MonkeyPatch):
    whole = read(library)

    monkeypatch.setattr(written, "read_broken", nothing_recovered)

    alone = read(library)
    assert alone == {key: each for key, each in whole.items() if key in alone}
    assert alone.keys() == whole.keys() or not BROKEN.isdisjoint(library.parts)


def test_without_bibtexparser_nothing_is_read(monkeypatch: pytest.MonkeyPatch):
    class Idle:
        def __init__(self, text: str) -> None:
            self.blocks = ()

        def split(self) -> "Idle":
            return self

    monkeypatch.setattr(splitter, "Splitter", Idle)

    with pytest.raises(RuntimeError, match="bibtexparser"):
        read(ROOT / "references.bib")


@pytest.mark.parametrize(("loss", "text"), [(loss, text) for loss, texts in LOST.items() for text in texts])
def test_each_kind_of_failure_needs_recovery(loss: Loss, text: str, monkeypatch: pytest.MonkeyPatch):
    kind = text[1:].partition("{")[0].partition("(")[0].strip()
    source = Source("1.bib", text)
    assert split([Block(kind, text, 1)]) == [loss]

    recovered = read_bibliography([source])
    monkeypatch.setattr(written, "read_broken", nothing_recovered)

    assert read_bibliography([source]) != recovered


def test_every_kind_of_failure_has_a_case():
    assert LOST.keys() == set(Loss)


@pytest.mark.parametrize("name", ["tag", "note", "JIC", "j.i.c"])
def test_a_string_may_have_any_name(name: str):
    text = f"@string{{{name} = {{Journal of Care}}}}\n@article{{a, title = {{One}}, journal = {name}}}"

    bibliography, found = read_bibliography([Source("1.bib", text)])

    assert bibliography.references["a"].container.plain == "Journal of Care"
    assert found == ()
