"""`evidence init`: write a small site to begin with, on a topic of its own."""

import argparse
import json
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from evidence.disk.reading import NotALibrary
from evidence.disk.starter import starter_text, write_starter
from evidence.model.characters import one_line

PACKAGE = "partnership-evidence"
_SETTINGS, _REQUIREMENTS = "mkdocs.yml", "requirements.txt"
_NAME = "site_name: "


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "init",
        help="write a small site to begin with, for a topic of your own",
        description="Write a small site that builds and checks clean: settings, a vocabulary of two questions, a study, a guide "
        "and a programme to replace, a bibliography, a guide for editors, and workflows that check and publish it.",
    )
    parser.add_argument(
        "directory", metavar="DIR", type=Path, help="the folder to write; it must be empty or not there"
    )
    parser.add_argument("--name", metavar="NAME", help="the name of the site (default: that of the example)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the site and say what to do next; give the exit code."""
    target: Path = options.folder / options.directory
    changed = {_REQUIREMENTS: requirements(_requirement())}
    if options.name is not None:
        changed[_SETTINGS] = settings(options.name)
    count = write_starter(target, changed)
    print(f"{count} files in `{one_line(str(target))}`. Next, in that folder:")
    print(f"    pip install -r {_REQUIREMENTS}\n    evidence check\n    mkdocs serve --livereload")
    print("README.md there says how to make it yours.")
    return 0


def settings(name: str) -> str:
    """The settings of the site with a name of its own. Raises NotALibrary for a name without a word."""
    name = " ".join(name.split())
    if not name or not name.isprintable():
        raise NotALibrary("the site needs a name that can be shown", 'write it as `--name "Worms and Soil"`')
    lines = starter_text(_SETTINGS).splitlines(keepends=True)
    # A string of JSON is one of YAML, whatever marks the name holds.
    named = [f"{_NAME}{json.dumps(name, ensure_ascii=False)}\n" if line.startswith(_NAME) else line for line in lines]
    return "".join(named)


def requirements(requirement: str) -> str:
    """What the site needs installed: this generator, as it is here."""
    lines = starter_text(_REQUIREMENTS).splitlines()
    return "".join(f"{requirement if line == PACKAGE else line}\n" for line in lines)


def requirement_of(package: Distribution) -> str:
    """How pip gets a package as it is installed here: from its repository or address, else by its version."""
    origin = json.loads(package.read_text("direct_url.json") or "{}")
    url = str(origin.get("url", ""))
    if "vcs_info" in origin:
        url = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    # A folder of this computer is nowhere else.
    return f"{PACKAGE}=={package.version}" if not url or url.startswith("file:") else f"{PACKAGE} @ {url}"


def _requirement() -> str:
    try:
        return requirement_of(distribution(PACKAGE))
    except PackageNotFoundError:
        return PACKAGE
