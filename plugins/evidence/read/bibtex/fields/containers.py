"""What a work is part of: a journal, a book, an issue, a server of preprints."""

import re
from collections.abc import Mapping
from typing import Any

from evidence.model.csl_types import server_named
from evidence.model.reference import Text
from evidence.read.bibtex.field_names import IN_BOOK, IN_JOURNAL
from evidence.read.bibtex.fields import identifiers
from evidence.read.bibtex.fields.reading import Reading

_ARTICLES = frozenset({"article", "periodical", "suppperiodical", "magazine", "newspaper"})
_YEAR_AND_MONTH = re.compile("20[0-9]{2}–(?:0[1-9]|1[0-2])")
"""What Google Scholar writes for the pages of a preprint."""
_NUMBER_ON_A_SERVER = re.compile(r"20[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{6,9}(?:v[0-9]+)?")


def container(reading: Reading) -> dict[str, object]:
    """The journal or book with its subtitle."""
    names = IN_JOURNAL + IN_BOOK if is_article(reading) else IN_BOOK + IN_JOURNAL
    name = reading.first(names)
    if not name:
        return {}
    text = reading.text(name, protect=True)
    sub = {"booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}.get(name, "")
    if sub in reading.fields:
        more = reading.text(sub, protect=True)
        text = _with_subtitle(text, more)
    return {"container": text}


def is_article(reading: Reading) -> bool:
    """Whether it stands in a journal."""
    return reading.entry.kind in _ARTICLES or "journal" in reading.fields or ("journaltitle" in reading.fields)


def issue_of_a_periodical(reading: Reading, values: Mapping[str, Any]) -> dict[str, object]:
    """In biblatex the title of a whole issue is `issuetitle`; `title` is then the periodical's."""
    if "issuetitle" not in reading.fields:
        return {}
    title = reading.text("issuetitle", protect=True)
    sub = reading.text("issuesubtitle", protect=True) if "issuesubtitle" in reading.fields else Text()
    if reading.entry.kind != "periodical":
        return {"issue_title": _with_subtitle(title, sub)}
    found: dict[str, object] = {"title": _with_subtitle(title, sub), "subtitle": Text()}
    if not values.get("container") and values.get("title"):
        found["container"] = _with_subtitle(values["title"], values.get("subtitle", Text()))
    return found


def preprint(values: Mapping[str, Any]) -> dict[str, object]:
    """Take a server of preprints out of the place of a journal, and its number out of volume and pages."""
    kind = values.get("eprint_kind", "")
    journal = values.get("container", Text())
    if not server_named(kind) or (journal and server_named(journal.plain) != kind):
        return {}
    return {"container": Text(), **_without_numbers_of_the_server(values)}


def _without_numbers_of_the_server(values: Mapping[str, Any]) -> dict[str, object]:
    eprint, pages = values.get("eprint", ""), values.get("pages", "")
    cleared: dict[str, object] = {}
    if _YEAR_AND_MONTH.fullmatch(pages):
        cleared["pages"] = ""
    if number := _NUMBER_ON_A_SERVER.fullmatch(values.get("article_number") or pages):
        cleared |= {"eprint": eprint or number[0], "pages": "", "article_number": ""}
    if eprint:
        for slot in ("volume", "issue", "number", "pages", "article_number"):
            if identifiers.arxiv(str(values.get(slot, ""))) == eprint:
                cleared[slot] = ""
    return cleared


def _with_subtitle(title: Text, subtitle: Text) -> Text:
    if not (title and subtitle):
        return title or subtitle
    return Text(f"{title.plain}: {subtitle.plain}", f"{title.rich}: {subtitle.rich}")
