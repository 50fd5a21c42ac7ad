"""mkdocs.yml, read without MkDocs, as far as it says how our pages are made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pathspec import GitIgnoreSpec
from yaml_env_tag import construct_env_tag

from evidence.disk.reading import CONTENT
from evidence.disk.stopping import CannotBuild
from evidence.disk.today import today
from evidence.render.assets import Script
from evidence.render.build import IsLeftOut
from evidence.render.options import Options, WrongOption, options_of
from evidence.render.project import Project, as_folder
from evidence.render.shells import own_folder, shell_of

SETTINGS = "mkdocs.yml"
_USE_MKDOCS = "build with `mkdocs build`, and look at it with `mkdocs serve --livereload`"
_NEVER_SHOWN = (".*", "/templates/")
"""What MkDocs leaves out by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What mkdocs.yml says."""

    project: Project
    is_left_out: IsLeftOut
    site: Path
    """The folder to publish in."""
    address: tuple[str, int]
    """Of a preview: host and port."""


def site_settings(root: Path, *, serving: bool = False) -> SiteSettings:
    """Read mkdocs.yml of a folder. Raises CannotBuild where it cannot be followed, or only by MkDocs."""
    written = _read(root / SETTINGS)
    name, custom = _theme(written.get("theme"))
    shell = shell_of(name)
    if not shell.alone:
        raise CannotBuild(f"in the frame of `{name}` our pages are pages of MkDocs", _USE_MKDOCS)
    if _text(written, "docs_dir", CONTENT).strip("./") != CONTENT:
        raise CannotBuild(f"addresses are made from the folder `{CONTENT}`", f"set `docs_dir: {CONTENT}` in mkdocs.yml")
    _refuse_what_mkdocs_runs(written)
    project = Project(
        root=root.resolve(),
        site_name=_text(written, "site_name"),
        site_url=as_folder(_text(written, "site_url")),
        repo_url=_text(written, "repo_url"),
        edit_uri=_text(written, "edit_uri"),
        shell=shell,
        own=own_folder(str(root.resolve() / custom) if custom else None, shell),
        stylesheets=tuple(map(str, _list(written, "extra_css"))),
        scripts=tuple(_scripts(_list(written, "extra_javascript"))),
        options=_options(written),
        settings_file=SETTINGS,
        serving=serving,
        today=today(),
    )
    hidden = ["exclude_docs"] if serving else ["exclude_docs", "draft_docs"]
    patterns = GitIgnoreSpec.from_lines(
        [*_NEVER_SHOWN, *(line for each in hidden for line in _text(written, each).splitlines())]
    )
    return SiteSettings(
        project=project,
        is_left_out=patterns.match_file,
        site=root / _text(written, "site_dir", "site"),
        address=address_of(_text(written, "dev_addr", "127.0.0.1:8000")),
    )


class _Loader(yaml.SafeLoader):
    """Plain values, and `!ENV [NAME, default]` as MkDocs has it."""


_Loader.add_constructor("!ENV", construct_env_tag)


def _read(file: Path) -> Mapping[str, Any]:
    try:
        written = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    except FileNotFoundError as error:
        raise CannotBuild(
            f"there is no {SETTINGS} in `{file.parent}`", "go to the folder that has it, or name it with -C"
        ) from error
    except UnicodeDecodeError as error:
        raise CannotBuild(f"{SETTINGS} is not saved as UTF-8", "save it as UTF-8 in your editor") from error
    except (ValueError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" from line {mark.line + 1} on" if mark else ""
        raise CannotBuild(
            f"{SETTINGS} cannot be read{place}",
            "look there, and in the line above, for a quotation mark or a bracket that is not closed, and for lines that "
            "are not indented like those around them",
        ) from error
    if not isinstance(written, Mapping) or not _text(written, "site_name"):
        raise CannotBuild(f"{SETTINGS} names no site", "write `site_name:` with the name of the site")
    return written


def _text(written: Mapping[str, Any], name: str, default: str = "") -> str:
    value = written.get(name)
    if value is None or value == "":
        return default
    if not isinstance(value, str):
        raise CannotBuild(f"`{name}` of {SETTINGS} should be a text, and is `{value}`", "put it in quotation marks")
    return value.strip()


def _list(written: Mapping[str, Any], name: str) -> list[object]:
    value = written.get(name) or []
    if not isinstance(value, list):
        raise CannotBuild(f"`{name}` of {SETTINGS} should be a list", "write each file on a line of its own after `- `")
    return value


def _theme(theme: object) -> tuple[str | None, str]:
    if isinstance(theme, Mapping):
        return theme.get("name"), _text(theme, "custom_dir")
    return (theme, "") if isinstance(theme, str) else (None, "")


def _refuse_what_mkdocs_runs(written: Mapping[str, Any]) -> None:
    """Leave nothing out in silence that the settings ask for."""
    others = [name for name, _ in _plugins(written.get("plugins")) if name != "evidence"]
    asked = [
        *(f"the plugin `{name}`" for name in others),
        *(f"`{each}`" for each in ("hooks", "INHERIT") if written.get(each)),
    ]
    if asked:
        raise CannotBuild(f"{SETTINGS} names {' and '.join(asked)}, which only MkDocs runs", _USE_MKDOCS)
    if written.get("use_directory_urls") is False:
        raise CannotBuild("addresses of this site are folders", f"remove `use_directory_urls: false` from {SETTINGS}")


def _plugins(plugins: object) -> Iterator[tuple[str, object]]:
    """Each plugin with its options; MkDocs takes a list or a group."""
    for each in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(each, Mapping):
            yield from ((str(name), options) for name, options in each.items())
        elif each:
            yield str(each), None


def _options(written: Mapping[str, Any]) -> Options:
    found = [options for name, options in _plugins(written.get("plugins")) if name == "evidence"]
    if not found:
        raise CannotBuild(f"{SETTINGS} does not name the plugin `evidence`", "write `- evidence` under `plugins:`")
    try:
        return options_of(found[0] if isinstance(found[0], Mapping) else {})
    except WrongOption as wrong:
        raise CannotBuild(
            f"`{wrong.name}` of the plugin `evidence` in {SETTINGS}: {wrong}", "correct it there"
        ) from wrong


def _scripts(named: Iterable[object]) -> Iterator[Script]:
    for each in named:
        if isinstance(each, Mapping):
            yield Script(
                str(each.get("path", "")), str(each.get("type", "")), bool(each.get("defer")), bool(each.get("async"))
            )
        else:
            yield Script(str(each), "module" if str(each).endswith(".mjs") else "")


def address_of(written: str) -> tuple[str, int]:
    """Read `host:port`. Raises CannotBuild where it is none."""
    host, mark, port = written.rpartition(":")
    if not mark or not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotBuild(f"`{written}` is no address of a preview", "write it as `127.0.0.1:8000`")
    return host.strip("[]"), int(port)
