"""`evidence check --fix`: offer each change that a message names, and make those that are wanted.

A file is written whole or not at all, and only if it still is what was checked.
"""

import contextlib
import difflib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from evidence.diagnostics import Diagnostic, Edit, Rename
from evidence.disk.reading import texts_on_disk
from evidence.model.characters import counted, one_line
from evidence.model.edit import Change, applied

Ask = Callable[[Diagnostic], bool]
"""Whether a change is wanted."""


@dataclass(slots=True)
class Fixing:
    """What was asked and made so far, over several rounds of checking."""

    root: Path
    out: TextIO
    ask: Ask
    offered: set[Change] = field(default_factory=set)
    made: int = 0
    left_alone: list[str] = field(default_factory=list)

    def round(self, found: Iterable[Diagnostic]) -> bool:
        """Offer what was not offered yet; tell whether anything was changed."""
        offers = {each.edit: each for each in found if each.edit and each.edit not in self.offered}
        texts = texts_on_disk(self.root, [edit.where.path for edit in offers if isinstance(edit, Edit)])
        wanted = []
        for change, diagnostic in offers.items():
            if isinstance(change, Edit) and change.where.path not in texts:
                continue
            self.offered.add(change)
            self.out.write(shown(diagnostic, change, texts))
            if self.ask(diagnostic):
                wanted.append(change)
        return self._make(wanted, texts)

    def _make(self, wanted: list[Change], texts: dict[str, str]) -> bool:
        before = self.made
        edits = [change for change in wanted if isinstance(change, Edit)]
        changed, left = applied(texts, edits)
        self.offered -= set(left)  # it touches another change; the next round finds its new place
        for path, text in changed.items():
            reason = _written(self.root / path, texts[path], text)
            self.made += 0 if reason else sum(edit.where.path == path for edit in edits if edit not in left)
            self.left_alone += [f"{path}: {reason}"] if reason else []
        self._rename([change for change in wanted if isinstance(change, Rename)])
        return self.made > before

    def _rename(self, wanted: list[Rename]) -> None:
        for change in wanted:
            reason = _renamed(self.root, change)
            self.made += not reason
            self.left_alone += [f"{change.path}: {reason}"] if reason else []


def shown(diagnostic: Diagnostic, change: Change, texts: dict[str, str]) -> str:
    """A message and what its change does to the file."""
    lines = [f"{one_line(str(diagnostic.where))}: {diagnostic.rule.code} {one_line(diagnostic.message)}"]
    if isinstance(change, Rename):
        lines.append(f"rename {one_line(change.path)} to {one_line(change.new)}")
    else:
        path = change.where.path
        old = texts[path]
        new = applied({path: old}, [change])[0].get(path, old)
        name = one_line(path)
        difference = difflib.unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="", n=1)
        lines += (line[:1] + _printable(line[1:]) for line in difference)
    return "\n".join(lines) + "\n\n"


def _printable(line: str) -> str:
    """Keep what a file holds from steering the terminal; the margin stays."""
    return "".join(each if each.isprintable() else "·" for each in line)


def _written(path: Path, old: str, new: str) -> str:
    """Put a text in place of a file; give the reason why it was not."""
    real = Path(os.path.realpath(path))
    temporary = ""
    try:
        if real.read_bytes() != old.encode("utf-8"):
            return "it was changed meanwhile and is left alone"
        handle, temporary = tempfile.mkstemp(prefix=".evidence-", dir=real.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(new.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(real, temporary)
        os.replace(temporary, real)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        return f"it cannot be written: {(error.strerror or str(error)).lower()}"
    return ""


def _renamed(root: Path, change: Rename) -> str:
    """Rename a file; give the reason why it was not."""
    old, new = root / change.path, root / change.new
    if not new.resolve().is_relative_to(root.resolve()):
        return f"`{change.new}` is outside the folder"
    try:
        if new.exists() and not new.samefile(old):
            return f"there is a file `{change.new}` already"
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
    except OSError as error:
        return f"it cannot be renamed: {(error.strerror or str(error)).lower()}"
    return ""


class Questions:
    """Ask at the terminal: yes, no, all of the rest, or none of the rest."""

    def __init__(self) -> None:
        self._rest: bool | None = None

    def __call__(self, diagnostic: Diagnostic) -> bool:
        """Ask until there is an answer; the end of the input counts as none of the rest."""
        while self._rest is None:
            try:
                answer = input("Make this change? y(es), n(o), a(ll of them), q(uit): ").strip().lower()[:1]
            except EOFError:
                answer = "q"
            if answer in ("y", "n"):
                return answer == "y"
            if answer in ("a", "q"):
                self._rest = answer == "a"
        return self._rest


def asking(yes: bool) -> Ask:
    """Make all, ask at the terminal, or, where there is none, only show."""
    if yes:
        return lambda diagnostic: True
    return Questions() if at_a_terminal() else lambda diagnostic: False


def at_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def told(fixing: Fixing, yes: bool) -> str:
    """Say in the end what was made and what was left."""
    lines = [one_line(reason) for reason in fixing.left_alone]
    if not fixing.offered:
        lines.append("no message names the words to write: there is nothing to change by itself")
    elif not yes and not at_a_terminal():
        many = counted(len(fixing.offered), "change was", "changes were")
        why = "since there is no terminal to ask at; `--fix --yes` makes all of them"
        lines.append(f"{many} shown and none made, {why}")
    else:
        lines.append(f"{fixing.made} of {counted(len(fixing.offered), 'change')} made")
    return "\n".join(lines)
