"""Slips outside the values of a `.bib` file that would cost whole entries: mended in the text before it is cut.

What is meant is plain, so the entry is read as meant and the slip said once, with the change that mends it.
Lines stay where they are.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.source import Position
from evidence.read.bibtex.splitting.blocks import ENTRY_TYPES, MISSPELT_TYPE, NO_AT, NO_OPENING

SIGN_BEFORE_ENTRY = Rule(
    code="B051",
    name="sign-before-entry",
    severity=Severity.WARNING,
    why="Other programs pass over an entry, or refuse the file, where something else stands before its `@`.",
    fix="Begin the line with one `@`.",
)
HIDDEN_LETTER = Rule(
    code="B052",
    name="hidden-letter",
    severity=Severity.WARNING,
    why="A name with a letter that nobody sees is another name: nothing that looks the same finds it.",
    fix="Delete the word and type it anew.",
)
FENCE = Rule(
    code="B053",
    name="fence-round-entries",
    severity=Severity.WARNING,
    why="The marks belong to the page that the entry was copied from; other programs stumble over them.",
    fix="Delete each line that holds nothing but the three marks.",
)
RULES = (SIGN_BEFORE_ENTRY, HIDDEN_LETTER, FENCE)

_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:bib\w*|tex|latex|text)?[ \t]*$", re.MULTILINE)
_BULLET = re.compile(
    r"^[ \t]*(?P<sign>[-*+>•–]|\d{1,3}[.)]|\[\d{1,3}\])[ \t]+(?P<head>@[A-Za-z]+[ \t]*[{(].*)$", re.MULTILINE
)
_ATS = re.compile(r"^[ \t]*(?P<sign>@{2,}|[@＠]*＠[@＠]*)(?P<head>[A-Za-z]+[ \t]*[{(].*)$", re.MULTILINE)
_NO_AT = re.compile(r"^[ \t]*(?P<kind>[A-Za-z]+)(?P<rest>[ \t]*\{[ \t]*[^\s,{}]+,.*)$", re.MULTILINE)
_TWO_WORDS = re.compile(
    r"^[ \t]*@(?P<kind>[A-Za-z]+(?:[ \t]+|[-_])[A-Za-z]+)(?P<rest>[ \t]*\{[ \t]*[^\s,{}]+,.*)$", re.MULTILINE
)
_FIELD_BELOW = r"(?=\n[ \t]*[A-Za-z][\w-]*[ \t]*=)"
_NO_OPENING = re.compile(
    r"^[ \t]*@(?P<kind>[A-Za-z]+)(?:[ \t]*[\[<][ \t]*|[ \t]+|(?=[\d:]))"
    r"(?P<key>[^\s{}(),@=\[\]<>]+)[ \t]*,[ \t]*$" + _FIELD_BELOW,
    re.MULTILINE,
)
_SQUARE = re.compile(
    r"^(?P<kind>[ \t]*@[A-Za-z]++[ \t]*+)\[(?P<key>[ \t]*+[^\s{}(),@=\[\]<>]++[ \t]*+,)"
    r"(?P<fields>[ \t]*+\n(?:(?![ \t]*+[@\]]).*+\n)*+[ \t]*+)\](?=[ \t]*+$)",
    re.MULTILINE,
)
"""An entry between `[` and `]`, of which each stands as a brace would."""
_NAMES = re.compile(r"^[ \t]*(?:@[^\n,]{1,200}|[^\s={},\"@]{1,60}(?=[ \t]*=))", re.MULTILINE)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\u180e\ufe00-\ufe0f]")


def repaired(path: str, text: str) -> tuple[str, list[Diagnostic]]:
    """Mend slips in the text of a file, and say each."""
    found: list[Diagnostic] = []
    if "```" in text or "~~~" in text:
        text = _without_fences(path, text, found)
    if _UNSEEN.search(text):
        text = _mend(path, text, _NAMES, _seen, found)
    if "@@" in text or "＠" in text:
        text = _mend(path, text, _ATS, _ats, found)
    if "[" in text:
        text = _SQUARE.sub(lambda match: _braced(path, match, found), text)
    for pattern, mend in _SLIPS:
        text = _mend(path, text, pattern, mend, found)
    return text, found


Mended = tuple[str, Rule, str, str, str]
"""The line as it should be, the rule, the message, and the old and the new words of the change."""


def _mend(
    path: str,
    text: str,
    pattern: re.Pattern[str],
    mend: Callable[[re.Match[str]], Mended | None],
    found: list[Diagnostic],
) -> str:
    parts, at, line = [], 0, 1
    for match in pattern.finditer(text):
        mended = mend(match)
        if not mended:
            continue
        new, rule, message, old_words, new_words = mended
        line += text.count("\n", at, match.start())
        parts += [text[at : match.start()], new]
        # The words of the match stand on one line, which its start is on.
        at = match.end()
        where = Position(path, line)
        edit = Edit(where, old_words, new_words)
        found.append(rule.at(where, message, hint=f"write `{_shown(new_words)}`", edit=edit))
    return "".join((*parts, text[at:])) if parts else text


def _shown(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def _bullet(match: re.Match[str]) -> Mended:
    sign, head = match["sign"], match["head"]
    words = match[0].strip()
    return head, SIGN_BEFORE_ENTRY, f"`{sign}` stands before an entry", _start(words), _start(head)


def _ats(match: re.Match[str]) -> Mended:
    head = f"@{match['head']}"
    message = f"`{match['sign']}` begins an entry in place of one plain `@`"
    return head, SIGN_BEFORE_ENTRY, message, _start(match[0].strip()), _start(head)


def _no_at(match: re.Match[str]) -> Mended | None:
    if match["kind"].lower() not in ENTRY_TYPES:
        return None
    head = f"@{match['kind']}{match['rest']}"
    message = f"`{match['kind']}{{` looks like an entry that lost its `@`"
    return head, NO_AT, message, _start(match[0].strip()), _start(head)


def _two_words(match: re.Match[str]) -> Mended | None:
    words = re.split(r"[ \t]+|[-_]", match["kind"].lower())
    kind = next((each for each in ("".join(words), *reversed(words)) if each in ENTRY_TYPES), "")
    if not kind:
        return None
    written = f"@{match['kind']}"
    return f"@{kind}{match['rest']}", MISSPELT_TYPE, f"`{written}` is not a type", written, f"@{kind}"


def _no_opening(match: re.Match[str]) -> Mended | None:
    if match["kind"].lower() not in ENTRY_TYPES:
        return None
    head = f"@{match['kind']}{{{match['key']},"
    return head, NO_OPENING, f"`{match[0].strip()}` looks like an entry that lost its `{{`", match[0].strip(), head


def _braced(path: str, match: re.Match[str], found: list[Diagnostic]) -> str:
    """Write an entry in square brackets with braces, and say so once for both."""
    kind, key, fields = match.group("kind", "key", "fields")
    first = match.string.count("\n", 0, match.start()) + 1
    last = first + match[0].count("\n")
    message = f"`{kind.strip()}[{key.strip()}` opens with `[` and closes with `]` on line {last}"
    hint = f"write `{kind.strip()}{{{key.strip()}`, and `}}` on line {last}"
    found.append(NO_OPENING.at(Position(path, first), message, hint=hint))
    return f"{kind}{{{key}{fields}}}"


def _seen(match: re.Match[str]) -> Mended | None:
    written = match[0]
    clean = _UNSEEN.sub("", written)
    if clean == written:
        return None
    names = ", ".join(dict.fromkeys(f"U+{ord(each):04X} ({_name(each)})" for each in _UNSEEN.findall(written)))
    return clean, HIDDEN_LETTER, f"`{clean.strip()}` holds what nobody sees: {names}", written.strip(), clean.strip()


def _name(letter: str) -> str:
    return unicodedata.name(letter, "no name").lower()


def _start(line: str) -> str:
    """A line as far as the key goes."""
    return line[: line.index(",") + 1] if "," in line else line


_SLIPS = (
    (_BULLET, _bullet),
    (_NO_AT, _no_at),
    (_TWO_WORDS, _two_words),
    (_NO_OPENING, _no_opening),
)


# Fences --------------------------------------------------------------------------------------


def _without_fences(path: str, text: str, found: list[Diagnostic]) -> str:
    fences = list(_FENCE.finditer(text))
    if fences:
        places = [text.count("\n", 0, each.start()) + 1 for each in fences]
        where, more = Position(path, places[0]), ", ".join(map(str, places[1:]))
        message = "the three marks of a fence stand here" + (f" and on line {more}" if more else "")
        edit = None if more else Edit(where, f"{fences[0][0]}\n", "")
        found.append(FENCE.at(where, message, edit=edit))
    return _FENCE.sub("", text) if fences else text


def lost_openings(path: str, text: str, line: int) -> Iterator[Diagnostic]:
    """Find entries outside the others that lost their `{` and cannot be read as they stand."""
    for match in _LOST_OPENING.finditer(text):
        if match[1].lower().startswith(tuple(ENTRY_TYPES)):
            where = Position(path, line + text.count("\n", 0, match.start(1)))
            yield NO_OPENING.at(where, f"`{match[0].strip()}` looks like an entry that lost its `{{`")


_LOST_OPENING = re.compile(r"^[ \t]*+@([A-Za-z]++)[^\s{}(),@]*+[ \t]*+,[ \t]*+$", re.MULTILINE)
