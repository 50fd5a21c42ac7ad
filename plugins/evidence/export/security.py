"""One content-security policy, in every page and as the files that static hosts read, with the types of our files.

Nothing is loaded from another host and nothing inline runs. `wasm-unsafe-eval` lets the
search engine start its WebAssembly; it allows no script text to be evaluated.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
"""For `<meta>`, which knows no `frame-ancestors`."""

HEADERS = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)

TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "json": "application/json",
}
"""Content type of each format of references, by its ending: a reference manager goes by it, and servers know two of
the three as nothing or as plain text."""


def header_files() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give each host's file of headers: path and what makes its bytes."""
    makers = (
        ("_headers", netlify),
        (".htaccess", apache),
        ("vercel.json", vercel),
        ("staticwebapp.config.json", azure),
    )
    for path, make in makers:
        yield path, partial(_encoded, make)


def netlify() -> str:
    """For Netlify and Cloudflare Pages."""
    everywhere = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)
    # One pattern for each ending: values of two that match would be joined.
    return everywhere + "".join(f"/data/*.{ending}\n  Content-Type: {kind}\n" for ending, kind in TYPES.items())


def apache() -> str:
    """For Apache, where `.htaccess` is read."""
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS)
    types = "".join(f"  AddType {kind} .{ending}\n" for ending, kind in TYPES.items())
    return f"<IfModule mod_headers.c>\n{lines}</IfModule>\n<IfModule mod_mime.c>\n{types}</IfModule>\n"


def vercel() -> str:
    """For Vercel."""
    headers = [{"key": name, "value": value} for name, value in HEADERS]
    rules = [{"source": "/(.*)", "headers": headers}]
    rules += [
        {"source": f"/data/(.*)\\.{ending}", "headers": [{"key": "Content-Type", "value": kind}]}
        for ending, kind in TYPES.items()
    ]
    return json.dumps({"headers": rules}, indent=2) + "\n"


def azure() -> str:
    """For Azure Static Web Apps."""
    missing = {"404": {"rewrite": "/404.html"}}
    types = {f".{ending}": kind for ending, kind in TYPES.items()}
    host = {"globalHeaders": dict(HEADERS), "responseOverrides": missing, "mimeTypes": types}
    return json.dumps(host, indent=2) + "\n"


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()
