"""Tokens of Markdown to `Prose`: sections of safe HTML, citations with their sentences, links, ids."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any
from urllib.parse import unquote

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.citation import Citation, Form, TextLink
from evidence.model.prose import Heading, Marked, Prose, Section
from evidence.model.source import Position
from evidence.read.decoding import without_half_characters
from evidence.read.link_targets import Target, image_target, link_target
from evidence.read.markdown import Notes, Tokens, parse, parse_words, render
from evidence.read.sanitise import sanitise
from evidence.read.sentences import OMITTED, Sentences, tidy
from evidence.read.slips import NEARLY_MARKDOWN, slips
from evidence.read.structure import structure

REFUSED_LINK = Rule(
    code="R130",
    name="refused-link",
    severity=Severity.ERROR,
    why="A link that leads nowhere wastes a reader's time; one that runs code harms them.",
    fix="Link to a web address, to the file of a page, to a term as `term:axis/term`, or to `#part` of the page.",
)
REFUSED_IMAGE = Rule(
    code="R131",
    name="refused-picture",
    severity=Severity.ERROR,
    why="A picture from elsewhere tells another site who reads this page, and may change or vanish.",
    fix="Put the picture into the content folder and give its path from the file of the page.",
)
PICTURE_WITHOUT_WORDS = Rule(
    code="R132",
    name="picture-without-words",
    severity=Severity.WARNING,
    why="Readers who cannot see the picture learn nothing from it.",
    fix="Say between the square brackets what the picture shows.",
)
RAW_HTML = Rule(
    code="R133",
    name="raw-html",
    severity=Severity.WARNING,
    why="HTML in text is shown as it is written, so readers see the brackets.",
    fix="Use Markdown, or put it between backticks if it is meant to be seen.",
)
BAD_ATTRIBUTE = Rule(
    code="R134",
    name="refused-attribute",
    severity=Severity.WARNING,
    why="Only an id and classes can be given to a part of the text; anything else is left out.",
    fix="Write `{#id .class}` with letters, digits and hyphens; names that begin with `ev-` or `md-` belong to the site.",
)
DUPLICATE_ANCHOR = Rule(
    code="R135",
    name="duplicate-anchor",
    severity=Severity.ERROR,
    why="Two parts of a page with one id cannot both be linked to.",
    fix="Give one of them another id.",
)
SKIPPED_HEADING = Rule(
    code="R136",
    name="skipped-heading-level",
    severity=Severity.WARNING,
    why="People who move through a page by its headings think that they have missed one.",
    fix="Use the next level: `##`, then `###`.",
)
SECOND_TITLE = Rule(
    code="R137",
    name="second-title",
    severity=Severity.WARNING,
    why="A page has one title; a second one confuses readers and search engines.",
    fix="Begin the heading with `##`.",
)
TOO_DEEP = Rule(
    code="R138",
    name="nested-too-deeply",
    severity=Severity.ERROR,
    why="Text that is nested this deeply is left out of the page.",
    fix="Use fewer levels of lists and quotations.",
)
NOTE_TROUBLE = Rule(
    code="R139",
    name="footnote-mismatch",
    severity=Severity.WARNING,
    why="A note without a mark in the text is not shown; a mark without a note leads nowhere.",
    fix="Write `[^1]` in the text and `[^1]: the note` on a line of its own.",
)
CITATION_IN_LINK = Rule(
    code="R140",
    name="citation-in-link",
    severity=Severity.ERROR,
    why="One link cannot stand inside another, so the source is neither shown nor counted.",
    fix="Put the citation behind the link, or write `\\@` if none is meant.",
)
CITATION_IN_HEADING = Rule(
    code="R141",
    name="citation-in-heading",
    severity=Severity.WARNING,
    why="A heading is also shown in lists of contents, where a citation cannot stand.",
    fix="Cite the source in the text below.",
)
SWALLOWED_CITATION = Rule(
    code="R142",
    name="citation-as-definition",
    severity=Severity.ERROR,
    why="`[@key]: word` at the start of a line defines a link, so the line is not shown.",
    fix="Leave out the colon, or write `@key:`.",
)
BROKEN_TABLE = Rule(
    code="R143",
    name="broken-table",
    severity=Severity.WARNING,
    why="Without a line of hyphens under its heads a table is no table, and readers see the strokes.",
    fix="Write a line such as `| --- | --- |` below the first row, with as many parts as that row, and an empty line above the table.",
)
PLAIN_WORDS_ONLY = Rule(
    code="R196",
    name="plain-words-only",
    severity=Severity.WARNING,
    why="A heading or a short field is also shown in lists, in the tab of a browser and in files, where only plain "
    "words can stand.",
    fix="Take the marks away, and put a link or a citation into the text below.",
)
LINK_WITHOUT_WORDS = Rule(
    code="R173",
    name="link-without-words",
    severity=Severity.WARNING,
    why="Nobody can see such a link, and a screen reader reads out its address.",
    fix="Say between the square brackets where the link leads.",
)
VAGUE_LINK = Rule(
    code="R174",
    name="vague-link-words",
    severity=Severity.WARNING,
    why="People who go from link to link hear only its words: *here* does not say where it leads.",
    fix="Make the words say where the link leads, as in `[how we work](methods.md)`.",
)
TABLE_WITHOUT_HEADS = Rule(
    code="R175",
    name="table-without-heads",
    severity=Severity.WARNING,
    why="Someone who cannot see the table hears its cells without knowing what they are about.",
    fix="Say in the first row what stands in each column.",
)
EMPTY_SECTION = Rule(
    code="R144",
    name="empty-section",
    severity=Severity.WARNING,
    why="A heading with nothing under it promises what the page does not give.",
    fix="Write the text, or take the heading away.",
)
RULES = (
    REFUSED_LINK,
    REFUSED_IMAGE,
    PICTURE_WITHOUT_WORDS,
    RAW_HTML,
    BAD_ATTRIBUTE,
    DUPLICATE_ANCHOR,
    SKIPPED_HEADING,
    SECOND_TITLE,
    TOO_DEEP,
    NOTE_TROUBLE,
    CITATION_IN_LINK,
    CITATION_IN_HEADING,
    SWALLOWED_CITATION,
    BROKEN_TABLE,
    PLAIN_WORDS_ONLY,
    EMPTY_SECTION,
    LINK_WITHOUT_WORDS,
    VAGUE_LINK,
    TABLE_WITHOUT_HEADS,
)

_HTML = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,200})?/?>)")
_TABLE_ROWS = re.compile(r"^[ \t]*\|.*\|[ \t]*\n[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_LOST_NOTE = re.compile(r"\[\^([^\s\]]{1,60})\]")
_VAGUE = frozenset(
    [
        "here",
        "click",
        "click here",
        "see here",
        "read here",
        "link",
        "this",
        "this link",
        "this page",
        "more",
        "read more",
        "learn more",
        "see more",
        "find out more",
        "go",
        "page",
        "website",
        "aquí",
        "más",
        "hier",
        "ici",
    ]
)
"""Words of a link that do not say where it leads."""
_SLUG = re.compile(r"[^\w\- ]")
_SPACES = re.compile(r"\s+")
_OWN_ID = re.compile(r"[A-Za-z0-9][\w-]*")
_CLASS = re.compile(r"[A-Za-z][\w-]*")
_RESERVED = re.compile(r"(?:ev|md|ref|c)-|_|fn(?:ref)?\d|-?$")
"""Ids that the site gives itself."""
_HOLDS_A_CITATION = frozenset(
    ["list_item_open", "tr_open", "dd_open", "dt_open", "heading_open", "admonition_title_open"]
)


def read_prose(
    path: str, page: str, text: str, first_line: int = 1, *, title: str | None = None
) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Read a Markdown text.

    `path` is the file as an editor knows it, `page` the same from the content folder, against which
    links are resolved; `first_line` is the line of the file on which the text starts. `title` is the
    title that the page has already, or None where its first heading of the first level is the title.
    """
    text = without_half_characters(text)
    tokens, notes = parse(text)
    reader = _Reader(path, page, first_line, notes, title)
    prose = reader.read(tokens)
    reader.about_notes()
    return prose, (*reader.found, *structure(tokens, notes, path, first_line))


_MAY_BE_MARKED = re.compile(r"[*_`\[\]\\&<~{}@^$|#]|==|^[>+-]|\n[>+-]|:::|!!!")
_BLOCKS = re.compile(
    r"^(?:#{1,6}[ \t]|>|[-*+][ \t].*\n[-*+][ \t]|\|.*\|[ \t]*$|```|~~~|1[.)][ \t].*\n2[.)][ \t])", re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A field of running text after the one parser, with what stands in it."""

    text: str
    """The words; `Marked` where some of them are."""
    citations: tuple[Citation, ...] = ()
    links: tuple[TextLink, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def _blocks(name: str, text: str, where: Position) -> tuple[Diagnostic, ...]:
    if not _BLOCKS.search(text):
        return ()
    hint = "write one paragraph, or put it into the text of the page"
    message = f"`{name}` cannot hold a heading, a list, a table or a quotation"
    return (PLAIN_WORDS_ONLY.at(where, message, hint=hint),)


def read_words(path: str, page: str, name: str, text: str, line: int, *, linked: bool) -> Words:
    """Read the text of a field named `name`: one paragraph, in which words may be marked.

    Links and citations only stand where it is `linked`; elsewhere they are reported.
    """
    if not _MAY_BE_MARKED.search(text):
        return Words(text=text)
    where = Position(path, line)
    tokens, notes = parse_words(without_half_characters(text))
    reader = _Reader(path, page, line, notes)
    words = tokens[0].children or []
    if not linked and (odd := _first_road(tokens[0])):
        hint = "put it into the text of the page"
        refused = PLAIN_WORDS_ONLY.at(where, f"{odd} cannot stand in `{name}`", hint=hint)
        return Words(text="".join(map(_as_written, words)), found=(refused,))
    for child in words:
        child.attrs.pop("id", None)
    prose = reader.read(tokens)
    html = prose.sections[0].html if prose.sections else ""
    # What came below the first line of the field stands on a line that nobody can tell after folding.
    found = tuple(replace(each, where=where) for each in reader.found if each.rule is not NEARLY_MARKDOWN)
    found += _blocks(name, text, where)
    same = _SPACES.sub(" ", unescape(html)) == _SPACES.sub(" ", text)
    return Words(
        text=text if same else Marked(prose.text, html),
        found=found,
        citations=tuple(replace(each, where=where) for each in prose.citations),
        links=tuple(replace(each, where=where) for each in prose.links),
    )


def marks_in(text: str) -> str:
    """Name the first mark of Markdown in a short field, which shows plain words only; '' where there is none."""
    if not _MAY_BE_MARKED.search(text):
        return ""
    token = parse_words(without_half_characters(text))[0][0]
    if road := _first_road(token):
        return road
    for child in token.children or ():
        if child.type not in ("text", "softbreak", "hardbreak") and (
            child.type != "text_special" or child.markup[:1] == "&"
        ):
            return f"`{child.markup}`" if child.markup and "`" not in child.markup else "a mark"
    return ""


def _first_road(token: Any) -> str:
    """Name the first thing in running text that leads somewhere."""
    names = {"link_open": "a link", "citation": "a citation", "image": "a picture", "fact": "a fact"}
    return next((names[child.type] for child in token.children or () if child.type in names), "")


def _as_written(child: Any) -> str:
    """The words of a refused link, and a refused citation as it was written."""
    return str(child.content) if child.type == "citation" else _words(child)


@dataclass
class _Part:
    """A section that is being filled."""

    line: int
    id: str = ""
    title: str = ""
    tokens: Tokens = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    cited: int = 0
    by_a_slip: bool = False
    """Its heading was perhaps not meant as one, and has been reported."""


class _Reader:
    """One pass over the tokens of one text."""

    def __init__(self, path: str, page: str, first_line: int, notes: Notes, given: str | None = None) -> None:
        self.path, self.page, self.first_line, self.notes, self.given = path, page, first_line, notes, given
        self.own = page.rpartition("/")[2].removesuffix(".md")
        self.found: list[Diagnostic] = []
        self.citations: list[Citation] = []
        self.links: list[TextLink] = []
        self.words: list[tuple[int, str]] = []
        """Each block of words with its line."""
        self.anchors: set[str] = set()
        self.tried: dict[str, int] = {}
        self.title = ""
        self.parts = [_Part(first_line)]
        self.open: Tokens = []
        self.row: list[str] = []
        self.content = ""
        """The block of running text that is being read, as written."""
        self.line = first_line
        self.level = 1

    def read(self, tokens: Tokens) -> Prose:
        """Walk through the tokens, then render each section."""
        self._own_ids(tokens)
        skipping = False
        for index, token in enumerate(tokens):
            if token.map:
                self.line = self.first_line + token.map[0]
            if token.type == "heading_open":
                skipping = self._heading(token, tokens[index + 1])
            self._content(token, shown=not skipping)
            if not skipping:
                self.parts[-1].tokens.append(token)
            if token.type == "heading_close":
                skipping = False
        return Prose(
            title=self.title,
            sections=tuple(self._sections()),
            citations=tuple(self.citations),
            links=tuple(self.links),
            anchors=tuple(sorted(self.anchors)),
            text="\n".join(words for _, words in self.words if words),
            lines=tuple(line for line, words in self.words if words),
        )

    def _content(self, token: Any, *, shown: bool) -> None:
        if token.type == "inline":
            self._inline(token, shown=shown)
        elif token.type in ("fence", "code_block"):
            self.words.append((self.line, _SPACES.sub(" ", token.content).strip()))
        else:
            self._block(token)

    def about_notes(self) -> None:
        """Report what the parser noted beside the tokens."""
        if "too_deep" in self.notes:
            self._report(TOO_DEEP, "the text is nested too deeply", self.first_line + self.notes["too_deep"])
        for label, number in self.notes.get("footnotes", {}).get("refs", {}).items():
            if number < 0:
                line = self.first_line + self.notes.get("note_lines", {}).get(label[1:], 0)
                self._report(
                    NOTE_TROUBLE,
                    f"the note `{label[1:60]}` has no mark in the text",
                    line,
                    f"write `[^{label[1:60]}]` where it belongs",
                )
        for label, again, line in self.notes.get("notes_given_twice", ()):
            self._report(
                NOTE_TROUBLE,
                f"the note `{label[:60]}` is written again on line {self.first_line + again}, and only that one is shown",
                self.first_line + line,
                "give one of them another number",
            )
        for label, definition in self.notes.get("references", {}).items():
            if label.startswith(("@", "-@")):
                line = self.first_line + (definition.get("map") or [0])[0]
                self._report(SWALLOWED_CITATION, f"`[{label.lower()[:60]}]:` is read as the definition of a link", line)

    def _sections(self) -> Iterator[Section]:
        for part, below in zip(self.parts, [*self.parts[1:], None], strict=True):
            html = sanitise(render(part.tokens, self.notes)).strip() if part.tokens else ""
            if part.id and not html and not part.by_a_slip and not (below and below.by_a_slip):
                self._report(EMPTY_SECTION, f"there is nothing under the heading `{part.title[:60]}`", part.line)
            if part.id or html:
                yield Section(id=part.id, title=part.title, html=html, headings=tuple(part.headings))

    # Blocks

    def _own_ids(self, tokens: Tokens) -> None:
        """Settle the ids that the author gave before any is made, so that those stay as they are."""
        for token in tokens:
            if token.map:
                self.line = self.first_line + token.map[0]
            if token.attrs or token.meta:
                self._own_attributes(token)
            for child in self._children(token):
                if child.attrs or child.meta:
                    self._own_attributes(child)
        self.line = self.first_line

    def _own_attributes(self, token: Any) -> None:
        if refused := token.meta.get("insecure_attrs"):
            self._report(BAD_ATTRIBUTE, f"`{next(iter(refused))[:40]}` cannot be set here")
        if (given := token.attrs.get("id")) is not None:
            id = str(given)
            if not _OWN_ID.fullmatch(id) or _RESERVED.match(id):
                self._report(BAD_ATTRIBUTE, f"`{id[:60]}` cannot be an id here")
                del token.attrs["id"]
            elif id in self.anchors:
                self._report(DUPLICATE_ANCHOR, f"the id `{id}` is given twice")
                del token.attrs["id"]
            else:
                self.anchors.add(id)
        if "class" in token.attrs:
            self._own_classes(token)

    def _own_classes(self, token: Any) -> None:
        words = str(token.attrs["class"]).split()
        kept = [word for word in words if _CLASS.fullmatch(word) and not word.startswith(("ev-", "md-"))]
        if kept != words:
            self._report(
                BAD_ATTRIBUTE, f"`{next(word for word in words if word not in kept)[:60]}` cannot be a class here"
            )
        if kept:
            token.attrs["class"] = " ".join(kept)
        else:
            del token.attrs["class"]

    def _block(self, token: Any) -> None:
        if token.nesting > 0:
            if token.hidden and token.attrs and self.open:
                self._hand_up(token)
            self.open.append(token)
            _dress(token, self.open)
            if token.type == "tr_open":
                self.row = []
        elif token.nesting < 0 and self.open:
            _dress(token, self.open)
            if token.type == "tr_close":
                self._row(self.open[-1])
            self.open.pop()
        elif token.type == "footnote_anchor":
            self.anchors.add(f"fn{token.meta['id'] + 1}")

    def _hand_up(self, paragraph: Any) -> None:
        """The paragraph of a short list item is not shown as one: its id and classes go to the item."""
        item = self.open[-1]
        if "id" in paragraph.attrs and "id" in item.attrs:
            self.anchors.discard(str(paragraph.attrs["id"]))
        item.attrs = paragraph.attrs | item.attrs

    def _heading(self, token: Any, inline: Any) -> bool:
        """Give a heading its id; a title or the start of a section is left out of the HTML."""
        text = _SPACES.sub(" ", "".join(_words(child) for child in inline.children)).strip()
        level = int(token.tag[1])
        top = token.level == 0
        if level == 1 and top and self._is_title(text):
            self.title = text
            self.anchors.discard(str(token.attrs.pop("id", "")))
            return True
        if level == 1:
            self._second_title(token, text)
            level = 2
        if level > self.level + 1:
            self._report(
                SKIPPED_HEADING, f"`{text[:60]}` is a heading of level {level} below one of level {self.level}"
            )
        self.level = level
        id = str(token.attrs.get("id", "")) or self._free(_slug(text))
        token.attrs["id"] = id
        if top and level == 2:
            slip = token.markup in ("=", "-") or token.tag == "h1"
            self.parts.append(_Part(self.line, id=id, title=text, by_a_slip=slip))
            return True
        self.parts[-1].headings.append(Heading(level=level, id=id, text=text))
        return False

    def _is_title(self, text: str) -> bool:
        """The first one is, unless the page has a title of other words already."""
        return not self.title and (self.given is None or _SPACES.sub(" ", self.given).strip() == text)

    def _second_title(self, token: Any, text: str) -> None:
        """It is shown as a heading. One that a line of `=` made is reported as that."""
        if token.markup != "=":
            words = text[:60]
            first = re.match(r"\S*", text)[0]  # type: ignore[index]
            where = Position(self.path, self.line)
            self.found.append(
                SECOND_TITLE.at(
                    where,
                    f"`{words}` is written as a title, and the page has one already",
                    hint=f"write it as a heading: `## {words}`",
                    edit=Edit(where, f"# {first}", f"## {first}") if first else None,
                )
            )

    def _free(self, id: str) -> str:
        """Make an id that is not taken: the second `limits` becomes `limits-1`."""
        made = id
        while made in self.anchors:
            self.tried[id] = self.tried.get(id, 0) + 1
            made = f"{id}-{self.tried[id]}"
        self.anchors.add(made)
        return made

    # Running text

    def _children(self, token: Any) -> Iterator[Any]:
        """Give the parts of running text; meanwhile `line` is the line of the part."""
        first, line, counted = self.line, self.line, 0
        for child in token.children or ():
            if "at" in child.meta:
                line += token.content.count("\n", counted, child.meta["at"])
                counted = child.meta["at"]
                self.line = line
            yield child
            if child.type in ("softbreak", "hardbreak"):
                self.line += 1
        self.line = first

    def _inline(self, token: Any, *, shown: bool) -> None:
        """Read one block of running text; of a title only the words are `shown`."""
        self.content = token.content
        self._link_words(token)
        self._stray_rows(token)
        plain: list[str] = []
        length = 0
        cited: list[tuple[int, int, Any]] = []
        unlinked = False
        for child in self._children(token):
            if child.type == "citation":
                cited.append((length, self.line, child))
            elif child.type == "link_open":
                self._link(child)
                self._about_link(child, shown)
                unlinked = child.hidden
            elif child.type == "link_close":
                child.hidden = unlinked
            else:
                self._other(child, shown)
            if not shown and "id" in child.attrs:
                self.anchors.discard(str(child.attrs["id"]))
            words = _words(child, in_sentence=True)
            if child.type == "text" and words:
                self._text(words)
            plain.append(words)
            length += len(words)
        self._slips(token)
        text = "".join(plain)
        words = tidy(text.replace(OMITTED, ""))
        self.words.append((self.line, words))
        self.row.append(words)
        if cited:
            self._cited(text, cited)

    def _stray_rows(self, token: Any) -> None:
        if found := _TABLE_ROWS.search(token.content):
            line = self.line + token.content.count("\n", 0, found.start())
            self._report(BROKEN_TABLE, "rows of a table, but no table", line)

    def _about_link(self, link: Any, shown: bool) -> None:
        if not shown and not link.hidden:
            self._report(PLAIN_WORDS_ONLY, f"a link in a heading is shown as plain words{_its_title(link)}")
        for key in link.meta.get("cited", ()):
            self._report(CITATION_IN_LINK, f"`@{key[:60]}` stands inside the words of a link")

    def _other(self, child: Any, shown: bool) -> None:
        if child.type == "image":
            self._image(child)
        elif child.type == "fact":
            self._fact(child)
        elif child.type == "footnote_ref":
            self._note_mark(child, shown)

    def _slips(self, token: Any) -> None:
        if plain := token.meta.get("plain"):
            cites = [child.content for child in token.children if child.type == "citation"]
            self.found += slips(plain, cites, self.path, self.line, ticks=not self.notes.get("left_open"))

    def _cited(self, text: str, cited: list[tuple[int, int, Any]]) -> None:
        sentences = Sentences(text)
        anchor, in_heading = self._anchor()
        for index, line, token in cited:
            alone = token.meta["cites"][0].form is not Form.IN_TEXT
            sentence = sentences.at(index, trailing=alone)
            where = Position(self.path, line)
            if in_heading:
                self.found.append(CITATION_IN_HEADING.at(where, "a citation in a heading"))
            self.citations += [
                Citation(
                    key=cite.key,
                    finding=cite.finding,
                    prefix=cite.prefix,
                    locator=cite.locator,
                    form=cite.form,
                    where=where,
                    sentence=sentence,
                    anchor=anchor,
                )
                for cite in token.meta["cites"]
            ]

    def _row(self, row: Any) -> None:
        """A citation alone in its cell belongs to what the other cells of the row say."""
        if any(block.type == "thead_open" for block in self.open) and not all(self.row[1:] or self.row):
            named = "a column has no head" if any(self.row) else "no column has a head"
            self._report(TABLE_WITHOUT_HEADS, f"in the table {named}")
        words = " · ".join(words for words in self.row if words)
        for index in range(len(self.citations) - 1, -1, -1):
            citation = self.citations[index]
            if citation.anchor != row.attrs.get("id"):
                break
            if not citation.sentence.strip(" ….,;"):
                self.citations[index] = replace(citation, sentence=words)

    def _anchor(self) -> tuple[str, bool]:
        """Give the id of the block around the text that is being read, making one where it has none."""
        for block in reversed(self.open):
            if block.type in _HOLDS_A_CITATION or (block.type == "paragraph_open" and not block.hidden):
                if block.type == "heading_open" and "id" not in block.attrs:
                    return "", True
                if "id" not in block.attrs:
                    block.attrs["id"] = self._made_anchor()
                return str(block.attrs["id"]), block.type == "heading_open"
        return "", False

    def _made_anchor(self) -> str:
        part = self.parts[-1]
        part.cited += 1
        return self._free(f"c-{part.id}-{part.cited}" if part.id else f"c-{part.cited}")

    def _link(self, token: Any) -> None:
        """A refused link keeps its words."""
        target = link_target(str(token.attrs.get("href", "")), self.page)
        if target.refused:
            self._refuse(REFUSED_LINK, target, token)
            token.hidden = True
            self.anchors.discard(str(token.attrs.get("id", "")))
            return
        written = self._as_written(token)
        token.attrs["href"] = target.address
        if target.is_web:
            token.attrs["rel"] = "external"
        self.links.append(TextLink(target=target.address, where=Position(self.path, self.line), written=written))

    def _link_words(self, token: Any) -> None:
        """Report links whose words do not say where they lead."""
        words: list[str] | None = None
        line = self.line
        for child in self._children(token):
            if child.type == "link_open":
                words, line = [], self.line
            elif child.type == "link_close" and words is not None:
                said = _SPACES.sub(" ", "".join(words)).strip()
                if not said:
                    self._report(LINK_WITHOUT_WORDS, "the link has no words", line)
                elif said.casefold().strip(" .,:;!›»→>") in _VAGUE:
                    self._report(VAGUE_LINK, f"the words `{said}` do not say where the link leads", line)
                words = None
            elif words is not None:
                words.append(child.content if child.type == "fact" else _words(child))

    def _as_written(self, token: Any) -> str:
        """The address of a link or picture as it stands in the file, which the parser may have escaped."""
        href = str(token.attrs.get("href") or token.attrs.get("src") or "")
        return href if href in self.content else unquote(href)

    def _image(self, token: Any) -> None:
        words = _words(token).strip()
        target = image_target(str(token.attrs.get("src", "")), self.page)
        if target.refused:
            self._refuse(REFUSED_IMAGE, target, token)
            token.type, token.tag, token.content, token.children = "text", "", words, None
            return
        written = self._as_written(token)
        token.attrs["src"] = target.address
        self.links.append(
            TextLink(target=target.address, where=Position(self.path, self.line), image=True, written=written)
        )
        if not words:
            self._report(PICTURE_WITHOUT_WORDS, "the picture has no words")

    def _fact(self, token: Any) -> None:
        if "/" not in token.content:
            token.content = f"{self.own}/{token.content}"
        self.links.append(TextLink(target=f"fact:{token.content}", where=Position(self.path, self.line)))

    def _note_mark(self, token: Any, shown: bool) -> None:
        if shown:
            again = token.meta.get("subId", 0)
            self.anchors.add(f"fnref{token.meta['id'] + 1}" + (f"-{again}" if again else ""))
        else:
            self._report(NOTE_TROUBLE, "a note cannot hang on a heading", hint="put the mark into the text below")

    def _text(self, words: str) -> None:
        if "<" in words and (match := _HTML.search(words)):
            self._report(RAW_HTML, f"`{match[0][:40]}` is shown as text")
        if "[^" in words and (match := _LOST_NOTE.search(words)):
            self._report(
                NOTE_TROUBLE, f"there is no note `{match[1]}`", hint=f"write `[^{match[1]}]: …` on a line of its own"
            )

    def _refuse(self, rule: Rule, target: Target, token: Any) -> None:
        self._report(
            rule, target.refused + _its_title(token), hint=target.hint, change=(self._as_written(token), target.meant)
        )

    def _report(
        self, rule: Rule, message: str, line: int = 0, hint: str = "", change: tuple[str, str] = ("", "")
    ) -> None:
        """State a fault; `change` is a text that stands there and the text that its hint tells to write."""
        where = Position(self.path, line or self.line)
        self.found.append(rule.at(where, message, hint=hint, edit=Edit(where, *change) if change[1] else None))


def _words(token: Any, *, in_sentence: bool = False) -> str:
    """The words of an inline token, without markup; a citation leaves at most a mark."""
    if token.type in ("text", "text_special", "code_inline"):
        return str(token.content)
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "image":
        return "".join(_words(child) for child in token.children or ())
    if token.type == "citation" and in_sentence:
        return OMITTED if token.meta["cites"][0].form is Form.IN_TEXT else ""
    return ""


def _its_title(token: Any) -> str:
    """The title of a link or picture that goes with it."""
    title = _SPACES.sub(" ", str(token.attrs.get("title", ""))).replace("`", "'")
    return f"; with it goes its title, `{title[:100]}`" if title else ""


def _slug(text: str) -> str:
    """Make an id from a heading as GitHub does; one that the site keeps for itself gets a prefix."""
    slug = _SLUG.sub("", text.lower()).replace(" ", "-")
    return f"section-{slug}".rstrip("-") if _RESERVED.match(slug) else slug


def _dress(token: Any, around: Tokens) -> None:
    """Give alerts and admonitions the same elements and classes, and make a collapsible one `details`."""
    kind = token.type
    if kind == "alert_open":
        token.attrs["class"] = f"admonition {token.meta['kind'].lower()}"
    elif kind == "alert_title_open":
        token.attrs["class"] = "admonition-title"
    elif kind.startswith("admonition"):
        box = next((each for each in reversed(around) if each.type == "admonition_open"), None)
        if box is not None and "is-collapsible" in str(box.attrs.get("class", "")):
            _make_collapsible(token)
    elif kind in ("heading_open", "heading_close") and token.tag == "h1":
        token.tag = "h2"


def _make_collapsible(token: Any) -> None:
    if token.type not in ("admonition_open", "admonition_close"):
        token.tag = "summary"
        return
    token.tag = "details"
    if token.nesting > 0 and "collapsible-open" in str(token.attrs["class"]):
        token.attrs["open"] = ""
