"""Mistakes in the lines of front matter, in an editor's words.

The parser of the fields says where it could go no further, in words of its own. What an editor did is
read from the lines themselves, from the first that may be to blame: each detector looks for one kind of
mistake. Lines and columns count from zero here.
"""

from collections.abc import Callable

from evidence.read.field_faults.brackets import open_bracket
from evidence.read.field_faults.colons import colon
from evidence.read.field_faults.columns import above_its_item, margins, tab
from evidence.read.field_faults.no_fields import neither
from evidence.read.field_faults.quotes import after_quote, backslash, curly, open_quote, stray_quote
from evidence.read.field_faults.rows import above_the_fields
from evidence.read.field_faults.signs import block_text, first_sign, sign_in_a_list
from evidence.read.field_faults.slips import slip
from evidence.read.field_faults.trouble import Fault, Trouble

DETECTORS: tuple[Callable[[Trouble], Fault | None], ...] = (
    above_the_fields,
    tab,
    stray_quote,
    open_quote,
    slip,
    curly,
    after_quote,
    block_text,
    first_sign,
    sign_in_a_list,
    backslash,
    colon,
    neither,
    open_bracket,
    above_its_item,
    margins,
)
"""In the order in which they are asked."""


def explain(trouble: Trouble) -> Fault:
    """Say what is wrong and where."""
    for detector in DETECTORS:
        if fault := detector(trouble):
            return fault
    hint = (
        "put quotes around text with signs such as `:`, `#`, `[` or `{` in it, and start the fields of one group "
        "in the same column"
    )
    return Fault(trouble.at, "the line cannot be read", hint)
