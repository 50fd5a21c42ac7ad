"""The five documents the library began with: each field that their first homes show has a place here.

They came as a record of a discovery service, a record of a library catalogue, a report page, a
commentary on an evaluation and an opinion. What is compared is what a reader sees.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Served
from tests.sites.building import ROOT

ADDRESSES = {
    "westlake2022terms": "studies/terms-of-engagement/",
    "alidina2021optimizing": "studies/optimising-patient-partnership/",
    "hampson2013people": "studies/people-powered-health-consultations/",
    "sin2014closing": "studies/closing-the-gap-evaluation/",
    "wendyeffectndpatient": "studies/patient-groups-as-a-conduit/",
}


def open_study(page: Page, served: Served, key: str) -> None:
    """Come to the page by the key of its source, as a citation does."""
    page.goto(f"{served.root}library/{key}/")
    page.wait_for_url(served.root + ADDRESSES[key])


def part(page: Page, id: str) -> Locator:
    """A section of the page by the id of its heading."""
    return page.locator(f"section:has(> h2#{id})")


def rows(facts: Locator) -> dict[str, str]:
    """A box of facts as a reader sees it: label to value, lines joined by a stroke."""
    return {
        row.locator("dt").inner_text(): " / ".join(row.locator("dd").inner_text().split("\n"))
        for row in facts.locator(".ev-facts__row").all()
        if row.is_visible()
    }


def ways(found: Locator) -> dict[str, str]:
    """Links with where they lead, by their words."""
    return {each.inner_text(): each.evaluate("each => each.href") for each in found.all()}


def test_the_record_of_a_discovery_service_has_a_place_for_every_field(page: Page, served: Served):
    open_study(page, served, "westlake2022terms")

    shown = rows(part(page, "source"))

    assert shown.pop("Topics")  # editors add to these
    assert shown == {
        "Title": "Terms of engagement for working with patients in a person‐centred partnership: "
        "A secondary analysis of qualitative data",
        "Authors": "Westlake, Debra / Ekman, Inger / Britten, Nicky / Lloyd, Helen",
        "Source": "Health & Social Care in the Community; January 2022, volume 30, issue 1, pages 330–340, "
        "11 pages, 2 diagrams, 4 charts",
        "Publication year": "2022",
        "Date": "January 2022",
        "ISSN": "0966-0410",
        "DOI": "10.1111/hsc.13406",
        "Database": "Complementary Index",
        "Accession number": "153993795",
        "Publication type": "Academic Journal",
        "Key in the bibliography": "westlake2022terms",
        "Language": "English",
    }
    assert ways(part(page, "source").locator(".ev-access a")) == {
        "Publisher's page (DOI)": "https://doi.org/10.1111/hsc.13406"
    }


def test_the_years_of_the_data_are_kept_apart_from_the_year_of_publication(page: Page, served: Served):
    open_study(page, served, "westlake2022terms")

    assert rows(part(page, "facts"))["Data gathered"] == "2014-2018"
    assert rows(part(page, "source"))["Publication year"] == "2022"


def test_the_record_of_a_catalogue_gives_three_ways_to_the_source_and_says_what_each_gives(page: Page, served: Served):
    open_study(page, served, "alidina2021optimizing")

    assert ways(part(page, "source").locator(".ev-access a")) == {
        "Free full text (PubMed Central)": "https://pmc.ncbi.nlm.nih.gov/articles/PMC7919701/",
        "Publisher's page (DOI)": "https://doi.org/10.1097/HMR.0000000000000250",
        "Abstract and record (PubMed)": "https://pubmed.ncbi.nlm.nih.gov/33630504/",
    }


def test_the_record_of_a_catalogue_keeps_what_the_catalogue_says_of_its_own_record(page: Page, served: Served):
    open_study(page, served, "alidina2021optimizing")
    assert rows(part(page, "source"))["Format"] == "Online Article Text"
    part(page, "record-data").locator("summary").click()
    shown = rows(part(page, "record-data"))

    assert {name: value for name, value in shown.items() if name.startswith("catalogue-")} == {
        "catalogue-institution": "National Center for Biotechnology Information",
        "catalogue-collection": "PubMed",
        "catalogue-record-format": "MEDLINE/PubMed",
        "catalogue-record-version": "1783658175934758912",
        "catalogue-record-date": "2021-03-01",
        "catalogue-date": "2019-05-23 (the catalogue does not say of what)",
        "catalogue-topic": "Features",
        "catalogue-publisher": "Wolters Kluwer Health, Inc.",
        "catalogue-copyright": "© 2019 The Authors",
        "catalogue-licence": "http://creativecommons.org/licenses/by/4.0/",
    }


def test_the_record_of_a_catalogue_keeps_the_name_as_its_bearer_has_it_and_tells_of_the_other(
    page: Page, served: Served
):
    open_study(page, served, "alidina2021optimizing")

    assert rows(part(page, "source"))["Authors"] == (
        "Alidina, Shehnaz / Martelli, Peter F. / Singer, Sara J. / Aveling, Emma-Louise"
    )
    expect(part(page, "doubts")).to_contain_text("J. Singer, Sara")


def test_the_data_of_a_record_show_every_field_where_it_comes_from_and_the_entry_itself(page: Page, served: Served):
    open_study(page, served, "alidina2021optimizing")
    part(page, "record-data").locator("summary").click()
    lines = (ROOT / "references.bib").read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if "{alidina2021optimizing," in line)
    entry = lines[first + 1 : lines.index("}", first)]
    written = dict(re.fullmatch(r"\s*(\S+)\s*= \{(.*)\},", line).groups() for line in entry)

    shown = rows(part(page, "record-data"))
    assert shown.pop("Where it stands") == f"references.bib:{first + 1}"
    assert shown == written
    text = page.locator("#bibtex").inner_text()
    assert text.startswith("@article{alidina2021optimizing,")
    assert all(f"{name} = {{{value}}}" in re.sub(r" +", " ", text) for name, value in written.items())


def test_a_report_page_keeps_the_part_of_each_person_and_says_that_no_date_is_shown(page: Page, served: Served):
    open_study(page, served, "hampson2013people")
    source = rows(part(page, "source"))

    assert {role: source[role] for role in ("Authors", "Contributors", "Series editor")} == {
        "Authors": "Hampson, Martha",
        "Contributors": "Langford, Katharine; Baeck, Peter",
        "Series editor": "Temperley, Julie",
    }
    assert source["Publication year"] == "No date is shown on the source"
    assert source["Publisher or institution"] == "Nesta"
    expect(page.locator(".ev-byline")).to_contain_text("Hampson, n.d.")


@pytest.mark.parametrize(
    ("finding", "lever"),
    [
        ("change-the-conversation", "conversation"),
        ("change-the-format", "format"),
        ("change-roles-and-relationships", "relationships-roles"),
    ],
)
def test_the_three_levers_of_a_report_are_findings_and_terms(page: Page, served: Served, finding: str, lever: str):
    open_study(page, served, "hampson2013people")
    page.locator(f"#{finding} .ev-terms a[href$='concepts/levers/{lever}/']").click()
    page.wait_for_url(f"{served.root}concepts/levers/{lever}/")

    expect(page.locator(f"main a[href$='people-powered-health-consultations/#{finding}']").first).to_be_visible()


def test_a_report_page_says_that_it_tells_of_practice_and_does_not_evaluate_it(page: Page, served: Served):
    open_study(page, served, "hampson2013people")

    assert rows(part(page, "facts"))["How it was studied"] == "Practice learning"
    expect(part(page, "in-short")).to_contain_text("not an evaluation")
    expect(page.locator("iframe, video, object, embed")).to_have_count(0)


def test_programme_report_and_commentary_are_linked_and_counted_once(page: Page, served: Served):
    page.goto(served.root + "programmes/closing-the-gap/")
    documents = part(page, "documents").locator(".ev-documents > li")
    counted = {}
    for document in documents.all():
        relation, label, work = document.locator(".ev-item__meta > span").all_inner_texts()
        counted[label] = (relation, work)

    assert counted["Sin et al., 2014"] == ("evaluates it", "work 1")
    assert counted["OPM, 2014"] == ("comments on it", "work 1")
    works = {work for _, work in counted.values()}
    said = part(page, "documents").locator("h2 + p").inner_text()
    assert [int(number) for number in re.findall(r"\d+", said)][:2] == [len(counted), len(works)]
    assert len(works) < len(counted)


def test_the_evaluation_and_its_commentary_name_each_other(page: Page, served: Served):
    open_study(page, served, "sin2014closing")
    same = part(page, "source").get_by_role("link", name=re.compile("Dear Doctor"))
    same.click()
    page.wait_for_url(served.root + "studies/dear-doctor-commentary/")

    expect(part(page, "source").get_by_role("link", name=re.compile("Closing the Gap")).first).to_be_visible()


def test_an_evaluation_names_three_kinds_of_relationship_and_four_places_of_change(page: Page, served: Served):
    open_study(page, served, "sin2014closing")
    relationships = ways(part(page, "facts").locator("a[href*='/concepts/relationships/']"))
    places = {
        each.evaluate("each => each.href")
        for each in part(page, "findings").locator("a[href*='/concepts/loci/']").all()
    }

    assert {address.removeprefix(served.root + "concepts/relationships/") for address in relationships.values()} == {
        "person-practitioner/",
        "person-system/",
        "community-system/",
    }
    assert {address.removeprefix(served.root + "concepts/loci/") for address in places} == {
        "person/",
        "professional/",
        "systems-processes/",
        "culture-environment/",
    }


def test_what_had_to_be_there_first_is_kept_apart_from_what_kept_the_change_going(page: Page, served: Served):
    page.goto(served.root + "programmes/closing-the-gap/")

    assert terms(part(page, "preconditions")) == {"project-management", "leadership", "engagement"}
    assert terms(part(page, "practices")) == {"explicit-objective", "made-tangible", "implications-planned"}


def terms(found: Locator) -> set[str]:
    """Ids of the terms that a list of definitions leads to."""
    return {each.evaluate("each => each.href").split("/")[-2] for each in found.locator("dt a").all()}


def test_what_people_did_is_drawn_apart_from_what_changed_in_them(page: Page, served: Served):
    open_study(page, served, "sin2014closing")
    chain = page.locator("#a-mechanism-must-be-triggered .ev-chain > li")
    drawn = [line.inner_text().split("\n")[0] for line in chain.all()]

    assert [re.sub(r":.*", "", each).casefold() for each in drawn] == [
        "context",
        "what was done",
        "what changed in people",
        "what came of it",
    ]
    expect(chain.nth(1)).to_contain_text("Not reported")
    expect(chain.nth(2)).not_to_contain_text("Not reported")


def test_an_opinion_is_called_one_with_whose_view_it_is_before_anything_it_says(page: Page, served: Served):
    open_study(page, served, "wendyeffectndpatient")
    expect(page.locator(".ev-page-header .ev-badge").first).to_have_text("Perspective")
    interests = page.get_by_role("note").filter(has_text="Whose view this is")
    expect(interests).to_contain_text("training, coaching and consultancy")
    first_words = part(page, "in-short").bounding_box()
    place = interests.bounding_box()

    assert place and first_words and place["y"] < first_words["y"]


def test_no_finding_of_an_opinion_counts_as_evidence(page: Page, served: Served):
    open_study(page, served, "wendyeffectndpatient")

    expect(page.locator(".ev-finding")).not_to_have_count(0)
    expect(page.locator(".ev-finding a[href*='/concepts/corroboration/']")).to_have_count(0)


def test_its_rule_has_a_country_and_the_day_it_was_checked_and_leads_to_the_rule_itself(page: Page, served: Served):
    open_study(page, served, "wendyeffectndpatient")
    rule = page.locator("#each-surgery-is-mandated")

    expect(rule).to_contain_text("Rule or regulation")
    expect(rule).to_contain_text("Holds in England.")
    expect(rule).to_contain_text("27 November 2026")
    expect(part(page, "what-they-found").get_by_role("link", name="2015")).to_have_attribute(
        "href", re.compile(r"library/pmsregulations2015patient/")
    )
    expect(page.locator("#rights-and-plans")).to_contain_text("It was not checked against the rule itself.")


def test_an_author_who_is_not_named_is_not_made_up_from_an_address(page: Page, served: Served, site_dir: Path):
    open_study(page, served, "wendyeffectndpatient")

    assert rows(part(page, "source"))["Authors"] == "[Author not named]"
    assert not [
        path
        for path in site_dir.rglob("*")
        if path.suffix in (".html", ".bib", ".ris", ".json", ".csv", ".xml")
        and "Wendy Effect" in path.read_text(encoding="utf-8")
    ]


def test_its_idea_of_groups_as_a_conduit_is_kept_as_a_hypothesis(page: Page, served: Served):
    open_study(page, served, "wendyeffectndpatient")

    expect(page.locator("#groups-as-conduit .ev-finding__about")).to_contain_text("Hypothesis")


def test_no_address_of_a_person_is_published_anywhere(site_dir: Path):
    address = re.compile(r"mailto:|[\w.+-]+@[\w-]+\.(?:com|org|net|uk|co)\b|\btel:|\+44[\s\d]{9,}")
    found = {
        path.relative_to(site_dir).as_posix(): match[0]
        for path in site_dir.rglob("*")
        if path.suffix in (".html", ".bib", ".ris", ".json", ".csv")
        and (match := address.search(path.read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize("key", ADDRESSES)
def test_each_can_be_cited_source_first_then_page(page: Page, served: Served, key: str):
    open_study(page, served, key)
    cite = part(page, "cite")

    assert cite.locator("h3").all_inner_texts() == ["Cite the source", "Cite this page"]
    assert cite.locator("#cite-source + dl dt").all_inner_texts() == ["APA", "Harvard", "Vancouver"]
    assert cite.locator("#cite-page + dl dt").all_inner_texts() == ["APA", "Harvard", "Vancouver", "Permalink"]
    assert cite.locator(".ev-downloads a").all_inner_texts() == [
        "BibTeX",
        "RIS",
        "The whole library, also as CSL-JSON",
        "RIS",
    ]
    assert all(text.strip() for text in cite.locator("dd p").all_inner_texts())


@pytest.mark.parametrize("key", ADDRESSES)
def test_each_tells_who_leans_on_it_and_leads_to_the_very_sentence(page: Page, served: Served, key: str):
    open_study(page, served, key)
    quote = part(page, "leans").locator("blockquote").first
    sentence = quote.inner_text().strip()
    link = quote.get_by_role("link")
    target = link.evaluate("each => each.href")
    link.click()
    page.wait_for_url(target)
    place = page.locator(f"[id='{target.partition('#')[2]}']")

    expect(place).to_be_in_viewport()
    assert words_of(sentence) <= words_of(place.inner_text())


def words_of(text: str) -> set[str]:
    """Words without the marks around them; a citation inside the sentence is left out as `…`."""
    return set(re.findall(r"\w+", text.replace("…", "")))
