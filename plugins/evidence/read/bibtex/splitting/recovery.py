"""Read a block that is broken, or that the splitter does not take, as far as it can be read.

bibtexparser gives up a whole entry for one lost comma or brace. Here each field is taken for itself, and what
had to be guessed is said at its line. It is asked only for what `Loss` (`splitter.py`) names; a test holds a case of
each, and that whatever is well formed comes from bibtexparser alone.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.source import Position
from evidence.read.bibtex.entries import Field, WrittenEntry
from evidence.read.bibtex.field_names import PRIVATE, PUBLISHED
from evidence.read.bibtex.splitting.between import between, remark
from evidence.read.bibtex.splitting.blocks import BLOCK_TYPES, COMMENTED_OUT, HEAD, HEAD_AT_LINE_START, Block, is_head
from evidence.read.bibtex.splitting.heads import lost_openings
from evidence.read.bibtex.splitting.values import Named, Value, after_space, bare_word

NO_KEY = Rule(
    code="B002",
    name="entry-without-key",
    severity=Severity.ERROR,
    why="Without a key nothing can cite the entry, so it is left out of the library.",
    fix="Write a key after the opening brace: `@article{smith2020trust, …`.",
)
NOT_CLOSED = Rule(
    code="B004",
    name="not-closed",
    severity=Severity.ERROR,
    why="Where a brace or quotation mark is never closed, the rest of the entry has to be guessed.",
    fix='Close it: every `{` needs its `}`, every `"` its `"`.',
)
CLOSED_TOO_EARLY = Rule(
    code="B005",
    name="closed-too-early",
    severity=Severity.ERROR,
    why="A `}` too many ends the entry, and other programs lose the fields after it.",
    fix="Take away the `}` that has no `{`.",
)
NO_COMMA = Rule(
    code="B006",
    name="missing-comma",
    severity=Severity.WARNING,
    why="Other programs lose the next field, or the whole entry.",
    fix="Put a comma after the field.",
)
NOT_A_FIELD = Rule(
    code="B007",
    name="not-a-field",
    severity=Severity.WARNING,
    why="These words are in the entry but in no field, so nobody will see them.",
    fix="Write `name = {…},` or take the words away.",
)
EXTRA_COMMA = Rule(
    code="B008",
    name="extra-comma",
    severity=Severity.INFO,
    why="Some programs refuse an entry with two commas in a row.",
    fix="Take away one of the commas.",
)
NOT_QUOTED = Rule(
    code="B012",
    name="value-without-braces",
    severity=Severity.WARNING,
    why="Other programs read only the first word, or refuse the entry.",
    fix="Put the value in braces: `{…}`.",
)
NOT_OPENED = Rule(
    code="B054",
    name="not-opened",
    severity=Severity.ERROR,
    why="A value that closes and never opens ends the entry for other programs, which lose the fields below.",
    fix="Open it: every `}` needs its `{`.",
)
NO_EQUALS = Rule(
    code="B055",
    name="missing-equals",
    severity=Severity.WARNING,
    why="Other programs lose the field, or the whole entry.",
    fix="Write `name = {…},` with one equals sign.",
)
OTHER_BRACKET = Rule(
    code="B056",
    name="brackets-that-differ",
    severity=Severity.ERROR,
    why="An entry that opens with one sort of bracket and closes with another never ends for other programs.",
    fix="Use `{` and `}` for both.",
)
QUOTES_WITHIN = Rule(
    code="B057",
    name="quotes-within-quotes",
    severity=Severity.WARNING,
    why="The second quotation mark ends the value, so other programs lose the words behind it.",
    fix="Put the whole value in braces: `{…}`.",
)
SIGN_IN_KEY = Rule(
    code="B058",
    name="sign-in-key",
    severity=Severity.WARNING,
    why="The sign is no part of a key, so the citations of the entry do not find it.",
    fix="Write the key as one word of letters and digits.",
)

RULES = (
    NOT_OPENED,
    NO_EQUALS,
    OTHER_BRACKET,
    QUOTES_WITHIN,
    SIGN_IN_KEY,
    NO_KEY,
    NOT_CLOSED,
    CLOSED_TOO_EARLY,
    NO_COMMA,
    NOT_A_FIELD,
    EXTRA_COMMA,
    NOT_QUOTED,
)

_FIELD = re.compile(r"\s*+([^\s=,{}\"#@()]++)\s*+=")
_SPACED_FIELD = re.compile(r"([A-Za-z]{1,20}(?:[ \t]{1,4}[A-Za-z]{1,20}){1,3})\s*+=")
_FIELD_LINE = re.compile(r"\n[ \t]*+([A-Za-z][\w:+.-]*+)[ \t]*+=[ \t]*+(?=[{\"\w])")
_FIELDS_GO_ON = re.compile(r"[\s},]*+(?=[A-Za-z][\w:+.-]*+\s*+=\s*+[{\"\w])")
_BARE = re.compile(r"[^\s,#{}\"=@]++")
_BARE_IN_PARENTHESES = re.compile(r"[^\s,#{}\"=@)]++")
_KEY_END = re.compile(r"[,={}\"()]")
_PLAIN_KEY = re.compile(r"[^\s,]{1,500}+(?=\s*+,)")
_QUOTE_MARK = re.compile(r"[{}\"]")
_CURLY_VALUE = re.compile(
    r"[“”„«‘’][ \u00a0]?(?P<words>[^\n]{0,2000}?)[ \u00a0]?[”“»’\"]"
    r"(?=[ \t]*(?:,?[ \t]*(?:\n|\}|\Z)|#|,[ \t]*[A-Za-z][\w-]*[ \t]*=))"
)
_LONG_LINE = 1000
_NO_EQUALS = re.compile(r"(?P<name>[A-Za-z][\w-]*)[ \t]*(?::=?|->?|=>)?[ \t]*(?=[{\"])")
_MORE_EQUALS = re.compile(r"[ \t]*[=:]+[ \t]*(?=[{\"\w])")
_REST_OF_KEY = re.compile(r"[ \t]*[^\s,={}\"()]{1,60}(?=[ \t]*,[ \t]*\n)")
_LOST_BRACE = re.compile(r"(?P<words>[^\n{}\"#=]{1,2000})\}(?=[ \t]*,?[ \t]*(?:\n|\Z))")
_MORE_OF_ENTRY = re.compile(r"[\s,]*+(?:\}|[A-Za-z][\w:+.-]*+\s*+=\s*+)")
_QUOTED_ON = re.compile(r"(?P<words>[^\n=]*)\"(?=[ \t]*(?:,?[ \t]*(?:\n|\Z)|\}))")
_WRAPPED = re.compile(r"(?=([(\[]|[`']{1,2}))(?:\(|\[|[`']{1,2})(?P<words>.+?)(?:\)|\]|'{1,2})")
_JUNK = re.compile(r".[^\s,{}@)]*+", re.DOTALL)


def read_broken(path: str, block: Block) -> tuple[list[WrittenEntry], list[Diagnostic]]:
    """Read whatever entries and strings a block holds. Never raises, and takes time in
    proportion to the length of the block."""
    mending = _Mending(path, block)
    mending.read_all()
    return mending.written, mending.found


def outside_entries(path: str, text: str, line: int = 1) -> tuple[Diagnostic, ...]:
    """Report entries that lost their brace, or else whatever else stands outside the entries."""
    return tuple(lost_openings(path, text, line)) or tuple(between(path, text, line))


@dataclass(slots=True)
class _Course:
    """How far the fields of one entry have been read."""

    fields: list[Field] = field(default_factory=list)
    comma: bool | None = True
    """Whether a comma was seen; None after words that are no field: whether one is due cannot be said there."""
    complained: set[Rule] = field(default_factory=set)
    """What was said once already."""
    reopened: bool = False
    """Whether a field followed the bracket that closed the entry."""


class _Mending:
    """A reader with a place in the text; braces are matched once, so nothing is read twice."""

    def __init__(self, path: str, block: Block) -> None:
        self.path = path
        self.text = block.text
        self.first_line = block.line
        self.line_ends = [each.start() for each in re.finditer("\n", block.text)]
        self.at = 0
        self.written: list[WrittenEntry] = []
        self.found: list[Diagnostic] = []
        self.pairs, self.balanced = _pairs(block.text)
        self.key_goes_on = ""
        self.field_at = 0
        """Where the last field begins."""
        self.junk = (0, 0)
        """The message about words in no field that was given last, and where those words begin."""
        self.comma_said = False
        """Whether the last value was said to lack its end, comma and all."""
        self.field_line: tuple[int, int | None] = (len(block.text), None)

    def line(self, at: int) -> int:
        return self.first_line + bisect_left(self.line_ends, at)

    def say(
        self, rule: Rule, at: int, message: str, hint: str = "", change: tuple[int, str, str] | None = None
    ) -> None:
        """State a fault. `change` is where words stand, the words, and those to write for them."""
        edit = None
        if change and change[1].strip() and change[1] != change[2]:
            edit = Edit(Position(self.path, self.line(change[0])), change[1], change[2])
            if not hint and "\n" not in change[2]:
                hint = f"write `{_short(change[2])}`"
        self.found.append(rule.at(Position(self.path, self.line(at)), message, hint=hint, edit=edit))

    def start_of_line(self, at: int) -> int:
        """The first sign of a line that is no white space; in a very long one, where the last field begins."""
        end = self.text.rfind("\n", max(0, at - _LONG_LINE), at)
        if end < 0 and at > _LONG_LINE:
            return min(at, max(self.field_at, at - _LONG_LINE))
        return after_space(self.text, end + 1)

    def read_all(self) -> None:
        stray = 0
        while head := self._next_head():
            self._outside(stray, head.start())
            self._block(head)
            stray = self.at
        self._outside(stray, len(self.text))

    def _next_head(self) -> re.Match[str] | None:
        for head in HEAD.finditer(self.text, self.at):
            before = self.text[head.start() - 1 : head.start()]
            if is_head(head) and not before.isalnum() and before not in ("\\", "."):
                return head
        return None

    def _outside(self, start: int, end: int) -> None:
        if self.text[start:end].strip():
            self.found += outside_entries(self.path, self.text[start:end], self.line(start))

    def _block(self, head: re.Match[str]) -> None:
        kind = (head["kind"] or "").lower()
        self.at = head.end()
        if kind in {"comment", "preamble"}:
            # An unclosed comment ends with its block, so it never hides the next entry.
            self.at = self.pairs.get(head.end() - 1, len(self.text) - 1) + 1
            inside = self.text[head.end() : self.at]
            # An entry on a line of its own in it has been reported as one that is commented out.
            heads = HEAD_AT_LINE_START.finditer(self.text, head.end(), self.at)
            told = any(is_head(each) and (each["kind"] or "").lower() not in BLOCK_TYPES for each in heads)
            if inside.removesuffix("}").strip() and not told:
                self.found.append(remark(self.path, inside, kind, self.line(head.end())))
        elif kind == "string":
            self.written.append(WrittenEntry("string", "", self._fields(head, "@string"), self.line(head.start())))
        elif self._commented_out(head.start()):
            self.say(COMMENTED_OUT, head.start(), "this entry is commented out with `%`")
            self.at = self.pairs.get(head.end() - 1, self._end_of_line(head.end())) + 1
        else:
            self._entry(head, kind)

    def _commented_out(self, at: int) -> bool:
        line_start = self.text.rfind("\n", 0, at) + 1
        return self.text[line_start:at].lstrip().startswith("%")

    def _entry(self, head: re.Match[str], kind: str) -> None:
        key = self._clean_key(head, self._key(")" if head["open"] == "(" else "}"))
        self.key_goes_on = ""
        fields = self._fields(head, f"`{key}`" if key else f"`@{kind}`")
        if not key:
            self.say(NO_KEY, head.start(), f"this `@{kind}` has no key")
        self.written.append(WrittenEntry(kind, f"{key}{self.key_goes_on}", fields, self.line(head.start())))

    def _clean_key(self, head: re.Match[str], key: str) -> str:
        """A key without marks that are no part of it, such as the `@` of a citation."""
        clean = key.strip("\"'`“”‘’@;:#[]<>\\").rstrip(".")
        if not clean or clean == key:
            return key
        before = self.text[head.start() : head.end()]
        old, new = f"{before}{key}", f"{before}{clean}"
        if self.text.startswith(old, head.start()) and "\n" not in old:
            if key.rstrip(";:.") == clean and self.text[self.at : self.at + 1] != ",":
                new += ","
                message = f"`{key[len(clean) :]}` stands behind the key `{clean}` where a comma should"
                self.say(NO_COMMA, head.start(), message, change=(head.start(), old, new))
            else:
                sign = key.replace(clean, "", 1)[:1]
                message = f"the key `{clean}` stands with `{sign}`"
                self.say(SIGN_IN_KEY, head.start(), message, change=(head.start(), old, new))
        return clean

    # The key ------------------------------------------------------------------------------

    def _key(self, closer: str) -> str:
        text = self.text
        start = self.at = after_space(text, self.at)
        plain = _PLAIN_KEY.match(text, start)
        if plain and closer not in plain[0] and self._is_key(plain):
            self.at = after_space(text, plain.end())
            return plain[0]
        end = _KEY_END.search(text, start)
        while end and end[0] in "()" and end[0] != closer:
            end = _KEY_END.search(text, end.end())
        stop = end.start() if end else len(text)
        words = text[start:stop].split()
        if end and end[0] == "=":
            return self._key_before_field(start, words)
        self.at = stop
        return " ".join(words)

    def _key_before_field(self, start: int, words: list[str]) -> str:
        """`{key title = …`: the comma is missing; `{title = …`: the key is."""
        if len(words) < 2:
            return ""
        key = words[0].rstrip(";:.") or words[0]
        self.at = self.text.index(words[0], start) + len(words[0])
        begin = self.start_of_line(start)
        line = self.text[begin : self.at]
        new = f"{line.removesuffix(words[0])}{key},"
        self.say(NO_COMMA, start, f"no comma after the key `{key}`", change=(begin, line, new))
        return key

    def _is_key(self, plain: re.Match[str]) -> bool:
        """Whether a word before a comma is a key, and no field for which the key was forgotten."""
        name = plain[0].partition("=")[0]
        if name == plain[0]:
            return True
        return name.lower() not in PUBLISHED and bool(_FIELD.match(self.text, self.text.index(",", plain.end()) + 1))

    # Fields -------------------------------------------------------------------------------

    def _fields(self, head: re.Match[str], owner: str) -> tuple[Field, ...]:
        """Read fields up to the closing brace, or as far as they go."""
        closer = ")" if head["open"] == "(" else "}"
        self.bare = _BARE_IN_PARENTHESES if closer == ")" else _BARE
        self.closed = self.balanced and (closer == ")" or head.end() - 1 in self.pairs)
        course = _Course()
        while char := self._next_sign(head, owner, course):
            if char == ",":
                self._comma(owner, course)
            elif char == closer:
                self.at += 1
                if not self._goes_on(owner):
                    break
                course.comma = course.reopened = True
            elif char in ")]}" and self._ends_entry():
                self._other_bracket(head, owner, char)
                break
            elif not self._is_field(owner, course):
                self._junk(owner, course.complained)
                course.comma = None
        return tuple(course.fields)

    def _next_sign(self, head: re.Match[str], owner: str, course: "_Course") -> str:
        """The next sign that is no white space; '' where another entry or the end of the text comes first."""
        self.at = after_space(self.text, self.at)
        if self.at < len(self.text) and not (self.text[self.at] == "@" and self._head_here()):
            return self.text[self.at]
        if not course.reopened:
            self._never_closed(head, owner)
        return ""

    def _comma(self, owner: str, course: "_Course") -> None:
        if course.comma and course.fields and EXTRA_COMMA not in course.complained:
            course.complained.add(EXTRA_COMMA)
            self.say(EXTRA_COMMA, self.at, f"two commas in a row in {owner}")
        course.comma = True
        self.at += 1

    def _is_field(self, owner: str, course: "_Course") -> bool:
        """Read a field, or the rest of a key with a blank in it, if one stands here."""
        if found := _FIELD.match(self.text, self.at):
            if not self.comma_said:
                self._comma_is_due(course)
            self.comma_said = False
            course.complained.discard(NOT_A_FIELD)
        elif found := self._without_equals():
            self._comma_is_due(course)
        elif course.comma and not course.fields and self._rest_of_key(owner):
            course.comma = False
            return True
        elif not (found := self._spaced_name()):
            return False
        course.fields.append(self._field(found))
        course.comma = False
        return True

    def _comma_is_due(self, course: "_Course") -> None:
        """Say so where the comma should stand, which is where an editor will look."""
        if course.comma is False and course.fields:
            self._no_comma(f"no comma after `{course.fields[-1].name}`")

    def _never_closed(self, head: re.Match[str], owner: str) -> None:
        end = self._last_word()
        start = self.start_of_line(end - 1)
        words = self.text[start:end]
        new = f"{words}\n}}" if "\n" in self.text[head.start() : start] else f"{words}}}"
        # Said where the brace should stand, which is where an editor will put it.
        self.say(
            NOT_CLOSED,
            start,
            f"the entry {owner}, which begins on line {self.line(head.start())}, is never closed",
            hint="close it: put a `}` behind its last field",
            change=(start, words, new),
        )

    def _ends_entry(self) -> bool:
        """Whether nothing but a new entry follows the bracket here."""
        after = after_space(self.text, self.at + 1)
        return after >= len(self.text) or (self.text[after] == "@" and "\n" in self.text[self.at : after])

    def _other_bracket(self, head: re.Match[str], owner: str, char: str) -> None:
        """`@article(…}` and `@article{…)`: the one that is no brace is to be changed."""
        if head["open"] == "(":
            line = self.text[head.start() : self._end_of_line(head.start())].rstrip()
            line = line[: line.find(",") + 1] if "," in line else line
            place, change = head.start(), (head.start(), line, line.replace("(", "{", 1))
        else:
            start = self.start_of_line(self.at)
            words = self.text[start : self.at + 1]
            place, change = self.at, (start, words, f"{words[:-1]}}}")
        message = f"{owner} opens with `{head['open']}` and closes with `{char}`"
        self.say(OTHER_BRACKET, place, message, change=change)
        self.at += 1

    def _spaced_name(self) -> re.Match[str] | None:
        """`Accession Number = {…}`, as EndNote writes names of two words."""
        match = _SPACED_FIELD.match(self.text, self.at)
        known = match and _joined(match[1]) in PUBLISHED | PRIVATE
        return match if known else None

    def _without_equals(self) -> re.Match[str] | None:
        """`title {…}` and `title: {…}`."""
        match = _NO_EQUALS.match(self.text, self.at)
        if not match or match["name"].lower() not in PUBLISHED | PRIVATE:
            return None
        new = f"{match['name']} = "
        words = match[0] + self.text[match.end() : match.end() + 1]
        message = f"no `=` between `{match['name']}` and its value"
        self.say(NO_EQUALS, self.at, message, hint=f"write `{new}{{…}}`", change=(self.at, words, new + words[-1]))
        return match

    def _rest_of_key(self, owner: str) -> bool:
        """`{lee,2023,`: a comma in the key, so that its end looks like a field."""
        match = _REST_OF_KEY.match(self.text, self.at)
        start = self.start_of_line(self.at)
        if not match or "\n" in self.text[start : match.end()] or self.text[start] != "@":
            return False
        words = self.text[start : match.end()]
        begin, comma, end = words.rpartition(",")
        message = f"a comma stands in the key {owner.removesuffix('`')}{comma}{end.strip()}`"
        self.say(SIGN_IN_KEY, self.at, message, change=(start, words, f"{begin}{end.strip()}"))
        self.key_goes_on = end.strip()
        self.at = match.end()
        return True

    def _last_word(self) -> int:
        at = self.at
        while at > 0 and self.text[at - 1].isspace():
            at -= 1
        return at

    def _no_comma(self, message: str, sign: str = "") -> None:
        """Say that a comma should stand behind the last word, in place of a sign if there is one."""
        at = self._last_word()
        start = max(self.start_of_line(at - 1), self.field_at)
        words = self.text[start:at]
        self.say(NO_COMMA, at - 1, message, change=(start, words, f"{words.removesuffix(sign).rstrip()},"))

    def _head_here(self) -> bool:
        head = HEAD.match(self.text, self.at)
        return head is not None and is_head(head)

    def _goes_on(self, owner: str) -> bool:
        """After the closing brace: do fields follow, so that it was a brace too many?"""
        more = _FIELDS_GO_ON.match(self.text, self.at)
        if not more:
            return False
        start = self.start_of_line(self.at - 1)
        words = self.text[start : self.at]
        self.say(
            CLOSED_TOO_EARLY,
            self.at - 1,
            f"a `}}` too many closes {owner} here, but fields follow",
            change=(start, words, words[:-1].rstrip()),
        )
        self.at = more.end()
        return True

    def _junk(self, owner: str, complained: set[Rule]) -> None:
        start = self.at
        if self.text[start] in ";.:|" and self.text[start + 1 : start + 2] in ("", "\n", " "):
            self.at = start + 1
            self._no_comma(f"`{self.text[start]}` stands where a comma should", self.text[start])
            return
        self.at = self._behind_brace(start)
        if self.at == start:
            # A word at a time: a field may follow on the same line.
            junk = _JUNK.match(self.text, start)
            self.at = junk.end() if junk else start + 1
            self.at = self._behind_brace(self.at)
        self._not_a_field(start, owner, complained)

    def _behind_brace(self, at: int) -> int:
        """The end of the braces that open here, but for a brace that holds fields since it lacks its own end."""
        end = self.pairs.get(at, at - 1) + 1
        return at if not self.balanced and self._field_line(at, end) is not None else end

    def _not_a_field(self, start: int, owner: str, complained: set[Rule]) -> None:
        """Say it once for all words up to the next field, and to which line they go."""
        last = self.line(self.at)
        if NOT_A_FIELD not in complained:
            complained.add(NOT_A_FIELD)
            self.junk = (len(self.found), start)
            self.say(NOT_A_FIELD, start, "")
        told, start = self.junk
        words = self.text[start : self._end_of_line(start)][:60].strip()
        lines = f" (to line {last})" if last > self.line(start) else ""
        self.found[told] = replace(self.found[told], message=f"`{words}`{lines} in {owner} is not a field")

    # Values -------------------------------------------------------------------------------

    def _field(self, match: re.Match[str]) -> Field:
        name = _joined(match[1])
        line = self.line(match.end() - 1)
        self.field_at = match.start(1)
        parts: list[str | Named] = []
        self.at = match.end()
        self._more_equals(match, name)
        self.at = after_space(self.text, self.at)
        if lost := self._lost_opening():
            return Field(name, self._opened(name, lost), line)
        while (part := self._part(name)) is not None:
            parts.append(part)
            after = after_space(self.text, self.at)
            if self.text[after : after + 1] != "#":
                break
            self.at = after_space(self.text, after + 1)
        value: Value = tuple(parts) or ""
        if len(parts) == 1 and isinstance(parts[0], str):
            value = parts[0]
        return Field(name, value, line)

    def _part(self, name: str) -> str | Named | None:
        """One of the parts that `#` joins; None where nothing like a value stands."""
        char = self.text[self.at : self.at + 1]
        if char == "{":
            return self._braced(name)
        if char == '"':
            return self._quoted(name)
        if (curly := _CURLY_VALUE.match(self.text, self.at)) and not _depth(curly["words"]):
            return self._curly(name, curly)
        bare = self.bare.match(self.text, self.at)
        return self._bare(name, bare) if bare else None

    def _more_equals(self, match: re.Match[str], name: str) -> None:
        if more := _MORE_EQUALS.match(self.text, self.at):
            words = f"{match[0].strip()}{more[0]}"
            new = f"{match[0].strip()[:-1].rstrip()} = "
            self.say(
                NO_EQUALS,
                match.end(),
                f"two `=` behind `{name}`",
                hint=f"write `{new}{{…}}`",
                change=(match.end() - 1, words, new),
            )
            self.at = more.end()

    def _braced(self, name: str) -> str:
        start = self.at
        end = self.pairs.get(start)
        if end is None or (not self.closed and self._field_line(start, end)):
            return self._cut(name, start, "{")
        words = self.text[start + 1 : end]
        self.at = end + 1
        if not self.closed and words.rstrip().endswith(","):
            # `title = {Trust,` and then the brace that was meant to close the entry.
            kept = words.rstrip()[:-1].rstrip()
            message = f"the `{{` of `{name}` is never closed"
            self.say(NOT_CLOSED, start, message, change=(start, f"{{{kept}", f"{{{kept}}}"))
            self.at = end
            return kept
        return words

    def _quoted(self, name: str) -> str:
        start = at = self.at
        while mark := _QUOTE_MARK.search(self.text, at + 1):
            at = mark.start()
            if mark[0] == '"':
                if self._field_line(start, at) and not self._ends_value(at + 1):
                    break
                if whole := self._quotes_within(name, start, at):
                    return whole
                self.at = at + 1
                return self.text[start + 1 : at]
            if mark[0] == "}" or at not in self.pairs:
                break
            at = self.pairs[at]
        return self._cut(name, start, '"')

    def _lost_opening(self) -> re.Match[str] | None:
        """Words that close with a `}` and never opened, where more of the entry follows."""
        if self.balanced:
            return None
        lost = _LOST_BRACE.match(self.text, self.at)
        return lost if lost and _MORE_OF_ENTRY.match(self.text, lost.end()) else None

    def _opened(self, name: str, lost: re.Match[str]) -> str:
        words = lost["words"].strip()
        message = f"the value of `{name}` closes and never opens"
        self.say(NOT_OPENED, self.at, message, change=(self.at, f"{lost['words']}}}", f"{{{words}}}"))
        self.at = lost.end()
        return words

    def _curly(self, name: str, value: re.Match[str]) -> str:
        """A value in the curly marks of a word processor, which mean nothing in BibTeX."""
        where = Position(self.path, self.line(self.at))
        message = f"the value of `{name}` stands in curly quotation marks"
        hint = f"write `{name} = {{{value['words']}}}`"
        edit = Edit(where, value[0], f"{{{value['words']}}}")
        self.found.append(NOT_QUOTED.at(where, message, hint=hint, edit=edit))
        self.at = value.end()
        return value["words"]

    def _quotes_within(self, name: str, start: int, at: int) -> str:
        """`"Three "questions" before"`: words follow the mark that should end the value, and another mark them."""
        if self._ends_value(at + 1):
            return ""
        more = _QUOTED_ON.match(self.text, at + 1)
        words = self.text[start + 1 : at + 1 + len(more["words"])] if more else ""
        if not more or _depth(words):
            return ""
        message = f"a quotation mark stands within the value of `{name}`"
        self.say(QUOTES_WITHIN, start, message, change=(start, f'"{words}"', f"{{{words}}}"))
        self.at = start + len(words) + 2
        return words

    def _ends_value(self, at: int) -> bool:
        return self.text[after_space(self.text, at) :][:1] in ",#})"

    def _field_line(self, start: int, end: int) -> int | None:
        """Find the next line that looks like a field. The last answer is kept, for on a block
        without any such line each field would search it to the end again."""
        known_from, known = self.field_line
        if not known_from <= start or (known is not None and known < start):
            match = _FIELD_LINE.search(self.text, start)
            known = match.start() if match else None
            self.field_line = (start, known)
        return known if known is not None and known < end else None

    def _cut(self, name: str, start: int, opener: str) -> str:
        """End an unclosed value before the next line that looks like a field."""
        self.at = self._field_line(start, len(self.text)) or self._end_of_line(start)
        written = self.text[start : self.at].rstrip()
        comma = written.endswith(",")
        if comma:
            written = written[:-1].rstrip()
            self.at = self.text.rindex(",", 0, self.at)
        words = written[1:].removesuffix('"')
        words = words[:-1] if words.endswith("}") and _depth(words) < 0 else words
        new = f"{{{words}}}" if opener == "{" or '"' in words else f'"{words}"'
        # A comma that is missing too is mended with it.
        self.comma_said = not comma and self._field_here()
        new += "," if self.comma_said else ""
        hint = "" if "\n" not in new else f"close it at the end of its words: `{_short(new[-40:])}`"
        message = f"the `{opener}` of `{name}` is never closed"
        self.say(NOT_CLOSED, start, message, hint=hint, change=(start, written, new))
        return words

    def _field_here(self) -> bool:
        return bool(_FIELD.match(self.text, self.at))

    def _end_of_line(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _bare(self, name: str, bare: re.Match[str]) -> str | Named:
        """A number, a name, or several words whose braces were forgotten."""
        words = [bare[0]]
        start, self.at = self.at, bare.end()
        while True:
            at = after_space(self.text, self.at)
            word = self.bare.match(self.text, at)
            if not word or _FIELD.match(self.text, at):
                break
            words.append(word[0])
            self.at = word.end()
        if len(words) == 1 and not _WRAPPED.fullmatch(words[0]):
            return bare_word(words[0])
        written = self.text[start : self.at]
        clean = " ".join(words)
        # `[Journal not stated]` says what is known to be missing; its brackets stay.
        if (wrapped := _WRAPPED.fullmatch(clean)) and not (clean[0] == "[" and " not " in clean):
            clean = wrapped["words"]
        message = f"the value of `{name}` stands without braces"
        hint = f"write `{name} = {{{_short(clean)}}}`"
        self.say(NOT_QUOTED, start, message, hint=hint, change=(start, written, f"{{{clean}}}"))
        return clean


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


def _joined(name: str) -> str:
    return "-".join(name.lower().split())


def _depth(words: str) -> int:
    return words.count("{") - words.count("}")


def _pairs(text: str) -> tuple[dict[int, int], bool]:
    """Match braces as BibTeX does, where a backslash changes nothing; if that does not come
    out even, as TeX does, where `\\}` is a character."""
    first = _match(text, re.compile(r"[{}]"))
    if first[1]:
        return first
    second = _match(text, re.compile(r"(?<!\\)[{}]"))
    return second if second[1] else first


def _match(text: str, pattern: re.Pattern[str]) -> tuple[dict[int, int], bool]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    even = True
    for brace in pattern.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            pairs[opened.pop()] = brace.start()
        else:
            even = False
    return pairs, even and not opened
