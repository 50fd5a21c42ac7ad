"""Bytes in, once: the bibliography and the content of a folder as texts.

Both edges read through here, so that the check and the site see the same files. Nothing outside
the folder is ever read: a symbolic link that leads out of it is reported and left alone.
"""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.source import Position, Source
from evidence.read.conflicts import without_conflicts
from evidence.read.decoding import LARGEST, decode
from evidence.read.file_names import NAME_IT, PASSED_OVER, REFERENCES, is_text, judge

CONTENT = "content"
BIBLIOGRAPHY = "references.bib"
Wanted = Callable[[str], bool]
LARGEST_BIBLIOGRAPHY = 100_000_000
"""Bytes; some hundred thousand references."""

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
RULES = (LINK_OUT, LINKED_FOLDER, UNREADABLE, ODD_NAME, SAME_NAME)


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
    root: Path,
    bibliographies: Sequence[str] = (BIBLIOGRAPHY,),
    folder: str = CONTENT,
    wanted: Wanted = lambda path: True,
) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Read the bibliographies (in the order given) and the texts of the content folder (by path).

    Paths are from `root`. Of the folder only files are read, and judged, that are `wanted` by their path from it. Raises NotALibrary where there is nothing to read.
    """
    missing = _missing(root, bibliographies, folder)
    if missing:
        raise missing
    named: list[Diagnostic] = []
    bibs = [_File(_shown(name), root / name) for name in dict.fromkeys(bibliographies)]
    bibs = [file for file in bibs if _stays_inside(file, root, named)]
    files, walked = _walk(root, folder, wanted)
    texts, judged = _judged(folder, files, {fault.where.path for fault in walked if fault.rule is SAME_NAME})
    sources, found = _read(bibs, LARGEST_BIBLIOGRAPHY)
    content, faults = _read(texts, LARGEST)
    return sources, content, (*named, *walked, *found, *faults, *judged, *_not_named(root, bibliographies))


def _judged(folder: str, files: Iterable[_File], twice: Collection[str]) -> tuple[list[_File], list[Diagnostic]]:
    """The files to read as texts, and what is wrong with the names of the others. `twice` are two for one name."""
    names = {file: file.path.removeprefix(f"{folder}/") for file in files}
    known = frozenset(names.values())
    judged = {file: judge(folder, name, known) for file, name in names.items()}
    texts = [file for file, fault in judged.items() if not fault and is_text(names[file]) and file.path not in twice]
    return texts, [fault for fault in judged.values() if fault]


def content_files(root: Path, folder: str = CONTENT) -> frozenset[str]:
    """Every file that may be published, by its path from the content folder."""
    return frozenset(file.path.removeprefix(f"{folder}/") for file in _walk(root, folder)[0])


def texts_on_disk(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Files as they stand, hidden characters and marks of conflicts included, to be changed; those that are not text are left out."""
    texts = {}
    for path in dict.fromkeys(paths):
        try:
            texts[path] = (root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return texts


def _missing(root: Path, bibliographies: Sequence[str], folder: str) -> NotALibrary | None:
    if not root.is_dir():
        return NotALibrary(f"there is no folder `{root}`", "correct the path after -C")
    if not (root / folder).is_dir():
        return NotALibrary(
            f"there is no folder `{folder}` in `{root}`",
            f"run the command in the folder that holds `{BIBLIOGRAPHY}` and `{folder}`, or name that folder with -C",
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


def _walk(root: Path, folder: str, wanted: Wanted = lambda path: True) -> tuple[list[_File], list[Diagnostic]]:
    """Find every file of the content folder in the order of the paths; hidden files are left out."""
    found: list[Diagnostic] = []
    top = root / folder
    if top.is_symlink() and not top.resolve().is_relative_to(root.resolve()):
        return [], [LINK_OUT.at(Position(folder), "a symbolic link that leads out of the folder")]
    files = sorted(_files(top, folder, top.resolve(), found), key=lambda file: file.path)
    start = f"{folder}/"
    files = [file for file in files if wanted(file.path.removeprefix(start))]
    found = [each for each in found if wanted(each.where.path.removeprefix(start))]
    by_name: dict[str, str] = {}
    for file in files:
        other = by_name.setdefault(file.path.casefold(), file.path)
        if other != file.path:
            found.append(SAME_NAME.at(Position(file.path), f"`{other}` differs only by capitals"))
    return files, found


def _not_printable(path: str) -> Diagnostic:
    shown = "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in path)
    return ODD_NAME.at(Position(shown), "the name holds a character that cannot be shown")


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
            found.append(_not_printable(here))
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


def _not_named(root: Path, named: Sequence[str]) -> Iterator[Diagnostic]:
    """Report a bibliography beside the content folder that no setting names."""
    for name in sorted(path.name for path in root.iterdir() if path.suffix.lower() in REFERENCES and path.is_file()):
        if name not in set(map(_shown, named)) and not name.startswith("."):
            yield PASSED_OVER.at(
                Position(name),
                "a file of references that no setting names is not read",
                hint=NAME_IT.format(bibliography=BIBLIOGRAPHY),
            )


def _read(files: Sequence[_File], largest: int) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    sources: list[Source] = []
    found: list[Diagnostic] = []
    for file in files:
        try:
            data = _bytes(file.on_disk, largest)
        except OSError as error:
            found.append(UNREADABLE.at(Position(file.path), f"the file cannot be read: {_reason(error)}"))
            continue
        decoded, faults = decode(file.path, data, largest)
        source, conflicts = without_conflicts(decoded)
        sources.append(source)
        found += (*faults, *conflicts)
    return tuple(sources), tuple(found)


def _bytes(path: Path, largest: int) -> bytes:
    """Read a file, but of one that is too large only enough to see that it is."""
    with path.open("rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("it is not an ordinary file")
        return file.read(largest + 1)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
