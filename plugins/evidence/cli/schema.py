"""`evidence schema`: write what an editing program needs to check and complete front matter."""

import argparse
import json
import sys
from pathlib import Path

from evidence.model.guide import Guide
from evidence.model.page import Article, Glossary, Home
from evidence.model.programme import Programme
from evidence.model.schema import json_schema
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis

RECORDS: dict[str, type] = {
    "article": Article,
    "glossary": Glossary,
    "guide": Guide,
    "home": Home,
    "programme": Programme,
    "study": StudySummary,
    "vocabulary": Axis,
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "schema",
        help="write JSON Schemas, with which an editing program checks and completes fields",
        description="Write one JSON Schema for each kind of page and for the vocabulary files: "
        + ", ".join(f"{name}.schema.json" for name in RECORDS)
        + ".",
    )
    parser.add_argument("target", metavar="DIR", type=Path, help="where to write them; made if need be")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schemas; give the exit code."""
    options.target.mkdir(parents=True, exist_ok=True)
    for name, record in RECORDS.items():
        text = json.dumps(json_schema(record), ensure_ascii=False, indent=2)
        (options.target / f"{name}.schema.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
    print(f"{len(RECORDS)} schemas written to {options.target}", file=sys.stderr)
    return 0
