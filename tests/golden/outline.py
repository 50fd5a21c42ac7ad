"""The main part of a page as text that a person can read and compare."""

from collections.abc import Iterator

from tests.sites.documents import Element

_KEPT = ("id", "href", "lang", "datetime", "role", "aria-label", "data-ref", "start", "scope", "src", "alt")
_INLINE = frozenset("a abbr b bdi br cite code em i kbd q small span strong sub sup time".split())
_LEFT_OUT = frozenset(["svg", "button"])
"""Drawings say nothing to a reader, and buttons only come with script."""


def outline(page: Element) -> str:
    """Write the main element one block a line, indented by depth, without classes.

    Blocks that only group others for the style sheet are left out.
    """
    return "\n".join(_lines(page.first("main"), 0)) + "\n"


def _lines(element: Element, depth: int) -> Iterator[str]:
    """The element on a line, with its words where it holds nothing else."""
    inside = list(_inside(element, depth + 1))
    opening = _opening(element)
    if opening in ("<div>", "<header>"):
        yield from (line.removeprefix("  ") for line in inside)
    elif (len(inside) == 1 and not inside[0].lstrip().startswith("<")) or not inside:
        yield f"{'  ' * depth}{opening} {''.join(inside).strip()}".rstrip()
    else:
        yield f"{'  ' * depth}{opening}"
        yield from inside


def _inside(element: Element, depth: int) -> Iterator[str]:
    running = ""
    for child in element.children:
        if isinstance(child, str) or child.tag in _INLINE:
            running += _inline(child)
        elif child.tag not in _LEFT_OUT:
            yield from _running(running, depth)
            running = ""
            yield from _lines(child, depth)
    yield from _running(running, depth)


def _running(text: str, depth: int) -> Iterator[str]:
    if words := " ".join(text.split()):
        yield f"{'  ' * depth}{words}"


def _inline(child: "Element | str") -> str:
    """Text as it stands, with links and emphasis marked; a plain span is only its words."""
    if isinstance(child, str):
        return child.replace("<", "&lt;")
    if child.tag in _LEFT_OUT:
        return ""
    inside = "".join(_inline(each) for each in child.children)
    opening = _opening(child)
    return inside if opening == "<span>" else f"{opening}{inside}</{child.tag}>"


def _opening(element: Element) -> str:
    attributes = "".join(f' {name}="{element.get(name)}"' for name in _KEPT if name in element.attributes)
    return f"<{element.tag}{attributes}>"
