"""The files of MkDocs as texts, and only files that are safe to publish."""

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from evidence.diagnostics import Diagnostic
from evidence.disk.reading import CONTENT, NotALibrary, content_files, read_folder
from evidence.disk.stopping import CannotBuild
from evidence.model.files import is_ours, is_published
from evidence.model.source import Source
from evidence.plugin.shells import Shell


def read_sources(
    files: Files, bibliographies: Sequence[str], config: MkDocsConfig, shell: Shell
) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Read what MkDocs would publish; what `exclude_docs` leaves out is not read.

    Where somebody has other pages too, only files of our kinds are read, and all others are left alone.
    """
    root, folder = root_of(config), folder_of(config)
    if shell.alone and folder != CONTENT:
        raise CannotBuild(f"addresses are made from the folder `{CONTENT}`", f"set `docs_dir: {CONTENT}` in mkdocs.yml")
    try:
        bibliography, content, found = read_folder(
            root, bibliographies, folder, (lambda path: True) if shell.alone else is_ours
        )
    except NotALibrary as missing:
        raise CannotBuild(str(missing), missing.fix) from missing
    if shell.alone:
        _keep_what_may_be_published(files, root, config)
    else:
        _keep_what_is_shown(files)
    return bibliography, tuple(each for each in content if _is_wanted(each, files, folder)), found


def folder_of(config: MkDocsConfig) -> str:
    """The content folder, named from that of `mkdocs.yml`. Raises CannotBuild where it lies elsewhere."""
    root, folder = root_of(config), Path(config.docs_dir).resolve()
    if not folder.is_relative_to(root) or folder == root:
        raise CannotBuild("the content lies outside the folder of mkdocs.yml", "set `docs_dir` to a folder in it")
    return folder.relative_to(root).as_posix()


def root_of(config: MkDocsConfig) -> Path:
    """The folder of `mkdocs.yml`, from which paths are named."""
    return Path(config.config_file_path or ".").resolve().parent


def _is_wanted(source: Source, files: Files, folder: str) -> bool:
    """Vocabularies and the list of permalinks always; pages unless they are excluded."""
    if not source.path.endswith(".md"):
        return True
    file = files.get_file_from_path(source.path.removeprefix(f"{folder}/"))
    return file is not None and not file.inclusion.is_excluded()


def _keep_what_is_shown(files: Files) -> None:
    """Drop what our pages are made from and no browser shows: vocabularies, words, the list of permalinks."""
    for file in list(files):
        if is_ours(file.src_uri) and not file.is_documentation_page():
            files.remove(file)


def _keep_what_may_be_published(files: Files, root: Path, config: MkDocsConfig) -> None:
    """Drop links that lead out of the folder, and what is not made to be looked at."""
    inside = content_files(root)
    named = {str(each) for each in (*config.extra_css, *config.extra_javascript)}
    for file in list(files):
        if file.src_dir != config.docs_dir:
            continue
        shown = file.is_documentation_page() or is_published(file.src_uri)
        if file.src_uri not in inside or not (shown or file.src_uri in named):
            files.remove(file)
