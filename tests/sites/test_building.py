"""Building the site as people use MkDocs: twice the same, never half, and with MkDocs' own settings."""

import re
import shutil
from pathlib import Path

import pytest

from tests.sites.building import (
    THEME,
    Built,
    build,
    copy_of_built,
    copy_of_the_repository,
    files_of,
    try_to_build,
)
from tests.sites.documents import read


@pytest.fixture
def root(tmp_path: Path, oddities: Built) -> Path:
    """A copy of the library of oddities that a test may change."""
    return copy_of_built(oddities, tmp_path)


@pytest.fixture
def published(tmp_path: Path, oddities: Built) -> Path:
    """The same with the site that it had before."""
    return copy_of_built(oddities, tmp_path, published=True)


def settings(root: Path, more: str, replaced: str = "") -> None:
    """Add lines to `mkdocs.yml`, in place of others where these are named."""
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert replaced in text
    file.write_text(text.replace(replaced, more) if replaced else f"{text}\n{more}\n", encoding="utf-8")


# Never half.


def own_theme(root: Path) -> Path:
    """Give the project a theme of its own, so that a test may break it."""
    theme = root / "theme"
    shutil.copytree(THEME, theme)
    settings(root, "theme: {name: evidence, custom_dir: theme}", replaced="theme: evidence")
    return theme


def break_a_template(root: Path) -> dict[str, str]:
    theme = own_theme(root)
    (theme / "study.html").write_text("{{ nobody.knows.this }}", encoding="utf-8")
    return {}


def break_a_template_that_is_used_last(root: Path) -> dict[str, str]:
    theme = own_theme(root)
    (theme / "404.html").write_text("{% include 'missing.html' %}", encoding="utf-8")
    return {}


def break_the_settings(root: Path) -> dict[str, str]:
    settings(root, "use_directory_urls: false")
    return {}


def name_a_bibliography_that_is_not_there(root: Path) -> dict[str, str]:
    settings(root, "  - evidence:\n      bibliography: [missing.bib]", replaced="  - evidence:")
    return {}


def name_an_unknown_option(root: Path) -> dict[str, str]:
    settings(root, "  - evidence:\n      language: xx", replaced="  - evidence:")
    return {}


def write_settings_that_cannot_be_read(root: Path) -> dict[str, str]:
    settings(root, "plugins: [", replaced="plugins:")
    return {}


def let_another_plugin_fail_at_the_very_end(root: Path) -> dict[str, str]:
    (root / "failing.py").write_text(
        "def on_post_build(config):\n    raise RuntimeError('the disk is full')\n", encoding="utf-8"
    )
    settings(root, "hooks: [failing.py]")
    return {}


@pytest.mark.parametrize(
    "trouble",
    [
        break_a_template,
        break_a_template_that_is_used_last,
        break_the_settings,
        name_a_bibliography_that_is_not_there,
        name_an_unknown_option,
        write_settings_that_cannot_be_read,
        let_another_plugin_fail_at_the_very_end,
    ],
    ids=lambda trouble: trouble.__name__.replace("_", " "),
)
def test_a_build_that_fails_leaves_the_site_as_it_was(published: Path, trouble):
    root, before = published, files_of(published / "site")
    (root / "content" / "index.md").write_text("---\ntitle: Changed\ndescription: x\n---\nChanged.\n", encoding="utf-8")

    failed = try_to_build(root, more=trouble(root))

    assert failed.code != 0
    assert files_of(root / "site") == before
    assert [path.name for path in root.iterdir() if "building" in path.name or "old" in path.name] == []


def test_after_a_build_that_was_stopped_the_next_one_is_whole(published: Path):
    root, before = published, files_of(published / "site")
    stopped = root / ".site-building"
    (stopped / "studies").mkdir(parents=True)
    (stopped / "studies" / "half.html").write_text("half", encoding="utf-8")

    assert files_of(build(root).site) == before


def test_hidden_files_of_the_published_folder_stay(root: Path):
    site = root / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (site / "old.html").write_text("old", encoding="utf-8")
    build(root)

    assert (site / ".git" / "HEAD").read_text(encoding="utf-8") == "ref"
    assert not (site / "old.html").exists()
    assert (site / "index.html").exists()


def allow_no_errors(root: Path) -> None:
    """Take out the setting that lets the library of oddities be published with its mistakes."""
    settings(root, "", replaced="      publish_with_errors: true\n")


def test_nothing_is_published_while_there_is_an_error(published: Path):
    root, before = published, files_of(published / "site")
    allow_no_errors(root)
    refused = try_to_build(root)

    assert refused.code == 1
    assert re.fullmatch(
        r"evidence: nothing was published, since there are \d errors in content/.*\.md, .* and \d more",
        refused.said.splitlines()[-2],
    )
    assert "Traceback" not in refused.said
    assert files_of(root / "site") == before


def test_without_an_error_the_site_is_published_whatever_else_is_said(root: Path):
    allow_no_errors(root)
    mend(root)
    built = build(root)

    assert (built.site / "index.html").is_file()
    assert " warning " not in built.said and " info " in built.said


def test_a_strict_build_with_a_warning_leaves_the_site_as_it_was(published: Path):
    root, before = published, files_of(published / "site")
    allow_no_errors(root)
    mend(root)
    (root / "content" / "notes" / "lost.txt").write_text("Read by nobody.", encoding="utf-8")
    refused = try_to_build(root, "--strict")

    assert (refused.code, refused.said.splitlines()[-2]) == (
        1,
        "evidence: nothing was published, since there were warnings and `strict` is set",
    )
    assert files_of(root / "site") == before
    assert "warning F007" in build(root).said


# What an operator can cause is said in a sentence.


def fill_the_disk(root: Path) -> str:
    (root / "full.py").write_text(
        "import errno\ndef on_post_build(config):\n    raise OSError(errno.ENOSPC, 'x', 'y')\n",
        encoding="utf-8",
    )
    settings(root, "hooks: [full.py]")
    return "nothing was published: `y`: the disk is full"


def take_a_picture_away(root: Path) -> str:
    (root / "content" / "about" / "ward.png").write_bytes(b"PNG")
    (root / "away.py").write_text(
        "from pathlib import Path\ndef on_nav(nav, config, files):\n"
        "    (Path(config.docs_dir) / 'about' / 'ward.png').unlink()\n",
        encoding="utf-8",
    )
    settings(root, "hooks: [away.py]")
    return "nothing was published: `content/about/ward.png`: it was taken away while the site was being built"


def use_another_theme(root: Path) -> str:
    (root / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content\ntheme: readthedocs\nplugins: [evidence]\n", encoding="utf-8"
    )
    return "the theme `readthedocs` has no place for pages of evidence"


def leave_the_theme_out(root: Path) -> str:
    (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\nplugins: [evidence]\n", encoding="utf-8")
    return "the theme `mkdocs` has no place for pages of evidence"


def leave_the_theme_without_a_name(root: Path) -> str:
    (root / "theme").mkdir()
    settings(root, "theme: {name: null, custom_dir: theme}", replaced="theme: evidence")
    return "a theme without a name has no place for pages of evidence"


def misspell_a_word_of_its_own(root: Path) -> str:
    (own_theme(root) / "strings" / "en.yml").write_text("footer.waht: Words\n", encoding="utf-8")
    return "theme/strings/en.yml has `footer.waht`, which no page shows"


def leave_a_template_open(root: Path) -> str:
    (own_theme(root) / "404.html").write_text("one\n{% if two %}", encoding="utf-8")
    return "a template of the theme cannot be used: `404.html`, line 2: Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'."


def publish_into_a_file(root: Path) -> str:
    shutil.rmtree(root / "site")
    (root / "site").write_text("a file", encoding="utf-8")
    return "a file stands at `site`, where the folder of the site should be"


def publish_over_the_theme(root: Path) -> str:
    own_theme(root)
    settings(root, "site_dir: theme")
    return "publishing into `theme` would delete `theme`, which the site is made from"


def forget_a_word_of_the_interface(root: Path) -> str:
    theme = own_theme(root)
    (theme / "404.html").write_text("{{ t('no.such.word') }}", encoding="utf-8")
    return "pages ask for `no.such.word`, which the words of the interface lack"


@pytest.mark.parametrize(
    "trouble",
    [
        fill_the_disk,
        take_a_picture_away,
        use_another_theme,
        leave_the_theme_out,
        leave_the_theme_without_a_name,
        misspell_a_word_of_its_own,
        leave_a_template_open,
        publish_into_a_file,
        publish_over_the_theme,
        forget_a_word_of_the_interface,
    ],
    ids=lambda trouble: trouble.__name__.replace("_", " "),
)
def test_what_an_operator_can_cause_ends_in_a_sentence(published: Path, trouble):
    root = published
    said = trouble(root)
    before = {name: data for name, data in files_of(root).items() if not name.startswith((".cache", "content/about/"))}
    failed = try_to_build(root)

    assert (failed.code, "Traceback" in failed.said) == (1, False), failed.said
    assert failed.said.splitlines()[-2:][0] == f"evidence: {said}"
    after = {
        name: data for name, data in files_of(root).items() if not name.startswith((".cache", "content/about/", "__"))
    }
    assert after == before


# Twice the same.


def test_two_builds_of_the_real_site_are_the_same_whatever_the_hash_seed_and_the_day(tmp_path: Path):
    root = copy_of_the_repository(tmp_path)
    built = []
    for seed, day, zone in (("1", "1000000000", "UTC"), ("4242", "1900000000", "Pacific/Auckland")):
        site = build(root, more={"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": day, "TZ": zone}).site
        built.append(files_of(site))

    assert sorted(built[0]) == sorted(built[1])
    assert [name for name in built[0] if built[0][name] != built[1][name]] == []


def test_a_build_without_formatted_citations_at_hand_is_the_same_as_one_with_them(root: Path, oddities: Built):
    shutil.rmtree(root / ".cache")
    cold = files_of(build(root).site)
    warm = files_of(build(root).site)

    assert cold == warm == files_of(oddities.site)


def test_the_order_in_which_a_disk_names_its_files_changes_nothing(tmp_path: Path, oddities: Built):
    root = tmp_path / "other"
    sources = [oddities.root / "mkdocs.yml", oddities.root / "references.bib"]
    sources += [path for path in (oddities.root / "content").rglob("*") if path.is_file()]
    for path in sorted(sources, reverse=True):
        target = root / path.relative_to(oddities.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)

    assert files_of(build(root).site) == files_of(oddities.site)


def pages_of(site: Path) -> list[tuple[str, str]]:
    return [(path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")) for path in site.rglob("*.html")]


# MkDocs' own habits.


def test_a_plain_page_of_markdown_is_a_page_of_the_site(oddities: Built):
    page = read(oddities.site / "notes" / "plain" / "index.html")

    assert page.first("h1").text == "A page without front matter"
    assert page.first("em").text == "Really."


def test_no_page_takes_the_place_of_a_list_of_the_site(root: Path):
    (root / "content" / "library.md").write_text("---\ntitle: Mine\n---\nMine.\n", encoding="utf-8")
    built = build(root)

    assert read(built.site / "library" / "index.html").first("h1").text == "Library"
    assert "error L610 the site has a page of its own at `library/`" in built.said


def test_sheets_and_scripts_that_the_settings_name_are_published_and_asked_for(root: Path):
    (root / "content" / "extra").mkdir()
    (root / "content" / "extra" / "own.css").write_text("h1 { color: red }", encoding="utf-8")
    (root / "content" / "extra" / "own.js").write_text("'use strict';", encoding="utf-8")
    (root / "content" / "extra" / "unnamed.js").write_text("'use strict';", encoding="utf-8")
    settings(root, "extra_css: [extra/own.css]\nextra_javascript: [extra/own.js]")
    site = build(root).site
    page = read(site / "studies" / "asking-trial" / "index.html")
    asked = {each.get("href") or each.get("src") for each in page.first("head").all("link", "script")}

    assert {"../../extra/own.css", "../../extra/own.js"} <= asked
    assert sorted(path.name for path in (site / "extra").iterdir()) == ["own.css", "own.js"]


def test_pictures_and_documents_beside_the_pages_are_published(root: Path):
    (root / "content" / "about" / "ward.png").write_bytes(b"\x89PNG")
    (root / "content" / "about" / "form.pdf").write_bytes(b"%PDF")
    page = root / "content" / "about" / "index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n![A ward](ward.png) and [a form](form.pdf).\n", encoding="utf-8"
    )
    site = build(root).site
    about = read(site / "about" / "index.html").first("main")

    assert (site / "about" / "ward.png").is_file() and (site / "about" / "form.pdf").is_file()
    assert [image.get("src") for image in about.all("img")] == ["../about/ward.png"]
    assert "../about/form.pdf" in [link.get("href") for link in about.all("a")]


def test_of_two_pages_with_one_id_the_first_counts_everywhere(root: Path):
    shutil.copy(root / "content" / "guides" / "asking-first.md", root / "content" / "guides" / "asking-trial.md")
    shutil.copy(root / "content" / "studies" / "waiting-rooms.md", root / "content" / "programmes" / "waiting-rooms.md")
    built = build(root)

    assert "content/guides/asking-trial.md" in built.said and "error L608" in built.said
    assert not (built.site / "guides" / "asking-trial").exists()
    assert [path for path, page in pages_of(built.site) if "guides/asking-trial" in page] == []


def test_what_the_settings_exclude_is_neither_read_nor_published(root: Path):
    settings(root, "exclude_docs: |\n  notes/\n  studies/waiting-rooms.md")
    built = build(root)

    assert not (built.site / "notes").exists()
    assert not (built.site / "studies" / "waiting-rooms").exists()
    assert (built.site / "library" / "munoz2022waiting" / "index.html").is_file()
    assert "waiting-rooms" in built.said  # a permalink and a guide name it


def test_a_navigation_of_ones_own_is_accepted(root: Path):
    settings(root, "nav:\n  - index.md\n  - Studies: studies/asking-trial.md\n  - https://example.org/")
    built = build(root)

    assert (built.site / "studies" / "asking-trial" / "index.html").is_file()
    assert (built.site / "studies" / "waiting-rooms" / "index.html").is_file()


def test_another_folder_can_be_named_for_the_site(root: Path, tmp_path: Path):
    target = tmp_path / "elsewhere" / "public"
    built = build(root, "-d", str(target))

    assert (target / "index.html").is_file()
    assert not built.site.exists()
    assert [path.name for path in target.parent.iterdir()] == ["public"]


def test_strict_fails_on_a_mistake_and_passes_without_one(root: Path):
    assert try_to_build(root, "--strict").code != 0
    mend(root)
    strict = try_to_build(root, "--strict")

    assert (strict.code, (root / "site" / "index.html").is_file()) == (0, True), strict.said


def mend(root: Path) -> None:
    """Take out every mistake that the library of oddities holds on purpose."""
    content = root / "content"
    for name, wrong, right in (
        ("studies/asking-trial.md", " and with nobody [@nobody1999]", ""),
        ("programmes/odd-plan.md", ", or {{fact:beds}} beds", ""),
        (
            "permalinks.txt",
            "asking-trial#an-old-finding   # gone: The count was wrong. instead: asking-trial#asked-first\nlost-page\n",
            "",
        ),
        ("guides/asking-first.md", "because: [a-course-in-asking#buy]", "because: [asking-trial#asked-first]"),
        ("../references.bib", "2021-04-31", "2021-04-30"),
    ):
        file = content / name
        text = file.read_text(encoding="utf-8")
        assert wrong in text
        file.write_text(text.replace(wrong, right), encoding="utf-8")


OFFERS = (
    "Report a problem",
    "Edit this page",
    "Suggest a source",
    "Write a summary",
    "Tell us about a broken link",
    "Tell us",
)


def offered(site: Path) -> dict[str, set[str]]:
    """Where each offer to reach somebody leads, on all pages together."""
    found: dict[str, set[str]] = {}
    for path in site.rglob("*.html"):
        page = read(path)
        for each in (*page.all("a"), *page.all("h2")):
            if each.text in OFFERS:
                found.setdefault(each.text, set()).add(each.get("href") or "")
    return found


def test_where_the_settings_name_nobody_no_page_offers_to_reach_anybody(oddities: Built):
    assert offered(oddities.site) == {}
    assert "info U901 neither `repo_url` nor `contact` says how readers reach you" in oddities.said


def test_with_a_repository_pages_lead_to_its_forms_and_files(root: Path):
    settings(root, "repo_url: https://github.com/example/oddities")
    built = build(root)
    offers = offered(built.site)
    about = read(built.site / "about" / "index.html")

    assert set(offers) == set(OFFERS)
    assert {
        leads for offer in set(OFFERS) - {"Edit this page", "Write a summary", "Tell us"} for leads in offers[offer]
    } == {"https://github.com/example/oddities/issues/new"}
    assert [each.get("href") for each in about.all("a") if each.text == "Edit this page"] == [
        "https://github.com/example/oddities/edit/main/content/about/index.md"
    ]
    assert "U901" not in built.said


def test_a_licence_that_is_set_is_shown_and_told_and_without_one_nothing_is_claimed(oddities: Built, root: Path):
    assert "license" not in read(oddities.site / "studies" / "asking-trial" / "index.html").first("footer").text.lower()
    assert "<rights>" not in (oddities.site / "feeds" / "all.atom").read_text(encoding="utf-8")
    address = "https://creativecommons.org/licenses/by/4.0/"
    settings(root, f'  - evidence:\n      licence: {{name: CC BY 4.0, url: "{address}"}}\n', replaced="  - evidence:\n")
    site = build(root).site
    page = read(site / "studies" / "asking-trial" / "index.html")

    assert [each.text for each in page.all("a") if each.get("rel") == "license" and each.get("href") == address] == [
        "CC BY 4.0"
    ]
    assert f'"license":"{address}"' in (site / "studies" / "asking-trial" / "index.html").read_text(encoding="utf-8")
    assert "<rights>CC BY 4.0</rights>" in (site / "feeds" / "all.atom").read_text(encoding="utf-8")


def test_a_site_below_the_root_of_its_host_knows_its_addresses(oddities: Built):
    page = read(oddities.site / "studies" / "asking-trial" / "index.html")
    not_found = read(oddities.site / "404.html")
    canonical = [each.get("href") for each in page.first("head").all("link") if each.get("rel") == "canonical"]
    sitemap = (oddities.site / "sitemap.xml").read_text(encoding="utf-8")

    assert canonical == ["https://oddities.example/library/studies/asking-trial/"]
    assert "<loc>https://oddities.example/library/studies/asking-trial/</loc>" in sitemap
    assert {each.get("href").partition("library/")[0] for each in not_found.first("main").all("a")} == {"/"}


def test_without_an_address_no_page_claims_one(root: Path):
    settings(root, "", replaced="site_url: https://oddities.example/library/\n")
    site = build(root).site
    page = read(site / "studies" / "asking-trial" / "index.html")

    assert [each for each in page.first("head").all("link") if each.get("rel") == "canonical"] == []
    assert not (site / "sitemap.xml").exists()


def test_the_interface_can_be_spanish(root: Path):
    settings(root, "  - evidence:\n      language: es", replaced="  - evidence:")
    page = read(build(root).site / "studies" / "asking-trial" / "index.html")

    assert page.first("html").get("lang") == "es"
    assert "Hallazgos" in [heading.text for heading in page.all("h2")]
    assert "Patients who were asked first" in page.first("main").text


@pytest.mark.parametrize("style", ["chicago-author-date", "vancouver"])
def test_the_reference_lists_can_have_another_style(root: Path, style: str):
    settings(root, f"  - evidence:\n      style: {style}", replaced="  - evidence:")
    page = read(build(root).site / "studies" / "waiting-rooms" / "index.html")
    texts = [item.text for item in page.with_class("ev-references__text")]

    assert len(texts) == 2
    assert all("(2022" not in text and "2022" in text for text in texts)
