"""How a name is written when its parts are put together again."""

from functools import lru_cache

from evidence.model.characters import one_line
from evidence.model.reference import Name

JOINED_PARTICLES = ("'", "’", "-", "‐")
"""A particle that ends so is written without a space: `d’Agostino`, `al-Rashid`."""


def family_name(name: Name) -> str:
    """Give the family name with its particle (`van den Muijsenbergh`), or a body whole."""
    if name.literal or not name.family:
        return one_line(name.literal or name.given)
    von, family = one_line(name.von), one_line(name.family)
    gap = "" if not von or von.endswith(JOINED_PARTICLES) else " "
    return f"{von}{gap}{family}"


@lru_cache(maxsize=2**16)
def listed_name(name: Name) -> str:
    """Give `Family, Given, Suffix`, the particle first; a body whole."""
    if name.literal or not name.family:
        return family_name(name)
    parts = (family_name(name), one_line(name.given), one_line(name.suffix))
    return ", ".join(filter(None, parts))


def is_body(name: Name) -> bool:
    """Whether a name stands for a body: it has no parts."""
    return bool(name.literal or not name.family)


def undivided(body: str) -> str:
    """Give the name of a body for formats in which a comma ends a family name.

    Zotero reads `Department for Environment, Food and Rural Affairs` as a person whose family name is *Department for
    Environment*, and no format has a sign against it. U+201A looks like a comma and is none.
    """
    return body.replace(",", "\u201a")


MORE_AUTHORS = "More authors than are named here"
"""Said in files for programs that know no *et al.* in a list of names, and would make a person called *others*."""
