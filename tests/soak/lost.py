"""Which words of a library are on no page, in no file to download, and named in no message."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from evidence.diagnostics import Diagnostic
from evidence.model.source import Source
from evidence.read import content, record_file
from evidence.read.bibtex.field_names import is_private
from evidence.site import Site, plan_site
from evidence.view.page import Page
from evidence.view.settings import Settings

from tests.soak.pages import html_of, words_of

Words = Callable[[str], Iterable[str]]

NOT_WORDS = re.compile(
    r"\{[#.][^}\n]*\}"  # ids and classes
    r"|^[ \t>]*(?:`{3,}|~{3,})[ \t]*[^\s`]+"  # the language of a code
    r"|\[\^[^\]\n]*\]|\]\[[^\]\n]*\]|^[ >]*\[[^\]\n]*\]:",  # labels of notes and links
    re.MULTILINE,
)
"""What an editor writes to name things and nobody is to read."""
REMARK = re.compile(
    r"^[ \t]*#.*$"
    r"|(?:^|(?<=[:{,\[-]))[ \t]+#.*$"  # behind the name of a field or a mark of a list
    r"|(?<=[\"'\]}])[ \t]+#.*$"
    r"|(?<=[:-])[ \t]+(?P<word>[^\s\"'\[{]\S*)[ \t]+#.*$",  # behind one word
    re.MULTILINE,
)
"""The one exception in front matter and vocabularies; in `.bib` files it is the fields that `is_private` keeps out."""
_OF_READING = frozenset(["R100", "R101", "R103", "R104", "R105"])
"""Mistakes that may leave out lines beside their own; their messages name them."""
_OF_ENTRIES = frozenset(["B002", "B003", "B004", "B024", "B026", "B027", "B031"])
_LINES = re.compile(r"\b(\d+)–(\d+)\b|\bline (\d+) is left out")
_TO_LINE = re.compile(r"\(to line (\d+)\)|on lines? ([\d, ]+)")
_STRING = re.compile(r"[ \t]*@string\b", re.IGNORECASE)
_FIELD_NAMES = re.compile(r"([A-Za-z][\w:+.-]*)[ \t]*=")
_FIELD_OF_ENTRY = re.compile(r"[ \t]*,?[ \t]*([A-Za-z][\w:+.-]*)[ \t]*=")


class Memory:
    """Formatted references kept from one reading to the next: few of them change."""

    kept: dict[tuple[str, str], dict[str, str]] = {}

    def read(self, style: str, made_by: str) -> dict[str, str]:
        return self.kept.get((style, made_by), {})

    def write(self, style: str, made_by: str, needed: Mapping[str, str]) -> None:
        self.kept[style, made_by] = dict(needed)


content.read_axis = lru_cache(64)(content.read_axis)
"""Most vocabularies stay as they are from one round to the next."""
record_file.read_prose = lru_cache(64)(record_file.read_prose)
"""A slip is in the fields of a page or in its text; where it is in the fields, the text has been read before."""


def plan(files: Mapping[str, str]) -> Site:
    """The site of some files; those that end in `.bib` are the bibliographies."""
    settings = Settings(
        cache=Memory(),
        today="2026-06-01",
        files=frozenset(path.removeprefix("content/") for path in files if path.startswith("content/")),
    )
    bibliographies = [Source(path, text) for path, text in files.items() if path.endswith(".bib")]
    texts = [Source(path, text) for path, text in files.items() if path.startswith("content/")]
    return plan_site(bibliographies, texts, settings)


def lost(files: Mapping[str, str], watched: Iterable[str], words: Words) -> Iterator[tuple[str, int, str]]:
    """Give the file, the line and the word of each that is lost. Only the `watched` files are looked at."""
    site = plan(files)
    shown = {
        word for page in site.pages.values() if _about(page, watched) for word in words(words_of(html_of(site, page)))
    }
    missing = [
        (path, line, word)
        for path in watched
        for line, word in _untold(path, files[path], site.diagnostics, words)
        if word not in shown
    ]
    if missing:
        gone = {word for _, _, word in missing}
        for text in _everything_else(site):
            gone.difference_update(words(text))
            if not gone:
                return
        yield from ((path, line, word) for path, line, word in missing if word in gone)


def _about(page: Page, watched: Iterable[str]) -> bool:
    """Whether the words of a watched file are likely to be on a page."""
    if page.template in ("study.html", "record.html") or f"content/{page.source.removeprefix('content/')}" in watched:
        return True
    axis = page.path.removeprefix("concepts/").split("/")[0]
    return page.path.startswith("concepts/") and f"content/vocabulary/{axis}.yml" in watched


def _untold(path: str, text: str, found: Iterable[Diagnostic], words: Words) -> Iterator[tuple[int, str]]:
    """The words of a file of which no message speaks."""
    told = Told(path, text, found, words)
    for line, word in written(path, text, words):
        # Where an entry is left out, so is the text that it has from a `@string`.
        if not told.covers(line, word) and not (told.drops_entries and _STRING.match(told.lines[line - 1])):
            yield line, word


def _everything_else(site: Site) -> Iterator[str]:
    for path, make in site.exports.items():
        if not path.startswith("data/search/"):  # what is found and cannot be read is lost, too
            yield make().decode("utf-8", "replace")
    for page in site.pages.values():
        if page.section != "map":
            yield words_of(html_of(site, page))


def written(path: str, text: str, words: Words) -> Iterator[tuple[int, str]]:
    """Every word of a file that readers should get, with its line."""
    if path.endswith(".bib"):
        yield from _written_in_bib(text, words)
        return
    body_from = 0 if path.endswith(".md") else len(text)
    if path.endswith(".md") and (
        front := re.match(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", text, re.DOTALL | re.MULTILINE)
    ):
        body_from = front.end()
    fields, body = text[:body_from], text[body_from:]
    plain = REMARK.sub(lambda found: f" {found['word'] or ''}", fields) + NOT_WORDS.sub(_same_lines, body)
    for line, each in enumerate(plain.split("\n"), 1):
        for word in words(each):
            yield line, word


def _same_lines(match: re.Match[str]) -> str:
    return " " + "\n" * match[0].count("\n")


def _written_in_bib(text: str, words: Words) -> Iterator[tuple[int, str]]:
    private = False
    for line, each in enumerate(text.split("\n"), 1):
        if names := _FIELD_NAMES.findall(each):
            private = any(is_private(name.lower()) for name in names)
        elif each.lstrip().startswith(("@", "}")):
            private = False
        if not private:
            for word in words(each):
                yield line, word


class Told:
    """What the messages about one file name: words, and lines with what hangs on them."""

    def __init__(self, path: str, text: str, found: Iterable[Diagnostic], words: Words) -> None:
        self.lines = text.split("\n")
        self.named: set[str] = set()
        self.covered: set[int] = set()
        in_bib = path.endswith(".bib")
        self.drops_entries = False
        for each in found:
            if each.where.path != path:
                continue
            self.drops_entries |= in_bib and each.rule.code in _OF_ENTRIES
            self.named.update(words(f"{each.message} {each.hint}"))
            region = partial(self._entry, each) if in_bib else partial(self._block, each)
            self.covered.update(region())
            for last, several in _TO_LINE.findall(each.message):
                self.covered.update(
                    range(each.where.line, int(last) + 1) if last else map(int, several.strip(", ").split(", "))
                )

    def covers(self, line: int, word: str) -> bool:
        return word in self.named or line in self.covered

    def _block(self, found: Diagnostic) -> Iterator[int]:
        """The line, and the lines below that hang on it: the same paragraph, or what is indented further."""
        first = found.where.line
        yield first
        for begin, end, alone in _LINES.findall(found.message):
            yield from range(int(begin or alone), int(end or alone) + 1)
        if found.rule.code in _OF_READING:
            return
        yield first + 1
        if not 0 < first <= len(self.lines):
            return
        indent = _indent(self.lines[first - 1])
        if found.rule.code == "R111":
            indent -= 1  # what is missing is missed by the whole group
        for number in range(first + 1, len(self.lines) + 1):
            each = self.lines[number - 1]
            begins = each.lstrip().startswith(("-", "#")) or _is_field(each)
            if each.strip() and _indent(each) <= indent and begins:
                return
            if not each.strip() and not (number < len(self.lines) and _indent(self.lines[number]) > indent):
                return
            yield number

    def _entry(self, found: Diagnostic) -> Iterator[int]:
        """The line, and those up to the next field, or up to the next entry where it is about the whole one."""
        first = found.where.line
        yield first
        for number in range(first + 1, len(self.lines) + 1):
            each = self.lines[number - 1]
            if each.lstrip().startswith("@") or (found.rule.code not in _OF_ENTRIES and _FIELD_OF_ENTRY.match(each)):
                return
            yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_field(line: str) -> bool:
    return bool(re.match(r"\s*[\w-]+:(?:\s|$)", line))
