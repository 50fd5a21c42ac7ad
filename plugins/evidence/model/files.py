"""Files of the content folder that are published as they are, beside its pages.

Only what a browser merely shows. Text from a pull request may not run, so no pages, scripts, styles
or drawings with script in them come from the content folder by themselves.
"""

import re

PUBLISHED = frozenset([".avif", ".csv", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp"])
"""Endings of the names of such files, in small letters."""


_OURS = re.compile(
    r"(?:studies|programmes|guides)/(?!index\.md$)[^/]+\.md|concepts/[^/]+/[^/]+\.md|vocabulary/[^/]+\.ya?ml|permalinks\.txt|words\.yml"
)


def is_ours(path: str) -> bool:
    """Whether a file of a site that has other pages too is one that makes pages of evidence."""
    return bool(_OURS.fullmatch(path))


def is_published(path: str) -> bool:
    """Whether a file of this name is published."""
    return path[path.rfind(".") :].lower() in PUBLISHED
