"""The addresses of the site, for search engines."""

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape


def sitemap(site_url: str, paths: Iterable[str]) -> bytes:
    """List every page. No dates: a build must not depend on the clock."""
    lines = "".join(f"<url><loc>{escape(site_url + quote(path))}</loc></url>\n" for path in sorted(paths))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{lines}</urlset>\n"
    ).encode()
