"""Sentences of plain text: which one leans on a source."""

import re
from bisect import bisect_right

OMITTED = "\ufffc"
"""Stands in plain text where `@key` is the subject or object of the sentence."""

_BOUNDARY = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z]|[\"'“‘(\[]*\ufffc)")
# These never end a sentence; those of `_NUMBERED` only where a figure follows ("p. 3", but "she said no.").
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘])(?:e\.g|i\.e|et al|vs|cf|viz|ca|approx|esp|incl|dr|mr|mrs|ms|prof|st|dept)\.$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:^|[\s(\[])(?:p|pp|no|nos|vol|ch|sec|fig|figs|eq|para|ed|c)\.$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|[\s.(\[])[A-Z]\.$")
_BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?)\]])")
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[)\]]")
_SPACES = re.compile(r"\s+")


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _starts(text)
        self._tidied: dict[int, str] = {}

    def at(self, index: int, *, trailing: bool) -> str:
        """Give the sentence at an index of the text, tidied.

        A citation that stands alone between two sentences (`trailing`) belongs to the first.
        """
        number = bisect_right(self._starts, index) - 1
        if trailing and number and self._starts[number] == index:
            number -= 1
        if number not in self._tidied:
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            self._tidied[number] = tidy(self._text[self._starts[number] : end])
        return self._tidied[number]


def _starts(text: str) -> list[int]:
    """The index at which each sentence starts; the first is 0."""
    starts = [0]
    for match in _BOUNDARY.finditer(text):
        if not _goes_on(text[max(0, match.start() - 12) : match.start() + 1], text[match.end()]):
            starts.append(match.end())
    return starts


def _goes_on(before: str, after: str) -> bool:
    """Whether the stop at the end of `before` belongs to a short form and not to the sentence."""
    if not before.endswith("."):
        return False
    if _ABBREVIATION.search(before) or _INITIAL.search(before):
        return True
    return after.isdigit() and bool(_NUMBERED.search(before))


def tidy(text: str) -> str:
    """Close the gaps that left-out labels leave, and show an omission as `…`."""
    text = _EMPTY_BRACKETS.sub("", text)
    text = _BEFORE_MARK.sub("", _SPACES.sub(" ", text))
    return text.replace(OMITTED, "…").strip()
