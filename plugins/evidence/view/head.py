"""What crawlers and reference managers read of a page about a source."""

from dataclasses import dataclass

from evidence.view.desk import Desk
from evidence.view.metadata import highwire, json_ld_text, page_node


@dataclass(frozen=True, slots=True)
class Head:
    """Highwire tags of the source as (name, content), and schema.org of the page about it."""

    tags: tuple[tuple[str, str], ...]
    json_ld: str


def head(desk: Desk, key: str, *, path: str, title: str, description: str, is_summary: bool) -> Head:
    """Describe a source and the page about it."""
    reference = desk.library.references[key]
    node = page_node(
        reference,
        url=f"{desk.site_url}{path}",
        title=title,
        site_name=desk.site_name,
        site_url=desk.site_url,
        description=description,
        is_summary=is_summary,
    )
    return Head(highwire(reference), json_ld_text(node))
