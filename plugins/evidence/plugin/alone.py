"""A site that is ours alone: MkDocs keeps the pages of other plugins, and all else is made by `render`."""

from jinja2 import Environment, FunctionLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from evidence.render.build import Build
from evidence.render.context import base_of, for_other


def leave_to_us(files: Files, config: MkDocsConfig) -> None:
    """Keep MkDocs from what we make: its page loop costs more than the pages, and its parser reads other Markdown.

    Files that other plugins bring stay.
    """
    ours = {config.docs_dir, *config.theme.dirs}
    for file in list(files):
        if file.src_dir in ours:
            files.remove(file)


def bare_environment(env: Environment) -> Environment:
    """Let every template be what the page says and nothing around it; the frame comes in `with_frame`."""
    env.loader = FunctionLoader(lambda name: "{{ page.content }}")
    return env


def with_frame(build: Build, page: MkDocsPage, output: str) -> str:
    """Put a page that another plugin made into our frame."""
    own = for_other(page.url, str(page.title or "")) | {"content": output, "page": page}
    return build.templates.render(str(page.meta.get("template", "main.html")), base_of(page.url), own)
