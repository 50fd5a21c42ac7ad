"""Each file of the content folder becomes its record by where it lies."""

from textwrap import dedent

from evidence.diagnostics import as_text, in_order
from evidence.model.content import Content
from evidence.model.guide import Guide
from evidence.model.page import Article, Glossary, GlossaryEntry, Home, Task
from evidence.model.programme import Document, Programme
from evidence.model.prose import Prose, Section
from evidence.model.source import Position, Source
from evidence.model.summary import StudySummary
from evidence.model.vocabulary import Axis, Labelled, Match, Term
from evidence.read.content import read_content


def read(**files: str) -> tuple[Content, str]:
    return read_files({name.replace("__", "/") + ".md": text for name, text in files.items()})


def read_files(files: dict[str, str]) -> tuple[Content, str]:
    sources = [Source(f"content/{path}", dedent(text).removeprefix("\n")) for path, text in files.items()]
    content, found = read_content(sources)
    return content, as_text(in_order(found))


VOCABULARY = """\
id: {id}
label: L
singular: S
question: Q?
definition: D.
terms: [{{id: meadow, label: Meadow, definition: D.}}]
"""


def prose(text: str, line: int) -> Prose:
    return Prose(sections=(Section(id="", title="", html=f"<p>{text}</p>"),), text=text, lines=(line,))


def at(path: str, line: int = 1) -> Position:
    return Position(f"content/{path}", line)


def test_the_kinds_of_page_are_told_apart_by_their_folders():
    content, found = read_files(
        {
            "studies/trust.md": (
                "---\nsources: [doe2020]\nheadline: Trust helps.\nsource_class: commentary\nsettings: [hospital]\n---\nText.\n"
            ),
            "programmes/wheels.md": (
                "---\nname: Wheels\nheadline: It ran.\nsettings: hospital\n"
                "documents: [{key: doe2020, relation: describes}]\n---\n"
            ),
            "guides/start.md": "---\nquestion: How?\nheadline: So.\nroles: [gp]\nsettings: [hospital]\n---\n",
            "index.md": "---\ntitle: What helps?\ndescription: A site.\ntasks: [{text: Start, link: start}]\n---\nHello.\n",
            "glossary.md": "---\ntitle: Words\nentries: [{id: ppg, term: PPG, definition: A group.}]\n---\n",
            "about/methods.md": "# Methods\n\nText.\n",
            "about/index.md": "---\ntitle: About\n---\n",
            "concepts/processes/trust.md": "Text.\n",
            "studies/index.md": "# Studies\n",
            "permalinks.txt": "# made by a command\ntrust\ntrust#first  # a note\n\n",
            "studies/trust.png": "not text",
        }
    )

    assert found == ""
    assert content == Content(
        home=Home(
            id="home",
            path="index.md",
            where=at("index.md"),
            title="What helps?",
            description="A site.",
            tasks=(Task(text="Start", link="start", where=at("index.md", 4)),),
            prose=prose("Hello.", 6),
        ),
        summaries=(
            StudySummary(
                id="trust",
                path="studies/trust.md",
                where=at("studies/trust.md"),
                sources=("doe2020",),
                headline="Trust helps.",
                source_class="commentary",
                settings=("hospital",),
                prose=prose("Text.", 7),
            ),
        ),
        programmes=(
            Programme(
                id="wheels",
                path="programmes/wheels.md",
                where=at("programmes/wheels.md"),
                name="Wheels",
                headline="It ran.",
                settings=("hospital",),
                documents=(Document(key="doe2020", relation="describes", where=at("programmes/wheels.md", 5)),),
            ),
        ),
        guides=(
            Guide(
                id="start",
                path="guides/start.md",
                where=at("guides/start.md"),
                question="How?",
                headline="So.",
                roles=("gp",),
                settings=("hospital",),
            ),
        ),
        concepts={
            "processes/trust": Article(
                id="trust",
                path="concepts/processes/trust.md",
                where=at("concepts/processes/trust.md"),
                prose=prose("Text.", 1),
            )
        },
        articles=(
            Article(id="about", path="about/index.md", where=at("about/index.md"), title="About"),
            Article(
                id="methods",
                path="about/methods.md",
                where=at("about/methods.md"),
                title="Methods",
                prose=Prose(
                    title="Methods", sections=(Section(id="", title="", html="<p>Text.</p>"),), text="Methods\nText."
                ),
            ),
            Article(
                id="studies",
                path="studies/index.md",
                where=at("studies/index.md"),
                title="Studies",
                prose=Prose(title="Studies", text="Studies"),
            ),
        ),
        glossary=Glossary(
            id="glossary",
            path="glossary.md",
            where=at("glossary.md"),
            title="Words",
            entries=(GlossaryEntry(id="ppg", term="PPG", definition="A group.", where=at("glossary.md", 3)),),
        ),
        permalinks=(("trust", at("permalinks.txt", 2)), ("trust#first", at("permalinks.txt", 3))),
    )


def test_a_vocabulary_is_read_with_its_terms_in_order():
    content, found = read_files(
        {
            "vocabulary/processes.yml": """
            id: processes
            label: Processes
            singular: Process
            question: What happened?
            definition: What happens between people.
            origin: [doe2020]
            terms:
              - id: trust
                label: Trust
                definition: Good faith.
                aliases: [rapport]
                labels: [{language: es, label: Confianza}]
                matches: [{term: loci/person, match: related, reason: Part of it.}]
              - {id: GB-ENG, label: England, definition: A country., broader: trust}
            """
        }
    )
    path = "vocabulary/processes.yml"

    assert found == ""
    assert content.axes == (
        Axis(
            id="processes",
            label="Processes",
            singular="Process",
            question="What happened?",
            definition="What happens between people.",
            origin=("doe2020",),
            where=at(path),
            terms=(
                Term(
                    id="trust",
                    label="Trust",
                    definition="Good faith.",
                    aliases=("rapport",),
                    where=at(path, 8),
                    labels=(Labelled(language="es", label="Confianza", where=at(path, 12)),),
                    matches=(Match(term="loci/person", match="related", reason="Part of it.", where=at(path, 13)),),
                ),
                Term(id="GB-ENG", label="England", definition="A country.", broader="trust", where=at(path, 14)),
            ),
        ),
    )


def test_a_stub_needs_four_fields_and_says_which_are_missing():
    axes = {f"vocabulary/{id}.yml": VOCABULARY.format(id=id) for id in ("settings", "source-classes")}
    _, found = read_files({**axes, "studies/trust.md": "---\nheadline: Trust helps.\n---\n"})

    assert found == (
        "content/studies/trust.md:1: error R111 `settings` is missing\n"
        "    hint: where it took place: `settings: [general-practice]`\n"
        "content/studies/trust.md:1: error R111 `source_class` is missing\n"
        "    hint: what sort of source it is: `source_class: peer-reviewed-study`\n"
        "content/studies/trust.md:1: error R111 `sources` is missing\n"
        "    hint: BibTeX keys; the first is the one this page summarises: `sources: [westlake2022terms]`"
    )


def test_a_field_is_asked_for_only_where_there_are_words_to_answer():
    _, found = read(studies__trust="---\nheadline: Trust helps.\nstatus: draft\n---\n")

    assert found == (
        "content/studies/trust.md:1: error R111 `sources` is missing\n"
        "    hint: BibTeX keys; the first is the one this page summarises: `sources: [westlake2022terms]`"
    )


def test_a_vocabulary_of_the_library_itself_is_a_field_where_it_says_that_it_stands():
    content, found = read_files(
        {
            "vocabulary/habitats.yml": VOCABULARY.format(id="habitats") + "on: [study, finding]\n",
            "studies/verges.md": """
                ---
                sources: [doe2020]
                headline: Verges feed bees.
                habitats: [meadow, hedge]
                findings:
                  - {id: more, text: More came., kind: effect, locator: abstract, habitats: meadow}
                ---
                """,
            "guides/sow.md": """
                ---
                question: What do I sow?
                headline: Clover.
                habitats: [meadow]
                ---
                """,
        }
    )
    (study,) = content.summaries

    assert study.more_terms == {"habitats": ("meadow", "hedge")}
    assert [tag.name for tag in study.findings[0].terms()] == ["habitats/meadow"]
    assert found == (
        "content/guides/sow.md:4: error R110 there is no field `habitats` here\n"
        "    hint: the fields here are `status`, `reviewed`, `review_due`, `changes`, `redirects`, `retired`, "
        "`replaced_by`, `question`, `headline`, `roles`, `settings`, `time`, `thin`, `recommendations`, `signs`, "
        "`training`"
    )


def test_a_page_without_fields_is_told_so_once():
    _, found = read(studies__trust="# Trust\n")

    assert found == (
        "content/studies/trust.md:1: error R101 the page has no fields\n"
        "    hint: Start the file with a line `---`, then the fields, then another line `---`."
    )


def test_a_mistake_in_the_text_is_reported_at_its_line_of_the_file():
    _, found = read(about__x="---\ntitle: X\n---\n\nOne\n[two](javascript:x)\n")

    assert found.startswith("content/about/x.md:6: error R130 ")


def test_a_file_name_that_cannot_be_an_address_is_reported():
    _, found = read_files({"about/Our Methods.md": "# Methods\n"})

    assert found == (
        "content/about/Our Methods.md:1: error R170 `Our Methods` cannot be an address\n"
        "    hint: rename the file to `our-methods.md`"
    )


def test_a_page_of_prose_without_a_title_is_reported():
    _, found = read(about__x="Text.\n")

    assert found == (
        "content/about/x.md:1: warning R171 the page has no title\n"
        "    hint: Write `# Title` above the text, or `title: Title` at the top of the file."
    )


def test_a_study_in_a_folder_below_is_not_lost_in_silence():
    _, found = read(studies__2020__trust="# Trust\n")

    assert found == (
        "content/studies/2020/trust.md:1: error R172 the file lies in a folder below `studies`\n"
        "    hint: move it to `studies/trust.md`"
    )


def test_a_line_of_the_permalinks_that_names_nothing_is_reported():
    content, found = read_files({"permalinks.txt": "trust\ntwo words\na#b#c\n"})

    assert content.permalinks == (("trust", at("permalinks.txt", 1)),)
    assert found == (
        "content/permalinks.txt:2: error R180 `two words` is not an id\n"
        "    hint: Write one id a line, or an id, `#` and a finding's id; `# ` begins a comment.\n"
        "content/permalinks.txt:3: error R180 `a#b#c` is not an id\n"
        "    hint: Write one id a line, or an id, `#` and a finding's id; `# ` begins a comment."
    )


def test_the_order_of_the_sources_does_not_matter():
    one, two = Source("content/about/a.md", "# A"), Source("content/about/b.md", "# B")

    assert read_content([one, two]) == read_content([two, one])


def test_a_study_outside_its_folder_is_reported_once_with_the_folder_it_belongs_to():
    content, found = read_files(
        {
            "trust.md": "---\nsources: [doe2020]\nheadline: Trust helps.\nsettings: [hospital]\n---\n# Trust\n",
        }
    )

    assert found == (
        "content/trust.md:2: error R172 a page with `sources` must lie directly in `content/studies/`\n"
        "    hint: move the file to `content/studies/trust.md`"
    )
    assert [page.title for page in content.articles] == ["Trust"]
