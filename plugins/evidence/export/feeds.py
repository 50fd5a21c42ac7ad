"""Feeds: everything new, and what is new of each facet value, as Atom and as JSON Feed 1.1.

Written with the standard library: libraries for feeds set dates from the clock unless every
one is overridden, and two builds of the same library must be the same bytes.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from evidence.library.facet_index import FacetIndex, Value, labels_of
from evidence.library.facets import Facet
from evidence.library.library import Library
from evidence.library.news import newest, updated
from evidence.model import address
from evidence.model.characters import clean
from evidence.model.editorial import NO_LICENCE, Licence, Maintained

_MOST = 100
"""Entries of one feed: a reader's program keeps what it has seen."""
_NEVER = "1970-01-01"
"""For a feed in which nothing has a date yet: the formats ask for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed before it is written."""

    path: str
    """Without its ending: `feeds/process/trust`."""
    title: str
    pages: tuple[Maintained, ...]
    home: str
    """Address of the page that shows the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the site is, as far as it is known."""

    site_name: str
    site_url: str
    """Absolute, ending in a slash; '' where it is not known."""
    licence: Licence = NO_LICENCE

    def link(self, feed: Feed, path: str) -> str:
        """An absolute address, or the way from the feed where the site's is not known."""
        return f"{self.site_url or '../' * feed.path.count('/')}{path}"

    def id(self, path: str) -> str:
        """A name that never changes: the permalink, or a UUID made from it.

        A tag URI would need a host or an e-mail address of the site, and without an address
        the build knows neither.
        """
        return f"{self.site_url}{path}" if self.site_url else f"urn:uuid:{uuid5(NAMESPACE_URL, path)}"


def feed_files(
    library: Library, facet_index: FacetIndex, site_name: str, site_url: str, licence: Licence = NO_LICENCE
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give path and maker of every feed, in both formats."""
    place = Place(site_name=site_name, site_url=site_url, licence=licence)
    for feed in feeds(library, facet_index, place.site_name):
        yield f"{feed.path}.atom", partial(atom, feed, place)
        yield f"{feed.path}.json", partial(json_feed, feed, place)


def feeds(library: Library, facet_index: FacetIndex, site_name: str) -> Iterator[Feed]:
    """The feed of everything, then one for each value of a facet that has one."""
    yield Feed(path="feeds/all", title=site_name, pages=newest(library)[:_MOST], home="new/")
    for facet in facet_index.facets:
        for value in facet_index.values[facet.id]:
            pages = facet_index.news.get((facet.id, value.id))
            if pages is not None:
                yield Feed(
                    path=address.feed(facet.id, value.id),
                    title=f"{site_name}: {_words(library, facet_index, facet, value)}",
                    pages=pages[:_MOST],
                    home="new/",
                )


def _words(library: Library, facet_index: FacetIndex, facet: Facet, value: Value) -> str:
    """What a feed is about: `Setting: Hospital`. What has only words of the interface is named as addresses have it,
    since no file speaks a reader's language."""
    axis = library.axes.get(facet.axis)
    *above, label = labels_of(facet_index, facet, value)
    id = value.id.rpartition(":")[2]
    interface = (f"facet.{facet.id}.{id}", f"language.{id}", f"map.{id}")
    return f"{axis.singular if axis else facet.id}: {', '.join((*above, id if label in interface else label))}"


def atom(feed: Feed, place: Place) -> bytes:
    """Write a feed as Atom (RFC 4287)."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _put(root, "id", place.id(f"{feed.path}.atom"))
    _put(root, "title", feed.title)
    _put(root, "updated", _moment(_last(feed.pages)))
    _put(SubElement(root, "author"), "name", place.site_name)
    if place.licence.name:
        _put(root, "rights", place.licence.name)
    if place.licence.url:
        SubElement(root, "link", {"rel": "license", "href": place.licence.url})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": place.link(feed, feed.home)})
    if place.site_url:
        SubElement(root, "link", {"rel": "self", "href": place.link(feed, f"{feed.path}.atom")})
    for page in feed.pages:
        entry = SubElement(root, "entry")
        _put(entry, "id", place.id(address.permalink(page.id)))
        _put(entry, "title", page.shown_title)
        _put(entry, "updated", _moment(updated(page)))
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": place.link(feed, _path(page))})
        # Lines are cleaned one by one: a break within a text becomes a space, those between stay.
        SubElement(entry, "summary").text = "\n".join(map(clean, _said(page)))
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def json_feed(feed: Feed, place: Place) -> bytes:
    """Write a feed as JSON Feed 1.1."""
    # Addresses of the feed itself must be absolute, so they are left out where the site's is not known.
    absolute = (
        {
            "home_page_url": place.link(feed, feed.home),
            "feed_url": place.link(feed, f"{feed.path}.json"),
        }
        if place.site_url
        else {}
    )
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(feed.title),
        **absolute,
        "language": "en",
        "authors": [{"name": clean(place.site_name)}],
        "items": [
            {
                "id": place.id(address.permalink(page.id)),
                "url": place.link(feed, _path(page)),
                "title": clean(page.shown_title),
                "content_text": "\n".join(map(clean, _said(page))),
                "date_modified": _moment(updated(page)),
            }
            for page in feed.pages
        ],
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def _said(page: Maintained) -> list[str]:
    """What a reader's program shows: first what changed, newest first."""
    said = [f"{change.date}: {change.text}" for change in page.newest_changes()]
    if page.is_retired:
        said.insert(0, f"Retired. {page.retired}".strip())
        if page.replaced_by:
            said.insert(1, f"Read instead: {page.replaced_by}")
    elif page.reviewed:
        said.append(f"Compared with its sources on {page.reviewed}.")
    return [*said, page.subtitle] if page.subtitle else said


def _path(page: Maintained) -> str:
    return address.article(page.path)


def _last(pages: Sequence[Maintained]) -> str:
    return max(map(updated, pages), default=_NEVER)


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _put(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = clean(text)
