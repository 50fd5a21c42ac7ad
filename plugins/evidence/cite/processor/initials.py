"""Given names as initials, where a style asks for them."""

import re

_PARTS = re.compile(r"[-‐‑]")


def initials(given: str, mark: str, *, with_hyphen: bool) -> str:
    """Shorten each given name to its first letter and the style's mark: `María de los Ángeles` to `M. de los Á.`

    Only a capital can stand for a name. A word in lower case is a particle or a chosen spelling (`hooks, bell`), and
    in a script without capitals a letter stands for nothing: both stay whole, without a mark. What follows a hyphen
    belongs to the name before it (`Xiao-ming` to `X.-m.`).
    """
    written = ""
    for word in re.sub(r"\.(?=[^\W\d_])", ". ", given).split():
        short = _initial(word, mark, with_hyphen=with_hyphen)
        if short is None:
            written = f"{written.rstrip()} {word} "
        else:
            written += short
    return " ".join(written.split())


def _initial(word: str, mark: str, *, with_hyphen: bool) -> str | None:
    """Give the initial of one word, or None for one that stays whole."""
    parts = list(filter(None, (part.strip(".") for part in _PARTS.split(word))))
    shortened = len(word) == 2 and word[1] == "."  # `e. e. cummings`
    if not parts or not (_letter(parts[0])[:1].isupper() or shortened):
        return None
    letters = [_letter(part) for part in parts]
    if with_hyphen:
        return f"{mark.rstrip()}-".join(letters) + mark
    return "".join(f"{letter.upper() if place else letter}{mark}" for place, letter in enumerate(letters))


def _letter(part: str) -> str:
    """Give the first letter, with what combines with it; `IJ` is one letter to the Dutch."""
    found = re.match(r"IJ(?=[^\W\d_A-Z])|[^\W\d_][\u0300-\u036f]*", part.lstrip("'’ʻʼ‘"))
    return found[0] if found else ""
