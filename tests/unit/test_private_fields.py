"""Each field of an entry that no reader sees has one reason, and the page for editors tells all of them."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill

from evidence.read.bibtex.private_fields import LEFT_OUT

PAGE = Path(__file__).resolve().parent.parent.parent / "content" / "about" / "contribute.md"
_LIST = re.compile(r"(?<=and so do these fields:\n\n).*?(?=\n\n## )", re.DOTALL)


def in_words(names: Iterable[str], beginnings: Iterable[str]) -> str:
    return ", ".join([*(f"`{name}`" for name in sorted(names)), *(f"`{each}…`" for each in beginnings)])


def as_list() -> str:
    points = (f"**{each.reason}** {in_words(each.names, each.beginnings)}." for each in LEFT_OUT)
    return "\n".join(fill(f"- {point}", 118, subsequent_indent="  ", break_on_hyphens=False) for point in points)


def test_the_page_for_editors_lists_every_field_that_is_left_out_with_its_reason():
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN"):
        PAGE.write_text(_LIST.sub(lambda _: as_list(), page), encoding="utf-8")

    assert _LIST.findall(PAGE.read_text(encoding="utf-8")) == [as_list()]


def test_no_field_is_left_out_for_two_reasons():
    names = [name for each in LEFT_OUT for name in (*each.names, *each.beginnings)]

    assert sorted(names) == sorted(set(names))
