"""What a source's page tells reference managers and search engines."""

import json
from html.parser import HTMLParser

from evidence.model.reference import Date
from evidence.view.citation_tags import citation_tags, page_tags
from evidence.view.metadata import json_ld_text, page_node, source_node

from tests.reference_samples import SAMPLES, day, reference

ARTICLE = reference(
    "westlake2022terms",
    author="Westlake, Debra; van den Berg, Anna, Jr; {A Working Group}",
    title="Terms of engagement",
    subtitle="a study",
    container="Health & Social Care",
    publisher="Wiley",
    date=Date(start=day(2022, 1)),
    volume="30",
    issue="1",
    pages="330–340",
    doi="10.1111/hsc.13406",
    pmid="34028",
    pmcid="PMC1",
    issns=("0966-0410",),
    url="https://example.org/a",
    languages=("en",),
    keywords=("trust",),
)


def test_tags_describe_the_article_and_lead_to_it():
    assert citation_tags(ARTICLE, summary="People join.", site_name="Our Site") == (
        ("citation_title", "Terms of engagement: a study"),
        ("citation_author", "Westlake, Debra"),
        ("citation_author", "van den Berg, Anna Jr"),
        ("citation_author", "A Working Group,"),
        ("citation_publication_date", "2022/01"),
        ("citation_journal_title", "Health & Social Care"),
        ("citation_volume", "30"),
        ("citation_issue", "1"),
        ("citation_firstpage", "330"),
        ("citation_lastpage", "340"),
        ("citation_publisher", "Wiley"),
        ("citation_issn", "0966-0410"),
        ("citation_doi", "10.1111/hsc.13406"),
        ("citation_pmid", "34028"),
        ("citation_language", "en"),
        ("citation_keywords", "trust"),
        ("citation_public_url", "https://doi.org/10.1111/hsc.13406"),
        ("citation_abstract", "Summary by Our Site (not the authors' abstract): People join."),
        ("z:itemType", "journalArticle"),
        ("z:extra", "PMCID: PMC1"),
    )


def tags(**parts):
    """The tags of a reference, but for those that every one has."""
    everywhere = {("citation_publication_date", "n.d."), ("z:url", "\u200b")}
    return [tag for tag in citation_tags(reference(**parts)) if tag not in everywhere]


def test_every_type_has_tags_of_its_own():
    assert tags(kind="techreport", publisher="Nesta", number="Paper 7", url="https://example.org/r") == [
        ("citation_technical_report_institution", "Nesta"),
        ("citation_technical_report_number", "7"),
        ("citation_publisher", "Nesta"),
        ("citation_public_url", "https://example.org/r"),
        ("z:itemType", "report"),
        ("z:reportType", "Paper"),
    ]
    assert tags(kind="phdthesis", publisher="Leeds") == [
        ("citation_dissertation_institution", "Leeds"),
        ("citation_publisher", "Leeds"),
        ("z:itemType", "thesis"),
        ("z:thesisType", "PhD thesis"),
    ]
    assert tags(kind="incollection", container="The book", editor="Poe, Ed", edition="2", place="Leeds") == [
        ("citation_editor", "Poe, Ed"),
        ("citation_inbook_title", "The book"),
        ("z:itemType", "bookSection"),
        ("z:place", "Leeds"),
        ("z:edition", "2"),
    ]
    assert tags(kind="inproceedings", event="Care Conference", container="Papers") == [
        ("citation_conference_title", "Care Conference"),
        ("z:proceedingsTitle", "Papers"),
        ("z:itemType", "conferencePaper"),
    ]
    assert tags(kind="online", publisher="OPM") == [
        ("DC.source", "OPM"),
        ("citation_publisher", "OPM"),
        ("z:itemType", "webpage"),
    ]
    assert tags(kind="magazine", container="Nursing Weekly") == [
        ("DC.source", "Nursing Weekly"),
        ("z:itemType", "magazineArticle"),
    ]


def test_a_source_without_date_or_address_says_so_since_ours_would_be_taken():
    assert citation_tags(reference(no_date=True)) == (
        ("citation_publication_date", "n.d."),
        ("z:url", "\u200b"),
        ("z:itemType", "journalArticle"),
    )
    assert dict(citation_tags(reference(date=Date(literal="in press"))))["citation_publication_date"] == "in press"
    assert dict(citation_tags(reference(pmid="12")))["citation_public_url"] == "https://pubmed.ncbi.nlm.nih.gov/12/"


def test_a_name_arrives_whole():
    def authors(names):
        return [content for name, content in tags(author=names) if name == "citation_author"]

    assert authors("{NHS England}") == ["NHS England,"]
    assert authors("{Department for Environment, Food and Rural Affairs}") == [
        "Department for Environment\u201a Food and Rural Affairs,"
    ]
    assert authors("Plato, ") == ["Plato,"]
    # One name with blanks on both sides of its comma would be two people.
    assert authors("de Vet, Henrica C. W.") == ["de Vet, Henrica\u00a0C.\u00a0W."]
    assert authors("de Vet, Henrica C. W.; Roe, Ann") == ["de Vet, Henrica C. W.", "Roe, Ann"]


def test_people_in_other_roles_are_named_too():
    assert tags(
        kind="techreport", author="Roe, Ann; others", contributor="Poe, Ed; Moe, Meg", series_editor="Coe, Al"
    ) == [
        ("DC.creator", "Roe, Ann"),
        ("z:seriesEditors", "Coe, Al"),
        ("bib:contributors", "Poe, Ed"),
        ("bib:contributors", "Moe, Meg"),
        ("z:itemType", "report"),
        ("z:extra", "More authors than are named here"),
    ]


def test_a_page_of_our_own_names_the_site_as_a_body():
    assert page_tags("Partnership Evidence") == (("DC.creator", "Partnership Evidence,"),)


def test_a_summary_page_is_a_review_of_the_article_and_never_the_article():
    node = page_node(
        ARTICLE,
        url="https://site.org/studies/terms/",
        title="Trust comes first",
        description="People join when they trust.",
        site_name="Partnership Evidence",
        site_url="https://site.org/",
        reviewed="2026-11-21",
        is_summary=True,
    )

    article = {
        "@type": "ScholarlyArticle",
        "@id": "https://doi.org/10.1111/hsc.13406",
        "name": "Terms of engagement: a study",
    }
    same = [
        "https://doi.org/10.1111/hsc.13406",
        "https://example.org/a",
        "https://pubmed.ncbi.nlm.nih.gov/34028/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/",
    ]
    assert node == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": "https://site.org/studies/terms/",
        "url": "https://site.org/studies/terms/",
        "name": "Trust comes first",
        "description": "People join when they trust.",
        "inLanguage": "en-GB",
        "lastReviewed": "2026-11-21",
        "isPartOf": {
            "@type": "WebSite",
            "@id": "https://site.org/",
            "name": "Partnership Evidence",
            "url": "https://site.org/",
        },
        "about": {
            **article,
            "author": [
                {
                    "@type": "Person",
                    "name": "Debra Westlake",
                    "givenName": "Debra",
                    "familyName": "Westlake",
                },
                {
                    "@type": "Person",
                    "name": "Anna van den Berg Jr",
                    "givenName": "Anna",
                    "familyName": "van den Berg",
                },
                {"@type": "Organization", "name": "A Working Group"},
            ],
            "datePublished": "2022-01",
            "isPartOf": {
                "@type": "PublicationIssue",
                "issueNumber": "1",
                "isPartOf": {
                    "@type": "PublicationVolume",
                    "volumeNumber": "30",
                    "isPartOf": {
                        "@type": "Periodical",
                        "name": "Health & Social Care",
                        "issn": ["0966-0410"],
                    },
                },
            },
            "pagination": "330–340",
            "publisher": {"@type": "Organization", "name": "Wiley"},
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1111/hsc.13406"},
                {"@type": "PropertyValue", "propertyID": "PMID", "value": "34028"},
                {"@type": "PropertyValue", "propertyID": "PMCID", "value": "PMC1"},
            ],
            "sameAs": same,
            "inLanguage": ["en"],
            "keywords": ["trust"],
        },
        "mainEntity": {
            "@type": "Review",
            "name": "Trust comes first",
            "reviewBody": "People join when they trust.",
            "author": {
                "@type": "Organization",
                "name": "Partnership Evidence",
                "url": "https://site.org/",
            },
            "itemReviewed": {**article, "sameAs": same},
        },
    }


def test_the_page_of_a_record_is_about_the_article_and_reviews_nothing():
    node = page_node(
        ARTICLE,
        url="https://site.org/library/a/",
        title="Terms of engagement",
        site_name="Partnership Evidence",
        site_url="https://site.org/",
    )

    assert (node["@type"], node["about"]["@type"], "mainEntity" in node) == (
        "WebPage",
        "ScholarlyArticle",
        False,
    )


def test_an_address_of_a_page_is_never_that_of_the_article():
    for each in SAMPLES:
        addresses = [value for name, value in citation_tags(each) if name.endswith("public_url")]
        assert addresses == [node_id for node_id in [source_node(each).get("@id")] if node_id]


def test_an_address_that_could_run_is_not_passed_on():
    nasty = reference(title="T", url="javascript:alert(1)")

    assert "javascript" not in str(citation_tags(nasty))
    assert source_node(nasty) == {"@type": "ScholarlyArticle", "name": "T"}


def test_a_retraction_is_told():
    assert source_node(reference(retracted="yes"))["creativeWorkStatus"] == "Retracted"


def test_no_value_can_end_the_script_element_that_holds_it():
    nasty = "</script><!--<script>alert(1)</script>&amp;\u2028\u2029\x00"
    text = json_ld_text(page_node(
        reference(title=nasty, author=f"{nasty}, {nasty}", keywords=(nasty,)),
        url="https://site.org/", title=nasty, site_name=nasty, site_url="https://site.org/",
    ))  # fmt: skip

    class Tags(HTMLParser):
        found = ()

        def handle_starttag(self, tag, attributes):
            self.found = (*self.found, tag)

    page = Tags()
    page.feed(f'<script type="application/ld+json">{text}</script><p>')
    assert page.found == ("script", "p")
    assert set("<>&\u2028\u2029\x00").isdisjoint(text)
    assert json.loads(text)["name"] == "</script><!--<script>alert(1)</script>&amp;"
