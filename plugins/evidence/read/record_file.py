"""A Markdown file with fields at its top to a record: what all kinds of page have in common."""

import re
from dataclasses import replace
from typing import Any, TypeVar

from evidence.diagnostics import Diagnostic, Rename, Rule, Severity
from evidence.model.editorial import EditorialPage
from evidence.model.fields import SHAPES, Kind, Needed, declared_fields
from evidence.model.known_fields import AS_DECLARED, KnownFields
from evidence.model.source import Position, Source
from evidence.read.file_names import page_name
from evidence.read.front_matter import NO_FRONT_MATTER, FrontMatter, TextNode, split_front_matter
from evidence.read.prose import read_prose
from evidence.read.records import read_record

BAD_FILE_NAME = Rule(
    code="R170",
    name="bad-file-name",
    severity=Severity.ERROR,
    why="The name of the file becomes the address of the page, which people type, print and share.",
    fix="Rename the file with lower-case letters, digits and hyphens, such as `terms-of-engagement.md`.",
)
NO_TITLE = Rule(
    code="R171",
    name="no-title",
    severity=Severity.WARNING,
    why="Without a title the page cannot be named in lists, in a browser's tab or by a screen reader.",
    fix="Write `# Title` above the text, or `title: Title` at the top of the file.",
)
RULES = (BAD_FILE_NAME, NO_TITLE)

_ID = re.compile(SHAPES[Kind.ID])

R = TypeVar("R", bound=EditorialPage)


def read_page(
    record: type[R], source: Source, path: str, known: KnownFields = AS_DECLARED, **given: Any
) -> tuple[R, tuple[Diagnostic, ...]]:
    """Read a page that needs fields. `path` is its file from the content folder."""
    front, found = split_front_matter(source)
    if not front.fields.fields and front.whole:
        found += (NO_FRONT_MATTER.at(Position(source.path), "the page has no fields"),)
        front = replace(front, whole=False)
    page, more = read_parts(record, source, path, front, known, **given)
    return page, (*found, *more)


def read_parts(
    record: type[R],
    source: Source,
    path: str,
    front: FrontMatter,
    known: KnownFields = AS_DECLARED,
    **given: Any,
) -> tuple[R, tuple[Diagnostic, ...]]:
    """Read the fields and the text of a page whose file has been split."""
    id = given.pop("id", "") or id_of(path)
    title = given.pop("title", None)
    prose, in_text = read_prose(
        source.path, path, front.body, front.body_line, title=_title(record, front) if title is None else title
    )
    page, in_fields = read_record(
        record, source.path, front, known, id=id, path=path, prose=prose, whole=front.whole, **given
    )
    return page, (*file_name(source.path, id), *in_fields, *in_text)


_TITLES = ("question", "name", "headline", "title")
"""The field that holds the title of a page: the first of these that its kind has."""


def _title(record: type, front: FrontMatter) -> str | None:
    """The title that the page has from its fields; None where its text may give it one."""
    declared = declared_fields(record)
    name = next(name for name in _TITLES if name in declared)
    written = front.fields.fields.get(name)
    if isinstance(written, TextNode) and not written.nothing:
        return written.text
    return None if declared[name].needed is Needed.OPTIONAL or not front.whole else ""


def id_of(path: str) -> str:
    """The id of a page: the stem of its file, or for the index of a folder the folder's name."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return (folder.rpartition("/")[2] or "home") if stem == "index" else stem


def file_name(path: str, id: str) -> tuple[Diagnostic, ...]:
    """Report a file whose name cannot be an address."""
    if _ID.fullmatch(id) and len(id) <= 100:
        return ()
    likely = page_name(id)
    hint = f"rename the file to `{likely}`" if likely else ""
    edit = Rename(path, path.removesuffix(f"{id}.md") + likely) if likely and path.endswith(f"{id}.md") else None
    return (BAD_FILE_NAME.at(Position(path), f"`{id[:60]}` cannot be an address", hint=hint, edit=edit),)
