"""The one Markdown parser: CommonMark with what editors of this site use. The only import of markdown-it.

What is checked is what is shown, because reading, checking and showing all start from `parse`.
Every rule that walks text has a bound, so that no input takes time squared.
"""

import html
import json
import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from evidence.read.citations import Cites, bracketed, in_text
from evidence.read.slips import CITED, CODE, LINK, LINK_END

Rule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]
Tokens = list[Token]
Notes = MutableMapping[str, Any]
"""What rules noted about the text beside its tokens: link definitions, footnotes, places."""

_DEEPEST = 30
_MOST_OPEN_FENCES = 3
_FENCE_END = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*")
_ATTRIBUTES = re.compile(
    r"\{[ \t]*(?:(?:[#.][\w:-]{1,80}|[\w:-]{1,80}=(?:\"[^\"\n]{0,200}\"|[\w:-]{1,200}))[ \t]*){1,12}\}"
)
_FACT = re.compile(r"\{\{[ \t]*fact:[ \t]*([\w/-]{1,200})[ \t]*\}\}")
_FOOTNOTE = re.compile(r"\[\^[^\s\]]{1,200}\]")
_ALIGN = {"text-align:left": "ev-left", "text-align:center": "ev-centre", "text-align:right": "ev-right"}


def parse(text: str) -> tuple[Tokens, Notes]:
    """Parse a text into tokens, with what the rules noted on the way.

    `meta["at"]` of a link, picture, fact or citation is its index in the content of its block. A fence
    that is never closed would make code of all text below it: it is noted, and left out.
    """
    left_open: list[int] = []
    for _ in range(_MOST_OPEN_FENCES):
        notes: Notes = {}
        tokens = _PARSER.parse(text, notes)
        if "open_fence" not in notes:
            break
        line, start, end, text = notes["open_fence"]
        left_open.append(line)
        text = text[:start] + text[end:]
    notes["left_open"] = left_open
    return tokens, notes


def parse_words(text: str) -> tuple[Tokens, Notes]:
    """Parse running text without blocks: a field of front matter."""
    notes: Notes = {}
    tokens = _PARSER.parseInline(text, notes)
    return tokens, notes


def render(tokens: Sequence[Token], notes: Notes) -> str:
    """Make HTML of tokens. It has yet to be sanitised."""
    return str(_PARSER.renderer.render(tokens, _PARSER.options, notes))


def _parser() -> MarkdownIt:
    """Configure the parser. It keeps nothing between texts, so one serves all."""
    md = MarkdownIt(
        "commonmark", {"html": False, "xhtmlOut": False, "alerts": True, "maxNesting": _DEEPEST, "store_labels": True}
    )
    md.enable(["table", "strikethrough"])
    md.disable(["html_block", "html_inline"])
    # Every link becomes a token, so that one allow-list judges them all and can say what is wrong.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.use(deflist_plugin)
    md.use(admon_plugin)
    md.use(footnote_plugin, inline=False)
    md.inline.ruler.push("fact", _fact)
    md.use(attrs_plugin, after=("image", "code_inline", "link_close"), allowed=("id", "class"))
    md.use(attrs_block_plugin, allowed=("id", "class"))
    _guard(md)
    md.inline.ruler.after("link", "citation_group", _citation_group)
    md.inline.ruler.push("citation", _citation)
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    md.core.ruler.before("footnote_tail", "notes_given_twice", _notes_given_twice)
    md.core.ruler.before("text_join", "plain", _note_plain)
    md.block.ruler.before("table", "depth", _note_depth)
    for name, renderer in _RENDERERS.items():
        md.add_render_rule(name, renderer)
    return md


def _guard(md: MarkdownIt) -> None:
    """Note the places of links, and let plugins start only where they can succeed.

    Footnotes and attributes look ahead without bound, and a line such as `{% if x %}` passes for
    an attribute with a comment.
    """
    inline = {rule.name: rule.fn for rule in md.inline.ruler.__rules__}
    block = {rule.name: rule.fn for rule in md.block.ruler.__rules__}
    for name, opens in (("link", "link_open"), ("autolink", "link_open")):
        md.inline.ruler.at(name, _placed(_swallowing_nothing(inline[name]), opens))
    md.inline.ruler.at("image", _quiet(_placed(_swallowing_nothing(inline["image"]), "image")))
    md.inline.ruler.at("footnote_ref", _only_at(_FOOTNOTE, inline["footnote_ref"]))
    md.inline.ruler.at("attr", _only_at(_ATTRIBUTES, inline["attr"]))
    md.block.ruler.at("fence", _closed_fence(block["fence"]), {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.at("table", _counted_table(block["table"]), {"alt": ["paragraph", "reference"]})
    attr_block = block["attr"]

    def attr_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = state.bMarks[start] + state.tShift[start]
        if not state.src.startswith("{", first):
            return False
        line = state.src[first : state.eMarks[start]].rstrip(" \t")
        return bool(_ATTRIBUTES.fullmatch(line)) and attr_block(state, start, end, silent)

    md.block.ruler.at("attr", attr_line)


def _placed(rule: Rule, opens: str) -> Rule:
    def placed(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        at, before = state.pos, len(state.tokens)
        state.env["cited_in_link"] = []
        if not rule(state, False):
            return False
        for token in state.tokens[before : before + 2]:
            if token.type == opens:
                token.meta |= {"at": at, "cited": state.env["cited_in_link"]}
                break
        return True

    return placed


def _swallowing_nothing(rule: Rule) -> Rule:
    """Take back a link in `[words](address "title"][label]`: markdown-it goes on behind an address that is not closed.

    What stands between the words and the label would be on no page.
    """

    def whole(state: StateInline, silent: bool) -> bool:
        start, before, pending = state.pos, len(state.tokens), state.pending
        if not rule(state, silent):
            return False
        end = state.pos
        if not state.src.endswith("]", start, end) or state.src.find("](", start, end) < 0:
            return True
        opens = state.src.index("[", start)
        state.pos = start
        label_ends = state.md.helpers.parseLinkLabel(state, opens)
        if not state.src.startswith("](", label_ends):
            state.pos = end
            return True
        state.pos, state.pending = start, pending
        del state.tokens[before:]
        return False

    return whole


def _quiet(rule: Rule) -> Rule:
    """The words for a picture are an attribute: nothing in them is a citation."""

    def quiet(state: StateInline, silent: bool) -> bool:
        if not state.src.startswith("![", state.pos):
            return False
        state.env["quiet"] = state.env.get("quiet", 0) + 1
        try:
            return rule(state, silent)
        finally:
            state.env["quiet"] -= 1

    return quiet


def _closed_fence(rule: BlockRule) -> BlockRule:
    """Note the first fence that nothing closes."""

    def closed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if silent or "open_fence" in state.env:
            return True
        fence, last = state.tokens[-1], state.line - 1
        found = _FENCE_END.fullmatch(state.src, state.bMarks[last], state.eMarks[last])
        if last == start or not found or not found[1].startswith(fence.markup):
            first = state.bMarks[start] + state.tShift[start]
            state.env["open_fence"] = start, first, state.eMarks[start], state.src
        return True

    return closed


def _counted_table(rule: BlockRule) -> BlockRule:
    """Note how many cells each row of a table was written with: the parser makes all rows alike."""

    def counted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        for token in state.tokens[before:]:
            if token.type == "tr_open" and token.map:
                line = token.map[0]
                row = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
                cells = escapedSplit(row)
                cells = cells[cells[:1] == [""] :]
                token.meta["cells"] = len(cells) - (cells[-1:] == [""])
        return True

    return counted


def _only_at(pattern: re.Pattern[str], rule: Rule) -> Rule:
    def guarded(state: StateInline, silent: bool) -> bool:
        return bool(pattern.match(state.src, state.pos, state.posMax)) and rule(state, silent)

    return guarded


def _citation_group(state: StateInline, silent: bool) -> bool:
    """`[@key]`. In validation mode it declines, so that brackets inside a link's text still balance."""
    if state.src[state.pos] != "[" or silent or _of_another_program(state.src, state.pos):
        return False
    return _push_citation(state, bracketed(state.src, state.pos, state.posMax))


def _of_another_program(text: str, at: int) -> bool:
    """`[[@key]]` and `^[a note]` are no group: what is in them is read, and their brackets are reported."""
    return text.startswith("[[", at) or (at > 0 and text[at - 1] == "^")


def _citation(state: StateInline, silent: bool) -> bool:
    """`@key`, `-@key`, `@key [p. 3]`."""
    if state.src[state.pos] not in "@-" or silent:
        return False
    if state.src[state.pos] == "-" and not state.src.startswith("@", state.pos + 1):
        return False
    known = state.env.get("references", {})
    return _push_citation(
        state,
        in_text(state.src, state.pos, state.posMax, lambda label: normalizeReference(label) in known),
    )


def _push_citation(state: StateInline, found: Cites | None) -> bool:
    if not found or state.env.get("quiet"):
        return False
    if state.linkLevel:
        state.env["cited_in_link"].append(found.cites[0].key)
        return False
    token = state.push("citation", "span", 0)
    token.meta = {"at": state.pos, "cites": found.cites}
    token.content = state.src[state.pos : found.end]
    state.pos = found.end
    return True


def _fact(state: StateInline, silent: bool) -> bool:
    """`{{fact:projects}}` or `{{fact:closing-the-gap/projects}}`; any other `{{` is text."""
    if state.src[state.pos] != "{":
        return False
    match = _FACT.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("fact", "span", 0)
        token.meta = {"at": state.pos}
        token.content = match[1]
    state.pos = match.end()
    return True


def _heading_attributes(state: StateCore) -> None:
    """Take `{#id .class}` from the end of a heading."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or not inline.content.endswith("}"):
            continue
        brace = inline.content.rfind("{")
        if brace > 0 and inline.content[brace - 1] in " \t" and _ATTRIBUTES.fullmatch(inline.content, brace):
            for sign, word in re.findall(r"([#.])([\w:-]+)", inline.content[brace:]):
                if sign == "#":
                    opening.attrSet("id", word)
                else:
                    opening.attrJoin("class", word)
            inline.content = inline.content[:brace].rstrip()


def _notes_given_twice(state: StateCore) -> None:
    """Note each footnote that is defined again: only the last one is shown."""
    lines: dict[str, int] = {}
    for token in state.tokens:
        if token.type == "footnote_reference_open" and token.map:
            label = token.meta["label"]
            if label in lines:
                state.env.setdefault("notes_given_twice", []).append((label, token.map[0], lines[label]))
            lines[label] = token.map[0]
    state.env["note_lines"] = lines


_PLACEHOLDERS = {"citation": CITED, "link_open": LINK, "link_close": LINK_END, "softbreak": "\n", "hardbreak": "\n"}


def _note_plain(state: StateCore) -> None:
    """Keep what is left of running text as text, before escaped signs are joined to it."""
    for token in state.tokens:
        if token.type == "inline":
            token.meta["plain"] = "".join(map(_left, token.children or ()))


def _left(child: Token) -> str:
    # A backslash before a letter escapes nothing, and stays.
    if child.type == "text" or (child.type == "text_special" and child.content.startswith("\\") and child.content[1:]):
        return child.content
    return _PLACEHOLDERS.get(child.type, "" if child.nesting else CODE)


def _note_depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Note where nesting gets so deep that the parser leaves text out."""
    if state.level >= _DEEPEST - 2:
        state.env.setdefault("too_deep", start)
    return False


def _show_citation(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    cites = [[cite.form.value, cite.key, cite.finding, cite.prefix, cite.locator] for cite in token.meta["cites"]]
    data = json.dumps(cites, ensure_ascii=False, separators=(",", ":"))
    return f'<span class="ev-citation" data-citation="{html.escape(data)}">{html.escape(token.content)}</span>'


def _show_fact(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<span data-fact="{html.escape(tokens[index].content)}"></span>'


def _open_table(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """A wide table scrolls in its own box, which the keyboard can reach."""
    return '<div class="ev-table" role="group" tabindex="0">' + self.renderToken(tokens, index, options, env)


def _close_table(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    return self.renderToken(tokens, index, options, env) + "</div>\n"


def _show_code(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Long lines of code scroll in their own box, which the keyboard can reach."""
    plain = {"fence": RendererHTML.fence, "code_block": RendererHTML.code_block}[tokens[index].type]
    return plain(self, tokens, index, options, env).replace("<pre>", '<pre role="group" tabindex="0">', 1)


def _open_cell(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """The policy of the site forbids style attributes: alignment becomes a class."""
    cell = tokens[index]
    if style := str(cell.attrs.pop("style", "")):
        cell.attrJoin("class", _ALIGN.get(style, ""))
    if cell.type == "th_open":
        cell.attrSet("scope", "col")
    return str(self.renderToken(tokens, index, options, env))


def _note_number(token: Token) -> str:
    return str(int(token.meta["id"]) + 1)


def _show_note_mark(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    number, again = _note_number(tokens[index]), tokens[index].meta.get("subId", 0)
    place = f"fnref{number}-{again}" if again else f"fnref{number}"
    return f'<sup class="footnote-ref"><a href="#fn{number}" id="{place}" role="doc-noteref">{number}</a></sup>'


def _open_notes(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return '<section class="footnotes" role="doc-endnotes">\n<ol class="footnotes-list">\n'


def _open_note(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<li id="fn{_note_number(tokens[index])}" class="footnote-item">'


def _show_way_back(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    number, again = _note_number(tokens[index]), tokens[index].meta.get("subId", 0)
    place = f"fnref{number}-{again}" if again else f"fnref{number}"
    return f' <a href="#{place}" class="footnote-backref" role="doc-backlink">↩︎</a>'


_RENDERERS = {
    "citation": _show_citation,
    "fact": _show_fact,
    "fence": _show_code,
    "code_block": _show_code,
    "table_open": _open_table,
    "table_close": _close_table,
    "th_open": _open_cell,
    "td_open": _open_cell,
    "footnote_ref": _show_note_mark,
    "footnote_block_open": _open_notes,
    "footnote_open": _open_note,
    "footnote_anchor": _show_way_back,
}
_PARSER = _parser()
