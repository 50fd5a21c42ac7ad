"""YAML to plain nodes that know their lines. The only module that imports yaml.

Values are kept as the editor wrote them: `no`, `2014` and `1.0` are text here, and a field's
declaration decides what they may be. Anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.source import Position, Source
from evidence.read.decode import without_half_characters

SYNTAX = Rule(
    code="R100",
    name="yaml-syntax",
    severity=Severity.ERROR,
    why="What follows the mistake cannot be read, so the page would be shown without it.",
    fix="Mend the line; the fields below it can only be read after that.",
)
NO_FRONT_MATTER = Rule(
    code="R101",
    name="no-front-matter",
    severity=Severity.ERROR,
    why="Without its fields the page cannot be listed, filtered or checked.",
    fix="Start the file with a line `---`, then the fields, then another line `---`.",
)
DUPLICATE_FIELD = Rule(
    code="R102",
    name="duplicate-field",
    severity=Severity.ERROR,
    why="Only one of the two values can be shown, and nobody can tell which was meant.",
    fix="Keep one of them.",
)
REFERENCE_IN_YAML = Rule(
    code="R103",
    name="yaml-reference",
    severity=Severity.ERROR,
    why="Values that point at other values are hard to review and can make a small file huge.",
    fix="Write the value out; put quotes around text that begins with `&`, `*` or `!`.",
)
TOO_BIG = Rule(
    code="R104",
    name="front-matter-too-big",
    severity=Severity.ERROR,
    why="Front matter of this size is not written by hand; reading it would hold up every build.",
    fix="Shorten it, or split the page.",
)
NOT_A_MAPPING = Rule(
    code="R105",
    name="not-fields",
    severity=Severity.ERROR,
    why="Without its fields the page cannot be listed, filtered or checked.",
    fix="Write one field a line, as `name: value`.",
)
CUT_SHORT = Rule(
    code="R106",
    name="text-cut-short",
    severity=Severity.WARNING,
    why="A `#` after a space begins a remark, so the text ends there and readers see only its first part.",
    fix="Put quotes around the whole text.",
)
RULES = (SYNTAX, NO_FRONT_MATTER, DUPLICATE_FIELD, REFERENCE_IN_YAML, TOO_BIG, NOT_A_MAPPING, CUT_SHORT)

LARGEST = 256_000
"""Characters of the longest front matter or vocabulary file that is read."""
_DEEPEST = 20
_MOST_NODES = 50_000
_LONGEST_EXTRACT = 80

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # five times as fast where libyaml is there
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "seq", "map"))
_NOTHING = frozenset(["", "~", "null"])
# YAML 1.1 counts these as line ends and editors' programs do not: lines would be counted wrongly.
_ODD_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
# Text copied from Word or a web page brings spaces that YAML does not take for spaces.
_ODD_INDENT = re.compile(r"^[ \u00a0\u2002-\u200a\u202f\u3000]*(?:-[ \u00a0\u202f]+)?(?:[\w-]+:[\u00a0\u202f]+)?", re.MULTILINE)
_ODD_SPACE = re.compile("[\u00a0\u2002-\u200a\u202f\u3000]")
_DASHES = "-–—−‐‑•*·"
"""What a word processor makes of a hyphen at the beginning of a line, and the hyphen itself."""
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was written, without its quotes."""

    text: str
    line: int
    nothing: bool = False
    """Nothing was written, or one of the words YAML has for nothing."""
    column: int = field(default=1, compare=False)
    """Where the value begins on its line, counted from one."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapped:
    """A group of fields in the order written; of a repeated one the first."""

    fields: dict[str, "Node"]
    lines: dict[str, int]
    """The line of each field's name."""
    line: int
    columns: dict[str, int] = field(default_factory=dict, compare=False)
    """Where each field's name begins on its line, counted from one."""


Node = Scalar | Listed | Mapped


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the top of a file, and the text below them."""

    fields: Mapped
    body: str
    body_line: int
    """The line of the file on which the body starts."""
    whole: bool = True
    """Whether all of it could be read; else a field that seems to be missing may be there."""


def split_front_matter(source: Source) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read what stands between two lines `---` at the top of a file. A file may have none."""
    text = _plain_lines(source.text)
    if not _FENCE.match(text):
        return FrontMatter(Mapped({}, {}, 1), text, 1), ()
    start = _FENCE.match(text).end()  # type: ignore[union-attr]
    closing = _CLOSING.search(text, start)
    if not closing:
        found = SYNTAX.at(
            Position(source.path), "the fields at the top of the file have no end",
            hint="write a line of three hyphens, `---`, below the last field",
        )
        return FrontMatter(Mapped({}, {}, 1), "", 1, whole=False), (found,)
    fields, whole, found = _read_fields(source.path, text[start : closing.start()], first_line=2)
    body_line = text.count("\n", 0, closing.end()) + 1
    return FrontMatter(fields, text[closing.end() :], body_line, whole), found


def read_yaml(source: Source) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read a file that is YAML from its first line to its last."""
    fields, whole, found = _read_fields(source.path, _plain_lines(source.text), first_line=1)
    return FrontMatter(fields, "", 1, whole), found


def _plain_lines(text: str) -> str:
    text = without_half_characters(text.removeprefix("\ufeff"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _read_fields(path: str, text: str, first_line: int) -> tuple[Mapped, bool, tuple[Diagnostic, ...]]:
    empty = Mapped({}, {}, first_line)
    if len(text) > LARGEST:
        message = f"{len(text):,} characters, where at most {LARGEST:,} are read"
        return empty, False, (TOO_BIG.at(Position(path, first_line), message),)
    text = _ODD_INDENT.sub(lambda lead: _ODD_SPACE.sub(" ", lead[0]), text.translate(_ODD_BREAKS))
    builder = _Builder(path, text, first_line)
    root = builder.build()
    if isinstance(root, Mapped):
        return root, builder.whole, tuple(builder.found)
    if root is not None and not (isinstance(root, Scalar) and root.nothing):
        builder.whole = False
        builder.found.append(NOT_A_MAPPING.at(Position(path, root.line), "there are no fields here"))
    return empty, builder.whole, tuple(builder.found)


class _Stop(Exception):
    """Reading cannot go on; what was read so far stands."""


class _Builder:
    """Turn the events of the YAML parser into nodes, keeping what came before a mistake."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path, self.text, self.first_line = path, text, first_line
        self.found: list[Diagnostic] = []
        self.whole = True
        self._lines = text.split("\n")
        self._count = 0
        self._events: Iterator[yaml.Event] = iter(())

    def build(self) -> Node | None:
        self._root: Node | None = None
        try:
            self._events = yaml.parse(self.text, Loader=_Loader)
            self._document()
        except _Stop:
            self.whole = False
        except yaml.YAMLError as error:
            self.whole = False
            self.found.append(self._explained(error))
            self._drop_half_a_value(self.found[-1].where.line)
        return self._root

    def _drop_half_a_value(self, line: int) -> None:
        """A field on the line of the mistake was read only up to it."""
        if isinstance(self._root, Mapped):
            for name in [name for name, at in self._root.lines.items() if at >= line]:
                del self._root.fields[name], self._root.lines[name]

    def _document(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
                self._stop(SYNTAX, event, "a second `---` starts another document", "keep one block of fields")
            if isinstance(event, yaml.NodeEvent):
                self._node(event, 0)

    def _node(self, event: yaml.NodeEvent, depth: int) -> Node:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_NODES:
            self._stop(TOO_BIG, event, "the fields are nested too deeply" if depth > _DEEPEST else "too many values")
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"`*{event.anchor}` points at another value")
            return Scalar("", self._line(event), nothing=True)
        if event.anchor:
            self._refuse(event, f"`&{event.anchor}` names a value")
        if event.tag and event.tag not in _PLAIN_TAGS:
            self._refuse(event, f"`{_short(event.tag)}` asks for another kind of value")
        if isinstance(event, yaml.ScalarEvent):
            self._whole_text(event)
            return self._keep(_scalar(event, self._line(event)), depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        return self._mapping(event, depth)

    def _keep(self, node: Node, depth: int) -> Node:
        if depth == 0 and self._root is None:
            self._root = node
        return node

    def _whole_text(self, event: yaml.ScalarEvent) -> None:
        """Report bare text that ends at a `#` which looks like a part of it."""
        at, column = event.end_mark.line, event.end_mark.column
        rest = self._lines[at][column:].lstrip() if not event.style and at < len(self._lines) else ""
        if event.value and re.match(r"#\w", rest):
            self.found.append(CUT_SHORT.at(
                Position(self.path, self.first_line + at), f"the text ends before `{_shortened(rest)}`"
            ))

    def _list(self, start: yaml.NodeEvent, depth: int) -> Node:
        items = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, depth + 1))
        return self._keep(Listed(tuple(items), self._line(start)), depth)

    def _mapping(self, start: yaml.NodeEvent, depth: int) -> Node:
        # Kept before it is full: the fields above a mistake can still be shown and checked.
        node = Mapped({}, {}, self._line(start))
        self._keep(node, depth)
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self.found.append(SYNTAX.at(
                    Position(self.path, key.line), "the name of a field must be a word",
                    hint="put quotes around text that begins with `[` or `{`",
                ))
            elif key.text in node.fields:
                self.found.append(DUPLICATE_FIELD.at(
                    Position(self.path, key.line),
                    f"`{key.text}` is already written on line {node.lines[key.text]}",
                ))
            else:
                node.fields[key.text] = value
                node.lines[key.text] = key.line
                node.columns[key.text] = key.column
        return node

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + event.start_mark.line

    def _refuse(self, event: yaml.Event, message: str) -> None:
        self.found.append(REFERENCE_IN_YAML.at(Position(self.path, self._line(event)), message))

    def _stop(self, rule: Rule, event: yaml.Event, message: str, hint: str = "") -> None:
        self.found.append(rule.at(Position(self.path, self._line(event)), message, hint=hint))
        raise _Stop

    def _explained(self, error: yaml.YAMLError) -> Diagnostic:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        at = mark.line if mark else 0
        lines = self._lines
        line, message, hint = _in_plain_words(
            str(problem), str(getattr(error, "context", None) or ""), lines, at,
            mark.column if mark else 0, context.line if context else at,
        )
        return SYNTAX.at(Position(self.path, self.first_line + line), message, hint=hint)


def _scalar(event: yaml.ScalarEvent, line: int) -> Scalar:
    bare = event.style is None or event.style == ""
    nothing = not event.value.strip() or (bare and event.value in _NOTHING)
    return Scalar(event.value, line, nothing, event.start_mark.column + 1)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _in_plain_words(
    problem: str, context: str, lines: list[str], at: int, column: int, opened: int
) -> tuple[int, str, str]:
    """Say what is wrong as an editor would: the line from zero, the message and the hint."""
    here = lines[at] if at < len(lines) else ""
    if tab := next((n for n in range(opened, min(at + 1, len(lines))) if lines[n][: _indent(lines[n])].count("\t")), None):
        return tab, "the line is indented with a tab", "use spaces: two for each step"
    if slip := _slip(lines, (opened, at)):
        return slip
    if "\t" in here[: _indent(here)]:
        return at, "the line is indented with a tab", "use spaces: two for each step"
    if "mapping values are not allowed" in problem:
        return _colon(lines, at, column)
    if "quoted scalar" in context:
        if "escape" in problem:
            return at, "a backslash inside double quotes has a meaning of its own", (
                "use single quotes around the text, or write the backslash twice"
            )
        return opened, "a quotation mark is opened and not closed", "close it at the end of the text"
    if "flow sequence" in context:
        return opened, "a bracket `[` is opened and not closed, or a comma is missing", (
            "close the list with `]`, with a comma between its words"
        )
    if "flow mapping" in context:
        return opened, "a brace `{` is opened and not closed, or a comma is missing", (
            "close the group with `}`, with a comma between its parts; put quotes around text with a comma in it"
        )
    if "cannot start any token" in problem:
        sign = here[column : column + 1] or "this character"
        hint = "put quotes around the text" + ("; a key is written without the `@`" if sign == "@" else "")
        return at, f"text cannot begin with `{sign}`", hint
    if "could not find expected ':'" in problem:
        return opened, f"`{_extract(lines, opened)}` is neither a field nor part of one", (
            "write `name: value`; indent a line that goes on with the text above it"
        )
    if "comment or line break" in problem:
        return at, "text stands on the same line as `>` or `|`", "start the text on the next line, indented"
    if "did not find expected key" in problem or "expected '-' indicator" in problem:
        if re.search(r""":\s+(["']).*\1\s*\S""", here):
            return at, "text goes on after the closing quotation mark", _requoted(here)
        return at, "the line is not indented like the ones above it", (
            "start the fields of one group in the same column"
        )
    if "node content" in problem:
        return at, f"`{here[column : column + 1]}` cannot stand here", "put quotes around the text"
    return at, f"the line cannot be read ({problem})", "put quotes around the text"


def _slip(lines: list[str], numbers: Iterable[int]) -> tuple[int, str, str] | None:
    """Find a sign that is nearly the one meant on one of some lines."""
    for number in dict.fromkeys(numbers):
        bare = lines[number].strip() if number < len(lines) else ""
        if wide := re.match(r"([\w-]+)\s*[：﹕]\s*(.*)", bare):
            return number, "the colon is not an ordinary one", f"write `{wide[1]}: {_shortened(wide[2])}`"
        if tight := re.match(r"([a-z_]+):([^\s:/].*)", bare):
            return number, "there is no space after the colon", f"write `{tight[1]}: {_shortened(tight[2])}`"
        if item := re.match(rf"([{_DASHES}])(\s*)(?=[a-z_]+:)(.*)", bare):
            if item[1] != "-":
                return number, f"`{item[1]}` is not a hyphen", f"write `- {_shortened(item[3])}`"
            if not item[2]:
                return number, "there is no space after the hyphen", f"write `- {_shortened(item[3])}`"
    return None


def _requoted(line: str) -> str:
    """Write a value with quotation marks around all of it, other than those inside it."""
    name, _, value = line.strip().partition(":")
    value = value.strip()
    if value.startswith("'") and value.endswith("'") and '"' not in value:
        return f'write `{name}: "{_cut(value[1:-1])}"`: double quotes around a text with an apostrophe'
    if "'" not in value:
        return f"write `{name}: '{_cut(value)}'`"
    return "put quotes around the whole text, other than those inside it"


def _colon(lines: list[str], at: int, column: int) -> tuple[int, str, str]:
    here = lines[at] if at < len(lines) else ""
    name, colon, value = here.partition(":")
    if colon and column > len(name):
        name, value = name.strip().removeprefix("- "), value.strip()
        whole = len(value) <= _LONGEST_EXTRACT
        hint = f'write `{name}: "{_shortened(value)}"`' if whole else f"put double quotes around the whole text after `{name}:`"
        return at, "a colon inside the text needs quotes around it", hint
    number = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), at)
    above = lines[number]
    if _indent(above) < _indent(here) and above.partition(":")[2].strip():
        return _slip(lines, (number,)) or (at, "the line is indented further than the field above it", (
            "start the fields of one group in the same column"
        ))
    return at, "a colon inside the text needs quotes around it", "put quotes around the whole text"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _extract(lines: list[str], at: int) -> str:
    return _shortened(lines[at].strip()) if at < len(lines) else ""


def _shortened(text: str) -> str:
    return _cut(text.replace('"', "'"))


def _cut(text: str) -> str:
    text = text.replace("`", "'")
    return text if len(text) <= _LONGEST_EXTRACT else text[: _LONGEST_EXTRACT - 1].rstrip() + "…"
