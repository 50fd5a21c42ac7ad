"""The run for stale pages: after an edit, a page that is kept has to be what it would be if it were made again."""

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from evidence.render.kept_pages import KeptPages, Notes, keep, kept_pages
from evidence.site import Site

from tests.soak.lost import plan
from tests.soak.mutations import mutated_file
from tests.soak.pages import maker

ODDITIES = Path(__file__).resolve().parent.parent / "sites" / "oddities"
BASE = {
    path.relative_to(ODDITIES).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ODDITIES, *ODDITIES.rglob("*")))
    if path.suffix in (".bib", ".md", ".txt", ".yml") and path.name != "mkdocs.yml"
}
AT_ONCE = 4
"""Edits of one round, each on top of those before it."""

Files = dict[str, str]


def stale(seed: int, number: int) -> Iterator[tuple[str, Files]]:
    """Each page of a round that was kept although it would be another now, with the files before and after the edit."""
    chance = random.Random(f"edits {seed} {number}")
    files = BASE
    was = plan(files)
    kept, html = made(was)
    for _ in range(AT_ONCE):
        before, files = files, edited(files, chance)
        site = plan(files)
        for path in stale_pages(site, kept, html) if frame(site) == frame(was) else ():
            yield path, {f"before/{name}": text for name, text in before.items()} | files
        was, (kept, html) = site, made(site)


def stale_pages(site: Site, kept: KeptPages, html: dict[str, str]) -> Iterator[str]:
    """Pages that are not what they were, and would be kept."""
    make = maker(site)
    for path in kept.unchanged(site):
        if make(site.pages[path]) != html[path]:
            yield path


def made(site: Site) -> tuple[KeptPages, dict[str, str]]:
    """Make every page; give what is left of it to the next build, and the pages."""
    make, notes, html = maker(site), Notes(), {}
    for path, page in site.pages.items():
        site.recorder.taken()
        html[path] = make(page)
        notes.add(path, site.recorder.taken())
    return through_a_file(site, notes), html


def through_a_file(site: Site, notes: Notes) -> KeptPages:
    """What a build leaves, as the next one finds it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pages"
        keep(file, "a test", site, notes)
        return kept_pages(file, "a test")


def frame(site: Site) -> tuple[tuple[str, str], ...]:
    """What all pages follow from and an edit can change: where it changes, none is kept."""
    return tuple(sorted(site.context.library.words("en").items()))


def edited(files: Files, chance: random.Random) -> Files:
    """What an editor, or a slip of the hand, makes of a library."""
    path = chance.choice(sorted(files))
    way = chance.random()
    if way < 0.75:
        return files | {path: mutated_file(path, files[path], chance)}
    if way < 0.85 and not path.endswith(".bib"):
        return {name: text for name, text in files.items() if name != path}
    other = chance.choice([name for name in sorted(files) if name.endswith(Path(path).suffix)])
    if way < 0.95 or path.endswith(".bib"):
        return files | {path: _shuffled(files[path], chance)}
    return files | {str(Path(path).with_name(f"new-{chance.randrange(9)}{Path(path).suffix}")): files[other]}


def _shuffled(text: str, chance: random.Random) -> str:
    """Two paragraphs, or two entries, the other way round."""
    parts = text.split("\n\n")
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return "\n\n".join(parts)
