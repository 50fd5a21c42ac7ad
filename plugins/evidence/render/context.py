"""What templates are given: once for all pages of one depth, and by each page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from evidence.export.security import POLICY
from evidence.model import address
from evidence.model.prose import Marked
from evidence.render.assets import Assets
from evidence.render.reach import Reach
from evidence.render.strings import Say, Translate, WordsOf, calendar
from evidence.site import Site
from evidence.view.context import ViewContext
from evidence.view.messages import Messages
from evidence.view.page import Page

NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class SharedContext:
    """What all pages of one build share."""

    site: Site
    words: Mapping[str, str]
    """Of the interface, with those of the vocabularies."""
    assets: Assets
    t: Translate
    say: Say
    words_of: WordsOf
    serving: bool = False
    reach: Reach = Reach()
    messages: Callable[[], Messages] | None = None
    """Gives what the check says, in a preview that shows it on its pages only."""

    @property
    def policy(self) -> str:
        """The content-security policy; a preview has none, since its server adds inline script."""
        return "" if self.serving else POLICY


def base_of(path: str) -> str:
    """The way from a page to the root of the site: `../../` for `studies/x/`."""
    return "../" * path.count("/") or "./"


def base_anywhere(site_url: str) -> str:
    """The way to the root for a page that may be shown at any depth: from the root of the host."""
    base = urlsplit(site_url).path or "/"
    return base if base.endswith("/") else f"{base}/"


def for_depth(shared: SharedContext, base: str) -> dict[str, Any]:
    """What is the same in all templates of all pages that have `base` before them; pieces may use nothing else."""
    context = shared.site.context
    return {
        "base": base,
        "to": partial(_to, base),
        "t": shared.t,
        "say": shared.say,
        "words_of": shared.words_of,
        "day": calendar(shared.t),
        "has": shared.site.addresses.__contains__,
        "permalink_of": address.part,
        "csp": shared.policy,
        "messages": shared.messages() if shared.messages else None,
        "reach": shared.reach,
        "site_name": context.site_name,
        "site_url": context.site_url,
        "licence": context.licence,
        "stylesheets": shared.assets.stylesheets,
        "scripts": shared.assets.scripts,
        "own_scripts": shared.assets.own_scripts,
        "prose": partial(context.prose, base=base),
        "inline": partial(_inline, context, base),
    }


def for_page(shared: SharedContext, page: Page) -> dict[str, Any]:
    """What a planned page adds."""
    site_url = shared.site.context.site_url
    return {
        "view": (view := page.view()),
        "here": page.path,
        "tab": _tab(page.path, page.section),
        "title": (title := title_of(shared, page)),
        "name": _name(shared, title, view),
        "description": page.description,
        "canonical": f"{site_url}{page.path}" if site_url else "",
        "crumbs": tuple((shared.t(each.label), each.path) for each in page.crumbs),
        "section": page.section,
        "edit": shared.reach.edit(page.source),
        "head": page.head() if page.head else None,
        "indexed": page.indexed,
    }


def for_other(path: str, title: str) -> dict[str, Any]:
    """What a page adds that the plan does not know."""
    return {
        "view": None,
        "here": path,
        "tab": _tab(path, ""),
        "title": title,
        "name": title,
        "description": "",
        "canonical": "",
        "crumbs": (),
        "section": "",
        "edit": "",
        "head": None,
        "indexed": path != NOT_FOUND,
    }


def title_of(shared: SharedContext, page: Page) -> str:
    """The title with what stands before it. Only titles of that sort may be words that are also ids."""
    if page.before:
        return ": ".join(map(shared.say, (*page.before, page.title)))
    return shared.t(page.title, **page.words)


def _name(shared: SharedContext, title: str, view: object) -> str:
    """What the page is called elsewhere, in tabs and in search engines: with its number where a list has several."""
    number = getattr(view, "number", None)
    return f"{title}, {shared.t('list.number', n=number)}" if number and number > 1 else title


def _tab(path: str, section: str) -> str:
    """Where a page stands in the main navigation: `guides/` the page itself, `guides` below it, '' at home."""
    return path if path.count("/") < 2 else section or "-"


def _to(base: str, address: str) -> str:
    """An address from the root of the site, or one that is whole."""
    return address if "://" in address or address.startswith("/") else f"{base}{address}"


def _inline(context: ViewContext, base: str, text: str) -> str:
    """Words of a field with their marks, where it has any; plain words are escaped by the template."""
    return Markup(context.prose(text.html, base=base)) if isinstance(text, Marked) else text
