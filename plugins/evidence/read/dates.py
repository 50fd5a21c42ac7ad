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
    fix="Write `date = {2014-05-31}`, `year = {2014}`, or `year = {n.d.}` where there is none.",
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


_MONTHS = {
    name: number
    for number, names in enumerate(
        """
        january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug
        |september sep sept|october oct|november nov|december dec
        """.split("|"),
        start=1,
    )
    for name in names.split()
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_NO_DATE = frozenset({"nd", "nodate", "sd", "undated", "oj", "sinedato"})
_LITERALS = frozenset(
    """
    inpress forthcoming submitted inpreparation toappear accepted aheadofprint epubaheadofprint
    online unpublished inreview underreview earlyaccess
    """.split()
)

# ASCII digits only: `\d` also matches digits that stand for no year, such as Thai or raised ones.
_EDTF = re.compile(
    r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2})"
    r"(?:[T ][0-9:.,]{2,15}(?:Z|[+-][0-9:]{2,5})?)?)?)?(?P<mark>[?~%]?)"
)
_DECADE = re.compile(r"([0-9]{3})[XxuU]|([0-9]{2})(?:[XxuU]{2})")
_SLASHED = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_YEARS = re.compile(r"([0-9]{4}) ?(?:-{1,3}|/|\bto\b|\band\b) ?([0-9]{4}|[0-9]{2})")
_YEAR = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_CIRCA = re.compile(r"\b(?:c(?:a|irca)?)\b\.? ?(?=[0-9])", re.IGNORECASE)
_DASHES = str.maketrans({each: "-" for each in "‐‑‒–—−"} | {"\u00a0": " "})


def read_date(written: str, field: str = "date") -> Dated:
    """Read one date or range. What cannot be read is kept as words."""
    text = " ".join(written.translate(_DASHES).split()).strip("{} ")
    if not text:
        return Dated()
    if len(text) > 100:
        return _words(text[:100], field)
    squeezed = re.sub(r"[\W_]", "", text).lower()
    if squeezed in _NO_DATE:
        return Dated(no_date=True)
    if squeezed in _LITERALS:
        return Dated(Date(literal=text))
    bare = text.strip("[]()© ,;:").removesuffix(".") if ".." not in text else text
    supplied = text.endswith("?]")
    read = _edtf_range(bare, field) or _edtf(bare, field) or _other(bare, field)
    if read is None or (read.date and read.date.start and not read.date.start.year):
        return _words(text, field)
    if supplied and read.date:
        return replace(read, date=replace(read.date, uncertain=True))
    return read


def read_parts(year: str, month: str = "", day: str = "") -> Dated:
    """Read `year` with `month` and `day`, as BibTeX has them."""
    read = read_date(year, "year")
    if not read.date or not read.date.start or read.date.start.month or read.date.end:
        return read
    month = " ".join(month.translate(_DASHES).split()).strip("{}., ")
    if not month:
        return read
    return _with_month(read, month, " ".join(day.split()).strip("{}., "))


def _with_month(read: Dated, written: str, day: str) -> Dated:
    year = read.date.start.year
    words = [word.lower() for word in _WORD.findall(written[:60])]
    months = [found for word in words if not word.isdigit() and (found := _month(word))]
    named = bool(months)
    if not named:
        months = [found for word in words if (found := _month(word))]
    if not months:
        problem = f"`{written[:40]}` is not a month"
        return replace(read, rule=UNREADABLE_DATE, problem=problem, field="month")
    days = [int(word) for word in words if _is_day(word)] if named else []
    if _is_day(day):
        days = [int(day)]
    start = _day(year, months[0], days[0] if days else 0)
    end = None
    if len(months) > 1:
        # `Dec-Jan` runs into the next year.
        last = year + 1 if months[1] < months[0] else year
        end = _day(last, months[1], days[1] if len(days) > 1 else 0)
    elif len(days) > 1:
        end = _day(year, months[0], days[1])
    date = replace(read.date, start=_possible(start), end=_possible(end) if end else None)
    for each in (start, end):
        if each and each != _possible(each):
            return replace(
                read,
                date=date,
                rule=IMPOSSIBLE_DATE,
                problem=f"there is no {_spelled(each)}",
                field="month",
            )
    return replace(read, date=date)


def _is_day(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31


def _month(word: str) -> int:
    """The number of a month or season, 0 for anything else."""
    if word.isascii() and word.isdigit():
        number = int(word) if len(word) <= 2 else 0
        return number if 1 <= number <= 12 else 0
    return _MONTHS.get(word) or _SEASONS.get(word, 0)


def _words(text: str, field: str) -> Dated:
    return Dated(
        Date(literal=text), rule=UNREADABLE_DATE, problem=f"no date in `{text[:60]}`", field=field
    )


def _edtf_range(text: str, field: str) -> Dated | None:
    first, slash, last = text.partition("/")
    if not slash or "/" in last:
        return None
    first, last = first.strip(), last.strip()
    start, end = _edtf(first, field), _edtf(last, field)
    if start and end:
        return _joined(start, end)
    if start and last in {"", "..", "open"}:
        return replace(start, date=replace(start.date, open_end=True))
    if end and first in {"", "..", "unknown"}:
        return replace(end, date=replace(end.date, start=None, end=end.date.start, literal=text))
    return None


def _joined(start: Dated, end: Dated) -> Dated:
    date = replace(
        start.date,
        end=end.date.start,
        approximate=start.date.approximate or end.date.approximate,
        uncertain=start.date.uncertain or end.date.uncertain,
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
    return Dated(
        date, rule=IMPOSSIBLE_DATE, problem=f"there is no {_spelled(written)}", field=field
    )


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
    if text.endswith("-") and (year := _YEAR.fullmatch(text.rstrip("- "))):
        return Dated(Date(start=Day(year=int(year[1])), open_end=True))
    read = _years(text) or _numbers(text, field) or _spelled_out(text, field)
    if read and approximate:
        return replace(read, date=replace(read.date, approximate=True))
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
    if match := _SLASHED.fullmatch(text):
        return _edtf("-".join(part for part in match.groups() if part), field)
    if match := _DAY_FIRST.fullmatch(text):
        one, two, year = (int(part) for part in match.groups())
        if one > 12 >= two:
            return _edtf(f"{year}-{two}-{one}", field)
        if two > 12 >= one or one == two:
            return _edtf(f"{year}-{one}-{two}", field)
        problem = f"`{text}` may be day or month first; only the year was read"
        return Dated(Date(start=Day(year=year)), rule=UNREADABLE_DATE, problem=problem, field=field)
    return None


def _spelled_out(text: str, field: str) -> Dated | None:
    years = _YEAR.findall(text)
    if len(years) != 1:
        return None if not years else _month_ranges(text, field)
    # `2014a` is how a citation style tells two works apart; the date is 2014.
    rest = _YEAR.sub(" ", text, count=1)
    months = [word.lower() for word in _WORD.findall(rest) if _month(word.lower()) > 0]
    named = [word for word in months if not word.isdigit()]
    if named:
        read = replace(read_parts(years[0], rest), field=field)
        return read if read.rule is not UNREADABLE_DATE else Dated(Date(start=Day(year=int(years[0]))))
    leftover = re.sub(r"[^\w]", "", rest)
    date = Date(start=Day(year=int(years[0])), uncertain="?" in text, approximate="~" in text)
    if len(leftover) <= 1 or leftover.lower() in _LITERALS or leftover.lower() in {"copyright", "cop", "printed", "e"}:
        return Dated(date)
    return Dated(
        date, rule=UNREADABLE_DATE, problem=f"only the year of `{text[:60]}` was read", field=field
    )


def _month_ranges(text: str, field: str) -> Dated | None:
    """`May 2014 - June 2015`."""
    halves = re.split(r" (?:-{1,3}|to) |-{2,3}", text)
    if len(halves) != 2:
        return None
    start, end = (_spelled_out(half, field) for half in halves)
    if start and end and start.date and end.date and start.date.start and end.date.start:
        return _joined(start, end)
    return None


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
