"""Every word of the real library is on a page, in a file to download, or named in a message."""

import re
from pathlib import Path

from tests.soak.library import base_files, markers
from tests.soak.lost import lost

ROOT = Path(__file__).resolve().parent.parent.parent
_WORD = re.compile(r"[^\W\d_]{4,}")
_SYNTAX = re.compile(
    # Names of fields; a lone word behind one is a choice, which is shown in the words of the interface.
    r"^[ \t]*(?:- )?\{?[a-z_]+:(?: [a-z-]+$)?|[{,] ?[a-z_]+: "
    r"|\]\([^)\n]*\)|@[\w:.#-]+|\b[a-z0-9]+(?:-[a-z0-9]+)+(?:#[a-z0-9-]+)?|[\w/-]+#[\w-]+|^@\w+\{\S+,|^ *[a-z_]+ +=|\\\w+",
    re.MULTILINE,
)
"""Names of fields, keys, ids and addresses: what editors write for the program."""


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_SYNTAX.sub(" ", text))]


def read(folder: str, *endings: str) -> dict[str, str]:
    files = sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in endings)
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}


def test_every_word_of_the_marked_library_is_shown():
    files = base_files()

    assert list(lost(files, tuple(files), markers)) == []


def test_every_word_of_the_real_library_is_shown():
    files = read("content", ".md", ".yml") | {"references.bib": (ROOT / "references.bib").read_text(encoding="utf-8")}
    files["content/permalinks.txt"] = (ROOT / "content/permalinks.txt").read_text(encoding="utf-8")
    watched = [path for path in files if not path.endswith(".txt")]

    assert list(lost(files, watched, words)) == []
