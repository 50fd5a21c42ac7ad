"""What is read of a folder, and what is refused."""

import os
from pathlib import Path

import pytest
from evidence.diagnostics import as_text
from evidence.disk.reading import NotALibrary, content_files, read_folder
from evidence.model.source import Source


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    write(root, "references.bib", "@misc{a}")
    write(root, "content/index.md", "# Home\n")
    return root


def write(root: Path, name: str, text: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def said(root: Path) -> str:
    return as_text(read_folder(root)[2])


def test_bibliographies_come_in_the_order_given_and_content_in_the_order_of_paths(root):
    write(root, "more/b.bib", "@misc{b}")
    write(root, "content/studies/b.md", "B")
    write(root, "content/studies/a.md", "A")
    write(root, "content/vocabulary/x.yml", "id: x")
    write(root, "content/permalinks.txt", "a")

    bibliographies, content, found = read_folder(root, ["more/b.bib", "references.bib", "more/b.bib"])

    assert bibliographies == (Source("more/b.bib", "@misc{b}"), Source("references.bib", "@misc{a}"))
    assert content == (
        Source("content/index.md", "# Home\n"),
        Source("content/permalinks.txt", "a"),
        Source("content/studies/a.md", "A"),
        Source("content/studies/b.md", "B"),
        Source("content/vocabulary/x.yml", "id: x"),
    )
    assert found == ()


def test_pictures_are_files_of_the_folder_and_hidden_files_and_copies_of_editors_are_not(root):
    write(root, "content/images/ward.png", b"\x89PNG")
    write(root, "content/.git/config", "x")
    write(root, "content/.DS_Store", "x")
    write(root, "content/index.md~", "x")

    assert content_files(root) == {"images/ward.png", "index.md"}
    assert [source.path for source in read_folder(root)[1]] == ["content/index.md"]


def test_a_link_that_leads_out_of_the_content_folder_is_not_read(root, tmp_path):
    secret = write(tmp_path, "secret.md", "# Secret\n")
    (root / "content/studies").mkdir()
    (root / "content/studies/open.md").symlink_to(secret)
    (root / "content/all").symlink_to(tmp_path)
    (root / "content/bib.md").symlink_to("../references.bib")

    _, content, _ = read_folder(root)

    assert [source.path for source in content] == ["content/index.md"]
    assert "studies/open.md" not in content_files(root)
    assert said(root) == (
        "content/all:1: error F001 a symbolic link that leads out of the content folder\n"
        "    hint: Put the file itself into the folder.\n"
        "content/bib.md:1: error F001 a symbolic link that leads out of the content folder\n"
        "    hint: Put the file itself into the folder.\n"
        "content/studies/open.md:1: error F001 a symbolic link that leads out of the content folder\n"
        "    hint: Put the file itself into the folder."
    )


def test_a_bibliography_that_is_a_link_out_of_the_folder_is_not_read(root, tmp_path):
    secret = write(tmp_path, "secret.bib", "@misc{secret}")
    (root / "references.bib").unlink()
    (root / "references.bib").symlink_to(secret)

    bibliographies, _, found = read_folder(root)

    assert bibliographies == ()
    assert as_text(found) == (
        "references.bib:1: error F001 a symbolic link that leads out of the folder\n"
        "    hint: Put the file itself into the folder."
    )


def test_a_content_folder_that_is_a_link_out_of_the_folder_is_not_read(root, tmp_path):
    write(tmp_path, "elsewhere/secret.md", "# Secret\n")
    (root / "content/index.md").unlink()
    (root / "content").rmdir()
    (root / "content").symlink_to(tmp_path / "elsewhere")

    assert read_folder(root)[1] == ()
    assert said(root).startswith("content:1: error F001 ")


def test_a_link_within_the_content_folder_is_read_if_it_leads_to_a_file(root):
    (root / "content/again.md").symlink_to("index.md")
    (root / "content/loop").symlink_to(".")
    (root / "content/gone.md").symlink_to("nowhere.md")

    assert [source.path for source in read_folder(root)[1]] == ["content/again.md", "content/index.md"]
    assert said(root) == (
        "content/gone.md:1: error F003 a symbolic link to a file that is not there\n"
        "    hint: Put an ordinary file there that everyone may read.\n"
        "content/loop:1: error F002 a symbolic link to a folder\n"
        "    hint: Put the folder itself there."
    )


def test_something_that_is_no_file_is_not_waited_for(root):
    os.mkfifo(root / "content/pipe.md")

    assert said(root) == (
        "content/pipe.md:1: error F003 this is not an ordinary file\n"
        "    hint: Put an ordinary file there that everyone may read."
    )


def test_a_name_that_cannot_be_shown_is_refused(root):
    write(root, "content/a\x1b[31m.md", "x")

    assert said(root) == (
        "content/a\\x1b[31m.md:1: error F004 the name holds a character that cannot be shown\n"
        "    hint: Rename the file: letters, digits, hyphens, underscores and one full stop."
    )


def test_two_names_that_differ_by_capitals_are_reported(root):
    write(root, "content/Index.md", "# Other\n")

    assert said(root) == (
        "content/index.md:1: error F005 `content/Index.md` differs only by capitals\n    hint: Rename one of them."
    )


def test_a_huge_page_is_left_alone_and_a_large_bibliography_is_read(root):
    write(root, "content/huge.md", b"a" * 2_000_001)
    write(root, "references.bib", "@comment{" + "a" * 2_000_001 + "}")

    bibliographies, content, found = read_folder(root)

    assert len(bibliographies[0].text) > 2_000_000
    assert [(source.path, len(source.text)) for source in content] == [("content/huge.md", 0), ("content/index.md", 7)]
    assert [diagnostic.rule.code for diagnostic in found] == ["R162"]


def test_a_conflict_that_was_not_settled_is_reported_at_its_line(root):
    write(root, "content/index.md", "# Home\n\n<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> main\n")
    write(root, "content/about.md", "# Heading\n\n======== \n\n    <<<<<<< is shown as code\n")

    assert said(root) == (
        "content/index.md:3: error F006 a conflict between two versions was not settled\n"
        "    hint: Keep one version, or make one of both, and delete the lines that begin with "
        "`<<<<<<<`, `=======` and `>>>>>>>`."
    )


def test_bytes_that_are_no_text_are_reported_at_their_line_and_the_rest_is_read(root):
    write(root, "content/index.md", b"# Home\n\nCaf\xe9\n")

    assert said(root).startswith("content/index.md:3: error R160 the byte E9 is not UTF-8")
    assert read_folder(root)[1][0].text == "# Home\n\nCaf\ufffd\n"


def test_a_bibliography_that_is_not_there_is_said_by_name(root):
    with pytest.raises(NotALibrary) as reason:
        read_folder(root, ["references.bib", "more.bib"])

    assert str(reason.value) == f"there is no file `more.bib` in `{root}`"


def test_a_file_that_was_meant_as_a_page_and_is_not_read_is_reported(root):
    write(root, "content/studies/trust.txt", "x")
    write(root, "content/studies/Ward.MD", "x")
    write(root, "content/studies/report.docx", b"PK")
    write(root, "content/studies/terms.yml", "id: terms")

    assert said(root) == (
        "content/studies/Ward.MD:1: warning F007 a file whose name ends in `.MD` is not read\n"
        "    hint: rename it to `ward.md`\n"
        "content/studies/report.docx:1: warning F007 a file whose name ends in `.docx` is not read\n"
        "    hint: save the text as plain text, in a file named `report.md`\n"
        "content/studies/terms.yml:1: warning F007 a vocabulary file outside `content/vocabulary/` is not read\n"
        "    hint: move it to `content/vocabulary/terms.yml`, or write it as a page: a file whose name ends in `.md`\n"
        "content/studies/trust.txt:1: warning F007 a file whose name ends in `.txt` is not read\n"
        "    hint: rename it to `trust.md`"
    )


def test_a_file_that_is_neither_read_nor_published_is_reported(root):
    write(root, "content/studies/ward", "x")
    write(root, "content/studies/old.bib", "@misc{a, title = {A}}")
    write(root, "content/studies/table.xlsx", b"PK")
    write(root, "content/studies/table.csv", "a,b")
    write(root, "content/studies/Thumbs.db", b"x")
    write(root, "more.ris", "TY  - JOUR")

    to_name = (
        "    hint: move its entries into `references.bib` as BibTeX, or name the file under `bibliography` in `mkdocs.yml` "
        "and with --bib\n"
    )
    assert said(root) + "\n" == (
        "content/studies/old.bib:1: warning F007 references in the content folder are not read\n"
        + to_name
        + "content/studies/table.xlsx:1: warning F007 a file whose name ends in `.xlsx` is neither read nor published\n"
        "    hint: save it as PDF, CSV or a picture, or take it away\n"
        "content/studies/ward:1: warning F007 a file whose name has no ending is not read\n"
        "    hint: if it is a page, rename it to `ward.md`\n"
        "more.ris:1: warning F007 a file of references that no setting names is not read\n" + to_name
    )
