"""Pages as bibliographies write them: ranges cut short, labels, and what stands behind them."""

import re
from dataclasses import dataclass, replace

from evidence.diagnostics import Rule, Severity

OPEN_PAGES = Rule(
    code="B219",
    name="open-page-range",
    severity=Severity.WARNING,
    why="A page range without its other end tells a reader only half of where to look.",
    fix="Write both pages, such as `pages = {330--340}`, or the one page without a hyphen.",
)
RULES = (OPEN_PAGES,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What a field of pages says."""

    pages: str = ""
    """With an en dash in each range and all digits of its end: `1107–1115; quiz 1116–1117`."""
    article: str = ""
    """The number of an article that has no pages of a volume: `e1392`."""
    total: str = ""
    """How many pages there are, where that was written instead: `312`."""
    state: str = ""
    """A state of publication that stood there instead, such as `in press`."""
    volume: str = ""
    issue: str = ""
    """Volume and issue, where they were written with the pages: `18(3):107–115`."""
    problem: str = ""
    """What is wrong, in words; '' where nothing is."""


_DASH = re.compile(
    r"\s?(?:-{2,3}|[–—‒−－～]|(?<=[0-9])\s?~\s?(?=[0-9]))\s?|(?<=[0-9]) (?:to|through|thru|bis) (?=[A-Za-z]{0,4}[0-9])"
)
_NONE = frozenset(
    """
    na none nopagination nopaginationspecified nopages nopage nopagenumbers unpaginated unpaged npag
    np nopag null nil unknown notavailable notapplicable notspecified notstated nono nana npagnpag online
    electronic 0 00 sp ohneseiten
    """.split()
)
"""What stands for pages that there are not, squeezed; `n/a–n/a` and `no–no` come from publishers."""
_STATES = {
    "inpress": "in press",
    "articleinpress": "in press",
    "forthcoming": "forthcoming",
    "accepted": "accepted",
    "aheadofprint": "ahead of print",
    "epubaheadofprint": "ahead of print",
    "onlineaheadofprint": "ahead of print",
    "epub": "ahead of print",
    "onlinefirst": "online first",
    "advanceonlinepublication": "ahead of print",
    "earlyview": "early view",
}
_LABEL = re.compile(
    r"(?<![^\W_])(?:p\.\s?p\.|pp?\.|pp(?=\s?[0-9])|pp\b|p\.?\s(?=[0-9])|(?-i:p)(?=[0-9])|pages?\b|pgs?\b\.?"
    r"|págs?\b\.?|páginas?\b|seiten?\b|S\.)\s*:?\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:pii|unsp|artn|art(?:icle)?s?\b\.?(?:\s*(?:number|no|nr|num|id)\b\.?)?|e-?locator(?:\s?id)?|eid|id"
    r"|paper(?:\s*no\b\.?)|№)"
    r"(?:\s*:\s*|\s+|(?<=\.))(?=[A-Za-z]{0,12}[-.]?[0-9])",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?P<front>[ivxlc]{1,8}\s?[,+]\s?)?(?P<total>[0-9]{1,5}) ?(?:p|pp|pgs?|pages|(?<= )S|S(?=\.)|Seiten|págs?|páginas)\.?",
    re.IGNORECASE,
)
_AND_TOTAL = re.compile(r"(?P<pages>.*[0-9])\s?[.,;]\s?(?P<total>[0-9]{1,4}) ?p(?:p|gs?)?\.?", re.IGNORECASE)
"""`107-115. 9p` comes from CINAHL."""
_LOCATOR = re.compile(
    r"(?:vol(?:ume)?\.?\s*)?(?P<volume>[0-9]{1,4})\s?(?:\((?P<issue>[^()]{1,20})\)\s?[:,]"
    r"|:)\s?(?:pp?\.?\s?)?(?P<pages>[A-Za-z]{0,4}[0-9].*)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s*[;,&+]\s*|\s+and\s+")
_HYPHEN = re.compile(
    r"([A-Za-z]{0,4}[0-9]{1,7}(?:\.?[A-Za-z][0-9]{0,3})?) ?[-‐‑] ?([A-Za-z]{0,4}[0-9]{1,7}"
    r"(?:\.?[A-Za-z][0-9]{0,3}(?:-[0-9]{1,3})?)?)"
)
_RANGE = re.compile(
    r"(?P<before>[^0-9–]*?)(?P<letters>[A-Za-z]{0,4})(?P<first>[0-9]{1,9})(?P<tail>\.?[A-Za-z][0-9]{0,3})?"
    r"–(?P<letters_2>[A-Za-z]{0,4})(?P<last>[0-9]{1,9})(?P<rest>(?:\D.*)?)"
)
_WORDS_BEFORE = re.compile(r"(?P<words>(?:[^\W\d_]{2,}\.?:? )+)(?P<range>.*)")
_LONGEST = 200
"""Characters that are looked at; more are no pages, and looking takes time."""
_PLAIN = re.compile(r"([1-9][0-9]*)(?:--?|–)([1-9][0-9]*)")
_ROMAN = re.compile(r"([ivxlc]+) ?[-‐‑] ?([ivxlc]+)", re.IGNORECASE)
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)}
_SQUEEZE = re.compile(r"[\W_]+")


def read_pages(text: str, volume: str = "") -> Pages:
    """Read pages from decoded text. What is not understood is kept as it stands.

    `volume` is what the entry says of it: `12:1–15` are pages 1 to 15 only if 12 is the volume.
    """
    if (plain := _PLAIN.fullmatch(text)) and len(plain[1]) == len(plain[2]) and plain[1] < plain[2]:
        return Pages(pages=f"{plain[1]}–{plain[2]}")  # nine of ten, and there may be thousands
    if len(text) > _LONGEST:
        return Pages(pages=text)
    text = " ".join(text.translate(_WIDE).split()).strip(" .,;:")
    return _instead(text) or _with_more(text, volume) or _ranges(_without_brackets(text))


def _instead(text: str) -> Pages | None:
    """What stands where pages should: nothing, a state, how many there are, or the number of an article."""
    if not text or (squeezed := _SQUEEZE.sub("", text).lower()) in _NONE or not squeezed:
        return Pages()
    if squeezed in _STATES:
        return Pages(state=_STATES[squeezed])
    if total := _TOTAL.fullmatch(text):
        # `312 p.` counts the pages of a book; it names none.
        return Pages(total=f"{total['front'] or ''}{total['total']}")
    if article := _ARTICLE.match(text):
        return Pages(article=_ARTICLE.sub("", text[article.end() :]).strip())
    return None


def _with_more(text: str, volume: str) -> Pages | None:
    """Pages with their count behind them, or with volume and issue before them."""
    if counted := _AND_TOTAL.fullmatch(text):
        return replace(read_pages(counted["pages"], volume), total=counted["total"])
    located = _LOCATOR.fullmatch(text)
    if located and ":" not in located["pages"] and (located["issue"] or located["volume"] == volume):
        inner = read_pages(located["pages"])
        return replace(inner, volume=located["volume"], issue=located["issue"] or "")
    return None


def _without_brackets(text: str) -> str:
    whole = text[0] + text[-1] in ("[]", "()") and not re.search(r"[\[\]()]", text[1:-1])
    return text[1:-1].strip() if whole else text


def _ranges(text: str) -> Pages:
    """Read one range or several, each in its own way, and keep what stands between them."""
    text = _DASH.sub("–", _LABEL.sub("", text)).strip()
    continued = text.removesuffix("+").rstrip("–- ") if text.endswith("+") else ""
    if continued:
        # `107-+` is how Web of Science says that the pages do not follow each other.
        text = continued + "+"
    problem = _problem(text)
    if problem:
        text = text.strip("–-‐‑ ")
    between, ranges = _PIECE.findall(text), _PIECE.split(text)
    read = [_in_brackets(_expanded(_dashed(each))) for each in ranges]
    joined = "".join(a + _spaced(b) for a, b in zip(read, [*between, ""], strict=True))
    return Pages(pages=joined, problem=problem)


def _problem(text: str) -> str:
    if re.fullmatch(r"[A-Za-z]{0,4}[0-9]+ ?[–‐‑-]", text):
        return f"`{text[:40]}` has no last page"
    if re.fullmatch(r"[–‐‑-] ?[A-Za-z]{0,4}[0-9]+", text):
        return f"`{text[:40]}` has no first page"
    return ""


def _spaced(between: str) -> str:
    sign = between.strip()
    return {",": ", ", ";": "; ", "+": "+" if between == "+" else between, "&": " & "}.get(sign, between)


def _dashed(piece: str) -> str:
    """Put an en dash into a range that was typed with a hyphen; a number such as `e2016-012` is none."""
    words = _WORDS_BEFORE.fullmatch(piece)
    before, range_ = (words["words"], words["range"]) if words else ("", piece)
    range_, bracket, behind = _parted(range_)
    if roman := _ROMAN.fullmatch(range_):
        return f"{before}{roman[1]}–{roman[2]}{bracket}{behind}"
    match = _HYPHEN.fullmatch(range_)
    if not match:
        return piece
    first, last = (re.sub(r"^[A-Za-z]+", "", each) for each in match.groups())
    if last.startswith("0") and not first.startswith("0") and len(last) >= len(first):
        return piece
    return f"{before}{match[1]}–{match[2]}{bracket}{behind}"


def _in_brackets(text: str) -> str:
    """Read the ranges within brackets, too: `107-15 (author reply 116-8)`."""
    return re.sub(r"(?<=[(\[])[^()\[\]]+(?=[)\]])", lambda found: _expanded(_dashed(found[0])), text)


def _parted(text: str) -> tuple[str, str, str]:
    """Part a range from a bracket or a word behind it: `107-15 (discussion)`."""
    found = re.match(r"(\S+(?: ?[-‐‑] ?\S+)?)( )(?=[(\[]|[^\W\d_]{2})(.*)", text)
    return (found[1], found[2], found[3]) if found else (text, "", "")


def _expanded(piece: str) -> str:
    """Write the end of a range with all its digits and letters: `S107–15` is `S107–S115`."""
    found = _RANGE.fullmatch(piece)
    if not found or not _is_of_one_series(found):
        return piece
    letters, first, last = found["letters"], found["first"], found["last"]
    if len(last) < len(first):
        whole = first[: len(first) - len(last)] + last
        return _range(found, whole) if int(whole) >= int(first) else piece
    if letters != found["letters_2"]:
        return _range(found, last)
    return f"{letters}{first}" if first == last and not (found["tail"] or found["rest"] or found["before"]) else piece


def _is_of_one_series(found: re.Match[str]) -> bool:
    """Whether the letters at the end are those at the beginning, or left out."""
    return (found["letters_2"] or found["letters"]).casefold() == found["letters"].casefold()


def _range(found: re.Match[str], last: str) -> str:
    letters = found["letters"]
    return f"{found['before']}{letters}{found['first']}{found['tail'] or ''}–{letters}{last}{found['rest']}"
