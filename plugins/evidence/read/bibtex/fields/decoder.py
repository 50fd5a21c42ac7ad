"""Values of an entry decoded, each only once."""

from collections.abc import Callable

from evidence.model.reference import Name
from evidence.model.source import Position
from evidence.read.bibtex.fields import identifiers
from evidence.read.bibtex.fields.dates import Dated, read_date
from evidence.read.bibtex.latex.typeset import Typeset, plain, typeset
from evidence.read.bibtex.names.names import read_names
from evidence.read.bibtex.names.person import Names


class Decoder:
    """Decodes values and remembers them: journals, publishers and authors come again and again,
    and a dictionary is far quicker than reading LaTeX twice."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, bool], Typeset] = {}
        self._plain: dict[str, str] = {}
        self._names: dict[str, Names] = {}
        self._dates: dict[tuple[str, ...], Dated] = {}
        self._languages: dict[str, tuple[str, ...]] = {}
        self._people: dict[str, Name] = {}
        self.unread: dict[tuple[str, str], list[Position]] = {}
        """Where fields stand that are neither read nor private, by file and name."""

    def text(self, written: str, protect: bool) -> Typeset:
        """A value with its marks."""
        done = self._texts.get((written, protect))
        if done is None:
            done = self._texts[written, protect] = typeset(written, protect=protect)
        return done

    def plain(self, written: str) -> str:
        """A value without marks."""
        done = self._plain.get(written)
        if done is None:
            done = self._plain[written] = plain(written)
        return done

    def names(self, written: str) -> Names:
        """A list of names."""
        done = self._names.get(written)
        if done is None:
            done = self._names[written] = read_names(written, self._people)
        return done

    def date(self, *written: str, how: Callable[..., Dated] = read_date) -> Dated:
        """A date, or the parts of one."""
        done = self._dates.get(written)
        if done is None:
            done = self._dates[written] = how(*written)
        return done

    def languages(self, written: str) -> tuple[str, ...]:
        """The languages that a value names."""
        done = self._languages.get(written)
        if done is None:
            done = self._languages[written] = identifiers.languages(plain(written))
        return done
