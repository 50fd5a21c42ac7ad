"""Every file of the content folder to its record, by where it lies."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from typing import Any, TypeVar

from evidence.diagnostics import Diagnostic, Rename
from evidence.model.content import Content, Gone
from evidence.model.editorial import EditorialPage
from evidence.model.guide import Guide
from evidence.model.keeping import Keep, not_kept
from evidence.model.known_fields import known_fields
from evidence.model.page import Article, Glossary, Home
from evidence.model.programme import Programme
from evidence.model.source import Position, Source
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis
from evidence.model.words import NO_WORDS, Words
from evidence.read.file_names import WORDS
from evidence.read.page import MISPLACED, read_article, read_concept, read_glossary, read_home
from evidence.read.permalinks import read_gone, read_permalinks
from evidence.read.record_file import read_page
from evidence.read.vocabulary import read_axis, read_words

_VOCABULARY = re.compile(r"vocabulary/.*\.ya?ml", re.DOTALL)
_CONCEPT = re.compile(r"concepts/([^/]+)/([^/]+)\.md")

P = TypeVar("P", bound=EditorialPage)
T = TypeVar("T")


def read_content(
    sources: Iterable[Source], folder: str = "content", keep: Keep = not_kept
) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Read every Markdown and vocabulary file below `folder`, and the list of permalinks.

    Records come in the order of their paths, whatever the order of the sources. Files of other
    kinds are passed over. `keep` may know what was read of a file before.
    """
    by_path = {source.path.removeprefix(f"{folder}/"): source for source in sorted(sources, key=lambda each: each.path)}
    axes = {
        path: _kept(keep, "axis", source, partial(read_axis, source))
        for path, source in by_path.items()
        if _VOCABULARY.fullmatch(path)
    }
    words = read_words(by_path[WORDS]) if WORDS in by_path else (NO_WORDS, ())
    fields = sha256(
        "\0".join(by_path[path].text for path in (*axes, *({WORDS} & by_path.keys()))).encode("utf-8", "replace")
    )
    reading = _Reading(axes, words, partial(_kept, keep), fields.hexdigest())
    for path, source in by_path.items():
        reading.read(source, path)
    return reading.content(), tuple(reading.found)


class _Reading:
    """What has been read so far."""

    def __init__(
        self,
        axes: Mapping[str, tuple[Axis, tuple[Diagnostic, ...]]],
        words: tuple[Words, tuple[Diagnostic, ...]],
        kept: Callable[[str, Source, Callable[[], Any]], Any],
        fields: str,
    ) -> None:
        self.kept = kept
        self.fields = fields
        """Names the vocabularies and the words, from which the fields of pages follow."""
        self.read_axes = axes
        """Each vocabulary by its file: they and the words say which fields the pages have, so they come first."""
        self.words, self.found_in_words = words
        self.found: list[Diagnostic] = []
        self.home: Home | None = None
        self.glossary: Glossary | None = None
        self.summaries: list[StudySummary] = []
        self.programmes: list[Programme] = []
        self.guides: list[Guide] = []
        self.known = known_fields((axis for axis, _ in axes.values()), self.words.unasked)
        self.folders: dict[str, Callable[[Source, str], tuple[Diagnostic, ...]]] = {
            "studies": partial(self._record, self.summaries, StudySummary),
            "programmes": partial(self._record, self.programmes, Programme),
            "guides": partial(self._record, self.guides, Guide),
        }
        self.concepts: dict[str, Article] = {}
        self.articles: list[Article] = []
        self.axes: list[Axis] = []
        self.permalinks: tuple[tuple[str, Position], ...] = ()
        self.gone: dict[str, Gone] = {}

    def read(self, source: Source, path: str) -> None:
        """Read one file into its place."""
        if path == "permalinks.txt":
            self.permalinks, found = read_permalinks(source)
            self.gone = read_gone(source)
            self.found += found
        elif path == WORDS:
            self.found += self.found_in_words
        elif path in self.read_axes:
            axis, found = self.read_axes[path]
            self.axes.append(axis)
            self.found += found
        elif path.endswith(".md"):
            self._page(source, path)

    def _page(self, source: Source, path: str) -> None:
        folder, _, rest = path.partition("/")
        if path == "index.md":
            self.home, found = read_home(source, path)
        elif path == "glossary.md":
            self.glossary, found = self.kept(path, source, partial(read_glossary, source, path))
        elif match := _CONCEPT.fullmatch(path):
            article, found = self.kept(path, source, partial(read_concept, source, path))
            self.concepts[f"{match[1]}/{match[2]}"] = article
        elif folder in self.folders and rest != "index.md" and "/" not in rest:
            found = self.folders[folder](source, path)
        else:
            article, found = self.kept(path, source, partial(read_article, source, path))
            self.articles.append(article)
            if folder in self.folders and rest != "index.md" and article.whole:
                found += (
                    MISPLACED.at(
                        Position(source.path),
                        f"the file lies in a folder below `{folder}`",
                        hint=f"move it to `{folder}/{rest.rpartition('/')[2]}`",
                        edit=Rename(source.path, f"{source.path.removesuffix(path)}{folder}/{rest.rpartition('/')[2]}"),
                    ),
                )
        self.found += found

    def _record(self, pages: list[P], kind: type[P], source: Source, path: str) -> tuple[Diagnostic, ...]:
        found: tuple[Diagnostic, ...]
        # Its fields are those that the vocabularies and the words of the topic give it.
        page, found = self.kept(f"{path} {self.fields}", source, partial(read_page, kind, source, path, self.known))
        pages.append(page)
        return found

    def content(self) -> Content:
        """Put everything together."""
        return Content(
            home=self.home,
            summaries=tuple(self.summaries),
            programmes=tuple(self.programmes),
            guides=tuple(self.guides),
            concepts=self.concepts,
            articles=tuple(self.articles),
            glossary=self.glossary,
            axes=tuple(self.axes),
            words=self.words,
            known=self.known,
            permalinks=self.permalinks,
            gone=self.gone,
        )


def _kept(keep: Keep, what: str, source: Source, read: Callable[[], T]) -> T:
    return keep((what, source.path, source.text), read)
