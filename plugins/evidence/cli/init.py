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
_UNKNOWN = "file:///write-here-where-the-generator-is"
_SAFE = ("https://", "git+https://", "git+ssh://")
"""How an address begins that others can install from, and that nobody on the way can change what comes from."""


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
    parser.add_argument(
        "--from",
        dest="origin",
        metavar="ADDRESS",
        help="where others install the generator from, such as git+https://example.org/evidence.git@v0.1.0 "
        "(default: where it was installed from here)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the site and say what to do next; give the exit code. Raises NotALibrary where nothing can be written."""
    target: Path = options.folder / options.directory
    origin = address(options.origin) if options.origin else _origin()
    changed = {_REQUIREMENTS: requirements(origin)}
    if options.name is not None:
        changed[_SETTINGS] = settings(options.name)
    count = write_starter(target, changed)
    print(f"{count} files in `{one_line(str(target))}`. Next, in that folder:")
    if not origin:
        print(
            f"    write into {_REQUIREMENTS} where the generator is: it was installed here from nowhere that others can install from"
        )
    print(f"    pip install -r {_REQUIREMENTS}\n    evidence check\n    evidence serve")
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


def requirements(origin: str) -> str:
    """What the site needs installed: this generator, by its address.

    Never by its name alone, which anybody may give to a package of theirs where no index has it yet. Where the address is
    not known, what stands there makes pip stop and say what is missing.
    """
    return starter_text(_REQUIREMENTS).replace(_UNKNOWN, origin) if origin else starter_text(_REQUIREMENTS)


def address(written: str) -> str:
    """Where pip may get the generator. Raises NotALibrary for what is no address."""
    url = written.strip()
    if not url.startswith(_SAFE) or any(each.isspace() for each in url):
        raise NotALibrary(
            f"`{one_line(url)}` is no address that pip can install from",
            "write it as `--from git+https://example.org/evidence.git@v0.1.0`, or as the https address of a wheel",
        )
    return url


def origin_of(package: Distribution) -> str:
    """Where a package was installed from, for others to do the same; '' where they cannot, or not safely."""
    origin = json.loads(package.read_text("direct_url.json") or "{}")
    url = str(origin.get("url", ""))
    if "vcs_info" in origin:
        url = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    if "subdirectory" in origin:
        url += f"#subdirectory={origin['subdirectory']}"
    return url if url.startswith(_SAFE) else ""


def _origin() -> str:
    try:
        return origin_of(distribution(PACKAGE))
    except PackageNotFoundError:
        return ""
