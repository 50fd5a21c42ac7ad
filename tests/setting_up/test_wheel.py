"""The package as somebody installs it: a wheel in an environment of its own, and a site of five lines of settings."""

from pathlib import Path

from tests.setting_up.running import run

SETTINGS = "site_name: A library\ndocs_dir: content\ntheme: evidence\nplugins:\n  - evidence\n"


def test_a_wheel_builds_a_site_with_the_theme_that_lies_in_it(python: Path, tmp_path: Path):
    (tmp_path / "content" / "studies").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "references.bib").write_text("@book{roe2020, title = {On bees}, year = {2020}}\n", encoding="utf-8")
    (tmp_path / "content" / "index.md").write_text("# Bees\n\nWhat is known.\n", encoding="utf-8")

    run(python, "-m", "mkdocs", "build", "--quiet", cwd=tmp_path)

    where = run(python, "-c", "import evidence; print(evidence.__file__)", cwd=tmp_path)
    assert "site-packages" in where
    site = tmp_path / "site"
    assert "On bees" in (site / "library" / "index.html").read_text(encoding="utf-8")
    assert "<h1>Bees</h1>" in (site / "index.html").read_text(encoding="utf-8")
    assert list(site.glob("assets/site.*.css")) and list(site.glob("assets/fonts/*.woff2"))
    assert [path for path in site.rglob("*") if path.suffix in (".yml", ".md", ".py")] == []
