"""The list of every id that was ever published."""

import re

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.content import Gone
from evidence.model.source import Position, Source

BAD_PERMALINK = Rule(
    code="R180",
    name="bad-permalink",
    severity=Severity.ERROR,
    why="A line that names nothing protects nothing: the address it meant may vanish unnoticed.",
    fix="Write one id a line, or an id, `#` and a finding's id; `# ` begins a comment.",
)
RULES = (BAD_PERMALINK,)

_COMMENT = re.compile(r"(?:^|\s)#(?:\s|$)")
_GONE = re.compile(
    r"(?P<id>\S+)\s+#\s+gone:\s*(?P<reason>.*?)(?:\s*\binstead:\s*(?P<instead>\S+?)\.?)?\s*", re.IGNORECASE
)
_PERMALINK = re.compile(r"[^\s#]+(?:#[^\s#]+)?")


def read_permalinks(source: Source) -> tuple[tuple[tuple[str, Position], ...], tuple[Diagnostic, ...]]:
    """Read `id` or `id#finding` from each line, with its place. `# ` begins a comment."""
    known: list[tuple[str, Position]] = []
    found: list[Diagnostic] = []
    for number, line in enumerate(source.text.removeprefix("\ufeff").split("\n"), start=1):
        text, where = _COMMENT.split(line, maxsplit=1)[0].strip(), Position(source.path, number)
        if not text:
            continue
        if _PERMALINK.fullmatch(text):
            known.append((text, where))
        else:
            found.append(BAD_PERMALINK.at(where, f"`{text[:60]}` is not an id"))
    return tuple(known), tuple(found)


def read_gone(source: Source) -> dict[str, Gone]:
    """Read what was taken away on purpose: `old-page # gone: Its source was withdrawn. instead: new-page`."""
    lines = (_GONE.fullmatch(line.strip()) for line in source.text.removeprefix("\ufeff").split("\n"))
    return {line["id"]: Gone(line["reason"].strip(), line["instead"] or "") for line in lines if line}
