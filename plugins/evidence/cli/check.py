"""`evidence check`: report mistakes with their lines and what to do about them."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from evidence.check import check
from evidence.cli.fix import Fixing, asking, told
from evidence.cli.loading import Loaded, add_folder_options, load, progress
from evidence.diagnostics import Diagnostic, Edit, Severity, as_github, as_json, as_text, in_order, with_places
from evidence.disk.reading import texts_on_disk
from evidence.disk.today import today
from evidence.model.characters import counted, one_line

_MOST_ROUNDS = 10
"""How often files are checked again after changes: one may bring to light another."""
FORMATS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {
    "text": partial(as_text, changes=True),
    "json": as_json,
    "github": as_github,
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "check",
        help="report mistakes in the references and the content, with their lines",
        description="Report mistakes in the references and the content. Each has a code: "
        "`evidence explain CODE` says why the rule is there and what to do.",
        epilog="Exit code: 0 nothing to mend (notes do not count), 1 errors or warnings, 2 cannot run.",
    )
    add_folder_options(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people, json for programs, github to mark the lines of a pull request (default: text)",
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to a file instead")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="show each change that a message names, and ask whether to make it",
    )
    parser.add_argument("--yes", action="store_true", help="with --fix: make all of them without asking")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check a library and report; give the exit code."""
    loaded, found = _checked(options)
    if options.fix:
        loaded, found = _fixed(options, loaded, found)
    shown = [_on_one_line(each) for each in found]
    if options.format == "github":
        shown = [_from_here(each, options.folder) for each in shown]
    _write(FORMATS[options.format](shown), options.output)
    print(summary(found, loaded), file=sys.stderr)
    return int(any(each.rule.severity >= Severity.WARNING for each in found))


def _checked(options: argparse.Namespace) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    loaded = load(options)
    progress("checking")
    said = in_order((*loaded.diagnostics, *check(loaded.library, today(), loaded.files)))
    changed = [each.edit.where.path for each in said if isinstance(each.edit, Edit)]
    found = with_places(said, texts_on_disk(options.folder, changed))
    progress("")
    return loaded, found


def _fixed(
    options: argparse.Namespace, loaded: Loaded, found: tuple[Diagnostic, ...]
) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Offer changes, and check again what came of them, as long as there are new ones to offer."""
    out = sys.stdout if options.format == "text" and not options.output else sys.stderr
    fixing = Fixing(options.folder, out, asking(options.yes))
    for _ in range(_MOST_ROUNDS):
        if not fixing.round(found):
            break
        loaded, found = _checked(options)
    out.flush()
    print(told(fixing, options.yes), file=sys.stderr)
    return loaded, found


def summary(found: Iterable[Diagnostic], loaded: Loaded) -> str:
    """Say in one line how much was found and how much was read."""
    found = tuple(found)
    counts = Counter(each.rule.severity for each in found)
    said = [
        counted(counts[severity], word)
        for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
        if counts[severity]
    ]
    files = len({each.where.path for each in found})
    what = f"{', '.join(said)} in {counted(files, 'file')}" if said else "nothing to mend"
    studies = counted(len(loaded.library.content.summaries), "study", "studies")
    return f"{what}; {studies}, {counted(len(loaded.library.references), 'reference')} read"


def _on_one_line(found: Diagnostic) -> Diagnostic:
    """Keep what editors wrote from breaking lines or steering the terminal."""
    where = replace(found.where, path=one_line(found.where.path))
    return replace(found, where=where, message=one_line(found.message), hint=one_line(found.hint))


def _from_here(found: Diagnostic, folder: Path) -> Diagnostic:
    """Name the file as the folder of the command sees it: annotations are placed by that."""
    return replace(found, where=replace(found.where, path=(folder / found.where.path).as_posix()))


def _write(report: str, output: Path | None) -> None:
    if output:
        output.write_text(f"{report}\n" if report else "", encoding="utf-8", newline="\n")
    elif report:
        print(report)
