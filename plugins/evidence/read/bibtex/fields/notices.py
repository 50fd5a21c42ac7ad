"""What a title says of the work itself."""

import re
from collections.abc import Mapping
from typing import Any

from evidence.model.reference import Text

_RETRACTED = re.compile(
    r"^\W*(?:RETRACTED\b|Retracted(?: article| paper| publication)?\s*[:\]—–-]|RETRACTION\s*:"
    r"|Retraction(?: note| notice)?\s*:|Retraction notice to\b|Notice of Retraction\s*:)"
    r"|[\[(]\s*(?:this article (?:was|has been) )?(?:[Rr]etracted|RETRACTED)\b[^\])]*[\])]?\.?$|[-–—:]\s*RETRACTED\W*$",
    re.MULTILINE,
)
_WITHDRAWN = re.compile(
    r"^\W*(?:WITHDRAWN\b|Withdrawn(?: article| paper)?\s*[:\]—–-]|(?:TEMPORARY )?REMOVAL?\s*:|REMOVED\s*:)"
    r"|[\[(]\s*(?:[Ww]ithdrawn|WITHDRAWN)\b[^\])]*[\])]?\.?$|[-–—:]\s*WITHDRAWN\W*$",
    re.MULTILINE,
)
_CONCERN = re.compile(
    r"^\W*(?:editorial )?expression of concern\b|[\[(]\s*expression of concern[^\])]*[\])]\.?$",
    re.IGNORECASE,
)


def notice(values: Mapping[str, Any]) -> dict[str, object]:
    """What the title says of the work itself: publishers put it there, and often nowhere else."""
    title = values.get("title", Text()).plain
    found: dict[str, object] = {}
    if _RETRACTED.search(title) or _WITHDRAWN.search(title):
        found["retracted"] = values.get("retracted") or title
        found["withdrawn"] = not _RETRACTED.search(title)
    elif _CONCERN.search(title):
        found["concern"] = values.get("concern") or title
    return found
