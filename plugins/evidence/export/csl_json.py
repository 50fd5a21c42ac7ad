"""CSL-JSON, for Zotero, pandoc and every citation processor."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from evidence.cite.csl_json import csl_item
from evidence.model.names import MORE_AUTHORS
from evidence.model.reference import Reference

_OTHERS = {"literal": "others"}


def csl_json(references: Iterable[Reference]) -> bytes:
    """Write references as a list of CSL-JSON items in UTF-8, in the order given."""
    items = [_handed_on(csl_item(reference)) for reference in references]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _handed_on(item: Mapping[str, Any]) -> dict[str, Any]:
    """Give an item as programs read it that are no citation processors.

    Zotero leaves out a particle that stands apart from the family name, and makes a person of *others*; processors
    find the particle within a family name by themselves.
    """
    whole: dict[str, Any] = {}
    more = False
    for variable, value in item.items():
        if isinstance(value, list):
            more = more or _OTHERS in value
            value = [_name(each) for each in value if each != _OTHERS]
        whole[variable] = value
    if more:
        whole["note"] = MORE_AUTHORS
    return whole


def _name(parts: Mapping[str, str]) -> dict[str, str]:
    particle = parts.get("non-dropping-particle", "")
    kept = {part: words for part, words in parts.items() if part != "non-dropping-particle"}
    return kept | {"family": f"{particle} {kept.get('family', '')}".strip()} if particle else kept
