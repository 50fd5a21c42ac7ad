"""Files that a reader has looked over and approved."""

import difflib
import os
from pathlib import Path

import pytest


def check_approved(file: Path, text: str) -> None:
    """Compare with the approved file; `EVIDENCE_UPDATE_GOLDEN=1` writes it anew.

    A difference is a question to whoever made it: is the new text better? If it is, write the file
    anew and let the change be read with the rest.
    """
    if os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    approved = file.read_text(encoding="utf-8").splitlines()
    changes = difflib.unified_diff(approved, text.splitlines(), "approved", "now", lineterm="", n=0)
    if found := "\n".join(changes):
        pytest.fail(f"{file.name} is not as approved:\n{found}", pytrace=False)
