"""The page of a preview that waits for a mistake to be mended."""

from html import escape

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>The preview waits for a mistake to be mended</title>
<style>
body {{ font: 1.125rem/1.5 sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }}
pre {{ white-space: pre-wrap; border-left: .25rem solid; padding-left: 1rem; }}
</style>
</head>
<body>
<main>
<h1>The preview waits for a mistake to be mended</h1>
<pre>{said}</pre>
<p>Mend it and save: this page follows by itself.</p>
</main>
</body>
</html>
"""


def waiting_page(said: str) -> bytes:
    """Say what went wrong; the page asks again by itself."""
    return _PAGE.format(said=escape(said)).encode()
