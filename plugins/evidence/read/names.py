"""Names of people and bodies, as BibTeX and biblatex write them."""

import re
from dataclasses import dataclass

from evidence.diagnostics import Rule, Severity
from evidence.model.reference import Name
from evidence.read.latex import with_braces

ODD_NAME = Rule(
    code="B016",
    name="odd-name",
    severity=Severity.WARNING,
    why="A name with the wrong commas is sorted and cited under the wrong part.",
    fix="Write `Family, Given and Family, Given`; a body in braces: `{Health Foundation}`.",
)
WRONG_SEPARATOR = Rule(
    code="B017",
    name="names-not-joined-by-and",
    severity=Severity.WARNING,
    why="Other programs read such a list as one long name.",
    fix="Put ` and ` between the names.",
)
EMPTY_NAME = Rule(
    code="B018",
    name="empty-name",
    severity=Severity.WARNING,
    why="An `and` with nobody on one side may stand where a name was lost.",
    fix="Add the name, or take the `and` away.",
)
BODY_AS_PERSON = Rule(
    code="B028",
    name="body-without-braces",
    severity=Severity.WARNING,
    why="Without braces a body is read as a person and cited by its last word.",
    fix="Put the name of the body in a second pair of braces: `author = {{Health Foundation}}`.",
)

RULES = (ODD_NAME, WRONG_SEPARATOR, EMPTY_NAME, BODY_AS_PERSON)


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names as it was read."""

    names: tuple[Name, ...] = ()
    others: bool = False
    problems: tuple[tuple[Rule, str], ...] = ()
    unknown: tuple[str, ...] = ()
    """LaTeX commands that are not known."""


_BRACE_OR_AND = re.compile(r"[{}]|(?:(?<= )|^)and(?= |$)", re.IGNORECASE)
_ODD_ANDS = (" and and ", " AND ", " And ")
_NOT_SIMPLE = re.compile(r"[ {},;&=]")
_NOT_PLAIN = re.compile(r"[{},;&=]")
_MARK = re.compile(r"[{},]")
_BRACE_OR_SPACE = re.compile(r"[{} ]")
_BRACE_OR_SEMICOLON = re.compile(r"[{};]")
_ET_AL = re.compile(r"(?:^|[ ,])et\.? ?al{1,2}i?i?\.?$", re.IGNORECASE)
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)$")
_SUFFIX = re.compile(r"(?:jr|sr|i{1,3}|iv|vi{0,3}|[2-5](?:nd|rd|th)|jnr|snr|esq)\.?", re.IGNORECASE)
_EXTENDED = re.compile(r"(family|given|prefix|suffix)(-i)? ?= ?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_VANCOUVER = re.compile(r"([^\W\d_][^,{}0-9]{0,60}) ([^\W\d_]{1,3}\.?)")
_AMPERSAND_PAIR = re.compile(r"(.*,.*) & (.*,.*)")

_BODY_WORDS = frozenset(
    """
    organization organisation foundation ministry department university committee commission
    council agency association institute institution society authority centre consortium
    collaboration network federation alliance confederation nhs academy secretariat unicef oecd
    collaborative taskforce partnership government parliament healthwatch programme
    """.split()
)


def read_names(written: str, known: dict[str, Name] | None = None) -> Names:
    """Read a list of names joined by `and`. Takes what can be made of any text.

    `known` holds people read before and is added to: in a library the same people write much
    of it, and a look-up is many times quicker than reading a name again.
    """
    known = {} if known is None else known
    text, unknown = with_braces(written)
    if "  " in text or "\u00a0" in text:
        text = " ".join(text.split())
    if not text:
        return Names(unknown=unknown)
    problems: dict[tuple[Rule, str], None] = {}
    pieces = _pieces(text)
    pieces, others = _others(pieces)
    if any(not each for each in pieces):
        problems[EMPTY_NAME, "an `and` has no name on one side"] = None
        pieces = [each for each in pieces if each]
    names: list[Name] = []
    for piece in pieces:
        if name := known.get(piece):
            names.append(name)
            continue
        family, _, given = piece.partition(", ")
        if given and family and not _NOT_SIMPLE.search(family) and not _NOT_PLAIN.search(given):
            # `Westlake, Debra`, as nearly all names are: nothing left to find out.
            known[piece] = name = Name(family=family, given=given)
            names.append(name)
            continue
        before = len(problems)
        parts = _lists(piece, len(pieces), problems)
        read = [name for part in parts if (name := _name(part, problems))]
        if len(read) == 1 and len(problems) == before:
            known[piece] = read[0]
        names += read
    return Names(tuple(names), others, tuple(problems), unknown)


def _pieces(text: str) -> list[str]:
    """Split a list of names at each `and` outside braces."""
    if text[:4] == "and " or text[-4:] == " and" or any(odd in text for odd in _ODD_ANDS):
        return [each.strip() for each in _split(text, _BRACE_OR_AND)]
    pieces = text.split(" and ")
    return _rejoined(pieces) if "{" in text else pieces


def _rejoined(pieces: list[str]) -> list[str]:
    """Put together again what a pair of braces held: `{Barnes and Noble}`."""
    whole: list[str] = []
    held: list[str] = []
    depth = 0
    for piece in pieces:
        held.append(piece)
        depth = max(0, depth + piece.count("{") - piece.count("}"))
        if not depth:
            whole.append(" and ".join(held))
            held = []
    return [*whole, " and ".join(held)] if held else whole


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Split at what a pattern finds outside braces."""
    if pattern is _MARK and "{" not in text and "}" not in text:
        return text.split(",")
    pieces, depth, start = [], 0, 0
    for mark in pattern.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[start : mark.start()])
            start = mark.end()
    pieces.append(text[start:])
    return pieces


def _others(pieces: list[str]) -> tuple[list[str], bool]:
    """Take `and others`, `et al.` and `…` off the end of a list."""
    last = pieces[-1]
    if last[-1:] not in "s}l.…":
        return pieces, False
    if last.lower() in {"others", "{others}"}:
        return pieces[:-1], True
    for pattern in (_ET_AL, _ELLIPSIS):
        if match := pattern.search(last[-12:]):
            rest = last[: len(last) - len(last[-12:]) + match.start()].rstrip(" ,;")
            return ([*pieces[:-1], rest] if rest else pieces[:-1]), True
    return pieces, False


def _lists(piece: str, count: int, problems: dict[tuple[Rule, str], None]) -> list[str]:
    """Split a name that is plainly several: `Smith, J.; Doe, A.` and `Smith J, Doe A, Roe B`."""
    parts = [piece]
    if ";" in piece:
        parts = [each.strip(" ,") for each in _split(piece, _BRACE_OR_SEMICOLON)]
        parts = [each.removeprefix("& ").strip() for each in parts if each]
        parts = _family_first(parts) or parts
    elif "&" in piece and (pair := _AMPERSAND_PAIR.fullmatch(piece[:300])):
        parts = [pair[1].rstrip(" ,"), pair[2]]
    elif count == 1 and piece.count(",") > 1 and "{" not in piece:
        parts = _comma_list([each.strip() for each in piece.split(",")]) or [piece]
    if len(parts) > 1:
        problems[WRONG_SEPARATOR, f"`{_shown(piece)}` was read as {len(parts)} names"] = None
    return parts


def _comma_list(parts: list[str]) -> list[str]:
    """`Smith J, Doe A, Roe B`, or `Smith, J., Doe, A.`; [] for anything else."""
    parts = [each.removeprefix("& ") for each in parts if each]
    if turned := _family_first(parts):
        return turned
    if len(parts) >= 4 and len(parts) % 2 == 0:
        if all(_INITIALS.fullmatch(each) for each in parts[1::2]):
            return [f"{a}, {b}" for a, b in zip(parts[::2], parts[1::2], strict=True)]
    return []


def _family_first(parts: list[str]) -> list[str]:
    """Turn `Smith J` into `Smith, J` where all of a list are written so; [] where not."""
    found = [_VANCOUVER.fullmatch(each) for each in parts]
    if len(parts) > 1 and all(match and match[2].isupper() for match in found):
        return [f"{match[1]}, {match[2]}" for match in found]
    return []


def _name(text: str, problems: dict[tuple[Rule, str], None]) -> Name | None:
    if text[0] == "{" and _whole(text):
        literal = _clean(text[1:-1])
        return Name(literal=literal) if literal else None
    if "," not in text:
        return _one_part(text, problems)
    if "=" in text and _EXTENDED.match(text):
        return _extended(text)
    parts = [each.strip() for each in _split(text, _MARK)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) == 1:
        # `Department of Health,` is how EndNote marks a body.
        whole = _clean(parts[0])
        return _body_or_family(whole) if whole else None
    return _several_parts(text, parts, problems)


def _body_or_family(whole: str) -> Name:
    return Name(literal=whole) if " " in whole else Name(family=whole)


def _whole(text: str) -> bool:
    """Whether the first brace closes at the end, so that the braces hold all of the name."""
    if text[-1] != "}" or len(text) < 3:
        return False
    depth = 0
    for at, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return at == len(text) - 1
    return False


def _clean(text: str) -> str:
    if "{" not in text and "}" not in text and "  " not in text:
        return text.strip()
    return " ".join(text.replace("{", "").replace("}", "").split())


def _shown(text: str) -> str:
    text = _clean(text)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _is_lower(word: str) -> bool:
    """A word of a particle begins with a small letter outside braces."""
    if word[0].isalpha():
        return word[0].islower()
    for char in word[:40]:
        if char == "{":
            return False
        if char.isalpha():
            return char.islower()
    return False


def _words(text: str) -> list[str]:
    if "{" not in text:
        return text.split()
    return [each for each in _split(text, _BRACE_OR_SPACE) if each]


def _one_part(text: str, problems: dict[tuple[Rule, str], None]) -> Name | None:
    """`First von Last`."""
    if "=" in text and _EXTENDED.match(text):
        return _extended(text)
    words = _words(text)
    if len(words) > 2 and not _BODY_WORDS.isdisjoint(text.lower().replace("(", "").split()):
        whole = _clean(text)
        problems[BODY_AS_PERSON, f"`{_shown(whole)}` was read as a body"] = None
        return Name(literal=whole)
    lower = [at for at, word in enumerate(words[:-1]) if _is_lower(word)]
    if lower:
        first, last = lower[0], lower[-1] + 1
    else:
        first = last = len(words) - 1
    suffix = ""
    if not lower and len(words) > 2 and len(words[-1]) > 1 and _SUFFIX.fullmatch(words[-1]):
        # `Martin King Jr.`: no comma, but plainly not a family name.
        suffix = words.pop()
        first = last = len(words) - 1
    name = Name(
        family=_clean(" ".join(words[last:])),
        given=_clean(" ".join(words[:first])),
        von=_clean(" ".join(words[first:last])),
        suffix=suffix,
    )
    return name if name.family or name.given else None


def _several_parts(
    text: str, parts: list[str], problems: dict[tuple[Rule, str], None]
) -> Name | None:
    """`von Last, First` and `von Last, Jr, First`."""
    suffix, given = "", parts[1]
    if len(parts) == 3 and (_SUFFIX.fullmatch(_clean(parts[1])) or not parts[1]):
        suffix, given = parts[1], parts[2]
    elif len(parts) == 3 and _SUFFIX.fullmatch(parts[2]):
        suffix = parts[2]
    elif len(parts) > 2:
        given = ", ".join(each for each in parts[1:] if each)
        problems[ODD_NAME, f"`{_shown(text)}` has too many commas for one name"] = None
    words = _words(parts[0])
    end = 0
    while end < len(words) - 1 and _is_lower(words[end]):
        end += 1
    family = _clean(" ".join(words[end:]))
    if not family:
        problems[ODD_NAME, f"`{_shown(text)}` has no family name"] = None
        return Name(family=_clean(given)) if _clean(given) else None
    return Name(
        family=family,
        given=_clean(given),
        von=_clean(" ".join(words[:end])),
        suffix=_clean(suffix),
    )


def _extended(text: str) -> Name | None:
    """`family=Vega, given=María, prefix=de la`."""
    found: dict[str, str] = {}
    for part in _split(text, _MARK):
        part = part.strip()
        if (match := _EXTENDED.match(part)) and not match[2]:
            found[match[1].lower()] = _clean(part[match.end() :].strip('"'))
    if found.get("family") and found.keys() == {"family"} and " " in found["family"]:
        return Name(literal=found["family"])
    name = Name(
        family=found.get("family", ""),
        given=found.get("given", ""),
        von=found.get("prefix", ""),
        suffix=found.get("suffix", ""),
    )
    return name if name.family or name.given else None
