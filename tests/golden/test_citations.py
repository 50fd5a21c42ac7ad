"""The whole library and every kind of reference, as the styles write them.

The approved files are for reading: an editor or a trainer can look over each line.
"""

from pathlib import Path

import pytest
from evidence.cite.labels import labels
from evidence.cite.style import cite_styles

from tests.golden.approved import check_approved
from tests.golden.cited import library, reference_list
from tests.reference_samples import SAMPLES

FOLDER = Path(__file__).parent / "citations"
STYLES = [style.label for style in cite_styles()]


@pytest.mark.parametrize("style", STYLES)
def test_the_library_reads_as_approved(style):
    listed = reference_list(library(), style)

    check_approved(FOLDER / f"{style.lower()}.txt", as_list(listed))


@pytest.mark.parametrize("style", STYLES)
def test_every_kind_of_reference_reads_as_approved(style):
    listed = reference_list(SAMPLES, style)

    check_approved(FOLDER / f"{style.lower()}-kinds.txt", as_list(listed))


def test_labels_of_the_library_are_as_approved():
    named = {key: label.text for key, label in labels(library()).items()}

    check_approved(FOLDER / "labels.txt", as_list(named))


def as_list(lines):
    return "".join(f"[{key}] {text}\n" for key, text in lines.items())
