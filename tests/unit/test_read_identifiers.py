"""Identifiers: one spelling for each."""

import time

import pytest
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography
from evidence.read.bibtex.fields import identifiers


@pytest.mark.parametrize(
    "written",
    [
        "10.1111/hex.12378",
        "https://doi.org/10.1111/hex.12378",
        "http://dx.doi.org/10.1111/hex.12378",
        "doi:10.1111/hex.12378",
        "DOI: 10.1111/hex.12378",
        "doi.org/10.1111/hex.12378",
        " 10.1111/hex.12378. ",
        "https://doi.org/10.1111%2Fhex.12378",
        "10.1111%2Fhex.12378",
    ],
)
def test_a_doi_is_bare(written):
    assert identifiers.doi(written) == "10.1111/hex.12378"


def test_a_doi_keeps_its_letters_and_signs():
    doi = "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"

    assert identifiers.doi(f"https://doi.org/{doi}") == doi
    assert identifiers.doi(doi.replace("<", "%3C").replace(">", "%3e").replace("(", "%28").replace(")", "%29")) == doi
    assert identifiers.doi("no doi") == "no doi"


def test_only_an_address_of_the_doi_system_holds_a_doi():
    assert identifiers.doi_in_address("https://doi.org/10.1111/hex.12378") == "10.1111/hex.12378"
    assert identifiers.doi_in_address("https://onlinelibrary.example/doi/10.1111/hex.12378") == ""


@pytest.mark.parametrize(
    "written",
    ["33630504", "PMID: 33630504", "pmid33630504", "https://pubmed.ncbi.nlm.nih.gov/33630504/",
     "https://www.ncbi.nlm.nih.gov/pubmed/33630504"],
)  # fmt: skip
def test_a_pubmed_number_is_bare(written):
    assert identifiers.pmid(written) == "33630504"


@pytest.mark.parametrize(
    "written",
    ["PMC7919701", "7919701", "pmc7919701", "PMCID: PMC7919701",
     "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7919701/"],
)  # fmt: skip
def test_a_pubmed_central_number_has_its_letters(written):
    assert identifiers.pmcid(written) == "PMC7919701"


def test_what_is_no_number_is_kept_for_the_check():
    assert identifiers.pmid("PMC7919701") == "PMC7919701"
    assert identifiers.pmid("١٢٣") == "١٢٣"
    assert identifiers.pmcid("unknown") == "unknown"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0966-0410", ("0966-0410",)),
        ("09660410", ("0966-0410",)),
        ("0966 0410", ("0966-0410",)),
        ("1369-6513, 1369-7625", ("1369-6513", "1369-7625")),
        ("1369-6513 (Print)\n1369-7625 (Electronic); 1369-6513", ("1369-6513", "1369-7625")),
        ("2044-605x", ("2044-605X",)),
        ("0966-04", ("0966-04",)),
        ("", ()),
    ],
)
def test_issns_from_any_list(written, expected):
    assert identifiers.issns(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("english", ("en",)),
        ("British", ("en-GB",)),
        ("ngerman", ("de",)),
        ("spanish and french", ("es", "fr")),
        ("eng; fre", ("en", "fr")),
        ("pt_br", ("pt-BR",)),
        ("en-ZA", ("en-ZA",)),
        ("Klingon", ("Klingon",)),
    ],
)
def test_languages_are_tags_where_they_are_known(written, expected):
    assert identifiers.languages(written) == expected


@pytest.mark.parametrize(
    "unit", ["1-", "a1-", "978-", "10.5/", ";10.1234/", "(", "https://", "\\url{", "PMID: 1 ", "- "]
)
def test_a_hostile_value_takes_no_time(unit):
    fields = (
        "pages",
        "doi",
        "isbn",
        "issn",
        "pmid",
        "pmcid",
        "eprint",
        "url",
        "howpublished",
        "note",
        "journal",
        "volume",
    )
    text = "".join(f"@misc{{k{at}, {name} = {{{unit.replace('{', '') * 4_000}}}}}\n" for at, name in enumerate(fields))
    started = time.process_time()
    read_bibliography([Source("references.bib", text)])

    assert time.process_time() - started < 5
