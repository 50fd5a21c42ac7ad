"""Fields whose names are not known: a slip of the pen, or a field that is not read."""

from difflib import get_close_matches
from functools import lru_cache

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.characters import counted
from evidence.read.bibtex.entries import BibEntry
from evidence.read.bibtex.field_names import PUBLISHED, is_private
from evidence.read.bibtex.fields.decoder import Decoder

MISSPELT_FIELD = Rule(
    code="B022",
    name="misspelt-field",
    severity=Severity.WARNING,
    why="A field whose name is not known is ignored, so what it says is shown nowhere.",
    fix="Correct the name of the field.",
)
UNREAD_FIELD = Rule(
    code="B223",
    name="unread-field",
    severity=Severity.INFO,
    why="What the field says is shown nowhere, since it may be meant for whoever keeps the library alone.",
    fix="Nothing needs doing if it is for yourself. What readers should see belongs in a field of BibTeX or biblatex.",
)
RULES = (MISSPELT_FIELD, UNREAD_FIELD)

_SHORT = ("year", "date", "isbn", "issn")
"""Names so short that only two letters that changed places tell what was meant."""
_WORTH_GUESSING = tuple(sorted(name for name in PUBLISHED if len(name) > 4))


def misspelt(entry: BibEntry, name: str, decoder: Decoder, found: list[Diagnostic]) -> str:
    """Report a slip in the name of a field and give the field that was meant; remember any other that is not read."""
    if is_private(name):
        return ""
    near = _near(name) if 3 < len(name) < 25 else ""
    if near:
        message = f"`{name}` is not a field that is read"
        entry.lines.setdefault(near, entry.lines[name])  # it is there, only misspelt
        edit = Edit(entry.at(name), name, near)
        found.append(MISSPELT_FIELD.at(entry.at(name), message, hint=f"did you mean `{near}`?", edit=edit))
    else:
        decoder.unread.setdefault((entry.where.path, name), []).append(entry.at(name))
    return near


def unread_fields(decoder: Decoder) -> list[Diagnostic]:
    """Name each field that is neither read nor private, once for each file."""
    found = []
    for (_, name), places in decoder.unread.items():
        others = len(places) - 1
        more = f" (here and in {counted(others, 'more entry', 'more entries')})" if others else ""
        message = f"`{name[:40]}` is not a field that is read, so what it says is not shown{more}"
        found.append(UNREAD_FIELD.at(places[0], message))
    return found


@lru_cache(maxsize=1024)
def _near(name: str) -> str:
    """The field that a misspelt name may mean, or ''."""
    swapped = [each for each in _SHORT if each[0] == name[:1] and sorted(each) == sorted(name)]
    close = swapped or (get_close_matches(name, _WORTH_GUESSING, n=1, cutoff=0.8) if len(name) > 4 else [])
    return close[0] if close else ""
