"""Symbolic HTML to the HTML of a page: citations get their labels, links their addresses, facts their values.

The HTML was sanitised when it was read: outside tags a `<` is always escaped, and attributes are
always in double quotes. Every value that is put in here is escaped.
"""

import json
import re
from collections.abc import Callable
from html import escape, unescape

from evidence.cite.labels import Label
from evidence.model import address as addresses
from evidence.model.citation import Form

_SYMBOLIC = re.compile(
    r'<span class="ev-citation" data-citation="(?P<citation>[^"]*)">[^<]*</span>'
    r'|<span data-fact="(?P<fact>[^"]*)"></span>'
    r'|<(?P<tag>a|img)(?P<before>(?: [a-z-]+="[^"]*")*?) (?P<name>href|src)="(?P<target>(?:page|term|cite|file):[^"]*)"'
    r'(?P<after>(?: [a-z-]+="[^"]*")*)>'
)


def resolve(
    html: str,
    *,
    address: Callable[[str], str],
    label: Callable[[str, str], Label | None],
    fact: Callable[[str], str],
    base: str,
    key: Callable[[str, str], str | None] = lambda name, finding: name,
) -> str:
    """Resolve every symbolic citation, link, picture and fact in the HTML of a section.

    `address` gives the path from the root of the site for `page:PATH#part`, `term:axis/term`,
    `file:PATH` and `cite:NAME#finding`, or '' where there is none; such a link becomes plain words.
    `label` gives the label of a source by what the author cited: a key, or the id of a page, and a finding or '';
    None where nothing is known by that name. `key` gives the BibTeX key behind them.
    `fact` gives the value of `page/fact`, '' where there is none.
    `base` leads from the page to the root of the site: `../../`.
    """

    def replaced(match: re.Match[str]) -> str:
        if (data := match["citation"]) is not None:
            return _group(json.loads(unescape(data)), address, label, base, key)
        if (name := match["fact"]) is not None:
            value = fact(unescape(name))
            return escape(value) if value else f'<span class="ev-fact ev-fact--unknown">{escape(name)}?</span>'
        return _link(match, address(unescape(match["target"])), base)

    return _SYMBOLIC.sub(replaced, html)


def _link(match: re.Match[str], path: str, base: str) -> str:
    """A link to nowhere keeps its words; a picture that is not there keeps its description."""
    rest = match["before"], match["after"]
    if path:
        return f'<{match["tag"]}{rest[0]} {match["name"]}="{escape(base + path)}"{rest[1]}>'
    if match["tag"] == "a":
        return f"<a{rest[0]}{rest[1]}>"
    words = re.search(r' alt="([^"]*)"', "".join(rest))
    return f"<span>{words[1] if words else ''}</span>"


def _group(
    cites: list[list[str]],
    address: Callable[[str], str],
    label: Callable[[str, str], Label | None],
    base: str,
    key: Callable[[str, str], str | None],
) -> str:
    first = cites[0]
    if first[0] == Form.IN_TEXT.value:
        return _in_text(cites, address, label, base, key)
    shown = []
    for form, name, finding, prefix, locator in cites:
        known = label(name, finding)
        words = f"{name}?" if not known else known.year if form == Form.YEAR_ONLY.value else known.text
        linked = _linked(words, known, name, finding, address, base, key)
        shown.append(_around(prefix, linked, locator))
    return f'<span class="ev-citation">({"; ".join(shown)})</span>'


def _in_text(
    cites: list[list[str]],
    address: Callable[[str], str],
    label: Callable[[str, str], Label | None],
    base: str,
    key: Callable[[str, str], str | None],
) -> str:
    """`Westlake et al. (2022, p. 33; Alidina et al., 2021)`: all of the first is its link."""
    _, name, finding, _, locator = cites[0]
    known = label(name, finding)
    more = ""
    for _, other, part, prefix, place in cites[1:]:
        found = label(other, part)
        words = found.text if found else f"{other}?"
        more += "; " + _around(prefix, _linked(words, found, other, part, address, base, key), place)
    if not known:
        inside = f" ({escape(locator)}{more})" if locator or more else ""
        return (
            f'<span class="ev-citation">{_linked(f"{name}?", None, name, finding, address, base, key)}{inside}</span>'
        )
    if not locator and not more:
        words = known.narrative
        return f'<span class="ev-citation">{_linked(words, known, name, finding, address, base, key)}</span>'
    place = f", {escape(locator)}" if locator else ""
    linked = _linked(f"{known.authors} ({known.year}", known, name, finding, address, base, key)
    return f'<span class="ev-citation">{linked}{place}{more})</span>'


def _around(prefix: str, linked: str, locator: str) -> str:
    before = f"{escape(prefix)} " if prefix else ""
    after = f", {escape(locator)}" if locator else ""
    return f"{before}{linked}{after}"


def _linked(
    words: str,
    known: Label | None,
    name: str,
    finding: str,
    address: Callable[[str], str],
    base: str,
    key: Callable[[str, str], str | None],
) -> str:
    if known is None:
        return f'<span class="ev-cite ev-cite--unknown">{escape(words)}</span>'
    path = address(f"cite:{name}#{finding}" if finding else f"cite:{name}")
    ref = f"ref-{addresses.slug(key(name, finding) or name)}"
    return f'<a class="ev-cite" href="{escape(base + path)}" data-ref="{ref}">{escape(words)}</a>'
