"""The search index is the same each time, and a site is built where none can be made."""

import os
from pathlib import Path

import pytest
from evidence.render.search_index import END, SearchIndex

WORDS = tuple(f"trust{END} care{END} word{chr(97 + number % 26)}{END}" for number in range(300))


def made(folder: Path, told: list[str] | None = None) -> dict[str, bytes]:
    folder.mkdir()
    SearchIndex(WORDS).write(folder, ([] if told is None else told).append)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_words_make_the_same_bytes(tmp_path: Path):
    first, second = made(tmp_path / "first"), made(tmp_path / "second")

    assert first == second
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/wasm.en.pagefind"} <= set(first)


def test_nothing_of_the_ready_made_pages_is_published(tmp_path: Path):
    assert [name for name in made(tmp_path / "site") if "ui" in name or "highlight" in name or "fragment" in name] == []


@pytest.mark.parametrize("program", ["no-such-program", os.devnull])
def test_where_the_program_cannot_run_the_build_goes_on_and_says_the_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    told: list[str] = []

    assert made(tmp_path / "site", told) == {}
    assert "pip install --force-reinstall 'pagefind[bin]'" in told[0]
