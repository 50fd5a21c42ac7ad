"""Hold the templates of the theme to what a page may rely on, before a page is made with them.

    python tools/templates.py [FOLDER …]     prints what is wrong; ends with 1 where anything is

No linter of HTML knows which names our environment has, so this asks Jinja itself: whether each template can be read,
whether the templates, parts and pieces that it names are there, and whether every name that it uses is given to it.
Text that is put in without being escaped stands in one list; style and script have files of their own.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError, meta, nodes

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "plugins" / "evidence" / "theme"
CONTEXT = ROOT / "plugins" / "evidence" / "render" / "context.py"
ALWAYS = {"shell", "kept", "super"}
"""What an environment gives by itself."""
ELSEWHERE = {"page", "references"}
"""What MkDocs gives to a page of another plugin, and what `plugin/citing.py` gives to its list."""
FOR_DEPTH = "for_depth"
"""The function whose names are there in all templates of one depth: pieces may use nothing else."""
WITHOUT_ESCAPE = {
    "prose(part.html)",
    "prose(view.in_short.html)",
    "item.html",
    "style.html",
    "page.content",
    "head.json_ld",
}
"""What may be put in as it is: each was made by our reader, our citation styles, or for this very place."""
_SAFE = re.compile(r"\{\{-?\s*([^{}]*?)\s*\|\s*safe\b")
_INLINE = re.compile(r"<style\b|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\b(?:src=|application/ld\+json))", re.IGNORECASE)


_NAMING = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class Fault(NamedTuple):
    """What is wrong, and where."""

    template: str
    line: int
    message: str


def main(arguments: list[str]) -> int:
    """Print the faults of the theme, or of folders that take precedence over it; 1 where there are any."""
    found = list(faults([*map(Path, arguments), THEME]))
    for fault in found:
        print(f"{fault.template}:{fault.line}: {fault.message}")
    return 1 if found else 0


def faults(folders: list[Path]) -> Iterator[Fault]:
    """Give what is wrong in the templates of some folders, of which the first goes before the others."""
    env = Environment(loader=FileSystemLoader(folders), autoescape=True)
    given, in_pieces = names_given(), names_given(FOR_DEPTH)
    loader = FileSystemLoader(folders)
    sources = {name: loader.get_source(env, name)[0] for name in sorted(env.list_templates(extensions=["html"]))}
    pieces = _imported(env, sources)
    for name, text in sources.items():
        try:
            tree = env.parse(text, name)
            env.compile(tree, name)  # filters and tests are looked up only here
        except TemplateSyntaxError as error:
            yield Fault(name, error.lineno, error.message or "it cannot be read")
            continue
        yield from _names(name, tree, in_pieces if name in pieces else given)
        yield from _others(env, name, tree)
        yield from _marks(name, text)


def names_given(function: str = "") -> set[str]:
    """The names that `render/context.py` gives to templates: the keys of the groups that it makes, or that one function makes."""
    made = [each for each in ast.parse(CONTEXT.read_text(encoding="utf-8")).body if isinstance(each, ast.FunctionDef)]
    chosen = [each for each in made if function in ("", each.name)]
    keys = (key for each in chosen for node in ast.walk(each) if isinstance(node, ast.Dict) for key in node.keys)
    named = {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    return named | ALWAYS | (set() if function else ELSEWHERE)


def _imported(env: Environment, sources: Mapping[str, str]) -> set[str]:
    """The templates that others import: they hold pieces, which are set up once for all pages of a depth."""
    found: set[str] = set()
    for name, text in sources.items():
        with suppress(TemplateSyntaxError):
            imports = env.parse(text, name).find_all(nodes.Import)
            found |= {each.template.value for each in imports if isinstance(each.template, nodes.Const)}
    return found


def _names(name: str, tree: nodes.Template, given: set[str]) -> Iterator[Fault]:
    # Jinja counts a name that only the branches of a condition set as one that is missing.
    set_here = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for unknown in sorted(meta.find_undeclared_variables(tree) - given - set_here):
        lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == unknown]
        yield Fault(name, min(lines, default=1), f"nothing gives it `{unknown}`: see render/context.py")


def _others(env: Environment, name: str, tree: nodes.Template) -> Iterator[Fault]:
    """Templates that are named and not there, and pieces that an imported one does not have."""
    there = set(env.list_templates())
    for node in tree.find_all(_NAMING):
        named = next(node.iter_child_nodes(only=["template"]))
        if isinstance(named, nodes.Const) and named.value not in there:
            yield Fault(name, node.lineno, f"there is no template `{named.value}`")
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "kept":
            part = call.args[0].as_const()
            if part not in there:
                yield Fault(name, call.lineno, f"there is no template `{part}`")
    for imported in tree.find_all(nodes.Import):
        if isinstance(imported.template, nodes.Const) and imported.template.value in there:
            pieces = _pieces(env, imported.template.value)
            for use in tree.find_all(nodes.Getattr):
                is_of_it = isinstance(use.node, nodes.Name) and use.node.name == imported.target
                if is_of_it and use.attr not in pieces:
                    yield Fault(name, use.lineno, f"`{imported.template.value}` has no piece `{use.attr}`")


def _pieces(env: Environment, name: str) -> set[str]:
    assert env.loader is not None
    tree = env.parse(env.loader.get_source(env, name)[0])
    assigned = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"}
    return assigned | {macro.name for macro in tree.find_all(nodes.Macro)}


def _marks(name: str, text: str) -> Iterator[Fault]:
    for match in _SAFE.finditer(text):
        if match[1] not in WITHOUT_ESCAPE:
            yield Fault(
                name,
                _line(text, match),
                f"`{match[1]}` is not escaped: if it must not be, name it in tools/templates.py",
            )
    for match in _INLINE.finditer(text):
        yield Fault(name, _line(text, match), f"`{match[0].strip()}`: style and script have files of their own")


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
