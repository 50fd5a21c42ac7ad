"""The files of MkDocs as texts, and only files that are safe to publish."""

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from evidence.diagnostics import Diagnostic
from evidence.disk.reading import CONTENT, NotALibrary, content_files, read_folder
from evidence.disk.stopping import CannotBuild
from evidence.model.files import is_published
from evidence.model.source import Source


def read_sources(
    files: Files, bibliographies: Sequence[str], config: MkDocsConfig
) -> tuple[tuple[Source, ...], tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Read what MkDocs would publish; what `exclude_docs` leaves out is not read."""
    root = root_of(config)
    if Path(config.docs_dir).resolve() != (root / CONTENT).resolve():
        raise CannotBuild(f"addresses are made from the folder `{CONTENT}`", f"set `docs_dir: {CONTENT}` in mkdocs.yml")
    try:
        bibliography, content, found = read_folder(root, bibliographies)
    except NotALibrary as missing:
        raise CannotBuild(str(missing), missing.fix) from missing
    _keep_what_may_be_published(files, root, config)
    return bibliography, tuple(each for each in content if _is_wanted(each, files)), found


def root_of(config: MkDocsConfig) -> Path:
    """The folder of `mkdocs.yml`, from which paths are named."""
    return Path(config.config_file_path or ".").resolve().parent


def _is_wanted(source: Source, files: Files) -> bool:
    """Vocabularies and the list of permalinks always; pages unless they are excluded."""
    if not source.path.endswith(".md"):
        return True
    file = files.get_file_from_path(source.path.removeprefix(f"{CONTENT}/"))
    return file is not None and not file.inclusion.is_excluded()


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
