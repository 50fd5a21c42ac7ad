"""Dates as bibliographies write them: EDTF, `year` and `month`, and words."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace

from evidence.diagnostics import Rule, Severity
from evidence.model.reference import Date, Day

UNREADABLE_DATE = Rule(
    code="B019",
    name="unreadable-date",
    severity=Severity.WARNING,
    why="The source cannot be sorted or found by its year, and is cited without one.",
    fix="Write `date = {2014-05-31}`, `year = {2014}`, or `year = {n.d.}` where the source gives no date.",
)
IMPOSSIBLE_DATE = Rule(
    code="B020",
    name="impossible-date",
    severity=Severity.ERROR,
    why="The day is in no calendar, so the date is wrong somewhere.",
    fix="Look the date up and correct it.",
)

RULES = (UNREADABLE_DATE, IMPOSSIBLE_DATE)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date says, and what is wrong with it."""

    date: Date | None = None
    no_date: bool = False
    rule: Rule | None = None
    problem: str = ""
    field: str = "date"
    """The field at fault."""
    hint: str = ""
    """What to write instead, where that can be said better than the rule does."""
    state: str = ""
    """A state of publication that was written with or instead of the date: `in press`."""
    original: Date | None = None
    """When the work first came out, where that stands beside the date: `2014 [1970]`."""

    @property
    def known(self) -> Date:
        """The date, or an empty one where there is none."""
        return self.date or Date()


_MONTHS = {
    name: number
    for number, names in enumerate(
        """
        january jan enero ene janvier janv januar jänner janeiro gennaio gen januari
        |february feb febr febrero février févr fév februar fevereiro fev febbraio februari
        |march mar marzo mars märz mrz março maart
        |april apr abril abr avril avr aprile
        |may mayo mai maio mag maggio mei
        |june jun junio juin juni junho giugno giu
        |july jul julio juillet juil juli julho luglio lug
        |august aug agosto ago août augustus
        |september sep sept septiembre setiembre septembre setembro settembre set
        |october oct octubre octobre oktober okt outubro out ottobre ott
        |november nov noviembre novembre novembro
        |december dec diciembre dic décembre déc dezember dez dezembro dicembre desember
        """.split("|"),
        start=1,
    )
    for name in names.split()
}
_SEASONS = {
    name: number
    for number, names in enumerate(
        ("spring primavera printemps frühling", "summer verano été sommer", "autumn fall otoño automne herbst",
         "winter invierno hiver"),
        start=21,
    )
    for name in names.split()
}  # fmt: skip

_NO_DATE = frozenset(
    """
    nd nodate sd undated oj ohnejahr sinedato sf sinfecha dateunknown nodateavailable nodategiven yearunknown
    unknown na none null
    """.split()
)
STATES = {
    key: phrase
    for phrase, keys in {
        "in press": "inpress articleinpress enprensa souspresse imdruck instampa noprelo",
        "in preparation": "inpreparation inprep",
        "submitted": "submitted submittedforpublication",
        "forthcoming": "forthcoming toappear",
        "accepted": "accepted acceptedforpublication acceptedmanuscript",
        "preprint": "prepublished preprint",
        "ahead of print": "aheadofprint epubaheadofprint onlineaheadofprint publishedonlineaheadofprint "
        "publishaheadofprint advanceonlinepublication epub",
        "early access": "earlyaccess",
        "early view": "earlyview earlyonline",
        "online first": "onlinefirst firstonline",
        "unpublished": "unpublished",
        "under review": "inreview underreview",
        "online": "online",
    }.items()
    for key in keys.split()
}
"""The states of publication that people, programs and biblatex write, squeezed, and the phrase for each."""

# ASCII digits only: `\d` also matches digits that stand for no year, such as Thai or raised ones.
_EDTF = re.compile(
    r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2})"
    r"(?:[T ][0-9:.,]{2,15}(?:Z|[+-][0-9:]{2,5})?)?)?)?(?P<mark>[?~%]?)"
)
_DECADE = re.compile(r"([0-9]{3})(?:[XxuU?_-]\??|0['’]?s)|([0-9]{2})(?:[XxuU]{2}|--|\?\?|__)")
_SLASHED = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?")
_RUN_TOGETHER = re.compile(r"((?:1[5-9]|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_YEARS = re.compile(r"([0-9]{4}) ?(?:-{1,3}|/|\bto\b) ?([0-9]{4}|[0-9]{2})")
_TWO_YEARS = re.compile(
    r"(?P<year>[0-9]{4}) ?[\[(](?:(?:first|orig(?:inal(?:ly)?)?)\b[. ]*(?:pub(?:lished|lication|\.)?|work|edition|ed\.?)?"
    r"(?: in)?[ :]*)?(?P<first>[0-9]{4})[\])]|[\[(](?P<before>[0-9]{4})[\])] ?(?P<last>[0-9]{4})",
    re.IGNORECASE,
)
_SHORT_RANGE = re.compile(r"([0-9]{4}) ?(-{1,2}|/) ?([0-9]{1,2})")
_FINANCIAL_YEAR = re.compile(
    r"(?:\b(?:FY|(?:the )?(?:financial|fiscal|academic|school|tax) years?)\b[ .:]*|\bFY(?=[0-9]))", re.IGNORECASE
)
_OPEN = re.compile(
    r"(?:since |from )?([0-9]{4}) ?(?:-{1,3}|to|/)? ?(?:present|ongoing|current|today|now|date)?",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"(?:\b(?:q|quarter)[ .]?([1-4])|\b([1-4])(?:st|nd|rd|th) (?:quarter|qtr|trimester|trim)|\b([1-4])[ .]?(?:q|t|qtr)"
    r"|\b(first|second|third|fourth) (?:quarter|trimester))\b\.?",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"-|\bto\b|/")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_CIRCA = re.compile(r"\b(?:c(?:a|irca)?)\b\.? ?(?=[0-9])", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"\u00a0": " "})


def read_date(written: str, field: str = "date") -> Dated:
    """Read one date or range. What cannot be read is kept as words."""
    text = " ".join(written.translate(_DASHES).split()).strip("{} ")
    if not text:
        return Dated()
    if instead := _no_calendar(text, field) or _first_published(text):
        return instead
    bare, state = _without_state(text if ".." in text else text.strip("[]()© ,;:").removesuffix("."))
    read = _of_calendar(bare, field)
    if read is None or (read.known.start and not read.known.start.year):
        return _words(text, field)
    read = _supplied(read) if text.endswith("?]") else read
    return replace(read, state=state) if state else read


def _of_calendar(text: str, field: str) -> Dated | None:
    ways = (_short_range, _edtf_range, _edtf, _other)
    return next(filter(None, (way(text, field) for way in ways)), None)


def _supplied(read: Dated) -> Dated:
    """`[2014?]`: a cataloguer's guess."""
    return replace(read, date=replace(read.date, uncertain=True)) if read.date else read


def _first_published(text: str) -> Dated | None:
    """`2014 [1970]`, `2014 (first published 1970)` and `[1970] 2014`: the year of an edition, and that of the work."""
    found = _TWO_YEARS.fullmatch(text)
    if not found:
        return None
    year, first = int(found["year"] or found["last"]), int(found["first"] or found["before"])
    return Dated(Date(start=Day(year=year)), original=Date(start=Day(year=first))) if first < year else None


def _no_calendar(text: str, field: str) -> Dated | None:
    """What stands where a date should: far too much, that there is none, or a state of publication."""
    if len(text) > 100:
        return _words(text[:100], field)
    squeezed = _squeezed(text)
    if squeezed in _NO_DATE:
        return Dated(no_date=True)
    return Dated(Date(literal=text), state=STATES[squeezed]) if squeezed in STATES else None


def _short_range(text: str, field: str) -> Dated | None:
    """Read what may be two years or a month of one, such as `2011-12`, as no more than is sure.

    `date` is in the form of EDTF, where a hyphen leads to a month; in `year` nothing tells.
    """
    found = _SHORT_RANGE.fullmatch(text)
    if not found:
        return None
    year, short = int(found[1]), found[3]
    follows = int(short) == (year + 1) % 10 ** len(short)
    if field == "year" and len(short) == 2 and 12 < int(short) > year % 100:
        return Dated(Date(start=Day(year=year), end=Day(year=year // 100 * 100 + int(short))))
    by_rule = len(short) == 2 and (found[2] == "/") == (field == "year")
    if not follows or by_rule or not 1 <= int(short) <= 12:
        return None
    problem = f"`{text}` may be two years or a month; only {year} was read"
    hint = f"write `date = {{{year}/{year + 1}}}` for both years, or `date = {{{year}-{int(short):02}}}` for the month"
    return Dated(Date(start=Day(year=year)), rule=UNREADABLE_DATE, problem=problem, field=field, hint=hint)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


def _without_state(text: str) -> tuple[str, str]:
    """Part `2024, in press` into the date and the state of publication."""
    words = text.split(" ")
    if len(words) > 8 or not any(map(str.isalpha, text)):
        return text, ""
    for cut in range(1, len(words)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        for date, state in ((head, tail), (tail, head)):
            if (phrase := STATES.get(_squeezed(state))) and _YEAR.search(date):
                return date.strip("[](),;: "), phrase
    return text, ""


def read_parts(year: str, month: str = "", day: str = "") -> Dated:
    """Read `year` with `month` and `day`, as BibTeX has them."""
    read = read_date(year, "year")
    start = read.known.start
    if not start or start.month or read.known.end:
        return read
    month, day = _bare(month), _ORDINAL.sub("", _bare(day))
    if _squeezed(month) in STATES and not read.state:
        return replace(read, state=STATES[_squeezed(month)])
    if not month.strip("0") or _squeezed(month) in _NO_DATE:
        return _without_month(read, day)
    return replace(_with_month(read, start.year, month, day), state=read.state)


def _bare(part: str) -> str:
    return " ".join(part.translate(_DASHES).split()).strip("{}., ")


def _without_month(read: Dated, day: str) -> Dated:
    if not day.strip("0") or read.rule:
        return read
    problem = f"the day `{day[:20]}` was left out, since there is no month"
    return replace(read, rule=UNREADABLE_DATE, problem=problem, field="day")


def _with_month(read: Dated, year: int, written: str, day: str) -> Dated:
    if quarter := _QUARTER.search(written):
        return _in_quarter(read, year, written, quarter)
    words = [word.lower() for word in _WORD.findall(_ORDINAL.sub("", written[:60]))]
    months, days = _months_and_days(words, written, day)
    if problem := _not_read(months, days, written, words):
        return replace(read, rule=UNREADABLE_DATE, problem=problem, field="month")
    start, end = _first_and_last(year, months, days)
    date = replace(read.known, start=_possible(start), end=_possible(end) if end else None)
    wrong = next((each for each in (start, end) if each and each != _possible(each)), None)
    if wrong:
        problem = f"there is no {_spelled(wrong)}"
        return replace(read, date=date, rule=IMPOSSIBLE_DATE, problem=problem, field="month")
    return replace(read, date=date)


def _months_and_days(words: list[str], written: str, day: str) -> tuple[list[int], list[int]]:
    """The numbers of the months that are named, and of the days with them; those in `day` come first."""
    months = [found for word in words if not word.isdigit() and (found := _month(word))]
    days = [int(word) for word in words if _is_day(word)]
    if not months:
        months, days = _in_numbers(words, written)
    return months, [int(word) for word in _WORD.findall(day) if _is_day(word)] or days


def _first_and_last(year: int, months: list[int], days: list[int]) -> tuple[Day, Day | None]:
    start = _day(year, months[0], days[0] if days else 0)
    if len(months) > 1:
        return start, _day(year, months[-1], days[1] if len(days) > 1 else 0)
    return start, _day(year, months[0], days[1]) if len(days) > 1 else None


def _in_numbers(words: list[str], written: str) -> tuple[list[int], list[int]]:
    """Months in digits: `7`, `7-8`, or month and day as in `05-31`."""
    if len(words) not in (1, 2) or not all(map(_is_day, words)) or int(words[0]) > 12:
        return [], []
    numbers = [int(word) for word in words]
    if len(numbers) == 1:
        return numbers, []
    if numbers[1] > 12:
        return numbers[:1], numbers[1:]
    padded = any(word.startswith("0") for word in words)
    return (numbers, []) if _follow(numbers) and not padded else ([], [])


def _not_read(months: list[int], days: list[int], written: str, words: list[str]) -> str:
    """Say what of a month cannot be kept, rather than drop or invent it."""
    shown = written[:40]
    if not months:
        two = len(words) == 2 and all(map(_is_day, words))
        return f"`{shown}` may be two months, or a month and a day" if two else f"`{shown}` is not a month"
    if months != sorted(months):
        return f"`{shown}` runs over the end of a year; only the year was read"
    if not _follow(months) and not (len(months) == 2 and _FROM_TO.search(written)):
        return f"`{shown}` names months that do not follow each other; only the year was read"
    if len(days) > 2 or (len(days) > len(months) > 1):
        return f"`{shown}` names more days than one date has; only the year was read"
    return ""


def _follow(months: list[int]) -> bool:
    return months == list(range(months[0], months[0] + len(months)))


def _in_quarter(read: Dated, year: int, written: str, found: re.Match[str]) -> Dated:
    """A quarter is the range of its three months."""
    if len(_QUARTER.findall(written)) > 1 or _WORD.search(_QUARTER.sub("", written)):
        return replace(read, rule=UNREADABLE_DATE, problem=f"`{written[:40]}` is not a month", field="month")
    number = next(_ORDINALS.get(each.lower()) or int(each) for each in found.groups() if each)
    start, end = Day(year=year, month=3 * number - 2), Day(year=year, month=3 * number)
    return replace(read, date=replace(read.known, start=start, end=end))


def _is_day(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31


def _month(word: str) -> int:
    """The number of a month or season, 0 for anything else."""
    if word.isascii() and word.isdigit():
        number = int(word) if len(word) <= 2 else 0
        return number if 1 <= number <= 12 else 0
    return _MONTHS.get(word) or _SEASONS.get(word, 0)


def _words(text: str, field: str) -> Dated:
    problem = "holds more than one year" if len(_YEAR.findall(text)) > 1 else "is not a date"
    return Dated(Date(literal=text), rule=UNREADABLE_DATE, problem=f"`{text[:60]}` {problem}", field=field)


def _edtf_range(text: str, field: str) -> Dated | None:
    first, slash, last = text.partition("/")
    if not slash or "/" in last:
        return None
    first, last = first.strip(), last.strip()
    start, end = _edtf(first, field), _edtf(last, field)
    if start and end:
        return _joined(start, end)
    if start and last in {"", "..", "open"}:
        return replace(start, date=replace(start.known, open_end=True))
    if end and first in {"", "..", "unknown"}:
        return replace(end, date=replace(end.known, start=None, end=end.known.start, literal=text))
    return None


def _joined(start: Dated, end: Dated) -> Dated:
    date = replace(
        start.known,
        end=end.known.start,
        approximate=start.known.approximate or end.known.approximate,
        uncertain=start.known.uncertain or end.known.uncertain,
    )
    worse = start if start.rule else end
    return replace(worse, date=date)


def _edtf(text: str, field: str) -> Dated | None:
    match = _EDTF.fullmatch(text)
    if not match:
        return _decade(text)
    if text[0] == "-" and match["year"][1] != "0":
        # `–2019` is the end of something more often than the year 2020 before Christ.
        return None
    if not match["day"] and (years := _year_pair(match)):
        return years
    written = _day(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))
    start = _possible(written)
    mark = match["mark"]
    date = Date(start=start, approximate=mark in {"~", "%"}, uncertain=mark in {"?", "%"})
    if not mark:
        date = Date(start=start)
    if start == written:
        return Dated(date)
    return Dated(date, rule=IMPOSSIBLE_DATE, problem=f"there is no {_spelled(written)}", field=field)


def _year_pair(match: re.Match[str]) -> Dated | None:
    """`2014-15` names no month, but two years."""
    year, month = int(match["year"]), int(match["month"] or 0)
    if month <= 12 or 21 <= month <= 24 or month <= year % 100:
        return None
    return Dated(Date(start=Day(year=year), end=Day(year=year // 100 * 100 + month)))


def _decade(text: str) -> Dated | None:
    match = _DECADE.fullmatch(text)
    if not match:
        return None
    first = int(match[1]) * 10 if match[1] else int(match[2]) * 100
    return Dated(Date(start=Day(year=first), approximate=True, literal=text))


def _other(text: str, field: str) -> Dated | None:
    """Read what people write by hand: `2014/05/31`, `May 2014`, `2014--2016`, `c. 2014`."""
    approximate = bool(_CIRCA.search(text))
    if approximate:
        text = _CIRCA.sub("", text)
    if _FINANCIAL_YEAR.search(text):
        text = " ".join(_FINANCIAL_YEAR.sub(" ", text).split()).strip("()[],. ")
        if year := _YEAR.fullmatch(text):
            problem = f"a financial year that is named {text} may begin in {int(text) - 1}; only {text} was read"
            return Dated(Date(start=Day(year=int(text))), rule=UNREADABLE_DATE, problem=problem, field=field)
    if (year := _OPEN.fullmatch(text)) and year[0] != year[1]:
        return Dated(Date(start=Day(year=int(year[1])), open_end=True))
    read = _years(text) or _numbers(text, field) or _spelled_out(text, field)
    if read and approximate:
        return replace(read, date=replace(read.known, approximate=True))
    return read


def _years(text: str) -> Dated | None:
    match = _YEARS.fullmatch(text)
    if not match:
        return None
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    if last <= first:
        return None
    return Dated(Date(start=Day(year=first), end=Day(year=last)))


def _numbers(text: str, field: str) -> Dated | None:
    if match := _RUN_TOGETHER.fullmatch(text):
        return _edtf("-".join(match.groups()), field)
    if match := _SLASHED.fullmatch(text):
        return _edtf("-".join(part for part in match.groups() if part), field)
    if match := _DAY_FIRST.fullmatch(text):
        return _day_or_month_first(text, match, field)
    if (match := _MONTH_FIRST.fullmatch(text)) and 1 <= int(match[1]) <= 12:
        return _edtf(f"{match[2]}-{match[1]}", field)
    return None


def _day_or_month_first(text: str, match: re.Match[str], field: str) -> Dated | None:
    """`31/05/2014` and `05/31/2014`, and the year alone of what may be either."""
    one, two, year = (int(part) for part in match.group(1, 3, 4))
    if one > 12 >= two:
        return _edtf(f"{year}-{two}-{one}", field)
    if two > 12 >= one or one == two:
        return _edtf(f"{year}-{one}-{two}", field)
    problem = f"`{text}` may be day or month first; only the year was read"
    name = "date" if field == "year" else field
    hint = f"write `{name} = {{{year}-{two:02}-{one:02}}}` or `{name} = {{{year}-{one:02}-{two:02}}}`"
    return Dated(Date(start=Day(year=year)), rule=UNREADABLE_DATE, problem=problem, field=field, hint=hint)


def _spelled_out(text: str, field: str) -> Dated | None:
    years = _YEAR.findall(text)
    if len(years) != 1:
        return None if not years else _winter(text) or _halves(text, field)
    if winter := _winter(text):
        return winter
    rest = _YEAR.sub(" ", text, count=1)
    year = int(years[0])
    if any(map(_names_month, _WORD.findall(rest.lower()))) or _QUARTER.search(rest):
        sure = Dated(Date(start=Day(year=year)))
        return replace(_with_month(sure, year, rest.strip(" ,"), ""), field=field)
    date = Date(start=Day(year=year), uncertain="?" in text, approximate="~" in text)
    if _says_nothing(re.sub(r"[^\w]", "", rest)):
        return Dated(date)
    return Dated(date, rule=UNREADABLE_DATE, problem=f"only the year of `{text[:60]}` was read", field=field)


def _names_month(word: str) -> bool:
    return not word.isdigit() and _month(word) > 0


def _says_nothing(beside: str) -> bool:
    """Whether what stands beside a year is no part of the date: the letter of `2014a` tells two works apart."""
    letter = len(beside) <= 1 and not beside.isdigit()
    return letter or beside.lower() in {"copyright", "cop", "printed"}


def _winter(text: str) -> Dated | None:
    """`Winter 2014/15`, or any season of two years that follow each other."""
    found = re.search(r"([0-9]{4}) ?[/-]{1,2} ?([0-9]{4}|[0-9]{2})(?![0-9])", text)
    if not found:
        return None
    season, years = _SEASONS.get(_squeezed(text.replace(found[0], ""))), _years(found[0])
    if not season or not years or not years.known.start:
        return None
    return replace(years, date=replace(years.known, start=replace(years.known.start, season=season)))


def _halves(text: str, field: str) -> Dated | None:
    """`May 2014 - June 2015`, `2014 Dec-2015 Jan`, `2018-19 to 2020-21`."""
    found = _FROM_UNTIL.fullmatch(text) or _YEAR_UNTIL_YEAR.fullmatch(text)
    if not found:
        return None
    start, end = map(_years, found.groups())
    if not (start and end):
        start, end = (_half(half, field) for half in found.groups())
    return _from_until(start, end) if start and end else None


def _half(text: str, field: str) -> Dated | None:
    return _edtf(text, field) or _years(text) or _spelled_out(text, field)


def _from_until(start: Dated, end: Dated) -> Dated | None:
    """From the first day of one range to the last of another."""
    if not (start.known.start and end.known.start):
        return None
    return _joined(start, replace(end, date=replace(end.known, start=end.known.end or end.known.start)))


_FROM_UNTIL = re.compile(r"(.*?[^\W_]) ?(?: (?:-{1,3}|to|until|through) |-{2,3}|(?<=[^\W\d])[-/](?=[0-9]{4})) ?(.+)")
_YEAR_UNTIL_YEAR = re.compile(r"(.*?[0-9]{4})[-/](.*[0-9]{4})")


def _day(year: int, month: int, day: int) -> Day:
    if 21 <= month <= 24:
        return Day(year=year, season=month)
    return Day(year=year, month=month, day=day)


def _possible(day: Day) -> Day:
    """Drop the parts that no calendar has: 30 February becomes February."""
    if not day.month and not day.day:
        return day
    if not 1 <= day.month <= 12:
        return Day(year=day.year)
    # The rule for leap years repeats every 400 years; `calendar` knows none before year 1.
    longest = monthrange(2000 + day.year % 400, day.month)[1]
    return day if 0 <= day.day <= longest else Day(year=day.year, month=day.month)


_NAMES = ("", *"January February March April May June July August".split())
_NAMES += tuple("September October November December".split())


def _spelled(day: Day) -> str:
    if 1 <= day.month <= 12:
        return f"{day.day} {_NAMES[day.month]} {day.year}"
    return f"month {day.month}"
