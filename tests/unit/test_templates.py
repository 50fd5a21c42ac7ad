"""The lint of templates finds what would only be seen on a page, or not at all."""

from pathlib import Path

import pytest

from tools.templates import THEME, faults

ROOT = Path(__file__).resolve().parents[2]


def test_the_theme_and_this_sites_own_templates_have_no_fault():
    assert list(faults([ROOT / "theme_overrides", THEME])) == []


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("<p>{{ nobody }}</p>", 1, "nothing gives it `nobody`"),
        ("<p>\n{{ title | loud }}</p>", 2, "No filter named 'loud'"),
        ("{% if title %}", 1, "end"),
        ('{% include "partials/lost.html" %}', 1, "there is no template `partials/lost.html`"),
        ('{% import "partials/macros.html" as ev with context %}\n{{ ev.nothing() }}', 2, "has no piece `nothing`"),
        ("<p>{{ title | safe }}</p>", 1, "`title` is not escaped"),
        ('<p style="color: red">x</p>', 1, "files of their own"),
        ('<button onclick="go()">x</button>', 1, "files of their own"),
        ("<script>go()</script>", 1, "files of their own"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, template: str, line: int, message: str):
    (tmp_path / "own.html").write_text(template, encoding="utf-8")

    (found,) = faults([tmp_path, THEME])

    assert (found.template, found.line) == ("own.html", line)
    assert message in found.message
