"""The syntax of citations, as Pandoc has it: `[see @key, p. 3; @other]`, `@key says`, `[-@key]`.

One addition: `#` after a key names a finding on the page of that source. Only text is looked at
here; where a citation may stand is for the Markdown parser to say.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from evidence.model.citation import Form

# A key begins with a letter, a digit or `_`; punctuation is part of it only singly and inside it.
_KEY = (
    r"(?:\{(?P<braced>[^{}\s][^{}\n]{0,300})\}(?:#(?P<finding>\w[\w-]*))?|(?P<plain>\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*+))"
)
_CITED = re.compile(r"(?<![\w\\@])(?P<minus>-?)@" + _KEY)
_IN_TEXT = re.compile(r"(?P<minus>-?)@" + _KEY)
_GROUP = re.compile(r"\[((?:[^\[\]\\`]++|\\.|`[^`]*+`|\[[^\[\]]*+\])*+)\]", re.DOTALL)
_ENTITY = r"&(?:#\w{1,7}|nbsp|thinsp|amp|lt|gt|quot|ndash|mdash|hellip|[lr][sd]quo);"
_PARTS = re.compile(r"(?:[^;&\[\\`]++|" + _ENTITY + r"|\\.|`[^`]*+`|\[[^\[\]]*+\]|[&\[`\\])++|;", re.DOTALL)
_LOCATOR_FOLLOWS = re.compile(r"[ \t]*\n?[ \t]*(?=\[)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BRACED = re.compile(r"\{((?:[^{}]|\{[^{}]*\})*)\}(.*)", re.DOTALL)
_SPACES = re.compile(r"\s+")
# Between two keys that a `,` or an "and" parts, these words belong to the second.
_JOINING = frozenset(["and", "&", "or", "also", "see", "see also", "and also", "cf.", "e.g.", "but", "but see"])
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Cite:
    """One key with what stands around it."""

    key: str
    finding: str = ""
    prefix: str = ""
    locator: str = ""
    form: Form = Form.PARENTHETICAL


@dataclass(frozen=True, slots=True)
class Cites:
    """Citations that stand together, and the index just behind them."""

    cites: tuple[Cite, ...]
    end: int


def bracketed(text: str, start: int, end: int) -> Cites | None:
    """Read a group such as `[see @key, p. 3; @other]` whose `[` is at `start`."""
    if text.find("@", start, min(end, start + _LONGEST)) < 0:
        return None
    match = _GROUP.match(text, start, min(end, start + _LONGEST))
    if not match:
        return None
    cites = _cites(match[1])
    return Cites(cites, match.end()) if cites else None


def in_text(text: str, start: int, end: int, is_link: Callable[[str], bool] = lambda label: False) -> Cites | None:
    """Read `@key`, `-@key` or `@key [p. 3]` whose first character is at `start`.

    `is_link` tells whether text in brackets is the label of a link, and thus no locator.
    """
    if start and not _may_precede(text, start):
        return None
    match = _IN_TEXT.match(text, start, end)
    if not match:
        return None
    form = Form.YEAR_ONLY if match["minus"] else Form.IN_TEXT
    key, finding = _key_and_finding(match)
    locator, others, stop = _locator(text, match.end(), end, is_link)
    return Cites((Cite(key, finding, "", locator, form), *others), stop)


def _may_precede(text: str, start: int) -> bool:
    """A word, a path or an address before `@` makes it part of that."""
    before = text[start - 1]
    if before.isalnum() or before in "_./@\\":
        return False
    run = text[max(0, start - 200) : start].split()[-1] if not before.isspace() else ""
    return "://" not in run and not run.startswith("www.")


def _locator(text: str, start: int, end: int, is_link: Callable[[str], bool]) -> tuple[str, tuple[Cite, ...], int]:
    """Read the bracket behind a key in the text: `[p. 3]`, `[p. 3; @other]` or `[@other]`."""
    nothing = "", (), start
    match = _bracket_behind(text, start, end)
    if not match:
        return nothing
    first, *rest = _split(match[1])
    if _CITED.search(first):
        others = _cites(match[1])
        return ("", others, match.end()) if others else nothing
    if is_link(match[1]):
        return nothing
    others = _cites(";".join(rest)) if rest else ()
    if rest and not others:
        return nothing
    return _without_braces(_plain(first)), others, match.end()


def _bracket_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """A bracket that belongs to the key before it; not a footnote, nor the words of a link."""
    gap = _LOCATOR_FOLLOWS.match(text, start, end)
    match = _GROUP.match(text, gap.end(), min(end, gap.end() + _LONGEST)) if gap else None
    if not match or match[1][:1] in ("^", "") or text.startswith(("(", "[", "{"), match.end()):
        return None
    return match


def _cites(content: str) -> tuple[Cite, ...]:
    """Read every citation of a group; () unless each part of it cites something."""
    found: list[Cite] = []
    for part in _split(content):
        cites = _part(part)
        if not cites:
            return ()
        found += cites
    return tuple(found)


def _split(content: str) -> list[str]:
    if not any(each in content for each in "[\\`&"):
        return content.split(";")
    parts = [""]
    for piece in _PARTS.findall(content):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _part(part: str) -> list[Cite]:
    matches = list(_CITED.finditer(part))
    if not matches:
        return []
    found: list[Cite] = []
    prefix = _plain(part[: matches[0].start()])
    for number, match in enumerate(matches):
        until = matches[number + 1].start() if number + 1 < len(matches) else len(part)
        rest = _without_braces(_plain(part[match.end() : until]).strip(", "))
        key, finding = _key_and_finding(match)
        form = Form.YEAR_ONLY if match["minus"] else Form.PARENTHETICAL
        joins = number + 1 < len(matches) and rest.lower() in _JOINING
        found.append(Cite(key, finding, prefix, "" if joins else rest, form))
        prefix = rest if joins else ""
    return found


def _key_and_finding(match: re.Match[str]) -> tuple[str, str]:
    if match["braced"]:
        return match["braced"].strip(), match["finding"] or ""
    key, sign, finding = match["plain"].rpartition("#")
    return (key, finding) if sign else (finding, "")


def _without_braces(locator: str) -> str:
    """`{ii, A, D-Z}, with a suffix`: Pandoc's braces say that all in them is the place, be it empty."""
    braced = _BRACED.match(locator)
    if not braced:
        return locator
    return ", ".join(filter(None, (braced[1].strip(), braced[2].strip(", "))))


def _plain(text: str) -> str:
    """Take the markup out of the few words around a key."""
    text = _ESCAPED.sub(r"\1", text.replace("*", "").replace("`", ""))
    return _SPACES.sub(" ", html.unescape(text)).strip().lstrip(",").strip()
