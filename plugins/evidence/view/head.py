"""What crawlers and reference managers read of a page about a source."""

from dataclasses import dataclass

from evidence.view.citation_tags import citation_tags, leaves_its_site_open, page_tags
from evidence.view.context import ViewContext
from evidence.view.metadata import json_ld_text, page_node


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself or of its source besides its words."""

    tags: tuple[tuple[str, str], ...]
    """`<meta>` tags for reference managers, as (name, content)."""
    json_ld: str = ""
    """schema.org of a page about a source."""
    names_site: bool = True
    """Whether the name of this site stands in the page's tags; it would be taken for a source's journal or site."""


def head(context: ViewContext, key: str, *, path: str, title: str, description: str, is_summary: bool) -> Head:
    """Describe a source and the page about it."""
    reference = context.library.references[key]
    node = page_node(
        reference,
        url=f"{context.site_url}{path}",
        title=title,
        site_name=context.site_name,
        site_url=context.site_url,
        description=description,
        is_summary=is_summary,
        licence=context.licence.url or context.licence.name,
    )
    tags = citation_tags(reference, summary=description, site_name=context.site_name)
    return Head(tags=tags, json_ld=json_ld_text(node), names_site=not leaves_its_site_open(tags))


def own_head(context: ViewContext) -> Head:
    """Describe a page of our own, such as a guide."""
    return Head(tags=page_tags(context.site_name))
