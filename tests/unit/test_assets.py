"""Scripts as browsers get them are made small by a library that knows no template inside a template."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted(
    (Path(__file__).resolve().parents[2] / "plugins" / "evidence" / "theme" / "assets" / "js").glob("*.js")
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_a_template_inside_a_template(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert re.findall(r"`[^`]*\$\{[^}`]*`.*", code) == [], "make the inner one a value of its own before"
