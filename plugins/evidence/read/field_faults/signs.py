"""Text that begins with a sign that means something else there."""

import re

from evidence.read.field_faults.lines import value_of
from evidence.read.field_faults.trouble import Fault, Trouble
from evidence.read.field_faults.wording import bare, in_quotes, quoted_line, shown_sign

_NEVER_FIRST = frozenset("[]{},*&!|>%@`")
_FIRST_IF_ALONE = frozenset("-?:")


def first_sign(trouble: Trouble) -> Fault | None:
    """Text that begins with a sign that means something else there."""
    for number in trouble.suspects:
        if fault := _first_sign_on(trouble.line(number), number):
            return fault
    return None


def _first_sign_on(line: str, number: int) -> Fault | None:
    start, text = value_of(line) or (0, "")
    if re.fullmatch(r"@[^\s,\[\]{}@]+", text):
        return _citation_sign(number, line[:start], text[1:])
    if re.fullmatch(r"[|>][-+0-9]*(?:\s+#.*)?", text) or (text[:1] in ("[", "{") and not _closed_and_followed(text)):
        return None
    if text[:1] in _NEVER_FIRST or (text[:1] in _FIRST_IF_ALONE and text[1:2] == " "):
        return quoted_line(line, number, f"text cannot begin with {shown_sign(text[0])}")
    return None


def _citation_sign(number: int, lead: str, written: str) -> Fault:
    hint = f"a key is written without the `@`: write `{written}`"
    return Fault(number, "text cannot begin with `@`", hint, (lead + written,))


def _closed_and_followed(text: str) -> bool:
    """Whether a bracket at the beginning is closed, and words follow."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "[{") - (sign in "]}")
        if not depth:
            rest = text[place + 1 :].strip()
            return bool(rest) and not rest.startswith("#")
    return False


def sign_in_a_list(trouble: Trouble) -> Fault | None:
    """`[@doe2020]`: a sign inside brackets where a word begins."""
    line = trouble.line(trouble.at)
    start, text = value_of(line) or (0, "")
    if "cannot start any token" not in trouble.problem or not text:
        return None
    if re.fullmatch(r"\[+[\s@\w:;,.+/-]*\]+", text):
        keys = [word.lstrip("@") for word in re.findall(r"@?[^\s,;\[\]]+", text)]
        return _citation_sign(trouble.at, line[:start], f"[{', '.join(keys)}]")
    sign = shown_sign(line[trouble.column : trouble.column + 1] or "this sign")
    return Fault(trouble.at, f"text cannot begin with {sign}", "put quotes around the text")


def block_text(trouble: Trouble) -> Fault | None:
    """`> text`: the sign stands alone on its line, or not at all."""
    line = trouble.line(trouble.at)
    value = value_of(line)
    if "block scalar" not in trouble.context or not value:
        return None
    start, text = value
    message = "text stands on the same line as `>` or `|`"
    words = re.sub(r"^[|>][-+0-9]*\s*", "", text)
    if not words or not re.match(r"[|>]", text):
        return Fault(trouble.at, message, "start the text on the next line, indented")
    written = line[:start] + (in_quotes(words) if re.search(r": |:$| #", words) or words[0] in _NEVER_FIRST else words)
    return Fault(trouble.at, message, f"leave the sign away: `{bare(written)}`", (written,))
