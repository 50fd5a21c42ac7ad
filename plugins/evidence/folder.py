"""Bytes in, once: the bibliography and the content of a folder as texts.

Both edges read through here, so that the check and the site see the same files. Nothing outside
the folder is ever read: a symbolic link that leads out of it is reported and left alone.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from evidence.diagnostics import Diagnostic, Rename, Rule, Severity
from evidence.model.files import PUBLISHED
from evidence.model.source import Position, Source
from evidence.read.decode import LARGEST, decode

CONTENT = "content"
BIBLIOGRAPHY = "references.bib"
LARGEST_BIBLIOGRAPHY = 100_000_000
"""Bytes; some hundred thousand references."""
_TEXTS = (".md", ".yml", ".yaml")
_PERMALINKS = "permalinks.txt"
_VOCABULARY = f"{CONTENT}/vocabulary/"
_RENAMED = frozenset([".markdown", ".md", ".mdown", ".mdx", ".mkd", ".txt"])
"""What some programs call a page; renamed, it is one."""
_OTHER_PAGES = _RENAMED | {".doc", ".docx", ".htm", ".html", ".odt", ".pages", ".rst", ".rtf"}
_REFERENCES = frozenset([".bib", ".enl", ".enw", ".nbib", ".ris"])
_NAME_IT = (
    f"move its entries into `{BIBLIOGRAPHY}` as BibTeX, or name the file under `bibliography` in `mkdocs.yml` and with --bib"
)
_LEFT_ALONE = PUBLISHED | {".css", ".js", ".md", ".yml", ".yaml", ".txt"}
"""Read or published, or published where `mkdocs.yml` names them."""
_OF_COMPUTERS = frozenset(["desktop.ini", "thumbs.db"])
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)

LINK_OUT = Rule(
    code="F001",
    name="link-out-of-folder",
    severity=Severity.ERROR,
    why="A symbolic link can show readers a file of the computer that builds the site.",
    fix="Put the file itself into the folder.",
)
LINKED_FOLDER = Rule(
    code="F002",
    name="linked-folder",
    severity=Severity.ERROR,
    why="Pages behind a linked folder would have two addresses, or none.",
    fix="Put the folder itself there.",
)
UNREADABLE = Rule(
    code="F003",
    name="unreadable-file",
    severity=Severity.ERROR,
    why="What cannot be read cannot be shown.",
    fix="Put an ordinary file there that everyone may read.",
)
ODD_NAME = Rule(
    code="F004",
    name="odd-file-name",
    severity=Severity.ERROR,
    why="The name becomes part of an address, and on other computers it may be another name.",
    fix="Rename the file: letters, digits, hyphens, underscores and one full stop.",
)
SAME_NAME = Rule(
    code="F005",
    name="same-name-but-for-capitals",
    severity=Severity.ERROR,
    why="On many computers these are one file, and one of the two is lost.",
    fix="Rename one of them.",
)
MERGE_CONFLICT = Rule(
    code="F006",
    name="merge-conflict",
    severity=Severity.ERROR,
    why="Two people changed the same lines, and the file still holds both versions with the marks between them.",
    fix="Keep one version, or make one of both, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.",
)
PASSED_OVER = Rule(
    code="F007",
    name="file-passed-over",
    severity=Severity.WARNING,
    why="The file is neither read nor published, so no reader ever sees it.",
    fix="Save the text as a plain file whose name ends in `.md`.",
)
RULES = (LINK_OUT, LINKED_FOLDER, UNREADABLE, ODD_NAME, SAME_NAME, MERGE_CONFLICT, PASSED_OVER)


class NotALibrary(Exception):
    """The folder holds no library; `fix` says what to do about it."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.fix = fix


@dataclass(frozen=True, slots=True)
class _File:
    """A file that may be read, by its path from the root and on this computer."""

    path: str
    on_disk: Path


def read_folder(
    root: Path, bibliographies: Sequence[str] = (BIBLIOGRAPHY,)
) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Read the bibliographies (in the order given) and the texts of the content folder (by path).

    Paths are from `root`. Raises NotALibrary where there is nothing to read.
    """
    missing = _missing(root, bibliographies)
    if missing:
        raise missing
    named: list[Diagnostic] = []
    bibs = [_File(_shown(name), root / name) for name in dict.fromkeys(bibliographies)]
    bibs = [file for file in bibs if _stays_inside(file, root, named)]
    files, walked = _walk(root)
    texts = [file for file in files if _is_text(file.path)]
    sources, found = _read(bibs, LARGEST_BIBLIOGRAPHY)
    content, faults = _read(texts, LARGEST)
    passed_over = (fault for file in files for fault in _passed_over(file.path))
    return sources, content, (*named, *walked, *found, *faults, *passed_over, *_not_named(root, bibliographies))


def content_files(root: Path) -> frozenset[str]:
    """Every file that may be published, by its path from the content folder."""
    return frozenset(file.path.removeprefix(f"{CONTENT}/") for file in _walk(root)[0])


def _missing(root: Path, bibliographies: Sequence[str]) -> NotALibrary | None:
    if not root.is_dir():
        return NotALibrary(f"there is no folder `{root}`", "correct the path after -C")
    if not (root / CONTENT).is_dir():
        return NotALibrary(
            f"there is no folder `{CONTENT}` in `{root}`",
            f"run the command in the folder that holds `{BIBLIOGRAPHY}` and `{CONTENT}`, or name that folder with -C",
        )
    for name in bibliographies:
        if not (root / name).is_file() and not (root / name).is_symlink():
            return NotALibrary(
                f"there is no file `{name}` in `{root}`",
                "add it (an empty file will do to begin with), or name another as `bibliography` in mkdocs.yml",
            )
    return None


def _shown(name: str) -> str:
    return PurePosixPath(Path(name).as_posix()).as_posix()


def _stays_inside(file: _File, root: Path, found: list[Diagnostic]) -> bool:
    """Refuse a file of the folder that is really a link to somewhere else."""
    if file.on_disk.is_symlink() and not file.on_disk.resolve().is_relative_to(root.resolve()):
        found.append(LINK_OUT.at(Position(file.path), "a symbolic link that leads out of the folder"))
        return False
    return True


def _walk(root: Path) -> tuple[list[_File], list[Diagnostic]]:
    """Find every file of the content folder in the order of the paths; hidden files are left out."""
    found: list[Diagnostic] = []
    top = root / CONTENT
    if top.is_symlink() and not top.resolve().is_relative_to(root.resolve()):
        return [], [LINK_OUT.at(Position(CONTENT), "a symbolic link that leads out of the folder")]
    files = sorted(_files(top, CONTENT, top.resolve(), found), key=lambda file: file.path)
    by_name: dict[str, str] = {}
    for file in files:
        other = by_name.setdefault(file.path.casefold(), file.path)
        if other != file.path:
            found.append(SAME_NAME.at(Position(file.path), f"`{other}` differs only by capitals"))
    return files, found


def _files(folder: Path, path: str, top: Path, found: list[Diagnostic]) -> Iterator[_File]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        found.append(UNREADABLE.at(Position(path), f"the folder cannot be read: {_reason(error)}"))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        here = f"{path}/{entry.name}"
        if not entry.name.isprintable():
            shown = "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in here)
            found.append(ODD_NAME.at(Position(shown), "the name holds a character that cannot be shown"))
        elif entry.is_symlink():
            yield from _linked(entry, here, top, found)
        elif entry.is_dir():
            yield from _files(Path(entry.path), here, top, found)
        elif entry.is_file():
            yield _File(here, Path(entry.path))
        else:
            found.append(UNREADABLE.at(Position(here), "this is not an ordinary file"))


def _linked(entry: os.DirEntry[str], here: str, top: Path, found: list[Diagnostic]) -> Iterator[_File]:
    target = Path(os.path.realpath(entry.path))
    if not target.is_relative_to(top):
        found.append(LINK_OUT.at(Position(here), "a symbolic link that leads out of the content folder"))
    elif target.is_dir():
        found.append(LINKED_FOLDER.at(Position(here), "a symbolic link to a folder"))
    elif target.is_file():
        yield _File(here, target)
    else:
        found.append(UNREADABLE.at(Position(here), "a symbolic link to a file that is not there"))


def _is_text(path: str) -> bool:
    return path.lower().endswith(_TEXTS) or path == f"{CONTENT}/{_PERMALINKS}"


def _passed_over(path: str) -> Iterator[Diagnostic]:
    """Report a file that was perhaps meant as a page or a vocabulary, and is read as neither."""
    name = PurePosixPath(path)
    suffix = name.suffix.lower()
    if suffix in (".yml", ".yaml") and not path.startswith(_VOCABULARY):
        yield PASSED_OVER.at(
            Position(path), "a vocabulary file outside `content/vocabulary/` is not read",
            hint="move it there, or write it as a page: a file whose name ends in `.md`",
        )
    elif suffix in _OTHER_PAGES and name.suffix != ".md" and path != f"{CONTENT}/{_PERMALINKS}":
        hint = f"rename it to `{name.stem}.md`" if suffix in _RENAMED else ""
        yield PASSED_OVER.at(Position(path), f"a file whose name ends in `{name.suffix}` is not read", hint=hint)
    elif not suffix:
        new = f"{path.rstrip('.')}.md"
        yield PASSED_OVER.at(
            Position(path), "a file whose name has no ending is not read",
            hint=f"if it is a page, rename it to `{PurePosixPath(new).name}`", edit=Rename(path, new),
        )
    elif suffix in _REFERENCES:
        yield PASSED_OVER.at(Position(path), "references in the content folder are not read", hint=_NAME_IT)
    elif suffix not in _LEFT_ALONE and name.name.lower() not in _OF_COMPUTERS:
        yield PASSED_OVER.at(
            Position(path), f"a file whose name ends in `{name.suffix}` is neither read nor published",
            hint="save it as PDF, CSV or a picture, or take it away",
        )


def _not_named(root: Path, named: Sequence[str]) -> Iterator[Diagnostic]:
    """Report a bibliography beside the content folder that no setting names."""
    for name in sorted(path.name for path in root.iterdir() if path.suffix.lower() in _REFERENCES and path.is_file()):
        if name not in set(map(_shown, named)) and not name.startswith("."):
            yield PASSED_OVER.at(Position(name), "a file of references that no setting names is not read", hint=_NAME_IT)


def _read(files: Sequence[_File], largest: int) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    sources: list[Source] = []
    found: list[Diagnostic] = []
    for file in files:
        try:
            data = _bytes(file.on_disk, largest)
        except OSError as error:
            found.append(UNREADABLE.at(Position(file.path), f"the file cannot be read: {_reason(error)}"))
            continue
        source, faults = decode(file.path, data, largest)
        sources.append(source)
        found += (*faults, *_conflicts(source))
    return tuple(sources), tuple(found)


def _conflicts(source: Source) -> Iterator[Diagnostic]:
    if "\n=======" not in source.text or "\n>>>>>>> " not in source.text:
        return
    for mark in _CONFLICT.finditer(source.text):
        line = source.text.count("\n", 0, mark.start()) + 1
        yield MERGE_CONFLICT.at(Position(source.path, line), "a conflict between two versions was not settled")


def _bytes(path: Path, largest: int) -> bytes:
    """Read a file, but of one that is too large only enough to see that it is."""
    with path.open("rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("it is not an ordinary file")
        return file.read(largest + 1)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
