"""A made-up library in its own folder: studies, references and what the site needs around them.

    python -m tests.bench.corpus FOLDER 1000

writes one to look at. The same numbers give the same files.
"""

import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from tests.bench.bibliography import bibliography, keys
from tests.bench.words import ADJECTIVES, NOUNS, VERBS

ROOT = Path(__file__).resolve().parent.parent.parent
THEME = "theme_overrides"
REFERENCES_PER_STUDY = 5
CITATIONS_PER_STUDY = 6

SETTINGS = ("general-practice", "community-health", "hospital", "mental-health", "social-care", "care-home")
ROLES = ("patient", "carer-or-family", "gp", "nurse-or-allied", "hospital-doctor", "link-worker-or-coach")
PROCESSES = ("trust", "candidacy", "shared-purpose", "clear-expectations", "power-sharing", "shared-learning")
LOCI = ("person", "professional", "systems-processes", "culture-environment")
RELATIONSHIPS = ("person-practitioner", "person-system", "community-system")
DESIGNS = ("trial", "qualitative", "survey", "systematic-review", "mixed-methods-evaluation")
OUTCOMES = ("relationship-quality", "meaningful-goals", "wellbeing", "staff-experience", "harm-or-burden")
DIRECTIONS = ("better", "no-clear-change", "worse", "mixed")
RESOURCES = ("material", "technical", "sociocultural")
HOME = "---\ntitle: What is known?\ndescription: A made-up library.\n---\n\nWords.\n"
SECTIONS = (
    "In short",
    "What was studied",
    "What they found",
    "How it seems to work",
    "What it means for practice",
    "Limits",
)


def write_project(folder: Path, studies: int) -> None:
    """Write a project that our generator builds: made-up studies with the look and the words of this site."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / THEME, folder / THEME)
    shutil.copytree(ROOT / "content" / "vocabulary", folder / "content" / "vocabulary")
    (folder / "content" / "index.md").write_text(HOME, encoding="utf-8")
    write_bibliography(folder, studies)
    # The vocabulary names the sources it was taken from.
    with (folder / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write("\n" + (ROOT / "references.bib").read_text(encoding="utf-8"))
    write_studies(folder / "content" / "studies", studies)


def write_peer(folder: Path, studies: int, settings: Mapping[str, str]) -> None:
    """Write the same study pages, and the settings of another generator, as a project of that."""
    for name, text in settings.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    write_bibliography(folder, studies)
    write_studies(folder / "content" / "studies", studies)


def write_bibliography(folder: Path, studies: int) -> None:
    """Write the references of that many studies."""
    (folder / "references.bib").write_text(bibliography(studies * REFERENCES_PER_STUDY), encoding="utf-8")


def write_studies(folder: Path, studies: int) -> None:
    """Write one page for each study, each about a reference of its own."""
    folder.mkdir(parents=True)
    for number, text in enumerate(pages(studies)):
        (folder / f"study-{number:05}.md").write_text(text, encoding="utf-8")


def pages(studies: int) -> Iterator[str]:
    """Make the text of each study page in turn."""
    known = keys(studies * REFERENCES_PER_STUDY)
    for number in range(studies):
        chance = random.Random(f"study {number}")
        own = known[number * REFERENCES_PER_STUDY]
        yield page(chance, own, chance.sample(known, CITATIONS_PER_STUDY))


def page(chance: random.Random, own: str, cited: list[str]) -> str:
    """Make the text of a study about the reference `own`, with a citation of each key in `cited`."""
    front = yaml.safe_dump(_front_matter(chance, own), sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{front}---\n\n{_body(chance, cited)}"


def _front_matter(chance: random.Random, own: str) -> dict:
    return {
        "sources": [own],
        "headline": _sentence(chance),
        "source_class": "peer-reviewed-study",
        "design": chance.choice(DESIGNS),
        "settings": chance.sample(SETTINGS, 2),
        "jurisdictions": ["GB-ENG"],
        "relationships": [chance.choice(RELATIONSHIPS)],
        "levels": ["direct-care"],
        "roles": chance.sample(ROLES, 2),
        "data_years": "2014-2018",
        "participants": _sentence(chance),
        "voices": _sentence(chance),
        "equity": "not-reported",
        "read_depth": "abstract",
        "status": "reviewed",
        "reviewed": "2026-01-15",
        "review_due": "2036-01-15",
        "findings": [_finding(chance, number) for number in range(chance.randint(2, 4))],
        "obstacles": [{"type": chance.choice(RESOURCES), "level": "individual", "text": _sentence(chance)}],
        "harms": "not-reported",
    }


def _finding(chance: random.Random, number: int) -> dict:
    return {
        "id": f"{chance.choice(NOUNS)}-{number}",
        "text": _sentence(chance),
        "kind": "explanatory",
        "locator": "abstract",
        "processes": chance.sample(PROCESSES, 2),
        "loci": [chance.choice(LOCI)],
        "chain": {part: _sentence(chance) for part in ("context", "activity", "mechanism", "outcome")},
        "outcomes": [{"term": chance.choice(OUTCOMES), "direction": chance.choice(DIRECTIONS)}],
    }


def _body(chance: random.Random, cited: list[str]) -> str:
    first, second, third, fourth, fifth, *others = cited
    citing = {
        "What was studied": f"{_sentence(chance)[:-1]} [@{first}].",
        "What they found": f"{_sentence(chance)[:-1]} [see @{second}, p. 12]. @{third} says that {_sentence(chance).lower()}",
        "How it seems to work": f"{_sentence(chance)[:-1]} [@{fourth}; @{fifth}].",
        "Limits": " ".join(f"{_sentence(chance)[:-1]} [@{other}]." for other in others),
    }
    return "\n".join(_section(chance, heading, citing.get(heading, "")) for heading in SECTIONS)


def _section(chance: random.Random, heading: str, citing: str) -> str:
    paragraphs = [" ".join(_sentence(chance) for _ in range(4)) for _ in range(2)]
    points = "\n".join(f"- **{chance.choice(NOUNS)}**: {_sentence(chance)}" for _ in range(3))
    return "\n\n".join([f"## {heading}", paragraphs[0], citing or _sentence(chance), points, paragraphs[1]]) + "\n"


def _sentence(chance: random.Random) -> str:
    subject = f"{chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}"
    place = f"{chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}"
    return f"{subject} {chance.choice(VERBS)} the {chance.choice(NOUNS)} of a {place}.".capitalize()


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), int(sys.argv[2]))
