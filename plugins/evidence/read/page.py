"""Pages of prose: the first page, the glossary, and every other Markdown file."""

from dataclasses import replace
from typing import TypeVar

from evidence.diagnostics import Diagnostic, Rename, Rule, Severity
from evidence.model.page import Article, Glossary, Home
from evidence.model.source import Position, Source
from evidence.read.front_matter import FrontMatter, GroupNode, split_front_matter
from evidence.read.record_file import NO_TITLE, read_page, read_parts
from evidence.read.records import UNKNOWN_FIELD

MISPLACED = Rule(
    code="R172",
    name="misplaced-file",
    severity=Severity.ERROR,
    why="The folder decides what a page is; elsewhere the file is shown as plain text and found in no list.",
    fix="Move the file into the folder of its kind.",
)
RULES = (MISPLACED,)

P = TypeVar("P", Article, Home)

_FOLDER_BY_FIELD = {"sources": "studies", "question": "guides", "documents": "programmes"}
"""A field that only one kind of page has, and must have."""


def read_home(source: Source, path: str) -> tuple[Home, tuple[Diagnostic, ...]]:
    """Read the first page, which may have no fields at all."""
    front, found = split_front_matter(source)
    home, more = _titled(Home, source, path, front)
    return home, (*found, *more)


def read_glossary(source: Source, path: str) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Read the glossary."""
    return read_page(Glossary, source, path)


def read_article(source: Source, path: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a page of prose, which may have no fields at all; its title may be its first heading."""
    front, found = split_front_matter(source)
    if meant := next((name for name in _FOLDER_BY_FIELD if name in front.fields.fields), ""):
        found += (_misplaced(source, path, meant, front.fields.lines[meant]),)
        front = FrontMatter(GroupNode({}, {}, 1), front.body, front.body_line, whole=False)
    article, more = _titled(Article, source, path, front)
    return article, (*found, *more)


def _titled(record: type[P], source: Source, path: str, front: FrontMatter) -> tuple[P, tuple[Diagnostic, ...]]:
    """Read a page whose title may be its first heading."""
    page, found = read_parts(record, source, path, front)
    title = page.title or page.prose.title
    if not title and front.whole:
        found += (NO_TITLE.at(page.where, "the page has no title"),)
    return replace(page, title=title), found


def _misplaced(source: Source, path: str, field: str, line: int) -> Diagnostic:
    folder = _FOLDER_BY_FIELD[field]
    return MISPLACED.at(
        Position(source.path, line),
        f"a page with `{field}` must lie directly in `content/{folder}/`",
        hint=f"move the file to `content/{folder}/{path.rpartition('/')[2]}`",
        edit=Rename(source.path, f"{source.path.removesuffix(path)}{folder}/{path.rpartition('/')[2]}"),
    )


def read_concept(source: Source, path: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read the text of a concept. Its title is the label of its term, so it needs none."""
    front, found = split_front_matter(source)
    article, more = read_parts(Article, source, path, front, title="")
    if not article.title:
        return article, (*found, *more)
    hint = "a concept is called by the label of its term in `content/vocabulary/`: take the line away"
    titled = UNKNOWN_FIELD.at(article.at("title"), "there is no field `title` here", hint=hint)
    return article, (*found, *more, titled)
