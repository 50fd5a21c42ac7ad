"""A preview that goes on whatever is saved: mistakes in files and settings are shown, not thrown."""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from evidence.disk.stopping import stopped_by
from evidence.plugin.report import log
from evidence.render.ports import no_port
from evidence.render.waiting import waiting_page

_ASK_AGAIN = 1.0
"""Seconds between two looks at what is watched, and two questions of a page that waits to be mended."""


@dataclass(slots=True)
class Trouble:
    """What keeps the preview from being built, or ''."""

    said: str = ""


def keep_going(server: LiveReloadServer, host: str, port: int) -> None:
    """Let the preview outlive mistakes, and follow what is moved away and back."""
    trouble = Trouble()
    server.builder = _calm(server.builder, trouble)
    if app := server.get_app():
        server.set_app(_telling(app, trouble))
    server.server_bind = _telling_of_the_port(server.server_bind, host, port)  # type: ignore[method-assign]
    threading.Thread(target=_follow, args=(server,), daemon=True).start()


def _calm(build: Callable[[], None], trouble: Trouble) -> Callable[[], None]:
    """Build, and keep what went wrong for the pages; a fault of ours is still thrown."""

    def builder() -> None:
        heard = _Heard()
        logging.getLogger("mkdocs.config").addHandler(heard)
        try:
            build()
        except (MkDocsException, OSError) as error:
            trouble.said = "\n".join(heard.said) or _plain(error)
            log.error("%s\nThe preview goes on when this is mended.", trouble.said)
        else:
            trouble.said = ""
        finally:
            logging.getLogger("mkdocs.config").removeHandler(heard)

    return builder


class _Heard(logging.Handler):
    """Keeps what MkDocs says of settings that it refuses; its error says only that it does."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(record.getMessage())


def _plain(error: MkDocsException | OSError) -> str:
    """What went wrong, without the words of a parser."""
    if isinstance(error, OSError):
        return str(stopped_by(error))
    mark = getattr(error.__cause__ or error.__context__, "problem_mark", None)
    if mark is None:
        return error.format_message()
    return (
        f"mkdocs.yml cannot be read from line {mark.line + 1} on: look there, and in the line above, for a quotation "
        "mark or a bracket that is not closed, and for lines that are not indented like those around them"
    )


def _telling(app: Callable[..., Iterable[bytes]], trouble: Trouble) -> Callable[..., Iterable[bytes]]:
    """Answer every page with what went wrong, as long as it does."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not trouble.said or path.startswith("/livereload/") or "." in path.rpartition("/")[2]:
            return app(environ, start_response)
        body = waiting_page(trouble.said)
        start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8")])
        return [body]

    return answer


def _telling_of_the_port(bind: Callable[[], None], host: str, port: int) -> Callable[[], None]:
    """Another program may have taken the port while the first build was made."""

    def bound() -> None:
        try:
            bind()
        except OSError as error:
            raise Abort(str(no_port(host, port, error))) from error

    return bound


def _follow(server: LiveReloadServer) -> None:
    """Notice what is moved away and back: the watcher of a path ends where the path does, and tells nobody."""
    pause = threading.Event()
    gone: set[str] = set()
    while not server._shutdown:
        pause.wait(_ASK_AGAIN)
        if not server.observer.is_alive():
            continue
        alive = {emitter.watch.path for emitter in server.observer.emitters if emitter.is_alive()}
        unwatched = set(server._watched_paths) - alive
        back = {path for path in unwatched if Path(path).exists()}
        for path in back:
            _watch_anew(server, path)
        if back or unwatched - gone:
            _build_again(server)
        gone = unwatched - back


def _watch_anew(server: LiveReloadServer, path: str) -> None:
    while path in server._watched_paths:
        server.unwatch(path)
    server.watch(path)


def _build_again(server: LiveReloadServer) -> None:
    """Ask for a build as the server's own watchers do; it has no public way."""
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()
