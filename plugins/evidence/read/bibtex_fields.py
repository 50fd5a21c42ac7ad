"""From the fields of an entry to a Reference: which name means what."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from evidence.diagnostics import Diagnostic, Edit, Rule, Severity
from evidence.model.reference import CATALOGUE, Creators, Date, Name, Reference, Text
from evidence.read import identifiers
from evidence.read.bibtex_entries import Entry
from evidence.read.dates import STATES, Dated, read_date, read_parts
from evidence.read.latex_escapes import escaped_guards, without_escaped_guards
from evidence.read.latex import UNKNOWN_COMMAND, Typeset, plain, typeset
from evidence.read.names import Names, Problem, read_names
from evidence.read.titles import without_stop
from evidence.read.pages import OPEN_PAGES, Pages, read_pages

MISSPELT_FIELD = Rule(
    code="B022",
    name="misspelt-field",
    severity=Severity.WARNING,
    why="A field whose name is not known is ignored, so what it says is shown nowhere.",
    fix="Correct the name of the field.",
)

ESCAPED_BRACES = Rule(
    code="B039",
    name="escaped-braces",
    severity=Severity.INFO,
    why="`\\{NHS\\}` stands in exports that escaped the braces which keep a capital; other programs show them to readers.",
    fix="Write `{NHS}`, without the backslashes.",
)

RULES = (MISSPELT_FIELD, ESCAPED_BRACES,)

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
    "status": ("pubstate",),
    "illustrations": ("illustrations",),
    "accession": ("accession", "accessionnumber", "accession-number", "accession_num"),
    "database": ("database",),
    "publication_type": ("publicationtype", "publication-type", "publication_type"),
    "format": ("format",),
    "licence": ("licence", "license", "rights"),
    "retracted": ("retracted", "retraction"),
    "corrected": ("corrected", "correction", "erratum"),
    "work": ("work",),
}
_CATALOGUE = tuple(f"catalogue-{name}" for name in CATALOGUE)
_WITHOUT_STOP = frozenset({"title", "subtitle"})
_PROTECTED = frozenset({"title", "subtitle", "series"})
_PLACES = {
    name: (slot, rank)
    for slot, names in (*_TEXTS.items(), *_WORDS.items())
    for rank, name in enumerate(names)
}
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
    booksubtitle mainsubtitle titleaddon booktitleaddon maintitleaddon shorttitle journalsubtitle
    issuetitle issue number date year month day endyear doi pmid pmcid issn eissn e-issn isbn
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
    revision nameaddon pagination bookpagination gender mrnumber mrreviewer zblnumber
    origlanguage origlocation origpublisher origtitle shorthand urlaccess lccn size price
    contents bibsource issue_date issue-date date-added date-modified datestamp doi-asserted-by
    dimensions edition-note series-note subtype subject category categories location-note
    """.split()
)
"""Fields that are left out on purpose, so never taken for a slip of the pen."""

_VERBATIM = re.compile(
    r"\{\\(?P<a>[_%&#~$^-])\}|\\(?P<b>[_%&#~{}$^-])|\{(?P<c>[_%&#~$^\\-])\}"
)
_ALTERED = re.compile(r"[\s\\{}<>&$]")
_VERBATIM_COMMAND = re.compile(
    r"\{?\\(textless|textgreater|textunderscore|textasciitilde|url|href|nolinkurl|sim"
    r"|textbackslash|textasciicircum|textperiodcentered)(?![A-Za-z])(?:\{\})?\s?\}?"
)
_VERBATIM_SIGNS = {
    "textless": "<",
    "textgreater": ">",
    "textunderscore": "_",
    "textasciitilde": "~",
    "sim": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
}
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
            close = get_close_matches(name, _WORTH_GUESSING, n=1, cutoff=0.8) if name else []
            done = self._near[name] = close[0] if close else ""
        return done


_WORTH_GUESSING = tuple(sorted(name for name in PUBLISHED if len(name) > 4))


def to_reference(entry: Entry, decoder: Decoder, found: list[Diagnostic]) -> Reference:
    """Make the Reference of an entry whose fields are complete."""
    return _Making(entry, decoder, found).reference()


def misspelt(entry: Entry, name: str, decoder: Decoder, found: list[Diagnostic]) -> None:
    """Report a field that is ignored because of a slip in its name."""
    if name in PRIVATE or len(name) < 5 or len(name) > 24 or name.startswith("x-"):
        return
    if near := decoder.near(name):
        found.append(
            MISSPELT_FIELD.at(
                entry.at(name),
                f"`{name}` is not a field that is read",
                hint=f"did you mean `{near}`?",
            )
        )


class _Making:
    __slots__ = ("decoder", "entry", "fields", "found", "state")

    def __init__(self, entry: Entry, decoder: Decoder, found: list[Diagnostic]) -> None:
        self.entry = entry
        self.fields = entry.fields
        self.decoder = decoder
        self.found = found
        self.state = ""

    def reference(self) -> Reference:
        fields, kind = self.fields, self.entry.kind
        values = self._simple()
        values |= self._container()
        values |= self._numbers(kind)
        values |= self._dates()
        values |= self._identifiers()
        values |= self._lists()
        if genre := self._genre(kind):
            values["genre"] = genre
        return Reference(
            key=self.entry.key,
            kind=kind,
            where=self.entry.where,
            creators=self._creators(),
            fields=fields,
            lines=self.entry.lines,
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

    def _guarded(self, name: str) -> None:
        """Note braces round words that were escaped as if they were to be read."""
        written = self.fields[name]
        if "\\" in written and (words := escaped_guards(written)):
            listed = ", ".join(f"`{each[:40]}`" for each in dict.fromkeys(words[:5]))
            edit = Edit(self.entry.at(name), written, without_escaped_guards(written)) if name in self.entry.lines else None
            message = f"`{name}`: the escaped braces round {listed} were left out"
            self.found.append(ESCAPED_BRACES.at(self.entry.at(name), message, edit=edit))

    def _words(self, name: str) -> str:
        return self.decoder.plain(self.fields[name]) if name in self.fields else ""

    def _verbatim(self, name: str) -> str:
        written = self.fields.get(name, "")
        return _verbatim(written) if written else ""

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
            text = Text(f"{text.plain}: {more.plain}", f"{text.rich}: {more.rich}")
        return {"container": text}

    def _is_article(self) -> bool:
        return self.entry.kind in _ARTICLES or "journal" in self.fields or (
            "journaltitle" in self.fields
        )

    def _numbers(self, kind: str) -> dict[str, object]:
        """In an article `number` is the issue; elsewhere it counts reports or papers."""
        found: dict[str, object] = {}
        issue, number = self._words("issue"), self._words("number")
        if self._is_article():
            issue, number = number or issue, ""
        if issue:
            found["issue"] = _dashed(issue)
        if number:
            found["number"] = number
        return found | self._paged()

    def _paged(self) -> dict[str, object]:
        """Pages, or what stands in their place: an article's number, a count, a state, a whole locator."""
        name = self._first(_PAGES)
        read = read_pages(self._words(name), self._words("volume")) if name else Pages()
        if read.problem:
            self.found.append(OPEN_PAGES.at(self.entry.at(name), f"`{name}`: {read.problem}"))
        found: dict[str, object] = {"pages": read.pages, "article_number": self._article_number() or read.article}
        for slot, names, value in (
            ("page_total", ("pagetotal", "numpages", "page_count"), read.total),
            ("volume", ("volume",), read.volume),
            ("issue", ("issue", "number"), read.issue),
        ):
            if value and not self._first(names):
                found[slot] = value
        self.state = read.state
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
        if name := self._first(_ACCESSED):
            accessed = self.decoder.date(self._verbatim(name), name)
            self._dated(accessed, name)
            if accessed.date:
                found["accessed"] = accessed.date
        return found

    def _status(self, read: Dated) -> str:
        """The state of publication in a phrase, wherever it was written."""
        written = self._words("pubstate")
        return STATES.get(re.sub(r"[\W_]", "", written).lower(), written) or read.state or self.state

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
            self.found.append(read.rule.at(self.entry.at(field), f"`{field}`: {read.problem}"))

    def _identifiers(self) -> dict[str, object]:
        found: dict[str, object] = {}
        url = self._url()
        doi = identifiers.doi(self._verbatim("doi")) if "doi" in self.fields else ""
        doi = doi or identifiers.doi_in_address(url)
        pmid = identifiers.pmid(self._verbatim("pmid")) if "pmid" in self.fields else ""
        pmcid = identifiers.pmcid(self._verbatim("pmcid")) if "pmcid" in self.fields else ""
        eprint, kind = self._eprint() if "eprint" in self.fields else ("", "")
        if kind == "pubmed":
            pmid = pmid or identifiers.pmid(eprint)
        elif kind in {"pmc", "pmcid", "pubmedcentral"}:
            pmcid = pmcid or identifiers.pmcid(eprint)
        elif not url and eprint.startswith(("http://", "https://")):
            url = eprint
        if eprint.startswith(("http://", "https://")):
            # Publishers put the address of the PDF here; it is no number of a preprint.
            eprint, kind = "", ""
        isbns, misplaced = identifiers.isbns(self._words("isbn")) if "isbn" in self.fields else ((), ())
        issn = [self._words(name) for name in ("issn", "eissn", "e-issn") if name in self.fields]
        issns = tuple(dict.fromkeys((*identifiers.issns(*issn), *misplaced))) if issn else misplaced
        for slot, value in (
            ("url", identifiers.web_address(url)),
            ("doi", doi),
            ("pmid", pmid),
            ("pmcid", pmcid),
            ("eprint", eprint),
            ("eprint_kind", kind),
            ("isbns", isbns),
            ("issns", issns),
        ):
            if value:
                found[slot] = value
        return found

    def _url(self) -> str:
        if "url" in self.fields:
            written = self._verbatim("url")
            several = identifiers.addresses(written) if " " in written else ()
            # Mendeley puts all addresses it knows in one field; the first is the one it opens.
            return several[0] if several else written
        for name in ("howpublished", "publisher"):
            if name in self.fields and "http" in self.fields[name]:
                if several := identifiers.addresses(self._verbatim(name)):
                    return several[0]
        return ""

    def _eprint(self) -> tuple[str, str]:
        eprint = self._verbatim("eprint")
        if not eprint:
            return "", ""
        kind = self._words(self._first(("eprinttype", "archiveprefix"))).lower().replace(" ", "")
        if not kind and identifiers.arxiv(eprint):
            kind = "arxiv"
        return eprint, kind

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
        if said := {name: self._words(field) for name, field in zip(CATALOGUE, _CATALOGUE) if field in self.fields}:
            found["catalogue"] = said
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
            Creators(role=role, names=names, others=others)
            for role, (names, others) in roles.items()
            if names
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


_ARTICLES = frozenset({"article", "periodical", "suppperiodical", "magazine", "newspaper"})


def _verbatim(written: str) -> str:
    """Undo what an exporter did to an address or identifier, and nothing else."""
    if not _ALTERED.search(written):
        return written
    text = " ".join(written.split())
    if "\n" in written.strip():
        # An address that was broken over two lines is still one.
        text = re.sub(r"(?<=[/=&?._-]) (?!https?:)", "", text)
    if "\\" in text:
        text = _VERBATIM_COMMAND.sub(lambda found: _VERBATIM_SIGNS.get(found[1], ""), text)
    if "\\" in text or "{" in text:
        text = _VERBATIM.sub(lambda found: found[found.lastgroup], text)
        if text.count("{") and "(" not in text:
            text = text.replace("{", "").replace("}", "")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    return text.replace("$<$", "<").replace("$>$", ">").replace("$~$", "~")


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
    parts, depth, start = [], 0, 0
    for mark in _KEYWORD.finditer(written):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif depth <= 0 and not _in_entity(written, mark):
            parts.append(written[start : mark.start()])
            start = mark.end()
    parts.append(written[start:])
    return [word for each in parts if (word := decoder.plain(each))]


def _in_entity(written: str, mark: re.Match[str]) -> bool:
    """Whether a semicolon ends an entity such as `&amp;`."""
    before = written[max(0, mark.start() - 8) : mark.start()]
    return mark[0] == ";" and re.search(r"&#?\w{2,7}$", before) is not None
