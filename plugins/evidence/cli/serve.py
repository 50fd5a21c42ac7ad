"""`evidence serve`: look at the site while writing it."""

import argparse
from pathlib import Path

from evidence.cli.loading import add_folder_option


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "serve",
        help="look at the site in a browser while writing it",
        description="Show the site on this computer. A page is made when it is asked for, from the files as they are then, "
        "and follows each change by itself; what the check says stands on it.",
        epilog="Ctrl+C ends it. Exit code: 2 where it cannot begin, such as on a port that is taken.",
    )
    add_folder_option(parser, argparse.SUPPRESS)
    parser.add_argument(
        "-a",
        "--dev-addr",
        metavar="HOST:PORT",
        help="where to show it (default: what mkdocs.yml says, or 127.0.0.1:8000)",
    )
    parser.add_argument("--no-cache", action="store_true", help="work everything out anew")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the site until somebody ends it; give the exit code. Raises CannotBuild."""
    from evidence.cli.serving import serve

    return serve(Path(options.folder), options.dev_addr, options.no_cache)
