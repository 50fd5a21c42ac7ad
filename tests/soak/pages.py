"""The words that readers get: pages through the real templates, without the rest of a build."""

import re
from collections.abc import Callable
from functools import cache, partial
from html import unescape
from pathlib import Path

from evidence.render.assets import Assets
from evidence.render.context import SharedContext, base_of, for_depth, for_page
from evidence.render.strings import catalogue, chooser, sayer, translator
from evidence.render.templates import THEME, Compiled, Templates, environment
from evidence.site import Site
from evidence.view.page import Page

ROOT = Path(__file__).resolve().parent.parent.parent
_NOT_WORDS = re.compile(r"<head>.*?</head>|<script.*?</script>", re.DOTALL)
_ATTRIBUTES = re.compile(r'\s(?:id|class|for|name|data-[a-z-]+|aria-labelledby|role)="[^"]*"|\shref="[^"]*#[^"]*"')

_catalogue = cache(catalogue)
_environment = partial(environment, [THEME], "evidence", {}, Compiled())


def html_of(site: Site, page: Page) -> str:
    """A page as it is published."""
    return maker(site)(page)


def maker(site: Site) -> Callable[[Page], str]:
    """What makes the pages of a site as they are published."""
    words = {**_catalogue(THEME, "en"), **site.context.library.words("en")}
    shared = SharedContext(
        site=site, words=words, assets=Assets(), t=translator(words), say=sayer(words), words_of=chooser(words)
    )
    templates = Templates(_environment, partial(for_depth, shared), site.recorder)
    return lambda page: templates.render(page.template, base_of(page.path), for_page(shared, page))


def words_of(html: str) -> str:
    """What a reader sees or hears of a page, and the addresses that its links lead to."""
    body = _ATTRIBUTES.sub("", _NOT_WORDS.sub("", html))
    return unescape(body)
