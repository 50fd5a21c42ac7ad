"""Commands of LaTeX with nothing in them, in every field that is read: no fault of ours, and one message at most."""

import pytest
from evidence.cite.csl_json import csl_item
from evidence.diagnostics import Severity
from evidence.export.bibtex import bibtex
from evidence.export.ris import ris
from evidence.read.bibtex.field_names import PUBLISHED
from evidence.read.bibtex.latex.symbols import ACCENTS, DROPPED, KEPT, MATHS, QUOTED, STYLED, SWITCHES, SYMBOLS

from tests.helpers import everything_said_of, library_of

SOME_SYMBOLS = sorted(SYMBOLS)[::20]
NAMES = sorted(
    {*ACCENTS, *SOME_SYMBOLS, *STYLED, *SWITCHES, *QUOTED, *KEPT, *MATHS, *DROPPED, "url", "href", "nolinkurl"}
)
EMPTY = [
    *(f"\\{name}{{}}" for name in NAMES), *(f"\\{name}" for name in NAMES), r"\href{}{}", r"\url{ }",
    r"\textit{\textbf{}}", "{}", "{{}}", "$$", "$ $", r"\(\)", "\\ ",
]  # fmt: skip
FIELDS = sorted(PUBLISHED - {"crossref", "xref", "xdata"})


@pytest.mark.parametrize("kind", ["article", "misc"])
def test_nothing_within_a_command_does_no_harm_in_any_field(kind: str) -> None:
    entries = "\n".join(
        f"@{kind}{{k{at}, {', '.join(f'{name} = {{{empty}}}' for name in FIELDS)}}}" for at, empty in enumerate(EMPTY)
    )
    library = library_of(entries)

    assert list(library.references) == [f"k{at}" for at in range(len(EMPTY))]
    assert [csl_item(each)["id"] for each in library.references.values()] == list(library.references)
    assert ris(library.references.values()).count(b"ER  - ") == len(EMPTY)
    assert bibtex(library.references.values()).count(b"@") >= len(EMPTY)
    assert everything_said_of({"references.bib": entries})


@pytest.mark.parametrize(
    ("field", "codes"),
    [("howpublished", []), ("note", []), ("publisher", []), ("pages", []), ("url", ["B216"]), ("doi", [])],
)
def test_an_empty_address_is_one_mistake_at_most(field: str, codes: list[str]) -> None:
    said = everything_said_of(
        {"references.bib": f"@misc{{a, title = {{T}}, year = {{2020}}, {field} = {{\\url{{}}}}}}"}
    )

    assert [each.rule.code for each in said if each.rule.severity > Severity.INFO] == codes
