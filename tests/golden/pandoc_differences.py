"""Why our citations differ from pandoc's: each way, the reason, and a rule that allows for that and for nothing else.

A rule sees our text, pandoc's and the item, and gives both as they would be without the difference. It changes
only what the item itself says (its names, its number, its pages) or one word of the style, at that place.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]
Texts = tuple[str, str]
"""Ours and pandoc's."""

_ROLES = ("author", "editor", "translator", "container-author", "collection-editor", "contributor")


@dataclass(frozen=True)
class Kind:
    """A way in which the two differ."""

    name: str
    reason: str
    meet: Callable[[str, str, Item], Texts]


def explained(ours: str, theirs: str, item: Item) -> tuple[str, ...] | None:
    """Give the kinds that account for all of a difference, or None where something is left."""
    if not _equal(ours, theirs, item, KINDS):
        return None
    needed = list(KINDS)
    for kind in KINDS:
        fewer = [each for each in needed if each is not kind]
        if _equal(ours, theirs, item, fewer):
            needed = fewer
    return tuple(kind.name for kind in needed)


def _equal(ours: str, theirs: str, item: Item, kinds: Sequence[Kind]) -> bool:
    for kind in kinds:
        ours, theirs = kind.meet(ours, theirs, item)
    return ours == theirs


def _names(item: Item) -> Iterator[tuple[str, str]]:
    """Give family name, with its particle, and given name of everyone who has both."""
    for role in _ROLES:
        for name in item.get(role, ()):
            if "family" in name and "given" in name:
                yield " ".join(filter(None, (name.get("non-dropping-particle"), name["family"]))), name["given"]


def _quotation_marks(ours: str, theirs: str, item: Item) -> Texts:
    if not re.search("[“”‘\"']", item.get("title", "") + item.get("container-title", "")):
        return ours, theirs
    plain = str.maketrans("“”", "‘’")
    return ours.translate(plain), theirs.translate(plain)


def _preprint(ours: str, theirs: str, item: Item) -> Texts:
    said = " ".join(str(item.get(name, "")) for name in ("genre", "status")).lower()
    known = item["type"] == "article" or "preprint" in said or "volume" in item or "page" in item
    return ours, theirs if known else theirs.replace(" [Preprint]", "")


def _retrieved(ours: str, theirs: str, item: Item) -> Texts:
    return ours, theirs if "accessed" in item else theirs.replace(" Retrieved http", " http")


def _comma_before_et_al(ours: str, theirs: str, item: Item) -> Texts:
    if not any(_one_and_others(item.get(role, ())) for role in _ROLES):
        return ours, theirs
    return ours.replace(", et al.", " et al."), theirs


def _one_and_others(names: Sequence[Mapping[str, str]]) -> bool:
    return len(names) == 2 and names[1] == {"literal": "others"}


def _others(ours: str, theirs: str, item: Item) -> Texts:
    if {"literal": "others"} not in item.get("author", ()):
        return ours, theirs
    return ours, re.sub(r"et al\. ?\.?others\.? ?", "et al. ", theirs).replace("et al.  (", "et al. (")


def _label_of_a_number(ours: str, theirs: str, item: Item) -> Texts:
    number = str(item.get("number", ""))
    if not number or re.search("[,&–]", number):
        return ours, theirs
    for several, one in (("Nos ", "No. "), ("nos: ", "no.: ")):
        theirs = re.sub(rf"{several}(?={re.escape(number)})", one, theirs, flags=re.IGNORECASE)
    return ours, theirs


def _label_of_an_issue(ours: str, theirs: str, item: Item) -> Texts:
    issue = str(item.get("issue", ""))
    if not re.fullmatch(r"[A-Za-z]+ \d+", issue):
        return ours, theirs
    return ours, theirs.replace(f"Issues {issue}", f"Issue {issue}")


def _special_issue(ours: str, theirs: str, item: Item) -> Texts:
    if item["type"] != "periodical" or {"author", "editor"} & item.keys():
        return ours, theirs
    return ours, theirs.replace(" [Special issue].", "")


def _label_before_names(ours: str, theirs: str, item: Item) -> Texts:
    """Turn our `In: Poe E, editor.` into pandoc's `In, editorPoe E.`"""

    def turned(found: re.Match[str]) -> str:
        before, names, label = found.groups()
        stop = "" if names.endswith(".") else "."
        return f"{before.replace(': ', '')}, {label}{names}{stop}"

    if not {"editor", "collection-editor"} & item.keys():
        return ours, theirs
    named = r"[^.:;()\[\]]+?(?: et al\.)?"
    return re.sub(rf"((?:(?<=[.?!] )In: )|^|\()({named}), (editors?)\.(?= )", turned, ours), theirs


def _letter_after_a_hyphen(ours: str, theirs: str, item: Item) -> Texts:
    for family, given in _names(item):
        parts = re.match(r"([A-Z])[^-. ]*-([a-z])[^-. ]*$", given)
        if parts:
            first, second = parts.groups()
            ours = ours.replace(f"{family}, {first}.-{second}.", f"{family}, {first}.")
            ours = ours.replace(f"{first}.-{second}. {family}", f"{first}. {family}")
            ours = ours.replace(f"{family} {first}{second.upper()}", f"{family} {first}")
    return ours, theirs


def _initials_with_a_hyphen(ours: str, theirs: str, item: Item) -> Texts:
    for family, given in _names(item):
        if re.fullmatch(r"[A-Z]\.-[A-Z]\.", given):
            theirs = theirs.replace(f"{family} {given[0]}-{given[3]}", f"{family} {given[0]}{given[3]}")
    return ours, theirs


def _two_letters_as_one(ours: str, theirs: str, item: Item) -> Texts:
    for family, given in _names(item):
        if given.startswith("IJ"):
            theirs = theirs.replace(f"{family}, Ij.", f"{family}, IJ.").replace(f"{family} Ij", f"{family} IJ")
            theirs = theirs.replace(f"Ij. {family}", f"IJ. {family}")
    return ours, theirs


_PARTED = re.compile("[A-Za-z\u00aa-\u024f\u0370-\u052f\u1e00-\u1fff]")
"""Letters of scripts in which pandoc parts names and shortens them as we do."""
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+")


def _other_scripts(ours: str, theirs: str, item: Item) -> Texts:
    """Take each such name for one sign on both sides, as each of the two may write it."""
    for place, (family, given) in enumerate(_names(item)):
        if _PARTED.search(family + given) or _EAST_ASIAN.fullmatch(family + given):
            continue
        sign = chr(0xE000 + place)
        short = given if given[0] == given[0].lower() else given[0]
        f, g = re.escape(family), re.escape(short)
        ours = re.sub(rf"{f},? {g}\.?|{g}\.? {f}", sign, ours)
        theirs = re.sub(rf"{f}(?:, | )?{g}\.?|{g}\.? {f}", sign, theirs)
    return ours, theirs


def _east_asian(ours: str, theirs: str, item: Item) -> Texts:
    for family, given in _names(item):
        if _EAST_ASIAN.fullmatch(family + given):
            theirs = theirs.replace(f"{family}{given}.", f"{family}{given}")
            ours = ours.replace(f"{family}{given}.", f"{family}{given}")
    return ours, theirs


def _foreign_capitals(ours: str, theirs: str, item: Item) -> Texts:
    for word in re.findall(r"\bfür\b|\b[а-я]+\b", f"{item.get('container-title', '')} {item.get('title', '')}"):
        theirs = re.sub(rf"\b{word.capitalize()}\b", word, theirs)
    return ours, theirs


def _number_with_a_point(ours: str, theirs: str, item: Item) -> Texts:
    for number in re.findall(r"arXiv:\d{4}\.\d+", str(item.get("container-title", ""))):
        theirs = theirs.replace(number.replace(".", ""), number)
    return ours, theirs


KINDS = (
    Kind(
        "marks of quotation",
        "Pandoc sets quotation marks within a title in the way of the locale; we leave them as the "
        "source prints them, unless the style puts the title itself in the same marks.",
        _quotation_marks,
    ),
    Kind(
        "called a preprint",
        "Harvard calls every article without volume and pages a preprint. Its volume may simply "
        "not be known here, so we do not repeat that unless the source says it.",
        _preprint,
    ),
    Kind(
        "retrieved, but when",
        "APA says `Retrieved` before the address of a source without a date, even where no date of "
        "access follows. We leave the word out then.",
        _retrieved,
    ),
    Kind(
        "comma before et al.",
        "A list that names one author and ends in `others`: we set the comma before et al. where "
        "the style has one before every last name, as its manual does; CSL counts two names first.",
        _comma_before_et_al,
    ),
    Kind(
        "others as a name",
        "Where APA shows the last of many authors, pandoc shows a last author called others.",
        _others,
    ),
    Kind(
        "label of a number",
        "Pandoc takes a number such as RWP19-020 or `c. 43` for two numbers and writes `Nos` before it.",
        _label_of_a_number,
    ),
    Kind(
        "label of an issue",
        "Pandoc takes the issue `Suppl 2` for two issues.",
        _label_of_an_issue,
    ),
    Kind(
        "a special issue without editors",
        "Where its title stands in the author's place, pandoc leaves [Special issue] behind without the title.",
        _special_issue,
    ),
    Kind(
        "editors before their names",
        "Where a style gives a label but no form of name, pandoc puts the label first, with its "
        "comma; the style means it to follow.",
        _label_before_names,
    ),
    Kind(
        "a letter after a hyphen",
        "Of Xiao-ming pandoc keeps the X alone. APA's manual has X.-m., PubMed has XM.",
        _letter_after_a_hyphen,
    ),
    Kind(
        "initials with a hyphen",
        "Vancouver has no hyphens between initials, and its style says so; pandoc keeps one that is in the source.",
        _initials_with_a_hyphen,
    ),
    Kind(
        "two letters as one",
        "IJ is one letter to the Dutch and has its two capitals; pandoc writes Ij.",
        _two_letters_as_one,
    ),
    Kind(
        "names in other scripts",
        "Pandoc joins family and given name without a space in every script but Latin, Greek, Cyrillic, Hebrew and "
        "Arabic, or sets a full stop behind a given name that is whole. Only East Asian names are written so.",
        _other_scripts,
    ),
    Kind(
        "full stop behind a whole name",
        "Pandoc sets the mark of an initial behind an East Asian name, which is whole.",
        _east_asian,
    ),
    Kind(
        "capitals in other languages",
        "Capitals of headlines are for English. Pandoc sets them in any words, where the source names no language.",
        _foreign_capitals,
    ),
    Kind(
        "the point in a number",
        "Vancouver takes full stops out of the name of a journal; that in arXiv:1803.03324 is part of a number.",
        _number_with_a_point,
    ),
)  # fmt: skip
