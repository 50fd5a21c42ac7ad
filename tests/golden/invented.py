"""Invented works: every kind of reference, oddity of a field and custom of naming, a few hundred of them.

None of them exists. Each takes the next of every list below, so that kinds, names, titles, dates and pages meet in
ever new ways and the text is the same every time. The lists differ in length by design.
"""

from collections.abc import Iterator
from functools import cache
from itertools import count

from evidence.model.reference import Reference
from evidence.model.source import Source
from evidence.read.bibtex import read_bibliography

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
    "Arabic in Latin letters": ("al-Rashid, Omar", "El Sayed, Noha", "ibn Sina, Ali", "Abd al-Aziz, Huda", "Abu-Zayd, Sa'ad"),
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
        "{National Institute for Health and Care Excellence}", "{NHS England}", "{World Health Organization}",
        "{Department for Environment, Food and Rural Affairs}", "{king's fund}", "{Ministério da Saúde}", "{厚生労働省}",
    ),
}
"""Names by script or custom."""

TITLES = (
    "Asking first", "Trust, and what it takes", "What matters to you?", "Co-design in {NHS} wards: a mixed methods study",
    r"The \emph{Deep End} project", "A `quiet' word: nurses' views", "``They heard us'': councils in practice",
    "Is {COVID-19} over? {A} survey", "In spite of everything!", "Listening: {A} guide", "Über das Zuhören",
    "Participación y confianza: una revisión", "Patients & carers", r"50\% of visits", "CO$_2$ and care",
    "A 10$^{th}$ year", "The first \\textbf{bold} step", "El cuidado — ¿de quién?", "Waiting \\ldots",
    "Who decides? Who pays?", "患者と話す", "Доверие и уход", "الثقة والرعاية", "A plan (draft)", "One “small” change",
    "What is {`good'} care?", "iPads on the ward", "The {UK}’s way", "Notes on \\emph{Staphylococcus aureus} at home",
    "Sharing power [a toolkit]", "mHealth for all", "Vol. 2 of everything", "A/B: two ways", "Q & A",
    "“Why?” and other questions", "Nothing about us without us",
)

CONTAINERS = (
    "Journal of Invented Care", "Health & Trust", "The Invented Lancet", "Revista de Cuidado", "{BMJ} Invented", "Care",
    "Zeitschrift für Pflege", "The Journal of the Whole: Part A", "Who Cares?", "Annals of Asking, Series {B}",
)

PAGES = (
    "330--340", "1107--15", "S107--S115", "e123", "12", "1--13", "107-115, 120", "iv--xii", "100--104", "1998--2003",
    "R1--R9", "321--28", "1496--504", "24--24", "A12", "e3328--e3341", "pii: E1392", "107-15; quiz 116-7",
    "42--47", "1.1--1.9", "1536--8", "",
)

DATES = (
    "year = {2020}", "year = {2019}, month = jun", "date = {2018-04-03}", "date = {2012-06-03/2012-06-05}", "year = {n.d.}",
    "date = {2014/2018}", "date = {2019/..}", "date = {1890~}", "pubstate = {inpress}", "date = {2020-21}",
    "year = {in press}", "date = {2017-11}", "year = {2024, in press}", "date = {2016-12-30/2017-01-02}",
    "year = {2001}, month = {March--April}", "date = {2021-05}, pubstate = {submitted}", "year = {forthcoming}", "date = {2009-01-31}",
    "date = {2011?}", "", "pubstate = {inpreparation}, year = {2022}", "date = {2013-05/2013-07}", "year = {0800}",
)

IDS = (
    "doi = {10.5555/inv.1}", "pmid = {12345672}, pmcid = {PMC1234568}", "url = {https://example.org/a?b=1&c=2}",
    "doi = {10.5555/(SICI)1-2<3::AID>3.0.CO;2-2}, pmid = {2345678}", "", "url = {https://example.org/x}, urldate = {2024-02-29}",
    "issn = {0000-0019}", "doi = {10.5555/UPPER_case}, url = {https://example.org/y}", "urldate = {2023-01-02}",
)

LANGUAGES = ("", "", "langid = {english}", "langid = {spanish}", "", "langid = {german}", "", "langid = {french}")

KINDS = (
    "@article{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{{container}}}, volume = {{{n}}}, number = {{2}}, pages = {{{pages}}}, {date}, {ids}}}",
    "@article{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{{container}}}, volume = {{{n}}}, pages = {{{pages}}}, {date}, {ids}}}",
    "@book{{{key}, author = {{{who}}}, title = {{{title}}}, publisher = {{Invented Press}}, address = {{Leeds}}, edition = {{2}}, {date}, {ids}}}",
    "@article{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{{container}}}, volume = {{{n}}}, number = {{Suppl 2}}, eid = {{e{n}9}}, {date}, {ids}}}",
    "@book{{{key}, editor = {{{who}}}, title = {{{title}}}, publisher = {{Invented Press}}, address = {{Leeds}}, series = {{Studies in Care}}, number = {{{n}}}, {date}}}",
    "@incollection{{{key}, author = {{{who}}}, editor = {{{other}}}, title = {{{title}}}, booktitle = {{The whole book}}, publisher = {{Open Press}}, address = {{New York}}, pages = {{{pages}}}, edition = {{3}}, {date}}}",
    "@inproceedings{{{key}, author = {{{who}}}, title = {{{title}}}, booktitle = {{Proceedings of Care}}, eventtitle = {{Care Conference}}, venue = {{Cardiff}}, pages = {{{pages}}}, publisher = {{ACM}}, {date}, {ids}}}",
    "@techreport{{{key}, author = {{{who}}}, title = {{{title}}}, institution = {{Invented Foundation}}, number = {{{n}}}, type = {{Working paper}}, {date}, {ids}}}",
    "@online{{{key}, author = {{{who}}}, title = {{{title}}}, organization = {{Invented Trust}}, {date}, {ids}}}",
    "@phdthesis{{{key}, author = {{{who}}}, title = {{{title}}}, school = {{University of Nowhere}}, {date}, {ids}}}",
    "@book{{{key}, author = {{{who}}}, translator = {{{other}}}, title = {{{title}}}, publisher = {{Invented Press}}, location = {{Leeds}}, origdate = {{1970}}, pagetotal = {{300}}, volume = {{2}}, {date}}}",
    "@article{{{key}, author = {{{who} and others}}, title = {{{title}}}, journal = {{{container}}}, volume = {{{n}}}, pages = {{{pages}}}, {date}, {ids}}}",
    "@misc{{{key}, author = {{{who}}}, title = {{{title}}}, howpublished = {{Leaflet, Invented Trust}}, {date}, {ids}}}",
    "@dataset{{{key}, author = {{{who}}}, title = {{{title}}}, publisher = {{Invented Data Service}}, version = {{2}}, {date}, {ids}}}",
    "@article{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{{container}}}, {date}, {ids}}}",
    "@inproceedings{{{key}, author = {{{who}}}, title = {{{title}}}, booktitle = {{Invented J}}, volume = {{8}}, number = {{Suppl 2}}, pages = {{{pages}}}, {date}}}",
    "@report{{{key}, author = {{{who}}}, title = {{{title}}}, institution = {{{{Invented Foundation}}}}, serieseditor = {{{other}}}, series = {{Powered Health}}, number = {{RWP19-0{n}}}, {date}, {ids}}}",
    "@unpublished{{{key}, author = {{{who}}}, title = {{{title}}}, {date}, eprint = {{2301.0000{digit}}}, eprinttype = {{arxiv}}}}",
    "@article{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{medRxiv}}, {date}, doi = {{10.5555/pre.{n}}}}}",
    "@article{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{arXiv:1803.0{n}24 [cs, stat]}}, {date}}}",
    "@software{{{key}, author = {{{who}}}, title = {{{title}}}, version = {{1.{n}}}, {date}, url = {{https://example.org/tool}}}}",
    "@mastersthesis{{{key}, author = {{{who}}}, title = {{{title}}}, school = {{University of Nowhere}}, address = {{Nowhere}}, {date}}}",
    "@article{{{key}, title = {{{title}}}, journal = {{{container}}}, volume = {{{n}}}, pages = {{{pages}}}, {date}, {ids}}}",
    "@collection{{{key}, editor = {{{who}}}, title = {{{title}}}, subtitle = {{with a subtitle}}, publisher = {{Open Press}}, edition = {{revised}}, {date}}}",
    "@booklet{{{key}, title = {{{title}}}, howpublished = {{Handed out}}, {date}}}",
    "@online{{{key}, author = {{{who}}}, title = {{{title}}}, maintitle = {{The patient director}}, type = {{Blog post}}, {date}, {ids}}}",
    "@presentation{{{key}, author = {{{who}}}, title = {{{title}}}, eventtitle = {{Care Conference}}, {date}, {ids}}}",
    "@magazine{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{Nursing Weekly}}, pages = {{{pages}}}, {date}}}",
    "@newspaper{{{key}, author = {{{who}}}, title = {{{title}}}, journal = {{The Daily Invention}}, pages = {{{pages}}}, {date}, {ids}}}",
    "@article{{{key}, author = {{{who}}}, title = {{RETRACTED: {title}}}, journal = {{{container}}}, volume = {{{n}}}, pages = {{{pages}}}, retracted = {{yes}}, {date}, {ids}}}",
    "@inbook{{{key}, author = {{{who}}}, title = {{{title}}}, booktitle = {{Handbook of Care}}, bookauthor = {{{other}}}, chapter = {{{digit}}}, pages = {{{pages}}}, publisher = {{Open Press}}, {date}}}",
    "@periodical{{{key}, editor = {{{who}}}, issuetitle = {{{title}}}, journaltitle = {{{container}}}, volume = {{{n}}}, number = {{1/2}}, {date}}}",
    "@inreference{{{key}, author = {{{who}}}, title = {{{title}}}, booktitle = {{Encyclopaedia of Care}}, publisher = {{Open Press}}, pages = {{{pages}}}, {date}}}",
    "@legislation{{{key}, title = {{{title} Act 1999}}, number = {{c. {n}}}, {date}, {ids}}}",
    "@standard{{{key}, author = {{{who}}}, title = {{{title}}}, number = {{ISO {n}00}}, publisher = {{ISO}}, {date}}}",
    "@patent{{{key}, author = {{{who}}}, title = {{{title}}}, number = {{US{n}00}}, {date}}}",
    "@video{{{key}, author = {{{who}}}, title = {{{title}}}, publisher = {{Invented Films}}, {date}, {ids}}}",
    "@manual{{{key}, author = {{{who}}}, title = {{{title}}}, organization = {{Invented Trust}}, edition = {{First}}, {date}}}",
    "@incollection{{{key}, author = {{{who}}}, editor = {{{other}}}, title = {{{title}}}, booktitle = {{The whole book}}, publisher = {{Open Press}}, series = {{Studies in Care}}, number = {{7}}, pages = {{{pages}}}, {date}, {ids}}}",
)  # fmt: skip

AUTHORS = (1, 2, 1, 3, 6, 1, 7, 2, 8, 1, 4, 20, 1, 21, 2, 5, 22)
"""How many stand together, in turn."""

FEWEST = 640


def bibliography() -> str:
    """Give the works as one `.bib` file."""
    return "\n".join(_works())


@cache
def invented() -> tuple[Reference, ...]:
    """Give the works as they are read; none may be lost on the way."""
    found, _ = read_bibliography([Source("invented.bib", bibliography())])
    assert len(found.references) == FEWEST and found.reported == 0
    return tuple(found.references.values())


def _works() -> Iterator[str]:
    everyone = [name for names in _in_turn() for name in names]
    next_name = count()

    def who(number: int) -> str:
        return " and ".join(everyone[next(next_name) % len(everyone)] for _ in range(number))

    for place in range(FEWEST):
        text = KINDS[place % len(KINDS)].format(
            key=f"work{place:03}",
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
        yield text[:-1] + (f", {language}}}" if language else "}")


def _in_turn() -> Iterator[list[str]]:
    """Give the first name of each custom, then the second of each, and so on."""
    longest = max(map(len, NAMES.values()))
    for place in range(longest):
        yield [names[place] for names in NAMES.values() if place < len(names)]
