"""A CSL-JSON item as citeproc's own values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from citeproc import CitationItem
from citeproc import source as values
from citeproc.source.json import CiteProcJSON

from evidence.cite.markup import mark

_NAME_VARIABLES = frozenset(
    [
        "author",
        "chair",
        "collection-editor",
        "compiler",
        "composer",
        "container-author",
        "contributor",
        "curator",
        "director",
        "editor",
        "editorial-director",
        "editor-translator",
        "executive-producer",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "narrator",
        "organizer",
        "original-author",
        "performer",
        "producer",
        "recipient",
        "reviewed-author",
        "script-writer",
        "series-creator",
        "translator",
    ]
)
_DATE_VARIABLES = frozenset(["accessed", "available-date", "event-date", "issued", "original-date", "submitted"])
_VERBATIM = frozenset(["DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL", "id", "keyword", "page", "year-suffix"])


class ProcessorItem(CitationItem):
    """A reference in hand: the processor looks it up again for each variable otherwise."""

    def __init__(self, reference: values.Reference) -> None:
        super().__init__(reference.key)
        self.__dict__.update(_reference=reference, notes=Notes())

    @property
    def reference(self) -> values.Reference:
        return self.__dict__["_reference"]

    @property
    def notes(self) -> "Notes":
        return self.__dict__["notes"]

    @property
    def number(self) -> None:
        return None


@dataclass(slots=True)
class Notes:
    """What has happened so far while one reference is formatted."""

    called: int = 0
    """How often a variable was asked for."""
    shown: list[str] = field(default_factory=list)
    """The variables that came out, each time they did."""


def processor_value(item: Mapping[str, Any]) -> values.Reference:
    """Give the processor's own value for an item."""
    found = values.Reference("item", str(item["type"]))
    # Not through the constructor: it warns of each variable newer than CSL 1.0.1.
    for name in item.keys() - {"id", "type"}:
        found[name.replace("-", "_")] = value = _value(name, item[name])
        if name in _NAME_VARIABLES:  # `names` alone asks by the name as it is written
            found[name] = value
    if "event-title" in item:  # the styles still ask for the name it had in CSL 1.0.1
        found["event"] = found["event_title"]
    return found


_VALUES = CiteProcJSON([])


def _value(name: str, value: Any) -> Any:
    if name in _NAME_VARIABLES:
        names = _Names(
            values.Name(**{part: mark(words) for part, words in _as_written(each).items()}) for each in value
        )
        names.others = len(value) > 1 and value[-1] == {"literal": "others"}
        return names
    if name in _DATE_VARIABLES:
        return _VALUES.parse_date(value)
    if name == "language":
        return str(value)
    return _VALUES.parse_string(value if name in _VERBATIM else mark(str(value)))


_EAST_ASIAN = re.compile(
    "[\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def _as_written(name: Mapping[str, str]) -> Mapping[str, str]:
    """Join a name that is written with the family name first and without a space wherever it stands (王小明)."""
    parts = (name.get("family", ""), name.get("given", ""))
    return {"literal": "".join(parts)} if all(map(_EAST_ASIAN.fullmatch, parts)) else name


class _Names(list[values.Name]):
    others = False
    """The last name is `others`: there are more, who are not named."""
