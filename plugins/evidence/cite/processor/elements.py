"""The elements of a style: citeproc's, with a memory and with a few mends.

citeproc walks the style's XML for every reference and asks the tree the same questions each time:
which macro has this name, what is the root, which option stands on an ancestor. That was nine
tenths of its time. The style does not change while it is used, so `_Remembering` keeps the answers
(measured for APA: 9.0 to 1.7 ms a reference). Each mend says what citeproc does otherwise.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from citeproc import model as csl
from citeproc import source as values

from evidence.cite.markup import CLOSE, OPEN, QUOTE_CLOSE, QUOTE_OPEN
from evidence.cite.processor.initials import initials
from evidence.cite.processor.title_case import title_case

NAMESPACE = "http://purl.org/net/xbiblio/csl"


def _wrap(name: str) -> Any:
    return lambda text: f"{OPEN[name]}{text}{CLOSE[name]}"


def _style_text(text: str) -> str:
    """Take words of the style or locale, and tell its quotation marks from those of titles."""
    text = str(text)
    if text.strip("\u00a0\u202f ") in ("“", "‘", "«", "„"):
        return QUOTE_OPEN + text
    if text.strip("\u00a0\u202f ") in ("”", "’", "»"):
        return QUOTE_CLOSE + text
    return text


FORMATTER = SimpleNamespace(
    preformat=_style_text,
    Italic=_wrap("i"),
    Oblique=_wrap("i"),
    Bold=_wrap("b"),
    Light=str,
    Underline=_wrap("u"),
    Superscript=_wrap("sup"),
    Subscript=_wrap("sub"),
    SmallCaps=_wrap("span"),
)


_LONGER = {"verb-short": "verb", "symbol": "short", "short": None, "verb": None}


class Remembering(csl.CitationStylesElement):
    """An element of a style that keeps what it once found out about itself and its tree.

    lxml makes a new Python object each time an element is reached, unless one is still held;
    `tree` holds them all, so what is kept here stays.
    """

    def xpath_search(self, expression: str) -> Any:
        return self._once(("xpath", expression), super().xpath_search, expression)

    def get_root(self) -> Any:
        return self._once("root", super().get_root)

    def get_macro(self, name: str) -> Any:
        return self._once(("macro", name), super().get_macro, name)

    def get_formatter(self) -> Any:
        return FORMATTER

    def calls_variable(self) -> bool:
        return self._once("calls", super().calls_variable)

    def get_option(self, name: str, *more: Any) -> Any:
        if len(more) > 1 and more[1]:  # options that one call brings along
            return super().get_option(name, *more)
        return self._once(("option", name, more), super().get_option, name, *more)

    def get_term(self, name: str, form: str | None = None, **more: Any) -> Any:
        """Give a term, or the next longer form where the locales do not have the one asked for.

        A locale says by `IndexError` that it has none; only a style, which asks all of its locales
        in turn, goes on to the longer form, as CSL lays down.
        """

        def find() -> Any:
            try:
                return super(Remembering, self).get_term(name, form=form, **more)
            except IndexError:
                return IndexError

        found = self._once(("term", name, form, *more.items()), find)
        if found is IndexError:
            raise IndexError
        if found is None and form in _LONGER:
            return self.get_term(name, form=_LONGER[form], **more)
        return found

    def iterchildren(self, *tags: Any, **options: Any) -> Any:
        if tags or options:
            return super().iterchildren(*tags, **options)
        return self._once("children", lambda: tuple(super(Remembering, self).iterchildren()))

    def getchildren(self) -> Any:
        return self.iterchildren()

    @cached_property
    def attrib(self) -> dict[str, str]:
        return dict(super().attrib)

    @cached_property
    def get(self) -> Any:
        return self.attrib.get

    def __getattr__(self, name: str) -> Any:
        """Find a child by its tag, as citeproc does, the first time."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self._once(("child", name), lambda: super(Remembering, self).__getattr__(name))

    def _once(self, question: Any, find: Any, *about: Any) -> Any:
        kept = self.__dict__
        try:
            return kept[question]
        except KeyError:
            answer = kept[question] = find(*about)
            return answer


class _Cased(Remembering):
    def case(self, text: Any, language: str | None = None) -> Any:
        """Change case as CSL asks, where citeproc does otherwise.

        Its capitals of headlines stop at a hyphen, a bracket or a quotation mark. Words of the locale have its
        language (`Eds` for `eds`), and `capitalize-first` leaves a word that is not all lower case alone (`arXiv`).
        """
        if self.get("text-case") == "capitalize-first" and not str(text).split(" ")[0].islower():
            return text
        language = language or self.get_root().__dict__.get("language")
        if self.get("text-case") == "title":
            return title_case(text) if language == "en" else text
        return super().case(text, language)

    def strip_periods(self, text: Any) -> Any:
        """Take the full stops of abbreviations out, and leave that of a number (`arXiv:1803.03324`)."""
        if self.get("strip-periods", "false").lower() != "true":
            return text
        kept = re.sub(r"(?<=\d)\.(?=\d)", _POINT, str(text))
        return kept.replace(".", "").replace(_POINT, ".") if kept != str(text) else super().strip_periods(text)


_POINT = "\ufdef"
"""Stands for the full stop of a number for a moment; no text from a file holds it."""


class _Noting(Remembering):
    """An element that renders a variable, and notes it for the groups around it."""

    def process(self, item: Any, *more: Any, **options: Any) -> Any:
        item.notes.called += 1
        text = super().process(item, *more, **options)
        if text:
            item.notes.shown.append(self.get("variable"))
        return text


class _Group(Remembering, csl.Group):
    def process(self, item: Any, *more: Any, **options: Any) -> Any:
        """Drop a group whose variables are all empty, whatever else it says.

        citeproc decides by the variables that the style could ask for in it, so that a lone
        `(Publication)` stayed where there was no number.
        """
        called, shown = item.notes.called, len(item.notes.shown)
        text = super().process(item, *more, **options)
        if item.notes.called > called and len(item.notes.shown) == shown:
            raise values.VariableError
        return text


def full_end(first: str, last: str) -> str:
    """Give the end of a page range with all its digits: 1115 for 1107–15, S115 for S107–S15."""
    numbers = [re.fullmatch(r"([A-Za-z]*)(\d+)", page) for page in (first, last)]
    if not all(numbers):
        return last
    (letters, digits), (letters_too, fewer) = (number.groups() for number in numbers if number)
    whole = digits[: len(digits) - len(fewer)] + fewer
    if len(fewer) >= len(digits) or letters_too not in ("", letters) or int(whole) < int(digits):
        return last
    return letters + whole


def _without_letters(first: str, last: str) -> str:
    """Leave out the letters before the end of a range that its beginning has too."""
    letters = re.match(r"[A-Za-z]*(?=\d)", first)
    shared = letters[0] if letters and first != last else ""
    return last.removeprefix(shared) if re.fullmatch(rf"{shared}\d+", last) else last


class _WholeRanges(Remembering):
    def _format_last_page(self, first: str, last: str) -> str:
        """Give the end of a page range with as many digits as the style wants.

        citeproc compares from the left, so 1–13 became 1–3 and 24–24 became 24–, and leaves an end that is cut short
        (1107–15) as it is, and repeats letters of pages that grow by a digit (e1–e12).
        """
        whole = full_end(first, last)
        if len(first) != len(whole) or first == whole:
            shortens = str(self.get_root().get_option("page-range-format")).startswith("minimal")
            return _without_letters(first, whole) if shortens else whole
        return super()._format_last_page(first, whole)


class _Number(_WholeRanges, _Cased, _Noting, csl.Number):
    pass


class _Label(_Cased, csl.Label):
    def _is_plural(self, item: Any) -> bool:
        """Whether there are several: `pp. iv–xii`, `p. 12`, `No. RWP19-020`.

        citeproc looks for digits only, takes a hyphen within a report's number for a range, and fails on a number of
        pages.
        """
        variable = self.get("variable")
        if variable == "locator":
            return super()._is_plural(item)
        value = str(item.reference.get(variable.replace("-", "_"), ""))
        if variable.startswith("number-of"):
            return value not in ("", "1")
        within = "–,;&" if variable in ("number", "collection-number") else "–,;&-"
        return re.search(rf"\w ?[{within}] ?\w", value) is not None


class _If(Remembering, csl.If):
    def _is_numeric(self, item: Any) -> list[bool]:
        """Whether a variable is a number or several, as CSL has it: `2b`, `12–13`, `RWP19-020`."""
        names = [name.replace("-", "_") for name in self.get("is-numeric").split()]
        return [bool(_NUMBERS.fullmatch(str(item.reference.get(name, "")))) for name in names]


class _ElseIf(_If):
    pass


_NUMBERS = re.compile(r"[A-Za-z]*\d+[A-Za-z]*(?:\s*[,&–-]\s*[A-Za-z]*\d+[A-Za-z]*)*")


class _Text(_WholeRanges, _Cased, csl.Text):
    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        item.notes.called += variable not in self.generated_variables
        text = super()._variable(item, context)
        if text:
            item.notes.shown.append(variable)
        return text


class _Date(_Noting, csl.Date):
    def join(self, strings: Any, default_delimiter: str = "") -> Any:
        """Part a localised date as its locale says (`2018 Apr`); citeproc only asks the style."""
        if not default_delimiter and "form" in self.attrib and not self.is_locale_date():
            localised = self.get_date(self.get("form"))
            default_delimiter = "" if localised is None else localised.get("delimiter", "")
        return super().join(strings, default_delimiter)

    def render_date_range(self, date_range: Any, show_parts: Any = None, context: Any = None) -> Any:
        """Show what is the same at both ends once, and a range that is the same as one date: `June 3–5, 2012`.

        citeproc shows what differs first, wherever the style has it, shows nothing where the parts asked for do not
        differ, and fails on dates that a style describes itself.
        """
        names = [part.get("name") for part in self.iterchildren()]
        names = [name for name in names if name in show_parts]
        first, last = date_range.begin, date_range.end
        if last.is_nil():
            begun = self.render_single_date(first, names, context)
            return begun and str(begun).rstrip() + "–"
        differing = _differing(first, last, names)
        if not differing:
            return self.render_single_date(first, names, context)
        start, end = names.index(differing[0]), names.index(differing[-1]) + 1
        one = self.render_single_date(first, names[:end], context)
        other = self.render_single_date(last, names[start:], context)
        return f"{one}".rstrip(" ,") + "–" + f"{other}".lstrip(" ,") if one and other else one or other


def _differing(first: Any, last: Any, names: list[str]) -> list[str]:
    """Give the parts that differ, from the largest that does on down, in the order of the style."""
    sizes = ("year", "month", "day")
    known = [(first.get(size) or first.get("season"), last.get(size) or last.get("season")) for size in sizes]
    largest = next((place for place, (one, other) in enumerate(known) if one != other and sizes[place] in names), 3)
    return [name for name in names if name in sizes[largest:]]


class _DatePart(Remembering, csl.Date_Part):
    def render(self, *args: Any, **kwargs: Any) -> Any:
        """Leave the locale's part as it was.

        citeproc writes the style's attributes into it, so that a date would depend on which
        reference was formatted before.
        """
        before = dict(self.attrib)
        try:
            return super().render(*args, **kwargs)
        finally:
            self.attrib.clear()
            self.attrib.update(before)


class _Name(Remembering, csl.Name):
    def process(self, item: Any, variable: str, context: Any = None, sort_options: Any = None, **more: Any) -> Any:
        """Follow names that end in `others` by the style's own et al.

        A style that has its comma before every last name has it before et al. too (`Ali L, et
        al.`): CSL gives it only after two names or more.
        """
        names = item.reference.get(variable, [])
        if getattr(names, "others", False):
            named = len(names) - 1
            fewest = self.get_option("et-al-min", context, sort_options)
            shown = self.get_option("et-al-use-first", context, sort_options)
            sort_options = (sort_options or {}) | {
                "et-al-min": len(names),
                "et-al-use-first": min(named, shown) if 0 < fewest <= named + 1 else named,
                "et-al-use-last": "false",
            }
            if self.get_option("delimiter-precedes-last", context) == "always":
                sort_options["delimiter-precedes-et-al"] = "always"
        return super().process(item, variable, context, sort_options, **more)

    def initialize(self, given: str, mark: str, context: Any) -> str:
        """Shorten given names. citeproc sets its mark beside words that stay whole (`M. de . los Á.`)."""
        return initials(str(given), mark, with_hyphen=self.get_option("initialize-with-hyphen", context))


class _NamesElement(Remembering, csl.Names):
    def process(self, item: Any, *more: Any, context: Any = None, **options: Any) -> Any:
        """Leave out names that already stand in for the author, which citeproc repeats."""
        item.notes.called += 1
        layout = (self if context is None else context).get_layout()
        hidden = layout.repressed.get(_SUBSTITUTED, ())
        wanted = [name for name in self.get("variable").split() if name not in hidden]
        if not wanted:
            return None
        with _replaced(self.attrib, "variable", " ".join(wanted)):
            text = super().process(item, *more, context=context, **options)
        if text:
            item.notes.shown.extend(wanted)
        return text


class _Substitute(Remembering, csl.Substitute):
    def render(self, item: Any, context: Any = None, **more: Any) -> Any:
        """Note all that was shown in place of a name: CSL lets it appear only once.

        citeproc notes a variable that stands in directly, but not those of a macro, so that a title
        in the author's place came twice.
        """
        before = len(item.notes.shown)
        text = super().render(item, context=context, **more)
        if text:
            layout = (self if context is None else context).get_layout()
            for kind in (_SUBSTITUTED, f"{{{NAMESPACE}}}text"):
                known = layout.repressed.get(kind, ())
                layout.repressed[kind] = [*known, *item.notes.shown[before:]]
        return text


_SUBSTITUTED = "names shown in place of others"


@contextmanager
def _replaced(attributes: dict[str, str], name: str, value: str) -> Iterator[None]:
    before = attributes[name]
    attributes[name] = value
    try:
        yield
    finally:
        attributes[name] = before


_OWN = {
    "date": _Date,
    "date-part": _DatePart,
    "else-if": _ElseIf,
    "group": _Group,
    "if": _If,
    "label": _Label,
    "name": _Name,
    "names": _NamesElement,
    "number": _Number,
    "substitute": _Substitute,
    "text": _Text,
}


def element_classes() -> dict[str | None, type]:
    """Give a remembering class for each element of CSL, by its tag."""
    found: dict[str | None, type] = {None: _remembering(csl.CitationStylesElement)}
    for base in _BASES:
        tag = base.__name__.replace("_", "-").lower()
        found[tag] = _OWN.get(tag) or _remembering(base)
    return found


def _remembering(base: type) -> type:
    return type(base.__name__, (Remembering, base), {})


_BASES = tuple(base for base in csl.CitationStylesElement.__subclasses__() if base.__module__ == csl.__name__)
