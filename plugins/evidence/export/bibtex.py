"""BibTeX, as the library itself is written."""

import re
from collections.abc import Iterable

from evidence.model.characters import one_line
from evidence.model.reference import Reference

_NOT_IN_A_KEY = re.compile(r"""[\s{}(),="'#%~\\]+""")


def bibtex(references: Iterable[Reference]) -> bytes:
    """Write references as BibTeX entries in UTF-8, in the order given.

    Fields are those that are published, with the values that the library's own files have and in
    their order, so an entry read from here is the same reference. A brace without its partner is
    left out: it would swallow the entries that follow.
    """
    return "\n".join(map(_entry, references)).encode()


def _entry(reference: Reference) -> str:
    fields = {
        name: balanced(one_line(value))
        for name, value in reference.fields.items()
        if re.fullmatch(r"[a-zA-Z][\w.:+-]*", name, re.ASCII)
    }
    width = max(map(len, fields), default=0)
    kind = re.sub(r"[^a-z]", "", reference.kind.lower()) or "misc"
    key = _NOT_IN_A_KEY.sub("-", one_line(reference.key)) or "reference"
    lines = [f"  {name:<{width}} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def balanced(value: str) -> str:
    """Leave out each brace that has no partner; `\\{` and `\\}` count too, as BibTeX counts."""
    if "{" not in value and "}" not in value:
        return value
    opened: list[int] = []
    alone: set[int] = set()
    for place, letter in enumerate(value):
        if letter == "{":
            opened.append(place)
        elif letter == "}" and opened:
            opened.pop()
        elif letter == "}":
            alone.add(place)
    alone.update(opened)
    alone.update([place - 1 for place in alone if value[max(place - 1, 0)] == "\\"])
    return "".join(letter for place, letter in enumerate(value) if place not in alone)
