"""How hard the answer is to read: the Flesch-Kincaid grade of headlines and of *In short*.

Syllables are counted where Pyphen would divide a British word. Packages that measure the grade itself
were weighed: textstat fetches a dictionary over the network when it is first used, `readability` has no
wheel to lock. The grade is for English, as the content is.
"""

import re
from collections.abc import Iterator

from pyphen import Pyphen

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.library.library import Library
from evidence.model.prose import IN_SHORT, Prose

MOST = 10
"""Years of schooling that a reader of the answer may need."""
HARD_TO_READ = Rule(
    code="S322",
    name="hard-to-read",
    severity=Severity.INFO,
    why="A busy reader takes in short sentences of common words at once, and passes over long ones.",
    fix="Cut the sentence in two, and write shorter words where there are some that mean the same.",
)
RULES = (HARD_TO_READ,)

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")
_WORD = re.compile(r"[^\W_](?:[\w'’.,-]*[^\W_])?")
# A syllable may be one letter, though nobody would divide a word there.
_SYLLABLES = Pyphen(lang="en_GB", left=1, right=1)


def reading_age(library: Library) -> Iterator[Diagnostic]:
    """Find headlines and beginnings that take more than ten years of schooling to read."""
    for page in library.content.maintained():
        if (found := grade(page.headline)) > MOST:
            yield HARD_TO_READ.at(
                page.at("headline"), f"`headline` reads at school grade {found:.1f}; {MOST} is the most"
            )
        if (found := grade(in_short(page.prose))) > MOST:
            yield HARD_TO_READ.at(page.where, f"*In short* reads at school grade {found:.1f}; {MOST} is the most")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: years of schooling that a reader needs; 0 for an empty one.

    Formula: J. P. Kincaid and others, Derivation of new readability formulas for Navy enlisted
    personnel, 1975.
    """
    sentences = [words for each in _SENTENCE.split(" ".join(text.split())) if (words := _WORD.findall(each))]
    words = [word for each in sentences for word in each]
    if not words:
        return 0.0
    syllables = sum(len(_SYLLABLES.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def in_short(prose: Prose) -> str:
    """The words under *In short*."""
    lines, titles = prose.text.splitlines(), [each.title for each in prose.sections]
    section = prose.section(IN_SHORT)
    if section is None or section.title not in lines:
        return ""
    start = lines.index(section.title) + 1
    end = next((place for place in range(start, len(lines)) if lines[place] in titles), len(lines))
    return "\n".join(lines[start:end])
