"""What a newcomer meets first: make, the locked files, the environment, the browser."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.bench.figure import NOT_THERE, Figure, cpu, ratio, table
from tests.bench.running import ChildFailed, Run, run
from tools import browser
from tools.lock import LOCKS, wanted

ROOT = Path(__file__).resolve().parent.parent.parent
REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)((?:.*\\\n)*.*)$", re.MULTILINE)


def locked(name: str) -> dict[str, str]:
    """Map each package of a lock to its version."""
    return {found[1]: found[2] for found in REQUIREMENT.finditer((ROOT / name).read_text(encoding="utf-8"))}


def normal(requirement: str) -> str:
    """The name of a package, as an index spells it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", requirement)[0]).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_for_every_package_and_no_address_of_an_index(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    bare = [found[1] for found in REQUIREMENT.finditer(text) if "--hash=sha256:" not in found[3]]

    assert bare == []
    assert [line for line in text.splitlines() if "://" in line or "-url" in line or "find-links" in line] == []


def test_the_lock_of_the_type_check_has_a_digest_for_every_package_and_no_address_of_a_registry():
    text = (ROOT / "tools" / "typescript" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}

    assert "node_modules/typescript" in packages
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert "://" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_all_that_the_project_asks_for(name: str):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = locked(name)

    assert [asked for asked in wanted(project, LOCKS[name]) if normal(asked) not in packages] == []


@pytest.mark.parametrize("name", ["requirements-test.lock", "requirements-bench.lock"])
def test_the_site_is_tested_with_the_versions_it_is_built_with(name: str):
    built_with, wider = locked("requirements.lock"), locked(name)

    assert {package: wider.get(package) for package in built_with} == built_with


def test_make_alone_lists_what_there_is():
    said = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  ([a-z]+) +\S", said, re.MULTILINE)

    assert {"site", "serve", "check", "test", "bench", "lock", "clean"} <= set(listed)


def make_environment(before: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script that makes an environment after a line that changes this Python."""
    script = (
        f"import sys, runpy\n{before}\nsys.argv = ['environment.py', {str(folder)!r}, 'requirements.lock']\n"
        "runpy.run_path('tools/environment.py', run_name='__main__')"
    )
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("sys.version_info = (3, 10, 4, 'final', 0)", "Python 3.11 or newer is needed"),
        ("sys.modules['ensurepip'] = None", "-venv"),
    ],
)
def test_a_python_that_cannot_do_it_is_named_with_the_fix(before: str, words: str, tmp_path: Path):
    said = make_environment(before, tmp_path / "venv")

    assert (said.returncode, words in said.stderr, "Traceback" in said.stderr) == (1, True, False)
    assert not (tmp_path / "venv").exists()


def program(path: Path, answer: str, code: int = 0) -> Path:
    """Write a program that answers with one line."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{answer}'\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_browser_in_name_only_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program(tmp_path / "chromium", "Please install me from the store", 1)
    program(tmp_path / "chromium-browser", "Something else 1.0")
    real = program(tmp_path / "google-chrome", "Google Chrome 140.0")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    assert next(path for path in browser.candidates() if browser.runs(path)) == str(real)


def test_a_browser_that_was_named_wrongly_is_told_not_worked_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    named = tmp_path / "no-browser"
    monkeypatch.setenv("EVIDENCE_CHROMIUM", str(named))

    with pytest.raises(browser.NoBrowser, match=r"EVIDENCE_CHROMIUM names .*no-browser"):
        browser.find_or_install()


def test_ubuntu_is_not_taken_for_debian_since_its_package_holds_no_browser(tmp_path: Path):
    release = tmp_path / "os-release"
    release.write_text('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', encoding="utf-8")

    assert not browser.is_debian(release)


def test_the_benchmark_says_plainly_which_bound_was_missed():
    figures = [Figure("speed", 1.234, 2, "×"), Figure("memory", 1500, 1024, "MiB"), Figure("files", None, 9, "files")]

    assert table([*figures, Figure("check --changed", None, 1.5, "s", NOT_THERE)]) == (
        "figure           measured       bound        ok\n"
        "---------------  -------------  -----------  ---\n"
        "speed            1.23 ×         ≤ 2.00 ×     yes\n"
        "memory           1,500 MiB      ≤ 1,024 MiB  NO\n"
        "files            failed         ≤ 9 files    NO\n"
        "check --changed  not there yet  ≤ 1.50 s     NO"
    )


def test_what_the_benchmark_runs_is_stopped_by_the_time_of_the_processor(tmp_path: Path):
    busy = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\nwhile True: pass"

    with pytest.raises(ChildFailed) as stopped:
        run([sys.executable, "-c", busy], tmp_path, limit=1)

    assert stopped.value.why == "stopped at 1 s CPU"
    assert ratio("build", stopped.value, Run(1, 1, 0, 0, ""), 2, cpu) == Figure(
        "build", None, 2, "×", "stopped at 1 s CPU"
    )


def test_what_the_benchmark_runs_is_measured_with_all_its_processes(tmp_path: Path):
    work = (
        "sum(range(3_000_000)); keep = bytearray(80_000_000); keep[::4096] = b'x' * len(keep[::4096]); time.sleep(0.8)"
    )
    two = f"import subprocess, sys, time; other = subprocess.Popen([sys.executable, '-c', \"import time; {work}\"]); {work}; other.wait()"

    taken = run([sys.executable, "-c", two], tmp_path, memory=sys.platform == "linux")

    assert taken.seconds > 0.05
    assert taken.wall > 0.8
    assert sys.platform != "linux" or 160_000_000 < taken.peak_bytes < 260_000_000
