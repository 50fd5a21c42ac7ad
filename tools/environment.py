"""Make the virtual environment, or bring it up to date, from a lock file with hashes.

    python tools/environment.py .venv requirements.lock

Does nothing when the environment already holds what the lock says. What counts as done is
written down last, so an environment that was interrupted half-way is made again.

Any Python 3 can read this file, so that an old one gets a plain answer, not a syntax error.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST_PYTHON = (3, 11)
BUILD_BACK_END = "setuptools"
GROUP = "evidence-environment.json"
"""Kept in the environment: which Python made it, where, and which locks are installed."""


class CannotMake(Exception):
    """The environment cannot be made; the text says what to do about it."""


def main(arguments):
    """Return 0 when the environment is ready, 1 when it cannot be made."""
    folder, lock = arguments
    try:
        check_python()
        prepare(os.path.abspath(folder), lock)
    except CannotMake as error:
        sys.stderr.write("\nerror: {}\n".format(error))
        return 1
    return 0


def check_python():
    """Refuse a Python that is too old, or that comes without what `venv` needs."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotMake(
            "Python 3.11 or newer is needed; {} is {}.\n"
            "Install a newer one and name it: make PYTHON=python3.12 …".format(
                sys.executable, sys.version.split()[0]
            )
        )
    try:
        import ensurepip  # noqa: F401 (Debian and Ubuntu ship it apart, and `venv` fails late without it)
        import venv  # noqa: F401
    except ImportError:
        raise CannotMake(
            "this Python cannot make virtual environments: its `venv` part is not installed.\n"
            "On Debian and Ubuntu: sudo apt install python{}.{}-venv".format(*sys.version_info[:2])
        )


def prepare(folder, lock):
    """Bring the environment in `folder` to what `lock` says."""
    maker = maker_of(folder)
    record = read_record(folder)
    wanted = fingerprint(lock)
    if record.get("maker") == maker and record["locks"].get(lock) == wanted:
        return
    if record.get("maker") != maker:
        record = {"maker": maker, "locks": {}}
        create(folder)
    # No record while pip is at work: pip takes a half-unpacked package for an installed one.
    remove_record(folder)
    install(folder, lock)
    # Another lock that has changed since it was installed may have other versions than this one.
    others = {name: mark for name, mark in record["locks"].items() if mark == fingerprint(name)}
    write_record(folder, {"maker": maker, "locks": dict(others, **{lock: wanted})})


def maker_of(folder):
    """Name what an environment depends on; a copied or moved one does not work and is made again."""
    return {
        "folder": folder,
        "python": os.path.realpath(sys.executable),
        "version": "{}.{}.{}".format(*sys.version_info[:3]),
    }


def create(folder):
    """Make an empty environment, in place of any half-made or foreign one."""
    if os.path.lexists(folder):
        say("Making the environment {} again".format(os.path.basename(folder)))
        shutil.rmtree(folder)
    say("Making a virtual environment with Python {}".format(sys.version.split()[0]))
    if subprocess.call([sys.executable, "-m", "venv", folder]) != 0:
        raise CannotMake("the virtual environment could not be made; the reason is above.")


def install(folder, lock):
    """Install what the lock names, then this project, fetching nothing the lock does not name."""
    packages = locked_packages(lock)
    say("Installing {} packages from {} (a minute or two the first time)".format(len(packages), lock))
    # Wheels only: to build a package pip would fetch a build back end whose hash nobody checks.
    run_pip(folder, ["--require-hashes", "--only-binary", ":all:", "-r", lock], len(packages))
    if BUILD_BACK_END in packages:  # else it is the lock of a tool that stands alone
        say("Installing this project")
        run_pip(folder, ["--no-deps", "--no-index", "--no-build-isolation", "-e", "."], 0)


def locked_packages(lock):
    """Name the packages of a lock."""
    with open(os.path.join(ROOT, lock), encoding="utf-8") as lines:
        return [line.split("==")[0] for line in lines if "==" in line.split("#")[0] and not line.startswith(" ")]


def run_pip(folder, arguments, count):
    """Run `pip install`, telling how far it is; on failure, show all that pip said."""
    command = [os.path.join(folder, "bin", "python"), "-m", "pip", "install", "--progress-bar", "off"]
    command += ["--disable-pip-version-check"] + arguments
    environment = dict(os.environ, PIP_USER="0", PYTHONUNBUFFERED="1")
    pip = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    said, seen = [], 0
    for line in pip.stdout or ():
        said.append(line)
        if line.startswith(("Collecting ", "Processing ", "Requirement already satisfied: ", "Ignoring ")):
            seen += 1
        if line.startswith(("Collecting ", "Processing ")) and count:
            say("  [{}/{}] {}".format(seen, count, os.path.basename(line.split()[1])))
        if line.startswith("Installing collected") and count:
            say("  unpacking")
    if pip.wait() != 0:
        sys.stderr.write("".join(said))
        raise CannotMake(
            "pip could not install what {} names; what it said is above.\n"
            "Check the network, and pip's own settings for a proxy or another index.".format(arguments[-1])
        )


def read_record(folder):
    """Read what the environment says of itself; an unreadable record is no record."""
    try:
        with open(os.path.join(folder, GROUP), encoding="utf-8") as file:
            record = json.load(file)
        return record if isinstance(record.get("locks"), dict) else {}
    except (OSError, ValueError, AttributeError):
        return {}


def remove_record(folder):
    """Let the environment count as half-made."""
    try:
        os.remove(os.path.join(folder, GROUP))
    except OSError:
        pass


def write_record(folder, record):
    """Write the record whole or not at all."""
    path = os.path.join(folder, GROUP)
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(record, file, indent=2, sort_keys=True)
    os.replace(path + ".new", path)


def fingerprint(lock):
    """Tell one state of a lock, and of what this project says of itself, from another."""
    digest = hashlib.sha256()
    for name in (lock, "pyproject.toml"):
        try:
            with open(os.path.join(ROOT, name), "rb") as file:
                digest.update(file.read() + b"\0")
        except OSError as error:
            raise CannotMake("{} cannot be read: {}".format(name, error.strerror))
    return digest.hexdigest()


def say(text):
    """Tell the person waiting what is going on."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
