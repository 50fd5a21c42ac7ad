"""The words that readers get: pages through the real templates, without the rest of a build."""

import re
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
    words = {**_catalogue(THEME, "en"), **site.context.library.words("en")}
    shared = SharedContext(site=site, assets=Assets(), t=translator(words), say=sayer(words), words_of=chooser(words))
    base = base_of(page.path)
    return Templates(_environment, partial(for_depth, shared)).render(page.template, base, for_page(shared, page))


def words_of(html: str) -> str:
    """What a reader sees or hears of a page, and the addresses that its links lead to."""
    body = _ATTRIBUTES.sub("", _NOT_WORDS.sub("", html))
    return unescape(body)
