"""`evidence build`: make the site without MkDocs, the same files as `mkdocs build` makes."""

import argparse
from pathlib import Path

from evidence.cli.loading import add_folder_option


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "build",
        help="make the site: the same files as `mkdocs build`, and sooner",
        description="Make the site that mkdocs.yml describes: the same files as `mkdocs build` makes. The published "
        "folder changes at the end and at once; where anything goes wrong, it stays as it was.",
        epilog="Exit code: 0 published, 1 errors in the content, 2 cannot run.",
    )
    add_folder_option(parser, argparse.SUPPRESS)
    parser.add_argument(
        "-d", "--site-dir", metavar="DIR", type=Path, help="publish in this folder (default: what mkdocs.yml says)"
    )
    parser.add_argument("--no-cache", action="store_true", help="work everything out anew; the files are the same")
    parser.add_argument(
        "--workers", metavar="N", type=_count, help="make files in N processes (default: one for each processor)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build and publish the site; give the exit code. Raises CannotBuild."""
    from evidence.cli.building import build

    return build(options)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"`{text}` is no number of processes")
    return int(text)
