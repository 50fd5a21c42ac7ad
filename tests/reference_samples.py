"""References of every kind and oddity, built by hand: what a bibliography may hold."""

from dataclasses import replace

from evidence.model.reference import Creators, Date, Day, Name, Reference, Text
from evidence.model.source import Position


def reference(key: str = "doe2020", kind: str = "article", **parts: object) -> Reference:
    """Make a reference; `author` and the like take names as `Family, Given` or `{A body}`."""
    creators = tuple(
        Creators(
            role=role.replace("_", "-"),
            names=tuple(name(each) for each in str(parts[role]).split("; ") if each != "others"),
            others=str(parts.pop(role)).endswith("others"),
        )
        for role in ("author", "editor", "translator", "series_editor", "contributor")
        if role in parts
    )
    for text in ("title", "subtitle", "container", "series", "publisher", "event", "genre"):
        if isinstance(parts.get(text), str):
            parts[text] = Text(parts[text])
    if isinstance(parts.get("date"), int):
        parts["date"] = Date(start=Day(year=parts["date"]))
    made = Reference(key=key, kind=kind, where=Position("references.bib", 1), creators=creators)
    return replace(made, **parts)


def name(text: str) -> Name:
    """Read `von Family, Given, Suffix` or `{A body}`."""
    if text.startswith("{"):
        return Name(literal=text.strip("{}"))
    family, given, suffix = (text.split(", ") + ["", ""])[:3]
    words = family.split(" ")
    von = []
    while len(words) > 1 and words[0][0].islower():
        von.append(words.pop(0))
    return Name(family=" ".join(words), given=given, von=" ".join(von), suffix=suffix)


def day(year: int, month: int = 0, number: int = 0, season: int = 0) -> Day:
    """Make a day."""
    return Day(year=year, month=month, day=number, season=season)


SAMPLES = (
    reference(
        "article", author="Doe, Jane; van den Berg, Anna Maria; King, Martin L., Jr", date=2020,
        title="Trust, and what it takes", container="Journal of Trust", volume="3", issue="2",
        pages="98–101", doi="10.1000/x_(1)", pmid="123", pmcid="PMC9",
    ),
    reference(
        "many", author="; ".join(f"Author{chr(65 + n)}, Xavier" for n in range(23)), date=2019,
        title="A trial by many", container="Trials", volume="1", pages="7",
    ),
    reference(
        "others", author="Doe, Jane; others", date=2018, title="Is one named?",
        container="Trials", volume="4", pages="12",
    ),
    reference(
        "chapter", "incollection", author="Roe, Ann", editor="Poe, Ed; Moe, Meg", date=2015,
        title="A chapter", container="The whole book", publisher="Open Press", place="Leeds",
        pages="10–25", edition="2", series="Studies in Care", number="7",
    ),
    reference(
        "edited", "book", editor="Poe, Ed; Moe, Meg", date=2015, title="The whole book",
        subtitle="with a subtitle", publisher="Open Press", place="Leeds", edition="3",
    ),
    reference(
        "series", "techreport", author="Roe, Ann", series_editor="Poe, Ed", date=2014,
        title="A report", publisher="Nesta", series="People Powered Health", number="4",
        url="https://example.org/report",
    ),
    reference(
        "translated", "book", author="Freire, Paulo", translator="Ramos, Myra", date=1970,
        title="Pedagogy", publisher="Herder", place="New York",
    ),
    reference(
        "thesis", "phdthesis", author="Poe, Ed", date=2011, title="On partnership",
        publisher="University of Leeds", url="https://example.org/thesis",
    ),
    reference(
        "proceedings", "inproceedings", author="Poe, Ed", title="A paper",
        date=Date(start=day(2012, 6, 3), end=day(2012, 6, 5)), container="Proceedings of Care",
        event="Care Conference", place="Cardiff", pages="1–9", publisher="ACM",
    ),
    reference(
        "talk", "presentation", author="Poe, Ed", title="A talk", event="Care Conference",
        date=Date(start=day(2012, 6, 3)), url="https://example.org/talk",
    ),
    reference(
        "blog", "online", author="Gilbert, David", title="Patients as partners",
        date=Date(start=day(2017, 8, 9)), container="The patient director", genre="Blog post",
        url="https://example.org/blog", accessed=Date(start=day(2026, 1, 2)),
    ),
    reference(
        "page", "online", author="{NHS England}", title="Personalised care", no_date=True,
        url="https://example.org/page?a=1&b=<2>", accessed=Date(start=day(2026, 1, 2)),
    ),
    reference(
        "dataset", "dataset", author="{Office for National Statistics}", date=2021, title="Census",
        publisher="UK Data Service", version="2", doi="10.5255/UKDA-1",
    ),
    reference(
        "preprint", "online", author="Doe, Jane", date=2023, title="Early findings",
        eprint="2301.00001", eprint_kind="arxiv",
    ),
    reference(
        "software", "software", author="Doe, Jane", date=2023, title="Toolkit", version="1.2",
        url="https://example.org/tool",
    ),
    reference("anonymous", title="A leaflet without an author", kind="booklet", date=2001),
    reference(
        "anonymousarticle", title="Patients first", container="The Lancet", date=2001, volume="1",
        pages="5",
    ),
    reference("season", author="Doe, Jane", title="In spring", container="Care",
              date=Date(start=day(2020, season=21)), volume="1"),
    reference("range", "report", author="Doe, Jane", title="Years", publisher="Nesta",
              date=Date(start=day(2014), end=day(2018))),
    reference("open", "report", author="Doe, Jane", title="Going on", publisher="Nesta",
              date=Date(start=day(2019), open_end=True)),
    reference("circa", "book", author="Doe, Jane", title="About then", publisher="Nesta",
              date=Date(start=day(1890), approximate=True)),
    reference("inpress", author="Doe, Jane", title="Soon", container="Care",
              date=Date(literal="in press")),
    reference("retracted", author="Doe, Jane", title="Gone", container="Care", date=2010,
              volume="2", retracted="https://example.org/notice"),
    reference("elided", author="d’ Agostino, Gianni; al- Rashid, Omar", title="Names",
              container="Care", date=2009, volume="8"),
    reference("markup", author="O'Brien, Pat", date=2008, container="Care & <Cure>",
              title=Text("H2O & in vitro 'care'", 'H<sub>2</sub>O &amp; <i>in vitro</i> \'care\''),
              volume="5"),
    reference("nested", "book", author="Roe, Ann", date=2007, publisher="Open Press",
              title=Text("On in vitro", "On <i>in vitro</i>")),
    reference("quoted", author="Roe, Ann", date=2006, title="The ‘Deep End’ and “They” ask: why?",
              container="Care", volume="6"),
)  # fmt: skip
