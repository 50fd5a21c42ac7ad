"""Read BibTeX and biblatex files: every entry becomes a Reference or a diagnostic."""

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from functools import lru_cache

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity, in_order
from evidence.model.reference import Bibliography, Reference
from evidence.model.source import Position, Source
from evidence.read.bibtex.duplicates import DUPLICATE_KEY, without_duplicates
from evidence.read.bibtex.entries import BibEntry, WrittenEntry
from evidence.read.bibtex.field_names import PUBLISHED
from evidence.read.bibtex.fields import dates, entry_identifiers, inheritance, pages, placeholders, reading, unread
from evidence.read.bibtex.fields.decoder import Decoder
from evidence.read.bibtex.fields.inheritance import inherit
from evidence.read.bibtex.fields.placeholders import left_over
from evidence.read.bibtex.fields.reference import to_reference
from evidence.read.bibtex.fields.unread import misspelt, unread_fields
from evidence.read.bibtex.latex import typeset
from evidence.read.bibtex.names import names
from evidence.read.bibtex.private_fields import NOTES
from evidence.read.bibtex.splitting import blocks as bibtex_blocks
from evidence.read.bibtex.splitting import faults, heads
from evidence.read.bibtex.splitting import values as bibtex_values
from evidence.read.bibtex.splitting.between import REMARK, together
from evidence.read.bibtex.splitting.blocks import ENTRY_TYPES, MISSPELT_TYPE, NO_OPENING
from evidence.read.bibtex.splitting.splitter import silent_splitter
from evidence.read.bibtex.splitting.values import Strings
from evidence.read.bibtex.splitting.written import blocks_of, written
from evidence.read.bibtex.strings import define, expanded, strings_of, unused

REPEATED_FIELD = Rule(
    code="B009",
    name="repeated-field",
    severity=Severity.WARNING,
    why="Only one of the two can be shown, and programs differ in which.",
    fix="Keep the one that is right.",
)
ODD_KEY = Rule(
    code="B025",
    name="odd-key",
    severity=Severity.INFO,
    why="BibTeX takes such a key, but some programs refuse it.",
    fix="Letters, digits and `: . _ - / +` are safe everywhere.",
)
SPACE_IN_KEY = Rule(
    code="B030",
    name="space-in-key",
    severity=Severity.WARNING,
    why="A citation ends at a space, so nothing can cite the entry.",
    fix="Write the key as one word.",
)
NOT_A_SOURCE = Rule(
    code="B024",
    name="not-a-source",
    severity=Severity.INFO,
    why="Such an entry lends its fields to others or groups them; it is no document to cite.",
    fix="Nothing needs doing.",
)
FIELD_IN_FIELD = Rule(
    code="B029",
    name="field-inside-field",
    severity=Severity.WARNING,
    why="A brace in the wrong place has made one field swallow the next.",
    fix="Close the field before the next one begins.",
)
RULES = (
    DUPLICATE_KEY,
    REPEATED_FIELD,
    ODD_KEY,
    SPACE_IN_KEY,
    NOT_A_SOURCE,
    FIELD_IN_FIELD,
    *bibtex_blocks.RULES,
    *bibtex_values.RULES,
    *faults.RULES,
    *heads.RULES,
    *placeholders.RULES,
    *inheritance.RULES,
    *unread.RULES,
    *reading.RULES,
    *entry_identifiers.RULES,
    *dates.RULES,
    *typeset.RULES,
    *names.RULES,
    *pages.RULES,
)
"""Every rule of reading a bibliography."""
_NOT_SOURCES = frozenset({"xdata", "set", "bibnote", "control"})
_OTHER_TYPES = {
    "paper": "article",
    "journal": "article",
    "blog": "online",
    "web": "online",
    "site": "online",
    "guideline": "report",
}
"""What people write for a type, where no slip explains it."""
_ODD_IN_KEY = re.compile(r"\s|[\"#%'(){}~\\,=@]")
_SWALLOWED = re.compile(
    r"\n[ \t]*+(author|editor|title|journal|journaltitle|year|date|volume|number|pages|doi|url"
    r"|publisher|booktitle|month|issn|keywords)[ \t]*+=[ \t]*+[{\"]",
    re.IGNORECASE,
)


def read_bibliography(sources: Sequence[Source]) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    """Read one or more `.bib` files as one bibliography.

    Never raises. Of two entries with one key (case aside, over all files) the first is kept and
    the second reported, so `len(references) + reported == written` always holds.
    """
    with silent_splitter(), _no_collecting():
        return _read(sources)


def _read(sources: Sequence[Source]) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    slips: list[Diagnostic] = []
    files = [(source.path, blocks_of(source, found, slips)) for source in sources]
    strings = strings_of(sources, files)
    defined: dict[str, tuple[Position, str]] = {}
    decoder = Decoder()
    everything: list[BibEntry] = []
    counted = 0
    for path, blocks in files:
        for block in written(path, blocks, found):
            if block.kind == "string":
                define(strings, block, path, defined, found)
                continue
            counted += 1
            entry = _entry(block, Position(path, block.line), strings, decoder, found)
            if entry.key:
                everything.append(entry)
    entries = without_duplicates(everything, found)
    found += unused(strings, defined)
    found += unread_fields(decoder)
    found += inherit(entries, PUBLISHED)
    references = _references(entries.values(), decoder, found)
    counted += sum(diagnostic.rule is NO_OPENING for diagnostic in found)
    found += slips
    bibliography = Bibliography(references=references, written=counted, reported=counted - len(references))
    return bibliography, in_order(together(in_order(found), (REMARK, bibtex_values.UNUSED_STRING)))


def _references(entries: Iterable[BibEntry], decoder: Decoder, found: list[Diagnostic]) -> dict[str, Reference]:
    references = {}
    for entry in entries:
        if entry.kind in _NOT_SOURCES:
            message = f"`@{entry.kind}` `{entry.key}` is not a source of its own"
            found.append(NOT_A_SOURCE.at(entry.where, message))
        else:
            references[entry.key] = to_reference(entry, decoder, found)
    return references


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing made while reading goes in circles, so the garbage collector would find nothing,
    but go through a growing library again and again: a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _entry(
    block: WrittenEntry, where: Position, strings: Strings, decoder: Decoder, found: list[Diagnostic]
) -> BibEntry:
    """Expand the fields of an entry and keep those that may be published."""
    entry = BibEntry("".join(block.key.split()), _meant_type(block.kind, where, found), where)
    if entry.key != block.key:
        message = f"the key `{block.key[:80]}` has a space in it"
        hint, edit = f"write it as one word: `{entry.key[:80]}`", Edit(where, block.key, entry.key)
        found.append(SPACE_IN_KEY.at(where, message, hint=hint, edit=edit))
    meant: list[tuple[str, str, int]] = []
    for each in block.fields:
        name = each.name
        if name in NOTES:
            entry.noted += f"{expanded(each, strings, where.path, [])}\n"
            continue
        if name not in PUBLISHED:
            entry.lines.setdefault(name, each.line)
            if near := misspelt(entry, name, decoder, found):
                meant.append((near, expanded(each, strings, where.path, found).strip(), each.line))
            del entry.lines[name]
            continue
        value = expanded(each, strings, where.path, found).strip()
        if "\n" in value and (inner := _SWALLOWED.search(value)):
            message = f"`{name}` holds what looks like the field `{inner[1]}`"
            found.append(FIELD_IN_FIELD.at(Position(where.path, each.line), message))
        if not value:
            entry.empty.setdefault(name, each.line)
            continue
        if name in entry.fields:
            value = _repeated(entry, name, value, each.line, found)
        entry.fields[name] = value
        entry.lines.setdefault(name, each.line)
    _misspelt_as_meant(entry, meant)
    _check_head(entry, found)
    left_over(entry, found)
    return entry


def _repeated(entry: BibEntry, name: str, value: str, line: int, found: list[Diagnostic]) -> str:
    """Keep the first value, or both where they are lists of keywords."""
    before = entry.fields[name]
    if value == before:
        return before
    where = Position(entry.where.path, line)
    if name in {"keywords", "keyword"}:
        return f"{before}, {value}"
    message = f"`{name}` stands twice in `{entry.key}`; the first is used"
    found.append(REPEATED_FIELD.at(where, message))
    return before


def _check_head(entry: BibEntry, found: list[Diagnostic]) -> None:
    if odd := _ODD_IN_KEY.search(entry.key):
        found.append(ODD_KEY.at(entry.where, f"the key `{entry.key[:80]}` has `{odd[0]}` in it"))


def _misspelt_as_meant(entry: BibEntry, meant: list[tuple[str, str, int]]) -> None:
    """Take over fields with a slip in their names, where no other field says the same: the slip has been said."""
    for name, value, line in meant:
        if value and name not in entry.fields:
            entry.fields[name] = value
            entry.lines[name] = line


def _meant_type(kind: str, where: Position, found: list[Diagnostic]) -> str:
    """The type, or the one that was meant."""
    if kind in ENTRY_TYPES or kind in _NOT_SOURCES:
        return kind
    near = _near_type(kind[:40])
    hint = f"did you mean `@{near}`?" if near else "use `@misc` where no type fits"
    edit = Edit(where, f"@{kind}", f"@{near}") if near and kind else None
    found.append(MISSPELT_TYPE.at(where, f"`@{kind[:40]}` is not a type", hint=hint, edit=edit))
    return near or kind


@lru_cache(maxsize=256)
def _near_type(kind: str) -> str:
    near = get_close_matches(kind, sorted(ENTRY_TYPES), n=1, cutoff=0.8) if kind else []
    if not near and kind in _OTHER_TYPES:
        return _OTHER_TYPES[kind]
    # `journalarticle` ends in what it is; very short types would be found in anything.
    ends = [each for each in ENTRY_TYPES if len(each) > 5 and kind.endswith(each)]
    return near[0] if near else max(ends, key=len, default="")
