"""A broken block, and a place in it: how far it has been read, and what was found wrong."""

import re
from bisect import bisect_left

from evidence.diagnostics import Diagnostic, Edit, Rule
from evidence.model.source import Position
from evidence.read.bibtex.splitting.blocks import Block
from evidence.read.bibtex.splitting.brackets import pairs
from evidence.read.bibtex.splitting.faults import NO_COMMA
from evidence.read.bibtex.splitting.values import after_space

_LONG_LINE = 1000


class Place:
    """A place in the text of a block; braces are matched once, so nothing is read twice."""

    def __init__(self, path: str, block: Block) -> None:
        self.path = path
        self.text = block.text
        self.first_line = block.line
        self.line_ends = [each.start() for each in re.finditer("\n", block.text)]
        self.at = 0
        self.found: list[Diagnostic] = []
        self.pairs, self.balanced = pairs(block.text)
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
                hint = f"write `{short(change[2])}`"
        self.found.append(rule.at(Position(self.path, self.line(at)), message, hint=hint, edit=edit))

    def start_of_line(self, at: int) -> int:
        """The first sign of a line that is no white space; in a very long one, where the last field begins."""
        end = self.text.rfind("\n", max(0, at - _LONG_LINE), at)
        if end < 0 and at > _LONG_LINE:
            return min(at, max(self.field_at, at - _LONG_LINE))
        return after_space(self.text, end + 1)

    def end_of_line(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def last_word(self) -> int:
        at = self.at
        while at > 0 and self.text[at - 1].isspace():
            at -= 1
        return at

    def no_comma(self, message: str, sign: str = "") -> None:
        """Say that a comma should stand behind the last word, in place of a sign if there is one."""
        at = self.last_word()
        start = max(self.start_of_line(at - 1), self.field_at)
        words = self.text[start:at]
        self.say(NO_COMMA, at - 1, message, change=(start, words, f"{words.removesuffix(sign).rstrip()},"))


def short(words: str) -> str:
    """Words on one line, cut where they are many."""
    words = " ".join(words.split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
