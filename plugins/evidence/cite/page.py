"""A page of this site as something to cite."""

import re

from evidence.model.characters import one_line
from evidence.model.reference import Creators, Date, Day, Name, Reference, Text
from evidence.model.source import Position

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}


def cite_page(
    *, key: str, title: str, site_name: str, url: str, date: str = "", where: Position | None = None
) -> Reference:
    """Make a reference to a page, whose author is the site and which is a part of it.

    It is a reference like any other, so styles and downloads treat it as they treat a source.
    `date` is when the page was last reviewed, as YYYY, YYYY-MM or YYYY-MM-DD; '' is no date.
    """
    title, site_name = one_line(title), one_line(site_name)
    when = _date(date)
    fields = {
        "author": f"{{{_latex(site_name)}}}",
        "title": f"{{{_latex(title)}}}",
        "booktitle": f"{{{_latex(site_name)}}}",
        "date": date if when else "",
        "url": one_line(url),
        "langid": "british",
    }
    return Reference(
        key=key,
        kind="online",
        where=where or Position(key),
        title=Text(title),
        container=Text(site_name),
        creators=(Creators(role="author", names=(Name(literal=site_name),)),),
        date=when,
        no_date=when is None,
        url=one_line(url),
        languages=("en-GB",),
        fields={name: value for name, value in fields.items() if value},
    )


def _date(text: str) -> Date | None:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    return Date(start=Day(year=year, month=month, day=day))


def _latex(text: str) -> str:
    """Escape what TeX reads as its own; the rest is UTF-8."""
    return "".join(_SPECIAL.get(letter, letter) for letter in text)
