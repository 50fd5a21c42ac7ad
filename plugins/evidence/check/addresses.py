"""Rule about web addresses in the bibliography."""

import re
from collections.abc import Iterator

from evidence.check.suggestions import Offer, quoted, write
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library

UNSAFE_ADDRESS = Rule(
    code="B216",
    name="unsafe-address",
    severity=Severity.ERROR,
    why="A link that is not a plain web address can run a program in the reader's browser, or leads nowhere.",
    fix="Write an address that begins with `https://` or `http://`, or take the field out.",
)
RULES = (UNSAFE_ADDRESS,)

_WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/[^\s\\{}]*)?", re.IGNORECASE)
_IN_TEXT = re.compile(r"\\url\s*\{\s*([^{}]*)\}|\b((?:javascript|vbscript|data):\S+)", re.IGNORECASE)


def unsafe_addresses(library: Library) -> Iterator[Diagnostic]:
    """Find web addresses of references that are not plain http or https.

    The reader has left such an address out, so it is looked for in the field as it was written.
    """
    for reference in library.references.values():
        written = reference.fields.get("url", "").strip()
        if written and not reference.url:
            where = reference.at("url")
            plain = _WITHOUT_SCHEME.fullmatch(written)
            offer: Offer = write(where, written, f"https://{written}") if plain else {}
            yield UNSAFE_ADDRESS.at(where, f"{quoted(written)} is not a plain web address", **offer)
        for found in _IN_TEXT.finditer(reference.fields.get("howpublished", "")):
            address = (found[1] or found[2] or "").strip()
            if address and not address.lower().startswith(("http://", "https://")):
                yield UNSAFE_ADDRESS.at(reference.at("howpublished"), f"{quoted(address)} is not a plain web address")
