"""Which fields an entry may have, and what becomes of each: shown or read from. `private_fields` has the others."""

from evidence.read.bibtex.fields.entry_identifiers import NUMBERS
from evidence.read.bibtex.private_fields import PRIVATE, PRIVATE_BEGINNINGS

TEXTS = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "series": ("series",),
    "publisher": ("publisher", "institution", "school", "organization", "organisation"),
    "event": ("eventtitle", "conference"),
}
IN_JOURNAL = ("journaltitle", "journal", "fulljournal", "source-title")
IN_BOOK = ("booktitle", "maintitle")
WORDS = {
    "container_short": (
        "shortjournal",
        "journal-iso",
        "journaliso",
        "abbrev_source_title",
        "journalabbr",
    ),
    "place": ("address", "location"),
    "event_place": ("venue",),
    "volume": ("volume",),
    "page_total": ("pagetotal", "numpages", "page_count"),
    "edition": ("edition",),
    "chapter": ("chapter",),
    "version": ("version",),
    "illustrations": ("illustrations",),
    "accession": ("accession", "accessionnumber", "accession-number", "accession_num"),
    "database": ("database",),
    "publication_type": ("publicationtype", "publication-type", "publication_type"),
    "format": ("format",),
    "licence": ("licence", "license", "rights"),
    "retracted": ("retracted", "retraction"),
    "concern": ("concern", "expression-of-concern"),
    "corrected": ("corrected", "correction", "erratum"),
    "work": ("work",),
}
_CATALOGUE = tuple(
    f"catalogue-{name}"
    for name in """
        institution collection record record-format record-version record-date date topic
        publisher copyright licence abstract
    """.split()
)
"""What a catalogue says of its own record, shown among the record data: its institution is not taken for that of a
report, nor its date for that of the work."""
PAGES = ("pages", "page")
ARTICLE_NUMBER = ("eid", "elocation-id", "articleno", "article-number", "articlenumber", "art_number")
KEYWORDS = ("keywords", "keyword", "author_keywords", "author-keywords")
ACCESSED = ("urldate", "lastaccessed", "accessed", "lastchecked", "date-accessed")
LANGUAGE = ("language", "langid", "hyphenation")

ROLES = {
    "author": "author",
    "authors": "author",
    "editor": "editor",
    "editors": "editor",
    "editora": "editor",
    "editorb": "editor",
    "editorc": "editor",
    "translator": "translator",
    "serieseditor": "series-editor",
    "series-editor": "series-editor",
    "series_editor": "series-editor",
    "bookauthor": "container-author",
    "contributor": "contributor",
    "collaborator": "contributor",
    "commentator": "contributor",
    "annotator": "contributor",
    "introduction": "contributor",
    "foreword": "contributor",
    "afterword": "contributor",
    "director": "contributor",
    "producer": "contributor",
    "illustrator": "contributor",
}

_OTHERS = """
    pubstate origlanguage origlocation origpublisher origtitle
    booksubtitle mainsubtitle titleaddon booktitleaddon maintitleaddon shorttitle journalsubtitle
    issuetitle issuesubtitle issuetitleaddon issue number date year month day endyear doi pmid pmcid issn eissn e-issn isbn
    eprint eprinttype archiveprefix eprintclass primaryclass url howpublished type eventdate
    origdate origyear related relatedtype volumes part crossref xref xdata editortype editoratype
    editorbtype editorctype entrysubtype holder addendum shortauthor shorteditor
""".split()

PUBLISHED = frozenset(
    [
        *_OTHERS,
        *(name for names in (*TEXTS.values(), *WORDS.values()) for name in names),
        *IN_JOURNAL,
        *IN_BOOK,
        *PAGES,
        *ARTICLE_NUMBER,
        *KEYWORDS,
        *ACCESSED,
        *LANGUAGE,
        *ROLES,
        *_CATALOGUE,
        *(name for names in NUMBERS.values() for name in names),
    ]
)
"""The only fields that are kept. What is not named here, from notes and abstracts to paths of
files, belongs to the person who exported the entry."""


def is_private(name: str) -> bool:
    """Whether a field is left out on purpose; Emacs writes `OPT` before fields that are switched off."""
    bare = name[3:] if name.startswith(("opt", "alt")) else ""
    return name in PRIVATE or name.startswith(PRIVATE_BEGINNINGS) or bare in PUBLISHED or bare in PRIVATE
