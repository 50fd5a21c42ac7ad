"""From a folder to the joined library, for every command that needs it."""

import argparse
import logging
import sys
from dataclasses import dataclass
from pathlib import Path

from evidence.diagnostics import Diagnostic
from evidence.disk.kept_texts import CACHE, kept_texts
from evidence.disk.reading import BIBLIOGRAPHY, content_files, read_folder
from evidence.library.library import Library
from evidence.model.characters import counted
from evidence.model.source import Source
from evidence.read.decoding import decode
from evidence.read.settings import bibliographies_named, cache_named, settings_said
from evidence.reading import read_library

_SETTINGS = "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A library with what the readers said about it."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    files: frozenset[str]
    """Every file of the content folder, from that folder."""


def add_folder_option(parser: argparse.ArgumentParser, default: object) -> None:
    """Add `-C`, which may stand before the command, as with `git` and `make`, or after it."""
    parser.add_argument(
        "-C",
        dest="folder",
        metavar="DIR",
        type=Path,
        default=default,
        help="the folder that holds references.bib and content/ (default: this one)",
    )


def add_folder_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which library is meant."""
    add_folder_option(parser, argparse.SUPPRESS)  # else it would hide one given before the command
    parser.add_argument(
        "--bib",
        metavar="FILE",
        action="append",
        help="a bibliography, from that folder; may be given more than once "
        f"(default: {BIBLIOGRAPHY} and those that {_SETTINGS} names)",
    )
    parser.add_argument("--no-cache", action="store_true", help="read every file anew; what is found is the same")


def load(options: argparse.Namespace) -> Loaded:
    """Read and join the library that the options name. Raises NotALibrary where there is none."""
    root: Path = options.folder
    progress("reading the files")
    settings, in_settings = _settings(root)
    bibliographies, texts, found = read_folder(root, options.bib or _bibliographies(root, settings))
    progress(f"reading {counted(len(texts), 'text')}")
    kept = kept_texts(None if options.no_cache else _cache(root, settings))
    library, said = read_library(bibliographies, texts, keep=kept)
    kept.turn()
    kept.save()
    said = (*found, *said, *in_settings)
    return Loaded(library=library, diagnostics=said, files=content_files(root))


def _cache(root: Path, settings: Source | None) -> Path | None:
    """The folder of what is kept; a folder without a site gets none."""
    return root / (cache_named(settings) or CACHE) if settings else None


def _settings(root: Path) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The settings of the site, and what is wrong with them; None where it has none."""
    try:
        source, found = decode(_SETTINGS, (root / _SETTINGS).read_bytes())
    except OSError:
        return None, ()
    return source, (*found, *settings_said(source))


def _bibliographies(root: Path, settings: Source | None) -> tuple[str, ...]:
    """The default bibliography and those that the settings of the site name."""
    named = bibliographies_named(settings) if settings else ()
    if named and not (root / BIBLIOGRAPHY).exists():
        return named
    return tuple(dict.fromkeys((BIBLIOGRAPHY, *named)))


def log() -> logging.Logger:
    """What long-running commands tell on the terminal."""
    told = logging.getLogger("evidence")
    if not told.handlers:
        told.addHandler(logging.StreamHandler())
        told.setLevel(logging.INFO)
    return told


def progress(step: str) -> None:
    """Say on a terminal what is being done; '' wipes the line. A file or a pipe gets nothing."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{step + '…' if step else ''}", end="", file=sys.stderr, flush=True)
