"""Planned pages as pages of MkDocs."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from evidence.plugin.exports import inside
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

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the template is found by; the text was read with everything else."""
        self.markdown = ""
        self.meta = {"template": self.planned.template, "title": self.planned.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the content to the template: thousands of pages are never held at once."""
        self.content = ""
        self.toc = TableOfContents([])

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Nothing: `evidence check` has followed every link already."""


def add_pages(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Give every planned page its place among the files of MkDocs.

    They stay out of the navigation: MkDocs needs time squared for pages in it, and the
    section pages lead to them. An editor's own `nav` is still honoured.
    """
    folder = Path(config.site_dir)
    for planned in site.pages.values():
        inside(folder, planned.path)
        file = files.get_file_from_path(planned.source) if planned.source else None
        if file is None:
            file = _generated(planned.path, config)
            files.append(file)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        PlannedPage(planned, file, config)
    _drop_unplanned(files, config)


def _drop_unplanned(files: Files, config: MkDocsConfig) -> None:
    """Leave out content that could not be planned, such as the second of two pages with one id.

    The check has said why. Pages that other plugins generate are theirs, and stay.
    """
    for file in list(files.documentation_pages()):
        if file.page is None and file.src_dir == config.docs_dir:
            files.remove(file)


def _generated(path: str, config: MkDocsConfig) -> File:
    """A file that stands for a page made from many sources."""
    return File.generated(config, f"{path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
