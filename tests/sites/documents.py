"""Built pages read as a browser without script reads them: elements, words, ids and links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INVISIBLE = frozenset(["script", "style", "template", "title"])


@dataclass
class Element:
    """An element with its children in order; text stands as plain strings."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        """Every element below this one, in the order of the page; of the tags named, if any."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def first(self, *tags: str) -> "Element":
        """The first element of a tag; a page without one is an error of the test or the page."""
        return next(self.all(*tags))

    def with_class(self, name: str) -> Iterator["Element"]:
        """Every element below this one that has a class."""
        return (each for each in self.all() if name in each.attributes.get("class", "").split())

    def get(self, name: str) -> str:
        """An attribute, or ''."""
        return self.attributes.get(name, "")

    def own_text(self) -> Iterator[str]:
        """The pieces of text below this element."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in _INVISIBLE:
                yield from child.own_text()

    @property
    def text(self) -> str:
        """All words of the element in a line."""
        return " ".join("".join(self.own_text()).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("#document")]
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.wrong.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in reversed(attrs)})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """Read a page; raises ValueError where its tags are not balanced."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    wrong = [*builder.wrong, *(f"<{each.tag}> is never closed" for each in builder.open[1:])]
    if wrong:
        raise ValueError("; ".join(wrong[:5]))
    return builder.open[0]


def read(path: Path) -> Element:
    """Read a built page from its file."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name} of {path.parent.name}: {error}") from error
