"""Fields of front matter to records: one reader for every record, driven by its declarations.

Only the shape of a value is judged here. Whether a term, a key or a page exists is known
once everything is joined, and is the check's business.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.fields import SHAPES, Declared, Kind, Needed, Placed, blank, declared_fields
from evidence.model.source import Position
from evidence.read.front_matter import FrontMatter, Listed, Mapped, Node, Scalar

UNKNOWN_FIELD = Rule(
    code="R110",
    name="unknown-field",
    severity=Severity.ERROR,
    why="A field with a mistyped name is shown nowhere, and nobody notices that it is missing.",
    fix="Use a field that this kind of page has.",
)
MISSING_FIELD = Rule(
    code="R111",
    name="missing-field",
    severity=Severity.ERROR,
    why="A reader needs it to judge the page, or the site needs it to list the page.",
    fix="Write the field.",
)
WRONG_SHAPE = Rule(
    code="R112",
    name="wrong-shape",
    severity=Severity.ERROR,
    why="A value of another shape than the field has cannot be shown.",
    fix="Write one value, a list or a group of fields, as the field asks.",
)
UNKNOWN_CHOICE = Rule(
    code="R113",
    name="unknown-choice",
    severity=Severity.ERROR,
    why="Only agreed words can be filtered and explained to readers.",
    fix="Use one of the words that the field knows.",
)
BAD_DATE = Rule(
    code="R114",
    name="bad-date",
    severity=Severity.ERROR,
    why="A date that does not exist cannot be sorted, and a review cannot fall due on it.",
    fix="Write the date as YYYY-MM-DD, such as 2026-11-21.",
)
BAD_ID = Rule(
    code="R115",
    name="bad-id",
    severity=Severity.ERROR,
    why="Ids become addresses, which must be typed, printed and shared without trouble.",
    fix="Use lower-case letters, digits and hyphens, such as `trust-and-candidacy`.",
)
BAD_KEY = Rule(
    code="R116",
    name="bad-key",
    severity=Severity.ERROR,
    why="A source is found by its key; text of another shape finds nothing.",
    fix="Write the key as it stands in the bibliography, without `@` or brackets.",
)
UNSAFE_LINK = Rule(
    code="R117",
    name="unsafe-link",
    severity=Severity.ERROR,
    why="A link that is not a plain web address can run in a reader's browser or show a private address.",
    fix="Link to a web address that begins with https://, or write the id of a page.",
)
BAD_CITED = Rule(
    code="R118",
    name="bad-finding-reference",
    severity=Severity.ERROR,
    why="Advice may only rest on a finding that a reader can open.",
    fix="Write the id of the page, `#` and the id of the finding, such as "
    "`terms-of-engagement#trust-and-candidacy`.",
)
RULES = (
    UNKNOWN_FIELD, MISSING_FIELD, WRONG_SHAPE, UNKNOWN_CHOICE, BAD_DATE, BAD_ID, BAD_KEY, UNSAFE_LINK, BAD_CITED,
)

_SHAPES = {kind: re.compile(pattern) for kind, pattern in SHAPES.items()}
_LONGEST_ID = 100
_MOST_GUESSES = 100
_SCHEME = re.compile(r"[\s\x00-\x20]*[a-z][a-z0-9+.\-\s]*:", re.IGNORECASE)
_TERM_OR_FILE = re.compile(r"term:(?P<term>[\w-]+/[\w-]+)|[\w./-]*?(?P<page>[\w-]+)\.md(?:#[\w-]+)?")
"""How text links to a term or a page; fields name them without more."""
_UNSEEN = re.compile("[\u00ad\u200b\u2060]")
"""What web pages put into words to break them: part of no id, key, term or date."""
_OF_DOCUMENTS = frozenset([
    "abstract", "author", "authors", "citation", "date", "doi", "isbn", "issn", "issue", "journal", "pages", "pmcid",
    "pmid", "published", "publisher", "title", "url", "volume", "year",
])
_SPACES = re.compile(r"\s+")

R = TypeVar("R", bound=Placed)


def read_record(
    record: type[R], path: str, front: FrontMatter, /, **given: Any
) -> tuple[R, tuple[Diagnostic, ...]]:
    """Read the fields of a page into its record; `given` are the values no editor writes.

    A value that cannot be read is left at its default, so the record is always complete in shape.
    """
    where = Position(path, 1)
    reading = _Reading(path, front.whole)
    reading.reviewed = _status(front.fields) == "reviewed"
    values, lines = reading.fields(record, front.fields, where)
    return record(**given, where=where, lines=lines, **values), tuple(reading.found)


def _status(fields: Mapped) -> str:
    status = fields.fields.get("status")
    return status.text.strip() if isinstance(status, Scalar) else ""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a record type needs for reading, worked out once."""

    declared: dict[str, Declared]
    blank: dict[str, Any]


@cache
def _shape(record: type) -> _Shape:
    return _Shape(dict(declared_fields(record)), blank(record))


class _Reading:
    """One pass over a file's fields, gathering what is wrong."""

    def __init__(self, path: str, whole: bool) -> None:
        self.path = path
        self.whole = whole
        self.reviewed = False
        self.found: list[Diagnostic] = []
        self.guesses = 0

    def fields(self, record: type, node: Mapped, where: Position) -> tuple[dict[str, Any], dict[str, int]]:
        """Read the values of a record and the line of each field that was written."""
        shape = _shape(record)
        values, lines, misspelt = dict(shape.blank), {}, set()
        for name, value in node.fields.items():
            if field := shape.declared.get(name):
                if not (isinstance(value, Scalar) and value.nothing):
                    lines[name] = node.lines[name]
                    values[name] = self._value(field, value, lines, values[name])
            else:
                misspelt.add(self._unknown(name, node.lines[name], shape))
        self._missing(shape, node, where, misspelt)
        return values, lines

    def _unknown(self, name: str, line: int, shape: _Shape) -> str:
        """Report a field that there is not; give the one that was perhaps meant."""
        near = self._nearest(name, shape.declared)
        if near:
            hint = f"did you mean `{near}`?"
        elif name.casefold() in _OF_DOCUMENTS:
            hint = "what a document says of itself stands in the bibliography, not on the page: take the line away"
        else:
            hint = _one_of("the fields here are", shape.declared)
        self._report(UNKNOWN_FIELD, line, f"there is no field `{_short(name)}` here", hint)
        return near

    def _nearest(self, word: str, known: Iterable[str]) -> str:
        """The word that was perhaps meant. Guessing takes time, so a file gets only so many guesses."""
        self.guesses += 1
        if self.guesses > _MOST_GUESSES or len(word) > 100:
            return ""
        return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.7)), "")

    def _missing(self, shape: _Shape, node: Mapped, where: Position, misspelt: Collection[str]) -> None:
        """Report what must be there and is not; what was only misspelt has been reported as that."""
        if not self.whole:
            return
        for name, field in shape.declared.items():
            if field.needed is Needed.NEVER or (field.needed is Needed.REVIEWED and not self.reviewed):
                continue
            value = node.fields.get(name)
            if value is None and name not in misspelt:
                reason = "" if field.needed is Needed.ALWAYS else ", which a reviewed page must have"
                self._report(MISSING_FIELD, where.line, f"`{name}` is missing{reason}", _what(field))
            elif value is not None and _is_empty(value):
                self._report(MISSING_FIELD, node.lines[name], f"`{name}` is empty", _what(field))

    def _value(self, field: Declared, node: Node, lines: dict[str, int], default: Any) -> Any:
        if not field.many:
            return self._one(field, node, default)
        if isinstance(node, Scalar) and field.kind is Kind.RECORD and node.text.strip() in field.choices:
            return default
        nodes = node.items if isinstance(node, Listed) else (node,)
        values = []
        for each in nodes:
            if _is_empty(each):
                continue
            value = self._one(field, each, None)
            if value is not None:
                lines[f"{field.name}[{len(values)}]"] = each.line
                values.append(value)
        return tuple(values)

    def _one(self, field: Declared, node: Node, default: Any) -> Any:
        if field.kind is Kind.RECORD:
            return self._record(field, node, default)
        if isinstance(node, Scalar):
            return self._text(field, node, default)
        wanted = "one value" if isinstance(node, Listed) else "text"
        written = "a list" if isinstance(node, Listed) else "a group of fields"
        hint = "put quotes around the text if it holds a colon, a bracket or a brace"
        if isinstance(node, Listed) and not field.many:
            hint = "keep one value, without the bracket or the dash"
        self._report(WRONG_SHAPE, node.line, f"`{field.name}` wants {wanted}, and this is {written}", hint)
        return default

    def _record(self, field: Declared, node: Node, default: Any) -> Any:
        assert field.record is not None
        if isinstance(node, Listed) and len(node.items) == 1 and not field.many:
            node = node.items[0]
        if field.lone and isinstance(node, Scalar) and (lone := self._lone(field, node)):
            return lone
        if not isinstance(node, Mapped):
            names = ", ".join(f"`{name}:`" for name in list(declared_fields(field.record))[:3])
            hint = f"write {names} and so on below it"
            if field.choices:
                hint += f", or `{field.choices[0]}` alone"
            written = "a list" if isinstance(node, Listed) else f"`{_short(node.text)}`"
            self._report(WRONG_SHAPE, node.line, f"`{field.name}` wants a group of fields, and this is {written}", hint)
            return default
        where = Position(self.path, node.line)
        values, lines = self.fields(field.record, node, where)
        return field.record(where=where, lines=lines, **values)

    def _lone(self, field: Declared, node: Scalar) -> Any:
        """Report a value that stands where its group should, and keep it as the first field of that group."""
        assert field.record is not None
        first, *others = declared_fields(field.record).values()
        text = _SPACES.sub(" ", node.text.strip())
        if first.kind not in _SHAPES or not _SHAPES[first.kind].fullmatch(text):
            return None
        wanted = " and ".join(f"`{other.name}`" for other in others if other.needed is Needed.ALWAYS)
        group = field.lone.format(text)
        hint = f"write `{group}`" + "".join(
            "; " + _one_of(f"`{other.name}` can be", other.choices) for other in others if other.choices
        )
        where = Position(self.path, node.line)
        agreed = all(other.choices for other in others)  # else somebody has to write words that only they know
        self.found.append(WRONG_SHAPE.at(
            where, f"`{field.name}`: `{_short(text)}` lacks its {wanted}", hint=hint,
            edit=Edit(where, text, group) if agreed else None,
        ))
        return field.record(where=where, lines={first.name: node.line}, **blank(field.record) | {first.name: text})

    def _text(self, field: Declared, node: Scalar, default: Any) -> Any:
        text = node.text.strip()
        if field.kind in _ONE_LINE:
            text = _UNSEEN.sub("", text)
            text = _SPACES.sub(" ", text) if "\n" in text or "  " in text else text
        if text in field.choices and field.kind is not Kind.RECORD:
            return text
        judge = _JUDGES.get(field.kind)
        return judge(self, field, text, node.line, default) if judge else text

    def _choice(self, field: Declared, text: str, line: int, default: Any) -> Any:
        near = self._nearest(text.lower(), field.choices)
        hint = f"did you mean `{near}`?" if near else _one_of("choose one of", field.choices)
        self._report(UNKNOWN_CHOICE, line, f"`{field.name}` cannot be `{_short(text)}`", hint)
        return default

    def _date(self, field: Declared, text: str, line: int, default: Any) -> Any:
        if _SHAPES[Kind.DATE].fullmatch(text):
            try:
                date.fromisoformat(text)
            except ValueError:
                self._report(BAD_DATE, line, f"`{field.name}`: there is no day {text}")
                return default
            return text
        hint = "write the date as YYYY-MM-DD, such as 2026-11-21" + "".join(f", or `{word}`" for word in field.choices)
        self._report(BAD_DATE, line, f"`{field.name}`: `{_short(text)}` is not a date", hint)
        return default

    def _id(self, field: Declared, text: str, line: int, default: Any) -> Any:
        if _SHAPES[field.kind].fullmatch(text) and len(text) <= _LONGEST_ID:
            return text
        written = text if field.kind is Kind.TERM_ID else text.lower()
        likely = "-".join(re.findall(r"[A-Za-z0-9]+", written))[:_LONGEST_ID].strip("-")
        hint = f"write `{likely}`" if likely else ""
        self._report(BAD_ID, line, f"`{field.name}`: `{_short(text)}` is not an id", hint)
        return default

    def _key(self, field: Declared, text: str, line: int, default: Any) -> Any:
        if _SHAPES[Kind.KEY].fullmatch(text):
            return text
        self._report(BAD_KEY, line, f"`{field.name}`: `{_short(text)}` is not a key")
        likely = text.strip("[]").removeprefix("@")
        return likely if _SHAPES[Kind.KEY].fullmatch(likely) else default

    def _link(self, field: Declared, text: str, line: int, default: Any) -> Any:
        if len(text) < 2_000 and _SHAPES[Kind.LINK].fullmatch(text):
            return text
        hint = ""
        likely = _TERM_OR_FILE.fullmatch(text) if len(text) < 200 else None
        if likely:
            hint = f"write `{likely['term'] or likely['page']}`"
        if likely or not _SCHEME.match(text) or text.lower().startswith(("http:", "https:")):
            message = f"`{field.name}`: `{_short(text)}` is neither a web address nor the id of a page"
        else:
            message = f"`{field.name}`: a link cannot begin with `{_short(text.partition(':')[0], 20)}:`"
        self._report(UNSAFE_LINK, line, message, hint)
        return default

    def _cited(self, field: Declared, text: str, line: int, default: Any) -> Any:
        if _SHAPES[Kind.CITED].fullmatch(text):
            return text
        self._report(BAD_CITED, line, f"`{field.name}`: `{_short(text)}` does not name a finding")
        return default

    def _integer(self, field: Declared, text: str, line: int, default: Any) -> Any:
        if _SHAPES[Kind.INTEGER].fullmatch(text):
            return int(text)
        message = f"`{field.name}` wants a whole number, and this is `{_short(text)}`"
        self._report(WRONG_SHAPE, line, message, "write digits only")
        return default

    def _report(self, rule: Rule, line: int, message: str, hint: str = "") -> None:
        self.found.append(rule.at(Position(self.path, line), message, hint=hint))


_JUDGES = {
    Kind.CHOICE: _Reading._choice,
    Kind.DATE: _Reading._date,
    Kind.ID: _Reading._id,
    Kind.TERM_ID: _Reading._id,
    Kind.KEY: _Reading._key,
    Kind.LINK: _Reading._link,
    Kind.CITED: _Reading._cited,
    Kind.INTEGER: _Reading._integer,
}
_ONE_LINE = frozenset([Kind.LINE, Kind.TERM, Kind.CHOICE, Kind.KEY, Kind.ID, Kind.TERM_ID, Kind.CITED, Kind.LINK, Kind.DATE])


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.nothing
    return not (node.items if isinstance(node, Listed) else node.fields)


def _what(field: Declared) -> str:
    """Say what a missing field is for, and give an example."""
    words = field.help.rstrip(".")
    if words[1:2].islower() and not words.startswith("BibTeX"):
        words = words[0].lower() + words[1:]
    if field.example:
        return f"{words}: `{field.name}: {field.example}`"
    unsaid = [choice for choice in field.choices if f"`{choice}`" not in words]
    if unsaid:
        return f"{words}: {_one_of('for example', unsaid)}"
    return words


def _one_of(lead: str, words: Any) -> str:
    return f"{lead} " + ", ".join(f"`{word}`" for word in words)


def _short(text: str, longest: int = 60) -> str:
    text = _SPACES.sub(" ", text).replace("`", "'")
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
