"""`evidence permalinks`: keep the list of ids that must never be lost."""

import argparse
import os
import sys
from pathlib import Path

from evidence.check.ids import unlisted
from evidence.cli.loading import add_folder_options, load, progress
from evidence.disk.reading import CONTENT, NotALibrary
from evidence.read.permalinks import BAD_PERMALINK

_LIST = "permalinks.txt"
_HEADING = (
    "# Every id that was ever published. An id stays here for good: the check fails where one would be lost.\n"
    "# `evidence permalinks --write` adds new ones.\n"
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "permalinks",
        help="list ids that are not yet guarded against being lost, or add them",
        description=f"List the ids of pages, findings and references that {CONTENT}/{_LIST} does not have yet. "
        "An id on that list is guarded: the check fails where it would be lost.",
    )
    add_folder_options(parser)
    parser.add_argument("--write", action="store_true", help="add them to the list")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List or add what is missing; give the exit code."""
    loaded = load(options)
    progress("")
    missing = unlisted(loaded.library)
    if not options.write:
        print("\n".join(missing), end="\n" if missing else "")
        print(f"{len(missing):,} not yet on the list", file=sys.stderr)
        return 0
    bad = [each for each in loaded.diagnostics if each.rule is BAD_PERMALINK]
    if bad:
        raise NotALibrary(f"{bad[0].where}: {bad[0].message}", "mend or delete that line first")
    if missing:
        _add(options.folder / CONTENT / _LIST, missing)
    print(f"{len(missing):,} added to {CONTENT}/{_LIST}", file=sys.stderr)
    return 0


def _add(path: Path, missing: tuple[str, ...]) -> None:
    """Write the list anew, sorted below its comments, in one step: nobody sees half of it."""
    text = path.read_text(encoding="utf-8") if path.exists() else _HEADING
    lines = text.removeprefix("\ufeff").splitlines()
    comments = [line.rstrip() for line in lines if line.startswith("#")]
    listed = {line.strip() for line in lines if line.strip() and not line.strip().startswith("#")}
    whole = "\n".join([*comments, *sorted(listed | set(missing))]) + "\n"
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(whole, encoding="utf-8", newline="\n")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
