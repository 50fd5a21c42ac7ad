"""How something was published, in the words of the entry."""

import html
import re

from evidence.model.csl_types import server_named
from evidence.model.reference import Text
from evidence.read.bibtex.fields.reading import Reading
from evidence.read.bibtex.latex.typeset import typeset

_IN_URL = re.compile(r"\\(?:url|nolinkurl)\s*\{[^{}]*\}|\\href\s*\{[^{}]*\}|https?://[^\s{}]+", re.IGNORECASE)
_LEADS_TO_ADDRESS = re.compile(
    r"[\s(,;.:]{0,5}(?:(?:also )?(?:available|accessible|retrieved|accessed|downloaded|online|see|url"
    r"|web ?(?:site|page)?|internet)"
    r"(?: (?:online|electronically))?(?: (?:at|from|via|on))?)[\s:,.;)]*$",
    re.IGNORECASE,
)
_ONLY_ONLINE = re.compile(r"online|electronic(?:ally)?|internet|web ?(?:page|site)?|url", re.IGNORECASE)


def how_published(reading: Reading) -> Text:
    """`howpublished` without addresses and the words that lead to them."""
    if "howpublished" not in reading.fields:
        return Text()
    written = reading.fields["howpublished"]
    without = _IN_URL.sub(" ", written)
    text = typeset(without).text
    bare = text.plain.strip(" .,;:()[]<>")
    if len(bare) < 1_000 and (without != written or _ONLY_ONLINE.fullmatch(bare)):
        bare = _LEADS_TO_ADDRESS.sub("", bare).strip(" .,;:()[]<>")
    if not bare or server_named(bare):
        return Text()
    return text if bare == text.plain.strip(" ") else Text(bare, html.escape(bare, quote=False))
