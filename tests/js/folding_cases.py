"""What the folding of words must give, approved here and read by the test of the script."""

from pathlib import Path

FILE = Path(__file__).with_name("folding.json")

WRITTEN = ("a person-centred way", "team-based and GP-led care", "well-being")
"""Texts of a made-up library: what they write with a hyphen counts as one word."""

TOPIC = ("co-production",)
"""What it says of its topic."""

SAME = (
    (
        "person-centred",
        "person‐centred",
        "person‑centred",
        "person centred",
        "personcentred",
        "person-centered",
        "Person–Centred",
    ),
    ("team-based", "team based", "teambased", "TEAM BASED"),
    ("wellbeing", "well-being", "well being"),
    ("haemodialysis", "hemodialysis"),
    ("organisation", "organization", "organise", "organizing", "organisational"),
    ("behaviour", "behavior"),
    ("counselling", "counseling"),
    ("programmes", "program"),
    ("paediatric", "pediatric"),
    ("judgement", "judgment"),
    ("centre", "center"),
    ("dialogue", "dialog"),
    ("partners", "partnership", "partnering"),
    ("participation", "participants", "participate"),
    ("café", "cafe", "CAFÉ"),
    ("Sørensen", "sorensen"),
    ("Müller", "muller", "Mu\u0308ller"),
    ("O’Neill", "O'Neill", "ONeill"),
    ("patient’s", "patient's", "patients"),
    ("ﬁnding", "finding"),
    ("shared\u00a0care", "shared care", "shared\u2009care", "sha\u00adred  care"),
    ("straße", "strasse"),
    ("women", "woman"),
    ("analysis", "analyses"),
)
"""Forms that find the same."""

APART = (("format", "form"), ("trust", "trustee"), ("carer", "care"), ("teamness", "team"))
"""Words that must not be taken for each other."""

NUMBERS = (
    "PMC7919701",
    "pmcid: PMC7919701",
    "33630504",
    "PMID: 33630504",
    "10.1111/hsc.13406",
    "https://doi.org/10.1111/hsc.13406",
    "http://dx.doi.org/10.1111/HSC.13406",
    "doi:10.1111/hsc.13406",
    "0966-0410",
    "09660410",
    "ISSN 0966-0410",
    "0966‐0410",
    "153993795",
    "https://pubmed.ncbi.nlm.nih.gov/33630504/",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC7919701/",
)

ODD = (
    "",
    "-",
    "''",
    "’s",
    "<script>alert(1)</script>",
    ".*[a-z]+(",
    "日本語 テスト",
    "Ωμέγα ΣΊΣΥΦΟΣ",
    "𝒞are",
    "١٢٣",
    "a\u0000b",
    "x" * 200,
    "e\u0301\u0301\u0301",
    "İstanbul",
    "the and of",
    "“quoted words”",
    "co-co-co-production",
    "2015–2020",
    "PHQ-9",
)
"""Text that either side might read in its own way."""


def cases() -> dict:
    """Everything both sides must agree on."""
    from evidence.library.folding import compounds, folded, identifier, table

    joined = compounds(WRITTEN, TOPIC)
    texts = sorted({*(form for forms in (*SAME, *APART) for form in forms), *ODD, *WRITTEN})
    return {
        "table": table(),
        "joined": sorted(joined),
        "folded": [[text, list(folded(text, joined))] for text in texts],
        "numbers": [[text, identifier(text)] for text in NUMBERS],
    }
