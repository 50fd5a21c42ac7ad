"""Values of a broken entry: each as far as it goes."""

import re

from evidence.diagnostics import Edit
from evidence.model.source import Position
from evidence.read.bibtex.splitting.blocks import Block
from evidence.read.bibtex.splitting.brackets import depth
from evidence.read.bibtex.splitting.faults import NOT_CLOSED, NOT_OPENED, NOT_QUOTED, QUOTES_WITHIN
from evidence.read.bibtex.splitting.place import Place, short
from evidence.read.bibtex.splitting.values import Named, Value, after_space, bare_word

FIELD = re.compile(r"\s*+([^\s=,{}\"#@()]++)\s*+=")
_FIELD_LINE = re.compile(r"\n[ \t]*+([A-Za-z][\w:+.-]*+)[ \t]*+=[ \t]*+(?=[{\"\w])")
_BARE = re.compile(r"[^\s,#{}\"=@]++")
_BARE_IN_PARENTHESES = re.compile(r"[^\s,#{}\"=@)]++")
_QUOTE_MARK = re.compile(r"[{}\"]")
_CURLY_VALUE = re.compile(
    r"[“”„«‘’][ \u00a0]?(?P<words>[^\n]{0,2000}?)[ \u00a0]?[”“»’\"]"
    r"(?=[ \t]*(?:,?[ \t]*(?:\n|\}|\Z)|#|,[ \t]*[A-Za-z][\w-]*[ \t]*=))"
)
_LOST_BRACE = re.compile(r"(?P<words>[^\n{}\"#=]{1,2000})\}(?=[ \t]*,?[ \t]*(?:\n|\Z))")
_MORE_OF_ENTRY = re.compile(r"[\s,]*+(?:\}|[A-Za-z][\w:+.-]*+\s*+=\s*+)")
_QUOTED_ON = re.compile(r"(?P<words>[^\n=]*)\"(?=[ \t]*(?:,?[ \t]*(?:\n|\Z)|\}))")
_WRAPPED = re.compile(r"(?=([(\[]|[`']{1,2}))(?:\(|\[|[`']{1,2})(?P<words>.+?)(?:\)|\]|'{1,2})")


class BrokenValues(Place):
    """Reads one value after another."""

    def __init__(self, path: str, block: Block) -> None:
        super().__init__(path, block)
        self.bare = _BARE
        self.closed = self.balanced
        """Whether the brace of the entry closes."""
        self.comma_said = False
        """Whether the last value was said to lack its end, comma and all."""
        self.field_line: tuple[int, int | None] = (len(block.text), None)

    def begin(self, bracket: int, closer: str) -> None:
        """Begin with the values of an entry, whose bracket opens at a place."""
        self.bare = _BARE_IN_PARENTHESES if closer == ")" else _BARE
        self.closed = self.balanced and (closer == ")" or bracket in self.pairs)

    def value(self, name: str) -> Value:
        """Read the value of a field, which begins here."""
        self.at = after_space(self.text, self.at)
        if lost := self._lost_opening():
            return self._opened(name, lost)
        parts: list[str | Named] = []
        while (part := self._part(name)) is not None:
            parts.append(part)
            after = after_space(self.text, self.at)
            if self.text[after : after + 1] != "#":
                break
            self.at = after_space(self.text, after + 1)
        return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else tuple(parts) or ""

    def _part(self, name: str) -> str | Named | None:
        """One of the parts that `#` joins; None where nothing like a value stands."""
        char = self.text[self.at : self.at + 1]
        if char == "{":
            return self._braced(name)
        if char == '"':
            return self._quoted(name)
        if (curly := _CURLY_VALUE.match(self.text, self.at)) and not depth(curly["words"]):
            return self._curly(name, curly)
        bare = self.bare.match(self.text, self.at)
        return self._bare(name, bare) if bare else None

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
        if not more or depth(words):
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
        self.at = self._field_line(start, len(self.text)) or self.end_of_line(start)
        written = self.text[start : self.at].rstrip()
        comma = written.endswith(",")
        if comma:
            written = written[:-1].rstrip()
            self.at = self.text.rindex(",", 0, self.at)
        words = written[1:].removesuffix('"')
        words = words[:-1] if words.endswith("}") and depth(words) < 0 else words
        new = f"{{{words}}}" if opener == "{" or '"' in words else f'"{words}"'
        # A comma that is missing too is mended with it.
        self.comma_said = not comma and self._field_here()
        new += "," if self.comma_said else ""
        hint = "" if "\n" not in new else f"close it at the end of its words: `{short(new[-40:])}`"
        message = f"the `{opener}` of `{name}` is never closed"
        self.say(NOT_CLOSED, start, message, hint=hint, change=(start, written, new))
        return words

    def _field_here(self) -> bool:
        return bool(FIELD.match(self.text, self.at))

    def _bare(self, name: str, bare: re.Match[str]) -> str | Named:
        """A number, a name, or several words whose braces were forgotten."""
        words = [bare[0]]
        start, self.at = self.at, bare.end()
        while True:
            at = after_space(self.text, self.at)
            word = self.bare.match(self.text, at)
            if not word or FIELD.match(self.text, at):
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
        hint = f"write `{name} = {{{short(clean)}}}`"
        self.say(NOT_QUOTED, start, message, hint=hint, change=(start, written, f"{{{clean}}}"))
        return clean
