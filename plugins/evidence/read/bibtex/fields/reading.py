"""An entry while its fields are read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.reference import Text
from evidence.read.bibtex.entries import BibEntry
from evidence.read.bibtex.fields.decoder import Decoder
from evidence.read.bibtex.latex.escapes import escaped_guards, without_escaped_guards
from evidence.read.bibtex.latex.garbled import garbled_words
from evidence.read.bibtex.latex.typeset import UNKNOWN_COMMAND
from evidence.read.bibtex.latex.verbatim import verbatim

GARBLED = Rule(
    code="B036",
    name="garbled-letters",
    severity=Severity.WARNING,
    why="Letters that were read in the wrong encoding on their way here are shown to readers as signs without sense.",
    fix="Type the word again, and save the file with the encoding UTF-8.",
)
ESCAPED_BRACES = Rule(
    code="B039",
    name="escaped-braces",
    severity=Severity.INFO,
    why="Exports write `\\{NHS\\}` where they escaped the braces that keep a capital; other programs show such braces.",
    fix="Write `{NHS}`, without the backslashes.",
)
RULES = (GARBLED, ESCAPED_BRACES)


_NO_WORD = re.compile(r"[\W_]")


def squeezed(text: str) -> str:
    """Letters and digits alone, in lower case: `In-press.` is `inpress`."""
    return _NO_WORD.sub("", text).lower()


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry whose fields are being read, with what was found wrong in it."""

    entry: BibEntry
    decoder: Decoder
    found: list[Diagnostic]

    @property
    def fields(self) -> Mapping[str, str]:
        """Its fields as they are written."""
        return self.entry.fields

    def first(self, names: tuple[str, ...]) -> str:
        """The first of several names that the entry has, or ''."""
        for name in names:
            if name in self.fields:
                return name
        return ""

    def text(self, name: str, *, protect: bool = False) -> Text:
        """A field as text with its marks."""
        done = self.decoder.text(self.fields[name], protect)
        if done.unknown:
            self.unknown(name, done.unknown)
        self._guarded(name)
        return done.text

    def words(self, name: str) -> str:
        """A field as plain text; '' where the entry has none."""
        return self.decoder.plain(self.fields[name]) if name in self.fields else ""

    def verbatim(self, name: str) -> str:
        """A field as it is written, for what is no prose."""
        written = self.fields.get(name, "")
        return verbatim(written) if written else ""

    def unknown(self, name: str, commands: tuple[str, ...]) -> None:
        """Report commands of LaTeX that are not known."""
        listed = ", ".join(f"`{each[:40]}`" for each in commands[:5])
        message = f"`{name}` has a LaTeX command that is not known: {listed}"
        self.found.append(UNKNOWN_COMMAND.at(self.entry.at(name), message))

    def garbled(self) -> None:
        """Report letters that came here in the wrong encoding."""
        for name, written in self.fields.items():
            if not written.isascii() and name in self.entry.lines:
                where = self.entry.at(name)
                for word, meant in garbled_words(written):
                    message = f"`{name}`: the letters of `{word[:60]}` are garbled"
                    hint = f"did you mean `{meant[:60]}`?"
                    self.found.append(GARBLED.at(where, message, hint=hint, edit=Edit(where, word, meant)))

    def _guarded(self, name: str) -> None:
        """Note braces round words that were escaped as if they were to be read."""
        written = self.fields[name]
        if "\\" in written and (words := escaped_guards(written)):
            listed = ", ".join(f"`{each[:40]}`" for each in dict.fromkeys(words[:5]))
            where = self.entry.at(name)
            edit = Edit(where, written, without_escaped_guards(written)) if name in self.entry.lines else None
            message = f"`{name}`: the escaped braces round {listed} were left out"
            self.found.append(ESCAPED_BRACES.at(where, message, edit=edit))
