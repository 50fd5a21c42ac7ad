"""The package as somebody installs it: a wheel in an environment of its own, and a site of five lines of settings."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = "site_name: A library\ndocs_dir: content\ntheme: evidence\nplugins:\n  - evidence\n"


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run([str(each) for each in command], cwd=cwd, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.fail(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}", pytrace=False)
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel, and what it needs from the environment of the tests; nothing of this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    # Built from a copy: a build leaves its parts beside what it is built from, and the next one would take them in.
    shutil.copytree(ROOT / "plugins", folder / "source" / "plugins", ignore=shutil.ignore_patterns("*.egg-info"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder / "source")
    run(*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", folder, folder / "source", cwd=folder)
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    run(*pip, "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    own = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    # Packages in this file's folder count; the `.pth` files in it, that of this folder among them, do not.
    (own / "tests.pth").write_text(Path(pytest.__file__).resolve().parent.parent.as_posix(), encoding="utf-8")
    return python


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
