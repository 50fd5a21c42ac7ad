"""What an editor sees who runs `evidence` in a terminal."""

import json
from pathlib import Path

import pytest
from evidence.cli import main
from evidence.rules import all_rules

STUDY = """\
---
sources: [doe2020]
headline: People come back when they are heard.
source_class: study
settings: [clinic]
---
They came back.
"""
ENTRY = """\
@article{doe2020,
  author  = {Doe, Jane},
  title   = {Trust in a small clinic},
  journal = {Journal of Trust},
  year    = {2020},
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small library that is clean; it has no vocabulary yet."""
    folder = tmp_path / "library"
    write(folder, "references.bib", ENTRY)
    write(folder, "content/studies/clinic-trust.md", STUDY)
    write(folder, "content/permalinks.txt", "clinic-trust\ndoe2020\n")
    return folder


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run a command; give its exit code and what it wrote to each stream."""
    try:
        code = main([str(each) for each in arguments])
    except SystemExit as ended:
        code = int(ended.code or 0)
    written = capsys.readouterr()
    return code, written.out, written.err


NO_VOCABULARY = (
    "content/studies/clinic-trust.md:4: info V702 there is no vocabulary, so no term was checked\n"
    "    hint: Add the files of the vocabulary to `content/vocabulary/`.\n"
)


def test_a_library_with_nothing_to_mend_ends_with_zero_and_notes_do_not_count(folder, capsys):
    assert run(capsys, "check", "-C", folder) == (0, NO_VOCABULARY, "1 note in 1 file; 1 study, 1 reference read\n")


def test_the_folder_may_be_named_before_the_command_or_after_it(capsys, folder):
    assert run(capsys, "-C", folder, "check") == run(capsys, "check", "-C", folder)


def test_mistakes_are_shown_in_the_order_of_files_and_lines_whoever_found_them(folder, capsys):
    write(folder, "content/studies/clinic-trust.md", STUDY.replace("headline", "headlin") + "See [@doe2002].\n")
    write(folder, "references.bib", ENTRY.replace("journal", "journl"))

    assert run(capsys, "check", "-C", folder) == (
        1,
        "content/studies/clinic-trust.md:3: error R110 there is no field `headlin` here\n"
        "    hint: did you mean `headline`?\n"
        "    change: headlin: → headline:\n"
        + NO_VOCABULARY
        + "content/studies/clinic-trust.md:8: error L601 no entry `doe2002` in the bibliography\n"
        "    hint: did you mean `doe2020`?\n"
        "    change: doe2002 → doe2020\n"
        "references.bib:4: warning B022 `journl` is not a field that is read\n"
        "    hint: did you mean `journal`?\n"
        "    change: journl → journal\n",
        "2 errors, 1 warning, 1 note in 2 files; 1 study, 1 reference read\n",
    )


def test_a_warning_alone_fails_the_check(folder, capsys):
    write(folder, "references.bib", ENTRY.replace("year    = {2020}", "number = {1}"))

    code, _, summary = run(capsys, "check", "-C", folder)

    assert (code, summary) == (1, "1 warning, 1 note in 2 files; 1 study, 1 reference read\n")


def test_programs_get_a_list_of_flat_objects(folder, capsys):
    write(folder, "content/studies/clinic-trust.md", STUDY + "See [@doe2002].\n")

    code, out, _ = run(capsys, "check", "-C", folder, "--format", "json")

    assert code == 1
    assert json.loads(out)[1] == {
        "path": "content/studies/clinic-trust.md",
        "line": 8,
        "column": 1,
        "severity": "error",
        "code": "L601",
        "name": "unknown-citation",
        "message": "no entry `doe2002` in the bibliography",
        "hint": "did you mean `doe2020`?",
        "edit": {
            "path": "content/studies/clinic-trust.md",
            "line": 8,
            "column": 7,
            "end_line": 8,
            "end_column": 14,
            "old": "doe2002",
            "new": "doe2020",
        },
    }


def test_a_clean_library_is_an_empty_list_to_programs(folder, capsys):
    write(folder, "content/studies/clinic-trust.md", "# Not a study yet\n")
    (folder / "content/studies/clinic-trust.md").rename(folder / "content/clinic-trust.md")

    assert run(capsys, "check", "-C", folder, "--format", "json")[:2] == (0, "[]\n")


def test_a_pull_request_is_marked_where_the_file_lies_in_the_repository(folder, capsys, monkeypatch):
    write(folder, "content/studies/clinic-trust.md", STUDY + "See [@doe2002].\n")
    monkeypatch.chdir(folder.parent)

    code, out, _ = run(capsys, "check", "-C", folder.name, "--format", "github")

    assert code == 1
    assert out.splitlines()[1] == (
        f"::error file={folder.name}/content/studies/clinic-trust.md,line=8,col=1,title=L601 unknown-citation::"
        "no entry `doe2002` in the bibliography%0Ahint: did you mean `doe2020`?%0Achange: doe2002 → doe2020"
    )


def test_the_report_can_go_to_a_file(folder, capsys, tmp_path):
    report = tmp_path / "report.txt"

    assert run(capsys, "check", "-C", folder, "--output", report)[:2] == (0, "")
    assert report.read_text(encoding="utf-8") == NO_VOCABULARY


def test_several_bibliographies_can_be_named(folder, capsys):
    write(folder, "more.bib", ENTRY.replace("doe2020", "doe2021").replace("Trust in", "Waiting in"))
    write(folder, "content/permalinks.txt", "clinic-trust\ndoe2020\ndoe2021\n")

    named = run(capsys, "check", "-C", folder, "--bib", "references.bib", "--bib", "more.bib")
    write(
        folder,
        "mkdocs.yml",
        "plugins:\n  - evidence:\n      bibliography: [references.bib, more.bib]\n      contact: a@b.org\n",
    )

    assert named == run(capsys, "check", "-C", folder)
    assert named[2] == "1 note in 1 file; 1 study, 2 references read\n"


def test_settings_of_the_site_that_only_its_generator_understands_do_no_harm(folder, capsys):
    write(
        folder,
        "mkdocs.yml",
        "site_name: !ENV [NAME, x]\nextra: &more {a: !!python/name:pathlib.Path }\nother: *more\n"
        "plugins:\n  - search\n  - evidence:\n      bibliography: references.bib\n",
    )

    assert run(capsys, "check", "-C", folder)[0] == 0


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("site_name: x\n", True),
        ("repo_url:\nplugins:\n  - evidence:\n      contact: ''\n", True),
        ("repo_url: https://example.org/x\n", False),
        ("plugins:\n  - search\n  - evidence:\n      contact: a@b.org\n", False),
        ("plugins:\n  evidence:\n    contact: https://example.org/write\n", False),
    ],
)
def test_a_site_that_names_no_way_to_reach_anybody_is_told_so_as_a_note(folder, capsys, settings, expected):
    write(folder, "mkdocs.yml", settings)
    code, said, _ = run(capsys, "check", "-C", folder)

    assert code == 0
    assert [line for line in said.splitlines() if "U901" in line] == [
        "mkdocs.yml:1: info U901 neither `repo_url` nor `contact` says how readers reach you"
    ] * expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            b"site_name: 'x\nplugins:\n  - evidence\n",
            "mkdocs.yml:1: error R100 a quotation mark is opened and not closed",
        ),
        (b"site_name: x\n\tplugins: y\n", "mkdocs.yml:2: error R100 the line is indented with a tab"),
        (b"site_name: x\nrepo_url: M\xfc\n", "mkdocs.yml:2: error R160 the byte FC is not UTF-8"),
    ],
)
def test_settings_that_mkdocs_could_not_read_are_told_by_the_check(folder, capsys, settings, expected):
    (folder / "mkdocs.yml").write_bytes(settings)
    code, said, _ = run(capsys, "check", "-C", folder)

    assert code == 1
    assert expected in said
    assert "U901" not in said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (
            "references.bib",
            "evidence: there is no file `references.bib` in `{folder}`\n"
            "    hint: add it (an empty file will do to begin with), or name another as `bibliography` in mkdocs.yml\n",
        ),
        (
            "content",
            "evidence: there is no folder `content` in `{folder}`\n"
            "    hint: run the command in the folder that holds `references.bib` and `content`, "
            "or name that folder with -C\n",
        ),
        (".", "evidence: there is no folder `{folder}`\n    hint: correct the path after -C\n"),
    ],
)
def test_a_folder_that_holds_no_library_is_said_and_ends_with_two(folder, capsys, missing, said):
    (folder / missing).rename(folder.with_name("elsewhere"))

    assert run(capsys, "check", "-C", folder) == (2, "", said.format(folder=folder))


def test_an_option_that_does_not_exist_ends_with_two(folder, capsys):
    code, out, err = run(capsys, "check", "--colour")

    assert (code, out) == (2, "")
    assert "unrecognized arguments: --colour" in err


def test_what_an_editor_wrote_can_neither_break_a_line_nor_steer_the_terminal(folder, capsys):
    write(
        folder,
        "content/studies/clinic-trust.md",
        STUDY.replace("doe2020", '"doe\\e[31m\\n2002"').replace("[clinic]", '["\\u202eclinic\\u2028"]'),
    )

    _, out, _ = run(capsys, "check", "-C", folder)

    assert [line for line in out.splitlines() if not line.isprintable()] == []


def test_every_command_has_help(capsys):
    for command in ((), ("check",), ("explain",), ("permalinks",), ("schema",)):
        code, out, _ = run(capsys, *command, "--help")
        assert code == 0
        assert out.startswith(f"usage: evidence{''.join(f' {word}' for word in command)} ")


def test_a_rule_is_explained_by_its_code_in_any_case_or_by_its_name(capsys):
    expected = (
        "S303 outcome-without-mechanism (error)\n"
        "\n"
        "Why: An outcome is credited to something people did. The same session or letter\n"
        "changes nothing elsewhere: a reader needs to know what it changed in people.\n"
        "\n"
        "What to do: Add `mechanism`: what changed in people's reasoning, trust or room\n"
        "to act, as the source says it. If the source does not say, leave `outcome` out\n"
        "of the chain.\n"
    )

    assert run(capsys, "explain", "S303") == (0, expected, "")
    assert run(capsys, "explain", "s303") == (0, expected, "")
    assert run(capsys, "explain", "outcome-without-mechanism") == (0, expected, "")


def test_without_a_code_every_rule_is_listed(capsys):
    code, out, _ = run(capsys, "explain")

    assert code == 0
    assert out.splitlines() == [f"{rule.code}  {rule.severity!s:8} {rule.name}" for rule in all_rules()]


def test_for_an_unknown_rule_the_nearest_is_offered(capsys):
    assert run(capsys, "explain", "S3O3") == (
        2,
        "",
        "evidence: there is no rule `S3O3`\n    hint: did you mean S303, outcome-without-mechanism?\n",
    )
    assert run(capsys, "explain", "?") == (
        2,
        "",
        "evidence: there is no rule `?`\n    hint: `evidence explain` lists all rules\n",
    )


def test_ids_that_are_not_guarded_are_listed_and_nothing_is_written(folder, capsys):
    write(folder, "content/about/methods.md", "# Methods\n")

    assert run(capsys, "permalinks", "-C", folder) == (0, "methods\n", "1 not yet on the list\n")
    assert (folder / "content/permalinks.txt").read_text() == "clinic-trust\ndoe2020\n"


def test_ids_are_added_in_order_below_the_comments_and_none_is_taken_away(folder, capsys):
    write(folder, "content/permalinks.txt", "# Ours\nold-page#part\n\ndoe2020\n# Keep these\n")
    write(folder, "content/about/methods.md", "# Methods\n")

    assert run(capsys, "permalinks", "-C", folder, "--write") == (0, "", "2 added to content/permalinks.txt\n")
    assert (folder / "content/permalinks.txt").read_text() == (
        "# Ours\n# Keep these\nclinic-trust\ndoe2020\nmethods\nold-page#part\n"
    )
    assert sorted(path.name for path in (folder / "content").iterdir()) == ["about", "permalinks.txt", "studies"]


def test_the_list_is_begun_with_words_on_what_it_is(folder, capsys):
    (folder / "content/permalinks.txt").unlink()

    run(capsys, "permalinks", "-C", folder, "--write")

    assert (folder / "content/permalinks.txt").read_text().splitlines()[2:] == ["clinic-trust", "doe2020"]
    assert run(capsys, "permalinks", "-C", folder) == (0, "", "0 not yet on the list\n")


def test_a_list_with_a_line_that_is_no_id_is_left_as_it_is(folder, capsys):
    write(folder, "content/permalinks.txt", "clinic trust\n")

    assert run(capsys, "permalinks", "-C", folder, "--write") == (
        2,
        "",
        "evidence: content/permalinks.txt:1: `clinic trust` is not an id\n    hint: mend or delete that line first\n",
    )
    assert (folder / "content/permalinks.txt").read_text() == "clinic trust\n"


def test_the_version_is_told(capsys):
    code, out, _ = run(capsys, "--version")

    assert (code, out.split()[0]) == (0, "evidence")
    assert out.split()[1][0].isdigit()


def test_a_schema_is_written_for_each_kind_of_page(tmp_path, capsys):
    folder = tmp_path / "made" / "schemas"

    assert run(capsys, "-C", tmp_path, "schema", folder) == (0, "", f"8 schemas written to {folder}\n")
    kinds = ("article", "glossary", "guide", "home", "programme", "study", "vocabulary", "words")
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.schema.json" for name in kinds]
    study = json.loads((folder / "study.schema.json").read_text(encoding="utf-8"))
    assert study["required"] == ["sources", "headline", "source_class", "settings"]


@pytest.fixture
def on_habitats(tmp_path):
    """A library of another topic, with one vocabulary."""
    write(
        tmp_path,
        "content/vocabulary/habitats.yml",
        "id: habitats\nlabel: Habitats\nsingular: Habitat\nquestion: Where do they live?\ndefinition: Places.\n"
        "on: [study]\nterms: [{id: meadow, label: Meadow, definition: Grass.}]\n",
    )
    write(tmp_path, "content/words.yml", "unasked: [participants]\n")
    return tmp_path


def test_a_schema_knows_the_vocabularies_of_its_folder(on_habitats, tmp_path, capsys):
    run(capsys, "schema", "-C", tmp_path, tmp_path / "schemas")

    study = json.loads((tmp_path / "schemas/study.schema.json").read_text(encoding="utf-8"))
    assert study["required"] == ["sources", "headline"]
    assert study["properties"]["habitats"]["description"] == "Where do they live? Terms: habitats."


def test_fields_are_explained_as_the_folder_has_them(on_habitats, capsys):
    _, shown, _ = run(capsys, "explain", "-C", on_habitats, "study")
    rows = {row.split("`")[1]: row for row in shown.splitlines()[2:]}

    assert "Where do they live?" in rows["habitats"]
    assert rows["participants"].endswith("| when it applies |")
    # What is said in words of a vocabulary that is not there would only be in the way.
    assert rows.keys().isdisjoint(["source_class", "settings", "findings.processes", "findings.outcomes"])
    assert {"headline", "findings.text", "findings.chain.mechanism"} <= rows.keys()


def test_a_place_where_nothing_can_be_written_is_said_and_ends_with_two(folder, capsys):
    taken = folder / "references.bib"

    assert run(capsys, "schema", taken) == (2, "", f"evidence: `{taken}`: file exists\n")


def test_the_fields_of_a_kind_of_page_are_explained(capsys):
    code, shown, said = run(capsys, "explain", "vocabulary")

    assert (code, said) == (0, "")
    assert shown.splitlines()[:3] == [
        "| Field | What it is | How it is written | Needed |",
        "| --- | --- | --- | --- |",
        "| `id` | Id of the axis, as front matter and addresses have it. "
        "| an id: lower-case letters, digits and hyphens | always |",
    ]
