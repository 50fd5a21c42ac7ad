"""What MkDocs has read of mkdocs.yml, as a project of ours."""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from evidence.disk.reading import CONTENT
from evidence.disk.stopping import CannotBuild
from evidence.disk.today import today
from evidence.render.assets import Script
from evidence.render.options import Options
from evidence.render.project import Project, as_folder
from evidence.render.shells import own_folder, shell_of


def project_of(config: MkDocsConfig, options: Options, serving: bool) -> Project:
    """Take over the settings. Raises CannotBuild where they could not be followed."""
    shell = shell_of(config.theme.name)
    folder = folder_of(config)
    if shell.alone and folder != CONTENT:
        raise CannotBuild(f"addresses are made from the folder `{CONTENT}`", f"set `docs_dir: {CONTENT}` in mkdocs.yml")
    return Project(
        root=root_of(config),
        site_name=config.site_name,
        site_url=as_folder(config.site_url or ""),
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        folder=folder,
        shell=shell,
        own=own_folder(config.theme.custom_dir, shell),
        stylesheets=tuple(map(str, config.extra_css)),
        scripts=tuple(_scripts(config.extra_javascript)),
        options=options,
        settings_file=Path(config.config_file_path or "mkdocs.yml").name,
        serving=serving,
        today=today(),
    )


def root_of(config: MkDocsConfig) -> Path:
    """The folder of `mkdocs.yml`, from which paths are named."""
    return Path(config.config_file_path or ".").resolve().parent


def folder_of(config: MkDocsConfig) -> str:
    """The content folder, named from that of `mkdocs.yml`. Raises CannotBuild where it lies elsewhere."""
    root, folder = root_of(config), Path(config.docs_dir).resolve()
    if not folder.is_relative_to(root) or folder == root:
        raise CannotBuild("the content lies outside the folder of mkdocs.yml", "set `docs_dir` to a folder in it")
    return folder.relative_to(root).as_posix()


def _scripts(named: Iterable[ExtraScriptValue | str]) -> Iterable[Script]:
    for each in named:
        if isinstance(each, str):
            yield Script(each)
        else:
            yield Script(each.path, each.type, each.defer, each.async_)
