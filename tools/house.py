"""The rooms of the program and the imports between them: read in one place, drawn for `plugins/README.md`.

    python tools/house.py            writes the picture anew
    python tools/house.py --check    ends with 1 where the picture is no longer true

The tests of the architecture, of sizes and of what is kept from build to build ask here, too. An arrow leads from a room to what it imports. One that follows from two others is left out: it can be read off them.
"""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "evidence"
PAGE = ROOT / "plugins" / "README.md"
BEGINS, ENDS = "<!-- picture: made by tools/house.py -->", "<!-- end of the picture -->"
LONGEST = 75
FILES = sorted(PACKAGE.rglob("*.py"))


class Import(NamedTuple):
    """One thing that a file imports."""

    module: str
    """`evidence.model.fields`; with a dot before it where it is named from where the file stands."""
    name: str
    """What is taken out of the module; '' where it is the module itself."""

    @property
    def dotted(self) -> str:
        """Both as one: `evidence.model.fields.Tag`."""
        return f"{self.module}.{self.name}" if self.name else self.module

    @property
    def package(self) -> str:
        """What it comes from: `evidence`, `yaml`."""
        return self.module.partition(".")[0]

    @property
    def room(self) -> str:
        """The room that it comes from; '' where it is none of ours."""
        return self.dotted.split(".")[1] if self.package == "evidence" and "." in self.dotted else ""


def main(arguments: list[str]) -> int:
    """Write the picture, or tell that it is out of date."""
    text = PAGE.read_text(encoding="utf-8")
    new = with_picture(text, picture())
    if "--check" in arguments:
        if new != text:
            print("plugins/README.md shows rooms as they were: run `python tools/house.py`", file=sys.stderr)
        return int(new != text)
    PAGE.write_text(new, encoding="utf-8")
    return 0


def with_picture(text: str, drawn: str) -> str:
    """The page with another picture between its two marks."""
    before, rest = text.split(BEGINS)
    return f"{before}{BEGINS}\n\n```mermaid\n{drawn}```\n\n{ENDS}{rest.split(ENDS)[1]}"


def picture() -> str:
    """The rooms as a Mermaid flow chart, those that stand on nothing last."""
    arrows = direct(imports())
    rooms = sorted(arrows, key=lambda room: (-len(reached(arrows, room)), room))
    lines = [f'  {room}["<b>{room}</b><br>{purpose(room)}"]' for room in rooms]
    lines += [f"  {room} --> {other}" for room in rooms for other in sorted(arrows[room])]
    return "flowchart TD\n" + "\n".join(lines) + "\n"


@cache
def imports() -> dict[str, set[str]]:
    """Each room with the other rooms that its files import."""
    found: dict[str, set[str]] = {}
    for path in FILES:
        if path != PACKAGE / "__init__.py":
            room = room_of(path)
            found.setdefault(room, set()).update({each.room for each in imported(path)} - {room, ""})
    return found


def room_of(path: Path) -> str:
    """A folder of the package, or a file that stands beside the folders."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    """A file of the program as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> frozenset[Import]:
    """Everything that a file imports anywhere in it, also within a function or for a type."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[Import]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, "") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import("." * node.level + (node.module or ""), name.name) for name in node.names)


def reached(arrows: dict[str, set[str]], room: str) -> set[str]:
    """Every room that can be reached from one, itself left out."""
    found: set[str] = set()
    waiting = [room]
    while waiting:
        for other in arrows[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def direct(arrows: dict[str, set[str]]) -> dict[str, set[str]]:
    """The arrows without those that follow from two others."""
    return {
        room: {one for one in others if not any(one in reached(arrows, other) for other in others if other != one)}
        for room, others in arrows.items()
    }


def purpose(room: str) -> str:
    """The first sentence that a room says of itself, as a label can hold it."""
    path = PACKAGE / room / "__init__.py" if (PACKAGE / room).is_dir() else PACKAGE / f"{room}.py"
    said = ast.get_docstring(parsed(path)) or ""
    sentence = re.split(r"(?<=[.;])\s", said.replace("\n", " "))[0].rstrip(".;")
    words = sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0] + " …"
    return words.replace('"', "'").replace("`", "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
