"""Fields of front matter to records: one reader for every record, driven by its declarations.

Only the shape of a value is judged here. Whether a term, a key or a page exists is known
once everything is joined, and is the check's business.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.library.slug import LONGEST, foreign_letter, slug
from evidence.model.characters import counted
from evidence.model.citation import Citation, TextLink
from evidence.model.fields import SHAPES, Declared, Kind, Needed, Placed, Tag, blank, declared_fields
from evidence.model.known_fields import AS_DECLARED, KnownFields
from evidence.model.source import Position
from evidence.read.front_matter import FrontMatter, GroupNode, ListNode, Node, TextNode, last_line
from evidence.read.guesses import as_group, likely_days, likely_id, likely_keys, likely_link
from evidence.read.left_out import left_out
from evidence.read.prose import PLAIN_WORDS_ONLY, marks_in, read_words

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
    fix="Write the id of the page, `#` and the id of the finding, such as `terms-of-engagement#trust-and-candidacy`.",
)
UNINDENTED = Rule(
    code="R145",
    name="field-at-the-margin",
    severity=Severity.ERROR,
    why="A field that stands further left than the group it belongs to is not read as a part of it.",
    fix="Indent the line like the fields above it.",
)
RULES = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_SHAPE,
    UNKNOWN_CHOICE,
    BAD_DATE,
    BAD_ID,
    BAD_KEY,
    UNSAFE_LINK,
    BAD_CITED,
    UNINDENTED,
)

_SHAPES = {kind: re.compile(pattern) for kind, pattern in SHAPES.items()}
_MOST_GUESSES = 100
_SCHEME = re.compile(r"[\s\x00-\x20]*[a-z][a-z0-9+.\-\s]*:", re.IGNORECASE)
_TERM_OR_FILE = re.compile(r"term:(?P<term>[\w-]+/[\w-]+)|[\w./-]*?(?P<page>[\w-]+)\.md(?:#[\w-]+)?")
"""How text links to a term or a page; fields name them without more."""
_UNSEEN = re.compile("[\u00ad\u200b\u2060]")
"""What web pages put into words to break them: part of no id, key, term or date."""
_OF_DOCUMENTS = frozenset(
    [
        "abstract",
        "author",
        "authors",
        "citation",
        "date",
        "doi",
        "isbn",
        "issn",
        "issue",
        "journal",
        "pages",
        "pmcid",
        "pmid",
        "published",
        "publisher",
        "title",
        "url",
        "volume",
        "year",
    ]
)
_SPACES = re.compile(r"\s+")

R = TypeVar("R", bound=Placed)


def read_record(
    record: type[R], path: str, front: FrontMatter, known: KnownFields = AS_DECLARED, /, **given: Any
) -> tuple[R, tuple[Diagnostic, ...]]:
    """Read the fields of a page into its record; `given` are the values no editor writes.

    A value that cannot be read is left at its default, so the record is always complete in shape.
    """
    where = Position(path, 1)
    reading = _Reading(path, front.whole, given.get("path", ""), front.mended, known)
    reading.reviewed = _status(front.fields) == "reviewed"
    values, places = reading.fields(record, front.fields, where)
    if (prose := given.get("prose")) and (reading.citations or reading.links):
        # What a field cites or links to is counted and followed as if it stood in the text.
        given["prose"] = replace(
            prose, citations=(*prose.citations, *reading.citations), links=(*prose.links, *reading.links)
        )
    return record(**given, where=where, lines=places.lines, columns=places.columns, **values), tuple(
        found for found in reading.found if found.where.line not in front.mended
    )


def _status(fields: GroupNode) -> str:
    status = fields.fields.get("status")
    return status.text.strip() if isinstance(status, TextNode) else ""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a record type needs for reading, worked out once."""

    declared: Mapping[str, Declared]
    blank: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the fields of a record stand, and on its line each value."""

    lines: dict[str, int] = dataclass_field(default_factory=dict)
    columns: dict[str, int] = dataclass_field(default_factory=dict)

    def add(self, name: str, value: Node, line: int) -> None:
        """Note a field or an element of a list, whose name or value is on a line."""
        self.lines[name] = line
        if isinstance(value, TextNode) and value.line == line:
            self.columns[name] = value.column


_Change = tuple[()] | tuple[int, str, str]


_blank = cache(blank)


class _Reading:
    """One pass over a file's fields, gathering what is wrong."""

    def __init__(self, path: str, whole: bool, page: str, mended: frozenset[int], known: KnownFields) -> None:
        self.path = path
        self.known = known
        self.page = page
        self.citations: list[Citation] = []
        self.links: list[TextLink] = []
        self.whole = whole
        self.mended = mended
        self.reviewed = False
        self.found: list[Diagnostic] = []
        self.guesses = 0

    def fields(self, record: type, node: GroupNode, where: Position) -> tuple[dict[str, Any], _Places]:
        """Read the values of a record and the place of each field that was written."""
        shape = _Shape(self.known.of(record), _blank(record))
        self._unindented(shape, node)
        values, places, misspelt = dict(shape.blank), _Places(), set()
        more_terms: dict[str, tuple[Tag, ...]] = {}
        for name, value in node.fields.items():
            if field := shape.declared.get(name):
                if not (isinstance(value, TextNode) and value.nothing):
                    places.add(name, value, node.lines[name])
                    into = values if name in shape.blank else more_terms
                    into[name] = self._value(field, value, places, shape.blank.get(name, ()))
            else:
                misspelt.add(self._unknown(name, node, shape))
        self._missing(shape, node, where, misspelt)
        return values | ({"more_terms": more_terms} if more_terms else {}), places

    def _unindented(self, shape: _Shape, node: GroupNode) -> None:
        """Take a field that stands at the margin, and belongs to the group above it, as part of that group."""
        above = ""
        for name in list(node.fields):
            field = shape.declared.get(above)
            if name in shape.declared or not field or not field.record or name not in self.known.of(field.record):
                above = name
                continue
            group = _last_group(node.fields[above])
            if group is None or name in group.fields:
                continue
            line, value = node.lines.pop(name), node.fields.pop(name)
            group.fields[name], group.lines[name] = value, line
            margin = " " * (min(group.columns.values(), default=1) - 1)
            self._report(
                UNINDENTED,
                line,
                f"`{_short(name)}` belongs to `{above}` and stands at the margin",
                f"indent it by {counted(len(margin), 'space')}, like the fields above it",
                (1, f"{name}:", f"{margin}{name}:") if value.line == line else (),
            )

    def _unknown(self, name: str, node: GroupNode, shape: _Shape) -> str:
        """Report a field that there is not; give the one that was perhaps meant."""
        near = self._nearest(_plain(name) or name, shape.declared)
        change: _Change = ()
        if near:
            foreign = foreign_letter(name)
            looks = f" `{foreign}` is a letter of another alphabet that only looks the same" if foreign else ""
            hint = f"did you mean `{near}`?{looks}"
            change = (node.columns.get(name, 1), f"{name}:", f"{near}:")
        elif name.casefold() in _OF_DOCUMENTS:
            hint = "what a document says of itself stands in the bibliography, not on the page: take the line away"
        else:
            hint = _one_of("the fields here are", shape.declared)
        line = node.lines[name]
        message = f"there is no field `{_short(name)}` here{_left_out(line, node.fields[name])}"
        self._report(UNKNOWN_FIELD, line, message, hint, change)
        return near if near not in node.fields else ""

    def _nearest(self, word: str, known: Iterable[str]) -> str:
        """The word that was perhaps meant. Guessing takes time, so a file gets only so many guesses."""
        self.guesses += 1
        if self.guesses > _MOST_GUESSES or len(word) > 100:
            return ""
        return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.7)), "")

    def _missing(self, shape: _Shape, node: GroupNode, where: Position, misspelt: Collection[str]) -> None:
        """Report what must be there and is not; what was only misspelt has been reported as that."""
        if not self.whole:
            return
        for name, field in shape.declared.items():
            if field.needed is Needed.OPTIONAL or (field.needed is Needed.REVIEWED and not self.reviewed):
                continue
            value = node.fields.get(name)
            if value is None and name not in misspelt:
                reason = "" if field.needed is Needed.ALWAYS else ", which a reviewed page must have"
                self._report(MISSING_FIELD, where.line, f"`{name}` is missing{reason}", _what(field))
            elif value is not None and _is_empty(value):
                self._report(MISSING_FIELD, node.lines[name], f"`{name}` is empty", _what(field))

    def _value(self, field: Declared, node: Node, places: _Places, default: Any) -> Any:
        if not field.many:
            return self._one(field, node, default)
        if isinstance(node, TextNode) and field.kind is Kind.GROUP and node.text.strip() in field.choices:
            return default
        nodes = node.items if isinstance(node, ListNode) else self._each(field, node)
        values: list[Any] = []
        for each in nodes:
            if _is_empty(each):
                continue
            value = self._one(field, each, None)
            if value is not None:
                places.add(f"{field.name}[{len(values)}]", each, each.line)
                values.append(value)
        return tuple(values)

    def _each(self, field: Declared, node: Node) -> Iterable[Node]:
        """The values of a list that was written as one value: one, or keys with commas between them."""
        if field.kind is Kind.KEY and isinstance(node, TextNode):
            keys = likely_keys(node.text)
            if len(keys) > 1:
                written = f"[{', '.join(keys)}]"
                self._report(
                    WRONG_SHAPE,
                    node.line,
                    f"`{field.name}` wants a list, and this is `{_short(node.text)}`",
                    f"write `{written}`",
                    (node.column, node.text.strip(), written),
                )
                return [TextNode(key, node.line, column=node.column, end=node.end) for key in keys]
        return (node,)

    def _one(self, field: Declared, node: Node, default: Any) -> Any:
        if field.kind is Kind.GROUP:
            return self._record(field, node, default)
        if isinstance(node, TextNode):
            return self._text(field, node, default)
        if isinstance(node, ListNode):
            return self._listed(field, node, default)
        hint = "put quotes around the text if it holds a colon, a bracket or a brace"
        message = f"`{field.name}` wants text, and this is a group of fields{_left_out(node.line, node)}"
        self._report(WRONG_SHAPE, node.line, message, hint)
        return default

    def _listed(self, field: Declared, node: ListNode, default: Any) -> Any:
        """A list where one value is wanted: a list of one is that value."""
        only = node.items[0] if len(node.items) == 1 else None
        hint = "keep one value, without the bracket or the dash"
        change: _Change = ()
        if isinstance(only, TextNode) and not field.many and only.line == node.line:
            hint, change = f"write `{only.text}`", (1, f"[{only.text}]", only.text)
        message = f"`{field.name}` wants one value, and this is a list"
        if not isinstance(only, TextNode):
            message += _left_out(node.line, node)
        self._report(WRONG_SHAPE, node.line, message, hint, change)
        return self._text(field, only, default) if isinstance(only, TextNode) else default

    def _record(self, field: Declared, node: Node, default: Any) -> Any:
        assert field.record is not None
        if isinstance(node, ListNode) and len(node.items) == 1 and not field.many:
            node = node.items[0]
        if field.lone and isinstance(node, TextNode) and (lone := self._lone(field, node)):
            return lone
        if not isinstance(node, GroupNode):
            self._not_a_group(field, node)
            return default
        where = Position(self.path, node.line)
        values, places = self.fields(field.record, node, where)
        if not self.whole:
            self._nameless(field.record, values, node)
        return field.record(where=where, lines=places.lines, columns=places.columns, **values)

    def _nameless(self, record: type, values: Mapping[str, Any], node: GroupNode) -> None:
        """Report a group that lacks its id where some lines could not be read: no page can show it."""
        for name, field in self.known.of(record).items():
            if field.kind in _IDS and field.needed is Needed.ALWAYS and not values[name]:
                left_out = _left_out(node.line, node)
                self._report(MISSING_FIELD, node.line, f"`{name}` is missing{left_out}", _what(field))

    def _not_a_group(self, field: Declared, node: TextNode | ListNode) -> None:
        text = node.text.strip() if isinstance(node, TextNode) else ""
        group, sure = as_group(field, text or "…")
        change: _Change = ()
        if isinstance(node, TextNode) and sure and re.fullmatch(r"[\w-]+", text):
            hint, change = f"write `{{{group}}}`", (node.column, text, f"{{{group}}}")
        else:
            hint = f"write {'it in a list, as `- ' if field.many else '`'}{{{group}}}`, with the right words"
        if field.choices:
            hint += f"; or `{field.choices[0]}` alone"
        written = "a list" if isinstance(node, ListNode) else f"`{_short(node.text)}`"
        message = f"`{field.name}` wants a group of fields, and this is {written}{_left_out(node.line, node)}"
        self._report(WRONG_SHAPE, node.line, message, hint, change)

    def _lone(self, field: Declared, node: TextNode) -> Any:
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
        agreed = all(other.choices for other in others)  # else somebody has to write words that only they know
        change = (node.column, f"{node.quote}{text}{node.quote}", group) if agreed else ()
        self._report(WRONG_SHAPE, node.line, f"`{field.name}`: `{_short(text)}` lacks its {wanted}", hint, change)
        return field.record(
            where=Position(self.path, node.line),
            lines={first.name: node.line},
            **blank(field.record) | {first.name: text},
        )

    def _text(self, field: Declared, node: TextNode, default: Any) -> Any:
        text = node.text.strip()
        if field.kind in _ONE_LINE:
            text = _UNSEEN.sub("", text)
            text = _SPACES.sub(" ", text) if "\n" in text or "  " in text else text
        if text in field.choices and field.kind is not Kind.GROUP:
            return text
        judge = _JUDGES.get(field.kind)
        return judge(self, field, text, node, default) if judge else text

    def _words(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        linked = bool(self.page) and not field.heading
        words = read_words(self.path, self.page, field.name, text, node.line, linked=linked)
        self.found += words.found
        self.citations += words.citations
        self.links += words.links
        return words.text

    def _line(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        if mark := marks_in(text):
            self._report(PLAIN_WORDS_ONLY, node.line, f"`{field.name}` shows plain words, where {mark} cannot stand")
        return text

    def _term(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        return Tag(field.axis, text)

    def _choice(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        near = self._nearest(_plain(text) or text, field.choices)
        hint = f"did you mean `{near}`?" if near else _one_of("choose one of", field.choices)
        self._report(
            UNKNOWN_CHOICE, node.line, f"`{field.name}` cannot be `{_short(text)}`", hint, _instead(node, near)
        )
        return default

    def _date(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        if _SHAPES[Kind.DATE].fullmatch(text):
            try:
                date.fromisoformat(text)
            except ValueError:
                hint = "look up the day; it is written as YYYY-MM-DD, such as 2026-11-21"
                self._report(BAD_DATE, node.line, f"`{field.name}`: there is no day {text}", hint)
                return default
            return text
        days = likely_days(text)
        near = days[0] if len(days) == 1 else self._nearest(_plain(text), field.choices)
        if near:
            hint = f"write `{near}`"
        elif days:
            hint = f"write `{days[0]}` or `{days[1]}`: the year, then the month, then the day"
        else:
            hint = "write the date as YYYY-MM-DD, such as 2026-11-21" + "".join(
                f", or `{word}`" for word in field.choices
            )
        self._report(BAD_DATE, node.line, f"`{field.name}`: `{_short(text)}` is not a date", hint, _instead(node, near))
        return near or default

    def _id(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        """An id that is nearly one is taken for it, so that what points at it is not blamed, too."""
        if _SHAPES[field.kind].fullmatch(text) and len(text) <= LONGEST:
            return text
        likely = likely_id(text, field.kind)
        hint = f"write `{likely}`" if likely else ""
        self._report(BAD_ID, node.line, f"`{field.name}`: `{_short(text)}` is not an id", hint, _instead(node, likely))
        return likely or default

    def _key(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        if _SHAPES[Kind.KEY].fullmatch(text):
            return text
        keys = likely_keys(text)
        near = keys[0] if len(keys) == 1 else ""
        hint = f"write `{near}`" if near else ""
        self._report(BAD_KEY, node.line, f"`{field.name}`: `{_short(text)}` is not a key", hint, _instead(node, near))
        return near or default

    def _link(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        if len(text) < 2_000 and _SHAPES[Kind.LINK].fullmatch(text):
            return text
        meant = _link_meant(text)
        hint = f"write `{meant}`" if meant else ""
        if meant or not _SCHEME.match(text) or text.lower().startswith(("http:", "https:")):
            message = f"`{field.name}`: `{_short(text)}` is neither a web address nor the id of a page"
        else:
            message = f"`{field.name}`: a link cannot begin with `{_short(text.partition(':')[0], 20)}:`"
        self._report(UNSAFE_LINK, node.line, message, hint, _instead(node, meant))
        return default

    def _cited(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        if _SHAPES[Kind.CITED].fullmatch(text):
            return text
        page, _, finding = text.strip("@[]()").removeprefix("studies/").partition("#")
        likely = f"{page.strip().removesuffix('.md')}#{slug(finding)}" if slug(finding) else ""
        near = likely if _SHAPES[Kind.CITED].fullmatch(likely) else ""
        message = f"`{field.name}`: `{_short(text)}` does not name a finding"
        self._report(BAD_CITED, node.line, message, f"write `{near}`" if near else "", _instead(node, near))
        return near or default

    def _integer(self, field: Declared, text: str, node: TextNode, default: Any) -> Any:
        if _SHAPES[Kind.INTEGER].fullmatch(text):
            return int(text)
        message = f"`{field.name}` wants a whole number, and this is `{_short(text)}`"
        self._report(WRONG_SHAPE, node.line, message, "write digits only")
        return default

    def _report(self, rule: Rule, line: int, message: str, hint: str = "", change: _Change = ()) -> None:
        """State a fault; a change is the column, the text from there on and the text to write instead."""
        if line in self.mended:
            return
        edit = Edit(Position(self.path, line, change[0]), change[1], change[2]) if change else None
        self.found.append(rule.at(Position(self.path, line), message, hint=hint, edit=edit))


def _instead(node: TextNode, meant: str) -> _Change:
    return (node.column, node.text.strip(), meant) if meant else ()


def _plain(text: str) -> str:
    """A word as those are written that a field knows."""
    return slug(text) if "_" not in text else "_".join(filter(None, (slug(part) for part in text.split("_"))))


def _left_out(line: int, node: Node) -> str:
    """Words that name the lines of a value that is not taken, where there are more than its first."""
    return left_out(range(line, last_line(node) + 1), line)


def _last_group(node: Node) -> GroupNode | None:
    if isinstance(node, ListNode):
        node = node.items[-1] if node.items else node
    return node if isinstance(node, GroupNode) else None


def _link_meant(text: str) -> str:
    """The term, page or address that a link was perhaps meant to be; '' where nothing tells."""
    if likely := _TERM_OR_FILE.fullmatch(text) if len(text) < 200 else None:
        return likely["term"] or likely["page"]
    return likely_link(text) if len(text) < 2_000 else ""


_JUDGES = {
    Kind.TEXT: _Reading._words,
    Kind.LINE: _Reading._line,
    Kind.TERM: _Reading._term,
    Kind.CHOICE: _Reading._choice,
    Kind.DATE: _Reading._date,
    Kind.ID: _Reading._id,
    Kind.TERM_ID: _Reading._id,
    Kind.KEY: _Reading._key,
    Kind.LINK: _Reading._link,
    Kind.CITED: _Reading._cited,
    Kind.INTEGER: _Reading._integer,
}
_IDS = frozenset([Kind.ID, Kind.TERM_ID])
_ONE_LINE = frozenset(
    [Kind.LINE, Kind.TERM, Kind.CHOICE, Kind.KEY, Kind.ID, Kind.TERM_ID, Kind.CITED, Kind.LINK, Kind.DATE]
)


def _is_empty(node: Node) -> bool:
    if isinstance(node, TextNode):
        return node.nothing
    return not (node.items if isinstance(node, ListNode) else node.fields)


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
