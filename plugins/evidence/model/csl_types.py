"""What kind of thing a reference is, in CSL's words."""

import re
from collections.abc import Mapping
from functools import lru_cache

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

PREPRINT_SERVERS = {
    re.sub(r"\W", "", name).lower(): name
    for name in (
        "arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "SocArXiv", "EdArXiv", "MetaArXiv", "EarthArXiv", "engrXiv",
        "AfricArXiv", "LawArXiv", "SportRxiv", "NutriXiv", "TechRxiv", "AgriXiv", "OSF Preprints", "Research Square",
        "Preprints.org", "JMIR Preprints", "PeerJ Preprints", "SSRN", "Authorea", "SciELO Preprints", "VeriXiv",
    )
}  # fmt: skip
"""The servers of preprints by their squeezed names."""
_ALSO_NAMED = {
    "corr": "arxiv", "preprints": "preprintsorg", "ssrnelectronicjournal": "ssrn", "medrxivbiorxiv": "medrxiv",
    "socialscienceresearchnetwork": "ssrn",
}  # fmt: skip
_SERVER_WORDS = re.compile(
    r"(?:preprints?(?: on| at| server)?|e-?prints?|papers\b|\[[^\[\]]*\]|\(preprint\)|: ?the preprint server\b.*"
    r"|[: ]+[a-z-]*[0-9/.]{7,}(?:v[0-9]+)?)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def server_named(text: str) -> str:
    """Give the server of preprints that a text names, as a key of `PREPRINT_SERVERS`, or ''.

    `arXiv preprint arXiv:1803.03324 [cs, stat]` names arXiv.
    """
    if len(text) > 100:
        return ""
    folded = text.lower()
    for words in (folded, _SERVER_WORDS.sub(" ", folded)):
        squeezed = re.sub(r"^(?:arxiv)+$", "arxiv", re.sub(r"[\W_]", "", words))
        squeezed = _ALSO_NAMED.get(squeezed, squeezed)
        if squeezed in PREPRINT_SERVERS:
            return squeezed
    return ""


def preprint_server(reference: Reference) -> str:
    """Give the name of the server on which a reference is a preprint, or ''.

    An article that names its journal is the article, even if it says where the preprint is.
    """
    return "" if reference.container else PREPRINT_SERVERS.get(reference.eprint_kind.lower(), "")


def is_preprint(reference: Reference) -> bool:
    """Whether a reference is a preprint by itself."""
    genre = f"{reference.genre.plain} {reference.status}".lower()
    found = type_of_kind.get(reference.kind, "")
    if found == "article-journal":
        return bool(preprint_server(reference))
    return found in ("webpage", "manuscript", "report", "") and (
        "preprint" in genre or bool(preprint_server(reference))
    )


def csl_type(reference: Reference) -> str:
    """Give the CSL type: a finer one where the reference says that it is a blog, a preprint or an article."""
    found = type_of_kind.get(reference.kind, "")
    if is_preprint(reference):
        return "article"
    if found in ("webpage", "") and re.search(r"\bblog", f"{reference.genre.plain} {reference.status}".lower()):
        return "post-weblog"
    if found in ("manuscript", "") and _in_a_journal(reference):
        return "article-journal"
    if not found:
        return "webpage" if reference.url and not reference.publisher else "document"
    return found


def _in_a_journal(reference: Reference) -> bool:
    """Whether an entry of no kind stands in a journal, as Mendeley writes articles it knows little of."""
    if not reference.container or ("booktitle" in reference.fields and not reference.issns):
        return False
    return bool(reference.issns or reference.volume or reference.issue or reference.pages or reference.pmid)
