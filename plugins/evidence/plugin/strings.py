"""Words of the interface, from the catalogue that the theme ships."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

_DATE = re.compile("([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})")

Translate = Callable[..., str]
Say = Callable[[str], str]
Day = Callable[[str], str]


def catalogue(theme: Path, language: str) -> Mapping[str, str]:
    """Read the words of a language; a word that it lacks is taken from English."""
    words: dict[str, str] = {}
    for name in dict.fromkeys(("en", language)):
        file = theme / "strings" / f"{name}.yml"
        words |= yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return words


def translator(words: Mapping[str, str]) -> Translate:
    """Make the `t` of templates: `t("key", n=3)`. A key that is not there is shown as itself."""

    def t(key: str, **values: object) -> str:
        text = words.get(key, key)
        return text.format(**values) if values else text

    return t


def calendar(t: Translate) -> Day:
    """Make the `day` of templates: `2026-11-21` as `21 November 2026`, in the words of the language.

    Text that is not a date in numbers stays as it is.
    """

    def day(date: str) -> str:
        parts = _DATE.fullmatch(date)
        if not parts:
            return date
        year, month, number = parts.groups()
        return t("date.day", day=int(number), month=t(f"month.{month}"), year=year)

    return day


def sayer(words: Mapping[str, str]) -> Say:
    """Make the `say` of templates, for text that may be an editor's words or one of ours.

    `not-reported` and its like are words that editors write as ids: the catalogue has them as
    `value.not-reported`. A view names a string of the catalogue by its key, such as `record.no_date`;
    a language that the catalogue does not know stays the tag it is.
    """

    def say(text: str) -> str:
        if " " in text:
            return text
        if text.startswith("language."):
            return words.get(text) or text.removeprefix("language.")
        return words.get(f"value.{text}") or (words.get(text, text) if "." in text else text)

    return say
