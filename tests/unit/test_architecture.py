"""The direction of imports, and what each layer may know, as the architecture draws it."""

import sys
from collections.abc import Callable, Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from evidence import reading
from evidence.render import memory
from evidence.rules import all_rules

from tools import house
from tools.house import PACKAGE, imported, reached, room_of

MAY_IMPORT = {
    "model": set(),
    "library": {"model"},
    "diagnostics": {"model"},
    "read": {"model", "library", "diagnostics"},
    "check": {"model", "library", "diagnostics"},
    "cite": {"model", "diagnostics"},
    "view": {"model", "library", "diagnostics", "cite"},
    "export": {"model", "library", "diagnostics", "cite"},
    "search": {"model", "library", "diagnostics", "cite"},
    "reading": {"model", "library", "diagnostics", "read"},
    "site": {"model", "library", "diagnostics", "read", "reading", "check", "cite", "view", "export", "search"},
    "disk": {"model", "library", "diagnostics", "read", "check", "cite", "view", "export", "search", "reading", "site"},
}
"""Rooms that each room may import besides itself. An arrow that is not here turns back. `model` never knows `library`
or `cite`, and `cite` never knows the library."""
MAY_IMPORT["theme"] = set()
MAY_IMPORT["rules"] = MAY_IMPORT["disk"] | {"disk"}
MAY_IMPORT["render"] = MAY_IMPORT["disk"] | {"disk", "theme"}
MAY_IMPORT["plugin"] = MAY_IMPORT["cli"] = MAY_IMPORT["render"] | {"rules", "render"}

OUTSIDE = {
    "model": set(),
    "library": set(),
    "diagnostics": set(),
    "check": {"pyphen", "rapidfuzz"},
    "disk": set(),
    "rules": set(),
    "cli": set(),
}
"""Packages from elsewhere that a room may import; rooms that are not here are judged elsewhere."""

EDGE_ONLY = {"mkdocs", "material", "click"}
"""Packages that only the edge of the site generator may import."""
TEMPLATES_ONLY = {"jinja2", "markupsafe"}
"""Packages that only what makes pages may import."""

READERS = {
    "bibtexparser": "read/bibtex/splitting/splitter.py",
    "yaml": "read/front_matter.py",
    "markdown_it": "read/markdown.py",
    "mdit_py_plugins": "read/markdown.py",
    "nh3": "read/sanitise.py",
}
"""Each outside parser of what editors write, and the one module that imports it."""

DISK = {"os", "pathlib", "shutil", "subprocess", "tempfile"}
"""Modules that reach a disk; only `disk` and the edges import them."""
TEXT_ONLY = {"os.path.commonprefix", "pathlib.PurePosixPath"}
"""What of them works on text alone."""
MAY_REACH = {
    "cite/style.py": {"pathlib.Path"},  # reads the styles that come with a package
    "cite/work.py": {"os"},  # counts processors
}

FILES = [path for path in house.FILES if path != PACKAGE / "__init__.py"]
CORE = [path for path in FILES if room_of(path) != "plugin"]


def outside(path: Path) -> set[str]:
    """Packages from elsewhere that a file imports."""
    return {each.package for each in imported(path)} - sys.stdlib_module_names - {"evidence"}


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def too_much(paths: Iterable[Path], of: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """The files that import something that they may not, with what it is."""
    return {named(path): found for path in paths if (found := of(path))}


def test_imports_between_layers_never_turn_back() -> None:
    def turning_back(path: Path) -> set[str]:
        return {each.room for each in imported(path)} - MAY_IMPORT[room_of(path)] - {room_of(path), ""}

    assert too_much(FILES, turning_back) == {}


def test_every_import_says_the_whole_name() -> None:
    assert [(named(path), each) for path in FILES for each in imported(path) if each.module.startswith(".")] == []


def test_only_the_edge_of_the_site_generator_knows_it() -> None:
    assert too_much(CORE, lambda path: outside(path) & EDGE_ONLY) == {}


def test_only_what_makes_pages_knows_templates() -> None:
    assert (
        too_much((path for path in CORE if room_of(path) != "render"), lambda path: outside(path) & TEMPLATES_ONLY)
        == {}
    )


def test_only_the_edges_know_a_disk() -> None:
    def reaching(path: Path) -> set[str]:
        return {each.dotted for each in imported(path) if each.package in DISK} - TEXT_ONLY

    assert too_much((path for path in CORE if room_of(path) not in ("disk", "render", "cli")), reaching) == MAY_REACH


def test_the_core_stands_on_few_packages_from_elsewhere() -> None:
    core = [path for path in CORE if room_of(path) in OUTSIDE]

    assert too_much(core, lambda path: outside(path) - OUTSIDE[room_of(path)]) == {}


@pytest.mark.parametrize("parser", READERS)
def test_one_module_alone_imports_an_outside_parser(parser: str) -> None:
    # The words of the theme, which `render` reads, are no editor's.
    readers = [path for path in CORE if room_of(path) != "render"]

    assert [named(path) for path in readers if parser in outside(path)] == [READERS[parser]]


def test_every_parser_that_a_reader_imports_is_on_the_list() -> None:
    assert {package for path in FILES if room_of(path) == "read" for package in outside(path)} == set(READERS)


@pytest.mark.parametrize(
    ("room", "rooms", "packages"),
    [("read", reading.READERS, reading.PARSERS), ("cite", memory.FORMATTERS, memory.STYLES)],
)
def test_what_is_kept_follows_from_all_the_code_that_makes_it(
    room: str, rooms: tuple[str, ...], packages: tuple[str, ...]
) -> None:
    needed = {room} | reached(house.imports(), room)
    of_elsewhere = {package for path in FILES if room_of(path) in needed for package in outside(path)}
    known = packages_distributions()

    assert set(rooms) == needed
    assert {name.lower() for package in of_elsewhere for name in known[package]} <= {*packages}


def test_a_site_that_stands_is_taken_for_what_the_same_packages_would_make() -> None:
    needed = {package for path in FILES if room_of(path) != "plugin" for package in outside(path)}
    known = packages_distributions()

    assert {name.lower().replace("_", "-") for package in needed for name in known[package]} <= {*memory.MADE_WITH}


def test_no_code_of_a_rule_is_given_twice() -> None:
    codes = [rule.code for rule in all_rules()]
    names = [rule.name for rule in all_rules()]

    assert [code for code in codes if codes.count(code) > 1] == []
    assert [name for name in names if names.count(name) > 1] == []


def test_every_rule_says_why_it_is_there() -> None:
    assert [rule.code for rule in all_rules() if len(rule.why.split()) < 5] == []
