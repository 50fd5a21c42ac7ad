"""Names of files: which are read as what, and which name was meant."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from evidence.diagnostics import Diagnostic, Rename, Rule, Severity
from evidence.library.slug import slug
from evidence.model.files import PUBLISHED
from evidence.model.source import Position

PASSED_OVER = Rule(
    code="F007",
    name="file-passed-over",
    severity=Severity.WARNING,
    why="The file is neither read nor published, so no reader ever sees it.",
    fix="Save the text as a plain file whose name ends in `.md`.",
)
COPY = Rule(
    code="F008",
    name="copy-of-a-file",
    severity=Severity.ERROR,
    why="A copy that a computer made would be a second page about the same thing. It is not read.",
    fix="Bring what is new in it into the other file, and delete the copy.",
)
RULES = (PASSED_OVER, COPY)

PERMALINKS = "permalinks.txt"
WORDS = "words.yml"
_TEXTS = (".md", ".yml", ".yaml")
_RENAMED = frozenset([".markdown", ".md", ".mdown", ".mdwn", ".mdx", ".mkd", ".mkdn", ".text", ".txt"])
"""What some programs call a page; renamed, it is one."""
_DOCUMENTS = frozenset([".doc", ".docx", ".htm", ".html", ".odt", ".pages", ".rst", ".rtf"])
_ENDINGS = re.compile(r"\s*(?:\.(?:markdown|md_?|mdown|mdwn|mdx|mkdn?|text|txt|bak|orig|ya?ml))+\s*$", re.IGNORECASE)
_COPY_MARK = re.compile(
    r"(?:\s*\(\d{1,3}\)|\s-\s(?:copy|kopie|copie|copia)(?:\s\(\d+\))?|[ _-](?:copy|kopie|copie|copia)(?:[ _-]?\d+)?"
    r"|\s*\([^()]*(?:conflict|copy)[^()]*\)|\.sync-conflict-.*|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+)$",
    re.IGNORECASE,
)
REFERENCES = frozenset([".bib", ".enl", ".enw", ".nbib", ".ris"])
NAME_IT = (
    "move its entries into `{bibliography}` as BibTeX, or name the file under `bibliography` in `mkdocs.yml` "
    "and with --bib"
)
_SLIPS = frozenset(".dm .m .mb .mc .md, .md_ .mdd .me .mf .mmd .ms .mx .nd .ndm".split())
"""Endings that are a slip of the finger away from that of a page."""
_LEFT_ALONE = PUBLISHED | {".css", ".js"}
"""Published, or published where `mkdocs.yml` names them."""
_OF_COMPUTERS = frozenset(["desktop.ini", "thumbs.db"])


def is_text(path: str) -> bool:
    """Whether a file, by its path from the content folder, is read as a page, a vocabulary or a list."""
    return path.endswith(_TEXTS) or path == PERMALINKS


def page_name(name: str) -> str:
    """The name that a page may have, made of the name of a file; '' where none can be made of it."""
    likely = slug(without_copy_mark(_ENDINGS.sub("", name)))
    return f"{likely}.md" if likely else ""


def without_copy_mark(stem: str) -> str:
    """What a copy was made of: `ward (1)` and `ward - Copy` of `ward`."""
    return _COPY_MARK.sub("", stem)


def judge(folder: str, path: str, names: Collection[str]) -> Diagnostic | None:
    """Report a file that is perhaps meant as a page or a vocabulary and is read as neither, or that is a copy.

    `path` and `names`, all files there are, are paths from the content folder, which is `folder`.
    """
    name = PurePosixPath(path)
    where = Position(f"{folder}/{path}")
    if path in (PERMALINKS, WORDS):
        return None
    if original := _original(name, names):
        return COPY.at(where, f"this looks like a copy of `{original}`")
    if path.startswith("vocabulary/"):
        return _in_vocabulary(where, name)
    suffix = name.suffix.strip().lower()
    if suffix in (".yml", ".yaml"):
        return PASSED_OVER.at(
            where,
            f"a vocabulary file outside `{folder}/vocabulary/` is not read",
            hint=f"move it to `{folder}/vocabulary/{name.name}`, or write it as a page: "
            "a file whose name ends in `.md`",
            edit=Rename(where.path, f"{folder}/vocabulary/{name.name}"),
        )
    if _is_nearly_a_page(suffix) and not path.endswith(".md"):
        return _renamed(where, name, suffix, names)
    if path.endswith(".md") or suffix in _LEFT_ALONE or name.name.lower() in _OF_COMPUTERS:
        return None
    return _of_another_program(folder, where, name)


def _is_nearly_a_page(suffix: str) -> bool:
    return suffix in _RENAMED or suffix in _SLIPS or not suffix


def _of_another_program(folder: str, where: Position, name: PurePosixPath) -> Diagnostic:
    suffix = name.suffix.strip().lower()
    if suffix in REFERENCES:
        return PASSED_OVER.at(
            where, f"references in the {folder} folder are not read", hint=NAME_IT.format(bibliography="references.bib")
        )
    if suffix in _DOCUMENTS:
        likely = page_name(name.stem)
        hint = f"save the text as plain text, in a file named `{likely}`" if likely else ""
        return PASSED_OVER.at(where, f"a file whose name ends in `{name.suffix}` is not read", hint=hint)
    return PASSED_OVER.at(
        where,
        f"a file whose name ends in `{name.suffix[:20]}` is neither read nor published",
        hint="save it as PDF, CSV or a picture, or take it away",
    )


def _renamed(where: Position, name: PurePosixPath, suffix: str, names: Collection[str]) -> Diagnostic:
    ending = f"a file whose name ends in `{name.suffix[:20]}`" if suffix else "a file whose name has no ending"
    likely = _likely_name(name, suffix)
    path = name.with_name(likely).as_posix() if likely else ""
    if not likely or path in names:
        hint = f"there is a file `{likely}` already: bring what is new into it, and delete this one" if likely else ""
        return PASSED_OVER.at(where, f"{ending} is not read", hint=hint)
    new = where.path.removesuffix(name.as_posix()) + path
    lead = "" if suffix else "if it is a page, "
    return PASSED_OVER.at(
        where, f"{ending} is not read", hint=f"{lead}rename it to `{likely}`", edit=Rename(where.path, new)
    )


def _likely_name(name: PurePosixPath, suffix: str) -> str:
    if name.stem.lower().startswith("permalink") and len(name.parts) == 1:
        return PERMALINKS
    return page_name(name.name if suffix in _RENAMED or not suffix or _ENDINGS.search(name.name) else name.stem)


def _in_vocabulary(where: Position, name: PurePosixPath) -> Diagnostic | None:
    if name.name.endswith((".yml", ".yaml")):
        return None
    likely = slug(without_copy_mark(_ENDINGS.sub("", name.name) if _ENDINGS.search(name.name) else name.stem))
    hint, edit = "save it as a file whose name ends in `.yml`", None
    if likely:
        hint, edit = f"rename it to `{likely}.yml`", Rename(where.path, f"{where.path.rpartition('/')[0]}/{likely}.yml")
    ending = f"a file whose name ends in `{name.suffix[:20]}`" if name.suffix else "a file whose name has no ending"
    return PASSED_OVER.at(where, f"{ending} is not read as a vocabulary", hint=hint, edit=edit)


def _original(name: PurePosixPath, names: Collection[str]) -> str:
    """The file that a file was copied from, where it is there; else ''."""
    stem = _ENDINGS.sub("", name.name)
    plain = without_copy_mark(stem)
    backup = re.search(r"\.(?:bak|orig)\s*$", name.name, re.IGNORECASE)
    if plain == stem and not backup:
        return ""
    for ending in (".md", ".yml", ".yaml"):
        original = name.with_name(f"{plain}{ending}").as_posix() if plain.strip() else ""
        if original in names and original != name.as_posix():
            return PurePosixPath(original).name
    return ""
