"""Pages that only lead on."""

from html import escape

from evidence.export.security import POLICY

SCRIPT = "assets/js/redirect.js"

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
{head}</head>
<body>
<main>
<h1>{title}</h1>
{body}</main>
</body>
</html>
"""


def redirect(path: str, target: str) -> bytes:
    """Lead from one address of the site to another. No script is needed; one keeps the place on the page that a
    link asks for (`#finding`), which the browser does not hand on, and so stands before the order to leave."""
    href, script = escape(relative(path, target)), escape(relative(path, SCRIPT))
    return _PAGE.format(
        policy=POLICY,
        title="This page has another address",
        head=f'<link rel="canonical" href="{href}">\n<script src="{script}" data-to="{href}"></script>\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n',
        body=f'<p><a href="{href}">Go to the page</a></p>\n',
    ).encode()


def relative(path: str, target: str) -> str:
    """The way from an address ending in a slash to another of the same site."""
    return "../" * path.count("/") + target
