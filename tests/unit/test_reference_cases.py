"""Every page of `tests/references` says what is made of an entry: on its record, in files and in the check.

After a change that is meant, run the tests with EVIDENCE_UPDATE_GOLDEN=1 and read the difference.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest
import yaml
from evidence.check import check
from evidence.check.ids import UNLISTED_ID
from evidence.cite.csl_json import csl_item, csl_title
from evidence.cite.formatted import format_references
from evidence.cite.labels import labels
from evidence.cite.style import cite_styles
from evidence.diagnostics import Diagnostic, change_lines, in_order, with_places
from evidence.export.ris import ris
from evidence.library.library import Library, join
from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.read.content import read_content
from evidence.view.citation_tags import citation_tags
from evidence.view.context import ViewContext
from evidence.view.source_record import SourceRecord, name_words, source_record
from markdown_it import MarkdownIt

from tests.helpers import TODAY

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted(path for path in (ROOT / "tests" / "references").glob("*.md") if path.name != "README.md")
ROLES = {f"{role}s": role for role in ("author", "editor", "translator", "series-editor", "contributor")}
Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Case:
    """Entries, and the lines that say what should be made of them."""

    name: str
    bibtex: str
    expected: str
    path: Path
    at: tuple[int, int]
    """The lines of the page between which the block `expected` stands."""


@dataclass(frozen=True)
class Made:
    """What is made of a file of entries."""

    library: Library
    context: ViewContext
    said: tuple[Diagnostic, ...]


def cases_of(path: Path) -> list[Case]:
    """Read the cases of a page: each heading of the second level begins a new one."""
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    found: list[Case] = []
    name, bibtex = path.stem, ""
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            name, bibtex = f"{path.stem}: {tokens[index + 1].content}", ""
        elif token.type == "fence" and token.info.strip() == "bibtex references.bib":
            bibtex = token.content
        elif token.type == "fence" and token.info.strip() == "expected":
            found.append(Case(name, bibtex, token.content.rstrip("\n"), path, (token.map[0] + 1, token.map[1] - 1)))
    return found


CASES = [case for path in PAGES for case in cases_of(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_entries_become_what_the_page_shows(case: Case) -> None:
    made = make(case.bibtex)
    shown = [
        line
        for heading, wanted in sections(case.expected)
        for line in ([heading] if heading else []) + as_seen(made, heading.strip("[]"), wanted)
    ]
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN"):
        case = with_new_expectation(case, shown)

    assert "\n".join(shown) == "\n".join(line for line in case.expected.splitlines() if line.strip())


def with_new_expectation(case: Case, shown: list[str]) -> Case:
    """Write what was seen into the page, and give the case as it then stands there."""
    index = next(at for at, each in enumerate(cases_of(case.path)) if each.name == case.name)
    start, end = cases_of(case.path)[index].at
    lines = case.path.read_text(encoding="utf-8").split("\n")
    case.path.write_text("\n".join([*lines[:start], *shown, *lines[end:]]), encoding="utf-8")
    return cases_of(case.path)[index]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_has_a_case_and_each_case_its_entries(path: Path) -> None:
    assert [bool(case.bibtex and case.expected) for case in cases_of(path)] != []
    assert all(case.bibtex and case.expected for case in cases_of(path))


def make(bibtex: str) -> Made:
    """Read entries and work out what every page would know of them."""
    bibliography, in_references = read_bibliography([Source("references.bib", bibtex)])
    content, _ = read_content([])
    library = join(bibliography, content)
    named = labels(library.references.values())
    formatted, faults = format_references(library.references.values(), cite_styles(), labels=named, workers=1)
    said = in_order((*in_references, *check(library, TODAY), *faults))
    said = with_places((each for each in said if each.rule is not UNLISTED_ID), {"references.bib": bibtex})
    return Made(library, ViewContext(library=library, labels=named, formatted=formatted), said)


def sections(expected: str) -> list[tuple[str, list[str]]]:
    """Part a block at its lines `[…]` into headings and the names that each has below it, once each."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in filter(str.strip, expected.splitlines()):
        if line.startswith("["):
            found.append((line, []))
        elif (name := line.partition(":")[0]) not in found[-1][1]:
            found[-1][1].append(name)
    return [section for section in found if section[0] or section[1]]


def as_seen(made: Made, heading: str, wanted: Sequence[str]) -> list[str]:
    """What is really made, under the names that are wanted and in their order."""
    if heading == "check":
        of = partial(about_everything, made)
    else:
        key = heading or next(iter(made.library.references))
        of = partial(about_one, made, made.library.references[key], source_record(made.context, key, ""))
    return [f"{name}: {value}".rstrip() for name in wanted for value in of(name) or ("(none)",)]


def about_everything(made: Made, name: str) -> list[str]:
    """What the check says, or what is known of the entries together."""
    if name == "says":
        return [f"{each.where.line} {each.rule.severity} {each.rule.code} {each.message}" for each in made.said]
    if name == "hint":
        return [each.hint for each in made.said]
    if name == "edit":
        return [line for each in made.said for line in change_lines(each.edit)]
    if name == "keys":
        return [" ".join(made.library.references)]
    if name == "works":
        return [" ".join(keys) for keys in made.library.documents_of.values() if len(keys) > 1]
    raise AssertionError(f"there is no line `{name}:` under [check]")


def about_one(made: Made, reference: Reference, record: SourceRecord, name: str) -> list[str]:
    """What is made of one entry, under a name."""
    first, _, rest = name.partition(" ")
    if name in ROLES:
        return [" | ".join(everyone(reference, ROLES[name]))] if reference.by(ROLES[name]) else []
    if first in STYLES:
        return [made.context.formatted[reference.key, STYLES[first]].text]
    reader = READERS.get(first)
    assert reader, f"there is no line `{name}:`"
    pairs = reader(made, reference, record)
    return values(pairs, rest) if rest else [f"{label} = {value}" if label else value for label, value in pairs]


def values(pairs: Iterable[tuple[str, str]], label: str) -> list[str]:
    """The values that stand under a label."""
    return [value for each, value in pairs if each == label]


def everyone(reference: Reference, role: str) -> list[str]:
    """The names in a role, bodies in braces."""
    creators = reference.by(role)
    names = [f"{{{name.literal}}}" if name.literal else name_words(name) for name in creators.names]
    return [*names, "others"] if creators.others else names


def rows(made: Made, reference: Reference, record: SourceRecord) -> Lines:
    """The rows of the record in the words of the interface; the key says nothing."""
    words = strings()
    return [
        (words[row.label], "; ".join(words.get(each.label, each.label) for each in row.values))
        for row in record.rows
        if row.label != "record.key"
    ]


def ris_lines(made: Made, reference: Reference, record: SourceRecord) -> Lines:
    """The lines of the RIS file."""
    lines = ris([reference]).decode().splitlines()
    return [(line[:2], line[6:]) for line in lines if line[:2] not in ("ID", "ER")]


def csl_values(made: Made, reference: Reference, record: SourceRecord) -> Lines:
    """The variables of the CSL-JSON file."""
    item = csl_item(reference)
    return [(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            for name, value in item.items() if name != "id"]  # fmt: skip


@cache
def strings() -> dict[str, str]:
    """The words of the interface."""
    return yaml.safe_load((ROOT / "plugins" / "evidence" / "theme" / "strings" / "en.yml").read_text(encoding="utf-8"))


READERS: dict[str, Callable[[Made, Reference, SourceRecord], Lines]] = {
    "record": rows,
    "RIS": ris_lines,
    "CSL": csl_values,
    "Highwire": lambda made, reference, record: list(citation_tags(reference)),
    "access": lambda made, reference, record: [("", way.address) for way in record.access],
    "label": lambda made, reference, record: [("", record.label)],
    "title": lambda made, reference, record: [("", csl_title(reference))],
    "notice": lambda made, reference, record: [
        ("", each) for each in (record.retracted, record.concern, record.corrected) if each
    ],
}
STYLES = {style.label: style.name for style in cite_styles()}
