"""Citations in pages of somebody else's, which Python-Markdown reads: our reader says what they are and how they look."""

import re
from dataclasses import dataclass, field
from typing import Any

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markupsafe import escape
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from evidence.plugin.report import log
from evidence.read.citations import bracketed
from evidence.read.prose import read_prose
from evidence.render.context import SharedContext, base_of, for_other
from evidence.render.templates import Templates

_GROUP = r"\[[^\[\]\x02\x03]*@[^\[\]\x02\x03]*\](?![(\[])"
"""What may be citations. Code is a mark of Python-Markdown here already, and a link goes on behind its words."""
_PARAGRAPH = re.compile(r"<p[^>]*>(.*)</p>\s*", re.DOTALL)
_BELOW_CODE = 185
"""Python-Markdown has 190 for code, 180 for escapes and 170 for references."""
_LIST = "shells/material/cited.html"


@dataclass(slots=True)
class Citing:
    """The page of somebody else's that is being read, and what it has cited so far."""

    shared: SharedContext | None = None
    page: MkDocsPage | None = None
    keys: list[str] = field(default_factory=list)

    def begin(self, page: MkDocsPage, shared: SharedContext) -> None:
        """Begin with a page."""
        self.shared, self.page, self.keys = shared, page, []

    def shown(self, text: str) -> str:
        """The HTML of a group of citations; '' where it is none. One that names nothing known is reported."""
        if not self.shared or not self.page or not bracketed(text, 0, len(text)):
            return ""
        context, path = self.shared.site.context, self.page.file.src_uri
        prose, _ = read_prose(path, path, text, title="")
        for citation in prose.citations:
            if not context.library.cited(citation):
                log.warning("`%s` cites `%s`, which the bibliography does not have", path, citation.key)
        html = "".join(section.html for section in prose.sections)
        paragraph = _PARAGRAPH.fullmatch(html)
        if not prose.citations or not paragraph:
            return ""
        self.keys += context.cited(prose)
        return context.prose(paragraph[1], base=base_of(self.page.url))

    def with_list(self, html: str, templates: Templates) -> str:
        """The content of the page with the list of what it cites, which its contents name too."""
        if not self.shared or not self.page or not self.keys:
            return html
        own = for_other(self.page.url, "") | {"references": self.shared.site.context.references(self.keys)}
        items = self.page.toc.items
        below = items[0].children if items and items[0].level == 1 else items
        below.append(AnchorLink(str(escape(self.shared.t("references.title"))), "references", 2))
        return html + templates.render(_LIST, base_of(self.page.url), own)


class CitationExtension(Extension):
    """Lets Python-Markdown see our citations."""

    def __init__(self, citing: Citing) -> None:
        super().__init__()
        self.citing = citing

    def extendMarkdown(self, md: Markdown) -> None:
        """Look for citations after code and before links."""
        md.inlinePatterns.register(_Citations(self.citing, md), "evidence-citations", _BELOW_CODE)


class _Citations(InlineProcessor):
    def __init__(self, citing: Citing, md: Markdown) -> None:
        super().__init__(_GROUP, md)
        self.citing = citing

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int | None, int | None]:
        html = self.citing.shown(m[0])
        return (self.md.htmlStash.store(html), m.start(), m.end()) if html else (None, None, None)
