"""When a work came out, in what state it is, and when it was seen."""

from evidence.model.reference import Date
from evidence.read.bibtex.field_names import ACCESSED
from evidence.read.bibtex.fields.dates import STATES, UNREADABLE_DATE, Dated, read_parts
from evidence.read.bibtex.fields.reading import Reading, squeezed

_PUBLISHED_STATES = frozenset({"published", "final", "ppublish", "epublish", "publishedversion"})
_OTHER_DAYS = (("original_date", ("origdate", "origyear")), ("accessed", ACCESSED))


def dates(reading: Reading, state: str) -> dict[str, object]:
    """The days that an entry gives, and its state; `state` is one that stood in place of a volume or of pages."""
    found: dict[str, object] = {}
    read = _date(reading)
    if read.date:
        found["date"] = read.date
    if read.no_date:
        found["no_date"] = True
    if read.original:
        found["original_date"] = read.original
    if status := _status(reading, read.state or state):
        found["status"] = status
        if not (read.date or read.no_date):
            found["date"] = Date(literal=status)
    return found | {slot: day for slot, names in _OTHER_DAYS if (day := _other_day(reading, reading.first(names)))}


def _other_day(reading: Reading, name: str) -> Date | None:
    if not name:
        return None
    read = reading.decoder.date(reading.verbatim(name), name)
    _dated(reading, read, name)
    return read.date


def _status(reading: Reading, state: str) -> str:
    """The state of publication in a phrase, wherever it was written."""
    written = reading.words("pubstate")
    if squeezed(written) in _PUBLISHED_STATES:
        written = ""
    return STATES.get(squeezed(written), written) or state or _noted(reading)


def _noted(reading: Reading) -> str:
    """`note = {in press}` is how classic BibTeX says it."""
    state = STATES.get(squeezed(reading.entry.noted[:60]), "")
    return "" if state in ("unpublished", "online") else state


def _date(reading: Reading) -> Dated:
    read = Dated()
    if "date" in reading.fields:
        read = reading.decoder.date(reading.verbatim("date"), "date")
        if (read.date and read.date.start) or "year" not in reading.fields:
            _dated(reading, read, "date")
            return read
    if "year" in reading.fields:
        parts = tuple(reading.verbatim(each) for each in ("year", "month", "day"))
        read = reading.decoder.date(*parts, how=read_parts)
        _dated(reading, read, "year")
    return read


def _dated(reading: Reading, read: Dated, name: str) -> None:
    if read.rule:
        field = read.field if read.field in reading.fields else name
        of_another = field not in ("date", "year", "month", "day") and read.rule is UNREADABLE_DATE
        hint = read.hint or (f"write `{field} = {{2014-05-31}}`, or as much of it as is known" if of_another else "")
        reading.found.append(read.rule.at(reading.entry.at(field), f"`{field}`: {read.problem}", hint=hint))
