"""LaTeX, and the HTML that exporters mix into it, as Unicode text and CSL's markup.

One pass over tokens with a stack of its own: no recursion, so a hundred thousand braces are
only slow reading, and no pattern that backtracks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from unicodedata import combining, normalize

from evidence.diagnostics import Rule, Severity
from evidence.model.reference import Text
from evidence.read.bibtex.latex.escapes import unescaped
from evidence.read.bibtex.latex.symbols import (
    ACCENTS,
    ALONE,
    DROPPED,
    HTML,
    KEPT,
    LOWERED,
    LOWERED_DIGITS,
    MATHS,
    NO_CASE,
    NOT_SHOWN,
    PLAIN,
    PREFIXES,
    QUOTED,
    RAISED,
    RAISED_DIGITS,
    SIGNS,
    SPACED,
    STYLED,
    SWITCHES,
    SYMBOLS,
)

UNKNOWN_COMMAND = Rule(
    code="B015",
    name="unknown-latex-command",
    severity=Severity.INFO,
    why="A command that is not known is left out; only the text in its braces is shown.",
    fix="Write the character itself: the file may hold any Unicode text.",
)

RULES = (UNKNOWN_COMMAND,)

# Most values have none of these and are done after one search. Each alternative begins with a
# plain character, never a class or a look behind: only then does `re` skip from one candidate to
# the next, which makes the search fifteen times quicker.
_MORE = r"\$|~|<|>|`|&(?=[#A-Za-z])|'(?!\w)|'(?<!\w')"
_MORE_THAN_GROUPS = re.compile(_MORE)
_SPECIAL = re.compile(r"\\|\{|\}|" + _MORE)
_TOKEN = re.compile(
    r"\\(?:[A-Za-z]+\*?[ ]*|.|\Z)"
    r"|\{|\}|\$|~|\^|_|---?|``?|''?"
    r"|</?[A-Za-z][A-Za-z0-9:-]{0,24}(?:\s[^<>{}\\]{0,400})?/?>"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});",
    re.DOTALL,
)
# The commonest commands, which stand for one character whatever is around them. Replacing them
# first leaves most names and many titles with nothing else to decode.
_ONE_CHARACTER = re.compile(
    # Two backslashes are a line break, and what follows them is no command.
    r"\\\\"
    r"|\{\\(?P<a>[\"'`^~=.])(?P<a1>[A-Za-z])\}|\\(?P<b>[\"'`^~=.])\{(?:(?P<b1>[A-Za-z])|\\(?P<b2>[ij]))\}"
    r"|\{\\(?P<c>[cvukHrd])\{(?P<c1>[A-Za-z])\}\}|\\(?P<d>[cvukHrd])\{(?P<d1>[A-Za-z])\}"
    r"|\{\\(?P<e>[A-Za-z]{1,20})\}|\$\\(?P<f>[A-Za-z]{1,14})\$"
    r"|\{\\(?P<g>[&%#_])\}|\\(?P<h>[&%#_])(?![#A-Za-z])"
)
_FLAT = re.compile(r"[^{}\\]*+(?:(?:\\(?:emph|textit|textbf|textsc)(?: ?(?=\{)))?\{[^{}\\]*+\}[^{}\\]*+)*+")
_FLAT_GROUP = re.compile(r"\{([^{}]*)\}")
_STYLED_GROUP = re.compile(r"\\(emph|textit|textbf|textsc) ?\{([^{}]*)\}|\{([^{}]*)\}")
_HTML_NAME = re.compile(r"</?([A-Za-z0-9:-]+)")
_DOLLAR = re.compile(r"(?<!\\)\$")
_SIGNS_ONLY = re.compile(r"[<>=~+±×÷≤≥≈∼%−\s-]+")
_AMOUNT_AND_WORD = re.compile(r"[0-9][0-9.,]*,? [A-Za-z]{2,}")
_COMMANDS = re.compile(r"\\[A-Za-z]+")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
"""Two or three letters in one, as they are copied out of a PDF."""
_LONG_RUN = re.compile(r"[^\w\x00-\x7f]{31,}")
_WORDS_IN_MATHS = re.compile(r"[A-Za-z]{4,}")


def nfc(text: str) -> str:
    """Compose accents. Runs of marks are cut at 30, for composing long ones takes time squared."""
    if text.isascii():
        return text
    if _LIGATURE.search(text):
        text = _LIGATURE.sub(lambda match: normalize("NFKC", match[0]), text)
    return normalize("NFC", _LONG_RUN.sub(lambda match: match[0][:30], text))


def escaped(text: str) -> str:
    """Make text safe in HTML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


@dataclass(frozen=True, slots=True)
class Typeset:
    """A decoded value and the commands in it that are not known."""

    text: Text = Text()
    unknown: tuple[str, ...] = ()


def typeset(written: str, *, protect: bool = False) -> Typeset:
    """Decode a value. With `protect`, braces that keep capitals become `nocase` spans."""
    text = _prepared(written)
    if not _SPECIAL.search(text):
        plain = nfc(text.replace("'", "’"))
        return Typeset(Text(plain, escaped(plain)))
    if not _MORE_THAN_GROUPS.search(text) and _FLAT.fullmatch(text):
        text = nfc(text.replace("'", "’"))
        return _flat(text, protect)
    setter = _Setter(protect=protect)
    setter.set(text)
    return setter.finished()


def plain(written: str) -> str:
    """Decode a value to text without markup, leaving apostrophes as they were typed."""
    return _bare(written, braces=False)[0]


def with_braces(written: str) -> tuple[str, tuple[str, ...]]:
    """Decode a list of names, keeping the braces that hold a name together.

    Gives the text and the commands that are not known.
    """
    return _bare(written, braces=True)


def _bare(written: str, *, braces: bool) -> tuple[str, tuple[str, ...]]:
    text = _prepared(written)
    if not _SPECIAL.search(text):
        return nfc(text), ()
    if "\\" not in text and not _MORE_THAN_GROUPS.search(text) and _FLAT.fullmatch(text):
        text = nfc(text)
        return (text if braces else text.replace("{", "").replace("}", "")), ()
    setter = _Setter(braces=braces, quotes=False)
    setter.set(text)
    done = setter.finished()
    return done.text.plain, done.unknown


def _prepared(written: str) -> str:
    """One space for any white space, and the simple accents composed."""
    text = written
    if "\n" in text or "\t" in text or "  " in text:
        text = _SPACES.sub(" ", text)
    if "\\" in text:
        text = _ONE_CHARACTER.sub(_composed, text)
    if "&" in text or "\\" in text or "<" in text:
        text = unescaped(text)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    if "~" in text and "\\" not in text:
        text = text.replace("~", "\u00a0")
    return text.strip(" ")


def _composed(match: re.Match[str]) -> str:
    if match.lastgroup is None:
        return match[0]
    kind = match.lastgroup[0]
    if kind in "gh":
        return match[kind]
    if kind in "ef":
        # A character that is itself a sign of LaTeX would be read a second time.
        text = SYMBOLS.get(match[kind], "")
        return text if text.isalnum() or (text in _PLAIN_SIGNS and text) else match[0]
    letter = match[match.lastgroup]
    return normalize("NFC", letter + ACCENTS[match[kind]])


_PLAIN_SIGNS = "–—’‘“”…·•°±×÷≤≥≈→←®™©²³½¼¾€£¥§†‡¡¿«»"


def _flat(text: str, protect: bool) -> Typeset:
    """Decode groups without groups in them, which most titles have and nothing else."""
    safe = escaped(text)
    if "\\" in text:
        text = _STYLED_GROUP.sub(r"\2\3", text)
        rich = _STYLED_GROUP.sub(_styled if protect else _styled_only, safe)
    else:
        text = text.replace("{", "").replace("}", "")
        rich = _FLAT_GROUP.sub(_protected, safe) if protect else escaped(text)
    return Typeset(Text(text.strip(" "), rich.strip(" ")))


def _protected(match: re.Match[str]) -> str:
    words = match[1]
    if any(map(str.isalpha, words)):
        return f"{NO_CASE[0]}{words}{NO_CASE[1]}"
    return words


def _styled(match: re.Match[str]) -> str:
    if match[1] is None and any(map(str.isalpha, match[3])):
        return f"{NO_CASE[0]}{match[3]}{NO_CASE[1]}"
    return _styled_only(match)


def _styled_only(match: re.Match[str]) -> str:
    if match[1] is None or not match[2]:
        return match[3] or ""
    opening, closing = STYLED[match[1]]
    return f"{opening}{match[2]}{closing}"


@dataclass(slots=True)
class _Frame:
    """An open group: where its text began and what happens when it closes."""

    closer: str = "}"
    plain: int = 0
    rich: int = 0
    size: int = 0
    styles: tuple[tuple[str, str], ...] = ()
    pending: Sequence[str] = ()
    """Marks and shifts that the group as a whole takes: combining characters, `^`, `_`."""
    quotes: tuple[str, str] = PLAIN
    dropped: bool = False
    left: int = 0
    """How many arguments after this one are dropped too."""
    tail: str = ""
    """What closes the styles that were switched on inside."""
    maths: bool = False
    protects: bool = False
    """The braces keep the capitals in them."""
    holds: bool = False
    """The braces stay, to hold a name together."""


_ALONE = {ACCENTS["~"]: "~", ACCENTS["^"]: "^"}
"""`\\~{}` and `\\^{}`: a mark on nothing is the sign itself."""
_DOUBLE, _SINGLE = ("“", "”"), ("‘", "’")


class _Setter:
    def __init__(self, *, protect: bool = False, braces: bool = False, quotes: bool = True) -> None:
        self.protect = protect
        self.braces = braces
        self.quotes = quotes
        self.plain: list[str] = []
        self.rich: list[str] = []
        self.frames: list[_Frame] = [_Frame(closer="")]
        self.pending: list[str] = []
        self.next: _Frame | None = None
        self.drop = 0
        self.argument = False
        self.quoted = 0
        self.unknown: dict[str, None] = {}
        self.size = 0
        """Characters set so far; tells an empty group without looking through what it holds."""

    # Reading ------------------------------------------------------------------------------

    def set(self, text: str) -> None:
        at = 0
        self.source = text
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < at:
                continue
            if start > at:
                self._words(text[at:start])
            at = self._token(token[0], start, token.end())
        if at < len(text):
            self._words(text[at:])

    def _token(self, token: str, start: int, end: int) -> int:
        """Act on a token; give the place to go on from."""
        first = token[0]
        if first == "\\":
            return self._command(token, end)
        if first == "{":
            self._open(start)
        elif first == "}":
            self._close_group()
        elif first == "$":
            return self._dollar(start, end)
        elif first == "~":
            self._emit(" " if self.braces else "\u00a0")
        elif first == "-":
            self._emit("–" if len(token) == 2 else "—")
        elif first in "`'":
            self._quote(token, start, end)
        elif first == "<":
            self._tag(token, end)
        elif first == "&":
            self._entity(token)
        elif self.frames[-1].maths:
            self.pending.append(token)
            self.argument = True
        else:
            self._emit(token)
        return end

    def _words(self, words: str) -> None:
        if self.pending:
            # A mark goes on the next letter, whatever spaces stand between.
            words = words.lstrip(" ")
            if not words:
                return
            self._emit(words[0])
            words = words[1:]
        elif self.argument or self.drop:
            stripped = words.lstrip(" ")
            if not stripped:
                return
            self.argument, self.drop, self.next = False, 0, None
        if words:
            if self.frames[-1].maths:
                words = words.replace("-", "−")
            self._emit(words)

    def _emit(self, text: str) -> None:
        if self.pending:
            text = _marked(text, self.pending)
            shifts = [each for each in self.pending if each in "^_"]
            self.pending = []
            self.argument = False
            if shifts:
                opening, closing = RAISED if shifts[-1] == "^" else LOWERED
                self.size += len(text)
                self.plain.append(_shifted(text, opening))
                self.rich.append(f"{opening}{escaped(text)}{closing}")
                return
        self.size += len(text)
        self.plain.append(text)
        self.rich.append(escaped(text))

    # Groups -------------------------------------------------------------------------------

    def _open(self, start: int) -> None:
        frame, self.next = self.next or _Frame(), None
        outer = self.frames[-1]
        begins_with_command = self.source.startswith("\\", start + 1)
        if self.pending:
            frame.pending, self.pending = self.pending, []
        if self.drop:
            frame.dropped, frame.left, self.drop = True, self.drop - 1, 0
        elif not self.argument and not frame.pending:
            frame.protects = self.protect and len(self.frames) == 1 and not begins_with_command
            frame.holds = self.braces
        frame.maths = frame.maths or outer.maths
        self.argument = False
        frame.plain, frame.rich, frame.size = len(self.plain), len(self.rich), self.size
        # A place for what the opening turns out to be, once it is known what it holds.
        self.plain.append("")
        self.rich.append("")
        self.frames.append(frame)
        frame.protects = frame.protects and not outer.maths
        if frame.holds and begins_with_command:
            frame.holds = False
            frame.quotes = ("{", "}")

    def _close_group(self) -> None:
        while len(self.frames) > 1 and self.frames[-1].closer not in "}":
            self._close()
        if len(self.frames) > 1:
            self._close()

    def _close(self) -> None:
        frame = self.frames.pop()
        self.pending, self.argument, self.drop, self.next = [], False, 0, None
        if frame.dropped:
            del self.plain[frame.plain :], self.rich[frame.rich :]
            self.size = frame.size
            self.drop, self.argument = frame.left, frame.left > 0
            return
        if frame.tail:
            self.rich.append(frame.tail)
        if frame.pending:
            self._close_marked(frame)
            return
        if frame.holds:
            self.plain[frame.plain] = "{"
            self.plain.append("}")
            return
        if frame.quotes[0] == "{":
            self._close_letter_or_name(frame)
        else:
            self._close_styled(frame)

    def _close_letter_or_name(self, frame: _Frame) -> None:
        """`{\"O}` is one letter; `{\"O}sterreich und …` in one pair of braces is a name."""
        inside = self.plain[frame.plain : frame.plain + 64]
        if len(inside) == 64 or any(" " in each or "," in each for each in inside):
            self.plain[frame.plain] = "{"
            self.plain.append("}")

    def _close_styled(self, frame: _Frame) -> None:
        if frame.quotes[0]:
            self.quoted -= 1
        opening, closing = self._around(frame)
        if opening and self.size > frame.size:
            self.rich[frame.rich] = frame.quotes[0] + opening
            self.rich.append(closing + frame.quotes[1])
        elif frame.quotes[0]:
            self.rich[frame.rich] = frame.quotes[0]
            self.rich.append(frame.quotes[1])
        if frame.quotes[0]:
            self.plain[frame.plain] = frame.quotes[0]
            self.plain.append(frame.quotes[1])

    def _around(self, frame: _Frame) -> tuple[str, str]:
        opening = closing = ""
        for style in frame.styles:
            opening, closing = opening + style[0], style[1] + closing
            if style is RAISED or style is LOWERED:
                self._shift_plain(frame, style[0])
        if frame.protects and any(char.isalpha() for each in self.plain[frame.plain :] for char in each[:200]):
            return NO_CASE[0] + opening, closing + NO_CASE[1]
        return opening, closing

    def _shift_plain(self, frame: _Frame, opening: str) -> None:
        words = "".join(self.plain[frame.plain :])
        self.plain[frame.plain :] = ["", _shifted(words, opening)]

    def _close_marked(self, frame: _Frame) -> None:
        words = "".join(self.plain[frame.plain :]) or _ALONE.get("".join(frame.pending), "")
        shifts = [each for each in frame.pending if each in "^_"]
        marked = words if words in _ALONE.values() else _marked(words, frame.pending)
        if shifts:
            opening, closing = RAISED if shifts[-1] == "^" else LOWERED
            self.plain[frame.plain :] = [_shifted(marked, opening)]
            rich = "".join(self.rich[frame.rich :])
            self.rich[frame.rich :] = [opening, rich, closing] if rich else []
        else:
            self.plain[frame.plain :] = [marked]
            self.rich[frame.rich :] = [escaped(marked)]

    # Commands -----------------------------------------------------------------------------

    def _command(self, token: str, end: int) -> int:
        name = token[1:].rstrip(" ") or token[1:]  # a blank behind the stroke is a command of its own
        if name in ACCENTS and (len(name) > 1 or not name.isalpha() or self._takes_mark(end)):
            self.pending.append(ACCENTS[name])
        elif name in SYMBOLS:
            self._symbol(name, token, end)
        elif name in SIGNS:
            return self._sign(name, end)
        elif not name:
            pass
        elif not name[0].isalpha() or not name.isascii():
            self._emit(name)
        else:
            return self._word_command(name.rstrip("*"), end)
        return end

    def _takes_mark(self, end: int) -> bool:
        """`\\c c` and `\\c{c}` carry a mark; `\\c` at the end of a text carries nothing."""
        return end < len(self.source) and self.source[end] != "}"

    def _symbol(self, name: str, token: str, end: int) -> None:
        text = SYMBOLS[name]
        self._emit("’" if text == "'" and self.quotes else text)
        if token.endswith(" ") and self.frames[-1].maths:
            self._emit(" ")

    def _sign(self, name: str, end: int) -> int:
        if name == "&" and (match := _TOKEN.match(self.source, end - 1)) and len(match[0]) > 1:
            # `\&amp;`: an exporter escaped what a publisher had escaped before.
            self._entity(match[0])
            return match.end()
        if name in "()":
            return end
        text = SIGNS[name]
        self._emit(" " if self.braces and text == "\u00a0" else text)
        return end

    def _word_command(self, name: str, end: int) -> int:
        if name in SWITCHES:
            if SWITCHES[name] is not PLAIN:
                self._switch(SWITCHES[name])
            return end
        frame = self.next = self.next or _Frame()
        self.argument = True
        if name in DROPPED:
            self.drop = DROPPED[name]
        self._set(frame, name)
        if not self.source.startswith(("{", "["), end):
            self._without_group(name, end)
        return self._optional(end)

    def _without_group(self, name: str, end: int) -> None:
        """A command with no argument after it: `\\foo bar`."""
        if name in QUOTED and self.quotes:
            self.quoted -= 1
        self.argument, self.drop, self.next = False, 0, None
        if end and self.source[end - 1] == " " and self.plain and end < len(self.source):
            self._emit(" ")

    def _optional(self, end: int) -> int:
        """Skip `[…]` between a command and its argument."""
        if not self.source.startswith("[", end):
            return end
        close = self.source.find("]", end, end + 80)
        if close < 0 or not self.source.startswith("{", close + 1):
            self.argument, self.drop, self.next = False, 0, None
            return end
        return close + 1

    def _switch(self, style: tuple[str, str]) -> None:
        frame = self.frames[-1]
        self.rich.append(style[0])
        frame.tail = style[1] + frame.tail

    # Maths, quotes, HTML ------------------------------------------------------------------

    def _dollar(self, start: int, end: int) -> int:
        frame = next((each for each in reversed(self.frames[-3:]) if each.closer == "$"), None)
        if frame:
            while self.frames[-1] is not frame:
                self._close()
            self._close()
            return end
        if self._begins_maths(end):
            frame = self._frame("$")
            frame.maths = True
            frame.pending, self.pending = self.pending, []
        elif self.source.startswith("$", end):
            return end + 1
        else:
            self._emit("$")
        return end

    def _set(self, frame: _Frame, name: str) -> None:
        """Prepare the group behind a command for what the command does to it."""
        if name in STYLED:
            frame.styles = (*frame.styles[:3], STYLED[name])
        elif name in QUOTED and self.quotes:
            frame.quotes = _SINGLE if self.quoted % 2 else _DOUBLE
            self.quoted += 1
        elif name in MATHS:
            frame.maths = True
        elif name not in KEPT and name not in DROPPED:
            self.unknown[f"\\{name}"] = None

    def _begins_maths(self, end: int) -> bool:
        """Tell `$\\beta$` from `US$5 to US$10`, by Pandoc's rule and the look of what is inside."""
        source = self.source
        found = _DOLLAR.search(source, end, end + 400)
        close = found.start() if found else -1
        if close <= end or " " in (source[end], source[close - 1]):
            return False
        inside = source[end:close]
        if source[close + 1 : close + 2].isdigit() and not _is_surely_maths(inside):
            return False
        depth = inside.count("{") - inside.count("}")
        if depth or _AMOUNT_AND_WORD.match(inside):
            return False
        return any(sign in inside for sign in "\\^_") or not _WORDS_IN_MATHS.search(inside)

    def _frame(self, closer: str) -> _Frame:
        """Open a group that no brace opened."""
        frame = _Frame(closer=closer, plain=len(self.plain), rich=len(self.rich), size=self.size)
        self.plain.append("")
        self.rich.append("")
        self.frames.append(frame)
        return frame

    def _quote(self, token: str, start: int, end: int) -> None:
        if self.frames[-1].maths:
            self._emit("′" * len(token))
        elif len(token) == 2:
            self._emit("“" if token[0] == "`" else "”")
        elif token == "`":
            self._emit("‘")
        elif not self.quotes:
            self._emit("'")
        else:
            self._emit("‘" if self._opens(start, end) else "’")

    def _opens(self, start: int, end: int) -> bool:
        """A straight quote opens before a letter and after a space, if another can close it."""
        before = self.source[start - 1] if start else " "
        after = self.source[end : end + 1]
        if before not in " ([{-–—“:/" or not (after.isalpha() or after in "\\{"):
            return False
        return self.source.rfind("'") > end

    def _tag(self, token: str, end: int) -> None:
        name, style = _of_html(token)
        if style is None:
            self._emit(token)
        elif token.startswith("</"):
            self._close_tag(name)
        elif name in SPACED or token.endswith("/>"):
            self._emit(" ")
        elif self._closes(name, end):
            self._open_tag(name, style)
        elif name not in ALONE:
            self._emit(token)

    def _open_tag(self, name: str, style: tuple[str, str]) -> None:
        maths = self.frames[-1].maths
        frame = self._frame(f"</{name}>")
        frame.styles = (style,) if style is not PLAIN else ()
        frame.maths = maths
        frame.dropped = name in NOT_SHOWN or (name == "tex-math" and self._is_in_mathml_too())

    def _is_in_mathml_too(self) -> bool:
        return "math>" in self.source.replace("tex-math>", "")

    def _closes(self, name: str, end: int) -> bool:
        """Whether a tag is closed later on. Looked for in a bounded stretch, since a long text
        may have a tag at every third character."""
        ahead = self.source[end : end + 2000].lower()
        return f"/{name}>" in ahead or f":{name}>" in ahead

    def _close_tag(self, name: str) -> None:
        if self.frames[-1].closer == f"</{name}>":
            self._close()

    def _entity(self, token: str) -> None:
        text = unescape(token)
        if text == token:
            self._emit(token)
        elif text == "'" and self.quotes:
            self._emit("’")
        elif text.isprintable() or text == "\u00a0":
            self._emit(" " if self.braces and text == "\u00a0" else text)

    # The end ------------------------------------------------------------------------------

    def finished(self) -> Typeset:
        while len(self.frames) > 1:
            self._close()
        self.rich.append(self.frames[0].tail)
        plain_text = nfc(_SPACES.sub(" ", "".join(self.plain)).strip(" "))
        rich_text = nfc(_SPACES.sub(" ", "".join(self.rich)).strip(" "))
        return Typeset(Text(plain_text, rich_text), tuple(self.unknown))


def _is_surely_maths(inside: str) -> bool:
    """`$<$3` and `$\\sim$50`, of which the second sign cannot begin an amount of money."""
    if _SIGNS_ONLY.fullmatch(inside):
        return True
    commands = bool(_COMMANDS.search(inside)) or "^" in inside or "_" in inside
    return commands and not inside[0].isdigit() and not _WORDS_IN_MATHS.search(_COMMANDS.sub("", inside))


def _of_html(token: str) -> tuple[str, tuple[str, str] | None]:
    """The name of an HTML tag and what it does to the look; None where it is not a tag that we know."""
    found = _HTML_NAME.match(token)
    name = found[1].lower() if found else ""
    prefix, _, bare = name.rpartition(":")
    name = bare if prefix in PREFIXES else name
    style = HTML.get(name, PLAIN if prefix in PREFIXES else None)
    if style and name == "span":
        style = _span(token)
    elif name == "emphasis" and "bold" in token.lower():
        style = HTML["bold"]
    return name, style


def _span(token: str) -> tuple[str, str]:
    if "small-caps" in token:
        return ('<span style="font-variant:small-caps;">', "</span>")
    return NO_CASE if "nocase" in token else PLAIN


def _marked(text: str, pending: Sequence[str]) -> str:
    """Put marks on the first character, after the marks that it carries."""
    marks = "".join(each for each in reversed(pending[-8:]) if each not in "^_")
    if not marks or not text:
        return text or ""
    # An accent takes the place of the dot: `\'\i` is í.
    text = {"ı": "i", "ȷ": "j"}.get(text[0], text[0]) + text[1:]
    at = 1
    while at < len(text) and at < 9 and combining(text[at]):
        at += 1
    return nfc(text[:at] + marks) + text[at:] if at < 9 else text


def _shifted(text: str, opening: str) -> str:
    """Use raised or lowered digits in plain text where Unicode has all of them."""
    if len(text) > 12 or not text:
        return text
    digits = RAISED_DIGITS if opening == RAISED[0] else LOWERED_DIGITS
    return text.translate(digits) if all(ord(char) in digits for char in text) else text
