"""What an editor probably meant by a value that cannot be read, so that a hint can name it."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from evidence.library.slug import LONGEST, slug
from evidence.model.fields import SHAPES, Declared, Kind, Needed, declared_fields
from evidence.model.guide import Guide
from evidence.model.page import Article, Glossary, Home
from evidence.model.programme import Programme
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis

CURLY = "“”„‟«»‹›‘’‚‛"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})[\s./_\-‐-―−](\d{1,2})[\s./_\-‐-―−](\d{1,2})(?:[t ]\d{1,2}:.*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[\s./_\-‐-―−]+(\d{1,2})[\s./_\-‐-―−]+(\d{4})")
_DAY_MONTH = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[\s.\-]*(?:of )?([a-z]{3,9})[\s.,\-]*(\d{4})")
_MONTH_DAY = re.compile(r"(?:[a-z]+,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_KEY = re.compile(SHAPES[Kind.KEY])


@cache
def field_names() -> frozenset[str]:
    """The names of all fields of all kinds of page, and of the groups in them."""
    names: set[str] = set()
    waiting: list[type] = [StudySummary, Programme, Guide, Home, Article, Glossary, Axis]
    while waiting:
        for name, field in declared_fields(waiting.pop()).items():
            names.add(name)
            waiting += [field.record] if field.record else []
    return frozenset(names)


def likely_days(text: str) -> tuple[str, ...]:
    """The days, as YYYY-MM-DD, that a text may mean: none, one, or two where day and month may change places."""
    text = text.strip(CURLY + "\"' .").lower()
    if match := _YEAR_FIRST.fullmatch(text):
        days = [_day(match[1], match[2], match[3]), "" if int(match[3]) < 13 else _day(match[1], match[3], match[2])]
    elif match := _YEAR_LAST.fullmatch(text):
        days = [_day(match[3], match[2], match[1]), _day(match[3], match[1], match[2])]
    elif match := _DAY_MONTH.fullmatch(text):
        days = [_day(match[3], _month(match[2]), match[1])]
    elif match := _MONTH_DAY.fullmatch(text):
        days = [_day(match[3], _month(match[1]), match[2])]
    else:
        days = []
    return tuple(dict.fromkeys(day for day in days if day))


def _month(word: str) -> str:
    return str(_MONTHS.index(word[:3]) + 1) if word[:3] in _MONTHS else ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def likely_id(text: str, kind: Kind) -> str:
    """The id nearest to a text; a term keeps its capitals where it can."""
    if kind is Kind.TERM_ID and text.isascii():
        return "-".join(re.findall(r"[A-Za-z0-9]+", text))[:LONGEST].strip("-")
    return slug(text)


def likely_keys(text: str) -> tuple[str, ...]:
    """The keys that a text holds which is not one key: `@doe2020`, `[doe2020]`, `doe2020, roe2021`."""
    parts = [
        part.strip(f" [](){{}}{CURLY}\"'").lstrip("@") for part in re.split(r"[,;]|\s+(?:and|&)\s+|\s+(?=@)", text)
    ]
    parts = [part for part in parts if part]
    return tuple(parts) if all(_KEY.fullmatch(part) for part in parts) else ()


def likely_link(text: str) -> str:
    """The address that a text nearly is: `www.example.org`, `https//example.org`."""
    bare = re.sub(r"^(?:(?=ht|tt|hh)h*t+p+s*(?:[:;]/*|/+)|//+)", "", text, flags=re.IGNORECASE)
    if " " in text or not re.match(r"[\w-]+(?:\.[\w-]+)+", bare) or not (bare != text or text.startswith("www.")):
        return ""
    likely = f"https://{bare}"
    return likely if re.fullmatch(SHAPES[Kind.LINK], likely) else ""


def as_group(field: Declared, text: str) -> tuple[str, bool]:
    """One group of a field written out, the text in its place; and whether nothing in it was made up."""
    assert field.record is not None
    needed = {name: each for name, each in declared_fields(field.record).items() if each.needed is Needed.ALWAYS}
    first = _place_of(text, needed)
    parts = [f"{name}: {text if name == first else _example(each)}" for name, each in needed.items()]
    return ", ".join(parts), len(needed) == 1


def _place_of(text: str, needed: Mapping[str, Declared]) -> str:
    """Which field a bare text belongs to: running text to the text, a day to the date, a word to the first."""
    for name, field in needed.items():
        if field.kind is Kind.DATE and re.fullmatch(SHAPES[Kind.DATE], text):
            return name
        if field.kind is Kind.TEXT and " " in text:
            return name
    return next(iter(needed), "")


def _example(field: Declared) -> str:
    example = field.example or next(iter(field.choices), "…")
    return f'"{example}"' if field.kind is Kind.DATE else example
