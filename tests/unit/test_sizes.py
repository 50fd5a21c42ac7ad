"""How large parts of the program may grow: what is larger is hard to read, and nobody notices while it grows.

`tools/complexity.py`, a part of `make lint`, counts the roads through functions.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import median, quantiles

from tools.house import FILES, PACKAGE, Import, imported, parsed

LONGEST_FUNCTION = 60
"""Lines of code; a docstring is none."""
MEDIAN_FUNCTION, NINE_OF_TEN_FUNCTIONS = 6, 17
MOST_FILES = 25
"""Python files in one folder."""
MOST_NAMES = 45
"""Names of ours that the table of contents, `site.py`, may import."""
LEAST_EXPLAINED = 0.95
"""Share of public classes and functions with a docstring."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(function: Function) -> int:
    first = function.body[0]
    explained = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if explained else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its lines of code, methods and functions inside others too."""
    for path in FILES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, Function):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}", lines_of(node)


def test_no_function_is_longer_than_a_screen():
    assert [(name, lines) for name, lines in functions() if lines > LONGEST_FUNCTION] == []


def test_most_functions_are_short():
    lines = [lines for _, lines in functions()]

    assert median(lines) <= MEDIAN_FUNCTION
    assert quantiles(lines, n=10)[-1] <= NINE_OF_TEN_FUNCTIONS


def test_no_folder_is_crowded():
    crowded = {
        folder.relative_to(PACKAGE).as_posix(): count
        for folder, count in Counter(path.parent for path in FILES).items()
        if count > MOST_FILES
    }

    assert crowded == {}


def ours(path: Path) -> list[Import]:
    """What a file imports of ours; what is imported for a type too."""
    return [each for each in imported(path) if each.package == "evidence"]


def test_the_table_of_contents_can_be_taken_in():
    assert len(ours(PACKAGE / "site.py")) <= MOST_NAMES


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_no_two_files_import_each_other_by_whatever_way():
    modules = {module_of(path): path for path in FILES}
    needs = {
        module: {each.dotted if each.dotted in modules else each.module for each in ours(path) if each.module != module}
        for module, path in modules.items()
    }

    TopologicalSorter(needs).prepare()  # raises CycleError with the files that go round


def public(node: ast.Module | ast.ClassDef, within: str) -> Iterator[tuple[str, bool]]:
    """Every public class and function with whether it is explained; what is private hides what is in it."""
    for each in node.body:
        if isinstance(each, Function | ast.ClassDef) and not each.name.startswith("_"):
            yield f"{within} {each.name}", ast.get_docstring(each) is not None
            if isinstance(each, ast.ClassDef):
                yield from public(each, f"{within} {each.name}")


def test_nearly_all_that_is_public_is_explained():
    found = dict(each for path in FILES for each in public(parsed(path), path.relative_to(PACKAGE).as_posix()))
    silent = [name for name, explained in found.items() if not explained]

    assert 1 - len(silent) / len(found) >= LEAST_EXPLAINED, silent
