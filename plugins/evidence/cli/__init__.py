"""The command line: the check, and the site without MkDocs.

Exit codes: 0 nothing to mend, 1 something to mend, 2 the command cannot run, 130 interrupted.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from evidence.cli import build, check, explain, init, permalinks, schema, serve
from evidence.cli.loading import add_folder_option
from evidence.disk.reading import NotALibrary
from evidence.disk.stopping import CannotBuild, HasErrors

COMMANDS = (check, build, serve, init, explain, permalinks, schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _write_any_character()
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except HasErrors as reason:
        print(reason, file=sys.stderr)
        return 1
    except CannotBuild as reason:
        print(reason, file=sys.stderr)
        return 2
    except NotALibrary as reason:
        return _cannot(str(reason), reason.fix)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _cannot(f"`{error.filename}`: {(error.strerror or str(error)).lower()}", "")
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="evidence",
        description="Look after a library of evidence: its references and its content.",
        epilog="`evidence COMMAND --help` tells more of each command.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    add_folder_option(parser, Path())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return parser


def _version() -> str:
    try:
        return version(init.PACKAGE)
    except PackageNotFoundError:
        return "(not installed)"


def _write_any_character() -> None:
    """A terminal that cannot show a character gets its code instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _cannot(message: str, fix: str) -> int:
    print(f"evidence: {message}" + (f"\n    hint: {fix}" if fix else ""), file=sys.stderr)
    return 2
