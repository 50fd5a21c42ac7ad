"""What the check says, at the pages that it says it of: for a preview, never for readers."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from evidence.diagnostics import Diagnostic, Severity, change_lines
from evidence.library.library import Library
from evidence.model import address
from evidence.model.reference import Reference

LONGEST = 300
"""Messages that an overview shows; who has more than that mends these first."""
_CONTENT = "content/"
_VOCABULARY = "content/vocabulary/"


@dataclass(frozen=True, slots=True)
class Told:
    """One message as a page shows it."""

    where: str
    """File and line."""
    severity: str
    """Key of the word for it."""
    code: str
    message: str
    hint: str
    change: tuple[str, ...]
    """What to write in place of what, a line each; empty where the hint names no words."""
    path: str | None
    """The page that it is about; None where there is none."""


@dataclass(frozen=True, slots=True)
class Messages:
    """Everything the check has to say of the library."""

    by_page: Mapping[str, tuple[Told, ...]]
    worst: tuple[Told, ...]
    """Errors, then warnings, then notes; no more than can be looked through."""
    errors: int
    warnings: int
    notes: int


def messages(
    library: Library, sources: Mapping[str, str], paths: Collection[str], found: Iterable[Diagnostic]
) -> Messages:
    """Sort messages to pages. `sources` gives the address of each file of content with a page, `paths` all there are."""
    found = tuple(found)
    counts = Counter(each.rule.severity for each in found)
    entries = _entries(library.references.values())
    told: list[tuple[Severity, Told]] = []
    by_page: dict[str, list[Told]] = {}
    for each in found:
        page = next((path for path in _pages(each, library, sources, entries) if path in paths), None)
        one = _told(each, page)
        told.append((each.rule.severity, one))
        if page is not None:
            by_page.setdefault(page, []).append(one)
    told.sort(key=lambda pair: -pair[0])
    return Messages(
        by_page={path: tuple(each) for path, each in by_page.items()},
        worst=tuple(one for _, one in told[:LONGEST]),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.INFO],
    )


def _told(found: Diagnostic, page: str | None) -> Told:
    return Told(
        where=f"{found.where.path}:{found.where.line}",
        severity=f"severity.{found.rule.severity!s}",
        code=found.rule.code,
        message=found.message,
        hint=found.hint,
        change=tuple(change_lines(found.edit)),
        path=page,
    )


def _pages(
    found: Diagnostic, library: Library, sources: Mapping[str, str], entries: Mapping[str, list[tuple[int, int, str]]]
) -> Iterator[str]:
    """Addresses of the page that a message is about, the best first; it may not exist."""
    path, line = found.where.path, found.where.line
    if path.startswith(_VOCABULARY):
        yield address.axis(PurePosixPath(path).stem)
    elif path.startswith(_CONTENT):
        file = path.removeprefix(_CONTENT)
        yield sources.get(file, address.article(file))
    for first, last, key in entries.get(path, ()):
        if first <= line <= last:
            yield library.address_of_key(key)


def _entries(references: Iterable[Reference]) -> Mapping[str, list[tuple[int, int, str]]]:
    """First and last line of each entry with its key, by file."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for each in references:
        last = max((*each.lines.values(), each.where.line))
        found.setdefault(each.where.path, []).append((each.where.line, last, each.key))
    return found
