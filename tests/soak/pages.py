"""The words that readers get: pages through the real templates, without the rest of a build."""

import re
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

import jinja2
from evidence.plugin.assets import Assets
from evidence.plugin.context import SharedContext, for_page
from evidence.plugin.report import Counter
from evidence.plugin.strings import Say, Translate, WordsOf, catalogue, chooser, sayer, translator
from evidence.plugin.templates import THEME, environment
from evidence.site import Site
from evidence.view.page import Page
from mkdocs.config.base import load_config

ROOT = Path(__file__).resolve().parent.parent.parent
_NOT_WORDS = re.compile(r"<head>.*?</head>|<script.*?</script>", re.DOTALL)
_ATTRIBUTES = re.compile(r'\s(?:id|class|for|name|data-[a-z-]+|aria-labelledby|role)="[^"]*"|\shref="[^"]*#[^"]*"')


@cache
def _templates() -> tuple[jinja2.Environment, object, dict[str, str]]:
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    return environment([THEME], "evidence"), config, catalogue(THEME, "en")


@lru_cache(64)
def _spoken(own: tuple[tuple[str, str], ...]) -> tuple[Translate, Say, WordsOf]:
    """The ways to words, with those of the vocabularies: most pages are of one library."""
    words = _templates()[2] | dict(own)
    return translator(words), sayer(words), chooser(words)


def html_of(site: Site, page: Page) -> str:
    """A page as it is published."""
    templates, config, _ = _templates()
    t, say, words_of = _spoken(tuple(site.context.library.words("en").items()))
    frame = SharedContext(
        site=site, assets=Assets((), ()), t=t, say=say, words_of=words_of, serving=False, counter=Counter("")
    )
    context = for_page(frame, page) | {
        "config": config,
        "page": None,
        "base_url": "",
        "nav": None,
        "build_date_utc": "",
    }
    return templates.get_template(page.template).render(context)


def words_of(html: str) -> str:
    """What a reader sees or hears of a page, and the addresses that its links lead to."""
    body = _ATTRIBUTES.sub("", _NOT_WORDS.sub("", html))
    return unescape(body)
