"""What pages of evidence may stand in: our own frame, or that of a theme that a site has already."""

from enum import StrEnum
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from evidence.disk.stopping import CannotBuild
from evidence.plugin.templates import THEME


class Shell(StrEnum):
    """A frame for pages, by the theme that it comes from; also its folder in `theme/shells/`."""

    EVIDENCE = "evidence"
    MATERIAL = "material"

    @property
    def alone(self) -> bool:
        """Whether every page of the site is ours; else the pages that somebody has already stay theirs."""
        return self is Shell.EVIDENCE


def shell_of(config: MkDocsConfig) -> Shell:
    """Choose the shell by the theme that mkdocs.yml names. Raises CannotBuild for a theme without one."""
    name = config.theme.name
    if name not in tuple(Shell):
        raise CannotBuild(
            f"the theme `{name}` has no place for pages of evidence"
            if name
            else "a theme without a name has no place for pages of evidence",
            "set `theme: evidence` in mkdocs.yml, or `theme: material` where Material for MkDocs is installed",
        )
    return Shell(name)


def own_folder(config: MkDocsConfig, shell: Shell) -> Path | None:
    """The folder in which a site keeps what is its own in the look of our pages.

    Beside the templates of another theme, it is one of their folder's own, so that no name means two things.
    """
    if not config.theme.custom_dir:
        return None
    return Path(config.theme.custom_dir) if shell.alone else Path(config.theme.custom_dir) / "evidence"


def template_folders(config: MkDocsConfig, shell: Shell) -> list[str | Path]:
    """Where our templates are looked for: a site's own folder first, then the package."""
    if shell.alone:
        return list(config.theme.dirs)
    return [each for each in (own_folder(config, shell), THEME) if each]
