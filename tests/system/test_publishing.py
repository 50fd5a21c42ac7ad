"""Publishing by difference: what did not change is not written again, and nobody ever meets a half."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pytest
from evidence.disk.output import Output
from evidence.disk.staging import Staging, stage
from evidence.disk.stopping import CannotBuild

from tests.system.test_staging import all_in, place, write  # noqa: F401  a fixture

OLD = {
    "index.html": "old",
    "a/b/kept.html": "same",
    "a/gone.html": "x",
    "data/one.json": "[1]",
    "studies/x/i.html": "s",
}
NEW = {"index.html": "new", "a/b/kept.html": "same", "data": "a file", "studies/x/i.html": "s", "new/n.html": "n"}
MORE = {"index.html": "newer", "a/b/kept.html": "same", "data/one.json": "[1]", "studies/x/i.html": "s"}


def put_all(staging: Staging, files: dict[str, str]) -> Staging:
    staging.output.expect(files)
    for path, text in files.items():
        staging.output.put(path, text.encode())
    return staging


def published(site: Path, files: dict[str, str]) -> Path:
    put_all(stage(str(site), ()), files).publish()
    return site


def files_in(site: Path) -> dict[str, str]:
    return {path: text for path, text in all_in(site).items() if text != "/"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that two builds have made, so that there is a spare."""
    for files in (MORE, OLD):
        published(tmp_path / "site", files)
    assert [each.name for each in sorted(tmp_path.iterdir())] == [".site-spare", "site"]
    return tmp_path / "site"


def test_builds_in_turn_each_publish_their_own_files_and_nothing_else(site):
    for files in (NEW, MORE, OLD, OLD, NEW, OLD):
        published(site, files)

        assert files_in(site) == files
        assert {each.name for each in site.parent.iterdir()} == {".site-spare", "site"}


def test_a_file_that_did_not_change_is_not_written_again(site):
    before = {path: (site / path).stat() for path in OLD}

    published(site, NEW)

    for path in ("a/b/kept.html", "studies/x/i.html"):
        assert os.path.samestat((site / path).stat(), before[path])
        assert (site / path).stat().st_mtime_ns == before[path].st_mtime_ns


def test_where_nothing_changed_the_site_is_left_alone(site):
    (site / ".git").mkdir()
    before = site.stat()

    published(site, OLD)

    assert os.path.samestat(site.stat(), before)
    assert site.stat().st_mtime_ns == before.st_mtime_ns
    assert files_in(site) == OLD


def test_hidden_entries_go_with_the_site_from_build_to_build(site):
    write(site, {".git/HEAD": "ref", ".htaccess": "theirs"})

    for files in (NEW, MORE | {".htaccess": "ours"}, OLD):
        published(site, files)
        assert (site / ".git" / "HEAD").read_text() == "ref"

    assert files_in(site) == OLD | {".git/HEAD": "ref", ".htaccess": "ours"}


def test_what_others_put_into_the_folder_goes_and_what_they_changed_is_put_right(site):
    was = (site / "data/one.json").stat()
    write(site, {"foreign.txt": "x", "a/foreign/deep.txt": "x", "data/one.json": "[2]"})
    os.utime(site / "data/one.json", ns=(was.st_atime_ns, was.st_mtime_ns))
    (site / "studies/x/i.html").chmod(0o600)
    (site / "a/gone.html").unlink()

    published(site, OLD)

    assert files_in(site) == OLD
    assert (site / "studies/x/i.html").stat().st_mode == (site / "index.html").stat().st_mode


def test_a_link_in_the_published_folder_is_replaced_and_what_it_leads_to_stays(site, tmp_path):
    write(tmp_path / "elsewhere", {"i.html": "s", "mine.txt": "mine"})
    shutil.rmtree(site / "studies/x")
    (site / "studies/x").symlink_to(tmp_path / "elsewhere")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "elsewhere/mine.txt")

    published(site, OLD)

    assert files_in(site) == OLD
    assert not (site / "studies/x").is_symlink()
    assert files_in(tmp_path / "elsewhere") == {"i.html": "s", "mine.txt": "mine"}


def harm_its_files(spare: Path) -> None:
    write(spare, {"index.html": "harmed", "foreign.txt": "x", "a/b/new.html": "x"})
    (spare / "a/b/kept.html").unlink()
    write(spare, {"a/b/kept.html": "diff"})


def mix_files_and_folders(spare: Path) -> None:
    shutil.rmtree(spare / "studies")
    write(spare, {"studies": "a file", "new": "a file"})
    (spare / "index.html").unlink()
    write(spare, {"index.html/deep/file": "x"})


def lead_out_of_it(spare: Path) -> None:
    write(spare.parent, {"elsewhere/x/i.html": "theirs"})
    shutil.rmtree(spare / "studies")
    (spare / "studies").symlink_to(spare.parent / "elsewhere")


def let_it_be_a_link(spare: Path) -> None:
    write(spare.parent, {"elsewhere/x/i.html": "theirs"})
    shutil.rmtree(spare)
    spare.symlink_to(spare.parent / "elsewhere")


def let_it_be_a_file(spare: Path) -> None:
    shutil.rmtree(spare)
    spare.write_text("a file")


def take_it_away(spare: Path) -> None:
    shutil.rmtree(spare)


@pytest.mark.parametrize(
    "harm",
    [harm_its_files, mix_files_and_folders, lead_out_of_it, let_it_be_a_link, let_it_be_a_file, take_it_away],
    ids=lambda harm: harm.__name__.replace("_", " "),
)
def test_whatever_became_of_the_spare_the_next_site_is_whole(site, harm):
    harm(site.parent / ".site-spare")

    published(site, NEW)

    assert files_in(site) == NEW
    if (site.parent / "elsewhere").exists():
        assert files_in(site.parent / "elsewhere") == {"x/i.html": "theirs"}


def test_a_spare_that_may_not_be_changed_is_passed_by(place):  # noqa: F811
    site = published(published(place / "site", OLD), NEW)
    (place / ".site-spare" / "a").chmod(0o555)

    published(site, MORE)

    assert files_in(site) == MORE


def links_are_guarded() -> bool:
    guard = Path("/proc/sys/fs/protected_hardlinks")
    return os.geteuid() == 0 and guard.exists() and guard.read_text().strip() == "1"


@pytest.mark.skipif(not links_are_guarded(), reason="needs files that may be read and not be given another name")
def test_where_a_file_cannot_have_two_names_it_is_copied(place):  # noqa: F811
    site = published(place / "site", OLD)
    os.seteuid(0)
    os.chown(site / "a/b/kept.html", 0, 0)
    os.seteuid(place.stat().st_uid)

    published(site, NEW)

    assert files_in(site) == NEW
    assert (site / "a/b/kept.html").stat().st_uid == place.stat().st_uid


# What others make.


def test_what_other_programs_write_into_the_folder_of_the_build_is_published_too(site):
    staging = stage(str(site), ())
    write(staging.building, {"assets/theirs.js": "js", "index.html": "theirs", "data/one.json": "theirs"})
    put_all(staging, OLD | {"index.html": "ours"}).publish()

    assert files_in(site) == OLD | {"assets/theirs.js": "js", "index.html": "ours"}


def test_what_other_programs_write_as_it_is_published_already_changes_nothing(site):
    before = site.stat()
    staging = stage(str(site), ())
    write(staging.building, OLD)
    staging.publish()

    assert os.path.samestat(site.stat(), before)
    assert files_in(site) == OLD


def test_copies_of_the_process_each_put_their_share(site):
    staging = stage(str(site), ())
    files = {f"p/{number}.html": str(number) for number in range(20)} | {"a/b/kept.html": "same", "index.html": "new"}
    staging.output.expect(files)
    shares = [list(files)[start::3] for start in range(3)]
    workers = [
        get_context("fork").Process(
            target=lambda share: [staging.output.put(p, files[p].encode()) for p in share], args=(s,)
        )
        for s in shares
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    staging.publish()

    assert files_in(site) == files


def test_what_was_expected_and_never_made_stops_the_publication(site):
    staging = stage(str(site), ())
    staging.output.expect(["index.html", "never.html"])
    staging.output.put("index.html", b"new")

    with pytest.raises(CannotBuild, match="taken away while the site was being built"):
        staging.publish()

    assert files_in(site) == OLD


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", "a\\b", "c:x", "a\0b"])
def test_an_address_that_leads_out_of_the_site_is_refused(tmp_path, path):
    with pytest.raises(ValueError, match="leads out of the site"):
        Output(tmp_path).put(path, b"x")


# Killed builds.

KILLED_AT_EACH_STEP = """
import json, os, sys
from evidence.disk.staging import stage
from tests.system.test_publishing import all_in, files_in, published, put_all, NEW, OLD, MORE
from pathlib import Path
site = Path(sys.argv[1]) / "site"
STEPS = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "open"}
def kill_at(step):
    seen = 0
    def count(event, arguments):
        nonlocal seen
        if event in STEPS and str(site.parent) in str(arguments[0]):
            seen += 1
            if seen == step:
                os._exit(9)
    sys.addaudithook(count)
step, code, old, new, missing = 0, 9, OLD, NEW, 0
hidden = {".git/HEAD": "ref"}
while code == 9:
    step += 1
    child = os.fork()
    if not child:
        kill_at(step)
        published(site, new)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), code
    if site.exists():
        shown = {path: text for path, text in files_in(site).items() if not path.startswith(".")}
        assert shown in (old, new), (step, shown)
    else:
        missing += 1
    stage(str(site), ()).abandon()
    shown = files_in(site)
    assert shown in (old | hidden, new | hidden), (step, shown)
    if code == 9 and shown == new | hidden:
        old, new = new, old  # on with the way back
print(json.dumps([step, missing]))
"""


def in_python(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=300, check=False
    )


def test_a_build_that_is_killed_at_any_step_leaves_one_whole_site(site):
    write(site, {".git/HEAD": "ref"})
    done = in_python(KILLED_AT_EACH_STEP, str(site.parent))

    assert done.returncode == 0, done.stderr
    steps, missing = json.loads(done.stdout)
    assert steps > 20
    assert missing <= 2  # between the two renames of the swap


BUILD_AGAIN_AND_AGAIN = """
import sys
import time
from itertools import count
from pathlib import Path
from evidence.disk.staging import stage
site, pause = Path(sys.argv[1]), float(sys.argv[3])
for turn in count(int(sys.argv[2])):
    files = {f"kept/{n}/index.html": "kept" for n in range(150)} | {f"{turn % 3}/{n}.html": "x" for n in range(20)}
    files |= {f"turn/{n}.html": f"{turn}" for n in range(50)}
    staging = stage(str(site), ())
    staging.output.expect(files)
    for path, text in files.items():
        staging.output.put(path, text.encode())
    staging.publish()
    print("published", flush=True)
    time.sleep(pause)
"""
PAUSE = 0.05
"""Seconds between two builds. A folder that was taken out of service is used again only by the next one."""


def test_a_build_that_is_killed_at_twenty_random_moments_leaves_one_whole_site(tmp_path):
    chance, site = random.Random(20), tmp_path / "site"
    for round in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", BUILD_AGAIN_AND_AGAIN, str(site), str(100 * round), "0"], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout and child.stdout.readline()
            time.sleep(chance.random() / 10)
            child.send_signal(signal.SIGKILL)
        stage(str(site), ()).abandon()

        shown = files_in(site)
        (turn,) = {text for path, text in shown.items() if path.startswith("turn/")}
        assert len(shown) == 220
        assert sum(path.startswith(f"{int(turn) % 3}/") for path in shown) == 20


def test_a_reader_never_meets_files_of_two_builds(tmp_path):
    site = tmp_path / "site"
    with subprocess.Popen(
        [sys.executable, "-c", BUILD_AGAIN_AND_AGAIN, str(site), "0", str(PAUSE)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout and child.stdout.readline()
        seen, until = set(), time.monotonic() + 60
        while len(seen) < 20 and time.monotonic() < until:
            seen.add(turns_that_a_reader_sees(site))
        child.kill()

    assert len(seen) == 20, "the site was swapped while it was read"
    assert {len(turns) for turns in seen} <= {0, 1}


def turns_that_a_reader_sees(site: Path) -> frozenset[str]:
    """What a reader finds who enters the folder once, unless the folder is taken out of service meanwhile, or so slowly that
    it may have come back into service."""
    began = time.monotonic()
    try:
        folder = os.open(site, os.O_RDONLY)
    except FileNotFoundError:
        return frozenset()
    try:
        texts = set()
        for number in (0, 25, 49):
            with open(os.open(f"turn/{number}.html", os.O_RDONLY, dir_fd=folder)) as file:
                texts.add(file.read())
        in_service = os.path.samestat(os.fstat(folder), site.stat())
        return frozenset(texts) if in_service and time.monotonic() - began < PAUSE else frozenset()
    except FileNotFoundError:
        return frozenset()
    finally:
        os.close(folder)


# A disk that is full, and one that is put together of several.


def may_mount() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run(["unshare", "-rm", "true"], check=False).returncode == 0


def on_a_disk_of_its_own(tmp_path: Path, options: str, script: str) -> None:
    program = f"""
from pathlib import Path
from tests.system.test_publishing import *
disk = Path({str(tmp_path)!r})
{script}
"""
    mount = ["mount", "-t", "tmpfs", "-o", options, "none", str(tmp_path)]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f'{" ".join(mount)} && exec "$@"', "sh", sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not may_mount(), reason="needs an account that may mount a small disk")
@pytest.mark.parametrize("options", ["size=128k", "nr_inodes=40"])
def test_on_a_full_disk_the_old_site_stands_as_it_was_and_all_room_is_given_back(tmp_path, options):
    on_a_disk_of_its_own(
        tmp_path,
        options,
        """
site = published(published(disk / "site", MORE), OLD)
for staging, files in ((stage(str(site), ()), OLD | {f"f{n}/x": "x" * 3000 for n in range(size)}) for size in range(1, 60)):
    try:
        put_all(staging, files).publish()
    except (OSError, CannotBuild) as error:
        assert "full" in str(error) or error.errno == 28, error
        staging.abandon()
        break
    shown = files
else:
    raise AssertionError("the disk was never full")
assert files_in(site) == shown
assert {each.name for each in disk.iterdir()} <= {"site", ".site-spare"}
published(site, OLD)
assert files_in(site) == OLD
""",
    )


@pytest.mark.skipif(not may_mount(), reason="needs an account that may mount a small disk")
def test_a_mount_within_the_site_is_refused_and_keeps_what_it_holds(tmp_path):
    on_a_disk_of_its_own(
        tmp_path,
        "size=1m",
        """
site = published(disk / "site", OLD)
subprocess.run(["mount", "-t", "tmpfs", "none", str(site / "studies")], check=True)
write(site, {"studies/theirs.txt": "theirs"})
try:
    stage(str(site), ())
except CannotBuild as error:
    assert f"`{site}/studies` is a mount" in str(error), error
else:
    raise AssertionError("it was not refused")
assert files_in(site)["studies/theirs.txt"] == "theirs"
""",
    )
