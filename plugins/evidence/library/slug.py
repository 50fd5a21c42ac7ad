"""What an id or the name of a file may be, made of what somebody wrote."""

import re

from evidence.library.folding import plain

LONGEST = 100
"""Characters of the longest id."""


def foreign_letter(text: str) -> str:
    """A Cyrillic or Greek letter in a word that is otherwise Latin, where it only looks like one; else ''."""
    foreign = [each for each in text if "\u0370" <= each <= "\u052f" and each.isalpha()]
    return foreign[0] if foreign and any(each.isascii() and each.isalnum() for each in text) else ""


def slug(text: str) -> str:
    """Write text as an id: `Gespräch über Ærø` as `gesprach-uber-aero`; '' where letters would be lost.

    >>> slug("Łódź (2)"), slug("Доверие")
    ('lodz-2', '')
    """
    letters = plain(text.replace("&", " and "))
    if any(each.isalnum() and not each.isascii() for each in letters):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))[:LONGEST].strip("-")
