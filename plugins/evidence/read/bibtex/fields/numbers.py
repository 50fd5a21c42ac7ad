"""Volume, issue, number, edition and pages: each without its label, and in its place."""

import re

from evidence.read.bibtex.field_names import ARTICLE_NUMBER, PAGES, WORDS
from evidence.read.bibtex.fields.containers import is_article
from evidence.read.bibtex.fields.dates import STATES
from evidence.read.bibtex.fields.pages import OPEN_PAGES, Pages, read_pages
from evidence.read.bibtex.fields.reading import Reading, squeezed

_VOLUME_LABEL = re.compile(
    r"^(?:vol(?:ume|umen)?s?|bd|band|tom[eo]?|t|v)\b[.:]?\s*(?=[0-9ivxlcm])|^v(?=[0-9])",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(
    r"^(?:(?:nos?|nr|num(?:ber|ero|éro)?|iss(?:ue)?|heft|h)\b|n[º°o]|№)[.:]?\s*(?=[0-9])",
    re.IGNORECASE,
)
_EDITION = re.compile(r"\b(?:edition|edn?|ed|edición|édition|auflage|aufl)\b\.?", re.IGNORECASE)
_ORDINALS = {
    word: str(number)
    for number in range(1, 41)
    for word in (
        *(f"{number}{ending}" for ending in ("", ".", "ª", "a", "e", "th", "st", "nd", "rd")),
        *"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()[number - 1 : number],
    )
}  # fmt: skip
_VOLUME_AND_ISSUE = re.compile(r"([0-9]{1,5}) ?\(([^()]{1,20})\)")
_NO_NUMBER = frozenset({"", "na", "none", "null", "nil", "unknown", "notavailable", "notapplicable", "nan"})
_HYPHEN = re.compile(r"([A-Za-z]{0,4}[0-9]{1,7}[A-Za-z]?) ?[-‐‑] ?([A-Za-z]{0,4}[0-9]{1,7}[A-Za-z]?)")
_WHOLE = frozenset(
    "book mvbook booklet collection proceedings manual report techreport thesis phdthesis mastersthesis".split()
)
_DAY = re.compile("[0-9]{4}/[0-9]{2}/[0-9]{2}")
_OF_ITS_OWN = {"page_total": WORDS["page_total"], "volume": ("volume",), "issue": ("issue", "number")}
"""The fields for what may stand among the pages too."""
_PAPERS = frozenset({"inproceedings", "conference"})


def numbers(reading: Reading) -> tuple[dict[str, object], str]:
    """Each number in its place, and the state of publication where one stands instead: `volume = {in press}`."""
    volume = _without_label(reading.words("volume"), _VOLUME_LABEL)
    state = STATES.get(squeezed(volume), "")
    volume, issue, number = _volume_issue_number(reading, "" if state else volume)
    found: dict[str, object] = {"volume": volume}
    if issue:
        found["issue"] = _dashed(issue)
    if number:
        found["number"] = number
    if edition := reading.words("edition"):
        # EndNote writes the day of the electronic edition here.
        found["edition"] = "" if _DAY.fullmatch(edition) else _edition(edition)
    if total := reading.words(reading.first(WORDS["page_total"])):
        found["page_total"] = read_pages(total).total or total
    pages = _pages(reading)
    return found | _paged(reading, pages), pages.state or state


def _volume_issue_number(reading: Reading, volume: str) -> tuple[str, str, str]:
    """The three without their labels, each in its place: `Vol. 12(3)` holds two of them.

    In an article `number` is the issue; elsewhere it counts reports or papers.
    """
    issue, number = (_without_label(reading.words(name), _NUMBER_LABEL) for name in ("issue", "number"))
    both = _VOLUME_AND_ISSUE.fullmatch(volume)
    if both and {issue, number} <= {both[2], ""}:
        return both[1], _without_label(both[2], _NUMBER_LABEL), ""
    if is_article(reading) or (number and not issue and _in_a_volume(reading)):
        return volume, number or issue, ""
    return volume, issue, number


def _in_a_volume(reading: Reading) -> bool:
    """Whether the number of a paper is that of an issue: abstracts come out in supplements of journals."""
    paper = reading.entry.kind in _PAPERS or (reading.entry.kind == "misc" and "issn" in reading.fields)
    return paper and "volume" in reading.fields and "series" not in reading.fields


def _pages(reading: Reading) -> Pages:
    name = reading.first(PAGES)
    read = read_pages(reading.words(name), reading.words("volume")) if name else Pages()
    if read.problem:
        reading.found.append(OPEN_PAGES.at(reading.entry.at(name), f"`{name}`: {read.problem}"))
    if reading.entry.kind in _WHOLE and read.pages.isdigit():
        return Pages(total=read.pages)  # a whole book stands on no page: it has so many
    return read


def _paged(reading: Reading, read: Pages) -> dict[str, object]:
    """Pages, or what stands in their place: an article's number, a count, a whole locator."""
    among = {"page_total": read.total, "volume": read.volume, "issue": read.issue}
    found = {"pages": read.pages, "article_number": _article_number(reading) or read.article}
    found |= {slot: value for slot, value in among.items() if value and not reading.first(_OF_ITS_OWN[slot])}
    return {slot: value for slot, value in found.items() if value}


def _article_number(reading: Reading) -> str:
    name = reading.first(ARTICLE_NUMBER)
    if not name:
        return ""
    read = read_pages(reading.words(name))
    return read.article or read.pages


def _without_label(text: str, label: re.Pattern[str]) -> str:
    """Take `Vol.` off `Vol. 14`, for the label belongs to the display; `n/a` is no number at all."""
    if text.isdigit():
        return text
    bare = label.sub("", text, count=1)
    return "" if squeezed(bare) in _NO_NUMBER else bare


def _edition(text: str) -> str:
    """Give the number of an edition, for styles write `2nd ed.` themselves: `Second edition` is 2."""
    bare = _EDITION.sub("", text).strip(" .,")
    return _ORDINALS.get(bare.lower(), text) if bare else text


def _dashed(text: str) -> str:
    """Put an en dash into a range of issues that was typed with a hyphen."""
    match = _HYPHEN.fullmatch(text)
    return f"{match[1]}–{match[2]}" if match else text
