"""Marks that were meant as Markdown and came out as text: readers would see them on the page.

What is looked at is what is left of a block of running text once the parser has taken everything it
knows: a bracket, a star or a row of `#` that is still there means something that an editor wrote is not
what she meant. A sign that was written with a backslash is meant, and is not among what is left.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.source import Position

BROKEN_BRACKET = Rule(
    code="R193",
    name="broken-bracket",
    severity=Severity.WARNING,
    why="A citation or link whose brackets do not pair is shown with its brackets, and may lead nowhere.",
    fix="Write a citation as `[@key, p. 3]` and a link as `[words](address)`; a bracket that is meant is written `\\[`.",
)
UNCLOSED_MARK = Rule(
    code="R194",
    name="unclosed-mark",
    severity=Severity.WARNING,
    why="A mark for bold or slanted words that has no partner is shown to readers as it stands.",
    fix="Close it right behind the last word, or write a backslash before a sign that is meant.",
)
NEARLY_MARKDOWN = Rule(
    code="R195",
    name="nearly-markdown",
    severity=Severity.WARNING,
    why="What looks like a heading or a list is one only if it is written in the one way that programs know; "
    "else readers see a line of running text.",
    fix="Write a heading as `## Words` and a point as `- words`, each on a line of its own.",
)
OTHER_MARKUP = Rule(
    code="R198",
    name="other-markup",
    severity=Severity.WARNING,
    why="It is a mark of another program, and readers would see it as it stands.",
    fix="Write it as the page *Contribute* shows, or put it between backticks if it is meant to be seen.",
)
RULES = (BROKEN_BRACKET, UNCLOSED_MARK, NEARLY_MARKDOWN, OTHER_MARKUP)

CITED, CODE, LINK, LINK_END = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for a citation, for code (or a picture, a fact, an escaped sign), and round the words of a link."""

_LONGEST = 60
_BULLETS = "•·●▪‣◦○■□➢➤✓✔∙⁃\uf0b7\uf0a7\uf0d8"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A pattern, and what is said where it is found. `{0}` is what was found, `{1}` its first group."""

    rule: Rule
    pattern: re.Pattern[str]
    message: str
    hint: str
    change: tuple[str, str]
    """What to write for what, where the hint names it: two templates of the same sort."""


def _kind(rule: Rule, pattern: str, message: str, hint: str = "", change: tuple[str, str] = ("", "")) -> _Kind:
    return _Kind(rule, re.compile(pattern, re.MULTILINE), message, hint, change)


@dataclass(frozen=True, slots=True)
class _Slip:
    """Something that is left, where it stands in the text, and what is said of it."""

    at: int
    rule: Rule
    message: str
    hint: str = ""
    old: str = ""
    new: str = ""


_IN_BRACKETS = r"[^\[\]\n]{0,200}"
_ITEM = r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]"
_ADDRESS = r"(?:https?://|www\.|[\w./-]{1,100}\.md\b|term:|#\w)"

_KINDS = (
    # What belongs to other programs comes first: its brackets are no brackets of ours.
    _kind(
        OTHER_MARKUP,
        r"^\*\[([^\]\n]{1,60})\]:",
        "`*[{1}]:` explains a short form in another program",
        "write the short form out where it is first used, or add it to the glossary",
    ),
    _kind(
        OTHER_MARKUP,
        r"\^\[",
        "`^[` is a note in another program",
        "a note is written `[^1]` in the text, and `[^1]: the note` on a line of its own",
    ),
    _kind(BROKEN_BRACKET, rf"\[({CITED})\]", "`{0}` has brackets twice", "write `{1}`", ("{0}", "{1}")),
    _kind(
        OTHER_MARKUP,
        r"\[\[[^\]\n]{1,200}\]\]?",
        "`{0}` is a link in another program",
        "write a link as `[words](../studies/page.md)`, a citation as `[@key]`",
    ),
    _kind(
        OTHER_MARKUP,
        r"^\[!(\w{1,40})\]",
        "there is no box of the kind `{1}`",
        "write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`, with nothing behind it on its line",
    ),
    _kind(
        OTHER_MARKUP,
        r"^(:{3,}[^\n]{0,40})",
        "`{0}` begins or ends a box in another program",
        "write a box as a quotation that begins with `> [!NOTE]`",
    ),
    _kind(
        OTHER_MARKUP,
        r"^([!?]{3}\+?[^\n]{0,40})",
        "`{0}` does not begin a box",
        'write `!!! note "Title"`, and indent the text of the box by four spaces',
    ),
    _kind(
        OTHER_MARKUP,
        r"^\[(?:TOC|_TOC_|toc)\]\s*$",
        "`{0}` is a list of contents in another program",
        "take it away: each page lists its own parts",
    ),
    _kind(
        OTHER_MARKUP,
        r"\{[:%<]?[ \t]*[#.][^{}\n]{0,60}\}",
        "`{0}` gives nothing an id or a class here",
        "write `{{#id}}` at the end of a heading, or alone on the line above a part, with letters, digits and hyphens",
    ),
    _kind(
        OTHER_MARKUP,
        r"\{[%<][^{}\n]{0,60}|\{\{(?!\{)[^{}\n]{0,60}\}?\}?",
        "`{0}` is an order to another program",
        "a fact is written `{{{{fact:name}}}}`; anything else has no meaning here",
    ),
    _kind(
        OTHER_MARKUP,
        r"(?<![=\w])==(?=[^\s=])[^=\n]{1,60}==(?!=)",
        "`{0}` marks words in another program",
        "write `**words**` for words that matter",
    ),
    _kind(OTHER_MARKUP, r"\\[A-Za-z]{2,30}(?:\{[^{}\n]{0,60}\}|\b)", "`{0}` is an order to LaTeX"),
    _kind(
        OTHER_MARKUP,
        r"\$\$|(?<![\w$])\$(?=[\\^_{])[^$\n]{1,60}\$",
        "`{0}` is a formula in another program",
        "write the figures as plain text",
    ),
    # Links and citations whose brackets went wrong.
    _kind(
        BROKEN_BRACKET,
        rf"\[({_IN_BRACKETS})\]\([^()\n]{{0,200}}\)?",
        "`{0}` is not read as a link: its address is not closed, or has a space in it",
        "write `[words](address)`, with `%20` for each space of the address",
    ),
    _kind(
        BROKEN_BRACKET,
        rf"\[({_IN_BRACKETS})\][ \t]+\((?={_ADDRESS})",
        "`[{1}] (` has a space between its brackets",
        "write `](` without a space between",
        ("[{1}] (", "[{1}]("),
    ),
    _kind(
        BROKEN_BRACKET,
        rf"\(([^()\n]{{1,200}})\)\[(?={_ADDRESS})",
        "in the link `({1})[` the brackets are the wrong way round",
        "write `[{1}](address)`",
    ),
    _kind(
        BROKEN_BRACKET,
        rf"\[{_IN_BRACKETS}\]\[({_IN_BRACKETS})\]",
        "nothing says where the link `{0}` leads",
        "write the address itself: `[words](address)`",
    ),
    _kind(
        BROKEN_BRACKET,
        rf"\[{_IN_BRACKETS}(?:{CITED}|@){_IN_BRACKETS}\]",
        "`{0}` is not read as a citation",
        "write `[@key]`, `[see @key, p. 3]` or `[@key; @other]`: each part between two `;` names a source",
    ),
    # Headings and lists.
    _kind(
        NEARLY_MARKDOWN,
        r"^(#{1,6})(?:\xa0[ \xa0]*|(?=[^\s#\d!.,;:)]))([^\s]{1,80})[^\n]{0,200}",
        "`{0}` is not read as a heading",
        "put a space behind the `{1}`: `{1} {2}`",
        ("{1}{2}", "{1} {2}"),
    ),
    _kind(
        NEARLY_MARKDOWN,
        rf"^([{_BULLETS}])[ \t\xa0]*([^\s]{{1,80}})[^\n]{{0,200}}",
        "`{0}` is not read as a point of a list",
        "write `- ` for `{1}`, with an empty line above the list",
    ),
    _kind(
        NEARLY_MARKDOWN,
        r"^[–—−][ \t\xa0]+[^\n]{1,300}\n[–—−][ \t\xa0]+[^\n]{1,300}",
        "these lines are not read as a list",
        "begin each with `- `",
    ),
    _kind(
        NEARLY_MARKDOWN,
        r"^-[^\W\d][^\n]{0,300}\n-[^\W\d][^\n]{0,300}",
        "these lines are not read as a list",
        "put a space behind each hyphen",
    ),
    _kind(
        NEARLY_MARKDOWN,
        rf"^{_ITEM}[ \t\xa0]*[^\W\d][^\n]{{0,300}}\n{_ITEM}[ \t\xa0]*[^\W\d]",
        "these lines are not read as a list",
        "begin each with a number, a full stop and a space, such as `1. `, and leave a line empty above the first",
    ),
)
_MARKS = re.compile(
    r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?![^\W_])|~~|`+"
)
_TIMES = re.compile(r"(?<=\d)\*(?=\d)|(?<=\w)\*\*?(?=[)\]]|$)")
_ODD_LINES = re.compile(r"[=*_~-]{3,}[ \t]*", re.MULTILINE)


def slips(plain: str, cites: Sequence[str], path: str, line: int, *, ticks: bool = True) -> Iterator[Diagnostic]:
    """Find what is left of Markdown in running text. `line` is the line of its beginning.

    `cites` are the citations in it as they were written. Each line gets at most one message of this
    sort: one slip often leaves several marks. `ticks` is False where a fence that is not closed has
    been reported, which leaves backticks.
    """
    if not _WORTH_A_LOOK.search(plain):
        return
    said: set[int] = set()
    for slip in sorted(_found(plain, cites, ticks), key=lambda slip: slip.at):
        where = Position(path, line + plain.count("\n", 0, slip.at))
        if where.line not in said:
            said.add(where.line)
            edit = Edit(where, slip.old, slip.new) if slip.new and CODE not in slip.old else None
            yield slip.rule.at(where, slip.message, hint=slip.hint, edit=edit)


def _found(plain: str, cites: Sequence[str], ticks: bool) -> Iterator[_Slip]:
    text = _Text(plain, cites)
    rest = plain
    for kind in _KINDS:
        for match in kind.pattern.finditer(rest):
            yield _slip(kind, match, text)
            # Its brackets and stars have been spoken of.
            rest = rest[: match.start()] + _blank(match[0]) + rest[match.end() :]
    for at, sign in _unpaired(rest):
        yield _bracket(text, at, sign)
    for mark in _MARKS.finditer(rest):
        if not (_TIMES.match(rest, mark.start()) or (not ticks and mark[0].startswith("`")) or _alone(rest, mark)):
            yield _mark(text, mark)


_WORTH_A_LOOK = re.compile(rf"[\[\]*_~`#{{}}\\$=^:!?{_BULLETS}–—−({CITED}]|^-|^\(?\w{{1,4}}[.)]", re.MULTILINE)


def _alone(text: str, mark: re.Match[str]) -> bool:
    """A line of nothing but such signs parts two texts, or is reported for what it is."""
    start = text.rfind("\n", 0, mark.start()) + 1
    return bool(_ODD_LINES.fullmatch(text, start, _end(text, start)))


def _end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


@dataclass(frozen=True, slots=True)
class _Text:
    """The text that is looked at, with what stood where it has placeholders."""

    plain: str
    cites: Sequence[str]

    def written(self, start: int, end: int) -> str:
        """A part as it was written, in one line."""
        parts = self.plain[start:end].split(CITED)
        first = self.plain.count(CITED, 0, start)
        text = parts[0] + "".join(
            cite + part for cite, part in zip(self.cites[first : first + len(parts) - 1], parts[1:], strict=True)
        )
        return text.translate(_SHOWN)


def _slip(kind: _Kind, match: re.Match[str], text: _Text) -> _Slip:
    parts = [text.written(*match.span(number)) if match[number] else "" for number in range(match.re.groups + 1)]
    shown = [_excerpt(part) for part in parts]
    old, new = kind.change
    return _Slip(
        match.start(),
        kind.rule,
        kind.message.format(*shown),
        kind.hint.format(*shown),
        old.format(*parts),
        new.format(*parts),
    )


def _bracket(text: _Text, at: int, sign: str) -> _Slip:
    """A bracket without its partner, most often one of a citation."""
    line_start, line_end = text.plain.rfind("\n", 0, at) + 1, _end(text.plain, at)
    if sign == "[":
        words = text.written(at, line_end)
        hint = "close the citation with `]`" if "@" in words else "close it with `]`, or write `\\[` if it is meant"
        return _Slip(at, BROKEN_BRACKET, f"the `[` of `{_excerpt(words)}` is not closed", hint)
    words = text.written(line_start, at + 1)
    hint = "open the citation with `[`" if "@" in words else "open it with `[`, or write `\\]` if it is meant"
    return _Slip(at, BROKEN_BRACKET, f"the `]` of `{_excerpt(words, tail=True)}` has no `[` before it", hint)


def _mark(text: _Text, mark: re.Match[str]) -> _Slip:
    if "`" in mark[0]:
        return _Slip(
            mark.start(),
            UNCLOSED_MARK,
            "a backtick has no partner, and is shown as it stands",
            "put one on either side of what is to be shown as it is written, or take it away",
        )
    start = max(text.plain.rfind("\n", 0, mark.start()) + 1, mark.start() - 20)
    words = text.written(start, min(mark.end() + 25, _end(text.plain, mark.end())))
    return _Slip(
        mark.start(), UNCLOSED_MARK, f"`{mark[0]}` has no partner, and is shown as it stands: `{_excerpt(words)}`"
    )


def _unpaired(text: str) -> list[tuple[int, str]]:
    opened: list[int] = []
    odd: list[tuple[int, str]] = []
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            odd.append((match.start(), "]"))
    return [*((at, "[") for at in opened), *odd]


def _blank(text: str) -> str:
    return "".join("\n" if sign == "\n" else " " for sign in text)


_SHOWN = str.maketrans({CODE: "…", LINK: None, LINK_END: None, "`": "'", "\n": " "})


def _excerpt(text: str, *, tail: bool = False) -> str:
    words = text.strip()
    if len(words) <= _LONGEST:
        return words
    return "…" + words[1 - _LONGEST :].lstrip() if tail else words[: _LONGEST - 1].rstrip() + "…"
