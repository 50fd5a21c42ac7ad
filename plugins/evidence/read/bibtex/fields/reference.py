"""From the fields of an entry to a Reference: which name means what."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.csl_types import server_named
from evidence.model.reference import Creators, Date, Name, Reference, Text
from evidence.model.source import Position
from evidence.read.bibtex.entries import BibEntry
from evidence.read.bibtex.fields import identifiers
from evidence.read.bibtex.fields.dates import STATES, UNREADABLE_DATE, Dated, read_date, read_parts
from evidence.read.bibtex.fields.entry_identifiers import NUMBERS, identify
from evidence.read.bibtex.fields.pages import OPEN_PAGES, Pages, read_pages
from evidence.read.bibtex.latex.escapes import escaped_guards, without_escaped_guards
from evidence.read.bibtex.latex.garbled import garbled_words
from evidence.read.bibtex.latex.titles import without_stop
from evidence.read.bibtex.latex.typeset import UNKNOWN_COMMAND, Typeset, plain, typeset
from evidence.read.bibtex.latex.verbatim import verbatim
from evidence.read.bibtex.names.names import Names, Problem, read_names

MISSPELT_FIELD = Rule(
    code="B022",
    name="misspelt-field",
    severity=Severity.WARNING,
    why="A field whose name is not known is ignored, so what it says is shown nowhere.",
    fix="Correct the name of the field.",
)

GARBLED = Rule(
    code="B036",
    name="garbled-letters",
    severity=Severity.WARNING,
    why="Letters that were read in the wrong encoding on their way here are shown to readers as signs without sense.",
    fix="Type the word again, and save the file with the encoding UTF-8.",
)
ESCAPED_BRACES = Rule(
    code="B039",
    name="escaped-braces",
    severity=Severity.INFO,
    why="Exports write `\\{NHS\\}` where they escaped the braces that keep a capital; other programs show such braces.",
    fix="Write `{NHS}`, without the backslashes.",
)
UNREAD_FIELD = Rule(
    code="B223",
    name="unread-field",
    severity=Severity.INFO,
    why="What the field says is shown nowhere, since it may be meant for whoever keeps the library alone.",
    fix="Nothing needs doing if it is for yourself. What readers should see belongs in a field of BibTeX or biblatex.",
)

RULES = (MISSPELT_FIELD, GARBLED, UNREAD_FIELD, ESCAPED_BRACES)

_TEXTS = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "series": ("series",),
    "publisher": ("publisher", "institution", "school", "organization", "organisation"),
    "event": ("eventtitle", "conference"),
}
_IN_JOURNAL = ("journaltitle", "journal", "fulljournal", "source-title")
_IN_BOOK = ("booktitle", "maintitle")
_WORDS = {
    "container_short": (
        "shortjournal",
        "journal-iso",
        "journaliso",
        "abbrev_source_title",
        "journalabbr",
    ),
    "place": ("address", "location"),
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
_WITHOUT_STOP = frozenset({"title", "subtitle"})
_PROTECTED = frozenset({"title", "subtitle", "series"})
_PLACES = {name: (slot, rank) for slot, names in (*_TEXTS.items(), *_WORDS.items()) for rank, name in enumerate(names)}
"""Field to what it fills: an entry has a dozen fields, the tables forty names."""
_PAGES = ("pages", "page")
_ARTICLE_NUMBER = ("eid", "elocation-id", "articleno", "article-number", "articlenumber", "art_number")
_KEYWORDS = ("keywords", "keyword", "author_keywords", "author-keywords")
_ACCESSED = ("urldate", "lastaccessed", "accessed", "lastchecked", "date-accessed")
_LANGUAGE = ("language", "langid", "hyphenation")

_ROLES = {
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
_EDITOR_TYPES = {
    "serieseditor": "series-editor",
    "series": "series-editor",
    "translator": "translator",
    "editor": "editor",
    "compiler": "editor",
    "redactor": "editor",
    "reviser": "editor",
    "": "editor",
}
"""Any other type of editor, such as an organiser, is a contributor."""

_OTHERS = """
    pubstate origlanguage origlocation origpublisher origtitle
    booksubtitle mainsubtitle titleaddon booktitleaddon maintitleaddon shorttitle journalsubtitle
    issuetitle issuesubtitle issuetitleaddon issue number date year month day endyear doi pmid pmcid issn eissn e-issn isbn
    eprint eprinttype archiveprefix eprintclass primaryclass url howpublished type venue eventdate
    origdate origyear related relatedtype volumes part crossref xref xdata editortype editoratype
    editorbtype editorctype entrysubtype bookauthor holder addendum shortauthor shorteditor
""".split()

PUBLISHED = frozenset(
    [
        *_OTHERS,
        *(name for names in (*_TEXTS.values(), *_WORDS.values()) for name in names),
        *_IN_JOURNAL,
        *_IN_BOOK,
        *_PAGES,
        *_ARTICLE_NUMBER,
        *_KEYWORDS,
        *_ACCESSED,
        *_LANGUAGE,
        *_ROLES,
        *_CATALOGUE,
        *(name for names in NUMBERS.values() for name in names),
    ]
)
"""The only fields that are kept. What is not named here, from notes and abstracts to paths of
files, belongs to the person who exported the entry."""

PRIVATE = frozenset(
    """
    abstract annotation annote note notes file files groups group owner timestamp comment comments
    review keys copyright affiliation affiliations pdf ranking readstatus priority printed
    qualityassured relevance label ids options presort sortkey sorttitle sortname execute urn
    usera userb userc userd usere userf verba verbb verbc lista listb listc indextitle
    added-at interhash intrahash biburl creationdate modificationdate citation-key citationkey
    publisher-url funding acknowledgement document_type source coden text tags tag
    references times-cited unique-id da research-areas web-of-science-categories nationality
    extra revision nameaddon pagination bookpagination gender mrnumber mrreviewer zblnumber
    shorthand urlaccess lccn size price
    contents bibsource issue_date issue-date date-added date-modified datestamp doi-asserted-by
    publication_stage correspondence_address1 chemicals_cas tradenames manufacturers sponsors funding_details
    funding_text molecular_seqnumbers conference_code conference_date keywords-plus early-access-date early-access-year
    author-email researcherid-numbers orcid-numbers usage-count-since-2013 usage-count-last-180-days doc-delivery-number
    cited-references number-of-cited-references web-of-science-index oa funding-text book-group-author mid crdt phst
    edat mhda lr own stat status pst jt ta pl oto ot si gr embase_id local-url keywords-mendeley dimensions edition-note series-note
    subtype subject category categories location-note
    """.split()
)
"""Fields that are left out on purpose, so never taken for a slip of the pen: with `PRIVATE_BEGINNINGS` the one
list of what an entry may hold and no reader sees."""
PRIVATE_BEGINNINGS = ("x-", "bdsk-", "mendeley-", "zotero", "jabref", "citeulike-", "papers3", "readcube", "_")

NOTES = frozenset({"note", "notes", "annote", "extra"})
"""Private, but for the numbers and dates that stand in them behind a label."""
_RETRACTED = re.compile(
    r"^\W*(?:RETRACTED\b|Retracted(?: article| paper| publication)?\s*[:\]—–-]|RETRACTION\s*:"
    r"|Retraction(?: note| notice)?\s*:|Retraction notice to\b|Notice of Retraction\s*:)"
    r"|[\[(]\s*(?:this article (?:was|has been) )?(?:[Rr]etracted|RETRACTED)\b[^\])]*[\])]?\.?$|[-–—:]\s*RETRACTED\W*$",
    re.MULTILINE,
)
_WITHDRAWN = re.compile(
    r"^\W*(?:WITHDRAWN\b|Withdrawn(?: article| paper)?\s*[:\]—–-]|(?:TEMPORARY )?REMOVAL?\s*:|REMOVED\s*:)"
    r"|[\[(]\s*(?:[Ww]ithdrawn|WITHDRAWN)\b[^\])]*[\])]?\.?$|[-–—:]\s*WITHDRAWN\W*$",
    re.MULTILINE,
)
_CONCERN = re.compile(
    r"^\W*(?:editorial )?expression of concern\b|[\[(]\s*expression of concern[^\])]*[\])]\.?$",
    re.IGNORECASE,
)
_IN_URL = re.compile(r"\\(?:url|nolinkurl)\s*\{[^{}]*\}|\\href\s*\{[^{}]*\}|https?://[^\s{}]+", re.IGNORECASE)
_LEADS_TO_ADDRESS = re.compile(
    r"[\s(,;.:]{0,5}(?:(?:also )?(?:available|accessible|retrieved|accessed|downloaded|online|see|url"
    r"|web ?(?:site|page)?|internet)"
    r"(?: (?:online|electronically))?(?: (?:at|from|via|on))?)[\s:,.;)]*$",
    re.IGNORECASE,
)
_ONLY_ONLINE = re.compile(r"online|electronic(?:ally)?|internet|web ?(?:page|site)?|url", re.IGNORECASE)
_VOLUME_LABEL = re.compile(
    r"^(?:vol(?:ume|umen)?s?|bd|band|tom[eo]?|t|v)\b[.:]?\s*(?=[0-9ivxlcm])|^v(?=[0-9])",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(
    r"^(?:(?:nos?|nr|num(?:ber|ero|éro)?|iss(?:ue)?|heft|h)\b|n[º°o]|№)[.:]?\s*(?=[0-9])",
    re.IGNORECASE,
)
_EDITION = re.compile(r"\b(?:edition|edn?|ed|edición|édition|auflage|aufl)\b\.?", re.IGNORECASE)
_ORDINALS = {
    word: str(number)
    for number in range(1, 41)
    for word in (
        *(f"{number}{ending}" for ending in ("", ".", "ª", "a", "e", "th", "st", "nd", "rd")),
        *"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()[number - 1 : number],
    )
}  # fmt: skip
_NUMBER_ON_A_SERVER = re.compile(r"20[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{6,9}(?:v[0-9]+)?")
_PUBLISHED_STATES = frozenset({"published", "final", "ppublish", "epublish", "publishedversion"})
_VOLUME_AND_ISSUE = re.compile(r"([0-9]{1,5}) ?\(([^()]{1,20})\)")
_NO_NUMBER = frozenset({"", "na", "none", "null", "nil", "unknown", "notavailable", "notapplicable", "nan"})
_HYPHEN = re.compile(r"([A-Za-z]{0,4}[0-9]{1,7}[A-Za-z]?) ?[-‐‑] ?([A-Za-z]{0,4}[0-9]{1,7}[A-Za-z]?)")
_KEYWORD = re.compile(r"[{},;]")
_TYPES_NOT_SHOWN = frozenset(
    """
    journalarticle article book booksection bookchapter report webpage conferenceproceedings
    conferencepaper electronicarticle thesis generic unpublishedwork journal magazinearticle
    newspaperarticle misc
    """.split()
)
_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "resreport": "Research report",
    "techreport": "Technical report",
}


class Decoder:
    """Decodes values and remembers them: journals, publishers and authors come again and again,
    and a dictionary is far quicker than reading LaTeX twice."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, bool], Typeset] = {}
        self._plain: dict[str, str] = {}
        self._names: dict[str, Names] = {}
        self._dates: dict[tuple[str, ...], Dated] = {}
        self._languages: dict[str, tuple[str, ...]] = {}
        self._near: dict[str, str] = {}
        self._people: dict[str, Name] = {}
        self.unread: dict[tuple[str, str], list[Position]] = {}

    def text(self, written: str, protect: bool) -> Typeset:
        done = self._texts.get((written, protect))
        if done is None:
            done = self._texts[written, protect] = typeset(written, protect=protect)
        return done

    def plain(self, written: str) -> str:
        done = self._plain.get(written)
        if done is None:
            done = self._plain[written] = plain(written)
        return done

    def names(self, written: str) -> Names:
        done = self._names.get(written)
        if done is None:
            done = self._names[written] = read_names(written, self._people)
        return done

    def date(self, *written: str, how: Callable[..., Dated] = read_date) -> Dated:
        done = self._dates.get(written)
        if done is None:
            done = self._dates[written] = how(*written)
        return done

    def languages(self, written: str) -> tuple[str, ...]:
        done = self._languages.get(written)
        if done is None:
            done = self._languages[written] = identifiers.languages(plain(written))
        return done

    def near(self, name: str) -> str:
        """The field that a misspelt name may mean, or ''."""
        done = self._near.get(name)
        if done is None:
            swapped = [each for each in _SHORT if each[0] == name[:1] and sorted(each) == sorted(name)]
            close = swapped or (get_close_matches(name, _WORTH_GUESSING, n=1, cutoff=0.8) if len(name) > 4 else [])
            done = self._near[name] = close[0] if close else ""
        return done


_SHORT = ("year", "date", "isbn", "issn")
"""Names so short that only two letters that changed places tell what was meant."""
_WORTH_GUESSING = tuple(sorted(name for name in PUBLISHED if len(name) > 4))


def to_reference(entry: BibEntry, decoder: Decoder, found: list[Diagnostic]) -> Reference:
    """Make the Reference of an entry whose fields are complete."""
    return _Making(entry, decoder, found).reference()


def misspelt(entry: BibEntry, name: str, decoder: Decoder, found: list[Diagnostic]) -> str:
    """Report a slip in the name of a field and give the field that was meant; remember any other that is not read."""
    if is_private(name):
        return ""
    near = decoder.near(name) if 3 < len(name) < 25 else ""
    if near:
        message = f"`{name}` is not a field that is read"
        entry.lines.setdefault(near, entry.lines[name])  # it is there, only misspelt
        edit = Edit(entry.at(name), name, near)
        found.append(MISSPELT_FIELD.at(entry.at(name), message, hint=f"did you mean `{near}`?", edit=edit))
    else:
        decoder.unread.setdefault((entry.where.path, name), []).append(entry.at(name))
    return near


def is_private(name: str) -> bool:
    """Whether a field is left out on purpose; Emacs writes `OPT` before fields that are switched off."""
    bare = name[3:] if name.startswith(("opt", "alt")) else ""
    return name in PRIVATE or name.startswith(PRIVATE_BEGINNINGS) or bare in PUBLISHED or bare in PRIVATE


def unread_fields(decoder: Decoder) -> list[Diagnostic]:
    """Name each field that is neither read nor private, once for each file."""
    found = []
    for (_, name), places in decoder.unread.items():
        others = len(places) - 1
        more = f" (here and in {others} more {'entry' if others == 1 else 'entries'})" if others else ""
        message = f"`{name[:40]}` is not a field that is read, so what it says is not shown{more}"
        found.append(UNREAD_FIELD.at(places[0], message))
    return found


class _Making:
    __slots__ = ("decoder", "entry", "fields", "found", "state")

    def __init__(self, entry: BibEntry, decoder: Decoder, found: list[Diagnostic]) -> None:
        self.entry = entry
        self.fields = entry.fields
        self.decoder = decoder
        self.found = found
        self.state = ""

    def reference(self) -> Reference:
        fields, kind = self.fields, self.entry.kind
        self._garbled()
        values: dict[str, Any] = self._simple()
        values |= self._container()
        values |= self._numbers(kind)
        values |= self._identifiers()
        values |= self._dates()
        values |= self._lists()
        values |= self._issue_of_a_periodical(values)
        values |= self._preprint(values)
        values |= self._notice(values)
        if words := self._how_published():
            values["how_published"] = words
        if genre := self._genre(kind):
            values["genre"] = genre
        return Reference(
            key=self.entry.key,
            kind=kind,
            where=self.entry.where,
            creators=self._creators(),
            fields=fields,
            lines=self.entry.lines,
            empty=self.entry.empty,
            **values,
        )

    # One value ----------------------------------------------------------------------------

    def _first(self, names: tuple[str, ...]) -> str:
        """The first of several names that the entry has, or ''."""
        for name in names:
            if name in self.fields:
                return name
        return ""

    def _text(self, name: str, *, protect: bool = False) -> Text:
        done = self.decoder.text(self.fields[name], protect)
        if done.unknown:
            self._unknown(name, done.unknown)
        self._guarded(name)
        return done.text

    def _garbled(self) -> None:
        """Report letters that came here in the wrong encoding."""
        for name, written in self.fields.items():
            if not written.isascii() and name in self.entry.lines:
                where = self.entry.at(name)
                for word, meant in garbled_words(written):
                    message = f"`{name}`: the letters of `{word[:60]}` are garbled"
                    hint = f"did you mean `{meant[:60]}`?"
                    self.found.append(GARBLED.at(where, message, hint=hint, edit=Edit(where, word, meant)))

    def _guarded(self, name: str) -> None:
        """Note braces round words that were escaped as if they were to be read."""
        written = self.fields[name]
        if "\\" in written and (words := escaped_guards(written)):
            listed = ", ".join(f"`{each[:40]}`" for each in dict.fromkeys(words[:5]))
            where = self.entry.at(name)
            edit = Edit(where, written, without_escaped_guards(written)) if name in self.entry.lines else None
            message = f"`{name}`: the escaped braces round {listed} were left out"
            self.found.append(ESCAPED_BRACES.at(where, message, edit=edit))

    def _words(self, name: str) -> str:
        return self.decoder.plain(self.fields[name]) if name in self.fields else ""

    def _verbatim(self, name: str) -> str:
        written = self.fields.get(name, "")
        return verbatim(written) if written else ""

    def _unknown(self, name: str, commands: tuple[str, ...]) -> None:
        listed = ", ".join(f"`{each[:40]}`" for each in commands[:5])
        message = f"`{name}` has a LaTeX command that is not known: {listed}"
        self.found.append(UNKNOWN_COMMAND.at(self.entry.at(name), message))

    def _simple(self) -> dict[str, object]:
        """Fill what one field fills by itself; of several names for it the first in the table."""
        chosen: dict[str, tuple[int, str]] = {}
        for name in self.fields:
            if place := _PLACES.get(name):
                slot, rank = place
                if slot not in chosen or rank < chosen[slot][0]:
                    chosen[slot] = (rank, name)
        found: dict[str, object] = {}
        for slot, (_, name) in chosen.items():
            value = self._text(name, protect=slot in _PROTECTED) if slot in _TEXTS else self._words(name)
            found[slot] = without_stop(value) if slot in _WITHOUT_STOP and isinstance(value, Text) else value
        return found

    def _preprint(self, values: Mapping[str, Any]) -> dict[str, object]:
        """Take a server of preprints out of the place of a journal, and its number out of volume and pages."""
        kind = values.get("eprint_kind", "")
        container = values.get("container", Text())
        if not server_named(kind) or (container and server_named(container.plain) != kind):
            return {}
        eprint = values.get("eprint", "")
        cleared: dict[str, object] = {"container": Text()}
        if re.fullmatch(r"20[0-9]{2}–(?:0[1-9]|1[0-2])", values.get("pages", "")):
            cleared["pages"] = ""  # Google Scholar writes year and month there.
        if number := _NUMBER_ON_A_SERVER.fullmatch(values.get("article_number") or values.get("pages", "")):
            cleared |= {"eprint": eprint or number[0], "pages": "", "article_number": ""}
        for slot in ("volume", "issue", "number", "pages", "article_number"):
            if eprint and identifiers.arxiv(str(values.get(slot, ""))) == eprint:
                cleared[slot] = ""
        return cleared

    def _issue_of_a_periodical(self, values: Mapping[str, Any]) -> dict[str, object]:
        """In biblatex the title of a whole issue is `issuetitle`; `title` is then the periodical's."""
        if "issuetitle" not in self.fields:
            return {}
        title = self._text("issuetitle", protect=True)
        sub = self._text("issuesubtitle", protect=True) if "issuesubtitle" in self.fields else Text()
        if self.entry.kind != "periodical":
            return {"issue_title": _with_subtitle(title, sub)}
        found: dict[str, object] = {"title": _with_subtitle(title, sub), "subtitle": Text()}
        if not values.get("container") and values.get("title"):
            found["container"] = _with_subtitle(values["title"], values.get("subtitle", Text()))
        return found

    def _notice(self, values: Mapping[str, Any]) -> dict[str, object]:
        """What the title says of the work itself: publishers put it there, and often nowhere else."""
        title = values.get("title", Text()).plain
        found: dict[str, object] = {}
        if _RETRACTED.search(title) or _WITHDRAWN.search(title):
            found["retracted"] = values.get("retracted") or title
            found["withdrawn"] = not _RETRACTED.search(title)
        elif _CONCERN.search(title):
            found["concern"] = values.get("concern") or title
        return found

    def _how_published(self) -> Text:
        """`howpublished` without addresses and the words that lead to them."""
        if "howpublished" not in self.fields:
            return Text()
        written = self.fields["howpublished"]
        without = _IN_URL.sub(" ", written)
        text = typeset(without).text
        bare = text.plain.strip(" .,;:()[]<>")
        if len(bare) < 1_000 and (without != written or _ONLY_ONLINE.fullmatch(bare)):
            bare = _LEADS_TO_ADDRESS.sub("", bare).strip(" .,;:()[]<>")
        if not bare or server_named(bare):
            return Text()
        return text if bare == text.plain.strip(" ") else Text(bare, html.escape(bare, quote=False))

    # Groups of fields ---------------------------------------------------------------------

    def _container(self) -> dict[str, object]:
        names = _IN_JOURNAL + _IN_BOOK if self._is_article() else _IN_BOOK + _IN_JOURNAL
        name = self._first(names)
        if not name:
            return {}
        text = self._text(name, protect=True)
        sub = {"booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}.get(name, "")
        if sub in self.fields:
            more = self._text(sub, protect=True)
            text = _with_subtitle(text, more)
        return {"container": text}

    def _is_article(self) -> bool:
        return self.entry.kind in _ARTICLES or "journal" in self.fields or ("journaltitle" in self.fields)

    def _in_a_volume(self) -> bool:
        """Whether the number of a paper is that of an issue: abstracts come out in supplements of journals."""
        paper = self.entry.kind in _PAPERS or (self.entry.kind == "misc" and "issn" in self.fields)
        return paper and "volume" in self.fields and "series" not in self.fields

    def _numbers(self, kind: str) -> dict[str, object]:
        """In an article `number` is the issue; elsewhere it counts reports or papers."""
        volume, issue, number = self._volume_issue_number()
        found: dict[str, object] = {"volume": volume, "issue": _dashed(issue), "number": number}
        if "edition" in self.fields:
            # EndNote writes the day of the electronic edition here.
            day = re.fullmatch(r"[0-9]{4}/[0-9]{2}/[0-9]{2}", self.fields["edition"])
            found["edition"] = "" if day else _edition(self._words("edition"))
        if total := self._words(self._first(_WORDS["page_total"])):
            found["page_total"] = read_pages(total).total or total
        return {slot: value for slot, value in found.items() if value or slot in ("volume", "edition")} | self._paged()

    def _volume_issue_number(self) -> tuple[str, str, str]:
        """The three without their labels, each in its place: `Vol. 12(3)` holds two of them."""
        volume = _without_label(self._words("volume"), _VOLUME_LABEL)
        issue, number = (_without_label(self._words(name), _NUMBER_LABEL) for name in ("issue", "number"))
        if state := STATES.get(re.sub(r"[\W_]", "", volume).lower()):
            volume, self.state = "", state
        both = _VOLUME_AND_ISSUE.fullmatch(volume)
        if both and both[2] in (issue or number or both[2], number or both[2]):
            return both[1], _without_label(both[2], _NUMBER_LABEL), ""
        if self._is_article() or (number and not issue and self._in_a_volume()):
            return volume, number or issue, ""
        return volume, issue, number

    def _paged(self) -> dict[str, object]:
        """Pages, or what stands in their place: an article's number, a count, a state, a whole locator."""
        name = self._first(_PAGES)
        read = read_pages(self._words(name), self._words("volume")) if name else Pages()
        if read.problem:
            self.found.append(OPEN_PAGES.at(self.entry.at(name), f"`{name}`: {read.problem}"))
        if self.entry.kind in _WHOLE and read.pages.isdigit():
            read = Pages(total=read.pages)  # a whole book stands on no page: it has so many
        found: dict[str, object] = {"pages": read.pages, "article_number": self._article_number() or read.article}
        for slot, names, value in (
            ("page_total", ("pagetotal", "numpages", "page_count"), read.total),
            ("volume", ("volume",), read.volume),
            ("issue", ("issue", "number"), read.issue),
        ):
            if value and not self._first(names):
                found[slot] = value
        self.state = read.state or self.state
        return {slot: value for slot, value in found.items() if value}

    def _article_number(self) -> str:
        name = self._first(_ARTICLE_NUMBER)
        if not name:
            return ""
        read = read_pages(self._words(name))
        return read.article or read.pages

    def _dates(self) -> dict[str, object]:
        found: dict[str, object] = {}
        read = self._date()
        if read.date:
            found["date"] = read.date
        if read.no_date:
            found["no_date"] = True
        if status := self._status(read):
            found["status"] = status
            if not (read.date or read.no_date):
                found["date"] = Date(literal=status)
        if name := self._first(("origdate", "origyear")):
            original = self.decoder.date(self._verbatim(name), name)
            self._dated(original, name)
            if original.date:
                found["original_date"] = original.date
        if name := self._first(_ACCESSED):
            accessed = self.decoder.date(self._verbatim(name), name)
            self._dated(accessed, name)
            if accessed.date:
                found["accessed"] = accessed.date
        return found

    def _status(self, read: Dated) -> str:
        """The state of publication in a phrase, wherever it was written."""
        written = self._words("pubstate")
        if re.sub(r"[\W_]", "", written).lower() in _PUBLISHED_STATES:
            written = ""
        return STATES.get(re.sub(r"[\W_]", "", written).lower(), written) or read.state or self.state or self._noted()

    def _noted(self) -> str:
        """`note = {in press}` is how classic BibTeX says it."""
        noted = re.sub(r"[\W_]", "", self.entry.noted[:60]).lower()
        state = STATES.get(noted, "")
        return "" if state in ("unpublished", "online") else state

    def _date(self) -> Dated:
        read = Dated()
        if "date" in self.fields:
            read = self.decoder.date(self._verbatim("date"), "date")
            if (read.date and read.date.start) or "year" not in self.fields:
                self._dated(read, "date")
                return read
        if "year" in self.fields:
            parts = tuple(self._verbatim(each) for each in ("year", "month", "day"))
            read = self.decoder.date(*parts, how=read_parts)
            self._dated(read, "year")
        return read

    def _dated(self, read: Dated, name: str) -> None:
        if read.rule:
            field = read.field if read.field in self.fields else name
            of_another = field not in ("date", "year", "month", "day") and read.rule is UNREADABLE_DATE
            hint = read.hint or (
                f"write `{field} = {{2014-05-31}}`, or as much of it as is known" if of_another else ""
            )
            self.found.append(read.rule.at(self.entry.at(field), f"`{field}`: {read.problem}", hint=hint))

    def _identifiers(self) -> Mapping[str, object]:
        """Numbers and addresses; what cannot be right is kept apart for the check."""
        read = identify(self.entry)
        self.found += read.problems
        return read.values

    def _lists(self) -> dict[str, object]:
        found: dict[str, object] = {}
        if name := self._first(_LANGUAGE):
            found["languages"] = self.decoder.languages(self.fields[name])
        keywords: dict[str, None] = {}
        for name in _KEYWORDS:
            if name in self.fields:
                keywords |= dict.fromkeys(_keywords(self.fields[name], self.decoder))
        if keywords:
            found["keywords"] = tuple(keywords)
        if "related" in self.fields:
            keys = (each.strip() for each in self.fields["related"].split(","))
            found["related"] = tuple(each for each in keys if each)
        return found

    def _genre(self, kind: str) -> Text | None:
        if "type" in self.fields:
            text = self._text("type")
            squeezed = re.sub(r"[\W_]", "", text.plain).lower()
            if squeezed in _GENRES:
                return Text(_GENRES[squeezed], _GENRES[squeezed])
            # EndNote writes its own kind of record here: 'Journal Article'.
            return None if squeezed in _TYPES_NOT_SHOWN else text
        if kind in {"phdthesis", "mastersthesis"}:
            return Text(_GENRES[kind], _GENRES[kind])
        return None

    def _creators(self) -> tuple[Creators, ...]:
        roles: dict[str, tuple[tuple[Name, ...], bool]] = {}
        for name, written in self.fields.items():
            role = _ROLES.get(name)
            if role is None:
                continue
            if role == "editor":
                role = self._editor_role(name)
            names = self.decoder.names(written)
            self.found += (self._misnamed(name, written, problem) for problem in names.problems)
            if names.unknown:
                self._unknown(name, names.unknown)
            before, others = roles.get(role, ((), False))
            roles[role] = ((*before, *names.names), others or names.others)
        return tuple(
            Creators(role=role, names=names, others=others) for role, (names, others) in roles.items() if names
        )

    def _misnamed(self, name: str, written: str, problem: Problem) -> Diagnostic:
        """Report a mistake in names with the whole field as it should be."""
        hint, edit = "", None
        if problem.choices:
            one, two = problem.choices
            hint = f"if it is one, write `{name} = {{{one}}}`; if it is two, write `{name} = {{{two}}}`"
        elif problem.mended is not None and name in self.entry.lines:
            edit = Edit(self.entry.at(name), written, problem.mended)
        if problem.mended:
            hint = f"write `{name} = {{{problem.mended}}}`"
        return problem.rule.at(self.entry.at(name), f"`{name}`: {problem.message}", hint=hint, edit=edit)

    def _editor_role(self, name: str) -> str:
        kind = self.fields.get(f"{name}type", "")
        return _EDITOR_TYPES.get(kind.strip().lower(), "contributor") if kind else "editor"


def _with_subtitle(title: Text, subtitle: Text) -> Text:
    if not (title and subtitle):
        return title or subtitle
    return Text(f"{title.plain}: {subtitle.plain}", f"{title.rich}: {subtitle.rich}")


_WHOLE = frozenset(
    "book mvbook booklet collection proceedings manual report techreport thesis phdthesis mastersthesis".split()
)
_PAPERS = frozenset({"inproceedings", "conference"})
_ARTICLES = frozenset({"article", "periodical", "suppperiodical", "magazine", "newspaper"})


def _without_label(text: str, label: re.Pattern[str]) -> str:
    """Take `Vol.` off `Vol. 14`, for the label belongs to the display; `n/a` is no number at all."""
    if text.isdigit():
        return text
    bare = label.sub("", text, count=1)
    return "" if re.sub(r"[\W_]", "", bare).lower() in _NO_NUMBER else bare


def _edition(text: str) -> str:
    """Give the number of an edition, for styles write `2nd ed.` themselves: `Second edition` is 2."""
    bare = _EDITION.sub("", text).strip(" .,")
    return _ORDINALS.get(bare.lower(), text) if bare else text


def _dashed(text: str) -> str:
    """Put an en dash into a range of issues that was typed with a hyphen."""
    match = _HYPHEN.fullmatch(text)
    return f"{match[1]}–{match[2]}" if match else text


def _keywords(written: str, decoder: Decoder) -> list[str]:
    """Split at commas and semicolons outside braces, or at line ends where there are none."""
    if "\n" in written and "," not in written and ";" not in written:
        written = written.replace("\n", ";")
    if "{" not in written and "\\" not in written and "&" not in written:
        parts = written.replace(";", ",").split(",")
        return [word for each in parts if (word := " ".join(each.split()))]
    return [word for each in _outside_braces(written) if (word := decoder.plain(each))]


def _outside_braces(written: str) -> Iterator[str]:
    """What stands between the commas and semicolons outside braces."""
    depth = start = 0
    for mark in _KEYWORD.finditer(written):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif depth <= 0 and not _in_entity(written, mark):
            yield written[start : mark.start()]
            start = mark.end()
    yield written[start:]


def _in_entity(written: str, mark: re.Match[str]) -> bool:
    """Whether a semicolon ends an entity such as `&amp;`."""
    before = written[max(0, mark.start() - 8) : mark.start()]
    return mark[0] == ";" and re.search(r"&#?\w{2,7}$", before) is not None
