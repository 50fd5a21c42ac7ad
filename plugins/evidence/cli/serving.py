"""What `evidence serve` does; what it needs is loaded only where a site is shown."""

import signal
import sys
import traceback
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_INET6

from evidence.cli.loading import log
from evidence.render.context import base_anywhere
from evidence.render.memory import memory
from evidence.render.ports import no_port
from evidence.render.preview import Answer, Preview
from evidence.render.settings import address_of, site_settings


def serve(root: Path, address: str | None, anew: bool) -> int:
    """Show the site of a folder until somebody ends it."""
    out = log()
    settings = site_settings(root, serving=True)
    host, port = address_of(address) if address else settings.address
    kept = None if anew else settings.project.root / settings.project.options.cache
    preview = Preview(root.resolve(), memory(kept), out, settings)
    try:
        server = _server(host, port, preview)
    except OSError as error:
        raise no_port(host, port, error) from error
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    out.info("http://%s:%d%s shows the site (Ctrl+C ends it)", host, port, base_anywhere(settings.project.site_url))
    try:
        preview.plan()
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
        preview.close()
    return 0


def _server(host: str, port: int, preview: Preview) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = _answer(preview, self.path)
            with suppress(ConnectionError):  # whoever asked has gone elsewhere
                self._send(answer)

        do_HEAD = do_GET

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            if answer.location:
                self.send_header("Location", answer.location)
            if answer.kind:
                self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing of single requests."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        address_family = AF_INET6 if ":" in host else ThreadingHTTPServer.address_family

    return Server((host, port), Handler)


def _answer(preview: Preview, address: str) -> Answer:
    try:
        return preview.answer(address)
    except Exception:  # a fault of ours, which ends no preview
        traceback.print_exc(file=sys.stderr)
        return Answer(500, "text/plain; charset=utf-8", traceback.format_exc().encode())
