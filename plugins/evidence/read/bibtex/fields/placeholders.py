"""Words of an example that were left in an entry, and marks for words still to come."""

import re
from collections.abc import Mapping

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.read.bibtex.entries import BibEntry

LEFT_OVER = Rule(
    code="B059",
    name="example-left-in",
    severity=Severity.WARNING,
    why="Readers would be shown the words of an example, or a mark for words that were never written, as a source's.",
    fix="Write what the source says, or take the field away.",
)
RULES = (LEFT_OVER,)

_KEY = "doe2020talking"
_TO_COME = re.compile(
    r"\.{2,}|…|to ?do\b.*|t\.?b\.?[acd]\.?|x{3,}|\?+|<[^<>]*>|\[?(?:insert|enter|your|add)\b.*|lorem ipsum.*"
    r"|(?:the )?title of (?:the|your|this) \w+|name of (?:the )?(?:journal|publisher|author)|(?:journal|publisher) name"
    r"|last ?name, ?first ?name|first ?name,? ?last ?name|author ?\d?|title|yyyy(?:-mm(?:-dd)?)?",
    re.IGNORECASE,
)
_EXAMPLES: Mapping[str, re.Pattern[str]] = {
    "title": re.compile(r"Talking as partners", re.IGNORECASE),
    "author": re.compile(r"Doe, (?:Jane|John) and Roe, Richard", re.IGNORECASE),
    "journal": re.compile(r"Journal of Examples?", re.IGNORECASE),
    "doi": re.compile(r"(?:https?://doi\.org/)?10\.(?:1000/example|[xn.]+/[xn.]+)", re.IGNORECASE),
}
"""What `content/about/contribute.md` shows, and what stands for a number that is none."""
_LOOKED_AT = (
    "title",
    "author",
    "journal",
    "journaltitle",
    "booktitle",
    "publisher",
    "institution",
    "doi",
    "year",
    "date",
)


def left_over(entry: BibEntry, found: list[Diagnostic]) -> None:
    """Say once what of an example was left in an entry."""
    fields = [name for name in _LOOKED_AT if name in entry.fields and _is_left(name, entry.fields[name].strip())]
    quoted = [f"`{each}`" for each in fields]
    if entry.key.casefold() == _KEY:
        named, verb = " and ".join(("the key", *quoted)), "stand" if fields else "stands"
        found.append(LEFT_OVER.at(entry.where, f"{named} of `{entry.key}` {verb} as in the example"))
    elif fields and not _may_be_called_so(entry, fields):
        named, verb = " and ".join(quoted), "hold" if fields[1:] else "holds"
        message = f"{named} of `{entry.key}` {verb} the words of an example, or a mark for words to come"
        found.append(LEFT_OVER.at(entry.at(fields[0]), message))


def _may_be_called_so(entry: BibEntry, fields: list[str]) -> bool:
    """Whether only the author is as in the example: somebody may have that name."""
    return fields == ["author"] and not _TO_COME.fullmatch(entry.fields["author"].strip())


def _is_left(name: str, value: str) -> bool:
    value = value.strip("{}").strip()
    example = _EXAMPLES.get("journal" if name == "journaltitle" else name)
    return bool(example and example.fullmatch(value)) or bool(_TO_COME.fullmatch(value))
