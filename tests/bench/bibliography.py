"""Made-up bibliographies that look like exported ones; the same seed gives the same text."""

import random
from collections.abc import Iterator

from tests.bench.words import (
    ADJECTIVES,
    FAMILY_NAMES,
    GIVEN_NAMES,
    INSTITUTIONS,
    JOURNALS,
    NOUNS,
    PARTICLES,
)

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
LATEX = {
    "á": r"{\'a}", "é": r"{\'e}", "è": r"{\`{e}}", "í": r"{\'\i}", "ö": r'{\"o}', "ü": r"\"{u}", "ø": r"{\o}", "Ø": r"{\O}",
    "ç": r"{\c c}", "Ç": r"{\c{C}}", "ś": r"{\'s}", "ş": r"{\c s}", "Ş": r"{\c S}", "ł": r"{\l}", "Ł": r"{\L}", "ó": r"{\'o}",
    "Å": r"{\AA}", "å": r"{\aa}", "ı": r"{\i}", "ć": r"{\'c}", "ë": r'{\"e}', "ễ": r"{\~{\^e}}", "&": r"\&", "–": "--",
}  # fmt: skip


def keys(count: int) -> tuple[str, ...]:
    """Name the entries of a bibliography of this size, in order."""
    return tuple(f"{_plain(FAMILY_NAMES[n % len(FAMILY_NAMES)])}{1990 + n % 34}n{n}" for n in range(count))


def _plain(name: str) -> str:
    """Keep what any reference manager puts into a key."""
    return "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha()) or "anon"


def entries(count: int, *, latex: bool, seed: int = 1) -> Iterator[str]:
    """Make entries one by one, each with its closing line feed.

    With `latex`, letters outside ASCII are written as LaTeX accents, as older exports have them.
    """
    for number, key in enumerate(keys(count)):
        chance = random.Random(f"{seed}/{key}")
        text = _entry(chance, number, key)
        yield _as_latex(text) if latex else text


def bibliography(count: int, *, latex: bool = False, seed: int = 1) -> str:
    """Make the text of a `.bib` file."""
    return "\n".join(entries(count, latex=latex, seed=seed))


def _as_latex(text: str) -> str:
    for letter, written in LATEX.items():
        text = text.replace(letter, written)
    return text


def title(chance: random.Random) -> str:
    """A title of nine to twelve words that is hardly like any other."""
    words = []
    for _ in range(chance.randint(3, 4)):
        words += [
            chance.choice(ADJECTIVES),
            chance.choice(NOUNS),
            chance.choice(("and", "in", "for", "after", "without")),
        ]
    return " ".join(words[:-1]).capitalize()


def _entry(chance: random.Random, number: int, key: str) -> str:
    year = 1990 + number % 34
    fields = [
        (
            "author",
            " and ".join(made_up_name(chance) for _ in range(chance.randint(1, 7)))
            + chance.choice(("", "", "", " and others")),
        ),
        ("title", f"{title(chance)}: {{{chance.choice(FAMILY_NAMES)}}} revisited"),
        ("year", str(year)),
    ]
    kind = chance.choices(("article", "techreport", "book", "misc"), (80, 10, 6, 4))[0]
    if kind == "article":
        first = chance.randint(1, 900)
        fields += [
            ("journal", chance.choice(JOURNALS)),
            ("month", chance.choice(MONTHS)),
            ("volume", str(chance.randint(1, 90))),
            ("number", str(chance.randint(1, 12))),
            ("pages", f"{first}--{first + chance.randint(3, 20)}"),
            ("doi", f"10.5555/{key}.{number}"),
            ("pmid", str(10_000_000 + number)),
        ]
    elif kind == "techreport":
        fields += [("institution", chance.choice(INSTITUTIONS)), ("url", f"https://example.org/report/{number}")]
    elif kind == "book":
        fields += [("publisher", chance.choice(INSTITUTIONS)), ("address", "Leeds"), ("edition", "2")]
    else:
        fields += [
            ("howpublished", "Web page"),
            ("url", f"https://example.org/page/{number}"),
            ("urldate", f"{year + 1}-03-14"),
        ]
    fields += [("language", "english"), ("keywords", ", ".join(chance.sample(NOUNS, 4)))]
    if chance.random() < 0.5:
        fields.append(("abstract", " ".join(chance.choice(ADJECTIVES + NOUNS) for _ in range(120)) + "."))
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {_value(name, value)},\n" for name, value in fields) + "}\n"


def _value(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"


def made_up_name(chance: random.Random) -> str:
    family, given = chance.choice(FAMILY_NAMES), chance.choice(GIVEN_NAMES)
    shape = chance.random()
    if shape < 0.5:
        return f"{family}, {given} {chance.choice('ABCDEFGHJKLM')}."
    if shape < 0.8:
        return f"{given} {family}"
    if shape < 0.92:
        return f"{chance.choice(PARTICLES)} {family}, {given}"
    if shape < 0.96:
        return f"{family}, Jr, {given}"
    return f"{{{chance.choice(INSTITUTIONS)}}}"
