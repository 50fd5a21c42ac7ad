"""Read a block that is broken, or that the splitter does not take, as far as it can be read.

bibtexparser gives up a whole entry for one lost comma or brace. Here each field is taken for itself, and what
had to be guessed is said at its line. It is asked only for what `Loss` (`splitter.py`) names; a test holds a case of
each, and that whatever is well formed comes from bibtexparser alone.
"""

import re

from evidence.diagnostics import Diagnostic
from evidence.read.bibtex.entries import WrittenEntry
from evidence.read.bibtex.field_names import PUBLISHED
from evidence.read.bibtex.splitting.between import between, remark
from evidence.read.bibtex.splitting.blocks import BLOCK_TYPES, COMMENTED_OUT, HEAD, HEAD_AT_LINE_START, Block, is_head
from evidence.read.bibtex.splitting.broken_fields import BrokenFields
from evidence.read.bibtex.splitting.broken_values import FIELD
from evidence.read.bibtex.splitting.faults import NO_COMMA, NO_KEY, SIGN_IN_KEY
from evidence.read.bibtex.splitting.heads import lost_openings
from evidence.read.bibtex.splitting.values import after_space

_KEY_END = re.compile(r"[,={}\"()]")
_PLAIN_KEY = re.compile(r"[^\s,]{1,500}+(?=\s*+,)")


def read_broken(path: str, block: Block) -> tuple[list[WrittenEntry], list[Diagnostic]]:
    """Read whatever entries and strings a block holds. Never raises, and takes time in
    proportion to the length of the block."""
    mending = _Mending(path, block)
    mending.read_all()
    return mending.written, mending.found


def outside_entries(path: str, text: str, line: int = 1) -> tuple[Diagnostic, ...]:
    """Report entries that lost their brace, or else whatever else stands outside the entries."""
    return tuple(lost_openings(path, text, line)) or tuple(between(path, text, line))


class _Mending(BrokenFields):
    """Reads the entries of a block, with their keys."""

    def __init__(self, path: str, block: Block) -> None:
        super().__init__(path, block)
        self.written: list[WrittenEntry] = []

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
            self.written.append(WrittenEntry("string", "", self.fields(head, "@string"), self.line(head.start())))
        elif self._commented_out(head.start()):
            self.say(COMMENTED_OUT, head.start(), "this entry is commented out with `%`")
            self.at = self.pairs.get(head.end() - 1, self.end_of_line(head.end())) + 1
        else:
            self._entry(head, kind)

    def _commented_out(self, at: int) -> bool:
        line_start = self.text.rfind("\n", 0, at) + 1
        return self.text[line_start:at].lstrip().startswith("%")

    def _entry(self, head: re.Match[str], kind: str) -> None:
        key = self._clean_key(head, self._key(")" if head["open"] == "(" else "}"))
        self.key_goes_on = ""
        fields = self.fields(head, f"`{key}`" if key else f"`@{kind}`")
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
        return name.lower() not in PUBLISHED and bool(FIELD.match(self.text, self.text.index(",", plain.end()) + 1))
