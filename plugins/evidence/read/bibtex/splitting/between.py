"""What stands between the entries of a `.bib` file: BibTeX passes over it, so the editor must hear of it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.source import Position

TEXT_BETWEEN = Rule(
    code="B040",
    name="text-between-entries",
    severity=Severity.WARNING,
    why="Text outside entries is passed over, so no reader ever sees it.",
    fix="Write it as an entry, such as `@misc{key, title = {…}}`, or begin each of its lines with `%` if it is a remark.",
)
REMARK = Rule(
    code="B041",
    name="remark-not-shown",
    severity=Severity.INFO,
    why="A remark is for those who edit the file; no reader sees it.",
    fix="Nothing needs doing.",
)
OTHER_FORMAT = Rule(
    code="B042",
    name="record-of-another-format",
    severity=Severity.WARNING,
    why="Only BibTeX is read here, so the record is missing from the library.",
    fix="Bring it into a reference manager, export it as BibTeX, and put that here.",
)
RULES = (TEXT_BETWEEN, REMARK, OTHER_FORMAT)

_MARKS_ONLY = re.compile(r"[\s{}(),;\"]*|<{7}.*|={7}[^=]*|>{7}.*|\|{7}.*")
"""Left-over brackets, and the marks of a merge, which are reported for themselves."""
_FORMATS = (
    ("RIS", re.compile(r"[ \t]*(?:TY|ER|AU|T1|JO)  ?-(?: |$)")),
    ("MEDLINE", re.compile(r"[ \t]*(?:PMID|OWN |STAT|DP  |TI  |FAU )- ")),
    ("EndNote", re.compile(r"[ \t]*%[0A-Z@] \S")),
    ("JSON", re.compile(r"[ \t]*[\[{][ \t]*(?:\{|\"|$)")),
    ("XML", re.compile(r"[ \t]*<(?:\?xml|!DOCTYPE|record|xml|PubmedArticle|mods|html)\b", re.IGNORECASE)),
)
_FIELD = re.compile(r"[ \t]*[A-Za-z][\w:+.-]*[ \t]*=[ \t]*[{\"\w]")
_REFERENCE = re.compile(
    r"\((?:1[5-9]|20)\d\d[a-z]?\)|\b10\.\d{4,9}/\S|\bdoi\b|\bpp?\. ?\d|(?:1[89]|20)\d\d;\d", re.IGNORECASE
)
_HEADER = re.compile(
    r"(?:automatically |auto-)?(?:generated|created|exported|written) (?:by|with|from|using)\b"
    r"|this (?:file|bibliography|library) (?:was|is|has been)\b|encoding: ?\S+$",
    re.IGNORECASE,
)
"""How programs begin a file of theirs."""
_LONGEST = 60
_MOST_LINES = 30


def between(path: str, text: str, first_line: int) -> Iterator[Diagnostic]:
    """Report what is written outside the entries, once for a stretch without one."""
    words: list[tuple[int, str]] = []
    remarks: list[tuple[int, str]] = []
    header = bool(_HEADER.match(text.lstrip()))
    for line, written in enumerate(text.split("\n"), first_line):
        if _MARKS_ONLY.fullmatch(written):
            continue
        remark = header or (written.lstrip().startswith("%") and not _FORMATS[2][1].match(written))
        (remarks if remark else words).append((line, written.strip()))
    if remarks and any(remark.strip("% \t") for _, remark in remarks):
        yield REMARK.at(Position(path, remarks[0][0]), f"{_shown(remarks)} is a remark")
    if words:
        yield _said(path, words)


def _said(path: str, words: list[tuple[int, str]]) -> Diagnostic:
    where, shown = Position(path, words[0][0]), _shown(words)
    for name, pattern in _FORMATS:
        if any(pattern.match(line) for _, line in words[:3]):
            return OTHER_FORMAT.at(where, f"{shown} is a record in the format {name}")
    if _FIELD.match(words[0][1]):
        return TEXT_BETWEEN.at(where, f"{shown} is a field outside every entry", hint="move it into its entry")
    if any(_REFERENCE.search(line) for _, line in words):
        hint = (
            "write it as an entry: `@article{key, author = {…}, title = {…}, …}`, "
            "or bring it in by its DOI with a reference manager"
        )
        return TEXT_BETWEEN.at(where, f"{shown} is a reference that is no entry", hint=hint)
    return TEXT_BETWEEN.at(where, f"{shown} stands outside every entry")


def remark(path: str, inside: str, kind: str, line: int) -> Diagnostic:
    """Say that a `@comment` or a `@preamble` is not shown; `line` is that of its opening brace."""
    written = enumerate(inside.removesuffix("}").split("\n"), line)
    lines = [(number, each.strip()) for number, each in written if each.strip()]
    return REMARK.at(Position(path, line), f"{_shown(lines, line)} stands in a `@{kind}`")


def together(found: Iterable[Diagnostic], rules: Collection[Rule]) -> Iterator[Diagnostic]:
    """Make one note of all of a sort in one file: a library may have hundreds, and nothing is to be done."""
    noted: dict[tuple[Rule, str], list[Diagnostic]] = {}
    for each in found:
        if each.rule in rules:
            noted.setdefault((each.rule, each.where.path), []).append(each)
        else:
            yield each
    for first, *more in noted.values():
        lines = ", ".join(str(each.where.line) for each in more[:_MOST_LINES]) + (
            " and below" if more[_MOST_LINES:] else ""
        )
        words = f"; and {len(more)} more of the sort, on line{'s' if more[1:] else ''} {lines}" if more else ""
        yield replace(first, message=first.message + words)


def _shown(lines: list[tuple[int, str]], first: int = 0) -> str:
    first, words = first or lines[0][0], lines[0][1]
    last = lines[-1][0]
    words = words.replace("`", "'")
    words = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    return f"`{words}`" if last == first else f"`{words}` (to line {last})"
