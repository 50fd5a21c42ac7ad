"""Fields of a broken entry: each is taken for itself, whatever is lost between them."""

import re
from dataclasses import dataclass, field, replace

from evidence.diagnostics import Rule
from evidence.read.bibtex.entries import Field
from evidence.read.bibtex.field_names import PUBLISHED
from evidence.read.bibtex.private_fields import PRIVATE
from evidence.read.bibtex.splitting.blocks import HEAD, Block, is_head
from evidence.read.bibtex.splitting.broken_values import FIELD, BrokenValues
from evidence.read.bibtex.splitting.faults import (
    CLOSED_TOO_EARLY,
    EXTRA_COMMA,
    NO_EQUALS,
    NOT_A_FIELD,
    NOT_CLOSED,
    OTHER_BRACKET,
    SIGN_IN_KEY,
)
from evidence.read.bibtex.splitting.values import after_space

_SPACED_FIELD = re.compile(r"([A-Za-z]{1,20}(?:[ \t]{1,4}[A-Za-z]{1,20}){1,3})\s*+=")
_FIELDS_GO_ON = re.compile(r"[\s},]*+(?=[A-Za-z][\w:+.-]*+\s*+=\s*+[{\"\w])")
_NO_EQUALS = re.compile(r"(?P<name>[A-Za-z][\w-]*)[ \t]*(?::=?|->?|=>)?[ \t]*(?=[{\"])")
_MORE_EQUALS = re.compile(r"[ \t]*[=:]+[ \t]*(?=[{\"\w])")
_REST_OF_KEY = re.compile(r"[ \t]*[^\s,={}\"()]{1,60}(?=[ \t]*,[ \t]*\n)")
_JUNK = re.compile(r".[^\s,{}@)]*+", re.DOTALL)


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


class BrokenFields(BrokenValues):
    """Reads the fields of one entry after another."""

    def __init__(self, path: str, block: Block) -> None:
        super().__init__(path, block)
        self.key_goes_on = ""
        """The end of a key that has a comma in it."""
        self.junk = (0, 0)
        """The message about words in no field that was given last, and where those words begin."""

    def fields(self, head: re.Match[str], owner: str) -> tuple[Field, ...]:
        """Read fields up to the closing brace, or as far as they go."""
        closer = ")" if head["open"] == "(" else "}"
        self.begin(head.end() - 1, closer)
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

    def _next_sign(self, head: re.Match[str], owner: str, course: _Course) -> str:
        """The next sign that is no white space; '' where another entry or the end of the text comes first."""
        self.at = after_space(self.text, self.at)
        if self.at < len(self.text) and not (self.text[self.at] == "@" and self._head_here()):
            return self.text[self.at]
        if not course.reopened:
            self._never_closed(head, owner)
        return ""

    def _comma(self, owner: str, course: _Course) -> None:
        if course.comma and course.fields and EXTRA_COMMA not in course.complained:
            course.complained.add(EXTRA_COMMA)
            self.say(EXTRA_COMMA, self.at, f"two commas in a row in {owner}")
        course.comma = True
        self.at += 1

    def _is_field(self, owner: str, course: _Course) -> bool:
        """Read a field, or the rest of a key with a blank in it, if one stands here."""
        if found := FIELD.match(self.text, self.at):
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

    def _comma_is_due(self, course: _Course) -> None:
        """Say so where the comma should stand, which is where an editor will look."""
        if course.comma is False and course.fields:
            self.no_comma(f"no comma after `{course.fields[-1].name}`")

    def _never_closed(self, head: re.Match[str], owner: str) -> None:
        end = self.last_word()
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
            line = self.text[head.start() : self.end_of_line(head.start())].rstrip()
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
            self.no_comma(f"`{self.text[start]}` stands where a comma should", self.text[start])
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
        words = self.text[start : self.end_of_line(start)][:60].strip()
        lines = f" (to line {last})" if last > self.line(start) else ""
        self.found[told] = replace(self.found[told], message=f"`{words}`{lines} in {owner} is not a field")

    def _field(self, match: re.Match[str]) -> Field:
        name = _joined(match[1])
        line = self.line(match.end() - 1)
        self.field_at = match.start(1)
        self.at = match.end()
        self._more_equals(match, name)
        return Field(name, self.value(name), line)

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


def _joined(name: str) -> str:
    return "-".join(name.lower().split())
