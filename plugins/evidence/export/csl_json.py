"""CSL-JSON, for Zotero, pandoc and every citation processor."""

import json
from collections.abc import Iterable

from evidence.model.csl import csl_item
from evidence.model.reference import Reference


def csl_json(references: Iterable[Reference]) -> bytes:
    """Write references as a list of CSL-JSON items in UTF-8, in the order given."""
    items = [csl_item(reference) for reference in references]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()
