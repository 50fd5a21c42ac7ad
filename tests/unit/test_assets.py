"""Scripts as browsers get them are made small by a library that knows no template inside a template."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SCRIPTS = sorted(
    (Path(__file__).resolve().parents[2] / "plugins" / "evidence" / "theme" / "assets" / "js").rglob("*.js")
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_template_inside_a_template(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert re.findall(r"`[^`]*\$\{[^}`]*`.*", code) == [], "make the inner one a value of its own before"


def test_no_scripts_need_each_other_in_a_circle() -> None:
    imports = {
        path: {
            (path.parent / name).resolve() for name in re.findall(r'^(?:import|\}) .*from "(.+)";', code, re.MULTILINE)
        }
        for path in SCRIPTS
        for code in [path.read_text(encoding="utf-8")]
    }

    order = [path.name for path in TopologicalSorter(imports).static_order()]
    assert order.index("filter.js") < order.index("view.js") < order.index("drawing.js") < order.index("explorer.js")
