"""Our templates: one environment of ours, which escapes what a page says.

MkDocs' own escapes nothing, and belongs to the theme of whoever builds the site.
"""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateError
from mkdocs.utils.templates import script_tag_filter, url_filter

import evidence.theme
from evidence.disk.stopping import CannotBuild

THEME = Path(evidence.theme.__file__).parent
"""The look in the package: templates, words, styles, scripts and fonts."""


def environment(folders: Iterable[str | Path], shell: str) -> Environment:
    """Make the environment of our templates, looked for in each folder in turn.

    `shell` names the folder of `shells/` with the template that every page stands in.
    """
    env = Environment(
        loader=FileSystemLoader(list(folders)),
        autoescape=True,
        auto_reload=False,
        # Lines of template code leave no empty line, thousands of times.
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"url": url_filter, "script_tag": script_tag_filter}
    env.globals["shell"] = f"shells/{shell}/base.html"
    return env


def unusable(error: TemplateError) -> CannotBuild:
    """Say what is wrong with a template: whoever changed it in a folder of their own can mend it."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    place = f"`{name}`, line {line}: " if name and line else ""
    return CannotBuild(
        f"a template of the theme cannot be used: {place}{error.message}",
        "mend it in the folder that `custom_dir` names, or take it away: the theme has its own",
    )
