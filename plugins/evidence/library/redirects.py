"""Addresses that lead on to another: none that was ever published stops answering."""

from collections.abc import Iterator

from evidence.library.library import Library
from evidence.model import address
from evidence.model.editorial import EditorialPage


def redirects_of(library: Library) -> Iterator[tuple[str, str]]:
    """Give (address, where it leads) for permalinks, summarised records and earlier ids.

    The first of two leads from one address counts.
    """
    yield from _of_references(library)
    for page in library.pages.values():
        yield from _of_page(page)
    for name in library.terms:
        axis, _, term = name.partition("/")
        yield f"r/{axis}/{term}/", address.term(axis, term)


def gone(library: Library) -> Iterator[tuple[str, str]]:
    """Give (address, id) of everything once published that nothing answers for any more."""
    known = {path for path, _ in redirects_of(library)}
    for id, _ in library.content.permalinks:
        page, _, anchor = id.partition("#")
        if (path := address.permalink(page, anchor)) not in known:
            yield path, id


def _of_references(library: Library) -> Iterator[tuple[str, str]]:
    """A record leads to its summary where there is one."""
    for key in library.references:
        target = library.address_of_key(key)
        yield address.permalink(key), target
        if key in library.summary_of:
            yield address.record(key), target


def _of_page(page: EditorialPage) -> Iterator[tuple[str, str]]:
    """A page leads on from its id and from each earlier one, and so does each of its parts."""
    target = address.article(page.path)
    folder = page.path.rpartition("/")[0]
    earlier = page.redirects
    for old in earlier:
        yield f"{folder}/{old}/" if folder else f"{old}/", target
    for id in (page.id, *earlier):
        yield address.permalink(id), target
        for part in page.parts:
            if part.id:
                yield address.permalink(id, part.id), f"{target}#{part.id}"
