"""The site as it stands now: what has changed is read again, and a page is made when it is asked for."""

import logging
import mimetypes
import os
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from evidence.disk.reading import BIBLIOGRAPHY, CONTENT
from evidence.render.build import Build, build_of
from evidence.render.context import NOT_FOUND, base_anywhere, base_of
from evidence.render.memory import Memory
from evidence.render.settings import SETTINGS, SiteSettings, site_settings
from evidence.render.templates import THEME
from evidence.render.trouble import TROUBLES, told
from evidence.render.waiting import waiting_page
from evidence.render.writing import Make

_OWN = "_preview/"
"""Addresses of the preview itself."""
_SCRIPT = THEME / "shells" / "evidence" / "preview.js"
_PAGE = "text/html; charset=utf-8"
_KINDS = {
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex",
    ".js": "text/javascript",
    ".ris": "text/plain",
}
_LOOK_AGAIN = 0.25
"""Seconds between two looks at the files, while a page waits for a change."""
_PATIENCE = 25.0
"""Seconds that a page waits before it asks anew."""

Seen = tuple[tuple[str, int, int], ...]
"""Every file that the site is made from, with its time and size."""


class Answer(NamedTuple):
    """What is sent for an address."""

    status: int
    kind: str = ""
    body: bytes = b""
    location: str = ""


@dataclass
class _Plan:
    """The site of one moment, or what keeps it from being made."""

    number: int
    seen: Seen
    build: Build | None = None
    trouble: str = ""

    @cached_property
    def files(self) -> Mapping[str, Make]:
        """Everything that can be asked for besides the pages."""
        return self.build.files() if self.build else {}

    def page(self, path: str) -> Make | None:
        """What makes the page at an address; planning all the files would take longer."""
        page = self.build.site.pages.get(path) if self.build else None
        return partial(self.build.page, page) if self.build and page else None


@dataclass(slots=True)
class Preview:
    """Answers for the site of a folder, to several that ask at once."""

    root: Path
    memory: Memory
    log: logging.Logger
    settings: SiteSettings | None = None
    _plan: _Plan = field(default_factory=lambda: _Plan(0, ()))
    _planning: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, address: str) -> Answer:
        """Give what stands at an address now."""
        asked = urlsplit(address)
        path = unquote(asked.path).lstrip("/")
        if path.startswith(_OWN):
            query = {name: values[-1] for name, values in parse_qs(asked.query).items()}
            return self._own(path.removeprefix(_OWN), query)
        plan = self.plan()
        if plan.build is None:
            return _waiting(plan.trouble)
        mount = base_anywhere(plan.build.project.site_url).lstrip("/")
        if not path.startswith(mount):
            return self._not_found(plan) if path else Answer(302, location=f"/{mount}")
        return self._of_site(plan, path.removeprefix(mount))

    def plan(self) -> _Plan:
        """The site as its files are now."""
        with self._planning:
            seen = self._seen()
            if self._plan.number == 0 or seen != self._plan.seen:
                self._plan = self._planned(self._plan.number + 1, seen)
            return self._plan

    def close(self) -> None:
        """Leave what was worked out to the next preview, and nothing else."""
        self.memory.save()

    def _planned(self, number: int, seen: Seen) -> _Plan:
        began = time.monotonic()
        try:
            self.settings = site_settings(self.root, serving=True)
            build = build_of(self.settings.project, self.memory, self.settings.is_left_out)
        except TROUBLES as error:
            said = str(told(error))
            self.log.error("%s\nThe preview goes on when this is mended.", said)
            return _Plan(number, seen, trouble=said)
        self.log.info("Read %d pages in %.1f s", len(build.site.pages), time.monotonic() - began)
        return _Plan(number, seen, build)

    def _of_site(self, plan: _Plan, path: str) -> Answer:
        if make := plan.page(path):
            return self._made(plan, path, make)
        if plan.page(f"{path}/"):
            return Answer(302, location=f"{quote(path.rpartition('/')[2])}/")
        name = f"{path}index.html" if path.endswith("/") else path
        if make := plan.files.get(name):
            return self._made(plan, name, make)
        return self._not_found(plan)

    def _not_found(self, plan: _Plan) -> Answer:
        return self._made(plan, NOT_FOUND, plan.files[NOT_FOUND], 404)

    def _made(self, plan: _Plan, path: str, make: Make, status: int = 200) -> Answer:
        try:
            body = make()
        except TROUBLES as error:
            return _waiting(str(told(error)))
        if path and not path.endswith(("/", ".html")):
            return Answer(status, _kind(path), body)
        here = path if path.endswith("/") else ""
        script = f'<script src="/{_OWN}preview.js" data-plan="{plan.number}" data-here="{quote(here)}"></script></body>'
        return Answer(status, _PAGE, body.replace(b"</body>", script.encode()))

    # The preview itself.

    def _own(self, name: str, query: Mapping[str, str]) -> Answer:
        if name == "preview.js":
            return Answer(200, "text/javascript", _SCRIPT.read_bytes())
        if name == "said":
            return Answer(200, _PAGE, self._messages(unquote(query.get("here", ""))).encode())
        if name == "changed":
            return Answer(200, "text/plain", b"yes" if self._changes(query.get("plan", "")) else b"no")
        return Answer(404)

    def _messages(self, here: str) -> str:
        """What the check says of a page; everything is checked now, once."""
        build = self.plan().build
        if build is None:
            return ""
        return build.templates.render(
            "partials/messages.html", base_of(here), {"here": here, "messages": build.messages}
        )

    def _changes(self, number: str) -> bool:
        """Wait until the files are no longer those of a plan."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            if str(self._plan.number) != number or self._seen() != self._plan.seen:
                return True
            time.sleep(_LOOK_AGAIN)
        return False

    def _seen(self) -> Seen:
        project = self.settings.project if self.settings else None
        files = [SETTINGS, *(project.options.bibliography if project else (BIBLIOGRAPHY,))]
        if project and project.options.style.endswith(".csl"):
            files.append(project.options.style)
        folders = [self.root / CONTENT, THEME, *((project.own,) if project and project.own else ())]
        return tuple(
            sorted({*_stats(self.root / name for name in files), *(each for top in folders for each in _below(top))})
        )


def _below(folder: Path) -> Iterator[tuple[str, int, int]]:
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        yield from _stats(Path(above, name) for name in names)


def _stats(files: Iterator[Path]) -> Iterator[tuple[str, int, int]]:
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            continue
        yield str(file), stat.st_mtime_ns, stat.st_size


def _waiting(said: str) -> Answer:
    return Answer(503, _PAGE, waiting_page(said))


def _kind(name: str) -> str:
    kind = _KINDS.get(os.path.splitext(name)[1]) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "xml")) else kind
