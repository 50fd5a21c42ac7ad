"""References in published styles: what a practitioner reads and copies."""

from dataclasses import replace
from pathlib import Path

import pytest
from evidence.cite.formatted import (
    Citable,
    FormattedReference,
    format_citables,
    format_references,
)
from evidence.cite.labels import labels
from evidence.cite.page import cite_page
from evidence.cite.style import citation_style, cite_styles
from evidence.diagnostics import as_text
from evidence.disk.citation_folder import CitationFolder
from evidence.model.reference import Date, Text
from evidence.model.source import Position

from tests.reference_samples import day, reference

WESTLAKE = reference(
    "westlake2022terms",
    author="Westlake, Debra; Ekman, Inger",
    title="Terms of engagement",
    container="Health & Social Care in the Community",
    date=2022,
    volume="30",
    issue="1",
    pages="330–340",
    doi="10.1111/hsc.13406",
)


def formatted(*references, **options):
    found, faults = format_references(references, cite_styles(), workers=1, **options)
    assert as_text(faults) == ""
    return found


def test_a_reference_reads_as_each_style_has_it_and_can_be_copied():
    found = formatted(WESTLAKE)

    link = '<a href="https://doi.org/10.1111/hsc.13406">https://doi.org/10.1111/hsc.13406</a>'
    journal = "<i>Health &amp; Social Care in the Community</i>"
    assert dict(found) == {
        ("westlake2022terms", "apa"): FormattedReference(
            html=f"Westlake, D., &amp; Ekman, I. (2022). Terms of engagement. {journal}, <i>30</i>(1), 330–340. {link}",
            text="Westlake, D., & Ekman, I. (2022). Terms of engagement. "
            "Health & Social Care in the Community, 30(1), 330–340. "
            "https://doi.org/10.1111/hsc.13406",
        ),
        ("westlake2022terms", "harvard-cite-them-right"): FormattedReference(
            html="Westlake, D. and Ekman, I. (2022) ‘Terms of engagement’, "
            f"{journal}, 30(1), pp. 330–340. Available at: {link}.",
            text="Westlake, D. and Ekman, I. (2022) ‘Terms of engagement’, "
            "Health & Social Care in the Community, 30(1), pp. 330–340. "
            "Available at: https://doi.org/10.1111/hsc.13406.",
        ),
        ("westlake2022terms", "nlm-citation-sequence"): FormattedReference(
            html="Westlake D, Ekman I. Terms of engagement. Health &amp; Social Care in the "
            "Community. 2022;30(1):330–40. "
            '<a href="https://doi.org/10.1111/hsc.13406">doi:10.1111/hsc.13406</a>',
            text="Westlake D, Ekman I. Terms of engagement. Health & Social Care in the "
            "Community. 2022;30(1):330–40. doi:10.1111/hsc.13406",
        ),
    }


def test_the_letter_of_a_label_stands_in_the_reference_list_too():
    twin = replace(WESTLAKE, key="westlake2022more", title=Text("More of it"))

    found = formatted(WESTLAKE, twin, labels=labels([WESTLAKE, twin]))

    assert found["westlake2022terms", "apa"].text.startswith("Westlake, D., & Ekman, I. (2022b).")
    assert "(2022a) ‘More of it’" in found["westlake2022more", "harvard-cite-them-right"].text


def test_months_have_their_space_and_lists_their_et_al_in_vancouver():
    report = reference(
        "ahrq", "techreport", author="{Agency for Healthcare Research and Quality}",
        title="The guide", publisher="Agency for Healthcare Research and Quality",
        date=Date(start=day(2018, 4)),
    )  # fmt: skip
    ali = reference("ali", author="Ali, Lilas; others", title="Effects", container="JMIR", date=2021)

    found = formatted(report, ali)

    assert found["ahrq", "nlm-citation-sequence"].text == (
        "Agency for Healthcare Research and Quality. The guide. Agency for Healthcare Research and Quality; 2018 Apr."
    )
    assert found["ahrq", "apa"].text == ("Agency for Healthcare Research and Quality. (2018). The guide.")
    assert [found["ali", style.name].html for style in cite_styles()] == [
        "Ali, L., et al. (2021). Effects. <i>JMIR</i>.",
        "Ali, L. <i>et al.</i> (2021) ‘Effects’, <i>JMIR</i>.",
        "Ali L, et al. Effects. JMIR. 2021.",
    ]


def test_text_that_looks_like_html_is_shown_as_text():
    nasty = reference(
        "nasty",
        author="<b>Doe</b>, <script>alert(1)</script>",
        title="</i><script>alert(1)</script> {{ 7*7 }}",
        container="A & B <img src=x onerror=alert(1)>",
        date=2020,
        volume='1"><svg onload=alert(1)>',
        url='javascript:alert("1")',
        doi='10.1/"><script>alert(1)</script>',
    )

    for shown in formatted(nasty).values():
        for danger in ("<script", "<img", "<svg", '">', "javascript:alert(&quot;"):
            assert danger not in shown.html.replace(
                '<a href="https://doi.org/10.1/%22%3E%3Cscript%3Ealert(1)%3C/script%3E">', ""
            )


def test_the_same_reference_twice_and_in_any_company_reads_the_same():
    others = [reference(f"k{n}", author=f"Doe{n}, Jane", date=1900 + n, title="T") for n in range(9)]

    alone, amid = formatted(WESTLAKE), formatted(*others, WESTLAKE)

    assert {key: amid[key] for key in alone} == alone


def test_an_entry_that_the_processor_cannot_take_is_shown_plainly_and_reported():
    bad = Citable(
        "bad",
        {
            "type": "article-journal",
            "author": [{"family": "Doe", "given": "Jane"}],
            "title": "A <i>trial</i>",
            "issued": {"date-parts": [["soon"]]},
            "DOI": "10.1/a",
        },
        Position("references.bib", 12),
    )
    good = Citable("good", {"type": "book", "title": "Fine"}, Position("references.bib", 20))
    apa = cite_styles()[:1]

    found, faults = format_citables([bad, good], apa, workers=1)

    assert as_text(faults) == (
        "references.bib:12: warning C801 `bad` could not be formatted in APA: "
        "TypeError in the citation processor\n"
        "    hint: look for a field with unusual content, such as a date or page numbers in words"
    )
    assert dict(found) == {
        ("bad", "apa"): FormattedReference(
            html='Doe, Jane (soon). <i>A </i>trial. <a href="https://doi.org/10.1/a">https://doi.org/10.1/a</a>',
            text="Doe, Jane (soon). A trial. https://doi.org/10.1/a",
        ),
        ("good", "apa"): FormattedReference(html="<i>Fine</i>. (n.d.).", text="Fine. (n.d.)."),
    }


def test_no_reference_breaks_the_others_whatever_it_holds():
    odd = [
        reference("empty"),
        reference("symbols", title="…?!", author="?, !", pages="&,–-", date=Date(start=day(-50))),
        reference("spaces", title=" \n ", volume="\x00", pages="–"),
        reference("marks", title=Text("\ufdd0\ufddf", "\ufdd0<i>"), author="\ufdd1, \ufdd2"),
        reference("long", title="x" * 100_000, date=2020),
        reference("numbers", pages="1-2-3, 4 & 5", edition="2nd", volume="IX", date=2020),
        reference("deep", title=Text("a", "<i>" * 500 + "a" + "</i>" * 500), date=2020),
    ]

    found, faults = format_references([*odd, WESTLAKE], cite_styles(), workers=1)

    assert {key for key, _ in found} == {each.key for each in [*odd, WESTLAKE]}
    assert {fault.rule.code for fault in faults} <= {"C801"}
    assert found["westlake2022terms", "apa"].text.startswith("Westlake, D., & Ekman")


def test_a_page_of_the_site_is_cited_like_a_source():
    page = cite_page(
        key="terms-of-engagement",
        title="Trust comes first & stays",
        site_name="Partnership Evidence",
        url="https://example.org/studies/terms/",
        date="2026-11-21",
    )

    assert [found.text for found in formatted(page).values()] == [
        "Partnership Evidence. (2026, November 21). Trust comes first & stays. https://example.org/studies/terms/",
        "Partnership Evidence (2026) Trust comes first & stays. Available at: https://example.org/studies/terms/.",
        "Partnership Evidence. Trust comes first & stays [Internet]. 2026. "
        "Available from: https://example.org/studies/terms/",
    ]


def test_what_was_formatted_once_is_not_formatted_again(tmp_path: Path):
    told = []
    cache = CitationFolder(tmp_path / "kept")

    def run(*references):
        told.clear()
        found, _ = format_references(
            references,
            cite_styles(),
            cache,
            workers=1,
            progress=lambda done, total: told.append(total),
        )
        return found

    first, cold = run(WESTLAKE), list(told)
    second, warm = run(WESTLAKE), list(told)
    changed, partly = run(replace(WESTLAKE, volume="31"), WESTLAKE), list(told)

    assert (cold, warm, partly) == ([3], [], [3])
    assert first == second == {key: changed[key] for key in first}


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-40]),
        lambda file: file.write_bytes(b"\xff\x00{" * 50),
        lambda file: file.write_text("[" * 100_000),
        lambda file: file.write_text(""),
        lambda file: file.write_text(file.read_text().replace("Westlake", "\\ud800")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["cut short", "bytes", "brackets", "empty", "half a character", "a folder"],
)
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage):
    cache = CitationFolder(tmp_path)
    first = formatted(WESTLAKE, cache=cache)
    for file in tmp_path.iterdir():
        damage(file)

    assert formatted(WESTLAKE, cache=cache) == first


def test_a_cache_that_someone_wrote_cannot_bring_html_into_a_page(tmp_path: Path):
    cache = CitationFolder(tmp_path)
    formatted(WESTLAKE, cache=cache)
    for file in tmp_path.iterdir():
        file.write_text(file.read_text().replace("Terms of engagement", "<script>alert(1)</script>"))

    shown = formatted(WESTLAKE, cache=cache)["westlake2022terms", "apa"]

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown.html


def test_two_builds_keep_the_same_bytes_and_each_others_texts(tmp_path: Path):
    other = replace(WESTLAKE, key="other", volume="31")
    for folder, order in (("a", (WESTLAKE, other)), ("b", (other, WESTLAKE))):
        for each in order:
            formatted(each, cache=CitationFolder(tmp_path / folder))

    kept = {folder: {file.name: file.read_bytes() for file in (tmp_path / folder).iterdir()} for folder in ("a", "b")}
    assert kept["a"] == kept["b"]
    assert [file.count(b"\n") for file in kept["a"].values()] == [3, 3, 3]


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")

    assert len(formatted(WESTLAKE, cache=CitationFolder(tmp_path / "file"))) == 3


def test_another_locale_or_style_does_not_read_what_this_one_kept(tmp_path: Path):
    cache = CitationFolder(tmp_path)
    harvard = cite_styles()[1]
    elsewhere = replace(harvard, locale="es-ES")

    format_references([WESTLAKE], [harvard], cache, workers=1)
    found, _ = format_references([WESTLAKE], [elsewhere], cache, workers=1)

    assert found["westlake2022terms", harvard.name].text == (
        "Westlake, D. y Ekman, I. (2022) «Terms of engagement», Health & Social Care in the "
        "Community, 30(1), pp. 330-340. Disponible en: https://doi.org/10.1111/hsc.13406."
    )


MINIMAL = b"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Ours</title><id>ours</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title" suffix=" &lt;b&gt;here"/></layout></bibliography>
</style>"""


def test_a_site_may_bring_a_style_of_its_own():
    style, faults = citation_style("styles/ours.csl", MINIMAL)

    found, _ = format_references([WESTLAKE], [style], workers=1)

    assert (style.name, style.label, faults) == ("styles/ours.csl", "ours", ())
    assert found["westlake2022terms", "styles/ours.csl"].html == ("Terms of engagement &lt;b&gt;here")


@pytest.mark.parametrize("name", ["vancouver", "bmc-health-services-research"])
def test_a_style_that_only_points_to_another_is_that_other(name):
    style, faults = citation_style(name)

    assert (style.name, faults, b"<bibliography" in style.source) == (name, (), True)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("apaa", None, "there is no such style"),
        ("../apa", None, "there is no such style"),
        (
            "styles/a.csl",
            b"<style",
            "it is not well-formed XML (Couldn't find end of Start Tag style",
        ),
        ("styles/a.csl", b"<html/>", "it is not a CSL style"),
        (
            "styles/a.csl",
            b'<style xmlns="http://purl.org/net/xbiblio/csl"/>',
            "it has no `bibliography` part",
        ),
    ],
)
def test_a_style_that_cannot_be_used_is_reported_and_apa_stands_in(name, text, why):
    style, faults = citation_style(name, text, where=Position("mkdocs.yml", 7))

    assert style.name == "apa"
    assert as_text(faults).startswith(f"mkdocs.yml:7: error C802 the citation style `{name}` cannot be used: {why}")
