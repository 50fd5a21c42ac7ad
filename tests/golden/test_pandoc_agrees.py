"""Our citations beside pandoc's, which has a citation processor of its own.

Pandoc is given the CSL-JSON and the styles that we use. Where the two differ, one of them does not follow the
style: `pandoc_differences` says of every difference which, and `citations/differences.txt` lists them all. This test
fails for a difference that has no reason there, and when the list changes.
"""

import json
import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypandoc
import pytest
from evidence.cite.formatted import citable, prepared
from evidence.cite.style import CitationStyle, cite_styles
from evidence.model.reference import Reference

from tests.golden.approved import check_approved
from tests.golden.cited import library, reference_list
from tests.golden.invented import FEWEST, NAMES, invented
from tests.golden.pandoc_differences import KINDS, Item, explained
from tests.reference_samples import SAMPLES

FOLDER = Path(__file__).parent / "citations"


@dataclass(frozen=True)
class Compared:
    """One reference in one style."""

    style: str
    key: str
    item: Item
    ours: str
    theirs: str

    @property
    def same(self) -> bool:
        return self.ours == self.theirs


@cache
def compared() -> tuple[Compared, ...]:
    """Format everything twice."""
    everything = [*library(), *SAMPLES, *invented()]
    return tuple(each for style in cite_styles() for each in in_style(everything, style))


def in_style(references: Sequence[Reference], style: CitationStyle) -> list[Compared]:
    items = {each.key: prepared(citable(each).item, style) for each in references}
    ours, theirs = reference_list(references, style.label, lettered=False), of_pandoc(items, style)
    return [
        Compared(style.label, key, item, same_spaces(ours[key]), same_spaces(theirs[key]))
        for key, item in items.items()
    ]


def test_what_is_compared_is_of_every_kind_and_from_everywhere():
    assert FEWEST >= 600 and len(NAMES) >= 20
    assert len({each.item["type"] for each in compared()}) >= 20


def test_every_difference_from_pandoc_has_a_known_reason():
    left = [
        (each.style, each.key, each.ours, each.theirs)
        for each in compared()
        if not each.same and explained(each.ours, each.theirs, each.item) is None
    ]

    assert left == []


def test_the_differences_from_pandoc_are_those_approved():
    reasons = {
        (each.style, each.key): explained(each.ours, each.theirs, each.item) or ()
        for each in compared()
        if not each.same
    }
    lines = ["Where our references differ from those of pandoc, and why.\n"]
    for kind in KINDS:
        lines.append(f"\n{kind.name}: {kind.reason}\n")
        for style in dict.fromkeys(each.style for each in compared()):
            found = [
                each
                for each in compared()
                if each.style == style and kind.name in reasons.get((each.style, each.key), ())
            ]
            if found:
                alone = [each for each in found if reasons[style, each.key] == (kind.name,)] or found
                lines.append(f"  {style} ({len(found)}): {' '.join(each.key for each in found)}\n")
                lines.append(f"    ours    {alone[0].ours}\n    pandoc  {alone[0].theirs}\n")

    check_approved(FOLDER / "differences.txt", "".join(lines))


@pytest.mark.parametrize("change", ["a letter less", "another digit", "a name less", "a mark more"])
def test_no_reason_covers_what_it_is_not_for(change: str):
    """Harm our text a little: the comparison has to see it, in whatever other ways the two differ."""
    chance = random.Random(change)

    unseen = [
        (each.style, each.key, harmed)
        for each in compared()
        if (harmed := harm(each.ours, change, chance)) != each.ours
        and explained(harmed, each.theirs, each.item) is not None
    ]

    assert unseen == []


def harm(text: str, change: str, chance: random.Random) -> str:
    """Change one thing in a reference, at a place by chance."""
    pattern, put = {
        "a letter less": (r"(?<=\w\w)[^\W\d_](?=\w)", ""),
        "another digit": (r"[0-8]", "9"),
        "a name less": (r"(?<=, )\w{3,}[^,.]*, (?=\w)", ""),
        "a mark more": (r"(?<=\w) (?=\w)", "; "),
    }[change]
    places = list(re.finditer(pattern, text))
    if not places:
        return text
    place = chance.choice(places)
    return text[: place.start()] + put + text[place.end() :]


def same_spaces(text: str) -> str:
    """Pandoc sets narrow spaces beside French marks of quotation; a space is a space here."""
    return re.sub(r"\s+", " ", text)


def of_pandoc(items: dict[str, Item], style: CitationStyle) -> dict[str, str]:
    """Have pandoc format our CSL-JSON, and give the text of each reference by key.

    Telling like works apart is switched off in the style: pandoc sees the whole list and would add
    names and letters, while ours come from the labels.
    """
    given = [{**item, "id": key} for key, item in items.items()]
    for item in given:  # the styles ask for the name that it had in CSL 1.0.1
        item |= {"event": item["event-title"]} if "event-title" in item else {}
    plain = re.sub(rb'disambiguate-[a-z-]+="true"', b"", style.source)
    found = {}
    for block in converted(given, plain)["blocks"]:
        for (identifier, *_), content in (entry["c"] for entry in block["c"][1]):
            found[identifier.removeprefix("ref-")] = words(content).strip()
    return found


def converted(items: list[dict], style: bytes) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        bibliography, csl = Path(folder, "items.json"), Path(folder, "style.csl")
        bibliography.write_text(json.dumps(items), encoding="utf-8")
        csl.write_bytes(style)
        options = ["--citeproc", f"--bibliography={bibliography}", f"--csl={csl}"]
        text = "---\nnocite: '@*'\nlang: en-GB\n---\n"
        return json.loads(pypandoc.convert_text(text, "json", format="markdown", extra_args=options))


def words(node: object) -> str:
    """Give the words of a part of pandoc's document, without the number before a reference."""
    if isinstance(node, list):
        return "".join(map(words, node))
    if not isinstance(node, dict):
        return ""
    content = node.get("c")
    match node["t"]:
        case "Str":
            return content
        case "Space" | "SoftBreak":
            return " "
        case "Quoted":
            single = content[0]["t"] == "SingleQuote"
            return f"‘{words(content[1])}’" if single else f"“{words(content[1])}”"
        case "Span" if "csl-left-margin" in content[0][1]:
            return ""
        case "Span" | "Link" | "Div":
            return words(content[1])
        case _:
            return words(content)
