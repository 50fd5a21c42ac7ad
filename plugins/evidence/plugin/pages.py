"""Planned pages as pages of MkDocs, for the frame of somebody else's theme."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from evidence.disk.folder import inside
from evidence.model.files import is_ours
from evidence.plugin.report import tell_taken
from evidence.site import Site
from evidence.view.page import Page


class PlannedPage(MkDocsPage):
    """A page that the plan makes: our one Markdown parser has read it already.

    MkDocs would run its own parser over each page, which disagrees with ours on ordinary
    constructs, so that the check would pass on what the page does not show.
    """

    def __init__(self, planned: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(planned.title, file, config)
        self.planned = planned
        self.template = planned.template
        self.about: dict[str, Any] = {"title": planned.title}
        """What the frame is told of the page, as fields of its file would."""
        self.evidence_head = ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the template is found by; the text was read with everything else."""
        self.markdown = ""
        self.meta = {"template": self.template, **self.about}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the content to the template: thousands of pages are never held at once."""
        self.content = ""
        self.toc = TableOfContents([])

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Nothing: `evidence check` has followed every link already."""


def add_pages(site: Site, files: Files, config: MkDocsConfig) -> tuple[PlannedPage, ...]:
    """Give every planned page its place among the files of MkDocs.

    They stay out of the navigation: MkDocs needs time squared for pages in it, and the
    section pages lead to them. An editor's own `nav` is still honoured. An address that a
    file of somebody else's has already stays theirs, and is reported.
    """
    folder = Path(config.site_dir)
    theirs = {file.dest_uri: file for file in files}
    made: list[PlannedPage] = []
    for planned in site.pages.values():
        inside(folder, planned.path)
        file = files.get_file_from_path(planned.source) if planned.source else None
        if file is None and (other := theirs.get(f"{planned.path}index.html")):
            tell_taken(other.src_uri, planned.path)
            continue
        if file is None:
            file = _generated(planned.path, config)
            files.append(file)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        made.append(PlannedPage(planned, file, config))
    _drop_what_is_not_shown(files, config)
    return tuple(made)


def _drop_what_is_not_shown(files: Files, config: MkDocsConfig) -> None:
    """Leave out content that could not be planned, such as the second of two pages with one id, and what pages are made from.

    The check has said why. Pages and files of others are theirs, and stay.
    """
    for file in list(files):
        if file.src_dir == config.docs_dir and is_ours(file.src_uri) and file.page is None:
            files.remove(file)


def _generated(path: str, config: MkDocsConfig) -> File:
    """A file that stands for a page made from many sources."""
    return File.generated(config, f"{path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
