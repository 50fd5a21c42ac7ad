"""Rule about web addresses in the bibliography."""

import re
from collections.abc import Iterator

from evidence.check.words import quoted
from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.library import Library

UNSAFE_ADDRESS = Rule(
    code="B216",
    name="unsafe-address",
    severity=Severity.ERROR,
    why="A link that is not a plain web address can run a program in the reader's browser, or leads nowhere.",
    fix="Write an address that begins with `https://` or `http://`, or take the field out.",
)
RULES = (UNSAFE_ADDRESS,)

_WEB = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#]\S*)?", re.IGNORECASE)


def unsafe_addresses(library: Library) -> Iterator[Diagnostic]:
    """Find web addresses of references that are not plain http or https."""
    for reference in library.references.values():
        written = reference.fields.get("url", "").strip().strip("{}") or reference.url
        if written and not _WEB.fullmatch(written):
            yield UNSAFE_ADDRESS.at(reference.at("url"), f"{quoted(written)} is not a plain web address")
