"""Every page of `tests/broken` is one mistake: it gets one message, which hides nothing and leads out.

After a change that is meant, run with EVIDENCE_UPDATE_GOLDEN=1 and read the difference.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from evidence.check import check
from evidence.diagnostics import Diagnostic, Edit, Rename, Severity, as_text, in_order, with_places
from evidence.disk.reading import content_files, read_folder, texts_on_disk
from evidence.model.edit import applied
from evidence.reading import read_library
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.helpers import READ, TODAY
from tests.unit.test_cases import common_files

BROKEN = Path(__file__).resolve().parent.parent / "broken"
PAGES = sorted(path for path in BROKEN.glob("*.md") if path.name != "README.md")

BELOW, ELSEWHERE = "nobody-below-1999", "nobody-elsewhere-1999"
ENTRY_BELOW = f"\n@misc{{{BELOW}, title = {{Below}}, year = {{1999}}, related = {{{BELOW}-2}}}}\n"
WORDS_OF_PARSERS = re.compile(
    r"\b(mappings?|scalars?|tokens?|flow|block (?:end|entry|entries|mapping|sequence)|sequences?|yaml|pars(?:e|er|ing)"
    r"|nodes?|alias(?:es)?|directive|indicator|simple key|tuple|dict|None|exception|traceback|regex|string|integer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Case:
    """One mistake: the files with it, what should be said of it, and the files as they should be."""

    path: Path
    broken: dict[str, bytes]
    message: str
    lines: tuple[int, int]
    """The lines of the page between which the message stands."""
    mended: dict[str, bytes | None]
    """None is a file that is taken away."""


def case_of(path: Path) -> Case:
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    broken: dict[str, bytes] = {}
    mended: dict[str, bytes | None] = {}
    files: dict = broken
    message, lines = "", (0, 0)
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and tokens[index + 1].content == "Mended":
            files = mended
        elif token.type == "fence" and token.map:
            kind, _, name = token.info.strip().partition(" ")
            if kind == "message":
                message, lines = token.content.rstrip("\n"), (token.map[0] + 1, token.map[1] - 1)
            elif name:
                files[name] = content_of(kind, token)
    return Case(path, broken, message, lines, mended)


def content_of(kind: str, token: Token) -> bytes | None:
    if kind == "gone":
        return None
    if kind == "escaped":
        return re.sub(r"\\(u[0-9a-f]{4}|r)", lambda sign: chr(int(sign[1][1:] or "d", 16)), token.content).encode()
    if kind == "bytes":
        return token.content.encode().decode("unicode_escape").encode("latin-1")
    return token.content.encode()


def small_library() -> dict[str, bytes]:
    """The library that every case starts from, by paths from the root."""
    common = {path if path.endswith(".bib") else f"content/{path}": text for path, text in common_files().items()}
    own = case_of(BROKEN / "README.md").broken
    return {path: text.encode() for path, text in common.items() if text is not None} | own


LIBRARY = small_library()
CASES = [case_of(path) for path in PAGES]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)


def write(root: Path, files: dict[str, bytes] | dict[str, bytes | None]) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            path.unlink()
        else:
            path.write_bytes(data)


def said_of(root: Path) -> tuple[Diagnostic, ...]:
    """What `evidence check` says of a folder."""
    bibliographies, texts, found = read_folder(root)
    library, said = read_library(bibliographies, texts, keep=READ)
    files = content_files(root)
    everything = in_order((*found, *said, *check(library, TODAY, files)))
    return with_places(everything, texts_on_disk(root, [source.path for source in (*bibliographies, *texts)]))


REPORTS: dict[Path, tuple[Diagnostic, ...]] = {}
"""What was said of the broken files of each case."""


def broken_in(root: Path, case: Case) -> tuple[Diagnostic, ...]:
    """Put the mistake of a case into the small library, and give what is said of it."""
    write(root, case.broken)
    if case.path not in REPORTS:
        REPORTS[case.path] = said_of(root)
    return REPORTS[case.path]


def shown(said: Iterable[Diagnostic], case: Case) -> str:
    return as_text(counted(said, case), changes=True)


def counted(said: Iterable[Diagnostic], case: Case) -> list[Diagnostic]:
    """What is said, without notes that the case is not about."""
    codes = set(re.findall(r"^\S.*: info (\w+) ", case.message, re.MULTILINE))
    return [each for each in said if each.rule.severity > Severity.INFO or each.rule.code in codes]


def the_mistake(said: Iterable[Diagnostic], case: Case) -> Diagnostic:
    [mistake] = [each for each in said if as_text([each], changes=True) == case.message]
    return mistake


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, LIBRARY)
    return tmp_path


def test_the_library_that_every_case_starts_from_is_clean(root: Path) -> None:
    assert as_text(each for each in said_of(root) if each.rule.severity > Severity.INFO) == ""


def test_there_are_cases_enough_of_every_sort() -> None:
    assert len(CASES) >= 150


@each_case
def test_one_mistake_gets_one_message_in_plain_words(case: Case, root: Path) -> None:
    report = shown(broken_in(root, case), case)
    if report != case.message and os.environ.get("EVIDENCE_UPDATE_GOLDEN"):
        lines = case.path.read_text(encoding="utf-8").split("\n")
        lines[slice(*case.lines)] = report.split("\n") if report else []
        case.path.write_text("\n".join(lines), encoding="utf-8")
        pytest.skip("written anew; read the difference")

    assert report == case.message
    assert len(re.findall(r"^\S", report, re.MULTILINE)) == 1
    words = re.sub(r"`[^`]*`", "", re.sub(r"(?m)^    (?:change|add|delete|rename|[-+]).*$", "", report))
    assert WORDS_OF_PARSERS.findall(words) == []


@each_case
def test_it_hides_no_other_mistake(case: Case, root: Path) -> None:
    at = the_mistake(broken_in(root, case), case).where.path
    read = {source.path for sources in read_folder(root)[:2] for source in sources}
    with (root / "content/about/methods.md").open("a", encoding="utf-8") as other:
        other.write(f"\nSee [@{ELSEWHERE}].\n")
    wanted = {ELSEWHERE}
    if at in read and at.endswith((".md", ".bib")):
        with (root / at).open("a", encoding="utf-8") as same:
            same.write(ENTRY_BELOW if at.endswith(".bib") else f"\n\nSee [@{BELOW}].\n")
        wanted.add(BELOW)

    said = counted(said_of(root), case)
    others = [each for each in said if each.rule.code in ("L601", "B217") and "nobody-" in each.message]

    assert {name for name in wanted if any(name in each.message for each in others)} == wanted
    assert [each.rule.code for each in said if each not in others] == [the_code(case)]


def the_code(case: Case) -> str:
    return re.findall(r"^\S.*?: (?:error|warning|info) (\w+) ", case.message)[0]


@each_case
def test_the_way_out_leads_out(case: Case, root: Path) -> None:
    mistake = the_mistake(broken_in(root, case), case)
    assert (mistake.edit is None) == bool(case.mended), "either a change or the mended files"
    before = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    if isinstance(mistake.edit, Rename):
        (root / mistake.edit.path).rename(root / mistake.edit.new)
    elif isinstance(mistake.edit, Edit):
        texts = {path: data.decode() for path, data in before.items()}
        changed, left = applied(texts, [mistake.edit])
        assert left == ()
        write(root, {path: text.encode() for path, text in changed.items()})
    else:
        write(root, case.mended)

    assert as_text(each for each in said_of(root) if each.rule.severity > Severity.INFO) == ""
    assert near_a_change(mistake, before, root)


def near_a_change(mistake: Diagnostic, before: dict[str, bytes], root: Path) -> bool:
    """Whether the message points at a line that was changed, or at one beside it; or at a file that was renamed."""
    path = root / mistake.where.path
    if not path.exists() or mistake.message.endswith("is missing"):
        return True  # what is missing has no line of its own: it is told where its group begins
    old, new = before.get(mistake.where.path, b"").splitlines(), path.read_bytes().splitlines()
    top = next(
        (n for n, pair in enumerate(zip(old, new, strict=False), 1) if pair[0] != pair[1]), min(len(old), len(new)) + 1
    )
    same_below = next(
        (n for n, pair in enumerate(zip(old[::-1], new[::-1], strict=False)) if pair[0] != pair[1]),
        min(len(old), len(new)),
    )
    return old == new or top - 1 <= mistake.where.line <= max(top, len(old) - same_below) + 1
