"""YAML to plain nodes that know their lines. The only module that imports yaml.

Values are kept as the editor wrote them: `no`, `2014` and `1.0` are text here, and a field's
declaration decides what they may be. Anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from os.path import commonprefix

import yaml

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.source import Position, Source
from evidence.read.fences import Fault as FenceFault
from evidence.read.fences import Frame, find_frame
from evidence.read.field_faults import explain
from evidence.read.field_faults.lines import value_of
from evidence.read.field_faults.quotes import quote_left_open
from evidence.read.field_faults.rows import another_document
from evidence.read.field_faults.trouble import Fault, Trouble
from evidence.read.field_faults.wording import quoted_line, shortened
from evidence.read.left_out import MOST_FAULTS, left_out, mended, unreadable

SYNTAX = Rule(
    code="R100",
    name="yaml-syntax",
    severity=Severity.ERROR,
    why="What follows the mistake cannot be read, so the page would be shown without it.",
    fix="Mend the line. Where the message names lines that are left out, they come back with it.",
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
_VALUE_STARTS = re.compile(r"^\s*(?:- +)*|[\w-]+\s*:\s+|[\[{,] *")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # five times as fast where libyaml is there
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "seq", "map"))
_NOTHING = frozenset(["", "~", "null"])
# What no text holds that was read from a file, and what the parser refuses.
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# YAML 1.1 counts these as line ends and editors' programs do not: lines would be counted wrongly.
_ODD_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
# Text copied from Word or a web page brings spaces that YAML does not take for spaces.
_ODD_INDENT = re.compile(
    r"^[ \u00a0\u2002-\u200a\u202f\u3000]*(?:-[ \u00a0\u202f]+)?(?:[\w-]+:[\u00a0\u202f]+)?", re.MULTILINE
)
_ODD_SPACE = re.compile("[\u00a0\u2002-\u200a\u202f\u3000]")


@dataclass(frozen=True, slots=True)
class TextNode:
    """A value as it was written, without its quotes."""

    text: str
    line: int
    nothing: bool = False
    """Nothing was written, or one of the words YAML has for nothing."""
    column: int = field(default=1, compare=False)
    """Where the value begins on its line, counted from one."""
    quote: str = field(default="", compare=False)
    """The mark that it stands in, or ''."""
    end: int = field(default=0, compare=False)
    """The line on which it ends."""


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class GroupNode:
    """A group of fields in the order written; of a repeated one the first."""

    fields: dict[str, "Node"]
    lines: dict[str, int]
    """The line of each field's name."""
    line: int
    columns: dict[str, int] = field(default_factory=dict, compare=False)
    """Where each field's name begins on its line, counted from one."""


Node = TextNode | ListNode | GroupNode


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields at the top of a file, and the text below them."""

    fields: GroupNode
    body: str
    body_line: int
    """The line of the file on which the body starts."""
    whole: bool = True
    """Whether all of it could be read; else a field that seems to be missing may be there."""
    mended: frozenset[int] = frozenset()
    """Lines that were read otherwise than they are written, since they hold a mistake that was reported.

    Not those with lines below them that are part of the same value: what becomes of these has to be said.
    """


def split_front_matter(source: Source) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read what stands between two lines `---` at the top of a file. A file may have none."""
    text = _plain_lines(source.text)
    lines = text.split("\n")
    frame = find_frame(lines)
    if frame is None:
        return FrontMatter(GroupNode({}, {}, 1), text, 1), ()
    around = tuple(_around(source.path, lines, frame, fault) for fault in frame.faults)
    inside = "\n".join(lines[frame.first : frame.end]) + "\n"
    fields, whole, found = _read_fields(source.path, inside, first_line=frame.first + 1)
    whole = whole and bool(fields.fields or not frame.faults)
    return FrontMatter(fields, "\n".join(lines[frame.body :]), frame.body + 1, whole, _alone(fields, found)), (
        *around,
        *found,
    )


def _changed(lines: list[str], frame: Frame, first: int, end: int) -> Iterator[str]:
    """The lines from `first` to `end` as they should be."""
    for number in range(first, end + 1):
        if number in frame.added:
            yield frame.added[number]
        kept = frame.changes.get(number, lines[number]) if number < end else None
        if kept is not None:
            yield kept


def _around(path: str, lines: list[str], frame: Frame, fault: FenceFault) -> Diagnostic:
    """Report what is wrong with the lines around the fields, with the change that puts it right."""
    rule = NO_FRONT_MATTER if fault.beginning else SYNTAX
    places = [*frame.changes, *frame.added]
    first, end = min(places), max([*(each + 1 for each in frame.changes), *frame.added])
    new = list(_changed(lines, frame, first, end))
    if end < len(lines):
        old, added = "".join(f"{line}\n" for line in lines[first:end]), "".join(f"{line}\n" for line in new)
        where = Position(path, first + 1)
    else:
        old, added = "\n".join(lines[first:end]), "\n".join(new)
        where = Position(path, first + 1)
        if first == len(lines):  # below the last line, which has no end
            where, added = Position(path, first, len(lines[-1]) + 1), f"\n{added}\n"
    return rule.at(Position(path, fault.line + 1), fault.message, hint=fault.hint, edit=Edit(where, old, added))


def read_yaml(source: Source) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Read a file that is YAML from its first line to its last."""
    fields, whole, found = _read_fields(source.path, _plain_lines(source.text), first_line=1)
    return FrontMatter(fields, "", 1, whole, _alone(fields, found)), found


def _alone(fields: GroupNode, found: tuple[Diagnostic, ...]) -> frozenset[int]:
    """The lines with a mistake, but for those with a value that goes on in lines without one."""
    lines = {each.where.line for each in found if each.rule is SYNTAX}
    return frozenset(lines - {first for first, last in _spans(fields) if not lines.issuperset(range(first, last + 1))})


def _spans(node: Node) -> Iterator[tuple[int, int]]:
    """The first line and the last one of each field in a value, and of each item of a list."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield item.line, last_line(item)
            yield from _spans(item)
    elif isinstance(node, GroupNode):
        for name, value in node.fields.items():
            yield node.lines[name], last_line(value)
            yield from _spans(value)


def last_line(node: Node) -> int:
    """The line on which a value ends."""
    if isinstance(node, TextNode):
        return node.end
    return max([node.line, *map(last_line, node.items if isinstance(node, ListNode) else node.fields.values())])


def _plain_lines(text: str) -> str:
    text = _NO_CHARACTERS.sub("\ufffd", text.removeprefix("\ufeff"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


@dataclass(slots=True)
class _Mistake:
    """A mistake in the lines of the fields, with all lines that are left out for its sake."""

    fault: Fault
    edit: Edit | None
    left_out: set[int]

    def told(self, path: str, first_line: int) -> Diagnostic:
        own = first_line + self.fault.line
        message = self.fault.message + left_out((first_line + each for each in self.left_out), own)
        return SYNTAX.at(Position(path, own), message, hint=self.fault.hint, edit=self.edit)


def _built(path: str, text: str, first_line: int) -> tuple["_Builder", Node | None, tuple[Diagnostic, ...]]:
    """Read until nothing is amiss: each mistake is mended or left out."""
    mistakes: dict[tuple[int, str], _Mistake] = {}
    while True:
        builder = _Builder(path, text, first_line)
        root = builder.build()
        fault = builder.fault
        if not fault:
            return builder, root, tuple(each.told(path, first_line) for each in mistakes.values())
        again = (fault.line, fault.message) in mistakes
        mistake = mistakes.setdefault(
            (fault.line, fault.message), _Mistake(fault, _edit(path, text, first_line, fault), set())
        )
        too_many = len(mistakes) >= MOST_FAULTS
        better = text if again or too_many else mended(text, fault)
        if better == text:  # what was to mend it did not, or nothing is known that would
            unread = unreadable(text.split("\n"), fault, builder.opened, len(mistakes))
            mistake.left_out |= unread
            better = "\n".join("" if n in unread else line for n, line in enumerate(text.split("\n")))
        text = better


def _read_fields(path: str, text: str, first_line: int) -> tuple[GroupNode, bool, tuple[Diagnostic, ...]]:
    """Read the fields. After a mistake reading goes on as if it were mended, so that it hides no other."""
    empty = GroupNode({}, {}, first_line)
    if len(text) > LARGEST:
        lines = range(first_line, first_line + len(text.rstrip().split("\n")))
        message = f"{len(text):,} characters, where at most {LARGEST:,} are read{left_out(lines, first_line)}"
        return empty, False, (TOO_BIG.at(Position(path, first_line), message),)
    text = _ODD_INDENT.sub(lambda lead: _ODD_SPACE.sub(" ", lead[0]), text.translate(_ODD_BREAKS))
    builder, root, faults = _built(path, text, first_line)
    found = (*faults, *builder.found)
    whole = builder.whole and not faults
    if isinstance(root, GroupNode):
        return root, whole, found
    if root is not None and not (isinstance(root, TextNode) and root.nothing):
        message = f"there are no fields here{left_out(builder.lines_from(root.line), root.line)}"
        return empty, False, (*found, NOT_A_MAPPING.at(Position(path, root.line), message))
    return empty, whole, found


def _edit(path: str, text: str, first_line: int, fault: Fault) -> Edit | None:
    """The change that a fault names: from the first sign that differs on a line, so that it is short."""
    if fault.new is None:
        return None
    old = text.split("\n")[fault.start : fault.start + fault.height]
    if len(old) == len(fault.new) == 1:
        # A value is changed as a whole, and the rest of its line stays.
        same = len(commonprefix([old[0], fault.new[0]]))
        same = max((mark.end() for mark in _VALUE_STARTS.finditer(old[0][:same])), default=0)
        return Edit(Position(path, first_line + fault.start, same + 1), old[0][same:], fault.new[0][same:])
    return Edit(Position(path, first_line + fault.start), "\n".join(old), "\n".join(fault.new))


class _Stop(Exception):
    """Reading cannot go on; what was read so far stands."""


class _Builder:
    """Turn the events of the YAML parser into nodes, keeping what came before a mistake."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path, self.text, self.first_line = path, text, first_line
        self.found: list[Diagnostic] = []
        self.fault: Fault | None = None
        """What kept the parser from going on."""
        self.opened = 0
        """The line on which what it could not read to its end begins."""
        self.whole = True
        self._lines = text.split("\n")
        self._count = 0
        self._last = first_line + text.rstrip().count("\n")
        self._begun = first_line
        """The line of the field that is being read."""
        self._events: Iterator[yaml.Event] = iter(())

    def build(self) -> Node | None:
        """Read the fields; they are of use where there is no `fault`."""
        self._root: Node | None = None
        try:
            self._events = yaml.parse(self.text, Loader=_Loader)
            self._document()
        except _Stop:
            self.whole = False
        except yaml.YAMLError as error:
            self.whole = False
            trouble = self._trouble(error)
            self.fault, self.opened = explain(trouble), trouble.opened
        return self._root

    def lines_from(self, line: int) -> range:
        """The lines of the file from one on to the last of its fields that holds anything."""
        return range(line, self._last + 1)

    def _document(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
                self.fault = another_document(self._lines, _begins(event)[0])
                raise _Stop
            if isinstance(event, yaml.NodeEvent):
                self._node(event, 0)

    def _node(self, event: yaml.Event, depth: int, further: list[Node] | None = None) -> Node:
        """Read one value. In a list, `further` takes those groups that were written without their hyphen."""
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_NODES:
            self._too_big(event, "the fields are nested too deeply" if depth > _DEEPEST else "too many values")
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "*", f"`*{event.anchor}` points at another value")
            line = self._line(event)
            return TextNode(f"*{event.anchor}", line, column=_begins(event)[1] + 1, end=line)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._refuse_signs(event)
        if isinstance(event, yaml.ScalarEvent):
            self._goes_on_below(event)
            lost = self._cut_short(event)
            if lost and not event.value:
                return self._keep(TextNode(lost, self._line(event), end=self._line(event)), depth)
            return self._keep(self._scalar(event), depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        return self._mapping(event, depth, further)

    def _refuse_signs(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse(event, "&", f"`&{event.anchor}` names a value")
        if event.tag and event.tag not in _PLAIN_TAGS:
            self._refuse(event, "!", f"`{_short(event.tag)}` asks for another kind of value")

    def _keep(self, node: Node, depth: int) -> Node:
        if depth == 0 and self._root is None:
            self._root = node
        return node

    def _scalar(self, event: yaml.ScalarEvent) -> TextNode:
        bare = event.style is None or event.style == ""
        nothing = not event.value.strip() or (bare and event.value in _NOTHING)
        quote = event.style if event.style in ("'", '"') else ""
        begun, (end, behind) = _begins(event), _ends(event)
        if not behind and end > begun[0]:
            end -= 1  # a text below `>` or `|` ends where the next line begins
        last = min(self.first_line + end, self._last)
        return TextNode(event.value, self._line(event), nothing, begun[1] + 1, quote, last)

    def _goes_on_below(self, event: yaml.ScalarEvent) -> None:
        """Stop at a quotation mark that is closed only further down, in another field."""
        begun = _begins(event)[0]
        if event.style in ("'", '"') and _ends(event)[0] > begun:
            fault = quote_left_open(self._lines, begun)
            if fault and fault.line == begun:
                self.fault = fault
                raise _Stop

    def _cut_short(self, event: yaml.ScalarEvent) -> str:
        """Report text that ends at a `#` that looks like a part of it; give what would be lost.

        Behind one word, a list or quotation marks it is a remark.
        """
        at, column = _ends(event)
        line = self._lines[at] if at < len(self._lines) else ""
        rest = line[column:].lstrip() if not event.style else ""
        spaced = rest.startswith("# ") and len(event.value.split()) > 1
        if not spaced and not re.match(r"#\w", rest):
            return ""
        fault = quoted_line(line, at, "") if at == _begins(event)[0] else None
        edit = _edit(self.path, self.text, self.first_line, fault) if fault else None
        hint = fault.hint if fault and edit else ""
        if spaced:
            hint = f"{hint or 'put quotes around the whole text'}; a remark goes on a line of its own"
        where = Position(self.path, self.first_line + at)
        self.found.append(CUT_SHORT.at(where, f"the text ends before `{shortened(rest)}`", hint=hint, edit=edit))
        return rest

    def _list(self, start: yaml.Event, depth: int) -> Node:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            further: list[Node] = []
            items += [self._node(event, depth + 1, further), *further]
        return self._keep(ListNode(tuple(items), self._line(start)), depth)

    def _mapping(self, start: yaml.Event, depth: int, further: list[Node] | None) -> Node:
        # Kept before it is full: the fields above a mistake can still be shown and checked.
        first = node = GroupNode({}, {}, self._line(start))
        self._keep(node, depth)
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            if depth == 0:
                self._begun = key.line
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, TextNode):
                message = "the name of a field must be a word"
                message += left_out(range(key.line, max(last_line(key), last_line(value)) + 1), key.line)
                hint = "put quotes around text that begins with `[` or `{`"
                self.found.append(SYNTAX.at(Position(self.path, key.line), message, hint=hint))
            elif further is not None and len(node.fields) > 1 and key.text == next(iter(node.fields)):
                self._lacks_hyphen(key)
                node = GroupNode({key.text: value}, {key.text: key.line}, key.line, {key.text: key.column})
                further.append(node)
            elif key.text in node.fields:
                message = f"`{key.text}` is already written on line {node.lines[key.text]}"
                message += left_out(range(key.line, last_line(value) + 1), key.line)
                self.found.append(DUPLICATE_FIELD.at(Position(self.path, key.line), message))
            else:
                node.fields[key.text] = value
                node.lines[key.text] = key.line
                node.columns[key.text] = key.column
        return first

    def _lacks_hyphen(self, name: TextNode) -> None:
        """Report a point of a list that begins with the same field as the one above it, but without its hyphen."""
        at = name.line - self.first_line
        line = self._lines[at]
        lead, words = line[: len(line) - len(line.lstrip())], line.lstrip()
        edit = Edit(Position(self.path, name.line), line, f"{lead[:-2]}- {words}") if lead.endswith("  ") else None
        message = f"a second `{name.text}`, with no hyphen before it to begin another point of the list"
        hint = f"write `- {shortened(words)}`, if another point begins here; else keep one of them"
        self.found.append(DUPLICATE_FIELD.at(Position(self.path, name.line), message, hint=hint, edit=edit))

    def _line(self, event: yaml.Event) -> int:
        return min(self.first_line + _begins(event)[0], self._last)

    def _refuse(self, event: yaml.Event, sign: str, message: str) -> None:
        """Report a sign that gives a value a meaning of its own; where words follow, it was meant as text."""
        number = _begins(event)[0]
        line = self._lines[number] if number < len(self._lines) else ""
        fault = quoted_line(line, number, message)
        where = Position(self.path, self._line(event))
        value = value_of(line)
        if (
            fault
            and value
            and value[1].startswith(sign)
            and len(value[1].split()) > 2
            and not value[1].startswith("!!")
        ):
            edit = _edit(self.path, self.text, self.first_line, fault)
            self.found.append(REFERENCE_IN_YAML.at(where, message, hint=fault.hint, edit=edit))
        else:
            self.found.append(REFERENCE_IN_YAML.at(where, message))

    def _too_big(self, event: yaml.Event, message: str) -> None:
        line = self._line(event)
        message += left_out(self.lines_from(self._begun), line)
        self.found.append(TOO_BIG.at(Position(self.path, line), message))
        raise _Stop

    def _trouble(self, error: yaml.YAMLError) -> Trouble:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context_mark", None)
        at = mark.line if mark else 0
        return Trouble(
            self._lines,
            at,
            mark.column if mark else 0,
            context.line if context else at,
            str(getattr(error, "problem", None) or ""),
            str(getattr(error, "context", None) or ""),
        )


def _begins(event: yaml.Event) -> tuple[int, int]:
    """Line and column of the first sign of an event, from 0; only events that nobody parsed have none."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _ends(event: yaml.Event) -> tuple[int, int]:
    """Line and column behind the last sign of an event, from 0."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
