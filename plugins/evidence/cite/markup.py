"""The little markup inside a formatted reference, from CSL's tags to safe HTML and plain text.

While the citation processor works, tags travel as noncharacters of Unicode (U+FDD0 and on), one
each. It cannot tear them apart, and its rules on case and punctuation see the letters beside them.
Since text from a file never holds noncharacters, whatever else looks like a tag is text and is
escaped: nothing that an editor, a style file or a cache file says can become HTML.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_ELEMENTS = ("i", "b", "sup", "sub", "span", "u")
_FIRST = 0xFDD0
OPEN = {name: chr(_FIRST + 2 * place) for place, name in enumerate(_ELEMENTS)}
"""The mark that opens each element; `span` is small capitals, the only one CSL has."""
CLOSE = {name: chr(_FIRST + 2 * place + 1) for place, name in enumerate(_ELEMENTS)}
QUOTE_OPEN, QUOTE_CLOSE = chr(_FIRST + 12), chr(_FIRST + 13)
"""Stand before a quotation mark that the style sets, as against one in a title."""
_NOCASE, _NOCASE_END = chr(_FIRST + 14), chr(_FIRST + 15)

_START = {
    "i": '<i>', "b": '<b>', "sup": '<sup>', "sub": '<sub>', "u": '<u>',
    "span": '<span class="ev-smallcaps">',
}  # fmt: skip
_OPENED = {mark: name for name, mark in OPEN.items()}
_CLOSED = {mark: name for name, mark in CLOSE.items()}
_MARK = re.compile(f"[{chr(_FIRST)}-{_NOCASE_END}]")
_MARKS = f"{_MARK.pattern}*"
_TAG = re.compile(
    r"<(?P<name>i|b|sup|sub)>|</(?P<end>i|b|sup|sub|span)>"
    r'|(?P<nocase><span class="nocase">)|(?P<caps><span style="font-variant: ?small-caps;">)'
)


@dataclass(frozen=True, slots=True)
class MarkedLink:
    """Words in a formatted reference that lead somewhere, such as a DOI."""

    words: str
    address: str


def mark(text: str) -> str:
    """Turn CSL's tags into marks and straight quotation marks into printed ones.

    `<span class="nocase">` stays, once, for the processor to read; a tag without its partner is
    dropped or closed.
    """
    written: list[str] = []
    stack: list[str] = []
    end = 0
    for tag in _TAG.finditer(text):
        written.append(text[end : tag.start()])
        end = tag.end()
        if tag["end"]:
            written.extend(_closing(tag["end"], stack))
        elif not (tag["nocase"] and "nocase" in stack):
            stack.append(tag["name"] or ("nocase" if tag["nocase"] else "span"))
            written.append(_opening(stack[-1]))
        else:
            stack.append("")
    written.append(text[end:])
    written.extend(_ending(name) for name in reversed(stack))
    printed = printed_quotes("".join(written))
    return printed.replace(_NOCASE, '<span class="nocase">').replace(_NOCASE_END, "</span>")


def _closing(name: str, stack: list[str]) -> Iterator[str]:
    """Close an element and whatever was opened inside it."""
    same = ("nocase", "span", "") if name == "span" else (name,)
    if any(each in same for each in stack):
        while stack:
            opened = stack.pop()
            yield _ending(opened)
            if opened in same:
                return


def _opening(name: str) -> str:
    return _NOCASE if name == "nocase" else OPEN[name]


def _ending(name: str) -> str:
    return _NOCASE_END if name == "nocase" else CLOSE.get(name, "")


def printed_quotes(text: str) -> str:
    """Set `'` and `"` as they are printed: an apostrophe, an opening or a closing mark.

    The marks of this module are looked through. A `'` opens only where a later one can close it.
    """
    typed = [found.start() for found in _TYPED_QUOTE.finditer(text)]
    letters = list(text) if typed else [text]
    closers = 0
    for place in reversed(typed):
        before, after = _beside(text, place, -1), _beside(text, place, 1)
        opens = before in _BEFORE_OPENING and after not in _SPACE
        if letters[place] == '"':
            letters[place] = "“" if opens else "”"
        elif opens and closers and not after.isdigit():
            letters[place] = "‘"
            closers -= 1
        else:
            letters[place] = "’"
            closers += not after.isalnum()
    return "".join(letters)


_TYPED_QUOTE = re.compile("['\"]")
_SPACE = frozenset(" \u00a0\u202f") | {""}
_BEFORE_OPENING = _SPACE | frozenset("([{—–/“‘'\"")


def _beside(text: str, place: int, step: int) -> str:
    """Give the letter next to a place, past any marks; '' at an end."""
    place += step
    while 0 <= place < len(text) and _MARK.match(text[place]):
        place += step
    return text[place] if 0 <= place < len(text) else ""


def tidy(marked: str) -> str:
    """Mend the punctuation where two parts of a reference meet.

    The processor only compares neighbouring letters, so it misses a full stop after a question
    mark that ends an italic title. One mark is enough.
    """
    seam = rf"((?:{_MARKS}[’”])?{_MARKS})"
    marked = re.sub(rf"(?<!\.)([?!.]){seam}\.(?!\.)", r"\1\2", marked)
    marked = re.sub(rf"([,;:])({_MARKS})\.(?=\s|$)", r"\2.", marked)
    marked = re.sub(rf" +({_MARKS}) +", r" \1", marked)
    return _nested_quotes(marked).strip(" ")


def _nested_quotes(marked: str) -> str:
    """Change the quotation marks of a title to the other kind inside those the style sets."""

    def inner(found: re.Match[str]) -> str:
        opening, words, closing = found.groups()
        if opening == "‘":
            words = re.sub(r"‘([^‘]*?)’(?!\w)", r"“\1”", words)
        elif opening == "“":
            words = words.replace("“", "‘").replace("”", "’")
        return opening + words + closing

    quoted = rf"{QUOTE_OPEN}(.)(.*?){QUOTE_CLOSE}(.)"
    return re.sub(quoted, inner, marked, flags=re.DOTALL)


def as_plain(marked: str) -> str:
    """Give the words alone, for copying."""
    return _MARK.sub("", marked)


def as_html(marked: str, links: Iterable[MarkedLink] = ()) -> str:
    """Give safe HTML: text escaped, elements balanced, each link an anchor.

    Italic inside italic is upright, as CSL asks.
    """
    longest = sorted(links, key=lambda link: (-len(link.words), link.words, link.address))
    addresses = {link.words: link.address for link in reversed(longest) if link.words}
    return "".join(
        "".join(_START[name] for name in names)
        + _linked(text, addresses)
        + "".join(f"</{name}>" for name in reversed(names))
        for text, names in _runs(marked)
    )


def _runs(marked: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Part the text wherever its look changes."""
    depth = dict.fromkeys(_ELEMENTS, 0)
    start = 0
    look: tuple[str, ...] = ()
    for found in _MARK.finditer(marked):
        if name := _OPENED.get(found[0]):
            depth[name] += 1
        elif name := _CLOSED.get(found[0]):
            depth[name] = max(0, depth[name] - 1)
        if found.start() > start:
            yield marked[start : found.start()], look
        start = found.end()
        look = tuple(name for name in _ELEMENTS if depth[name] % 2)
    if start < len(marked):
        yield marked[start:], look


def _linked(text: str, addresses: Mapping[str, str]) -> str:
    """Make anchors of the words that have an address, the longest of two that begin together.

    No pattern is compiled: each reference has words of its own, and compiling took a tenth of a
    large build.
    """
    written, end = [], 0
    while found := min(
        ((at, -len(words), words) for words in addresses if (at := _whole(text, words, end)) >= 0),
        default=None,
    ):
        at, _, words = found
        written.append(html.escape(text[end:at], quote=False))
        anchor = f'<a href="{html.escape(addresses[words], quote=True)}">'
        written.append(f"{anchor}{html.escape(words, quote=False)}</a>")
        end = at + len(words)
    return "".join(written) + html.escape(text[end:], quote=False)


def _whole(text: str, words: str, start: int) -> int:
    """Find words that are not part of a longer word; -1 where there are none."""
    while (at := text.find(words, start)) >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not (_is_word(before) or _is_word(after)):
            return at
        start = at + 1
    return -1


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def web_address(url: str) -> str:
    """Give an address that may be linked to, or '' when it is not one of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def doi_address(doi: str) -> str:
    """Give the address of a DOI, with what an address may not hold percent-encoded."""
    return "https://doi.org/" + quote(doi, safe="/:;()._-,+=@!*'~$&[]")
