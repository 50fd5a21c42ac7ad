"""A project in which every place that an editor can write in holds an attack.

Most of it is in `hostile/`; here is added what a repository cannot hold, such as links out of it.
"""

from pathlib import Path

from tests.sites.building import copy_of


def hostile_project(folder: Path) -> Path:
    """Make the project in a folder of its own, ready to be built."""
    root = copy_of("hostile", folder)
    add_links_out(root, folder)
    add_odd_names(root)
    add_hidden_characters(root)
    add_large_things(root)
    return root


def add_links_out(root: Path, folder: Path) -> None:
    """Link from the content folder to a file and a folder that nobody should read."""
    secret = folder / "secret"
    secret.mkdir()
    (secret / "words.md").write_text("---\ntitle: PRIVATE-TITLE\n---\nPRIVATE-WORDS\n", encoding="utf-8")
    (secret / "picture.png").write_bytes(b"\x89PNG PRIVATE-PICTURE")
    (root / "content" / "about" / "leak.md").symlink_to(secret / "words.md")
    (root / "content" / "outside.png").symlink_to(secret / "picture.png")
    (root / "content" / "everything").symlink_to(secret)


def add_odd_names(root: Path) -> None:
    """Pages whose files have names that an address should not have."""
    text = "---\nsources: [con]\nheadline: Oddly named.\nsource_class: x\nsettings: [ward]\n---\n## In short\n\nOdd.\n"
    for name in ('"><img src=x onerror=window.pwned=1>', "..%2f..%2fup", "con", "x#y?z", "a b", "é"):
        (root / "content" / "studies" / f"{name}.md").write_text(text, encoding="utf-8")


def add_hidden_characters(root: Path) -> None:
    """Text that turns around, rings a bell, ends a line or is no text at all."""
    entries = (
        "@article{rtl, author = {\u202enevE ,kcalB\u202c}, title = {Right \u2066to\u2069 left \u200f\u200b},\n"
        "  journal = {J}, year = {2020}}\n"
        "@misc{bell, title = {A bell \x07, a null \x00, an escape \x1b[31m, a line \u2028 end}, year = {2020}}\n"
    )
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(entries)
    (root / "content" / "about" / "bytes.md").write_bytes(b"---\ntitle: Not text \xff\xfe\n---\nWords \xc3\x28 \x00.\n")


def add_large_things(root: Path) -> None:
    """Text that is long or deep enough to stop a careless program."""
    laughs = "a: &a [x,x]\n" + "".join(f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi"))
    pages = {
        "brackets": "[" * 20_000,
        "quotations": "> " * 2_000 + "x",
        "emphasis": "*a **b " * 5_000,
        "lists": "\n".join("  " * depth + "- x" for depth in range(400)),
        "citations": "[@con] " * 2_000,
        "line": "x" * 500_000,
    }
    for name, text in pages.items():
        (root / "content" / "about" / f"{name}.md").write_text(
            f"---\ntitle: Large {name}\n---\n{text}\n", encoding="utf-8"
        )
    (root / "content" / "about" / "laughs.md").write_text(f"---\ntitle: Laughs\n{laughs}---\nHa.\n", encoding="utf-8")
    (root / "content" / "about" / "deep.md").write_text(f"---\ntitle: {'[' * 5_000}\n---\nDeep.\n", encoding="utf-8")
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(f"@misc{{braces, title = {{{'{' * 3_000}x{'}' * 3_000}}}, year = {{2020}}}}\n")
