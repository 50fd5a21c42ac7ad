"""The command `evidence` in a process of its own, as a terminal starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EVIDENCE = [sys.executable, "-c", "import sys; from evidence.cli import main; sys.exit(main())"]
ENTRY = "@article{doe2020,\n  author = {Doe, Jane},\n  title = {Trust},\n  journal = {Trust},\n  year = {2020},\n}\n"
STUDY = (
    "---\nsources: [doe2020]\nheadline: People come back.\nsource_class: study\nsettings: [clinic]\n---\nThey did.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small library that is clean; it has no vocabulary yet."""
    write(tmp_path, "references.bib", ENTRY)
    write(tmp_path, "content/studies/clinic-trust.md", STUDY)
    write(tmp_path, "content/permalinks.txt", "clinic-trust\ndoe2020\n")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_a_reader_that_stops_early_is_no_crash(folder):
    write(folder, "references.bib", "".join(ENTRY.replace("doe2020", f"doe{n}") for n in range(2000)))
    with subprocess.Popen(
        [*EVIDENCE, "check", "-C", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout and running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


def test_a_terminal_without_the_characters_is_no_crash(folder):
    write(folder, "content/studies/clinic-trust.md", STUDY.replace("[clinic]", "[clínic✓]"))
    ran = subprocess.run(
        [*EVIDENCE, "check", "-C", folder],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )

    assert (ran.returncode, ran.stderr) == (0, "1 note in 1 file; 1 study, 1 reference read\n")
