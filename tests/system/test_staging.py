"""Putting a finished site in place: whole or not at all, and nothing of what was there is lost."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from evidence.disk.staging import Staging, stage
from evidence.disk.stopping import CannotBuild

NOBODY = 65534


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder of an ordinary account: what root may do says nothing about permissions."""
    folder = Path(tempfile.mkdtemp(prefix="evidence-staging-"))
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)
        for each in (folder, *folder.rglob("*")):
            if each.is_dir() and not each.is_symlink():
                each.chmod(0o755)
        shutil.rmtree(folder)


def site_of(place: Path, **files: str) -> Path:
    site = place / "site"
    write(site, {"index.html": "old", ".git/HEAD": "ref", ".well-known/security.txt": "mail", **files})
    return site


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def all_in(folder: Path) -> dict[str, str]:
    """Every file with its text, every folder, and every link with its target."""
    return {
        path.relative_to(folder).as_posix(): os.readlink(path)
        if path.is_symlink()
        else path.read_text(encoding="utf-8")
        if path.is_file()
        else "/"
        for path in sorted(folder.rglob("*"))
    }


def built(staging: Staging) -> Staging:
    write(staging.building, {"index.html": "new", ".htaccess": "ours"})
    return staging


NEW = {".git": "/", ".git/HEAD": "ref", ".well-known": "/", ".well-known/security.txt": "mail"} | {
    ".htaccess": "ours",
    "index.html": "new",
}


def refused(site: Path, *needed: Path) -> str:
    """Stage, which must be refused and leave everything as it was; give what is said."""
    before = all_in(site.parent) if site.parent.is_dir() else {}
    with pytest.raises(CannotBuild) as raised:
        stage(str(site), needed)
    assert (all_in(site.parent) if site.parent.is_dir() else {}) == before
    return str(raised.value)


def test_the_new_site_takes_the_place_of_the_old_and_hidden_entries_stay(place):
    site = site_of(place, **{"gone.html": "old", ".htaccess": "of an earlier build"})

    built(stage(str(site), ())).publish()

    assert all_in(place) == {"site": "/"} | {f"site/{name}": text for name, text in NEW.items()}


def test_who_may_read_and_write_the_old_folder_may_read_and_write_the_new(place):
    site = site_of(place)
    site.chmod(0o775)

    built(stage(str(site), ())).publish()

    assert site.stat().st_mode & 0o777 == 0o775


def test_the_first_site_is_made_with_the_folders_above_it(place):
    site = place / "a" / "b" / "site"

    built(stage(str(site), ())).publish()

    assert all_in(place / "a" / "b") == {"site": "/", "site/index.html": "new", "site/.htaccess": "ours"}


def test_a_build_that_is_given_up_leaves_no_folder_behind(place):
    built(stage(str(place / "a" / "b" / "site"), ())).abandon()

    assert all_in(place) == {}


def test_giving_up_after_the_publication_touches_nothing_of_the_next_build(place):
    site = site_of(place)
    first = built(stage(str(site), ()))
    first.publish()
    second = stage(str(site), ())
    first.abandon()

    assert second.building.is_dir()
    second.abandon()


# What stands in the way is said before anything is built.


def test_a_link_is_refused_and_what_it_leads_to_is_named(place):
    write(place, {"real/index.html": "old"})
    (place / "site").symlink_to(place / "real")
    real = os.path.realpath(place / "real")

    assert refused(place / "site") == (
        f"evidence: `{place}/site` is a link to `{real}`, and a link cannot be swapped for a new folder\n"
        f"  fix: build into that folder itself: `mkdocs build -d {real}`"
    )


def test_a_file_in_the_place_of_the_folder_is_refused(place):
    write(place, {"site": "a file"})

    assert refused(place / "site") == (
        f"evidence: a file stands at `{place}/site`, where the folder of the site should be\n"
        "  fix: move it away, or name another folder with `-d`, or with `site_dir` in mkdocs.yml"
    )


def test_a_file_in_the_place_of_a_folder_above_is_refused(place):
    write(place, {"a": "a file"})

    with pytest.raises(CannotBuild, match=r"cannot make the folder .*: a file stands where a folder should be"):
        stage(str(place / "a" / "b" / "site"), ())

    assert all_in(place) == {"a": "a file"}


@pytest.mark.skipif(sys.platform != "linux", reason="the mount that is asked about is there on Linux")
def test_a_mount_is_refused():
    with pytest.raises(CannotBuild) as raised:
        stage("/proc", ())

    assert str(raised.value) == (
        "evidence: `/proc` is a mount, and a mount cannot be swapped for a new folder\n"
        "  fix: build into a folder inside it: `mkdocs build -d /proc/public`"
    )


def test_a_folder_that_holds_what_the_site_is_made_from_is_refused(place):
    write(place, {"site/mkdocs.yml": "x", "site/content/index.md": "x"})

    assert refused(place / "site", place / "site" / "mkdocs.yml") == (
        f"evidence: publishing into `{place}/site` would delete `{place}/site/mkdocs.yml`, which the site is made from\n"
        "  fix: name another folder with `-d`, or with `site_dir` in mkdocs.yml"
    )


def test_a_folder_within_what_the_site_is_made_from_is_refused(place):
    write(place, {"theme/base.html": "x"})

    assert refused(place / "theme" / "site", place / "theme").startswith(
        f"evidence: `{place}/theme/site` lies in `{place}/theme`, which the site is made from\n"
    )


def test_a_folder_beside_which_nothing_may_be_written_is_refused(place):
    site = site_of(place)
    place.chmod(0o555)

    assert refused(site) == (
        f"evidence: cannot publish beside `{site}`, in `{place}`: it belongs to another account, or may not be changed\n"
        "  fix: name another folder with `-d`, or with `site_dir` in mkdocs.yml"
    )


@pytest.mark.parametrize("shut", ["", "studies", ".git"])
def test_a_site_that_this_account_may_not_replace_is_refused(place, shut):
    site = site_of(place, **{"studies/index.html": "old"})
    (site / shut).chmod(0o555)
    said = refused(site)

    assert said.startswith(f"evidence: `{site}` cannot be replaced: ")
    assert (
        f"\n  fix: make it yours (`sudo chown -R $(id -un) {site}`), build as the account that owns it, or name "
        in said
    )


# What fails at the very end is undone.


def test_where_the_swap_fails_the_old_site_stands_as_it_was(place):
    site = site_of(place)
    before = all_in(site)
    staging = built(stage(str(site), ()))
    (site / ".well-known").chmod(0o555)  # may not leave its folder; `.git` has moved already when that is noticed

    with pytest.raises(CannotBuild) as raised:
        staging.publish()

    assert str(raised.value).startswith(
        f"evidence: the new site is whole, but cannot take the place of `{site}`: it belongs to another account, or may "
        "not be changed. The old one is as it was\n"
    )
    assert all_in(place) == {"site": "/"} | {f"site/{name}": text for name, text in before.items()}


# What a killed build left behind.


def test_what_is_left_of_killed_builds_is_put_right_and_holds_nobody_up(place):
    site = site_of(place)
    write(
        place,
        {
            ".site-building/half.html": "half",
            ".site-building-2": "a file",
            ".site-lock": "",
            ".site-old/old.html": "old",
            ".site-old/.config/key": "kept",
            ".site-older/mine.txt": "not ours",
        },
    )
    (place / ".site-old-2").symlink_to(site)

    built(stage(str(site), ())).publish()

    assert all_in(place) == {
        ".site-older": "/",
        ".site-older/mine.txt": "not ours",
        "site": "/",
        "site/.config": "/",
        "site/.config/key": "kept",
    } | {f"site/{name}": text for name, text in NEW.items()}


def test_a_site_that_was_moved_aside_by_a_killed_build_is_put_back(place):
    site_of(place).rename(place / ".site-old")

    stage(str(place / "site"), ()).abandon()

    assert (place / "site" / "index.html").read_text() == "old"
    assert (place / "site" / ".git" / "HEAD").read_text() == "ref"


def test_what_cannot_be_removed_is_passed_by(place):
    site = site_of(place)
    write(place, {".site-building/shut/half.html": "half"})
    (place / ".site-building" / "shut").chmod(0o555)

    built(stage(str(site), ())).publish()

    assert (site / "index.html").read_text() == "new"


# Two at once.


HOLD = """
import sys, time
from evidence.disk.staging import stage
staging = stage(sys.argv[1], ())
print("held", flush=True)
sys.stdin.readline()
(staging.building / "index.html").write_text("first")
staging.publish()
"""


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path, caplog):
    site = tmp_path / "site"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout and first.stdin
        assert first.stdout.readline() == "held\n"
        first_is_told_to_end = lambda _: (first.stdin.write("\n"), first.stdin.flush())  # noqa: E731
        with caplog.at_level("INFO", logger="evidence"):
            caplog.handler.addFilter(first_is_told_to_end)
            second = built(stage(str(site), ()))
            assert (site / "index.html").read_text() == "first"
            second.publish()

    assert caplog.messages == [f"Another build is writing `{site}`; waiting until it is done"]
    assert all_in(tmp_path) == {"site": "/", "site/index.html": "new", "site/.htaccess": "ours"}


def test_a_build_that_was_killed_lets_the_next_one_go_on(tmp_path):
    site = tmp_path / "site"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout
        first.stdout.readline()
        first.kill()
    began = time.monotonic()

    built(stage(str(site), ())).publish()

    assert time.monotonic() - began < 5
    assert all_in(tmp_path) == {"site": "/", "site/index.html": "new", "site/.htaccess": "ours"}
