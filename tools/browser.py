"""Find a Chromium for the browser tests, or get one.

In this order: the one that EVIDENCE_CHROMIUM names; one on the path; Debian's own package, where
it may be installed; the one that Playwright brings. A test run without a browser is a failed
run, so nothing here ever answers "skip".

    python tools/browser.py        prints the path of the browser, installing one if need be
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SECONDS_TO_ANSWER = 60


class NoBrowser(Exception):
    """There is no browser and none can be had; the text says what to do."""


def find_or_install() -> str:
    """Give the path of a Chromium that runs.

    Raises NoBrowser when there is none and none can be installed, or when EVIDENCE_CHROMIUM
    names something that is not one: a wrong setting is told, not worked around.
    """
    if named := os.environ.get("EVIDENCE_CHROMIUM"):
        if runs(named):
            return named
        raise NoBrowser(f"EVIDENCE_CHROMIUM names {named}, which does not run as a Chromium.")
    for way in (on_the_path, from_debian, from_playwright):
        if found := way():
            return found
    raise NoBrowser(
        "the browser tests need a Chromium, and none could be found or installed.\n"
        "Do one of these, then run the tests again:\n"
        "  - install Chromium or Chrome so that `chromium` or `google-chrome` is on the path\n"
        "    (Debian: sudo apt install chromium)\n"
        "  - .venv/bin/python -m playwright install --with-deps chromium\n"
        "  - set EVIDENCE_CHROMIUM to the path of one"
    )


def on_the_path() -> str | None:
    """Look for a Chromium by the names that systems give it."""
    return next((path for path in candidates() if runs(path)), None)


def candidates() -> Iterator[str]:
    """Every file on the path, or in the usual place on a Mac, that may be a Chromium."""
    for name in NAMES:
        if path := shutil.which(name):
            yield path
    for application in ("Chromium", "Google Chrome"):
        program = Path("/Applications", f"{application}.app", "Contents", "MacOS", application)
        if program.exists():
            yield str(program)


def runs(path: str) -> bool:
    """Tell whether this is a Chromium that starts.

    The name alone is no proof: on Ubuntu `chromium-browser` may be a note about another store,
    and a browser without its libraries does not start.
    """
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, errors="replace", timeout=SECONDS_TO_ANSWER
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and ("Chrom" in answer.stdout)


def from_debian() -> str | None:
    """Install Debian's package, where this is Debian and we may install."""
    if not is_debian() or (as_root := root_prefix()) is None:
        return None
    say("No Chromium on the path: installing Debian's package (some 100 MB)")
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    install = [*apt, "install", "--yes", "--no-install-recommends", "chromium"]
    if call([*apt, "update"]) and call(install):
        return on_the_path()
    say("Debian's package could not be installed; trying Playwright's own browser")
    return None


def is_debian(release: Path = Path("/etc/os-release")) -> bool:
    """Tell Debian from its descendants: Ubuntu's package of this name holds no browser."""
    try:
        lines = release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return "ID=debian" in lines and shutil.which("apt-get") is not None


def root_prefix() -> list[str] | None:
    """Give what to put before a command that needs to be root; None where we may not be."""
    if os.geteuid() == 0:
        return []
    asks_no_password = ["sudo", "--non-interactive"]
    return asks_no_password if shutil.which("sudo") and call([*asks_no_password, "true"], quiet=True) else None


def from_playwright() -> str | None:
    """Use the browser that Playwright keeps for this user; fetch it when it is not there."""
    if (path := playwright_path()) and runs(path):
        return path
    say("Fetching Playwright's Chromium (some 150 MB)")
    call([sys.executable, "-m", "playwright", "install", "chromium"])
    path = playwright_path()
    return path if path and runs(path) else None


def playwright_path() -> str | None:
    """Ask Playwright where its Chromium is or would be; None where Playwright is not installed."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return str(playwright.chromium.executable_path)


def call(command: list[str], quiet: bool = False) -> bool:
    """Run a command that tells its own progress, on standard error; say whether it went well."""
    output = subprocess.DEVNULL if quiet else sys.stderr.fileno()
    try:
        return subprocess.call(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL) == 0
    except OSError:
        return False


def say(text: str) -> None:
    """Tell the person waiting what is going on."""
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """Print the path of the browser; return 1 and say what to do when there is none."""
    try:
        print(find_or_install())
    except NoBrowser as error:
        say(f"\nerror: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
