"""Where everything is: addresses are made from ids, and only here.

An address is a path from the root of the site without a leading slash: `studies/x/#finding`.
The edges make it relative or absolute.
"""

from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

# Names that some file systems keep for devices; a folder may not be called so.
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))])
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_LONGEST = 96
_AS_THEY_ARE = "!$()*,/:;=?@"
"""What an address may hold after its scheme, and neither HTML nor a reader of addresses takes for something else."""

LISTS = frozenset(
    [
        "",
        "evidence/",
        "library/",
        "glossary/",
        "concepts/",
        "studies/",
        "guides/",
        "programmes/",
        "about/",
        "map/",
        "new/",
    ]
)
"""Addresses of pages that the site makes by itself."""


@lru_cache(maxsize=2**16)
def slug(key: str) -> str:
    """Make a path segment from a BibTeX key of any shape.

    Case is folded, since two keys that differ only by case are an error in the bibliography.
    Every other character becomes `_` and its UTF-8 bytes in hexadecimal, so that distinct keys
    keep distinct segments and a key such as `../x` cannot leave its folder. A very long
    key keeps its beginning and gains a digest.
    """
    folded = key.casefold()
    escaped = "".join(
        each if each in _PLAIN else "".join(f"_{byte:02x}" for byte in each.encode("utf-8", "replace"))
        for each in folded
    )
    if escaped in _DEVICES or not escaped:
        escaped = f"_{escaped}"
    if len(escaped) > _LONGEST:
        digest = sha256(folded.encode("utf-8", "replace")).hexdigest()[:16]
        escaped = f"{escaped[:_LONGEST]}_h{digest}"
    return escaped


def study(id: str) -> str:
    """The page of a study summary."""
    return f"studies/{id}/"


def programme(id: str) -> str:
    """The page of a programme."""
    return f"programmes/{id}/"


def guide(id: str) -> str:
    """The page of a guide."""
    return f"guides/{id}/"


def record(key: str) -> str:
    """The page of a reference, or what leads from it to its summary."""
    return f"library/{slug(key)}/"


def ris(key: str) -> str:
    """The file of a reference for reference managers."""
    return f"data/references/{slug(key)}.ris"


def carried(kind: str, text: str) -> str:
    """The address of a small file that a page carries with it: there is none to fetch."""
    return f"data:{kind},{quote(text, safe=_AS_THEY_ARE)}"


def term(axis: str, id: str) -> str:
    """The page of a concept."""
    return f"concepts/{axis}/{id}/"


def axis(id: str) -> str:
    """The page of one axis of the vocabulary."""
    return f"concepts/{id}/"


def map_table(rows: str, columns: str, shown: str = "") -> str:
    """The evidence map of two axes, or what it shows around the findings: `map/levers/loci/helped/`."""
    return f"map/{rows}/{columns}/{shown}/" if shown else f"map/{rows}/{columns}/"


def map_cell(name: tuple[str, str]) -> str:
    """The page of one cell of the map, from the names of its two terms as `axis/term`."""
    return f"map/{name[0]}/{name[1]}/"


def feed(facet: str, value: str) -> str:
    """The feeds of a facet value, without their ending; an outcome's direction is a folder deeper."""
    return f"feeds/{facet}/{value.replace(':', '/')}"


def numbered(path: str, number: int) -> str:
    """One page of a list that needs several, from the address of the first. No id can be `pages`, so none can collide."""
    return path if number == 1 else f"{path}pages/{number}/"


def permalink(id: str, anchor: str = "") -> str:
    """The lasting address of anything with an id: `r/x/`, `r/x/finding/`."""
    return part(f"r/{slug(id)}/", anchor) if anchor else f"r/{slug(id)}/"


def part(permalink: str, anchor: str) -> str:
    """The lasting address of a part of a page, from that of the page."""
    return f"{permalink}{slug(anchor)}/"


def article(path: str) -> str:
    """The address of a prose page from its file in the content folder."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
