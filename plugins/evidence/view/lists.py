"""Pages that list other pages: studies, programmes, guides, the library, the glossary, home."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from unicodedata import normalize

from evidence.model import address
from evidence.model.editorial import Maintained
from evidence.model.page import Article, Glossary, Home
from evidence.model.prose import Section
from evidence.view.context import Item, ItemList, Link, ViewContext, contents
from evidence.view.numbered import PER_PAGE, Turn, list_path, numbered_pages, on_page, pages_for, turn_list
from evidence.view.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list of pages."""

    items: tuple[Item, ...]
    total: int
    number: int
    pages: int
    previous: Turn | None
    next: Turn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryGroup:
    """References whose first author begins with one letter."""

    letter: str
    id: str
    items: tuple[ItemList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Every reference in reading order."""

    keys: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]
    """(letter, path) of where in the list each letter begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPage:
    """One page of the library list."""

    groups: tuple[LibraryGroup, ...]
    letters: tuple[tuple[str, str], ...]
    """(letter, path) of every letter, wherever in the list it is."""
    total: int
    summarised: int
    number: int
    pages: int
    previous: Turn | None
    next: Turn | None
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """A word of the glossary."""

    id: str
    term: str
    definition: str
    aliases: tuple[str, ...]
    jurisdictions: tuple[Link, ...]
    see: tuple[Link, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage:
    """Words by letter."""

    title: str
    description: str
    sections: tuple[Section, ...]
    groups: tuple[tuple[str, tuple[EntryShown, ...]], ...]
    letters: tuple[tuple[str, str], ...]
    references: tuple[ItemList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """Something a visitor came to do, and the way to where it is answered."""

    label: str
    path: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page."""

    title: str
    description: str
    tasks: tuple[TaskShown, ...]
    sections: tuple[Section, ...]
    guides: tuple[Item, ...]
    recent: tuple[Item, ...]
    counts: tuple[tuple[str, int, str], ...]
    """(interface string, number, path)."""
    references: tuple[ItemList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """A page of prose."""

    title: str
    description: str
    sections: tuple[Section, ...]
    children: tuple[Item, ...]
    references: tuple[ItemList, ...]
    contents: tuple[tuple[str, str], ...]


def list_page(context: ViewContext, folder: str, records: Sequence[Maintained], number: int) -> ListPage:
    """Decide what one page of a list of studies, programmes or guides shows."""
    pages = pages_for(records)
    return ListPage(
        items=tuple(context.item(each) for each in on_page(records, number)),
        total=len(records),
        number=number,
        pages=pages,
        previous=turn_list(folder, number - 1, pages),
        next=turn_list(folder, number + 1, pages),
    )


def in_library_order(context: ViewContext) -> Shelf:
    """Put every reference in reading order."""
    keys = context.in_reading_order(context.library.references)
    letters: dict[str, str] = {}
    for place, key in enumerate(keys):
        letter = initial(context.formatted[key, context.style].text)
        letters.setdefault(letter, f"{list_path('library', place // PER_PAGE + 1)}#{_letter_id(letter)}")
    return Shelf(keys=keys, letters=tuple(letters.items()))


def library_page(context: ViewContext, shelved: Callable[[], Shelf], number: int) -> LibraryPage:
    """Decide what one page of the library list shows. The shelf is the same for all of them."""
    shelf = shelved()
    pages = pages_for(shelf.keys)
    groups: dict[str, list[ItemList]] = {}
    for item in context.references(on_page(shelf.keys, number)):
        groups.setdefault(initial(item.sorted_by), []).append(item)
    return LibraryPage(
        groups=tuple(
            LibraryGroup(letter=letter, id=_letter_id(letter), items=tuple(items)) for letter, items in groups.items()
        ),
        letters=shelf.letters,
        total=len(shelf.keys),
        summarised=len(context.library.summary_of),
        number=number,
        pages=pages,
        previous=turn_list("library", number - 1, pages),
        next=turn_list("library", number + 1, pages),
        downloads=(
            ("BibTeX", "data/library.bib"),
            ("RIS", "data/library.ris"),
            ("CSL-JSON", "data/library.json"),
        ),
    )


def initial(text: str) -> str:
    """The letter that a line is filed under, without its accent; `#` for anything else."""
    for each in normalize("NFD", text):
        if each.isalpha():
            return each.upper()
        if each.isdigit():
            return "#"
    return "#"


def _letter_id(letter: str) -> str:
    return "letter-other" if letter == "#" else f"letter-{letter.casefold()}"


def glossary_page(context: ViewContext, page: Glossary) -> GlossaryPage:
    """Decide what the glossary shows."""
    groups: dict[str, list[EntryShown]] = {}
    for entry in sorted(page.entries, key=lambda entry: (initial(entry.term), entry.term.casefold())):
        shown = EntryShown(
            id=entry.id,
            term=entry.term,
            definition=entry.definition,
            aliases=entry.aliases,
            jurisdictions=context.terms(entry.jurisdictions),
            see=tuple(context.link_to(each) for each in entry.see),
            sources=tuple(context.source_link(key) for key in entry.sources),
        )
        groups.setdefault(initial(entry.term), []).append(shown)
    return GlossaryPage(
        title=page.title,
        description=page.description,
        sections=page.prose.sections,
        groups=tuple((letter, tuple(entries)) for letter, entries in groups.items()),
        letters=tuple((letter, _letter_id(letter)) for letter in groups),
        references=context.references(
            [*(key for entry in page.entries for key in entry.sources), *context.cited(page.prose)]
        ),
    )


def home_page(context: ViewContext, page: Home) -> HomePage:
    """Decide what the first page shows."""
    content = context.library.shown
    dated = [each for each in content.maintained() if each.reviewed]
    recent = sorted(dated, key=lambda each: (each.reviewed, each.id), reverse=True)[:5]
    return HomePage(
        title=page.title,
        description=page.description,
        tasks=tuple(
            TaskShown(label=each.text, path=context.link_to(each.link).path, note=each.note) for each in page.tasks
        ),
        sections=page.prose.sections,
        guides=tuple(context.item(each) for each in content.guides),
        recent=tuple(_named_by_kind(context.item(each), each) for each in recent),
        counts=(
            _count("home.studies.", len(content.summaries), "studies/"),
            _count("home.findings.", context.library.findings_told, "concepts/"),
            _count("home.guides.", len(content.guides), "guides/"),
            _count("home.references.", len(context.library.references), "library/"),
        ),
        references=context.references(context.cited(page.prose)),
    )


def _count(words: str, number: int, path: str) -> tuple[str, int, str]:
    """How many there are, with the word for one or for many."""
    return f"{words}{'one' if number == 1 else 'many'}", number, path


def _named_by_kind(item: Item, page: Maintained) -> Item:
    """Name the kind of page, where pages of several kinds stand together."""
    kinds = {"programme": "kicker.programme", "guide": "guide.kicker"}
    return replace(item, kind=item.kind or kinds.get(page.carries_as, ""))


def article_page(context: ViewContext, page: Article) -> ArticlePage:
    """Decide what a page of prose shows; an index page also lists the pages beside it."""
    children: Iterable[Article] = ()
    if page.path.endswith("/index.md"):
        folder = page.path.removesuffix("index.md")
        children = (
            each for each in context.library.shown.articles if each.path.startswith(folder) and each is not page
        )
    return ArticlePage(
        title=page.shown_title,
        description=page.description,
        sections=page.prose.sections,
        children=tuple(context.item(each) for each in children),
        references=context.references(context.cited(page.prose)),
        contents=contents(*((each.id, each.title, each.id) for each in page.prose.sections)),
    )


def home_pages(context: ViewContext) -> Iterator[Page]:
    """The first page."""
    if home := context.library.content.home:
        yield Page(
            path="",
            template="home.html",
            title=home.title,
            description=home.description,
            source=home.path,
            view=partial(home_page, context, home),
        )


def list_pages(context: ViewContext) -> Iterator[Page]:
    """Lists of studies, programmes and guides, a hundred to a page."""
    content = context.library.shown
    for folder, records in (
        ("studies", content.summaries),
        ("programmes", content.programmes),
        ("guides", content.guides),
    ):
        yield from numbered_pages(folder, "list.html", records, partial(list_page, context, folder, records))


def library_pages(context: ViewContext) -> Iterator[Page]:
    """The library list."""
    shelved = context.recorder.once(partial(in_library_order, context))
    references = context.library.references
    yield from numbered_pages("library", "library.html", references, partial(library_page, context, shelved))


def prose_pages(context: ViewContext) -> Iterator[Page]:
    """The glossary, the about pages, and any other page of prose in the content folder."""
    content = context.library.shown
    if content.glossary:
        yield Page(
            path="glossary/",
            template="glossary.html",
            title=content.glossary.title,
            description=content.glossary.description,
            section="glossary",
            source=content.glossary.path,
            view=partial(glossary_page, context, content.glossary),
        )
    for article in content.articles:
        about = article.path.startswith("about/")
        inner = about and article.path != "about/index.md"
        yield Page(
            path=address.article(article.path),
            template="article.html",
            title=article.shown_title,
            description=article.description,
            section="about" if about else "",
            source=article.path,
            crumbs=(Link("nav.about", "about/"),) if inner else (),
            view=partial(article_page, context, article),
        )
