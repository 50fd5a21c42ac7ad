"""What the shape of a Markdown text shows before a word of it is read: lines that became a heading, rows
of a table with too many cells, a fence without an end, definitions that nothing uses."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.characters import counted
from evidence.model.source import Position
from evidence.read.markdown import Notes, Tokens
from evidence.read.slips import OTHER_MARKUP

UNDERLINED = Rule(
    code="R190",
    name="underlined-heading",
    severity=Severity.WARNING,
    why="A line of `=` or `-` right below a text makes a heading of that text, often one that was left over by mistake.",
    fix="Write a heading as `## Words`; put an empty line above a line of hyphens that is to part two texts.",
)
ODD_ROW = Rule(
    code="R191",
    name="odd-row",
    severity=Severity.WARNING,
    why="A cell beyond the last head of a table is left out of the page, and a row with too few leaves readers guessing.",
    fix="Give each row as many cells as there are heads; write a stroke within a cell as `\\|`.",
)
OPEN_FENCE = Rule(
    code="R192",
    name="open-fence",
    severity=Severity.ERROR,
    why="Other programs would show all text below it as code, with neither its links nor its citations.",
    fix="Write the same three marks again on a line of their own where the code ends, or take the first ones away.",
)
UNUSED_DEFINITION = Rule(
    code="R197",
    name="unused-definition",
    severity=Severity.WARNING,
    why="A line such as `[word]: text` at the start of a line only says where a link leads, and is itself not shown.",
    fix="Write `[words][word]` where the link belongs; or begin the line with a backslash if it is to be read.",
)
RECOUNTED = Rule(
    code="R199",
    name="list-counted-anew",
    severity=Severity.WARNING,
    why="A numbered list counts on from its first number, so readers see other numbers than those written.",
    fix="Number the points one after the other; write a backslash before the full stop of a number that begins a text, "
    "such as `1990\\. The second`.",
)
RULES = (UNDERLINED, ODD_ROW, OPEN_FENCE, UNUSED_DEFINITION, RECOUNTED)


def structure(tokens: Tokens, notes: Notes, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Report what the tokens of a text and the notes beside them show to be amiss."""

    def at(line: int) -> Position:
        return Position(path, first_line + line)

    for line in notes.get("left_open", ()):
        yield OPEN_FENCE.at(at(line), "code begins here and ends nowhere; the text below it is read as text")
    for index, token in enumerate(tokens):
        if token.map:
            yield from _at_a_beginning(tokens, index, at)
    yield from _rows(tokens, at)
    yield from _numbers(tokens, at)
    yield from _definitions(tokens, notes, at)


def _at_a_beginning(tokens: Sequence[Any], index: int, at: Any) -> Iterator[Diagnostic]:
    token = tokens[index]
    if token.type == "heading_open" and token.markup in ("=", "-"):
        yield _underlined(token, tokens[index + 1].content, at)
    elif token.type == "fence" and len(token.info.split()) > 1:
        yield _fence_words(token, at(token.map[0]))
    elif token.type == "admonition_open" and str(token.meta.get("tag")) not in _BOXES:
        yield _unknown_box(token, at(token.map[0]))


def _underlined(token: Any, text: str, at: Any) -> Diagnostic:
    words = _short(text)
    place = at(token.map[1] - 1)
    rest = "leave the line above it empty, or take it away"
    if "\n" in text:
        return UNDERLINED.at(
            place, f"the line of `{token.markup}` makes a heading of the lines above it: `{words}`", hint=rest
        )
    return UNDERLINED.at(
        place,
        f"the line of `{token.markup}` makes a heading of `{words}`",
        hint=f"if it is one, write `## {words}`; if not, {rest}",
    )


_BOXES = frozenset(
    "abstract attention bug caution danger error example failure hint important info note question quote seealso success"
    " tip warning".split()
)


def _unknown_box(token: Any, place: Position) -> Diagnostic:
    kind = str(token.meta.get("tag"))
    hint = f'write `{token.markup} note "{_short(str(token.info))}"` if these words are its title'
    return OTHER_MARKUP.at(place, f"there is no box of the kind `{_short(kind)}`", hint=hint)


def _fence_words(token: Any, place: Position) -> Diagnostic:
    return OPEN_FENCE.at(
        place,
        f"`{_short(token.info)}` stands behind the marks that begin a code, and is not shown",
        hint="move the words to the line below; only the name of a language may stand there",
    )


def _rows(tokens: Tokens, at: Any) -> Iterator[Diagnostic]:
    heads = 0
    for token in tokens:
        if token.type == "table_open":
            heads = 0
        elif token.type == "tr_open" and token.map and (cells := token.meta.get("cells")) is not None:
            if not heads:
                heads = cells
            elif cells > heads:
                message = f"the row has {counted(cells, 'cell')} and the table {counted(heads, 'head')}: what is too much is left out"
                yield ODD_ROW.at(at(token.map[0]), message)
            elif cells < heads:
                yield ODD_ROW.at(
                    at(token.map[0]),
                    f"the row has {counted(cells, 'cell')} and the table {counted(heads, 'head')}",
                    hint="write the cells that are missing, be they empty; leave a line empty below the last row of the table",
                )


def _numbers(tokens: Tokens, at: Any) -> Iterator[Diagnostic]:
    """A list whose numbers are all alike is a way of writing; any other must count on."""
    lists: list[tuple[Any, list[tuple[int, str]]]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            lists.append((token, []))
        elif token.type == "list_item_open" and lists and token.info and token.map:
            lists[-1][1].append((token.map[0], token.info))
        elif token.type == "ordered_list_close" and lists:
            yield from _counted_anew(lists.pop()[1], at)


def _counted_anew(items: Sequence[tuple[int, str]], at: Any) -> Iterator[Diagnostic]:
    """The first item of a list, given as line and number, of which readers see another number."""
    if len({int(written) for _, written in items}) <= 1:
        return
    for number, (line, written) in enumerate(items, start=int(items[0][1])):
        if int(written) != number:
            yield RECOUNTED.at(at(line), f"readers see `{number}.` where `{written}.` is written")
            return


def _definitions(tokens: Tokens, notes: Notes, at: Any) -> Iterator[Diagnostic]:
    used = set(_labels(tokens))
    for label, definition in notes.get("references", {}).items():
        if label not in used and not label.startswith(("@", "-@")):
            line = (definition.get("map") or [0])[0]
            yield UNUSED_DEFINITION.at(at(line), f"`[{_short(label.lower())}]:` is used by no link")
    for definition in notes.get("duplicate_refs", ()):
        line = (definition.get("map") or [0])[0]
        yield UNUSED_DEFINITION.at(
            at(line),
            f"`[{_short(definition['label'].lower())}]:` is defined a second time, and the first is used",
            hint="take one of them away, or give it another name",
        )


def _labels(tokens: Sequence[Any]) -> Iterator[str]:
    for token in tokens:
        if label := token.meta.get("label"):
            yield str(label)
        yield from _labels(token.children or ())


_SPACES = re.compile(r"\s+")


def _short(text: str) -> str:
    words = _SPACES.sub(" ", text).replace("`", "'").strip()
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
