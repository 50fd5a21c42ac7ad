"""Formatted references kept in a folder between builds.

A cache may be lost, cut short or written by someone else at any time, so it is only ever believed
line by line, and what it holds are words in marks: they are escaped when they become HTML.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evidence.disk.kept import replace

_SPARE = 20_000
"""Texts kept that this build did not need: another branch or draft may."""


@dataclass(frozen=True, slots=True)
class CitationFolder:
    """A `CitationCache` with one file a style."""

    folder: Path
    code: str = ""
    """Names the code that formats, so that no other code's texts are taken."""

    def read(self, style: str, made_by: str) -> dict[str, str]:
        """Give the texts of a style by hash, or nothing where the file is not to be trusted."""
        try:
            with self._file(style).open(encoding="utf-8", errors="replace") as lines:
                if json.loads(next(lines, "null")) != {"made by": [self.code, made_by]}:
                    return {}
                return dict(filter(None, map(_pair, lines)))
        except (OSError, ValueError, RecursionError):
            return {}

    def write(self, style: str, made_by: str, needed: Mapping[str, str]) -> None:
        """Keep texts, with those that another build has kept meanwhile.

        The file is put in place whole, and sorted, so that readers never see half of it and two
        builds of the same library write the same bytes. A folder that cannot be written is no
        fault of the library's: nothing is kept then.
        """
        others = self.read(style, made_by)
        spare = sorted(others.keys() - needed.keys())[:_SPARE]
        kept = {key: others[key] for key in spare} | dict(needed)
        lines = [json.dumps({"made by": [self.code, made_by]})]
        lines += [json.dumps([key, kept[key]]) for key in sorted(kept)]
        try:
            replace(self._file(style), ("\n".join(lines) + "\n").encode())
        except OSError:
            return

    def _file(self, style: str) -> Path:
        """Name the file after the style; a path becomes a name that no other style has."""
        stem = re.sub(r"[^a-z0-9-]+", "-", Path(style).stem.lower())[:60]
        digest = hashlib.sha256(style.encode("utf-8", "replace")).hexdigest()[:8]
        return self.folder / f"{stem}-{digest}.jsonl"


def _pair(line: str) -> tuple[str, str] | None:
    try:
        pair = json.loads(line)
        key, text = pair
        if isinstance(pair, list) and isinstance(key, str) and isinstance(text, str):
            text.encode()  # half a surrogate pair can be spelt in JSON, but not written in a page
            return key, text
    except (ValueError, TypeError, RecursionError):
        pass
    return None
