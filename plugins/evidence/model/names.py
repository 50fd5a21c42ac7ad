"""How a name is written when its parts are put together again."""

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


def listed_name(name: Name) -> str:
    """Give `Family, Given, Suffix`, the particle first; a body whole."""
    if name.literal or not name.family:
        return family_name(name)
    parts = (family_name(name), one_line(name.given), one_line(name.suffix))
    return ", ".join(filter(None, parts))
