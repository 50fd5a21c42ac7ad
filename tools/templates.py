"""Hold the templates of the theme to what a page may rely on, before a page is made with them.

    python tools/templates.py [FOLDER …]     prints what is wrong; ends with 1 where anything is

No linter of HTML knows which names our environment has, so this asks Jinja itself: whether each template can be read,
whether the templates, parts and pieces that it names are there, and whether every name that it uses is given to it.
Text that is put in without being escaped stands in one list; style and script have files of their own.
"""

import ast
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
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

_ENVIRONMENT = Environment(autoescape=True)
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
    loader = FileSystemLoader(folders)
    there = loader.list_templates()
    sources = {name: loader.get_source(_ENVIRONMENT, name)[0] for name in there if name.endswith(".html")}
    read = {name: _read(name, text) for name, text in sources.items()}
    yield from (each for each in read.values() if isinstance(each, Fault))
    trees = {name: each for name, each in read.items() if isinstance(each, nodes.Template)}
    given, in_pieces = names_given(), names_given(FOR_DEPTH)
    pieces = {name: _pieces(trees[name]) for name in _imported(trees) if name in trees}
    for name, tree in trees.items():
        yield from _names(name, tree, in_pieces if name in pieces else given)
        yield from _others(name, tree, frozenset(there))
        yield from _lacking(name, tree, pieces)
        yield from _marks(name, sources[name])


@cache
def _read(name: str, text: str) -> nodes.Template | Fault:
    try:
        tree = _ENVIRONMENT.parse(text, name)
        _ENVIRONMENT.compile(tree, name, raw=True)  # filters and tests are looked up only here
        return tree
    except TemplateSyntaxError as error:
        return Fault(name, error.lineno, error.message or "it cannot be read")


def names_given(function: str = "") -> set[str]:
    """The names that `render/context.py` gives to templates: the keys of the groups that it makes, or that one function makes."""
    made = [each for each in ast.parse(CONTEXT.read_text(encoding="utf-8")).body if isinstance(each, ast.FunctionDef)]
    chosen = [each for each in made if function in ("", each.name)]
    keys = (key for each in chosen for node in ast.walk(each) if isinstance(node, ast.Dict) for key in node.keys)
    named = {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    return named | ALWAYS | (set() if function else ELSEWHERE)


def _imported(trees: Mapping[str, nodes.Template]) -> set[str]:
    """The templates that others import: they hold pieces, which are set up once for all pages of a depth."""
    imports = (each.template for tree in trees.values() for each in tree.find_all(nodes.Import))
    return {template.value for template in imports if isinstance(template, nodes.Const)}


def _names(name: str, tree: nodes.Template, given: set[str]) -> Iterator[Fault]:
    for unknown in sorted(_asked_for(tree) - given):
        lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == unknown]
        yield Fault(name, min(lines, default=1), f"nothing gives it `{unknown}`: see render/context.py")


@cache
def _asked_for(tree: nodes.Template) -> frozenset[str]:
    """Names that a template does not set by itself."""
    # Jinja counts a name that only the branches of a condition set as one that is missing.
    set_here = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    return frozenset(meta.find_undeclared_variables(tree) - set_here)


def _others(name: str, tree: nodes.Template, there: Collection[str]) -> Iterator[Fault]:
    """Templates that are named and not there."""
    for node in tree.find_all(_NAMING):
        named = next(node.iter_child_nodes(only=["template"]))
        if isinstance(named, nodes.Const) and named.value not in there:
            yield Fault(name, node.lineno, f"there is no template `{named.value}`")
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "kept":
            part = call.args[0].as_const()
            if part not in there:
                yield Fault(name, call.lineno, f"there is no template `{part}`")


def _lacking(name: str, tree: nodes.Template, pieces: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    """Pieces that are asked for and that an imported template does not have."""
    for imported in tree.find_all(nodes.Import):
        holder = imported.template.value if isinstance(imported.template, nodes.Const) else ""
        for use in tree.find_all(nodes.Getattr) if holder in pieces else ():
            is_of_it = isinstance(use.node, nodes.Name) and use.node.name == imported.target
            if is_of_it and use.attr not in pieces[holder]:
                yield Fault(name, use.lineno, f"`{holder}` has no piece `{use.attr}`")


def _pieces(tree: nodes.Template) -> set[str]:
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
