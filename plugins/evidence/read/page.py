"""Pages of prose: the first page, the glossary, and every other Markdown file."""

from dataclasses import replace

from evidence.diagnostics import Diagnostic
from evidence.model.page import Article, Glossary, Home
from evidence.model.source import Source
from evidence.read.front_matter import split_front_matter
from evidence.read.record_file import NO_TITLE, read_page, read_parts


def read_home(source: Source, path: str) -> tuple[Home, tuple[Diagnostic, ...]]:
    """Read the first page."""
    return read_page(Home, source, path)


def read_glossary(source: Source, path: str) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Read the glossary."""
    return read_page(Glossary, source, path)


def read_article(source: Source, path: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read a page of prose, which may have no fields at all; its title may be its first heading."""
    front, found = split_front_matter(source)
    article, more = read_parts(Article, source, path, front)
    if not article.title and article.prose.title:
        article = replace(article, title=article.prose.title)
    untitled = () if article.title or not front.whole else (NO_TITLE.at(article.where, "the page has no title"),)
    return article, (*found, *more, *untitled)


def read_concept(source: Source, path: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read the text of a concept. Its title is the label of its term, so it needs none."""
    front, found = split_front_matter(source)
    article, more = read_parts(Article, source, path, front)
    return article, (*found, *more)
