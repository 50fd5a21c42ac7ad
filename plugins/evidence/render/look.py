"""How the site looks: its templates, words, style sheets and scripts, from the package and from what is the site's own."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment

from evidence.disk.kept import digest
from evidence.render.assets import Assets, bundle, bundle_beside
from evidence.render.project import Project
from evidence.render.shells import template_folders
from evidence.render.strings import catalogue, missing_words, refuse_missing
from evidence.render.templates import THEME, Compiled, compile_all, environment


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What pages are made with."""

    words: Mapping[str, str]
    """Of the interface."""
    assets: Assets
    make: Callable[[], Environment]
    """Makes an environment of its templates."""
    compiled: Compiled
    made_of: str
    """Names everything that the look follows from."""


def look_of(project: Project, kept: Path | None, before: Look | None = None) -> Look:
    """Read the look of a project, unless it is still what it was `before`; what was compiled is in the folder `kept`.

    Raises CannotBuild where a word of the interface is missing, and what Jinja raises for a template that cannot be read.
    """
    folders = template_folders(project.own)
    made_of = digest(*_parts(project, folders)).hex()
    if before and before.made_of == made_of:
        return before
    words = catalogue(THEME, project.options.language, project.own)
    compiled = Compiled(kept and kept / "templates", made_of)
    make = partial(environment, folders, project.shell, words, compiled)
    if not compiled.known:
        refuse_missing(missing_words(make(), words))
        # All at once and before the work is shared out, so that the next build finds all of them.
        compile_all(make())
    return Look(
        words=words,
        assets=bundle(folders, project.stylesheets, project.scripts) if project.shell.alone else bundle_beside(),
        make=make,
        compiled=compiled,
        made_of=made_of,
    )


def _parts(project: Project, folders: tuple[Path, ...]) -> Iterator[bytes]:
    yield repr((project.shell, project.options.language, project.stylesheets, project.scripts)).encode()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                yield file.relative_to(folder).as_posix().encode()
                yield file.read_bytes()
