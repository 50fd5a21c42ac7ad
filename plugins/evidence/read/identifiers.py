"""Identifiers and codes: one spelling for each, whatever way they were written.

What does not look like an identifier is kept as it stands, for the check to report.
"""

import re
from urllib.parse import unquote

_DOI_PREFIX = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/+|doi:?\s*(?=10\.)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_ISSN = re.compile(r"\b([0-9]{4})[\s‐‑–-]?([0-9]{3}[0-9Xx])\b", re.ASCII)
_ISBN = re.compile(r"\b(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx]\b", re.ASCII)
_SEPARATED = re.compile(r"[,;/\s]+")
_BRACKETS = re.compile(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]")
_WEB = re.compile(r"https?://[^\s/?#\\@]+(?:[/?#]\S*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s{}<>\"]+", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv:)?([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?)", re.IGNORECASE)


def doi(written: str) -> str:
    """Give a DOI without address, `doi:` or a full stop after it."""
    text = written.strip()
    if prefix := _DOI_PREFIX.match(text):
        address = "/" in prefix[0]
        text = text[prefix.end() :]
        if address and "%" in text:
            text = unquote(text)
    return text.strip().rstrip(".,;")


def doi_in_address(url: str) -> str:
    """Give the DOI that a doi.org address holds, or ''."""
    match = _DOI_ADDRESS.fullmatch(url.strip())
    return doi(url) if match else ""


def pmid(written: str) -> str:
    """Give the number of a PubMed record: `PMID: 33630504` and its address become the digits."""
    text = written.strip()
    if match := re.fullmatch(r"(?:pmid:?\s*)?([0-9]{1,9})[.,;]?", text, re.IGNORECASE):
        return match[1]
    if match := re.search(r"ncbi\.nlm\.nih\.gov/(?:pubmed/)?([0-9]{1,9})/?$", text):
        return match[1]
    return text


def pmcid(written: str) -> str:
    """Give the number of a PubMed Central record with its letters: `7919701` is `PMC7919701`."""
    text = written.strip()
    found = re.fullmatch(r"(?:pmcid:?\s*)?(?:pmc\s*)?([0-9]{1,9})[.,;]?", text, re.IGNORECASE)
    found = found or re.search(r"/articles/PMC([0-9]{1,9})/?$", text, re.IGNORECASE)
    return f"PMC{found[1]}" if found else text


def issns(*written: str) -> tuple[str, ...]:
    """Give each ISSN once, with its hyphen, from lists such as `1365-2702 (Electronic)`."""
    found: dict[str, None] = {}
    for text in written:
        joined = _ISSN.sub(lambda match: f"{match[1]}-{match[2].upper()}", _BRACKETS.sub(" ", text))
        for part in _SEPARATED.split(joined):
            if any(char.isdigit() for char in part):
                found[part] = None
    return tuple(found)


def isbns(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ISBNs, and the ISSNs that EndNote and RefWorks put in the same field."""
    text = written.strip()
    if _ISSN.fullmatch(text):
        return (), issns(text)
    found = tuple(dict.fromkeys(match[0].strip() for match in _ISBN.finditer(text)))
    if found:
        return found, ()
    rest = " ".join(_BRACKETS.sub(" ", text).split())
    if rest and all(_ISSN.fullmatch(part) for part in _SEPARATED.split(rest) if part):
        return (), issns(rest)
    return ((rest,) if rest else ()), ()


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
    match = _ARXIV.fullmatch(written.strip())
    return match[1] if match else ""


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
