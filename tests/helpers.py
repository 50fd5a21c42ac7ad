"""What tests of several layers share: from texts to a library and what is wrong with it."""

from collections.abc import Mapping
from textwrap import dedent

from evidence.check import check
from evidence.diagnostics import Diagnostic, in_order, with_places
from evidence.disk.kept import Kept
from evidence.library.library import Library
from evidence.model.source import Source
from evidence.reading import read_library

TODAY = "2026-06-01"
"""The day on which every test checks."""


READ = Kept()
"""Texts as they were read: many tests begin from the same library, and most of their time went into reading it."""


def library_of(bibtex: str = "", files: Mapping[str, str] | None = None, **studies: str) -> Library:
    """Read and join a library from texts.

    `files` are named from the content folder; `studies` by the id of a study. Each text may be
    indented as a whole, and may start on a new line.
    """
    return _read(bibtex, {**(files or {}), **{f"studies/{id}.md": text for id, text in studies.items()}})[0]


def everything_said_of(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Give what the readers and the check say together, as `evidence check` shows it.

    The bibliographies are the files whose names end in `.bib`; the others lie in the content folder.
    """
    bibliographies = {path: text for path, text in files.items() if path.endswith(".bib")}
    content = {path: text for path, text in files.items() if path not in bibliographies}
    library, said = _read_all(bibliographies, content)
    texts = {path if path in bibliographies else f"content/{path}": _unindented(text) for path, text in files.items()}
    return with_places(in_order((*said, *check(library, TODAY, frozenset(content)))), texts)


def _read(bibtex: str, content: Mapping[str, str]) -> tuple[Library, tuple[Diagnostic, ...]]:
    return _read_all({"references.bib": bibtex}, content)


def _read_all(bibliographies: Mapping[str, str], content: Mapping[str, str]) -> tuple[Library, tuple[Diagnostic, ...]]:
    return read_library(
        [Source(path, _unindented(text)) for path, text in bibliographies.items()],
        [Source(f"content/{path}", _unindented(text)) for path, text in content.items()],
        keep=READ,
    )


def _unindented(text: str) -> str:
    return dedent(text).removeprefix("\n")
