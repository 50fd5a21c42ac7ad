"""Mistakes in the lines of front matter, in an editor's words.

The parser of the fields says where it could go no further, in words of its own. What an editor did is
read from the lines themselves, from the first that may be to blame: each detector below looks for one
kind of mistake. Lines and columns count from zero here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.read.guesses import field_names

_LONGEST_EXTRACT = 80
_DASHES = "-–—−‐‑•*·"
"""What a word processor makes of a hyphen at the beginning of a line, and the hyphen itself."""
_FIELD = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<name>[A-Za-z_][\w-]*)\s*:(?P<gap>\s+|$)(?P<value>.*)")
_ITEM = re.compile(r"(?P<lead>\s*(?:- +)+)(?P<value>\S.*)")
_LIKE_A_FIELD = re.compile(r"\s*(?:- +)?[a-z_]+:(?:\s|$)")
_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_NEVER_FIRST = frozenset("[]{},*&!|>%@`")
_FIRST_IF_ALONE = frozenset("-?:")
_ROW = re.compile(r"(?:---|\.\.\.)\s*(?=\S|$)")
_HALVES = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "”": "”", "‹": "›"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the parser could go no further, and what it was about."""

    lines: Sequence[str]
    at: int
    column: int
    opened: int
    """The line on which what it was reading begins."""
    problem: str
    context: str

    def line(self, number: int) -> str:
        """A line, '' beyond the last."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def suspects(self) -> tuple[int, ...]:
        """The lines that may hold the mistake, the likeliest first."""
        return tuple(dict.fromkeys((self.opened, self.at)))


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake with the line it is on, and where it is known how the lines should be."""

    line: int
    message: str
    hint: str
    new: tuple[str, ...] | None = None
    """The lines that should stand in place of `height` lines from this one on."""
    first: int = -1
    """The first of these lines, where it is not the line of the mistake."""
    height: int = 1

    @property
    def start(self) -> int:
        """The first line that is changed."""
        return self.line if self.first < 0 else self.first


def explain(trouble: Trouble) -> Fault:
    """Say what is wrong and where."""
    for detector in _DETECTORS:
        if fault := detector(trouble):
            return fault
    hint = (
        "put quotes around text with signs such as `:`, `#`, `[` or `{` in it, and start the fields of one group "
        "in the same column"
    )
    return Fault(trouble.at, "the line cannot be read", hint)


def another_document(lines: Sequence[str], number: int) -> Fault:
    """A row of hyphens or dots between fields, which begins another document for the parser."""
    number = next((n for n in range(min(number, len(lines) - 1), -1, -1) if _ROW.match(lines[n])), number)
    sign = lines[number][:3]
    new = _ROW.sub("", lines[number], count=1)
    return Fault(number, f"a second `{sign}` starts another document", "keep one block of fields", (new,))


def quote_left_open(lines: Sequence[str], upto: int) -> Fault | None:
    """Find the first quotation mark that is not closed before the next field begins."""
    number = 0
    while number <= min(upto, len(lines) - 1):
        value = value_of(lines[number])
        if not value or value[1][0] not in _CLOSED or _CLOSED[value[1][0]].match(value[1]):
            number += 1
            continue
        sign, margin = value[1][0], _margin(lines[number])
        if value[1] == sign and _begins_group(lines, number):
            name = lines[number][: value[0]].rstrip()
            return Fault(number, f"a `{sign}` stands alone behind `{name.strip()}`", "take it away", (name,))
        end = number + 1
        while end < len(lines) and not _next_field(lines[end], margin):
            if sign in lines[end]:
                break
            end += 1
        if end < len(lines) and sign in lines[end] and not _next_field(lines[end], margin):
            number = end + 1
            continue
        return _closing(lines, number, end, sign)
    return None


def _begins_group(lines: Sequence[str], number: int) -> bool:
    """Whether fields or items of a list follow that stand further right."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    begins = _LIKE_A_FIELD.match(below) or below.lstrip().startswith("- ")
    return bool(begins) and _indent(below) > _indent(lines[number])


def _closing(lines: Sequence[str], number: int, end: int, sign: str) -> Fault:
    while end - 1 > number and not lines[end - 1].strip():
        end -= 1
    new = (*lines[number : end - 1], f"{lines[end - 1].rstrip()}{sign}")
    return Fault(
        number, "a quotation mark is opened and not closed", "close it at the end of the text", new, height=end - number
    )


def _next_field(line: str, margin: int) -> bool:
    """Whether a line begins a field of the same group or of one around it, or another item."""
    return _indent(line) <= margin and bool(_LIKE_A_FIELD.match(line) or re.match(r"\s*- ", line))


def in_quotes(text: str) -> str:
    """Write text so that it is read as text, whatever stands in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'" if "'" in text else f"'{text}'"


def quoted_line(line: str, number: int, message: str, lead: str = "") -> Fault | None:
    """A line whose whole value needs quotation marks."""
    value = value_of(line)
    if not value:
        return None
    start, text = value
    written = in_quotes(text)
    name = line[:start].strip().removeprefix("- ")
    whole = f"{name} {written}".strip()
    hint = (
        f"write `{whole}`"
        if len(text) <= _LONGEST_EXTRACT and "`" not in whole
        else (f"put quotes around the whole text after `{name}`" if name else "put quotes around the whole text")
    )
    return Fault(number, message, hint + lead, (line[:start] + written,))


# What a line is made of


def value_of(line: str) -> tuple[int, str] | None:
    """Where the value of a field or of an item of a list begins, and the value."""
    match = _FIELD.fullmatch(line) or _ITEM.fullmatch(line)
    if not match or not match["value"].strip():
        return None
    return match.start("value"), match["value"].rstrip()


def _margin(line: str) -> int:
    """The column where the name of a field begins, or the text of an item."""
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _above(lines: Sequence[str], number: int) -> int:
    """The nearest line above that is not empty; -1 where there is none."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip()), -1)


def _moved(trouble: Trouble, number: int, margin: int) -> tuple[str, ...]:
    """A line with another margin, and with it the lines that hang below it."""
    line = trouble.line(number)
    moves, end = margin - _indent(line), number + 1
    while end < len(trouble.lines) and trouble.lines[end].strip() and _indent(trouble.lines[end]) > _indent(line):
        end += 1
    if "\t" in line[: _indent(line)] or not (line.lstrip().startswith("- ") or line.rstrip().endswith(":")):
        end = number + 1
    below = trouble.lines[number + 1 : end]
    return (" " * margin + line.lstrip(), *(" " * max(_indent(each) + moves, 0) + each.lstrip() for each in below))


def _at_another_margin(trouble: Trouble, number: int, margin: int, message: str, hint: str) -> Fault:
    new = _moved(trouble, number, margin)
    return Fault(number, message, hint, new, height=len(new))


# Detectors, in the order in which they are asked


def _margin_of_item(trouble: Trouble, number: int) -> int:
    """Where an item belongs: below the last one that begins with the same field, else below the last one."""
    name = re.match(r"\s*- +([\w-]+:)?", trouble.line(number))
    items = [line for line in reversed(trouble.lines[:number]) if line.lstrip().startswith("- ")]
    alike = [line for line in items if name and name[1] and line.lstrip().removeprefix("- ").startswith(name[1])]
    nearest = next(iter(alike or items), trouble.line(_above(trouble.lines, number)))
    return _indent(nearest)


def _above_the_fields(trouble: Trouble) -> Fault | None:
    """What ends the fields before they begin: a row of hyphens among them, or another first line than a field."""
    if "<document start>" not in trouble.problem:
        return None
    if any(_ROW.match(line) for line in trouble.lines[: trouble.at]):
        return another_document(trouble.lines, trouble.at)
    first = next((n for n, line in enumerate(trouble.lines) if line.strip()), trouble.at)
    line = trouble.line(first)
    if line.lstrip().startswith("- "):
        return Fault(first, "an item of a list stands above all fields", "move it to the list that it belongs to")
    if _FIELD.fullmatch(line) and _indent(line):
        message = "the line is not indented like the ones below it"
        return _at_another_margin(trouble, first, 0, message, "start the fields of one group in the same column")
    return _no_colon(trouble, first)


def _tab(trouble: Trouble) -> Fault | None:
    first = min(trouble.suspects)
    for number in range(first, min(trouble.at + 1, len(trouble.lines))):
        line = trouble.lines[number]
        if "\t" not in line[: _indent(line)]:
            continue
        above = _above(trouble.lines, number)
        before = trouble.line(above) if above >= 0 else ""
        deeper = 2 if before.rstrip().endswith(":") else 0
        is_item = line.lstrip().startswith("- ")
        margin = _margin_of_item(trouble, number) if is_item and not deeper else _indent(before) + deeper
        if not is_item:
            margin = _margin(before) + deeper
        return _at_another_margin(
            trouble, number, margin, "the line is indented with a tab", "use spaces: two for each step"
        )
    return None


def _open_quote(trouble: Trouble) -> Fault | None:
    return quote_left_open(trouble.lines, trouble.at)


_STRAY_QUOTE = re.compile(r"(\s*(?:- +)?)(['\"])\s*([A-Za-z_][\w-]*:(?:\s.*)?)?")


def _stray_quote(trouble: Trouble) -> Fault | None:
    """A quotation mark before the name of a field, or on a line of its own: what is below it passes for text."""
    for number in range(trouble.opened, min(trouble.at + 1, len(trouble.lines))):
        line = trouble.lines[number]
        stray = _STRAY_QUOTE.fullmatch(line.rstrip())
        if stray and line.count(stray[2]) % 2:
            where = f"before `{stray[3].partition(':')[0]}`" if stray[3] else "alone on its line"
            new = (stray[1] + stray[3],) if stray[3] else ("",)
            return Fault(number, f"a `{stray[2]}` stands {where}", "take it away", new)
    return None


def _slip(trouble: Trouble) -> Fault | None:
    """A sign that is nearly the one meant."""
    for number in trouble.suspects:
        if fault := _slip_on(trouble.line(number), number):
            return _with_the_group(trouble, fault)
    return None


def _with_the_group(trouble: Trouble, fault: Fault) -> Fault:
    """Where the first field of an item moves, the fields below it move, too."""
    [new] = fault.new or ("",)
    old = trouble.line(fault.line)
    name = re.search(r"[a-z_]+\s*:", old)
    moves = _margin(new) - name.start() if name and new.lstrip().startswith("- ") else 0
    if not name or not moves or _indent(trouble.line(fault.line + 1)) != name.start():
        return fault
    end = fault.line + 1
    while end < len(trouble.lines) and trouble.line(end).strip() and _indent(trouble.line(end)) >= name.start():
        end += 1
    below = (" " * moves + line for line in trouble.lines[fault.line + 1 : end])
    return replace(fault, new=(new, *below), height=end - fault.line)


def _slip_on(line: str, number: int) -> Fault | None:
    bare = line.strip()
    lead = line[: _indent(line)]
    if wide := re.match(r"((?:- )?[\w-]+)\s*[：﹕꞉∶]\s*(.*)", bare):
        return _instead(number, "the colon is not an ordinary one", lead, f"{wide[1]}: {wide[2]}")
    if tight := re.match(r"((?:- )?[a-z_]+):([^\s:/].*)", bare):
        return _instead(number, "there is no space after the colon", lead, f"{tight[1]}: {tight[2]}")
    if item := re.match(rf"([{_DASHES}])(\s*)(?=[a-z_]+:)(.*)", bare):
        if item[1] != "-":
            return _instead(number, f"`{item[1]}` is not a hyphen", lead, f"- {item[3]}")
        if not item[2]:
            return _instead(number, "there is no space after the hyphen", lead, f"- {item[3]}")
    if equals := re.match(r"((?:- )?[a-z_]+)\s*=\s*(\S.*)", bare):
        if not _FIELD.fullmatch(bare):
            return _instead(number, "a field is written with a colon, not with `=`", lead, f"{equals[1]}: {equals[2]}")
    return None


def _instead(number: int, message: str, lead: str, new: str) -> Fault:
    return Fault(number, message, f"write `{shortened(new)}`", (lead + new,))


def _curly(trouble: Trouble) -> Fault | None:
    """Text between the quotation marks of a word processor, which do not keep a colon."""
    for number in trouble.suspects:
        value = value_of(trouble.line(number))
        if value and len(value[1]) > 2 and value[1][-1] in _HALVES.get(value[1][0], "") and ": " in value[1]:
            start, text = value
            written = trouble.line(number)[:start] + in_quotes(text[1:-1])
            hint = f"write `{_cut(written.strip().removeprefix('- '))}`"
            return Fault(number, "curly quotation marks do not hold the text together", hint, (written,))
    return None


def _first_sign(trouble: Trouble) -> Fault | None:
    """Text that begins with a sign that means something else there."""
    for number in trouble.suspects:
        line = trouble.line(number)
        value = value_of(line)
        if not value:
            continue
        text, sign = value[1], value[1][0]
        if re.fullmatch(r"@[^\s,\[\]{}@]+", text):
            return _citation_sign(number, line, value[0], text)
        if sign in "|>" and re.fullmatch(r"[|>][-+0-9]*(?:\s+#.*)?", text):
            continue
        if sign in "[{" and not _closed_and_followed(text):
            continue
        if sign in _NEVER_FIRST or (sign in _FIRST_IF_ALONE and text[1:2] == " "):
            return quoted_line(line, number, f"text cannot begin with {_shown(sign)}")
    return None


def _citation_sign(number: int, line: str, start: int, text: str) -> Fault:
    return Fault(
        number,
        "text cannot begin with `@`",
        f"a key is written without the `@`: write `{text[1:]}`",
        (line[:start] + text[1:],),
    )


def _closed_and_followed(text: str) -> bool:
    """Whether a bracket at the beginning is closed, and words follow."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "[{") - (sign in "]}")
        if not depth:
            rest = text[place + 1 :].strip()
            return bool(rest) and not rest.startswith("#")
    return False


def _sign_in_a_list(trouble: Trouble) -> Fault | None:
    """`[@doe2020]`: a sign inside brackets where a word begins."""
    line = trouble.line(trouble.at)
    if "cannot start any token" not in trouble.problem or not value_of(line):
        return None
    start, text = value_of(line) or (0, "")
    if text[0] == "[" and re.fullmatch(r"\[+[\s@\w:;,.+/-]*\]+", text):
        keys = [word.lstrip("@") for word in re.findall(r"@?[^\s,;\[\]]+", text)]
        written = f"[{', '.join(keys)}]"
        return Fault(
            trouble.at,
            "text cannot begin with `@`",
            f"a key is written without the `@`: write `{written}`",
            (line[:start] + written,),
        )
    sign = _shown(line[trouble.column : trouble.column + 1] or "this sign")
    return Fault(trouble.at, f"text cannot begin with {sign}", "put quotes around the text")


def _backslash(trouble: Trouble) -> Fault | None:
    if "quoted scalar" not in trouble.context or not re.search("escape|hexdecimal", trouble.problem):
        return None
    line = trouble.line(trouble.at)
    value = value_of(line)
    message = "a backslash inside double quotes has a meaning of its own"
    hint = "use single quotes around the text, or write the backslash twice"
    if value and _CLOSED['"'].fullmatch(value[1]):
        return Fault(trouble.at, message, hint, (line[: value[0]] + in_quotes(value[1][1:-1]),))
    return Fault(trouble.at, message, hint)


def _after_quote(trouble: Trouble) -> Fault | None:
    """Text that goes on after the closing quotation mark."""
    for number in trouble.suspects:
        line = trouble.line(number)
        value = value_of(line)
        if not value or value[1][0] not in _CLOSED:
            continue
        start, text = value
        closed = _CLOSED[text[0]].match(text)
        if not closed or not (rest := text[closed.end() :].strip()) or rest.startswith("#"):
            continue
        if text[0] == "'" and rest[0].isalpha() and not text.endswith("'"):
            written = line[:start] + in_quotes(text[1:])
            return Fault(
                number,
                "a quotation mark is opened and not closed",
                f"write `{_cut(written.strip().removeprefix('- '))}`",
                (written,),
            )
        return _requoted(number, line, start, text)
    return None


def _requoted(number: int, line: str, start: int, text: str) -> Fault:
    """Put quotation marks around all of a text, other than those inside it."""
    sign, message = text[0], "text goes on after the closing quotation mark"
    inside = text[1:-1]
    first = inside.find(sign)
    nested = text.endswith(sign) and first >= 0 and (sign == "'" or (first > 0 and not inside[first - 1].isalnum()))
    whole = inside if nested else text
    written = in_quotes(whole)
    if "'" in whole and '"' in whole:
        hint = "put single quotes around the whole text, and write each apostrophe inside it twice"
    else:
        shown = f"{line[:start].strip().removeprefix('- ')} {written}".strip()
        hint = f"write `{_cut(shown)}`"
        if sign == "'" and "'" in whole:
            hint += ": double quotes around a text with an apostrophe"
    return Fault(number, message, hint, (line[:start] + written,))


_BEGINS_A_FIELD = re.compile(r"\s*(?:- )?[a-z_]+:")


def _field_above(trouble: Trouble) -> int:
    """The line of the field above the mistake, whose text may go over several lines."""
    number = _above(trouble.lines, trouble.at)
    if not _BEGINS_A_FIELD.match(trouble.line(trouble.at)):
        while number >= 0 and not _FIELD.fullmatch(trouble.line(number)) and _indent(trouble.line(number)):
            number = _above(trouble.lines, number)
    return number


def _left_of_its_group(trouble: Trouble, number: int) -> Fault | None:
    above, here, before = trouble.line(number), trouble.line(trouble.at), _above(trouble.lines, number)
    margin = _margin(trouble.line(before))
    if before < 0 or _indent(above) >= _indent(here) or _indent(here) not in (margin, _item_margin(trouble, before)):
        return None
    return Fault(
        number,
        "the line stands further left than the group around it",
        f"indent it by {margin} spaces, like the line above it",
        (" " * margin + above.lstrip(),),
    )


def _colon(trouble: Trouble) -> Fault | None:
    """A colon inside the text, or a line that passes for text since it is indented too far."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    here = trouble.line(trouble.at)
    value = value_of(here)
    if value and trouble.column > value[0]:
        if name := _text_above_item(trouble):
            hint = "move it to the list that it belongs to, or take the text away"
            return Fault(trouble.at, f"an item of a list stands below the text of `{name}`", hint)
        return quoted_line(here, trouble.at, "a colon inside the text needs quotes around it")
    number = _field_above(trouble)
    above = trouble.line(number)
    if number < 0:
        return None
    if slip := _slip_on(above, number):
        return _with_the_group(trouble, slip)
    if not _FIELD.fullmatch(above):
        return _no_colon(trouble, number)
    if _margin(above) >= _margin(here) and not here.lstrip().startswith("- "):
        return None
    if left := _left_of_its_group(trouble, number):
        return left
    if _BEGINS_A_FIELD.match(here):
        return _at_another_margin(
            trouble,
            trouble.at,
            _margin(above),
            "the line is indented further than the field above it",
            "start the fields of one group in the same column",
        )
    return _whole_text(trouble, number)


def _text_above_item(trouble: Trouble) -> str:
    """The field whose text goes on in the item of a list at the trouble; '' where there is none."""
    here, number = trouble.line(trouble.at), _above(trouble.lines, trouble.at)
    above = _FIELD.fullmatch(trouble.line(number)) if number >= 0 else None
    if not above or not here.lstrip().startswith("- ") or _indent(here) < _margin(trouble.line(number)):
        return ""
    return above["name"] if above["value"][:1].isalnum() else ""


def _item_margin(trouble: Trouble, number: int) -> int:
    """The column of the hyphen of the item that a line belongs to; -1 where it belongs to none."""
    for above in range(number, -1, -1):
        if trouble.lines[above].lstrip().startswith("- "):
            return _indent(trouble.lines[above])
        if trouble.lines[above].strip() and not trouble.lines[above].startswith(" "):
            break
    return -1


def _whole_text(trouble: Trouble, number: int) -> Fault:
    """Text over several lines with a colon in one of them."""
    end, value = trouble.at + 1, value_of(trouble.line(number))
    margin = _indent(trouble.line(number))
    while end < len(trouble.lines) and trouble.line(end).strip() and _indent(trouble.line(end)) > margin:
        end += 1
    message, hint = "a colon inside the text needs quotes around it", "put quotes around the whole text"
    if not value:
        return Fault(trouble.at, message, hint)
    words = [value[1], *(line.strip() for line in trouble.lines[number + 1 : end])]
    written = (trouble.line(number)[: value[0]] + in_quotes(" ".join(words)),)
    return Fault(trouble.at, message, hint, written, first=number, height=end - number)


def _no_colon(trouble: Trouble, number: int) -> Fault | None:
    """A line that is no field, where one is wanted."""
    line = trouble.line(number)
    if not line.strip() or _FIELD.fullmatch(line) or line.lstrip().startswith("- "):
        return None
    if (words := re.match(r"(\s*)([a-z_]+)\s+(\S.*)", line)) and words[2] in field_names():
        written = f"{words[2]}: {words[3]}"
        message = f"there is no colon after `{words[2]}`"
        return Fault(number, message, f"write `{shortened(written)}`", (words[1] + written,))
    message = f"`{shortened(line.strip())}` is neither a field nor part of one"
    return Fault(number, message, "write `name: value`; indent a line that goes on with the text above it")


def _neither(trouble: Trouble) -> Fault | None:
    if "could not find expected ':'" not in trouble.problem:
        return None
    if fault := _goes_on(trouble, trouble.opened):
        return fault
    return _no_colon(trouble, trouble.opened)


def _goes_on(trouble: Trouble, number: int) -> Fault | None:
    """A second line of a text that is not indented: it begins small, below a line without its end."""
    above, line = _above(trouble.lines, number), trouble.line(number)
    if above < 0 or not line[:1].islower() or not (value := value_of(trouble.line(above))):
        return None
    if value[1][-1] in ".!?" or len(value[1].split()) < 3:
        return None
    return Fault(
        number,
        f"`{shortened(line.strip())}` is neither a field nor part of one",
        "indent the line, since it goes on with the text above it",
        ("  " + line.lstrip(),),
    )


def _lacks_only(opening: str, line: str) -> bool:
    """Whether the brackets of the other kind are whole, and no remark hides where the line ends."""
    return "#" not in line and all(
        line.count(one) == line.count(other) for one, other in ("[]", "{}") if one != opening
    )


def _open_bracket(trouble: Trouble) -> Fault | None:
    kinds = {"flow sequence": ("[", "]", "bracket"), "flow mapping": ("{", "}", "brace")}
    found = next((kind for name, kind in kinds.items() if name in trouble.context), None)
    if not found:
        return None
    opening, closing, name = found
    line = trouble.line(trouble.opened).rstrip()
    what = f"a {name} `{opening}` is opened and not closed, or a comma is missing"
    if opening == "[":
        hint = "close the list with `]`, with a comma between its words"
    else:
        hint = "close the group with `}`, with a comma between its parts; put quotes around text with a comma in it"
    missing = line.count(opening) - line.count(closing)
    if missing == 1 and _lacks_only(opening, line) and _next_line_is_apart(trouble):
        return Fault(trouble.opened, what, hint, (f"{line.rstrip(', ')}{closing}",))
    wrong = {"[": "})", "{": "])"}[opening]
    if missing == 1 and line[-1] in wrong and not set(line[:-1]) & set("]})"):
        what = f"what begins with `{opening}` ends with `{line[-1]}`"
        return Fault(trouble.opened, what, f"end it with `{closing}`", (line[:-1] + closing,))
    if missing == 0 and ": " in line and trouble.opened == trouble.at and opening == "{":
        what = "a colon or a comma inside the text needs quotes around it"
        hint = "put quotes around text with a colon or a comma in it"
    return Fault(trouble.opened, what, hint)


def _next_line_is_apart(trouble: Trouble) -> bool:
    """Whether the line below begins something new, so that a bracket can only close on its own line."""
    below = next((line for line in trouble.lines[trouble.opened + 1 :] if line.strip()), "")
    return not below or _next_field(below, _margin(trouble.line(trouble.opened))) or _indent(below) == 0


def _block_text(trouble: Trouble) -> Fault | None:
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
    return Fault(trouble.at, message, f"leave the sign away: `{_cut(written.strip().removeprefix('- '))}`", (written,))


def _above_its_item(trouble: Trouble) -> Fault | None:
    """Fields that slipped between the name of a list and the hyphen of the item that they belong to."""
    item = trouble.line(trouble.at)
    if not re.match(r"\s*- \S", item):
        return None
    first = trouble.at
    while first and _indent(trouble.lines[first - 1]) > _indent(item):
        first -= 1
    field = _FIELD.fullmatch(trouble.line(first))
    if not field or _indent(trouble.line(first)) != _margin(item) or not trouble.line(first - 1).rstrip().endswith(":"):
        return None
    words = shortened(item.strip())
    new = (item, *trouble.lines[first : trouble.at])
    message = f"`{field['name']}` stands above the item that it belongs to"
    return Fault(first, message, f"move it below `{words}`", new, height=len(new))


def _margins(trouble: Trouble) -> Fault | None:
    """A line that begins in a column of its own."""
    line = trouble.line(trouble.at)
    if not re.search("expected key|'-' indicator|block sequence entries", trouble.problem) or not line.strip():
        return None
    if not _FIELD.fullmatch(line) and not _ITEM.fullmatch(line) and not line.rstrip().endswith(":"):
        return _no_colon(trouble, trouble.at) or _first_sign(trouble)
    message = "the line is not indented like the ones above it"
    hint = "start the fields of one group in the same column"
    item = line.lstrip().startswith("- ")
    columns = list(_columns(trouble, item))
    if not columns:
        return Fault(trouble.at, message, hint)
    nearest = min(columns, key=lambda column: (abs(column - _indent(line)), -column))
    if nearest == _indent(line):
        return Fault(trouble.at, message, hint)
    return _at_another_margin(trouble, trouble.at, nearest, message, hint)


def _columns(trouble: Trouble, item: bool) -> Iterator[int]:
    """The columns in which the items, or the fields, of the group above begin, the nearest line first."""
    for number in range(trouble.at - 1, -1, -1):
        line = trouble.lines[number]
        if not line.strip():
            continue
        if line.lstrip().startswith("- ") == item or not item:
            yield _indent(line) if item else _margin(line)
        if not line.startswith((" ", "-")):
            return


_DETECTORS: tuple[Callable[[Trouble], Fault | None], ...] = (
    _above_the_fields,
    _tab,
    _stray_quote,
    _open_quote,
    _slip,
    _curly,
    _after_quote,
    _block_text,
    _first_sign,
    _sign_in_a_list,
    _backslash,
    _colon,
    _neither,
    _open_bracket,
    _above_its_item,
    _margins,
)


# How a text of an editor is shown in a message


def _shown(sign: str) -> str:
    return "a backtick" if sign == "`" else f"`{sign}`"


def shortened(text: str) -> str:
    return _cut(text.replace('"', "'"))


def _cut(text: str) -> str:
    text = text.replace("`", "'")
    return text if len(text) <= _LONGEST_EXTRACT else text[: _LONGEST_EXTRACT - 1].rstrip() + "…"
