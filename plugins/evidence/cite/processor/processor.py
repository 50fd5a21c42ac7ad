"""A style ready to format references."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from citeproc import Citation, CitationStylesBibliography

from evidence.cite.markup import tidy
from evidence.cite.processor.elements import FORMATTER
from evidence.cite.processor.item import ProcessorItem, processor_value
from evidence.cite.processor.tree import StyleTree


class Processor:
    """One style in one language, ready to format references.

    Not safe to share between threads: the processor keeps notes while it works.
    """

    def __init__(self, style: bytes, locale: str) -> None:
        """Read a style. Raises `StyleFault` with the reason when it is not one."""
        self._style = StyleTree(style, locale)

    def format(self, item: Mapping[str, Any]) -> str:
        """Format one CSL-JSON item alone, in the marks of `citation_markup`.

        No number stands before it: where it comes in a list is not known here. Raises whatever the
        processor raises on an item it cannot take.
        """
        entry = ProcessorItem(processor_value(item))
        bibliography = CitationStylesBibliography(self._style, {entry.key: None}, FORMATTER)
        bibliography.register(Citation([entry]))
        return _only_what_is_known(tidy("".join(map(str, bibliography.bibliography()))), item)


def _only_what_is_known(marked: str, item: Mapping[str, Any]) -> str:
    """Take back what a style says only because the record is silent.

    Harvard calls every article without volume and pages a preprint, though its volume may simply
    not be known here; a reader would doubt a reviewed study. APA says `Retrieved` before an
    address even where no date of access follows.
    """
    known = " ".join(str(item.get(name, "")) for name in ("title", "genre", "status")).lower()
    if item["type"] != "article" and "preprint" not in known:
        marked = marked.replace(" [Preprint]", "")
    if "accessed" not in item:
        marked = re.sub(r"\bRetrieved (?=https?://)", "", marked)
    return marked


@lru_cache(maxsize=8)
def processor(style: bytes, locale: str) -> Processor:
    """Give the processor of a style, read once in a process. Raises `StyleFault`."""
    return Processor(style, locale)
