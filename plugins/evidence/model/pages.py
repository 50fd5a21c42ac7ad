"""Page numbers: where the first range of several begins and ends."""

import re

_BEHIND = re.compile(r"[;,+&(\[]| (?=[^\W\d_])")
"""What parts the first range from whatever is written behind it."""


def page_ends(pages: str) -> tuple[str, str]:
    """Give the first and the last page of the first range: `107–115; quiz 116–117` is 107 and 115.

    The last is '' for a single page. Pages are as `Reference.pages` has them, with an en dash.
    """
    range_ = _BEHIND.split(pages.strip(), maxsplit=1)[0].strip()
    first, _, last = range_.partition("–")
    return first.strip(), last.strip()
