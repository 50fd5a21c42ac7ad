"""`evidence init`: a site on another topic, begun by somebody who has the wheel and nothing else."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.setting_up.running import run, try_to_run
from tests.sites.documents import Element, read

STARTER = Path(__file__).resolve().parents[2] / "plugins" / "evidence" / "starter"
COMMAND = "import sys; from evidence.cli import main; sys.exit(main())"
OTHER_TOPIC = ("partner", "patient", "practitioner", "health", "care ", "carer", "clinic", "relationship", "nurse")
"""Words that a site on worms has no use for."""


def evidence(python: Path, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return try_to_run(python, "-c", COMMAND, *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def begun(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as `evidence init` writes it, built."""
    folder = tmp_path_factory.mktemp("begun")
    done = evidence(python, "init", "worms", "--name", 'Worms: "what" we know', cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    run(python, "-m", "mkdocs", "build", "--quiet", "--strict", cwd=folder / "worms")
    return folder / "worms"


def words(begun: Path, path: str) -> str:
    return " ".join(page(begun, path).text.split())


def page(begun: Path, path: str) -> Element:
    return read(begun / "site" / path / "index.html")


def test_the_next_commands_are_told_and_the_check_has_nothing_to_mend(python, tmp_path):
    begun = evidence(python, "init", "worms", cwd=tmp_path)
    checked = evidence(python, "check", cwd=tmp_path / "worms")

    assert begun.stdout.splitlines()[2:5] == [
        "    pip install -r requirements.txt",
        "    evidence check",
        "    evidence serve",
    ]
    assert (checked.returncode, "error" in checked.stdout, "warning" in checked.stdout) == (0, False, False)
    assert "1 study, 2 references read" in checked.stderr


def test_everything_that_a_repository_needs_comes_out_of_the_wheel(begun):
    kept = {path.relative_to(STARTER) for path in STARTER.rglob("*") if path.is_file()}

    assert {Path(".gitignore"), Path(".github/workflows/check.yml"), Path("README.md")} <= kept
    assert [str(path) for path in sorted(kept) if not (begun / path).is_file()] == []


def test_where_the_generator_is_not_known_pip_stops_there_and_takes_nobody_elses(python, tmp_path):
    begun = evidence(python, "init", "worms", cwd=tmp_path)
    pip = (sys.executable, "-m", "pip", "install", "--no-deps", "--target", tmp_path / "to", "-r")
    installed = try_to_run(*pip, tmp_path / "worms" / "requirements.txt", cwd=tmp_path)

    assert "write into requirements.txt where the generator is" in begun.stdout
    assert installed.returncode == 1
    assert "write-here-where-the-generator-is" in installed.stderr
    assert not (tmp_path / "to").exists()


def test_the_site_has_its_own_name_and_its_own_questions(begun):
    facets = [each.get("data-facet") for each in page(begun, "evidence").all("details") if each.get("data-facet")]
    table = (begun / "site/data/map/effects/lands.csv").read_bytes().decode("utf-8-sig")
    works = {(row["row"], row["column"]): row["works"] for row in csv.DictReader(io.StringIO(table))}

    assert 'Worms: "what" we know' in words(begun, "")
    assert facets[:3] == ["kind", "land", "effect"]
    assert works["effects/earth-moved", "lands/grassland"] == "1"
    assert "Kind of land Grassland" in words(begun, "studies/things-sink-into-meadows")
    assert "What worms doMove earth" in words(begun, "studies/things-sink-into-meadows")


def test_examples_say_that_they_are_examples(begun):
    for path in ("studies/things-sink-into-meadows", "programmes/chalk-on-a-field", "guides/worm-casts-on-a-lawn"):
        assert "This page is an example." in words(begun, path)


def test_no_page_and_no_file_speaks_of_the_topic_of_the_site_that_the_generator_was_made_for(begun):
    pages = {path: words(begun, str(path.parent.relative_to(begun / "site"))) for path in begun.rglob("index.html")}
    files = [path for path in begun.rglob("*") if path.is_file() and "site" not in path.relative_to(begun).parts]
    texts = pages | {path: path.read_text(encoding="utf-8") for path in files if ".cache" not in path.parts}
    shown = {path: text.lower().replace("partnership-evidence", "") for path, text in texts.items()}

    assert len(pages) > 20 and len(shown) > len(pages) + 15
    for word in OTHER_TOPIC:
        assert [str(path.relative_to(begun)) for path, text in shown.items() if word in text] == []


def test_no_page_cites_or_names_what_is_not_there(begun):
    pages = {path: path.read_text(encoding="utf-8") for path in (begun / "site").rglob("index.html")}

    assert [str(path.relative_to(begun)) for path, text in pages.items() if "--unknown" in text] == []


def test_no_heading_stands_over_nothing(begun):
    assert "What describes sources and judgement" not in words(begun, "concepts")


def test_a_word_that_is_not_agreed_is_told_with_the_nearest_one(python, tmp_path):
    evidence(python, "init", "worms", cwd=tmp_path)
    study = tmp_path / "worms/content/studies/things-sink-into-meadows.md"
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace("lands: [grassland]\nread", "lands: [graslands]\nread"), encoding="utf-8")

    checked = evidence(python, "check", cwd=tmp_path / "worms")

    assert checked.returncode == 1
    assert (
        "content/studies/things-sink-into-meadows.md:4: error S301 `lands`: `graslands` is not a term of lands\n"
        "    hint: did you mean `grassland`?" in checked.stdout
    )
