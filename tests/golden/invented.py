"""Invented works: every kind of reference, oddity of a field and custom of naming, a few hundred of them.

None of them exists. Each takes the next of every list below, so that kinds, names, titles, dates and pages meet in
ever new ways and the text is the same every time. The lists differ in length by design.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count

from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.read.bibtex.bibliography import read_bibliography

NAMES = {
    "English": ("Doe, Jane Mary", "O'Brien, Pat", "King, Jr, Martin L.", "Smith-Jones, Ann", "Ford, III, Henry"),
    "initials": ("Tolk, J. R. R.", "Wells, H.G.", "Cole, A.-M.", "Page, J", "Lamb, C. S. and Kay, TJ"),
    "lower case": ("hooks, bell", "boyd, danah m.", "Wu, Xiao-ming", "Lin, Shu-fen", "cummings, e. e."),
    "German": ("von Berg, Karl-Heinz", "zu Stein, Änne", "Groß, Jürgen", "vom Tal, Ute", "Müller-Öz, Elif"),
    "Dutch": ("van den Berg, Anna", "van der Molen, Henk F.", "de Vet, H. C. W.", "'t Hart, Bo", "ter Horst, IJsbrand"),
    "French": ("de La Tour, Anne-Marie", "Le Brun, Éric", "d'Arc, Jeanne", "Du Pré, Léa", "L'Écuyer, Noël-Jean"),
    "Spanish": ("García Márquez, José", "de la Cruz, María de los Ángeles", "Ruiz y Picón, Juan", "Peña, Ñico del Río"),
    "Portuguese": ("dos Santos, João", "da Silva e Sousa, Inês", "Magalhães, Zé", "Conceição, Ana da"),
    "Italian": ("De Luca, Niccolò", "di Marco, Pio", "D'Amico, Lucia", "della Rovere, Gian Paolo"),
    "Nordic": ("Ærø, Åse", "Sigurðardóttir, Ásta", "Øverland, Jo Nesbø", "Þórsson, Einar", "af Geijer, Märta"),
    "Polish and Czech": ("Łódzka, Żaneta", "Dvořák, Jiří", "Ściegienny, Paweł", "Šťastná, Eliška"),
    "Hungarian": ("Szent-Györgyi, Ödön", "Kovács, Erzsébet", "Őry, Gyöngyi"),
    "Romanian": ("Țepeș, Ștefan", "Ionescu-Sion, Ană"),
    "Turkish": ("Yıldız, İpek", "Çelik, Işıl", "İnönü, Ömer"),
    "Vietnamese": ("Nguyễn, Thị Minh", "Đặng, Văn Ân", "Trần, Phước-Lộc"),
    "Arabic in Latin letters": (
        "al-Rashid, Omar",
        "El Sayed, Noha",
        "ibn Sina, Ali",
        "Abd al-Aziz, Huda",
        "Abu-Zayd, Sa'ad",
    ),
    "Irish and Scottish": ("Ó Súilleabháin, Seán", "Nic Dhonnchadha, Máire", "MacLeod, Iain", "Mac an tSaoir, Eoin"),
    "Hawaiian and Māori": ("Kaʻahumanu, Noʻeau", "Te Whata, Wīremu", "Ngātai, Ārama"),
    "Indonesian": ("{Suharta}", "Sari, Dewi", "{Wati}"),
    "Greek": ("Παπαδόπουλος, Γιώργος", "Νικολάου, Άννα-Μαρία"),
    "Cyrillic": ("Иванова, Мария Петровна", "Щербак, Юрій", "Ђорђевић, Љиљана"),
    "Armenian": ("Պետրոսյան, Անի",),
    "Georgian": ("ბერიძე, ნინო",),
    "Hebrew": ("כהן, דנה", "בן דוד, יוסף"),
    "Arabic": ("الرشيد, عمر", "بن سينا, علي"),
    "Persian": ("رضایی, زهرا",),
    "Devanagari": ("शर्मा, अनिता",),
    "Bengali": ("দাস, মিতা",),
    "Tamil": ("குமார், செல்வி",),
    "Thai": ("ศรีสุข, มาลี",),
    "Khmer": ("សុខ, ចាន់",),
    "Amharic": ("ተስፋዬ, አበበ",),
    "Chinese": ("王, 小明", "欧阳, 丽"),
    "Japanese": ("山田, 花子", "さくら, ももこ"),
    "Korean": ("김, 민지", "남궁, 수"),
    "Mongolian": ("ᠪᠠᠲᠤ, ᠠᠨᠠ",),
    "Burmese": ("အောင်, မြ",),
    "bodies": (
        "{National Institute for Health and Care Excellence}",
        "{NHS England}",
        "{World Health Organization}",
        "{Department for Environment, Food and Rural Affairs}",
        "{king's fund}",
        "{Ministério da Saúde}",
        "{厚生労働省}",
    ),
}
"""Names by script or custom."""

TITLES = (
    "Asking first",
    "Trust, and what it takes",
    "What matters to you?",
    "Co-design in {NHS} wards: a mixed methods study",
    r"The \emph{Deep End} project",
    "A `quiet' word: nurses' views",
    "``They heard us'': councils in practice",
    "Is {COVID-19} over? {A} survey",
    "In spite of everything!",
    "Listening: {A} guide",
    "Über das Zuhören",
    "Participación y confianza: una revisión",
    "Patients & carers",
    r"50\% of visits",
    "CO$_2$ and care",
    "A 10$^{th}$ year",
    "The first \\textbf{bold} step",
    "El cuidado — ¿de quién?",
    "Waiting \\ldots",
    "Who decides? Who pays?",
    "患者と話す",
    "Доверие и уход",
    "الثقة والرعاية",
    "A plan (draft)",
    "One “small” change",
    "What is {`good'} care?",
    "iPads on the ward",
    "The {UK}’s way",
    "Notes on \\emph{Staphylococcus aureus} at home",
    "Sharing power [a toolkit]",
    "mHealth for all",
    "Vol. 2 of everything",
    "A/B: two ways",
    "Q & A",
    "“Why?” and other questions",
    "Nothing about us without us",
)

CONTAINERS = (
    "Journal of Invented Care",
    "Health & Trust",
    "The Invented Lancet",
    "Revista de Cuidado",
    "{BMJ} Invented",
    "Care",
    "Zeitschrift für Pflege",
    "The Journal of the Whole: Part A",
    "Who Cares?",
    "Annals of Asking, Series {B}",
)

PAGES = (
    "330--340",
    "1107--15",
    "S107--S115",
    "e123",
    "12",
    "1--13",
    "107-115, 120",
    "iv--xii",
    "100--104",
    "1998--2003",
    "R1--R9",
    "321--28",
    "1496--504",
    "24--24",
    "A12",
    "e3328--e3341",
    "pii: E1392",
    "107-15; quiz 116-7",
    "42--47",
    "1.1--1.9",
    "1536--8",
    "",
)

DATES = (
    "year = {2020}",
    "year = {2019}, month = jun",
    "date = {2018-04-03}",
    "date = {2012-06-03/2012-06-05}",
    "year = {n.d.}",
    "date = {2014/2018}",
    "date = {2019/..}",
    "date = {1890~}",
    "pubstate = {inpress}",
    "date = {2020-21}",
    "year = {in press}",
    "date = {2017-11}",
    "year = {2024, in press}",
    "date = {2016-12-30/2017-01-02}",
    "year = {2001}, month = {March--April}",
    "date = {2021-05}, pubstate = {submitted}",
    "year = {forthcoming}",
    "date = {2009-01-31}",
    "date = {2011?}",
    "",
    "pubstate = {inpreparation}, year = {2022}",
    "date = {2013-05/2013-07}",
    "year = {0800}",
)

IDS = (
    "doi = {10.5555/inv.1}",
    "pmid = {12345672}, pmcid = {PMC1234568}",
    "url = {https://example.org/a?b=1&c=2}",
    "doi = {10.5555/(SICI)1-2<3::AID>3.0.CO;2-2}, pmid = {2345678}",
    "",
    "url = {https://example.org/x}, urldate = {2024-02-29}",
    "issn = {0000-0019}",
    "doi = {10.5555/UPPER_case}, url = {https://example.org/y}",
    "urldate = {2023-01-02}",
)

LANGUAGES = ("", "", "langid = {english}", "langid = {spanish}", "", "langid = {german}", "", "langid = {french}")

FIELDS = {
    "who": "author = {{{who}}}",
    "title": "title = {{{title}}}",
    "journal": "journal = {{{container}}}",
    "volume": "volume = {{{n}}}",
    "pages": "pages = {{{pages}}}",
    "editors": "editor = {{{who}}}",
    "editor": "editor = {{{other}}}",
    "press": "publisher = {{Invented Press}}",
    "open-press": "publisher = {{Open Press}}",
    "Leeds": "address = {{Leeds}}",
    "series": "series = {{Studies in Care}}",
    "book": "booktitle = {{The whole book}}",
    "foundation": "institution = {{Invented Foundation}}",
    "school": "school = {{University of Nowhere}}",
    "event": "eventtitle = {{Care Conference}}",
    "trust": "organization = {{Invented Trust}}",
    "New-York": "address = {{New York}}",
    "issue": "number = {{2}}",
    "supplement": "number = {{Suppl 2}}",
    "second": "edition = {{2}}",
    "third": "edition = {{3}}",
    "date": "{date}",
    "ids": "{ids}",
    "eid": "eid = {{e{n}9}}",
    "number": "number = {{{n}}}",
    "booktitle": "booktitle = {{Proceedings of Care}}",
    "venue": "venue = {{Cardiff}}",
    "publisher": "publisher = {{ACM}}",
    "type": "type = {{Working paper}}",
    "translator": "translator = {{{other}}}",
    "location": "location = {{Leeds}}",
    "origdate": "origdate = {{1970}}",
    "pagetotal": "pagetotal = {{300}}",
    "volume-2": "volume = {{2}}",
    "author": "author = {{{who} and others}}",
    "howpublished": "howpublished = {{Leaflet, Invented Trust}}",
    "publisher-2": "publisher = {{Invented Data Service}}",
    "version": "version = {{2}}",
    "booktitle-2": "booktitle = {{Invented J}}",
    "volume-3": "volume = {{8}}",
    "institution": "institution = {{{{Invented Foundation}}}}",
    "serieseditor": "serieseditor = {{{other}}}",
    "series-2": "series = {{Powered Health}}",
    "number-2": "number = {{RWP19-0{n}}}",
    "eprint": "eprint = {{2301.0000{digit}}}",
    "eprinttype": "eprinttype = {{arxiv}}",
    "journal-2": "journal = {{medRxiv}}",
    "doi": "doi = {{10.5555/pre.{n}}}",
    "journal-3": "journal = {{arXiv:1803.0{n}24 [cs, stat]}}",
    "version-2": "version = {{1.{n}}}",
    "url": "url = {{https://example.org/tool}}",
    "address": "address = {{Nowhere}}",
    "subtitle": "subtitle = {{with a subtitle}}",
    "edition": "edition = {{revised}}",
    "howpublished-2": "howpublished = {{Handed out}}",
    "maintitle": "maintitle = {{The patient director}}",
    "type-2": "type = {{Blog post}}",
    "journal-4": "journal = {{Nursing Weekly}}",
    "journal-5": "journal = {{The Daily Invention}}",
    "title-2": "title = {{RETRACTED: {title}}}",
    "retracted": "retracted = {{yes}}",
    "booktitle-3": "booktitle = {{Handbook of Care}}",
    "bookauthor": "bookauthor = {{{other}}}",
    "chapter": "chapter = {{{digit}}}",
    "issuetitle": "issuetitle = {{{title}}}",
    "journaltitle": "journaltitle = {{{container}}}",
    "number-3": "number = {{1/2}}",
    "booktitle-4": "booktitle = {{Encyclopaedia of Care}}",
    "title-3": "title = {{{title} Act 1999}}",
    "number-4": "number = {{c. {n}}}",
    "number-5": "number = {{ISO {n}00}}",
    "publisher-3": "publisher = {{ISO}}",
    "number-6": "number = {{US{n}00}}",
    "publisher-4": "publisher = {{Invented Films}}",
    "edition-2": "edition = {{First}}",
    "number-7": "number = {{7}}",
}
"""What may stand in an entry, by a short name; the braces are doubled for `format`."""

KINDS = (
    "article: who title journal volume issue pages date ids",
    "article: who title journal volume pages date ids",
    "book: who title press Leeds second date ids",
    "article: who title journal volume supplement eid date ids",
    "book: editors title press Leeds series number date",
    "incollection: who editor title book open-press New-York pages third date",
    "inproceedings: who title booktitle event venue pages publisher date ids",
    "techreport: who title foundation number type date ids",
    "online: who title trust date ids",
    "phdthesis: who title school date ids",
    "book: who translator title press location origdate pagetotal volume-2 date",
    "article: author title journal volume pages date ids",
    "misc: who title howpublished date ids",
    "dataset: who title publisher-2 version date ids",
    "article: who title journal date ids",
    "inproceedings: who title booktitle-2 volume-3 supplement pages date",
    "report: who title institution serieseditor series-2 number-2 date ids",
    "unpublished: who title date eprint eprinttype",
    "article: who title journal-2 date doi",
    "article: who title journal-3 date",
    "software: who title version-2 date url",
    "mastersthesis: who title school address date",
    "article: title journal volume pages date ids",
    "collection: editors title subtitle open-press edition date",
    "booklet: title howpublished-2 date",
    "online: who title maintitle type-2 date ids",
    "presentation: who title event date ids",
    "magazine: who title journal-4 pages date",
    "newspaper: who title journal-5 pages date ids",
    "article: who title-2 journal volume pages retracted date ids",
    "inbook: who title booktitle-3 bookauthor chapter pages open-press date",
    "periodical: editors issuetitle journaltitle volume number-3 date",
    "inreference: who title booktitle-4 open-press pages date",
    "legislation: title-3 number-4 date ids",
    "standard: who title number-5 publisher-3 date",
    "patent: who title number-6 date",
    "video: who title publisher-4 date ids",
    "manual: who title trust edition-2 date",
    "incollection: who editor title book open-press series number-7 pages date ids",
)
"""Types of entry, each with its fields."""

AUTHORS = (1, 2, 1, 3, 6, 1, 7, 2, 8, 1, 4, 20, 1, 21, 2, 5, 22)
"""How many stand together, in turn."""

FEWEST = 640

ODD_NAMES = (
    "Smith MD, John",
    "Brown, Ann, PhD",
    "Ng E, Smith J, et al",
    "Wilsh E, Rinke G, Falken M",
    r"Smith, J. \& Jones, A. B.",
    "Roe, Ann; Poe, Ben",
    "National Institute for Health and Care Excellence",
    r"{\'A}lvarez, Mar{\'\i}a",
    "DOE, JANE",
    "Jane Doe and John Roe",
    "Anonymous",
    "Doe, J and others",
    "{{Two Braces Trust}}",
    r"M{\"u}ller, J{\"o}rg",
)
ODD_TITLES = (
    r"\{THE\} \{CURRENT\} state of wards",
    r"Trust in {\textless}i{\textgreater}wards{\textless}/i{\textgreater}",
    "The &lt;i&gt;Deep End&lt;/i&gt; &amp;amp; after",
    r"A $\sim$50\% fall in those $<$3",
    "{Benefits of games.}",
    "RETRACTED: Trust in wards",
    "WITHDRAWN: {Trust} for wards",
    "<i>In vitro</i> &amp; in life",
    "A fall of p$<$0.05",
    "LISTENING ON WARDS",
    "Trust ... and more",
    "H<sub>2</sub>O",
    "One -- two --- three",
    r"Caf{\'e} care",
)
ODD_PAGES = (
    "pp. 107-115",
    "n/a",
    "No Pagination Specified",
    "Art. No.: CD001431",
    "107--",
    "12,15,18",
    "S107-15",
    "107-115; quiz 116-7",
    "e1-e12",
    "in press",
    "1--13 (discussion 14)",
    "p. 5",
)
ODD_REST = (
    "volume = {Vol. 14}, number = {No. 11}, eid = {e123}, note = {PMID: 12345672}",
    "volume = {8}, number = {Suppl 2}",
    "note = {Publisher: Invented Press\nPMID: 12345672\nPMCID: PMC1234568}",
    "doi = {https://doi.org/10.5555/a.1}",
    "doi = {10.5555/1{$<$}2::AID{$>$}3}",
    "howpublished = {Leaflet}",
    "url = {https://doi.org/10.5555/b.2}",
    "issn = {03008428}",
    "isbn = {1435-1803 (Electronic)}",
    "pubstate = {inpress}",
    "month = {Winter}",
    "eprint = {PMC1234568}, eprinttype = {pmcid}",
)
ODD_KINDS = ("article", "misc", "inproceedings", "book", "periodical", "techreport", "conference", "online")
ODD = 168
"""How many entries there are as programs export them and people paste them."""


def bibliography() -> str:
    """Give the works as one `.bib` file."""
    return "\n".join(_works())


@cache
def invented() -> tuple[Reference, ...]:
    """Give the works as they are read; none may be lost on the way."""
    text = "\n".join((*_works(), *_oddities()))
    found, _ = read_bibliography([Source("invented.bib", text)])
    assert len(found.references) == FEWEST + ODD and found.reported == 0
    return tuple(found.references.values())


def _oddities() -> Iterator[str]:
    """Give entries in the habits of exporters, which each program reads in its own way."""
    for place in range(ODD):
        name, title, pages, rest, kind = (
            each[place % len(each)] for each in (ODD_NAMES, ODD_TITLES, ODD_PAGES, ODD_REST, ODD_KINDS)
        )
        yield (
            f"@{kind}{{odd{place:03}, author = {{{name}}}, title = {{{title}}}, journal = {{Invented J}}, "
            f"year = {{{2000 + place % 25}}}, pages = {{{pages}}}, {rest}}}"
        )


def _works() -> Iterator[str]:
    everyone = [name for names in _in_turn() for name in names]
    next_name = count()

    def who(number: int) -> str:
        return " and ".join(everyone[next(next_name) % len(everyone)] for _ in range(number))

    for place in range(FEWEST):
        kind, fields = KINDS[place % len(KINDS)].split(": ")
        text = ", ".join(FIELDS[name] for name in fields.split()).format(
            who=who(AUTHORS[place % len(AUTHORS)]),
            other=who(1 + place % 2),
            title=TITLES[place % len(TITLES)],
            container=CONTAINERS[place % len(CONTAINERS)],
            pages=PAGES[place % len(PAGES)],
            date=DATES[place % len(DATES)],
            ids=IDS[place % len(IDS)],
            n=place % 90 + 10,
            digit=place % 9 + 1,
        )
        language = LANGUAGES[place // len(KINDS) % len(LANGUAGES)]
        fields = re.sub(r"(?:, )+", ", ", f"{text}, {language}").rstrip(", ")
        yield f"@{kind}{{work{place:03}, {fields}}}"


def _in_turn() -> Iterator[list[str]]:
    """Give the first name of each custom, then the second of each, and so on."""
    longest = max(map(len, NAMES.values()))
    for place in range(longest):
        yield [names[place] for names in NAMES.values() if place < len(names)]
