"""The last gate before HTML becomes a value: only what our own Markdown makes passes."""

import nh3

_TAGS = frozenset(
    """a blockquote br code dd del details div dl dt em h2 h3 h4 h5 h6 hr img li ol p pre s section span
    strong sub summary sup table tbody td th thead tr ul""".split()
)
_ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"href", "title", "rel", "role"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"role", "tabindex"},
    "pre": {"role", "tabindex"},
    "section": {"role"},
    "details": {"open"},
    "span": {"data-citation", "data-fact"},
}
_SCHEMES = frozenset(["http", "https", "page", "term", "cite", "file"])

_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes=_ATTRIBUTES,
    url_schemes=set(_SCHEMES),
    link_rel=None,
    strip_comments=True,
    clean_content_tags={"script", "style"},
)


def sanitise(html: str) -> str:
    """Drop every tag, attribute and address scheme that is not on the list, and balance the rest."""
    return _CLEANER.clean(html)
