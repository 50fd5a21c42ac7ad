"""What a page of each kind shows, without its HTML: a mistake in it is seen in seconds, with no site built.

The pages are those of the library of oddities, the only bibliography and content that this reads from a disk.
"""

import json
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from evidence.disk.reading import content_files, read_folder
from evidence.site import Settings, Site, plan_site

from tests.golden.approved import check_approved

ODDITIES = Path(__file__).resolve().parents[1] / "sites" / "oddities"
VIEWS = Path(__file__).parent / "views"
WHOLE = ("study.html", "guide.html", "programme.html")
"""Kinds of which every page is shown; of the others the one that shows most."""


@cache
def site() -> Site:
    bibliography, content, _ = read_folder(ODDITIES, ("references.bib",))
    settings = Settings(site_name="Oddities", today="2026-06-01", files=content_files(ODDITIES))
    return plan_site(bibliography, content, settings)


def plain(value: Any) -> Any:
    """A view as JSON knows it; what is empty is left out, so that only what is shown stands there."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain({each.name: getattr(value, each.name) for each in fields(value)})
    if isinstance(value, Mapping):
        pairs = ((str(key), plain(each)) for key, each in value.items())
        return {key: each for key, each in pairs if each not in ("", None, [], {}, False)}
    if isinstance(value, Set):
        return sorted(map(plain, value))
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    assert isinstance(value, (str, int, float, bool, type(None))), type(value)
    return value


@cache
def approved() -> dict[str, str]:
    """What each page shows that is approved, by the name of its file."""
    found: dict[str, str] = {}
    fullest: dict[str, str] = {}
    for path, page in sorted(site().pages.items()):
        kind = page.template.removesuffix(".html")
        text = json.dumps(plain({"title": page.title, "shows": page.view()}), ensure_ascii=False, indent=1) + "\n"
        if page.template in WHOLE or len(text) > len(found.get(fullest.get(kind, ""), "")):
            if page.template not in WHOLE:
                found.pop(fullest.get(kind, ""), None)
            fullest[kind] = f"{kind}-{path.strip('/').replace('/', '-')}.json"
            found[fullest[kind]] = text
    return found


@pytest.mark.parametrize("name", sorted(approved()))
def test_a_page_shows_what_was_approved(name: str) -> None:
    check_approved(VIEWS / name, approved()[name])


def test_no_approved_view_is_left_of_a_page_that_is_gone() -> None:
    assert {file.name for file in VIEWS.iterdir()} == set(approved())
