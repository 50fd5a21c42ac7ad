"""The run for tracebacks: pieces of real files, changed at random inside the frame of their format."""

import random
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from evidence.check import check
from evidence.cli import main
from evidence.export.bibtex import bibtex
from evidence.export.csl_json import csl_json
from evidence.export.ris import ris
from evidence.library.library import join
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.read.content import read_content
from evidence.read.prose import read_prose

from tests.soak.lost import plan
from tests.soak.mutations import IN_BIB, IN_FIELDS, IN_TEXT, mutated, mutated_file
from tests.soak.pages import ROOT, html_of
from tests.soak.words import BASE

Files = dict[str, str]

_KINDS = ("studies", "programmes", "guides")


@cache
def _entries() -> tuple[str, ...]:
    """Entries as people and programs write them."""
    files = [ROOT / "references.bib", *sorted((ROOT / "tests/golden/bibliographies").glob("*.bib"))]
    text = "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files)
    return tuple(
        f"@{each}"
        for each in re.split(r"^@", text + BASE["references.bib"], flags=re.MULTILINE)[1:]
        if len(each) < 2_000
    )


@cache
def _pages() -> tuple[tuple[str, str, str], ...]:
    """Pages of the real library and of the marked one: path, fields, text."""
    files = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "content").rglob("*.md"))
    }
    found = []
    for path, text in (files | BASE).items():
        if path.endswith(".md") and text.startswith("---\n"):
            _, fields, body = text.split("---\n", 2)
            found.append((path, fields, body))
    return tuple(found)


@cache
def _blocks() -> tuple[str, ...]:
    return tuple(block for _, _, body in _pages() for block in body.split("\n\n") if block.strip())


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """The fields of each kind of page, each with all that is below it, by folder."""
    groups: dict[str, list[str]] = {}
    for path, fields, _ in _pages():
        groups.setdefault(path.split("/")[1], []).extend(
            each for each in re.split(r"(?m)^(?=[a-z_]+:)", fields) if each
        )
    return {folder: tuple(each) for folder, each in groups.items()}


def _several(chance: random.Random, text: str, pieces: list[str]) -> str:
    for _ in range(chance.choice([1, 1, 2, 3, 6])):
        text = mutated(text, chance, pieces)
    return text


def make(seed: int, number: int) -> tuple[str, Files]:
    """The kind of an input and its files."""
    chance = random.Random(f"inputs {seed} {number}")
    roll = chance.random()
    if roll < 0.35:
        text = "".join(chance.choice(_entries()) for _ in range(chance.randint(1, 2)))
        return "bibliography", {"references.bib": _several(chance, text, IN_BIB)}
    if roll < 0.70:
        text = "\n\n".join(chance.choice(_blocks()) for _ in range(chance.randint(1, 3)))
        return "text", {"content/studies/a.md": _several(chance, text, IN_TEXT)}
    if roll < 0.93:
        folder = chance.choice(sorted(_groups()))
        fields = "".join(chance.choice(_groups()[folder]) for _ in range(chance.randint(1, 6)))
        path = f"content/{folder}/a.md" if not folder.endswith(".md") else f"content/{folder}"
        return "page", {path: f"---\n{_several(chance, fields, IN_FIELDS)}---\n{chance.choice(_blocks())}\n"}
    if roll < 0.9994:
        path = chance.choice([path for path in BASE if path.endswith(".yml")])
        return "vocabulary", {path: _several(chance, BASE[path], IN_FIELDS)}
    files = dict(BASE)
    for path in chance.sample(sorted(files), 6):
        for _ in range(chance.randint(1, 4)):
            files[path] = mutated_file(path, files[path], chance)
    return ("folder" if roll < 0.9998 else "command"), files


def _bibliography(files: Files) -> None:
    read, _ = read_bibliography([Source(path, text) for path, text in files.items()])
    references = tuple(read.references.values())
    for export in (bibtex, ris, csl_json):
        export(references)


def _text(files: Files) -> None:
    for path, text in files.items():
        read_prose(path, path.removeprefix("content/"), text, first_line=9)


def _page(files: Files) -> None:
    content, _ = read_content([Source(path, text) for path, text in files.items()])
    check(join(read_bibliography([])[0], content), "2026-06-01", frozenset())


def _folder(files: Files) -> None:
    site = plan(files)
    for page in site.pages.values():
        html_of(site, page)
    for made in site.exports.values():
        made()


def _command(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "replace"))
        for form in ("text", "json", "github"):
            main(["check", "-C", folder, "--format", form])


RUNS: dict[str, Callable[[Files], None]] = {
    "bibliography": _bibliography,
    "text": _text,
    "page": _page,
    "vocabulary": _page,
    "folder": _folder,
    "command": _command,
}


def run(kind: str, files: Files) -> None:
    """Give an input to the program. Whatever it raises is a fault."""
    RUNS[kind](files)
