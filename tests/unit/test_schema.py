"""The schema for editing programs says the same as the reader, and the table shows it to editors."""

import re
from dataclasses import dataclass, fields
from typing import Any

import pytest
import yaml
from evidence.export.schema import field_table, json_schema
from evidence.model.fields import Kind, Needed, Placed, declared
from evidence.model.guide import Guide
from evidence.model.page import Article, Glossary, Home
from evidence.model.programme import Programme
from evidence.model.source import Source
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis
from evidence.read.front_matter import read_yaml
from evidence.read.records import read_record

STUDY = """\
sources: [doe2020, 'smith:2020/x']
headline: Trust helps.
source_class: commentary
settings: hospital
data_years: 2014
status: {status}
"""
REVIEWED = """\
reviewed: '2026-01-02'
review_due: '2029-01-02'
design: trial
jurisdictions: [GB-ENG]
relationships: [person-practitioner]
levels: [direct-care]
roles: [patient, gp]
participants: not-reported
equity: no
read_depth: abstract
obstacles: not-reported
harms: looked-for-none-seen
findings:
  - id: first
    text: It helps.
    kind: effect
    locator: p. 3
    chain: {context: A clinic.}
    outcomes: [{term: trust, direction: better, estimate: 0.5}]
    agrees_with: [other-page#first]
    checked: not-checked
"""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (STUDY.format(status="stub"), True),
        (STUDY.format(status="stub") + "forms:\n", True),
        (STUDY.format(status="reviewed") + REVIEWED, True),
        (STUDY.format(status="stub") + 'replaced_by: https://example.org/a?b="c\n', False),
        (STUDY.format(status="stub") + "replaced_by: https://example.org/a?b=c#d\n", True),
        (STUDY.format(status="stub") + "replaced_by: 'javascript:alert(1)'\n", False),
        (STUDY.format(status="stub") + "redirects: [Old Name]\n", False),
        (STUDY.format(status="stub") + "redirects: [old-name, 2020]\n", True),
        (STUDY.format(status="reviewed"), False),
        (STUDY.format(status="almost"), False),
        (STUDY.format(status="stub") + "colour: red\n", False),
        (STUDY.format(status="stub") + "reviewed: soon\n", False),
        (STUDY.format(status="stub") + "obstacles: none\n", False),
        (STUDY.format(status="stub") + "findings: [{id: first}]\n", False),
        (STUDY.format(status="stub") + "headline2: x\n", False),
        ("headline: Trust helps.\n", False),
        ("sources: []\nheadline: x\nsource_class: x\nsettings: x\n", False),
        ("sources: ['@doe']\nheadline: x\nsource_class: x\nsettings: x\n", False),
    ],
)
def test_the_schema_accepts_what_the_reader_accepts(text, right):
    front, found = read_yaml(Source("s.md", text))
    _, more = read_record(StudySummary, "s.md", front, id="s", path="s.md")

    assert (not found and not more) is right
    assert accepts(json_schema(StudySummary), yaml.safe_load(text)) is right


@pytest.mark.parametrize("record", [StudySummary, Programme, Guide, Home, Article, Glossary, Axis])
def test_every_record_has_a_schema_and_a_table_of_all_its_fields(record):
    unwritten = {"where", "lines", "columns", "id", "path", "prose", "whole", "more_terms"}
    names = {each.name for each in fields(record)} - unwritten | ({"id"} if record is Axis else set())
    rows = re.findall(r"^\| `(\w+)` \|", field_table(record), re.MULTILINE)

    assert set(json_schema(record)["properties"]) == set(rows) == names


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke(Placed):
    """A part of a wheel."""

    length: int | None = declared("How long it is.", Kind.INTEGER, needed=Needed.ALWAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel(Placed):
    """A record."""

    colour: str = declared("Its colour | tint.", Kind.CHOICE, choices=("red", "green"), example="red")
    places: tuple[str, ...] = declared("Where.", Kind.TERM, many=True, axis="settings", needed=Needed.ALWAYS)
    spokes: tuple[Spoke, ...] = declared("Its spokes.", Kind.GROUP, many=True, record=Spoke, choices=("none",))


def test_the_table_shows_the_fields_of_groups_below_them():
    assert field_table(Wheel) == (
        "| Field | What it is | How it is written | Needed |\n"
        "| --- | --- | --- | --- |\n"
        "| `colour` | Its colour \\| tint. | one of `red`, `green`. Example: `red` | when it applies |\n"
        "| `places` | Where. | a list; each a term of `settings` | always |\n"
        "| `spokes` | Its spokes. | a list; each a group of fields; or `none` | when it applies |\n"
        "| `spokes.length` | How long it is. | a whole number | always |\n"
    )


def accepts(schema: dict[str, Any], value: Any) -> bool:
    """Judge a value by the part of JSON Schema that we write."""
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
    }
    known = {
        "$schema",
        "title",
        "description",
        "examples",
        "type",
        "enum",
        "const",
        "pattern",
        "anyOf",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minItems",
        "if",
        "then",
    }
    assert set(schema) <= known
    types = schema.get("type", list(kinds))
    checks = [
        any(isinstance(value, kinds[each]) for each in ([types] if isinstance(types, str) else types)),
        value in schema.get("enum", [value]),
        value == schema.get("const", value),
        not isinstance(value, str) or bool(re.search(schema.get("pattern", ""), value)),
        any(accepts(each, value) for each in schema["anyOf"]) if "anyOf" in schema else True,
    ]
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        checks += [
            set(schema.get("required", ())) <= set(value),
            schema.get("additionalProperties", True) or set(value) <= set(properties),
            all(accepts(properties[name], each) for name, each in value.items() if name in properties),
        ]
    if isinstance(value, list):
        checks += [
            len(value) >= schema.get("minItems", 0),
            all(accepts(schema.get("items", {}), each) for each in value),
        ]
    if "if" in schema and accepts(schema["if"], value):
        checks.append(accepts(schema["then"], value))
    return all(checks)
