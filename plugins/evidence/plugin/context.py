"""What every template is given."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from evidence.export.security import POLICY
from evidence.model import address
from evidence.model.prose import Marked
from evidence.plugin.assets import Assets
from evidence.plugin.reach import Reach
from evidence.plugin.report import Counter
from evidence.plugin.strings import Say, Translate, WordsOf, calendar
from evidence.site import Site
from evidence.view.context import ViewContext
from evidence.view.messages import Messages
from evidence.view.page import Page


@dataclass(frozen=True, slots=True)
class SharedContext:
    """What all pages of one build share."""

    site: Site
    assets: Assets
    t: Translate
    say: Say
    words_of: WordsOf
    serving: bool
    counter: Counter
    reach: Reach = Reach()
    messages: Messages | None = None
    """What the check says, in a preview only."""

    @property
    def policy(self) -> str:
        """The content-security policy; a preview has none, since its server adds inline script."""
        return "" if self.serving else POLICY


def for_page(shared: SharedContext, page: Page) -> dict[str, Any]:
    """The context of a planned page."""
    shared.counter.step(len(shared.site.pages))
    base = "../" * page.path.count("/") or "./"
    return _shared(shared, base) | {
        "view": (view := page.view()),
        "here": page.path,
        "title": (title := title_of(shared, page)),
        "name": _name(shared, title, view),
        "description": page.description,
        "canonical": f"{shared.site.context.site_url}{page.path}" if shared.site.context.site_url else "",
        "crumbs": tuple((shared.t(each.label), each.path) for each in page.crumbs),
        "section": page.section,
        "edit": shared.reach.edit(page.source),
        "head": page.head() if page.head else None,
        "indexed": page.indexed,
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


def for_other(shared: SharedContext, path: str, title: str) -> dict[str, Any]:
    """The context of a page that another plugin made."""
    return _shared(shared, "../" * path.count("/") or "./") | _bare(path, title)


def for_template(shared: SharedContext, site_url: str) -> dict[str, Any]:
    """The context of a page that may be shown at any depth: links start from the root of the host."""
    base = urlsplit(site_url).path or "/"
    base = base if base.endswith("/") else f"{base}/"
    return _shared(shared, base) | _bare("404.html", shared.t("not_found.title"))


def _bare(path: str, title: str) -> dict[str, Any]:
    return {
        "view": None,
        "here": path,
        "title": title,
        "name": title,
        "description": "",
        "canonical": "",
        "crumbs": (),
        "section": "",
        "head": None,
        "indexed": path != "404.html",
    }


def _shared(shared: SharedContext, base: str) -> dict[str, Any]:
    return {
        "base": base,
        "t": shared.t,
        "say": shared.say,
        "words_of": shared.words_of,
        "day": calendar(shared.t),
        "has": shared.site.pages.__contains__,
        "permalink_of": address.part,
        "csp": shared.policy,
        "messages": shared.messages,
        "reach": shared.reach,
        "licence": shared.site.context.licence,
        "edit": "",
        "stylesheets": shared.assets.stylesheets,
        "scripts": shared.assets.scripts,
        "prose": partial(shared.site.context.prose, base=base),
        "inline": partial(_inline, shared.site.context, base),
    }


def _inline(context: ViewContext, base: str, text: str) -> str:
    """Words of a field with their marks, where it has any; plain words are escaped by the template."""
    return Markup(context.prose(text.html, base=base)) if isinstance(text, Marked) else text
