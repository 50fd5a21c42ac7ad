"""The declared fields of a record for an editor's program and for an editor's eyes."""

from typing import Any

from evidence.model.fields import SHAPES, Declared, Kind, Needed
from evidence.model.known_fields import AS_DECLARED, KnownFields

_WORDS = ["string", "number", "boolean"]
"""What a program may take plain text for: `2014` and `no` are text to us."""


def json_schema(record: type, known: KnownFields = AS_DECLARED) -> dict[str, Any]:
    """Give the JSON Schema (draft 7) of a record's front matter.

    It accepts what the reader accepts, and completes fields and words in an editing program. What
    only the reader can tell, such as whether a day exists, it lets pass.
    """
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": record.__name__} | _group(record, known)


def field_table(record: type, known: KnownFields = AS_DECLARED) -> str:
    """Give a Markdown table of the fields that a record can have, those of groups below them as `findings.id`."""
    head = "| Field | What it is | How it is written | Needed |\n| --- | --- | --- | --- |\n"
    return head + "".join(_rows(record, known, ""))


def _group(record: type, known: KnownFields) -> dict[str, Any]:
    fields = known.of(record)
    group: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _property(field, known) for name, field in fields.items()},
    }
    if always := [name for name, field in fields.items() if field.needed is Needed.ALWAYS]:
        group["required"] = always
    reviewed = [name for name, field in fields.items() if field.needed is Needed.REVIEWED]
    if reviewed and "status" in fields:
        # Inside a group the status of the page cannot be seen; there only the reader asks.
        group["if"] = {"properties": {"status": {"const": "reviewed"}}, "required": ["status"]}
        group["then"] = {"required": reviewed}
    return group


def _property(field: Declared, known: KnownFields) -> dict[str, Any]:
    one = _group(field.record, known) if field.record else _value(field)
    shapes = [one]
    if field.many:
        listed: dict[str, Any] = {"type": "array", "items": one}
        if field.needed is Needed.ALWAYS:
            listed["minItems"] = 1
        shapes = [listed, one]
    if field.choices and field.kind is not Kind.CHOICE:
        shapes.append({"enum": list(field.choices)})
    if field.needed is not Needed.ALWAYS:
        shapes.append({"type": "null"})
    described = {"description": _described(field)} | ({"examples": [field.example]} if field.example else {})
    return described | (shapes[0] if len(shapes) == 1 else {"anyOf": shapes})


def _value(field: Declared) -> dict[str, Any]:
    if field.kind is Kind.CHOICE:
        return {"enum": list(field.choices)}
    if pattern := SHAPES.get(field.kind):
        # A pattern only judges text; a program may take `2014` for a number.
        return {"type": ["string", "number"], "pattern": f"^(?:{pattern})$"}
    return {"type": _WORDS}


def _described(field: Declared) -> str:
    return f"{field.help} Terms: {field.axis}." if field.axis else field.help


def _rows(record: type, known: KnownFields, above: str) -> list[str]:
    rows = []
    for name, field in known.in_use(record).items():
        cells = (f"`{above}{name}`", field.help, _written(field), field.needed.value)
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n")
        if field.record:
            rows += _rows(field.record, known, f"{above}{name}.")
    return rows


def _written(field: Declared) -> str:
    """How a value is written, with its words and an example."""
    words = ", ".join(f"`{word}`" for word in field.choices)
    if field.kind is Kind.CHOICE:
        shape = f"one of {words}"
    else:
        shape = f"a term of `{field.axis}`" if field.kind is Kind.TERM else field.kind.value
        shape = f"a list; each {shape}" if field.many else shape
        shape += f"; or {words}" if words else ""
    return f"{shape}. Example: `{field.example}`" if field.example else shape
