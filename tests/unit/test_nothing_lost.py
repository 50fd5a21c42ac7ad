"""Every field of an entry is on its record, or in the one list of what stays private, or named in a message."""

import pytest
from evidence.read.bibtex.field_names import PUBLISHED, is_private
from evidence.read.bibtex.private_fields import PRIVATE
from evidence.view.source_record import source_record

from tests.helpers import everything_said_of
from tests.unit.test_reference_cases import make

UNKNOWN = [
    "x",
    "wardcode",
    "z39",
    "mypriority",
    "a-name-that-is-longer-than-any-other",
    "journl",
    "Bdsk-Url-1",
    "OPTpages",
]
NAMES = sorted({*PUBLISHED, *PRIVATE, *UNKNOWN} - {"crossref", "xref", "xdata"}, key=str.lower)


@pytest.mark.parametrize("kind", ["article", "book", "misc", "periodical"])
def test_every_field_is_shown_or_private_or_named(kind: str) -> None:
    entry = f"@{kind}{{key,\n" + "".join(f"  {name} = {{value {at}}},\n" for at, name in enumerate(NAMES)) + "}\n"
    made = make(entry)
    shown = {name for name, _ in source_record(made.context, "key", "").data}
    told = " ".join(each.message for each in made.said)

    left = [name.lower() for name in NAMES if name.lower() not in shown and not is_private(name.lower())]
    assert [name for name in left if f"`{name}`" not in told] == []


def test_a_private_field_is_not_shown_and_not_told() -> None:
    entry = (
        "@misc{key, title = {T}, year = {2020}, abstract = {secret one}, note = {secret two}, file = {secret three}}"
    )
    made = make(entry)

    assert "secret" not in str(source_record(made.context, "key", ""))
    assert "secret" not in str(everything_said_of({"references.bib": entry}))


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("@book{k, title = {T}, year = {2020}, publisher = {P}, FIELD}", "volume = {17}"),
        ("@book{k, title = {T}, year = {2020}, publisher = {P}, FIELD}", "pagetotal = {417}"),
        ("@book{k, title = {T}, year = {2020}, publisher = {P}, FIELD}", "origdate = {1917}"),
        ("@book{k, title = {T}, year = {2020}, publisher = {P}, FIELD}", "chapter = {17}"),
        ("@article{k, title = {T}, year = {2020}, journal = {J}, pages = {1--9}, FIELD}", "eid = {e417}"),
        ("@article{k, title = {T}, year = {2020}, journal = {J}, FIELD}", "issuetitle = {Special 17}"),
        ("@misc{k, title = {T}, year = {2020}, FIELD}", "howpublished = {Leaflet 17}"),
        (
            "@misc{k, title = {T}, year = {2020}, url = {https://example.org/}, FIELD}",
            "url2 = {https://example.net/17}",
        ),
        ("@misc{k, title = {T}, year = {2020}, FIELD}", "url = {https://example.org/ https://example.net/17}"),
        ("@misc{k, title = {T}, year = {2020}, FIELD}", "version = {1.17}"),
        ("@inproceedings{k, title = {T}, year = {2020}, booktitle = {B}, FIELD}", "eventtitle = {Conference 17}"),
        ("@periodical{k, title = {T}, year = {2020}, issuetitle = {I}, FIELD}", "number = {17}"),
        ("@periodical{k, title = {T}, year = {2020}, issuetitle = {I}, FIELD}", "month = {may}"),
        ("@online{k, title = {T}, year = {2020}, FIELD}", "eprint = {hal-17}, eprinttype = {hal}"),
    ],
)
def test_what_a_field_says_is_a_row_or_a_way_to_the_source(entry: str, value: str) -> None:
    made = make(entry.replace("FIELD", value))
    record = source_record(made.context, "k", "")
    rows = [each.label for row in record.rows for each in row.values]
    seen = " ".join([*rows, *(way.address for way in record.access)])

    assert value.rpartition("{")[2].rstrip("}").split(" ")[-1].replace("may", "May") in seen
