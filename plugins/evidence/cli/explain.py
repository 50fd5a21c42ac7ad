"""`evidence explain`: say why a rule is there, or which fields a kind of page has."""

import argparse
import sys
from textwrap import fill

from evidence.check.suggestions import nearest
from evidence.cli.loading import add_folder_option
from evidence.cli.schema import RECORDS, fields_of
from evidence.diagnostics import Rule
from evidence.export.schema import field_table
from evidence.rules import all_rules

_WIDTH = 80


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "explain",
        help="say why a rule is there and what to do about it",
        description="Say why a rule is there and what to do about it. Without a code, list all rules. "
        f"With a kind of page ({', '.join(RECORDS)}), list its fields and how each is written, with those that "
        "the vocabularies of the folder bring.",
    )
    parser.add_argument("code", nargs="?", help="the code or the name of a rule, such as S303, or a kind of page")
    add_folder_option(parser, argparse.SUPPRESS)  # else it would hide one given before the command
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Explain one rule or the fields of one kind of page, or list all rules; give the exit code."""
    rules = all_rules()
    if not options.code:
        print("\n".join(f"{rule.code}  {rule.severity!s:8} {rule.name}" for rule in rules))
        return 0
    asked = options.code.strip().casefold()
    if asked in RECORDS:
        print(field_table(RECORDS[asked], fields_of(options.folder)), end="")
        return 0
    names = {name: rule for rule in rules for name in (rule.code.casefold(), rule.name)}
    if asked in names:
        print(explained(names[asked]))
        return 0
    near = nearest(asked, names)
    hint = f"did you mean {names[near].code}, {names[near].name}?" if near else "`evidence explain` lists all rules"
    print(f"evidence: there is no rule `{options.code}`\n    hint: {hint}", file=sys.stderr)
    return 2


def explained(rule: Rule) -> str:
    """A rule in words: what it is called, why it is there, what to do."""
    said = [f"{rule.code} {rule.name} ({rule.severity})", _paragraph("Why", rule.why)]
    if rule.fix:
        said.append(_paragraph("What to do", rule.fix[0].upper() + rule.fix[1:]))
    return "\n\n".join(said)


def _paragraph(lead: str, text: str) -> str:
    text = text if text.endswith((".", "?", "!")) else f"{text}."
    return fill(f"{lead}: {text}", _WIDTH, break_long_words=False, break_on_hyphens=False)
