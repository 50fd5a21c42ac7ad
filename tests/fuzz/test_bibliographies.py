"""Random text inside the format's own frame: nothing raises, and every entry is accounted for.

Bare random text finds nothing; inside `@article{…}` it finds crashes. The seeds are fixed, so a
failure can be run again by its number.
"""

import random

import pytest
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography

SEEDS = range(150)

PIECES = (
    r"""
    { } {{ }} " ' `` '' \ \\ # , ; = ( ) @ $ $$ ~ % & && - -- --- / .. _ ^ < > <i> </i> <sub> <b
    </span> &amp; &#39; &lt; &#x110000; &#0; \" \' \c \v \= \i \emph{ \textsuperscript{
    \footnote{ \href{ \enquote{ \mkbibquote \foo{ \foo[ \url{ \ensuremath \ss \& \% \$
    and AND others al. von de la Jr III {and} {NHS} Smith Doe, J. family= given= n.d. 2014
    2014-02-30 2014/.. 199X may jan 30~feb ¹ ² ٣ 10.1111/x doi: https://doi.org/ PMC1 PMID: 0966-0410
    @article{ @article{k, @article( @book @string{ @string{s= @comment{ @preamble{ @xdata{ %@misc{x,
    crossref={k0} xdata={k1,k0} year= title={ author={ title=" a=b s s#s article{lost, é ‐ – “ 王小明
    """.split()
    + [" ", " and ", "\n", "\n\n", "\t", "\r\n", "\r", "\f", "\x00", "\ufeff", "\u2028", "\u202e"]
    + ["e\u0301", "\u0301\u0323", "\u00a0", "\U0001f600", "\ud800"]
)
FIELDS = """
    title author editor date year month day pages doi url pmid pmcid issn isbn eprint eprinttype
    keywords language crossref xdata urldate journal number type howpublished related editortype
""".split()


def _soup(chance: random.Random, longest: int) -> str:
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(0, longest)))


def _entry(chance: random.Random, number: int) -> str:
    fields = "".join(_field(chance) for _ in range(chance.randint(0, 6)))
    return f"@{chance.choice(['article', 'book', 'inbook', 'xdata', 'misc'])}{{k{number},\n{fields}}}\n"


def _field(chance: random.Random) -> str:
    opening, closing = chance.choice(["{", '"']), chance.choice(["}", '"'])
    return f"  {chance.choice(FIELDS)} = {opening}{_soup(chance, 8)}{closing},\n"


def _read(text: str) -> None:
    bibliography, found = read_bibliography([Source("x.bib", text), Source("y.bib", text[::-1])])

    assert len(bibliography.references) + bibliography.reported == bibliography.written
    lines = max(text.count("\n"), text.count("\r")) + 1
    assert all(1 <= each.where.line <= 2 * lines for each in found)
    for reference in bibliography.references.values():
        for text_of in (reference.title, reference.container, reference.publisher):
            assert _is_balanced(text_of.rich)


def _is_balanced(rich: str) -> bool:
    """Only CSL's markup, and as many tags opened as closed."""
    for tag in ("i", "b", "sup", "sub"):
        if rich.count(f"<{tag}>") != rich.count(f"</{tag}>"):
            return False
    return rich.count("<span ") == rich.count("</span>") and rich.count("<") == rich.count(">")


@pytest.mark.parametrize("seed", SEEDS)
def test_any_text_in_the_values_of_a_bibliography_is_survived(seed):
    chance = random.Random(seed)

    _read("".join(_entry(chance, number) for number in range(chance.randint(1, 8))))


@pytest.mark.parametrize("seed", SEEDS)
def test_any_text_between_the_braces_of_entries_is_survived(seed):
    chance = random.Random(f"entries {seed}")

    _read("".join(f"@article{{k{number}, {_soup(chance, 30)}}}\n" for number in range(4)))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_entry_after_any_text_is_read(seed):
    chance = random.Random(f"after {seed}")
    before = _soup(chance, 60).replace("comment", "").replace("@string{", "")

    bibliography, _ = read_bibliography(
        [Source("x.bib", f"@misc{{k, {before}\n@misc{{the-last-one, title = {{T}}}}\n")]
    )

    assert bibliography.references["the-last-one"].title.plain == "T"


@pytest.mark.parametrize("seed", range(40))
def test_a_file_that_was_cut_off_or_lost_a_character_loses_no_other_entry(seed):
    chance = random.Random(f"cut {seed}")
    entries = [
        f"@article{{k{number},\n  author = {{Doe, J{number}}},\n  title = {{A {{B}} {number}}},\n"
        f"  year = {{{2000 + number}}}\n}}\n"
        for number in range(6)
    ]
    hurt = chance.randrange(5)
    at = chance.randrange(len("@article{k0,"), len(entries[hurt]) - 1)
    entries[hurt] = entries[hurt][:at] + chance.choice(["", "{", "}", '"', ",", "="]) + entries[hurt][at + 1 :]

    bibliography, _ = read_bibliography([Source("x.bib", "".join(entries))])

    sound = {f"k{number}" for number in range(6)} - {f"k{hurt}"}
    assert sound <= bibliography.references.keys()
    assert all(bibliography.references[key].fields["year"] == str(2000 + int(key[1:])) for key in sound)
    assert bibliography.written == 6
