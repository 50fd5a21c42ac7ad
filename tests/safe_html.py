"""What HTML of an author's text may hold; anything else is a fault."""

import re
from html.parser import HTMLParser

TAGS = frozenset(
    "a blockquote br code dd del details div dl dt em h2 h3 h4 h5 h6 hr img li ol p pre s section span "
    "strong sub summary sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = frozenset(
    "id class href title rel role src alt start scope tabindex open data-citation data-fact data-ref".split()
)
ADDRESS = re.compile(r"https?://|#|page:|term:|cite:|file:")
_VOID = frozenset(["br", "hr", "img"])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults += [f"<{tag}>"] if tag not in TAGS else []
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.faults.append(f"{tag} {name}={value}")
            if name in ("href", "src") and not ADDRESS.match(value or ""):
                self.faults.append(f"{name}={value}")
            if name == "id":
                self.ids.append(value or "")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and (not self._open or self._open.pop() != tag):
            self.faults.append(f"</{tag}> closes nothing")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")

    def close(self) -> None:
        super().close()
        self.faults += [f"<{tag}> stays open" for tag in self._open]


def faults_of(html: str) -> list[str]:
    """Everything in the HTML that has no business there."""
    return _read(html).faults


def ids_of(html: str) -> list[str]:
    """Every id in the HTML, in order."""
    return _read(html).ids


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader
