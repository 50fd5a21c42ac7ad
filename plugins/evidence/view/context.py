"""What every view looks things up in, and the small pieces that pages share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from unicodedata import normalize

from evidence.cite.formatted import FormattedReference
from evidence.cite.labels import Label
from evidence.library.library import Library
from evidence.library.recorder import Recorder
from evidence.model import address
from evidence.model.editorial import NO_LICENCE, EditorialPage, Licence
from evidence.model.fields import Tag, tag_of
from evidence.model.prose import IN_SHORT, Prose, Section
from evidence.view.prose import resolve


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; an empty path leads nowhere."""

    label: str
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a list of pages."""

    title: str
    path: str
    headline: str = ""
    kind: str = ""
    meta: tuple[str, ...] = ()
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a facts box: one label, one value or several, each perhaps a link."""

    label: str
    """A key of the catalogue of interface strings, such as `facts.design`."""
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """An entry of a reference list, which also feeds the citation card."""

    slug: str
    html: str
    path: str
    title: str
    meta: tuple[str, ...]
    sorted_by: str
    """The reference as plain text, which is what the list is sorted by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewContext:
    """The library with everything that was worked out about it once, for all pages."""

    library: Library
    labels: Mapping[str, Label]
    formatted: Mapping[tuple[str, str], FormattedReference] = field(repr=False)
    """(key, style) to the reference in that style."""
    style: str = "apa"
    """Style of reference lists."""
    site_name: str = ""
    site_url: str = ""
    """Absolute, ending in a slash; '' where it is not known."""
    licence: Licence = NO_LICENCE
    recorder: Recorder = field(default_factory=Recorder, repr=False)
    """Notes what pages look up."""

    def asking(self, recorder: Recorder) -> "ViewContext":
        """The same, which notes what it is asked for."""
        return replace(
            self,
            recorder=recorder,
            library=recorder.library(self.library),
            labels=recorder.watch("labels", self.labels),
            formatted=recorder.watch("formatted", self.formatted),
        )

    def term(self, tag: Tag) -> Link:
        """A term by its label, leading to its concept page; an unknown one stays a word."""
        term = self.library.terms.get(tag.name)
        return Link(term.label, address.term(tag.axis, tag)) if term else Link(str(tag))

    def terms(self, tags: Iterable[Tag]) -> tuple[Link, ...]:
        """Several terms, in the order given."""
        return tuple(self.term(tag) for tag in tags)

    def word(self, tag: Tag) -> str:
        """The label of a term."""
        return self.term(tag).label

    def label(self, key: str) -> str:
        """`Westlake et al., 2022`; an unknown key stays as it is."""
        found = self.labels.get(key)
        return found.text if found else key

    def source_link(self, key: str) -> Link:
        """A source by its label, leading to its page; '' gives an empty link."""
        known = key in self.library.references
        return Link(self.label(key), self.library.address_of_key(key) if known else "")

    def link_to(self, name: str) -> Link:
        """A link written in front matter: a web address, `axis/term`, or a page with perhaps a part.

        A page is named by its id, or by its address where it is a list. One that is not there
        stays a word.
        """
        if "://" in name:
            return Link(name, name)
        if name in self.library.terms:
            return self.term(tag_of(name))
        id, mark, part = name.partition("#")
        label, path = self._page(id)
        return Link(label, f"{path}{mark}{part}") if path else Link(name)

    def _page(self, name: str) -> tuple[str, str]:
        """The title and address of a page of the site; the address of none is ''."""
        if page := self.library.pages.get(name):
            return page.shown_title, address.article(page.path)
        path = f"{name.strip('/')}/"
        made = {*address.LISTS, *map(address.axis, self.library.axes)}
        return name, path if path in made else ""

    def facts(self, page: EditorialPage, but_for: Iterable[Tag] = ()) -> Iterator[Row]:
        """The rows of the facts box that vocabularies declare, but for those whose terms are shown already."""
        by_axis: dict[str, list[Tag]] = {}
        for tag in page.terms():
            by_axis.setdefault(tag.axis, []).append(tag)
        shown = {tag.axis for tag in but_for}
        places = ((axis.facts.place, id) for id, axis in self.library.axes.items() if axis.facts)
        for _, id in sorted(places):
            if id in by_axis and id not in shown:
                yield Row(f"facts.{id}", self.terms(by_axis[id]))

    def prose(self, html: str, *, base: str) -> str:
        """Turn the symbolic links, citations and facts of an author's text into real ones."""
        library = self.library
        return resolve(
            html,
            address=library.address_of_symbol,
            label=lambda name, finding: self.labels.get(library.key_of(name, finding) or ""),
            fact=library.fact,
            base=base,
            key=library.key_of,
        )

    def cited(self, prose: Prose) -> list[str]:
        """The keys that a text cites, in reading order; what the library does not have is left out."""
        return [key for each in prose.citations if (key := self.library.cited(each))]

    def references(self, keys: Iterable[str]) -> tuple[ItemList, ...]:
        """A reference list in the site's style, sorted as it is read."""
        return tuple(map(self._listed, self.in_reading_order(keys)))

    def in_reading_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The keys that the library has, once each, as a reader of the list looks for them."""
        known = [key for key in dict.fromkeys(keys) if key in self.library.references]
        return tuple(sorted(known, key=self._reading_order))

    def _reading_order(self, key: str) -> tuple[str, str]:
        return _letters(self.formatted[key, self.style].text), key

    def _listed(self, key: str) -> ItemList:
        summary = self.library.summary(key)
        title = summary.headline if summary else self.library.references[key].title.plain
        meta = [self.label(key)]
        if summary:
            meta = [self.word(summary.source_class), f"status.{summary.status}", *meta]
        else:
            meta = ["card.record", *meta]
        return ItemList(
            slug=address.slug(key),
            html=self.formatted[key, self.style].html,
            path=self.library.address_of_key(key),
            title=title,
            meta=tuple(text for text in meta if text),  # a library need not tell kinds of source apart
            sorted_by=self.formatted[key, self.style].text,
        )

    def item(self, page: EditorialPage) -> Item:
        """A page as a line of a list."""
        return Item(
            title=page.shown_title,
            path=address.article(page.path),
            headline=page.subtitle,
            kind=self.word(page.source_class),
            meta=(
                *((self.label(page.source),) if page.source else ()),
                *(self.word(tag) for tag in page.named_in_lists),
            ),
            is_retired=page.is_retired,
        )


@lru_cache(maxsize=2**16)
def _letters(text: str) -> str:
    """A reference as a catalogue files it: accents, capitals and quotation marks do not count."""
    letters = normalize("NFD", text.casefold())
    return "".join(each for each in letters if each.isalnum() or each == " ").strip()


def answer_first(prose: Prose) -> tuple[Section | None, tuple[Section, ...]]:
    """The part of a text that gives the answer in short, which pages show first, and the other parts."""
    return prose.section(IN_SHORT), tuple(each for each in prose.sections if each.id != IN_SHORT)


def contents(*parts: tuple[str, str, object]) -> tuple[tuple[str, str], ...]:
    """List the parts that a page has: (id, words, what makes it shown)."""
    return tuple((id, words) for id, words, shown in parts if shown)
