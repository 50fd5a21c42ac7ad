"""Lists of names of people and bodies, as BibTeX and biblatex write them and as people do.

What is read is one thing, what is said of it another: each kind of mistake is reported once for a field, with the
whole field as it should be.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from evidence.diagnostics import Rule, Severity
from evidence.model.reference import Name
from evidence.read.bibtex.latex.typeset import with_braces
from evidence.read.bibtex.names.braces import clean, is_whole
from evidence.read.bibtex.names.given_first import CAPITALS_FIRST, CAPITALS_LAST
from evidence.read.bibtex.names.lists import Parted, parted
from evidence.read.bibtex.names.parts import read_person
from evidence.read.bibtex.names.person import Names, Person, Problem
from evidence.read.bibtex.names.plain_names import simply
from evidence.read.bibtex.names.words import NOBODY
from evidence.read.bibtex.names.writing import escaped, listed, quoted, written_name

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
    fix="Put the whole name of the body in a second pair of braces: `author = {{Health Foundation}}`.",
)
GUESSED_ORDER = Rule(
    code="B034",
    name="order-of-name-guessed",
    severity=Severity.WARNING,
    why="Without a comma nothing tells the family name from the given one, and other programs take the last word.",
    fix="Write `Family, Given`: `Elwyn, G.`, `Kim, Jong-un`, `García Márquez, Gabriel`.",
)
NO_PART_OF_NAME = Rule(
    code="B035",
    name="no-part-of-a-name",
    severity=Severity.WARNING,
    why="A degree, a title or a mark beside a name becomes an initial or a second person in citations.",
    fix="Leave only the name: no degrees, titles, numbers of footnotes, ORCID iDs or e-mail addresses.",
)
NOBODY_NAMED = Rule(
    code="B037",
    name="nobody-named",
    severity=Severity.WARNING,
    why="Words that stand for nobody would be cited as if they were the name of a person.",
    fix="Leave the field out. If the work itself is signed `Anonymous`, write `{{Anonymous}}`.",
)
MIS_SPLIT_NAME = Rule(
    code="B213",
    name="mis-split-name",
    severity=Severity.WARNING,
    why="The person is sorted, cited and found under the wrong name.",
    fix="Write `Family, Given`, and put `and` between two people: `Singer, Sara J. and Alidina, Shehnaz`.",
)
RULES = (
    ODD_NAME,
    WRONG_SEPARATOR,
    EMPTY_NAME,
    BODY_AS_PERSON,
    GUESSED_ORDER,
    NO_PART_OF_NAME,
    NOBODY_NAMED,
    MIS_SPLIT_NAME,
)
_WIDE = str.maketrans({"，": ",", "；": ";", "،": ",", "؛": ";", "、": "、", "\u00a0": " ", "\u3000": " ", "＆": "&"})
_RAISED_MARK = re.compile(
    r"(?:\$\s?\^\s?\{?[0-9a-h*,∗†‡§\s\\dagst]{1,24}\}?\s?\$"
    r"|\\textsuperscript\s?\{(?:[0-9*,∗†‡§\s]|\\d?dag|\\ast|(?<![a-z])[a-h](?![a-z])){1,20}\}"
    r"|<sup>[0-9a-h*,∗†‡§\s]{1,20}</sup>)(?=\s*(?:[,;&}]|\\&|and\s|$))"
)
_MARKING_COMMAND = re.compile(
    r"\\(?:orcidlink|orcidID|orcidicon|orcid|inst|corref|fnref|thanksref|fnmark|cormark|IEEEauthorrefmark"
    r"|footnotemark)(?![A-Za-z])\s?(?:\[[^\]]{0,40}\])?(?:\{[^{}]{0,60}\})?"
)
_BEFORE_MARK = re.compile(r"^[$\s^]+|\\[A-Za-z]+|</?sup>")
_BY = re.compile(
    r"(?:(?:written |edited |reviewed )?by:?|(?:authors?|author\(s\)|editors?|names?|AU) ?[:-]) (?=[A-Z])",
    re.IGNORECASE,
)
_AND_COMMAND = re.compile(r"\\(?:and|AND|And)(?![A-Za-z])|\\\\(?= )")
_BRACKETED = re.compile(r"[\[({<]*(.*?)[\])}>]*\.?", re.DOTALL)


def read_names(written: str, known: dict[str, Name] | None = None) -> Names:
    """Read a list of names. Takes what can be made of any text.

    `known` holds people read before and is added to: in a library the same people write much
    of it, and a look-up is many times quicker than reading a name again.
    """
    known = {} if known is None else known
    marks: list[str] = []
    if "\\" in written or "$" in written or "<sup>" in written:
        written = _without_marks(_AND_COMMAND.sub(" ; ", written), marks)
    text, unknown = with_braces(_in_lines(written) if "\n" in written else written)
    text = _evened(text)
    if not text:
        return Names(unknown=unknown)
    if not marks and (read := simply(text, known)):
        return replace(read, unknown=unknown)
    return replace(_carefully(text, marks), unknown=unknown)


def _evened(text: str) -> str:
    """Write wide signs as narrow ones, and one blank for several."""
    text = text if text.isascii() else text.translate(_WIDE)
    return " ".join(text.split()) if "  " in text else text


def _without_marks(written: str, marks: list[str]) -> str:
    """Take out the raised letters and commands that point to footnotes."""
    for pattern in (_RAISED_MARK, _MARKING_COMMAND):
        for match in pattern.finditer(written):
            marks.append(clean(_BEFORE_MARK.sub("", match[0]).strip("$")) or match[0])
        written = pattern.sub("", written)
    return written


def _in_lines(written: str) -> str:
    """Put a mark between lines of which each is one `Family, Given`."""
    lines = [each.strip().rstrip(";,") for each in written.strip().split("\n") if each.strip()]
    if len(lines) > 1 and all(each.count(",") == 1 and " and" not in f" {each} " for each in lines):
        if not any(each.endswith(" and") or each.startswith("and ") for each in lines):
            return " ; ".join(lines)
    return written


@dataclass(slots=True)
class _Reading:
    """What was read of a list, name by name."""

    text: str
    names: list[Name] = field(default_factory=list)
    turned: list[tuple[str, str]] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)
    two: list[str] = field(default_factory=list)
    nobody: list[str] = field(default_factory=list)

    def add(self, piece: str, person: Person) -> None:
        if person.name:
            self.names.append(person.name)
        self.extras += person.extras
        if person.odd:
            self.odd.append(f"{quoted(piece)} {person.odd}")
        if person.turned and person.name:
            self.turned.append((piece, written_name(person.name)))
        if person.strayed:
            self.strayed.append(piece)
        if person.two:
            self.two.append(piece)

    def add_body(self, literal: str) -> None:
        if _is_nobody(literal, in_brackets=True):
            self.nobody.append(literal)
        elif literal:
            self.names.append(Name(literal=literal))


def _carefully(text: str, marks: list[str]) -> Names:
    if _is_nobody(text):
        message = f"{quoted(text)} names nobody and was left out"
        return Names(problems=(Problem(NOBODY_NAMED, message, ""),))
    by = _BY.match(text)
    list_ = parted(text[by.end() :] if by else text)
    reading = _Reading(text, extras=[*marks, *([by[0].strip()] if by else []), *list_.extras])
    capitals = _where_capitals_stand(list_.names)
    for piece in list_.names:
        if is_whole(piece):
            reading.add_body(clean(piece[1:-1]))
        else:
            reading.add(piece, read_person(piece, capitals=capitals))
    return Names(tuple(reading.names), list_.others, tuple(_problems(reading, list_)))


def _where_capitals_stand(names: Sequence[str]) -> str:
    """Whether a list has its family names in capitals, and at which end: `last`, `first` or ''."""
    for where, pattern in (("last", CAPITALS_LAST), ("first", CAPITALS_FIRST)):
        if any(map(pattern.fullmatch, names)):
            return where
    return ""


def _is_nobody(text: str, *, in_brackets: bool = False) -> bool:
    """`n/a`, `[No authors listed]`; a name in braces only where brackets are in them: `{[Anonymous]}`."""
    if is_whole(text) or in_brackets:
        if not text.strip("{}").startswith("["):
            return False
    match = _BRACKETED.fullmatch(text[:60])
    return match is not None and (match[1].strip(" ,.").lower() in NOBODY or text.strip() in NOBODY)


def _is_in_doubt(reading: _Reading, list_: Parted) -> bool:
    """Whether there is anything to tell; to read a mended list once more takes as long as all the rest."""
    of_names = (reading.turned, reading.extras, reading.odd, reading.strayed, reading.two, reading.nobody)
    return any(of_names) or list_.empty or list_.mended or any((list_.bodies, list_.doubtful, list_.firms))


def _problems(reading: _Reading, list_: Parted) -> list[Problem]:
    """What is wrong with a list, one problem of each kind."""
    if not _is_in_doubt(reading, list_):
        return []
    mended = _mended(reading, list_)
    found = [Problem(ODD_NAME, odd) for odd in reading.odd]
    found += [Problem(MIS_SPLIT_NAME, f"{quoted(piece)} looks like two people") for piece in reading.two]
    if reading.nobody:
        found.append(Problem(NOBODY_NAMED, f"{listed(reading.nobody)} names nobody and was left out", mended))
    if list_.empty:
        found.append(Problem(EMPTY_NAME, "an `and` has no name on one side"))
    if list_.mended:
        count = len(reading.names)
        others = " and others" if list_.others else ""
        bodies = f", {listed(list_.bodies)} as {_a_body(list_.bodies)}" if list_.bodies else ""
        message = f"{quoted(reading.text)} was read as {count} names{others}{bodies}"
        found.append(Problem(WRONG_SEPARATOR, message, mended))
    return found + _problems_of_people(reading, list_, mended) + _problems_of_bodies(reading, list_, mended)


def _mended(reading: _Reading, list_: Parted) -> str | None:
    """The whole list as it would better be written; None where nobody can say it for sure."""
    if reading.odd or reading.two or list_.empty:
        return None
    written = [*map(written_name, reading.names), *(["others"] if list_.others else [])]
    return _same_when_read(" and ".join(written), reading.names)


def _problems_of_people(reading: _Reading, list_: Parted, mended: str | None) -> list[Problem]:
    found = []
    if reading.turned and not list_.mended:
        was = "was" if len(reading.turned) == 1 else "were"
        pieces, readings = zip(*reading.turned, strict=True)
        message = f"{listed(pieces)} {was} read as {listed(readings)}"
        found.append(Problem(GUESSED_ORDER, message, mended))
    if reading.strayed:
        message = f"{listed(reading.strayed)} has an initial in the family name"
        found.append(Problem(MIS_SPLIT_NAME, message, mended))
    if reading.extras:
        is_was = "is no part of a name and was" if len(reading.extras) == 1 else "are no part of a name and were"
        found.append(Problem(NO_PART_OF_NAME, f"{listed(reading.extras)} {is_was} left out", mended))
    return found


_LONGEST_MENDED = 20_000
"""Characters of some thousand names; longer lists are of nobody's making."""


def _same_when_read(mended: str, names: list[Name]) -> str | None:
    """A mended list, if it says the same as what was read; None for what no list can say."""
    text, _ = with_braces(mended)
    if len(text) > _LONGEST_MENDED:
        return None
    list_ = parted(text)
    again = [
        Person(Name(literal=clean(piece[1:-1]))) if is_whole(piece) else read_person(piece) for piece in list_.names
    ]
    same = again == [Person(name) for name in names]
    return mended if same and not (list_.mended or list_.bodies or _is_nobody(text)) else None


def _problems_of_bodies(reading: _Reading, list_: Parted, mended: str | None) -> list[Problem]:
    found = []
    if list_.doubtful and mended is not None:
        one, two = list_.doubtful[0]
        message = f"{quoted(one)} and {quoted(two)} were read as two bodies"
        whole = f"{{{escaped(f'{one} and {two}')}}}"
        first, second = f"{{{escaped(one)}}}", f"{{{escaped(two)}}}"
        apart = mended
        if first not in mended:
            apart = mended.replace(f"{escaped(one)} and {second}", f"{first} and {second}")
        found.append(Problem(BODY_AS_PERSON, message, choices=(apart.replace(f"{first} and {second}", whole), apart)))
    elif list_.bodies and not list_.mended:
        was = "was" if len(list_.bodies) == 1 else "were"
        message = f"{listed(list_.bodies)} {was} read as {_a_body(list_.bodies)}"
        found.append(Problem(BODY_AS_PERSON, message, mended))
    for firm in list_.firms:
        two = " and ".join(firm.split(" & "))
        message = f"{quoted(firm)} was read as a body"
        found.append(Problem(BODY_AS_PERSON, message, choices=(f"{{{escaped(firm)}}}", escaped(two))))
    return found


def _a_body(bodies: tuple[str, ...]) -> str:
    return "a body" if len(bodies) == 1 else "bodies"
