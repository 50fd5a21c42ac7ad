"""What a site is made from and how it is to be made, as mkdocs.yml says, whoever has read that."""

from dataclasses import dataclass
from pathlib import Path

from evidence.disk.reading import CONTENT
from evidence.render.assets import Script
from evidence.render.options import Options
from evidence.render.shells import Shell


def as_folder(url: str) -> str:
    """The address of a site with a slash at its end; '' stays ''."""
    return url if not url or url.endswith("/") else f"{url}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Settings, with names of files from the folder `root` of mkdocs.yml."""

    root: Path
    site_name: str
    site_url: str = ""
    """Absolute, ending in a slash; '' where it is not known."""
    repo_url: str = ""
    edit_uri: str = ""
    folder: str = CONTENT
    shell: Shell = Shell.EVIDENCE
    own: Path | None = None
    """Where the site keeps what is its own in the look."""
    stylesheets: tuple[str, ...] = ()
    """What the site adds to every page."""
    scripts: tuple[Script, ...] = ()
    options: Options = Options()
    settings_file: str = "mkdocs.yml"
    serving: bool = False
    """Whether this is a preview, which shows what the check says and adds a script to each page."""
    today: str = ""
    """The day that overdue reviews are counted from."""
