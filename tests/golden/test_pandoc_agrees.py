"""Our citations beside pandoc's, which has a citation processor of its own.

Pandoc is given the CSL-JSON and the styles that we use. Where the two differ, one of them does not
follow the style: `citations/differences.txt` lists every difference that is left, with the reason,
and this test fails when the list changes.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypandoc
import pytest

from evidence.model.reference import Reference
from evidence.view.citation import citable, prepared
from evidence.view.citation_style import CitationStyle, cite_styles
from tests.golden.approved import check_approved
from tests.golden.cited import library, reference_list
from tests.reference_samples import SAMPLES

FOLDER = Path(__file__).parent / "citations"


@dataclass(frozen=True)
class Kind:
    """A way in which the two differ, and the change after which they do not."""

    name: str
    reason: str
    without: Callable[[str], str]


KINDS = (
    Kind(
        "marks of quotation",
        "Pandoc sets quotation marks within a title in the way of the locale; we leave them as the "
        "source prints them, unless the style puts the title itself in the same marks.",
        lambda text: text.replace("“", "‘").replace("”", "’"),
    ),
    Kind(
        "called a preprint",
        "Harvard calls every article without volume and pages a preprint. Its volume may simply "
        "not be known here, so we do not repeat that unless the source says it.",
        lambda text: text.replace(" [Preprint]", ""),
    ),
    Kind(
        "retrieved, but when",
        "APA says `Retrieved` before the address of a source without a date, even where no date of "
        "access follows. We leave the word out then.",
        lambda text: text.replace("Retrieved http", "http"),
    ),
    Kind(
        "comma before et al.",
        "A list that names one author and ends in `others`: we set the comma before et al. where "
        "the style has one before every last name, as its manual does; CSL counts two names first.",
        lambda text: re.sub(r",? et al\.", " et al.", text),
    ),
    Kind(
        "number of a series",
        "Pandoc takes a number such as RWP19-020 for two numbers and writes `Nos` before it.",
        lambda text: re.sub(r" (?:Nos|nos:) (?=\S+-)", " ", text),
    ),
    Kind(
        "editors before their names",
        "Where a style gives a label but no form of name, pandoc puts the label first, with its "
        "comma; the style means it to follow.",
        lambda text: re.sub(r"editors?|\W", "", text),
    ),
    Kind(
        "name of a conference",
        "The styles ask for `event`, as CSL 1.0.1 had it; pandoc only knows the newer "
        "`event-title`, and so leaves the conference out.",
        lambda text: re.sub(r"Care Conference|\W", "", text),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def differences() -> dict[str, list[tuple[str, str, str, str]]]:
    """Each difference as (style, key, ours, pandoc's), by the name of its kind."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for style in cite_styles():
        for kind, difference in differing([*library(), *SAMPLES], style):
            found.setdefault(kind, []).append(difference)
    return found


def test_every_difference_from_pandoc_has_a_known_reason(differences):
    assert differences.get("unexplained", []) == []


def test_the_differences_from_pandoc_are_those_approved(differences):
    lines = ["Where our references differ from those of pandoc, and why.\n"]
    for kind in KINDS:
        lines.append(f"\n{kind.name}: {kind.reason}\n")
        for style, key, ours, theirs in differences.get(kind.name, []):
            lines.append(f"  {style} {key}\n    ours    {ours}\n    pandoc  {theirs}\n")

    check_approved(FOLDER / "differences.txt", "".join(lines))


def differing(
    references: Sequence[Reference], style: CitationStyle
) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    ours = reference_list(references, style.label, lettered=False)
    theirs = of_pandoc(references, style)
    for key, text in ours.items():
        mine, other = same_spaces(text), same_spaces(theirs[key])
        if mine != other:
            kinds = (kind.name for kind in KINDS if kind.without(mine) == kind.without(other))
            yield next(kinds, "unexplained"), (style.label, key, mine, other)


def same_spaces(text: str) -> str:
    """Pandoc sets narrow spaces beside French marks of quotation; a space is a space here."""
    return re.sub(r"\s+", " ", text)


def of_pandoc(references: Sequence[Reference], style: CitationStyle) -> dict[str, str]:
    """Have pandoc format our CSL-JSON, and give the text of each reference by key.

    Telling like works apart is switched off in the style: pandoc sees the whole list and would add
    names and letters, while ours come from the labels.
    """
    items = [{**prepared(citable(each).item, style), "id": each.key} for each in references]
    plain = re.sub(rb'disambiguate-[a-z-]+="true"', b"", style.source)
    found = {}
    for block in converted(items, plain)["blocks"]:
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
        return json.loads(
            pypandoc.convert_text(text, "json", format="markdown", extra_args=options)
        )


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
