"""From a project to everything that a site consists of: each file by its address, with what makes its bytes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial

from evidence.cite.style import citation_style
from evidence.cite.work import Progress
from evidence.diagnostics import Diagnostic, Severity, in_order
from evidence.disk.kept import digest
from evidence.disk.reading import content_files, read_folder
from evidence.disk.stopping import HasErrors
from evidence.model.characters import counted, one_line
from evidence.model.files import is_ours, is_published
from evidence.model.source import Source
from evidence.read.settings import out_of_reach
from evidence.render.context import NOT_FOUND, SharedContext, base_anywhere, base_of, for_depth, for_other, for_page
from evidence.render.kept_pages import Names, Notes
from evidence.render.look import Look, look_of
from evidence.render.memory import Memory, whole_program
from evidence.render.project import Project
from evidence.render.reach import reach
from evidence.render.strings import chooser, sayer, translator
from evidence.render.templates import Templates
from evidence.render.writing import Make, without_collector
from evidence.site import Site, plan_site
from evidence.view.messages import Messages, messages
from evidence.view.page import Page
from evidence.view.settings import Settings

Check = Callable[[], tuple[Diagnostic, ...]]
IsLeftOut = Callable[[str], bool]
"""Whether the settings leave a file out, by its path from the content folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A site that is planned, in the look that it will have."""

    given: "Given"
    site: Site
    check: Check
    """Checks everything, once."""
    shared: SharedContext
    templates: Templates
    names: Names = field(default_factory=Names)
    """Of what was looked up."""
    notes: Notes = field(default_factory=Notes)
    """What pages looked up that were made by this process."""

    @property
    def project(self) -> Project:
        """The settings."""
        return self.given.project

    @property
    def frame(self) -> str:
        """Names what every page follows from: the code, the look and the settings."""
        # No page follows from the day; what the check says does.
        settings = repr(replace(self.project, today=""))
        words = repr(sorted(self.shared.words.items()))
        parts = (whole_program(), self.given.look.made_of, settings, words)
        return digest(
            self.given.settings.style.source, *(part.encode("utf-8", "backslashreplace") for part in parts)
        ).hex()

    @property
    def said(self) -> tuple[Diagnostic, ...]:
        """All that the check has to say, by place."""
        return self.check()

    @property
    def messages(self) -> Messages:
        """What the check says, by page."""
        return _messages(self.site, self.check)

    def files(self) -> Mapping[str, Make]:
        """Everything to publish, by its address, with what makes it."""
        assets = {path: partial(bytes, text) for path, text in self.shared.assets.files.items()}
        pages = {file_of(path): partial(self._noted, page) for path, page in self.site.pages.items()}
        content = self.project.root / self.project.folder
        shown = {path: (content / path).read_bytes for path in self.given.shown}
        return {**assets, **shown, **pages, NOT_FOUND: self.not_found, **self.site.exports}

    def page(self, page: Page) -> bytes:
        """Make a planned page."""
        return self.templates.render(page.template, base_of(page.path), for_page(self.shared, page)).encode()

    def _noted(self, page: Page) -> bytes:
        """Make a page, and note what it looks up."""
        recorder = self.site.recorder
        recorder.taken()
        made = self.page(page)
        self.notes.add(page.path, recorder.taken())
        return made

    def not_found(self) -> bytes:
        """Make the page for an address that is not there; its links start from the root of the host."""
        own = for_other(NOT_FOUND, self.shared.t("not_found.title"))
        return self.templates.render("404.html", base_anywhere(self.project.site_url), own).encode()

    def refuse_errors(self) -> None:
        """Raise HasErrors where there is an error and the settings do not say to publish it."""
        errors = [each for each in self.said if each.rule.severity >= Severity.ERROR]
        if errors and not (self.project.serving or self.project.options.publish_with_errors):
            raise _with_errors(errors)


@dataclass(frozen=True, kw_only=True)
class Given:
    """Everything that a site is made from, as it is now."""

    project: Project
    look: Look
    bibliography: tuple[Source, ...]
    content: tuple[Source, ...]
    found: tuple[Diagnostic, ...]
    """What there is to say of the files themselves."""
    settings: Settings
    shown: tuple[str, ...]
    """Pictures and other files of the content folder that are published as they are, by their paths from it."""

    @cached_property
    def made_of(self) -> str:
        """Names all of it, and the code that makes a site of it: two builds with one name make the same files."""
        return digest(*self._parts()).hex()

    def _parts(self) -> Iterator[bytes]:
        yield from (part.encode() for part in (whole_program(), self.look.made_of, repr(self.project)))
        yield self.settings.style.source
        for each in (*self.bibliography, *self.content, *self.found):
            yield repr(each).encode("utf-8", "backslashreplace")
        for path in sorted(self.settings.files or ()):
            yield path.encode()
        for path in self.shown:
            yield path.encode()
            yield (self.project.root / self.project.folder / path).read_bytes()


def read_all(project: Project, memory: Memory, is_left_out: IsLeftOut = lambda path: False) -> Given:
    """Read every file, as far as the memory does not know it.

    Raises CannotBuild for what a person can mend, and NotALibrary where there is nothing to read.
    """
    look = memory.look = look_of(project, memory.folder, memory.look)
    bibliography, content, found = _read(project, is_left_out)
    settings, found_in_style = _settings(project, memory)
    return Given(
        project=project,
        look=look,
        bibliography=bibliography,
        content=content,
        found=(*found, *found_in_style),
        settings=settings,
        shown=tuple(_shown(project, settings.files or (), is_left_out)) if project.shell.alone else (),
    )


def plan(given: Given, memory: Memory, progress: Progress | None = None, *, told: bool = False) -> Build:
    """Plan the site, as far as the memory does not know it. What the check says may be `told` on pages."""
    project = given.project
    with without_collector():
        site = plan_site(given.bibliography, given.content, given.settings, progress)
    memory.turn()
    check = cache(lambda: in_order((*given.found, *site.diagnostics, *_out_of_reach(project))))
    shared = _shared(project, site, given.look, partial(_messages, site, check) if told else None)
    return Build(
        given=given,
        site=site,
        check=check,
        shared=shared,
        templates=Templates(given.look.make, partial(for_depth, shared), site.recorder),
    )


def build_of(
    project: Project,
    memory: Memory,
    is_left_out: IsLeftOut = lambda path: False,
    progress: Progress | None = None,
    *,
    told: bool = False,
) -> Build:
    """Read everything and plan the site. Raises as `read_all` does."""
    return plan(read_all(project, memory, is_left_out), memory, progress, told=told)


def file_of(path: str) -> str:
    """The file of a page, by its address."""
    return f"{path}index.html"


def _messages(site: Site, check: Check) -> Messages:
    sources = {page.source: page.path for page in site.pages.values() if page.source}
    return messages(site.context.library, sources, site.pages.keys(), check())


def _shown(project: Project, files: Iterable[str], is_left_out: IsLeftOut) -> Iterator[str]:
    named = {*project.stylesheets, *(script.address for script in project.scripts)}
    for path in sorted(files):
        if (is_published(path) or path in named) and not is_left_out(path):
            yield path


def _read(
    project: Project, is_left_out: IsLeftOut
) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Read the texts. Where somebody has other pages too, only files of our kinds, and all others are left alone."""
    wanted = (lambda path: True) if project.shell.alone else is_ours
    bibliography, content, found = read_folder(project.root, project.options.bibliography, project.folder, wanted)
    # Vocabularies and the list of permalinks always; pages unless they are left out.
    above = f"{project.folder}/"
    kept = (each for each in content if not (each.path.endswith(".md") and is_left_out(each.path.removeprefix(above))))
    return bibliography, tuple(kept), found


def _settings(project: Project, memory: Memory) -> tuple[Settings, tuple[Diagnostic, ...]]:
    options = project.options
    file = project.root / options.style
    text = file.read_bytes() if options.style.endswith(".csl") and file.is_file() else None
    style, found = citation_style(options.style, text)
    return (
        Settings(
            site_name=project.site_name,
            site_url=project.site_url,
            licence=options.licence,
            style=style,
            cache=memory.formatted,
            kept=memory.texts,
            kept_citations=memory.citations,
            today=project.today,
            folder=project.folder,
            alone=project.shell.alone,
            search=options.search,
            files=content_files(project.root, project.folder),
        ),
        found,
    )


def _shared(project: Project, site: Site, look: Look, messages: Callable[[], Messages] | None) -> SharedContext:
    every = {**look.words, **site.context.library.words(project.options.language)}
    return SharedContext(
        site=site,
        words=every,
        assets=look.assets,
        t=translator(every),
        say=sayer(every),
        words_of=chooser(every),
        serving=project.serving,
        messages=messages,
        reach=reach(project.repo_url, project.edit_uri, project.options.contact),
    )


def _out_of_reach(project: Project) -> tuple[Diagnostic, ...]:
    return () if project.repo_url or project.options.contact else (out_of_reach(project.settings_file),)


def _with_errors(errors: Iterable[Diagnostic]) -> HasErrors:
    places = [each.where.path for each in errors]
    files = sorted(set(places))
    there = f"there {'is' if len(places) == 1 else 'are'} {counted(len(places), 'error')}"
    names = ", ".join(map(one_line, files[:3])) + (f" and {len(files) - 3:,} more" if len(files) > 3 else "")
    return HasErrors(
        f"nothing was published, since {there} in {names}",
        "mend what is said above (`make serve` shows it on the pages), or set `publish_with_errors: true` for the "
        "plugin in mkdocs.yml",
    )
