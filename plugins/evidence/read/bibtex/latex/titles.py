"""What is done to titles alone: the full stop that databases put behind them is no part of them."""

import re

from evidence.model.reference import Text

_STOP = re.compile(r"\s?\.{1,2}\s?(?P<tags>(?:</\w{1,6}>)*)\Z")
_ABBREVIATIONS = frozenset(
    """
    al inc ltd co corp jr sr st dr mr mrs ms prof vs v etc ed eds edn approx cf ca ibid dept univ assoc bros esq pp
    sp spp subsp vol vols fig figs nos llc plc gmbh hon rev
    """.split()
)
_SINGLE_LETTER = re.compile(r"\w\.")


def without_stop(text: Text) -> Text:
    """Take off the full stop at the end, unless it belongs to an abbreviation or stands for words left out."""
    plain = text.plain
    if not plain.endswith(".") or plain.endswith("...") or not plain.strip(". ") or _ends_in_abbreviation(plain):
        return text
    if not _STOP.search(text.rich):
        return text
    return Text(plain.rstrip(".").rstrip(), _STOP.sub(r"\g<tags>", text.rich))


def _ends_in_abbreviation(plain: str) -> bool:
    words = plain[-80:].split()
    last = words[-1].removesuffix("..").removesuffix(".").lstrip("([“‘'\"")
    if "." in last or last == "No":
        return True
    if len(last) == 1 and len(words) > 1 and _SINGLE_LETTER.fullmatch(words[-2]):
        return True
    return last.lower() in _ABBREVIATIONS
