"""The hooks: each hands over to a function that says what is done."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from evidence.cite.style import citation_style
from evidence.diagnostics import Diagnostic, Severity, in_order
from evidence.disk.citation_folder import CitationFolder
from evidence.disk.reading import content_files
from evidence.disk.staging import Staging, stage
from evidence.disk.stopping import CannotBuild, stopped_by
from evidence.library.search_documents import Searchable
from evidence.model.characters import one_line
from evidence.plugin.assets import bundle, bundle_beside
from evidence.plugin.citing import CitationExtension, Citing
from evidence.plugin.config import EvidenceConfig, LicenceConfig
from evidence.plugin.context import SharedContext, for_other, for_page, for_template, title_of
from evidence.plugin.exports import write_exports
from evidence.plugin.material import add_frame, dress, link_assets, name_as_in_navigation, render, words_of
from evidence.plugin.pages import PlannedPage, add_pages
from evidence.plugin.reach import reach
from evidence.plugin.report import Counter, log, report, was_warned
from evidence.plugin.search_index import SearchIndex
from evidence.plugin.serving import keep_going, refuse_taken_port
from evidence.plugin.shells import Shell, own_folder, shell_of, template_folders
from evidence.plugin.sources import folder_of, read_sources, root_of
from evidence.plugin.strings import catalogue, chooser, missing_words, refuse_missing, sayer, translator
from evidence.plugin.templates import THEME, environment, unusable
from evidence.read.settings import out_of_reach
from evidence.site import Site, plan_site
from evidence.view.messages import Messages, messages
from evidence.view.settings import Settings


class EvidencePlugin(BasePlugin[EvidenceConfig]):
    """Read everything, plan the site, then give each page its template and view."""

    site: Site
    shared: SharedContext
    shell: Shell
    templates: Environment
    """Ours."""
    citing: Citing | None = None
    searched: Mapping[str, Searchable]
    """What each page is found by, by its address."""
    content = ""
    """What the page says that is being made, while the search of the frame reads other words."""
    words: Mapping[str, str]
    """Words of the interface."""
    staging: Staging | None = None
    search: SearchIndex | None = None
    serving = False
    asked = False
    """Whether the port of the preview was found to be free."""

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
        self.shell = shell_of(config)
        self.words = catalogue(THEME, self.config.language, own_folder(config, self.shell))
        # MkDocs would list its pages with the day of the build; ours has no days (export/sitemap).
        if self.shell.alone:
            config.theme.static_templates.discard("sitemap.xml")
        else:
            self.citing = Citing()
            config.markdown_extensions.append(CitationExtension(self.citing))
        self.staging = None if self.serving else stage(config.site_dir, _needed(config, self.config), log)
        if self.staging:
            config.site_dir = str(self.staging.building)
        return config

    # Last, so that pages that other plugins bring are read too, and none of them meets ours, which have no file (i18n: -100).
    @event_priority(-150)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read everything and plan the site, before navigation is built."""
        bibliography, content, found = read_sources(files, self.config.bibliography, config, self.shell)
        log.info("Reading %d files of content and %d of references", len(content), len(bibliography))
        settings, found_style = self._settings(config)
        self.site = plan_site(bibliography, content, settings, Counter("Formatting references"))
        said = in_order((*found, *found_style, *self.site.diagnostics, *_out_of_reach(config, self.config)))
        report(said)
        if not (self.serving or self.config.publish_with_errors):
            _refuse_errors(said)
        self.search = SearchIndex(self.site.search.records()) if self.config.search else None
        pages = add_pages(self.site, files, config, self.shell.alone)
        log.info("Building %d pages and %d files", len(self.site.pages), len(self.site.exports))
        words = {**self.words, **self.site.context.library.words(self.config.language)}
        self.shared = SharedContext(
            site=self.site,
            assets=bundle(files, config) if self.shell.alone else bundle_beside(files, config),
            t=translator(words),
            say=sayer(words),
            words_of=chooser(words),
            serving=self.serving,
            reach=reach(config, self.config.contact),
            counter=Counter("Building pages", least=500),
            messages=_messages(self.site, said) if self.serving else None,
        )
        if not self.shell.alone:
            self._dress(pages, config)
        # Before there is an environment of MkDocs, since pages of the owner cite.
        self.templates = environment(template_folders(config, self.shell), self.shell)
        return files

    def _dress(self, pages: Iterable[PlannedPage], config: MkDocsConfig) -> None:
        """Give our pages what the frame of somebody else's theme shows and searches."""
        self.searched = {each.entry.path: each for each in self.site.search.found_by}
        for page in pages:
            dress(page, title_of(self.shared, page.planned), page.planned.path in self.searched)
        link_assets(self.shared.assets, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let the words of the owner's own `nav` hold for our pages too."""
        if not self.shell.alone:
            name_as_in_navigation(config, files)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Let a page of the owner cite."""
        if self.citing and not isinstance(page, PlannedPage):
            self.citing.begin(page, self.shared)
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """List what a page of the owner cites."""
        if not self.citing or isinstance(page, PlannedPage):
            return html
        return self.citing.with_list(html, self.templates)

    # First, so that what other plugins add to the environment is added to ours.
    @event_priority(100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Take our environment in place of MkDocs', and let templates ask only for words that are there."""
        refuse_missing(missing_words(self.templates, self.words))
        if self.shell.alone:
            return self.templates
        add_frame(env)
        return env

    # First, so that the search of the frame reads the words that are meant for it.
    @event_priority(100)
    def _make_page(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Make the view of a planned page, only now."""
        if not self.shell.alone:
            if isinstance(page, PlannedPage):
                self.content = render(page, self.shared, self.templates, config)
                page.content = words_of(self.searched[page.url]) if page.url in self.searched else ""
            return context
        if isinstance(page, PlannedPage):
            return _with(context, for_page(self.shared, page.planned))
        return _with(context, for_other(self.shared, page.url, str(page.title or "")))

    # Last, after the search of the frame.
    @event_priority(-100)
    def _show_page(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put what readers see in the place of what was searched."""
        if isinstance(page, PlannedPage) and not self.shell.alone:
            page.content, self.content = self.content, ""
        return context

    on_page_context = CombinedEvent(_make_page, _show_page)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of what the page says: thousands of pages are never held at once."""
        if isinstance(page, PlannedPage):
            page.content = ""
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give pages that are not planned, such as 404.html, the same frame."""
        return _with(context, for_template(self.shared, config.site_url or "")) if self.shell.alone else context

    # After the other plugins, whose files belong to the site too.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files beside the pages, then publish everything at once."""
        if self.search:
            self.search.write(Path(config.site_dir))
        write_exports(self.site, Path(config.site_dir), self.shell.alone)
        if config.strict and was_warned():
            # MkDocs would end with 1 too, but after the publication.
            raise CannotBuild(
                "nothing was published, since there were warnings and `strict` is set", "mend what is said above"
            )
        if self.staging:
            self.staging.publish()
            config.site_dir = str(self.staging.site)

    # After the other plugins, since an error raised here keeps theirs from being asked.
    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the published site as it was; what a person can mend is said without a traceback."""
        self.on_shutdown()
        if isinstance(error, TemplateError):
            error = unusable(error)
        if isinstance(error, OSError):
            error = stopped_by(error)
        if isinstance(error, CannotBuild):
            raise Abort(str(error)) from error

    def on_shutdown(self) -> None:
        """Leave nothing half-written behind, also where somebody stopped the build."""
        if self.search:
            self.search.drop()
        if self.staging:
            self.staging.abandon()

    # Last: other plugins hand the server's own builder back to it.
    @event_priority(-100)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when the bibliography changes, and outlive mistakes."""
        for name in self.config.bibliography:
            server.watch(str(root_of(config) / name))
        keep_going(server, *config.dev_addr)
        return server

    def _settings(self, config: MkDocsConfig) -> tuple[Settings, tuple[Diagnostic, ...]]:
        root = root_of(config)
        named = self.config.style
        text = (root / named).read_bytes() if named.endswith(".csl") and (root / named).is_file() else None
        style, found = citation_style(named, text)
        return (
            Settings(
                site_name=config.site_name,
                site_url=_folder(config.site_url or ""),
                licence=_licence(self.config.licence),
                style=style,
                cache=CitationFolder(root / self.config.cache),
                today=_today(),
                folder=folder_of(config),
                alone=self.shell.alone,
                files=content_files(root, folder_of(config)),
            ),
            found,
        )


def _with(context: TemplateContext, ours: Mapping[str, Any]) -> TemplateContext:
    context.update(ours)  # type: ignore[typeddict-item]  # MkDocs declares its own keys, and takes others
    return context


def _licence(set_: LicenceConfig) -> tuple[str, str]:
    """The name and the address of the licence that is set. Raises CannotBuild where nobody could follow it."""
    name, url = set_.name.strip(), set_.url.strip()
    if url and not name:
        raise CannotBuild("`licence` has an address and no name", "give it a `name`, such as `CC BY 4.0`")
    if url and not url.startswith(("https://", "http://")):
        raise CannotBuild(f"`url: {url}` of `licence` is no address of a web page", "write it with https:// in front")
    return name, url


def _needed(config: MkDocsConfig, options: EvidenceConfig) -> Iterator[Path]:
    """What the site is made from, and may not be swept away by its publication."""
    root = root_of(config)
    if config.config_file_path:
        yield Path(config.config_file_path)
    yield Path(config.docs_dir)
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)
    for name in options.bibliography:
        yield root / name


def _refuse_errors(said: Iterable[Diagnostic]) -> None:
    """Publish nothing that holds an error: readers act on what the site says."""
    errors = [each for each in said if each.rule.severity >= Severity.ERROR]
    if errors:
        files = sorted({each.where.path for each in errors})
        count = "1 error" if len(errors) == 1 else f"{len(errors):,} errors"
        names = ", ".join(map(one_line, files[:3])) + (f" and {len(files) - 3:,} more" if len(files) > 3 else "")
        raise CannotBuild(
            f"nothing was published, since there is {count} in {names}"
            if len(errors) == 1
            else f"nothing was published, since there are {count} in {names}",
            "mend what is said above (`make serve` shows it on the pages), or set `publish_with_errors: true` for the "
            "plugin in mkdocs.yml",
        )


def _out_of_reach(config: MkDocsConfig, options: EvidenceConfig) -> tuple[Diagnostic, ...]:
    if config.repo_url or options.contact.strip():
        return ()
    return (out_of_reach(Path(config.config_file_path or "mkdocs.yml").name),)


def _messages(site: Site, said: Iterable[Diagnostic]) -> Messages:
    """What a preview shows of the check, by page."""
    sources = {page.source: page.path for page in site.pages.values() if page.source}
    return messages(site.context.library, sources, site.pages.keys(), said)


def _folder(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"


def _today() -> str:
    """The day that overdue reviews are counted from; builds can be repeated on another day."""
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return date.today().isoformat()
