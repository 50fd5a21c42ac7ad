"""`evidence schema`: write what an editing program needs to check and complete front matter."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from evidence.cli.loading import add_folder_option
from evidence.export.schema import json_schema
from evidence.model.guide import Guide
from evidence.model.known_fields import AS_DECLARED, KnownFields, known_fields
from evidence.model.page import Article, Glossary, Home
from evidence.model.programme import Programme
from evidence.model.source import Source
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis
from evidence.model.words import Words
from evidence.read.vocabulary import read_axis, read_words

RECORDS: dict[str, type] = {
    "article": Article,
    "glossary": Glossary,
    "guide": Guide,
    "home": Home,
    "programme": Programme,
    "study": StudySummary,
    "vocabulary": Axis,
    "words": Words,
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "schema",
        help="write JSON Schemas, with which an editing program checks and completes fields",
        description="Write one JSON Schema for each kind of page, for the vocabulary files and for the words of the topic, with the fields that "
        "the vocabularies of the folder bring: " + ", ".join(f"{name}.schema.json" for name in RECORDS) + ".",
    )
    parser.add_argument("target", metavar="DIR", type=Path, help="where to write them; made if need be")
    add_folder_option(parser, argparse.SUPPRESS)  # else it would hide one given before the command
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schemas; give the exit code."""
    options.target.mkdir(parents=True, exist_ok=True)
    known = fields_of(options.folder)
    for name, record in RECORDS.items():
        text = json.dumps(json_schema(record, known), ensure_ascii=False, indent=2)
        (options.target / f"{name}.schema.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
    print(f"{len(RECORDS)} schemas written to {options.target}", file=sys.stderr)
    return 0


def fields_of(root: Path) -> KnownFields:
    """The fields that pages have with the vocabularies and words of a folder; as declared where it has none."""
    axes = [read_axis(text)[0] for text in _texts(root, "content/vocabulary/*.yml")]
    unasked = [name for text in _texts(root, "content/words.yml") for name in read_words(text)[0].unasked]
    return known_fields(axes, unasked) if axes else AS_DECLARED


def _texts(root: Path, files: str) -> Iterator[Source]:
    for path in sorted(root.glob(files)):
        yield Source(str(path), path.read_text(encoding="utf-8", errors="replace"))
