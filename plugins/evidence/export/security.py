"""One content-security policy, in every page and as the files that static hosts read, with the types of our files and
where those have gone that are no longer there.

Nothing is loaded from another host, nothing inline runs, and no text is evaluated.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
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

REMOVED = (("data/references/", ("bib", "json"), "library/"), ("data/pages/", ("bib", "json", "ris"), "r/"))
"""Folders of files that were removed, their endings, and where the page is that has what they said: under the same name."""


def header_files() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give each host's file of headers: path and what makes its bytes."""
    makers = (
        ("_headers", netlify),
        ("_redirects", cloudflare),
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


def cloudflare() -> str:
    """For Cloudflare Pages, which follows a rule even where there is a file, and alone knows a star before an ending."""
    return "".join(f"/{folder}*.{ending} /{to}:splat/ 302\n" for folder, endings, to in REMOVED for ending in endings)


def apache() -> str:
    """For Apache, where `.htaccess` is read."""
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS)
    types = "".join(f"  AddType {kind} .{ending}\n" for ending, kind in TYPES.items())
    moved = "".join(
        f"  RedirectMatch 302 ^(.*)/{folder}([^/]+)\\.(?:{'|'.join(endings)})$ $1/{to}$2/\n"
        for folder, endings, to in REMOVED
    )
    parts = (("headers", lines), ("mime", types), ("alias", moved))
    return "".join(f"<IfModule mod_{name}.c>\n{rules}</IfModule>\n" for name, rules in parts)


def vercel() -> str:
    """For Vercel."""
    headers = [{"key": name, "value": value} for name, value in HEADERS]
    rules = [{"source": "/(.*)", "headers": headers}]
    rules += [
        {"source": f"/data/(.*)\\.{ending}", "headers": [{"key": "Content-Type", "value": kind}]}
        for ending, kind in TYPES.items()
    ]
    moved = [
        {"source": f"/{folder}(.*)\\.({'|'.join(endings)})", "destination": f"/{to}$1/", "permanent": False}
        for folder, endings, to in REMOVED
    ]
    return json.dumps({"headers": rules, "redirects": moved}, indent=2) + "\n"


def azure() -> str:
    """For Azure Static Web Apps, which cannot lead on to the same name: from there the explorer finds the page."""
    missing = {"404": {"rewrite": "/404.html"}}
    types = {f".{ending}": kind for ending, kind in TYPES.items()}
    moved = [
        {"route": f"/{folder}*.{{{','.join(endings)}}}", "redirect": "/evidence/", "statusCode": 302}
        for folder, endings, _ in REMOVED
    ]
    host = {"globalHeaders": dict(HEADERS), "responseOverrides": missing, "mimeTypes": types, "routes": moved}
    return json.dumps(host, indent=2) + "\n"


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()
