"""Draw the rooms of the program and the imports between them, for `plugins/README.md`.

    python tools/house.py            writes the picture anew
    python tools/house.py --check    ends with 1 where the picture is no longer true

An arrow leads from a room to what it imports. One that follows from two others is left out: it can be read off them.
"""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "evidence"
PAGE = ROOT / "plugins" / "README.md"
BEGINS, ENDS = "<!-- picture: made by tools/house.py -->", "<!-- end of the picture -->"
LONGEST = 75


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
    """Each room with the rooms that its files import, also within a function or for a type."""
    found: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if path != PACKAGE / "__init__.py":
            room = room_of(path)
            found.setdefault(room, set()).update(set(_imported(path)) - {room})
    return found


def room_of(path: Path) -> str:
    """A folder of the package, or a file that stands beside the folders."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        for name in names:
            package, _, rest = name.partition(".")
            if package == "evidence" and rest:
                yield rest.partition(".")[0]


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
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    sentence = re.split(r"(?<=[.;])\s", said.replace("\n", " "))[0].rstrip(".;")
    words = sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0] + " …"
    return words.replace('"', "'").replace("`", "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
