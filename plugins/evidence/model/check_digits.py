"""Numbers whose last character checks the others."""

import re


def is_issn(text: str) -> bool:
    """Whether text is an ISSN, with or without its hyphen (ISO 3297: weights 8 to 1, modulus 11)."""
    bare = _bare(text)
    return bool(re.fullmatch(r"[0-9]{7}[0-9X]", bare)) and _modulus_11(bare)


def is_isbn(text: str) -> bool:
    """Whether text is an ISBN of 10 or 13 characters (ISO 2108), with or without hyphens."""
    bare = _bare(text)
    if re.fullmatch(r"[0-9]{9}[0-9X]", bare):
        return _modulus_11(bare)
    if re.fullmatch(r"97[89][0-9]{10}", bare):
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(bare)) % 10 == 0
    return False


def _modulus_11(bare: str) -> bool:
    """The weighted sum, where the last character weighs 1 and X stands for ten."""
    digits = [10 if each == "X" else int(each) for each in bare]
    return sum(digit * weight for weight, digit in enumerate(reversed(digits), start=1)) % 11 == 0


def _bare(text: str) -> str:
    """Without hyphens of any kind and spaces."""
    return re.sub(r"[\s\u00ad\u2010-\u2015\u2212-]", "", text).upper()
