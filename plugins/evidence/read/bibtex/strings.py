"""The names that `@string` gives to texts: defined, looked up, and put in their places."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from evidence.diagnostics import Diagnostic, Edit
from evidence.model.source import Position, Source
from evidence.read.bibtex.entries import Field, WrittenEntry
from evidence.read.bibtex.splitting import values as bibtex_values
from evidence.read.bibtex.splitting.blocks import Block
from evidence.read.bibtex.splitting.values import Strings
from evidence.read.bibtex.splitting.written import written

_ROOM, _ROOM_PER_CHARACTER = 200_000, 2
"""Characters that `@string` may add to all files together, and for each character in them."""


def strings_of(sources: Sequence[Source], files: Sequence[tuple[str, tuple[Block, ...]]]) -> Strings:
    """Begin with what all files define, for names that are used before their `@string`."""
    room = _ROOM + _ROOM_PER_CHARACTER * sum(len(source.text) for source in sources)
    strings = Strings(room)
    for path, blocks in files:
        for one in written(path, [block for block in blocks if block.kind == "string"], []):
            for each in one.fields:
                strings.later.setdefault(each.name, each.value)
    return strings


def define(
    strings: Strings, block: WrittenEntry, path: str, defined: dict[str, tuple[Position, str]], found: list[Diagnostic]
) -> None:
    """Give a name its text from here on; a second text for it is said."""
    for each in block.fields:
        text, where = expanded(each, strings, path, found), Position(path, each.line)
        strings.define(each.name, text)
        before = defined.setdefault(each.name.lower(), (where, text))
        if text != before[1]:
            message = f"`{each.name[:60]}` stands for another text on line {before[0].line}: `{_short(before[1])}`"
            found.append(bibtex_values.STRING_TWICE.at(where, message))


def unused(strings: Strings, defined: dict[str, tuple[Position, str]]) -> Iterator[Diagnostic]:
    """Say which names no entry uses."""
    for name, (where, text) in defined.items():
        if name not in strings.used:
            message = f"no entry uses `{name[:60]}`, which stands for `{_short(text)}`"
            yield bibtex_values.UNUSED_STRING.at(where, message)


def _short(text: str) -> str:
    words = " ".join(text.replace("`", "'").split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def expanded(each: Field, strings: Strings, path: str, found: list[Diagnostic]) -> str:
    """The text of a field, with the texts of the names in it."""
    value = each.value
    if isinstance(value, str):
        return value
    text, unknown, cut_off = strings.expand(value)
    for name in dict.fromkeys(unknown[:5]):
        near = _near_string(name, strings)
        strings.used.update(near)
        found.append(
            bibtex_values.UNKNOWN_STRING.at(
                Position(path, each.line),
                f"no `@string` defines `{name[:60]}`",
                hint=f"did you mean {_what_it_means(near[0], strings)}?"
                if near
                else f"put it in braces: `{{{name[:60]}}}`",
                edit=Edit(Position(path, each.line), name, near[0] if near else f"{{{name}}}"),
            )
        )
    if cut_off:
        message = f"`{each.name}` grows too long with its `@string` names and was cut short"
        found.append(bibtex_values.TOO_LONG.at(Position(path, each.line), message))
    return text


def _what_it_means(name: str, strings: Strings) -> str:
    text = strings.values[name]
    return f"`{name}`" if text == name else f"`{name}`, which stands for `{_short(text)}`"


def _near_string(name: str, strings: Strings) -> list[str]:
    """Guess which name was meant; not among thousands, for each guess compares them all."""
    if len(name) > 40 or len(strings.values) > 500:
        return []
    return get_close_matches(name.lower(), strings.values, n=1)
