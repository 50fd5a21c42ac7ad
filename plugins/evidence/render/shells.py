"""What pages of evidence may stand in: our own frame, or that of a theme that a site has already."""

from enum import StrEnum
from pathlib import Path

from evidence.disk.stopping import CannotBuild
from evidence.render.templates import THEME


class Shell(StrEnum):
    """A frame for pages, by the theme that it comes from; also its folder in `theme/shells/`."""

    EVIDENCE = "evidence"
    MATERIAL = "material"

    @property
    def alone(self) -> bool:
        """Whether every page of the site is ours; else the pages that somebody has already stay theirs."""
        return self is Shell.EVIDENCE


def shell_of(theme: str | None) -> Shell:
    """Choose the shell by the theme that mkdocs.yml names. Raises CannotBuild for a theme without one."""
    if theme not in tuple(Shell):
        raise CannotBuild(
            f"the theme `{theme}` has no place for pages of evidence"
            if theme
            else "a theme without a name has no place for pages of evidence",
            "set `theme: evidence` in mkdocs.yml, or `theme: material` where Material for MkDocs is installed",
        )
    return Shell(theme)


def own_folder(custom_dir: str | None, shell: Shell) -> Path | None:
    """The folder in which a site keeps what is its own in the look of our pages.

    Beside the templates of another theme, it is one of their folder's own, so that no name means two things.
    """
    if not custom_dir:
        return None
    return Path(custom_dir) if shell.alone else Path(custom_dir) / "evidence"


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """Where our templates are looked for: a site's own folder first, then the package."""
    return (own, THEME) if own else (THEME,)
