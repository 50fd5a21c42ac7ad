"""The hooks: each hands over to a function that says what is done."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from evidence.diagnostics import as_text
from evidence.disk.output import Output
from evidence.disk.staging import Staging, stage
from evidence.disk.stopping import CannotBuild
from evidence.library.search_documents import Searchable
from evidence.plugin.alone import bare_environment, leave_to_us, with_frame
from evidence.plugin.citing import CitationExtension, Citing
from evidence.plugin.material import add_assets, add_frame, dress, name_as_in_navigation, render, words_of, write_beside
from evidence.plugin.pages import PlannedPage, add_pages
from evidence.plugin.project import project_of
from evidence.plugin.report import Counter, log, report, was_warned
from evidence.plugin.serving import keep_going
from evidence.render.before import Before, before
from evidence.render.build import Build, build_of
from evidence.render.context import title_of
from evidence.render.kept_pages import NO_PAGES
from evidence.render.making import make
from evidence.render.memory import Memory, memory
from evidence.render.options import Options, WrongOption, options_of
from evidence.render.ports import refuse_taken_port
from evidence.render.project import Project
from evidence.render.shells import shell_of
from evidence.render.trouble import TROUBLES, told


class EvidencePlugin(BasePlugin):  # type: ignore[type-arg]  # our options are read by `render`, for both edges
    """Read everything, plan the site, then make its files, or hand its pages to a frame of somebody else's."""

    options: Options
    project: Project
    build: Build
    memory: Memory | None = None
    """Outlives a build of a preview."""
    citing: Citing | None = None
    searched: Mapping[str, Searchable]
    """What each page is found by, by its address."""
    content = ""
    """What the page says that is being made, while the search of the frame reads other words."""
    staging: Staging | None = None
    last: Before | None = None
    """The publication before, where this one can be known again."""
    files = 0
    """How many were made."""
    serving = False
    asked = False
    """Whether the port of the preview was found to be free."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read our options as the command line does."""
        try:
            self.options = options_of(options)
        except WrongOption as wrong:
            return [(wrong.name, ValidationError(str(wrong)))], []
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview. Its server puts a script of its own into pages."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build beside the published folder, which stays whole until the build has succeeded."""
        if not config.use_directory_urls:
            raise CannotBuild(
                "addresses of this site are folders", "remove `use_directory_urls: false` from mkdocs.yml"
            )
        if self.serving and not self.asked:
            refuse_taken_port(*config.dev_addr)
            self.asked = True
        if shell_of(config.theme.name).alone:
            # Those of the theme are ours to make; MkDocs would list pages with the day of the build.
            config.theme.static_templates.clear()
        else:
            self.citing = Citing()
            config.markdown_extensions.append(CitationExtension(self.citing))
        self.staging = None if self.serving else stage(config.site_dir, _needed(config, self.options), log)
        if self.staging:
            config.site_dir = str(self.staging.building)
        return config

    # Last, so that pages that other plugins bring are read too, and none of them meets ours, which have no file (i18n: -100).
    @event_priority(-150)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read everything and plan the site, before navigation is built."""
        self.project = project_of(config, self.options, self.serving)
        shown = frozenset(file.src_uri for file in files if not file.inclusion.is_excluded())
        self.memory = self.memory or memory(self.project.root / self.options.cache)
        progress = Counter("Formatting references")
        self.build = build_of(self.project, self.memory, lambda path: path not in shown, progress, told=self.serving)
        report(self.build.said)
        self.build.refuse_errors()
        if self.project.shell.alone:
            leave_to_us(files, config)
        else:
            self._dress(files, config)
        return files

    def _dress(self, files: Files, config: MkDocsConfig) -> None:
        """Give our pages what the frame of somebody else's theme shows and searches."""
        shared = self.build.shared
        self.searched = {each.entry.path: each for each in shared.site.search.found_by}
        for page in add_pages(shared.site, files, config):
            dress(page, title_of(shared, page.planned), page.planned.path in self.searched)
        add_assets(shared.assets, files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let the words of the owner's own `nav` hold for our pages too."""
        if not self.project.shell.alone:
            name_as_in_navigation(config, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Let a page of the owner cite."""
        if self.citing and not isinstance(page, PlannedPage):
            self.citing.begin(page, self.build.shared)
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """List what a page of the owner cites."""
        if not self.citing or isinstance(page, PlannedPage):
            return html
        return self.citing.with_list(html, self.build.templates)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let MkDocs make only what a page of another plugin says, where the frame is ours."""
        if self.project.shell.alone:
            return bare_environment(env)
        add_frame(env)
        return env

    # First, so that the search of the frame reads the words that are meant for it.
    @event_priority(100)
    def _make_page(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Make what a planned page says, only now."""
        if isinstance(page, PlannedPage):
            self.content = render(page, self.build)
            page.content = words_of(self.searched[page.url]) if page.url in self.searched else ""
        return context

    # Last, after the search of the frame.
    @event_priority(-100)
    def _show_page(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put what readers see in the place of what was searched."""
        if isinstance(page, PlannedPage):
            page.content, self.content = self.content, ""
        return context

    on_page_context = CombinedEvent(_make_page, _show_page)

    # First, so that other plugins see the whole page.
    @event_priority(100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put a page of another plugin into our frame; let go of what a page of ours says."""
        if self.project.shell.alone:
            return with_frame(self.build, page, output)
        if isinstance(page, PlannedPage):
            page.content = ""
        return output

    # After the other plugins, whose files belong to the site too.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make our files, then publish everything at once."""
        site = Path(config.site_dir)
        output = self.staging.output if self.staging else Output(site)
        if self.project.shell.alone:
            log.info("Building %d pages and the files beside them", len(self.build.site.pages))
            self._make_all(output)
        else:
            write_beside(self.build.site, output)
        if config.strict and was_warned():
            # MkDocs would end with 1 too, but after the publication.
            raise CannotBuild(
                "nothing was published, since there were warnings and `strict` is set", "mend what is said above"
            )
        if self.staging:
            self.staging.publish()
            config.site_dir = str(self.staging.site)
            if self.last:
                self.last.leave(self.build, self.files, as_text(self.build.said, changes=True))

    def _make_all(self, output: Output) -> None:
        assert self.memory
        counter, kept = Counter("Building files", least=5000), self.memory.folder
        self.last = before(kept, self.staging.site, output.mode) if self.staging else None
        pages = self.last.pages(self.build) if self.last else NO_PAGES
        self.files = make(self.build, output, counter, before=pages)
        self.memory.save()

    # After the other plugins, since an error raised here keeps theirs from being asked.
    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the published site as it was; what a person can mend is said without a traceback."""
        self.on_shutdown()
        if isinstance(error, TROUBLES):
            raise Abort(str(told(error))) from error

    def on_shutdown(self) -> None:
        """Leave nothing half-written behind, also where somebody stopped the build."""
        if self.staging:
            self.staging.abandon()

    # Last: other plugins hand the server's own builder back to it.
    @event_priority(-100)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when the bibliography changes, and outlive mistakes."""
        for name in self.options.bibliography:
            server.watch(str(self.project.root / name))
        keep_going(server, *config.dev_addr)
        return server


def _needed(config: MkDocsConfig, options: Options) -> Iterator[Path]:
    """What the site is made from, and may not be swept away by its publication."""
    if config.config_file_path:
        yield Path(config.config_file_path)
    yield Path(config.docs_dir)
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)
    root = Path(config.config_file_path or ".").resolve().parent
    yield from (root / name for name in options.bibliography)
