"""What can happen to a file by a slip of the hand, a paste or a merge: one change of a text at random."""

import random
from collections.abc import Callable

IN_TEXT = [
    "# ", "## ", "### ", "#", "##", "=======", "-------", "\n=======\n", "\n---\n", "\n\n", "\n", " ", "    ", "\t", "* ", "- ", "1. ",
    "4. ", "• ", "> ", "|", " | ", "\n|---|---|\n", "```", "\n```\n", "\n~~~\n", "`", "``", "*", "**", "_", "__", "~~", "[", "]", "[[",
    "]]", "(", ")", "](", "](x.md)", "](https://example.org)", "[@", "[@doe2020", "@doe2020]", "@doe2020", "[-@roe2021]", "@{", "}", "{",
    "{#part}", "{#my part}", "{.note}", "{: #part }", "\n{#part}\n", "[^1]", "[^2]", "^[", "\n[^2]: ", "\n[^1]: ", "\n[word]: ",
    "\n[ref]: https://example.org/b\n", "*[GP]: ", "[!NOTES]", "\n> [!TIP] ", "\n> [!TIP]\n> ", "\n!!! note\n    ", "\n!!! ", "\n??? ",
    "\n::: box\n", "<!--", "-->", "<b>", "</b>", "<br>", "<script>", "&amp;", "&nbsp;", "&", "\\", "\\[", "\\*", "{{fact:wards}}", "{{",
    "}}", "{%", "![", "![](a.png)", "![a](https://example.org/a.png)", "<https://example.org>", "<a@example.org>", "http://", "\n: ", ": ",
    "<<<<<<< HEAD\n", ">>>>>>> main\n", "\u00a0", "\u200b", "\u2028", "\r", "\x0c", "–", "“", "”", "\x00", "\n\n    ", "\n\n\n\n\n",
]  # fmt: skip
IN_FIELDS = [
    ": ", ":", " #", " # ", "#", "\n", "\n  ", "\n- ", "- ", "[", "]", "{", "}", ", ", ",", "'", '"', "''", "|", "|\n  ", ">", ">-\n  ",
    "*", "**", "&", "!", "@", "%", "`", "?", "? ", "---\n", "...\n", "\n---\n", "~", "null", "\t", "  ", "    ", "“", "”", "’", "\u00a0",
    "[x](y.md)", "[@doe2020]", "@doe2020", "<b>", "title: ", "notes: ", "text: ", "\nextra: ", "headline: ", "<<: ", "\\", "\\n", "…", "##",
    "\nfindings:\n", "\n# ", "=", "\x00", "\r", "\u2028", "\x85", "\ufeff", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n",
]  # fmt: skip
IN_BIB = [
    "{", "}", '"', ",", "=", "#", "@", "%", "\\", "{{", "}}", "},", '",', " = {", "\n", "\n\n", "@misc{", "@article{x,", "@comment{", "@string{",
    "@preamble{", "\n% ", "TY  - JOUR\n", "\n}\n", ")", "(", " and ", "\\emph{", "$", "~", "<i>", "&amp;", "\\&", "title", "titel = {",
    "note = {", "xx = {", "\nurl = {", "--", "\ufeff", "\x00", "\r", "\u2028", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "press", "# press",
    "@unknown{", "@book", "author = {", "year = 2020,",
]  # fmt: skip
_NEIGHBOURS = {
    "]": ")}",
    ")": "]",
    "[": "({",
    "}": "])",
    "{": "[(",
    '"': "'”",
    "'": '"’',
    "-": "–—",
    "*": "_",
    "_": "*",
    ":": ";",
    ",": ";",
    "#": "@",
    "`": "'",
    "|": "/",
}


def mutated(text: str, chance: random.Random, pieces: list[str]) -> str:
    """One change at random."""
    return chance.choice(_WAYS)(text, chance, pieces)


def _insert(text: str, chance: random.Random, pieces: list[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(pieces) + text[at:]


def _insert_at_line(text: str, chance: random.Random, pieces: list[str]) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(pieces) + lines[at]
    return "\n".join(lines)


def _append_to_line(text: str, chance: random.Random, pieces: list[str]) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] += chance.choice(pieces)
    return "\n".join(lines)


def _new_line(text: str, chance: random.Random, pieces: list[str]) -> str:
    lines = text.split("\n")
    lines.insert(chance.randint(0, len(lines)), chance.choice(pieces))
    return "\n".join(lines)


def _drop_mark(text: str, chance: random.Random, pieces: list[str]) -> str:
    """Leave out one sign that is neither a letter nor a blank."""
    signs = [at for at, sign in enumerate(text) if not sign.isalnum() and not sign.isspace()]
    if not signs:
        return text
    at = chance.choice(signs)
    return text[:at] + text[at + 1 :]


def _near_key(text: str, chance: random.Random, pieces: list[str]) -> str:
    signs = [at for at, sign in enumerate(text) if sign in _NEIGHBOURS]
    if not signs:
        return text
    at = chance.choice(signs)
    return text[:at] + chance.choice(_NEIGHBOURS[text[at]]) + text[at + 1 :]


def _drop_part(text: str, chance: random.Random, pieces: list[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.randint(1, 12) :]


def _join_lines(text: str, chance: random.Random, pieces: list[str]) -> str:
    ends = [at for at, sign in enumerate(text) if sign == "\n"]
    if not ends:
        return text
    at = chance.choice(ends)
    return text[:at] + chance.choice(["", " "]) + text[at + 1 :]


def _drop_line(text: str, chance: random.Random, pieces: list[str]) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _swap_lines(text: str, chance: random.Random, pieces: list[str]) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indent(text: str, chance: random.Random, pieces: list[str]) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.randint(1, 8) + lines[at] if chance.random() < 0.6 else lines[at].lstrip()
    return "\n".join(lines)


def _cut(text: str, chance: random.Random, pieces: list[str]) -> str:
    """The file ends too early."""
    return text[: chance.randint(len(text) // 2, len(text))]


_WAYS: list[Callable[[str, random.Random, list[str]], str]] = [
    _insert,
    _insert,
    _insert_at_line,
    _insert_at_line,
    _append_to_line,
    _new_line,
    _drop_mark,
    _drop_mark,
    _near_key,
    _drop_part,
    _join_lines,
    _drop_line,
    _swap_lines,
    _indent,
    _cut,
]


def mutated_file(path: str, text: str, chance: random.Random) -> str:
    """One change of a file, with what belongs to its format; of a page in its fields or in its text."""
    if path.endswith(".bib"):
        return mutated(text, chance, IN_BIB)
    if path.endswith((".yml", ".yaml")):
        return mutated(text, chance, IN_FIELDS)
    end = text.find("\n---\n", 3) + 5 if text.startswith("---\n") else 0
    if end > 5 and chance.random() < 0.3:
        return mutated(text[:end], chance, IN_FIELDS) + text[end:]
    return text[:end] + mutated(text[end:], chance, IN_TEXT)
