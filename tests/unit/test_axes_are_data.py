"""Axes are data: no code names a vocabulary of the content folder, but for the declarations of fields."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "plugins" / "evidence"
AXES = frozenset(path.stem for path in (ROOT / "content" / "vocabulary").glob("*.yml"))
PYTHON = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tools").rglob("*.py")])
OTHERS = sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".html", ".js"))

SINGLE = {
    (
        "library/standing.py",
        "corroboration",
    ): "The verdict is worked out: no editor writes it, so no field declares it.",
}
"""Where code has to name one vocabulary all the same, and why."""
_DECLARING = ("axis", "example")
"""What the declaration of a field may say: the vocabulary of its terms, and an example of how it is written."""


def named_in(source: str) -> Iterator[str]:
    """Every text of a module that is the name of a vocabulary, or begins with one as `axis/term` does."""
    tree = ast.parse(source)
    declared = {
        id(keyword.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "declared"
        for keyword in call.keywords
        if keyword.arg in _DECLARING
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in declared:
            axis = node.value.partition("/")[0]
            if axis in AXES and not re.search(r"\s", node.value):
                yield axis


def of_a_file(path: Path) -> set[tuple[str, str]]:
    where = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT).as_posix()
    return {(where, axis) for axis in named_in(path.read_text(encoding="utf-8"))}


def test_no_module_names_a_vocabulary_but_where_a_reason_is_given():
    named = {each for path in PYTHON for each in of_a_file(path)}

    assert named == SINGLE.keys()


def test_no_template_or_script_names_a_vocabulary():
    named = {
        (path.relative_to(PACKAGE).as_posix(), word)
        for path in OTHERS
        for word in re.findall(r"""["'`]([a-z][a-z-]*)["'`/]""", path.read_text(encoding="utf-8"))
        if word in AXES
    }

    assert named == set()


def test_a_list_a_name_with_its_term_and_a_key_of_a_mapping_are_seen():
    source = """
MAIN = ("processes", "loci")
STRENGTH = f"strengths/{id}"
FACETS = {"settings": 1}
kind: str = declared("What is settled.", Kind.TERM, axis="roles", example="roles/gp")
"""

    assert sorted(named_in(source)) == ["loci", "processes", "settings", "strengths"]
