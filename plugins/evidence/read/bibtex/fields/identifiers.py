"""Identifiers and codes: one spelling for each, whatever way they were written.

What does not look like an identifier is kept as it stands, for the check to report.
"""

import re
from urllib.parse import unquote

from evidence.model.check_digits import is_issn

_DOI_PREFIX = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/+|doi:?\s*(?=10\.)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s{}]*[^\s.,;:{}]")
_WRITTEN_AS_IN_ADDRESSES = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_SHORT_DOI = re.compile(r"10/[a-z0-9]{3,10}", re.IGNORECASE)
_NEXT_DOI = re.compile(r"(?:[\s,;|]+|\band\b)+(?=(?:https?://\S*?|doi:?\s*)?10\.[0-9]{4,9}/)", re.IGNORECASE)
_BEHIND_A_DOI = re.compile(
    r"\s*(?:[\[(][^\[\]()]{0,60}[\])]|\s+(?:pmid|pmcid|pii|epub|issn):?\s.*)?[.,;]*",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_OF_A_PUBLISHER = re.compile(
    r"(?:[?#].*|/(?:full|fulltext|abstract|summary|pdf|epdf|meta|html?|references))+$",
    re.IGNORECASE,
)
_LONGEST = 500
"""Characters of a value that are looked at; longer ones are something else, and looking takes time."""
_ISSN = re.compile(r"\b([0-9]{4})[\s‐‑–-]?([0-9]{3}[0-9Xx])\b", re.ASCII)
_ISBN = re.compile(r"\b(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx]\b", re.ASCII)
_SEPARATED = re.compile(r"[,;/\s]+")
_NUMBER_LABEL = re.compile(r"\b[ep]?-?ISBN(?:-1[03])?\b:?|\b[ep]?-?ISSN(?:-L)?\b:?", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]")
_WEB = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#]\S*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:(?![,;|]https?://)[^\s{}<>\"])+", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.|(?:arxiv\s*(?:preprint"
    r"|e-prints?)?\s*,?\s*)*(?:arxiv)?\s*:?\s*|abs/)"
    r"(?P<number>[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?"
    r"|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}(?:v[0-9]+)?)(?:\.pdf)?\s*(?:\[[^\[\]]*\])?",
    re.IGNORECASE,
)


def doi(written: str) -> str:
    """Give a DOI without address, `doi:` or a full stop after it."""
    text = written.strip()
    if prefix := _DOI_PREFIX.match(text):
        text = text[prefix.end() :]
    # Copied from an address, with or without it: no DOI that is given out holds a sign written so.
    if _WRITTEN_AS_IN_ADDRESSES.search(text):
        text = unquote(text)
    return text.strip().rstrip(".,;")


def is_doi(text: str) -> bool:
    """Whether text has the shape of a DOI."""
    return (_DOI.fullmatch(text) or _SHORT_DOI.fullmatch(text)) is not None


def dois_within(written: str) -> tuple[str, ...]:
    """Give each DOI in a text of which one knows all the rest: `10.1/x [doi]`, a proxy's address, two DOIs.

    Nothing is given where what stands behind a DOI may be part of it, such as a blank within.
    """
    if len(written) > _LONGEST:
        return ()
    found: dict[str, None] = {}
    for part in _NEXT_DOI.split(unquote(written) if "%2f" in written.lower() else written):
        match = re.search(r"(?<![0-9])10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s{}]+", part)
        if not match or not _BEHIND_A_DOI.fullmatch(part[match.end() :]):
            return ()
        text = match[0].rstrip(".,;:")
        if "://" in part[: match.start()]:
            text = _PAGE_OF_A_PUBLISHER.sub("", text)
        if not _DOI.fullmatch(text):
            return ()
        found[text] = None
    return tuple(found)


def doi_in_address(url: str) -> str:
    """Give the DOI that a doi.org address holds, or ''."""
    match = _DOI_ADDRESS.fullmatch(url.strip())
    return doi(url) if match else ""


_PMID = re.compile(
    r"(?:(?:pubmed\s*)?pmid\s*[:.-]?\s*)?([0-9]{1,9})(?:\.0)?\s*(?:[\[(][^\[\]()]*[\])])?[.,;]?", re.IGNORECASE
)
_PMID_ADDRESS = re.compile(
    r"https?://\S*(?:ncbi\.nlm\.nih\.gov/(?:m/)?(?:pubmed/)?|europepmc\.org/(?:article|abstract)/med/|pubmed\.gov/)"
    r"(?:\?term=)?([0-9]{1,9})/?(?:[?#&]\S*)?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:(?:pubmed central\s*)?pmcid\s*[:.-]?\s*)?(pmc)?\s*([0-9]{1,9})(?:\.[0-9]{1,2})?\s*(?:[\[(][^\[\]"
    r"()]*[\])])?[.,;]?",
    re.IGNORECASE,
)
_PMC_ADDRESS = re.compile(
    r"https?://\S*/(?:articles?|pmc)/(?:pmc/)?PMC([0-9]{1,9})(?:\.[0-9]+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)


def pmid(written: str) -> str:
    """Give the number of a PubMed record: `PMID: 33630504` and its address become the digits."""
    text = written.strip()
    if len(text) > _LONGEST:
        return text
    found = _PMID.fullmatch(text) or _PMID_ADDRESS.fullmatch(text)
    return found[1] if found else text


def pmid_in_address(url: str) -> str:
    """Give the PMID that an address of PubMed holds, or ''."""
    found = _PMID_ADDRESS.fullmatch(url.strip()[:_LONGEST])
    return found[1] if found and is_pmid(found[1]) else ""


def pmcid(written: str) -> str:
    """Give the number of a PubMed Central record with its letters: `7919701` is `PMC7919701`.

    Eight digits without the letters stay as they are: they are a PMID more often than not.
    """
    text = written.strip()
    if len(text) > _LONGEST:
        return text
    if found := _PMC_ADDRESS.fullmatch(text):
        return f"PMC{found[1]}"
    found = _PMCID.fullmatch(text)
    if not found:
        return text
    return found[2] if not found[1] and len(found[2]) >= 8 else f"PMC{found[2]}"


def pmcid_in_address(url: str) -> str:
    """Give the PMCID that an address of PubMed Central holds, or ''."""
    found = _PMC_ADDRESS.fullmatch(url.strip()[:_LONGEST])
    return f"PMC{found[1]}" if found and is_pmcid(f"PMC{found[1]}") else ""


def is_pmid(text: str) -> bool:
    """Whether text has the shape of a PMID."""
    return re.fullmatch(r"[1-9][0-9]{0,7}", text) is not None


def is_pmcid(text: str) -> bool:
    """Whether text is a PMCID: PubMed Central has counted to 13 million, PubMed to more than 40."""
    found = re.fullmatch(r"PMC([1-9][0-9]{0,7})", text)
    return found is not None and int(found[1]) < _FIRST_THAT_IS_NO_PMCID


_FIRST_THAT_IS_NO_PMCID = 20_000_000


def issns(*written: str) -> tuple[str, ...]:
    """Give each ISSN once, with its hyphen, from lists such as `1365-2702 (Electronic)`."""
    found: dict[str, None] = {}
    for text in written:
        bare = _NUMBER_LABEL.sub(" ", _BRACKETS.sub(" ", text))
        joined = _ISSN.sub(lambda match: f"{match[1]}-{match[2].upper()}", bare)
        for part in _SEPARATED.split(joined):
            if any(char.isdigit() for char in part):
                found[part] = None
    return tuple(found)


def _are_issns(text: str) -> bool:
    parts = [part for part in _SEPARATED.split(text) if any(map(str.isdigit, part))]
    return _ISSN.fullmatch(text) is not None or (bool(parts) and all(map(_ISSN.fullmatch, parts)))


def isbns(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ISBNs, and the ISSNs that Mendeley, EndNote and RefWorks put in the same field."""
    text = " ".join(_NUMBER_LABEL.sub(" ", _BRACKETS.sub(" ", written[:_LONGEST])).split())
    if _are_issns(text):
        return (), issns(text)
    found = tuple(dict.fromkeys(match[0].strip() for match in _ISBN.finditer(text)))
    rest = _ISBN.sub(" ", text) if found else text
    misplaced = tuple(each for each in issns(rest) if is_issn(each))
    if found or misplaced:
        return found, misplaced
    return ((text,) if any(map(str.isdigit, text)) else ()), ()


def addresses(written: str) -> tuple[str, ...]:
    """Give every web address in a text, without the full stop of its sentence."""
    return tuple(match[0].rstrip(".,;") for match in _ADDRESS.finditer(written))


def web_address(written: str) -> str:
    """Give an address that a page may link to, or '' for any other.

    Others are `javascript:` and `file:`, a bare name of a computer, and one that holds a password.
    """
    return written if _WEB.fullmatch(written) else ""


def arxiv(written: str) -> str:
    """Give the number of an arXiv paper, or '' where the text is none."""
    match = _ARXIV.fullmatch(written.strip()) if len(written) < _LONGEST else None
    return match["number"] if match else ""


_LANGUAGES = {
    name: tag
    for tag, names in {
        "en": "english eng en anglais inglés ingles englisch inglese",
        "en-GB": "british ukenglish en-gb en_gb british-english",
        "en-US": "american usenglish en-us en_us american-english",
        "en-CA": "canadian en-ca",
        "en-AU": "australian en-au",
        "en-NZ": "newzealand en-nz",
        "fr": "french fre fra fr francais français frenchb acadian französisch",
        "fr-CA": "canadien fr-ca",
        "de": "german ngerman ger deu de deutsch germanb",
        "de-AT": "austrian naustrian de-at",
        "de-CH": "swissgerman nswissgerman de-ch",
        "es": "spanish spa es español espanol castellano castilian",
        "es-MX": "mexican es-mx",
        "pt": "portuguese por pt português portuges",
        "pt-BR": "brazilian brazil pt-br",
        "it": "italian ita it italiano",
        "nl": "dutch dut nld nl nederlands",
        "sv": "swedish swe sv svenska",
        "da": "danish dan da dansk",
        "nb": "norsk norwegian bokmal nob nb no nor",
        "nn": "nynorsk nno nn",
        "fi": "finnish fin fi suomi",
        "is": "icelandic ice isl is",
        "pl": "polish pol pl polski",
        "cs": "czech cze ces cs",
        "sk": "slovak slo slk sk",
        "sl": "slovene slovenian slv sl",
        "hu": "hungarian magyar hun hu",
        "ro": "romanian rum ron ro",
        "bg": "bulgarian bul bg",
        "hr": "croatian hrv hr",
        "sr": "serbian srp sr serbianc",
        "el": "greek gre ell el polutonikogreek",
        "ru": "russian rus ru",
        "uk": "ukrainian ukr uk",
        "tr": "turkish tur tr",
        "he": "hebrew heb he",
        "ar": "arabic ara ar",
        "fa": "persian farsi per fas fa",
        "zh": "chinese chi zho zh chinese-simplified",
        "ja": "japanese jpn ja",
        "ko": "korean kor ko",
        "hi": "hindi hin hi",
        "cy": "welsh wel cym cy",
        "ga": "irish gle ga",
        "gd": "scottish gaelic gla gd",
        "ca": "catalan cat ca",
        "eu": "basque baq eus eu",
        "gl": "galician glg gl",
        "la": "latin lat la",
        "et": "estonian est et",
        "lv": "latvian lav lv",
        "lt": "lithuanian lit lt",
        "id": "indonesian bahasa ind id",
        "th": "thai tha th",
        "vi": "vietnamese vie vi",
        "sw": "swahili swa sw",
        "af": "afrikaans afr af",
    }.items()
    for name in names.split()
}
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})[-_]([a-z]{2})", re.IGNORECASE)
_LANGUAGE_LIST = re.compile(r"\s+and\s+|[,;/|]", re.IGNORECASE)


def languages(written: str) -> tuple[str, ...]:
    """Give BCP 47 tags for the names that babel, libraries and people use; else as written."""
    found: dict[str, None] = {}
    for part in _LANGUAGE_LIST.split(" ".join(written.split())):
        name = part.strip(" .")
        if tag := _LANGUAGES.get(name.lower()):
            found[tag] = None
        elif match := _LANGUAGE_TAG.fullmatch(name):
            found[f"{match[1].lower()}-{match[2].upper()}"] = None
        elif name:
            found[name] = None
    return tuple(found)
