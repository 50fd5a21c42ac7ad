"""What kind of work an entry says it is."""

from evidence.model.reference import Text
from evidence.read.bibtex.fields.reading import Reading, squeezed

_TYPES_NOT_SHOWN = frozenset(
    """
    journalarticle article book booksection bookchapter report webpage conferenceproceedings
    conferencepaper electronicarticle thesis generic unpublishedwork journal magazinearticle
    newspaperarticle misc
    """.split()
)
_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "resreport": "Research report",
    "techreport": "Technical report",
}
_THESES = frozenset({"phdthesis", "mastersthesis"})


def genre(reading: Reading) -> Text | None:
    """The kind in words, such as `PhD thesis`; None where the entry says no more than its type."""
    if "type" in reading.fields:
        text = reading.text("type")
        kind = squeezed(text.plain)
        if kind in _GENRES:
            return Text(_GENRES[kind], _GENRES[kind])
        # EndNote writes its own kind of record here: 'Journal Article'.
        return None if kind in _TYPES_NOT_SHOWN else text
    kind = reading.entry.kind
    return Text(_GENRES[kind], _GENRES[kind]) if kind in _THESES else None
