"""Time one reading of a bibliography in this process, and print what came of it as JSON.

    python timed.py read FILE       with our reader
    python timed.py split FILE      with bibtexparser's splitter alone
    python timed.py parse FILE      with bibtexparser

Loading the modules is not part of the time, which is that of the processor.
"""

import json
import logging
import sys
import time
from pathlib import Path


def read(text: str, path: str) -> dict:
    """Read with our reader: everything an entry holds."""
    from evidence.model.source import Source
    from evidence.read.bibtex.bibliography import read_bibliography

    started = time.process_time()
    bibliography, diagnostics = read_bibliography([Source(path, text)])
    return {
        "seconds": time.process_time() - started,
        "read": len(bibliography.references),
        "reported": bibliography.reported,
        "written": bibliography.written,
        "diagnostics": len(diagnostics),
    }


def split(text: str, path: str) -> dict:
    """Split with bibtexparser: find the entries and fields, and leave the values as they are."""
    from bibtexparser.splitter import Splitter

    started = time.process_time()
    library = Splitter(text).split()
    return {"seconds": time.process_time() - started, "read": len(library.entries)}


def parse(text: str, path: str) -> dict:
    """Parse with bibtexparser, as its documentation does."""
    import bibtexparser

    started = time.process_time()
    library = bibtexparser.parse_string(text)
    return {"seconds": time.process_time() - started, "read": len(library.entries)}


if __name__ == "__main__":
    way, name = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    content = Path(name).read_text(encoding="utf-8")
    print(json.dumps({"read": read, "split": split, "parse": parse}[way](content, name)))
