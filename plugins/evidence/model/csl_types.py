"""What kind of thing a reference is, in CSL's words."""

import re
from collections.abc import Mapping

from evidence.model.reference import Reference

type_of_kind: Mapping[str, str] = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "bachelorsthesis": "thesis",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "magazine": "article-magazine",
    "manual": "book",
    "masterthesis": "thesis",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "presentation": "speech",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "webpage": "webpage",
    "www": "webpage",
}
"""Entry types of BibTeX, biblatex and their common additions. What is not here is a `document`,
or a `webpage` where there is an address and nobody printed it."""

GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "masterthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
"""Words of biblatex for a `type`, written out, and what a kind of thesis says by itself."""

PREPRINT_SERVERS = {"arxiv": "arXiv", "biorxiv": "bioRxiv", "medrxiv": "medRxiv"}


def csl_type(reference: Reference) -> str:
    """Give the CSL type: a finer one where the reference says that it is a blog or a preprint."""
    genre = f"{reference.genre.plain} {reference.status}".lower()
    found = type_of_kind.get(reference.kind, "")
    if found in ("webpage", "") and re.search(r"\bblog", genre):
        return "post-weblog"
    if found in ("webpage", "manuscript", "") and (
        reference.eprint_kind.lower() in PREPRINT_SERVERS or "preprint" in genre
    ):
        return "article"
    if not found:
        return "webpage" if reference.url and not reference.publisher else "document"
    return found
