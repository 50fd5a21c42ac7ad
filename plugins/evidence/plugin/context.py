"""What every template is given."""

from collections.abc import Mapping
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
from evidence.plugin.strings import Say, Translate, calendar
from evidence.site import Page, Site
from evidence.view.context import Desk
from evidence.view.messages import Messages


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one build share."""

    site: Site
    assets: Assets
    t: Translate
    say: Say
    serving: bool
    counter: Counter
    reach: Reach = Reach()
    messages: Messages | None = None
    """What the check says, in a preview only."""

    @property
    def policy(self) -> str:
        """The content-security policy; a preview has none, since its server adds inline script."""
        return "" if self.serving else POLICY


def for_page(frame: Frame, page: Page) -> dict[str, Any]:
    """The context of a planned page."""
    frame.counter.step(len(frame.site.pages))
    base = "../" * page.path.count("/") or "./"
    return _shared(frame, base) | {
        "view": page.view(),
        "here": page.path,
        "title": _title(frame, page),
        "description": page.description,
        "canonical": f"{frame.site.desk.site_url}{page.path}" if frame.site.desk.site_url else "",
        "crumbs": tuple((frame.t(each.label), each.path) for each in page.crumbs),
        "section": page.section,
        "edit": frame.reach.edit(page.source),
        "head": page.head() if page.head else None,
        "indexed": page.indexed,
    }


def _title(frame: Frame, page: Page) -> str:
    """The title with what stands before it. Only titles of that sort may be words that are also ids."""
    if page.before:
        return ": ".join(map(frame.say, (*page.before, page.title)))
    return frame.t(page.title)


def for_other(frame: Frame, path: str, title: str) -> dict[str, Any]:
    """The context of a page that another plugin made."""
    return _shared(frame, "../" * path.count("/") or "./") | _bare(path, title)


def for_template(frame: Frame, site_url: str) -> dict[str, Any]:
    """The context of a page that may be shown at any depth: links start from the root of the host."""
    base = urlsplit(site_url).path or "/"
    base = base if base.endswith("/") else f"{base}/"
    return _shared(frame, base) | _bare("404.html", frame.t("not_found.title"))


def _bare(path: str, title: str) -> dict[str, Any]:
    return {
        "view": None, "here": path, "title": title, "description": "", "canonical": "",
        "crumbs": (), "section": "", "head": None, "indexed": path != "404.html",
    }


def _shared(frame: Frame, base: str) -> Mapping[str, Any]:
    return {
        "base": base,
        "t": frame.t,
        "say": frame.say,
        "day": calendar(frame.t),
        "has": frame.site.pages.__contains__,
        "permalink_of": address.part,
        "csp": frame.policy,
        "messages": frame.messages,
        "reach": frame.reach,
        "edit": "",
        "stylesheets": frame.assets.stylesheets,
        "scripts": frame.assets.scripts,
        "prose": partial(frame.site.desk.prose, base=base),
        "inline": partial(_inline, frame.site.desk, base),
    }


def _inline(desk: Desk, base: str, text: str) -> str:
    """Words of a field with their marks, where it has any; plain words are escaped by the template."""
    return Markup(desk.prose(text.html, base=base)) if isinstance(text, Marked) else text
