"""Names as BibTeX writes them, and as a message quotes them."""

import re

from evidence.model.reference import Name
from evidence.read.bibtex.names.braces import clean, is_lower


def written_name(name: Name) -> str:
    """A name as BibTeX writes it, so that it is read as the same again."""
    if name.literal:
        return _braced(name.literal)
    if not (name.von or name.given or name.suffix):
        return _braced(name.family) if " " in name.family else _held(name.family)
    whole = f"{escaped(name.von)} {_written_family(name)}".strip()
    return ", ".join(part for part in (whole, escaped(name.suffix), _held(name.given)) if part)


def _written_family(name: Name) -> str:
    """The family name, in braces where it would be taken for a particle and another name."""
    small = is_lower(name.family) and " " in name.family
    return _braced(name.family) if small and not name.von else _held(name.family)


def _braced(text: str) -> str:
    return f"{{{escaped(text)}}}"


def _held(text: str) -> str:
    return f"{{{escaped(text)}}}" if "," in text or " and " in f" {text} " else escaped(text)


_ESCAPED = re.compile(r"[&%#$_]")


def escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\{match[0]}", text).replace('"', '{"}')


def quoted(text: str) -> str:
    text = clean(text).replace("`", "'")
    return f"`{text}`" if len(text) <= 60 else f"`{text[:59]}…`"


def listed(texts: list[str] | tuple[str, ...]) -> str:
    shown = [quoted(each) for each in dict.fromkeys(texts)]
    return ", ".join(shown) if len(shown) < 5 else ", ".join(shown[:4]) + f" and {len(shown) - 4} more"
