"""Tables of the evidence map as files: CSV to count with, SVG to show."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from io import StringIO
from itertools import permutations
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from evidence.library.evidence_map import Cell, EvidenceMap, map_axes
from evidence.library.library import Library
from evidence.model import address
from evidence.model.characters import clean, counted
from evidence.model.fields import axis_of
from evidence.model.finding import Outcome

_DIRECTIONS = axis_of(Outcome, "direction")
_SIGNS: Mapping[str, str] = {
    "better": "▲",
    "no-clear-change": "=",
    "worse": "▼",
    "mixed": "◆",
    "uncertain": "?",
    "not-measured": "–",
    "theorised": "…",
    "intended": "→",
}
"""As the pages draw them, in characters that nearly every font has."""
_OTHER_SIGN = "●"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Measures of the drawing, in its own units: about one pixel each.
_MARGIN, _NAMES, _ROW, _TITLE, _LINE = 24, 190, 84, 48, 18
_WIDE, _NARROW, _FEW = 190, 104, 6
_INK, _SOFT, _ACCENT, _RULE, _GROUND = "#1a2324", "#465052", "#0a5953", "#798280", "#f4f2eb"


def map_files(library: Library, known: EvidenceMap, site_url: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give path and maker of both files of every table."""
    for rows, columns in permutations(map_axes(library), 2):
        yield f"data/map/{rows}/{columns}.csv", partial(map_csv, library, known, rows, columns, site_url)
        yield f"data/map/{rows}/{columns}.svg", partial(map_svg, library, known, rows, columns)


def map_csv(library: Library, known: EvidenceMap, rows: str, columns: str, site_url: str) -> bytes:
    """Write one line for each cell of a table, gaps among them, after a line of names.

    `directions` are counted in works. The page is an absolute address where that of the site is known.
    """
    directions = [each.id for each in library.axes[_DIRECTIONS].terms] if _DIRECTIONS in library.axes else []
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [
            "row",
            "row_label",
            "column",
            "column_label",
            "works",
            "documents",
            "findings",
            *(f"works_{id.replace('-', '_')}" for id in directions),
            "findings_not_counted",
            "page",
        ]
    )
    for row in library.axes[rows].terms:
        for column in library.axes[columns].terms:
            cell = known.cell(f"{rows}/{row.id}", f"{columns}/{column.id}")
            works = {each.id: each.works for each in cell.directions}
            writer.writerow(
                [
                    f"{rows}/{row.id}",
                    _harmless(row.label),
                    f"{columns}/{column.id}",
                    _harmless(column.label),
                    len(cell.works),
                    len(cell.documents),
                    len(cell.claims),
                    *(works.get(id, 0) for id in directions),
                    len(cell.uncounted),
                    f"{site_url}{address.map_cell(cell.name)}",
                ]
            )
    # A byte-order mark, or spreadsheets take accents for something else.
    return out.getvalue().encode("utf-8-sig")


def _harmless(label: str) -> str:
    """A label that a spreadsheet will not take for a formula."""
    return f"'{label}" if label.startswith(_FORMULA) else label


def map_svg(library: Library, known: EvidenceMap, rows: str, columns: str) -> bytes:
    """Draw one table: text stays text, and nothing rests on colour."""
    row_terms, column_terms = library.axes[rows].terms, library.axes[columns].terms
    column_width = _WIDE if len(column_terms) <= _FEW else _NARROW
    width = 2 * _MARGIN + _NAMES + column_width * len(column_terms)
    headers = [wrap(term.label, column_width // 8)[:4] for term in column_terms]
    top = _MARGIN + _TITLE + _LINE * max(map(len, headers), default=1)
    notes = _notes(library, known, rows, columns, width)
    height = top + _ROW * len(row_terms) + _MARGIN + _LINE * len(notes) + _MARGIN
    title = f"Evidence map: {library.axes[rows].label} × {library.axes[columns].label}"
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-labelledby": "title description",
            "font-family": "'Source Sans 3', 'Helvetica Neue', Arial, sans-serif",
            "font-size": "14",
            "fill": _INK,
        },
    )
    _put(svg, "title", title, id="title")
    _put(svg, "desc", _description(library, known, rows, columns), id="description")
    SubElement(svg, "rect", {"width": str(width), "height": str(height), "fill": "#ffffff"})
    _text(svg, _MARGIN, _MARGIN + _LINE, title, size=20, bold=True)
    for place, lines in enumerate(headers):
        x = _MARGIN + _NAMES + place * column_width
        _lines(svg, x + 8, top - 8 - _LINE * (len(lines) - 1), lines, bold=True)
    _rule(svg, _MARGIN, width - _MARGIN, top, strong=True)
    most = max(
        (len(known.cell(f"{rows}/{a.id}", f"{columns}/{b.id}").works) for a in row_terms for b in column_terms),
        default=0,
    )
    for line, row in enumerate(row_terms):
        y = top + line * _ROW
        _lines(svg, _MARGIN, y + 22, wrap(row.label, _NAMES // 8)[:4], bold=True)
        for place, column in enumerate(column_terms):
            x = _MARGIN + _NAMES + place * column_width
            _cell(svg, x, y, column_width, known.cell(f"{rows}/{row.id}", f"{columns}/{column.id}"), most)
        _rule(svg, _MARGIN, width - _MARGIN, y + _ROW)
    _lines(svg, _MARGIN, top + _ROW * len(row_terms) + _MARGIN + 8, notes, fill=_SOFT)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(svg, encoding="unicode").encode() + b"\n"


def _cell(svg: Element, x: int, y: int, width: int, cell: Cell, most: int) -> None:
    if not cell.works:
        SubElement(
            svg,
            "rect",
            {
                "x": str(x + 4),
                "y": str(y + 4),
                "width": str(width - 8),
                "height": str(_ROW - 8),
                "fill": _GROUND,
                "stroke": _RULE,
                "stroke-dasharray": "3 3",
            },
        )
        _text(svg, x + 12, y + 26, "Gap", fill=_SOFT)
        return
    _text(svg, x + 8, y + 26, counted(len(cell.works), "work"), size=16, bold=True)
    SubElement(
        svg,
        "rect",
        {
            "x": str(x + 8),
            "y": str(y + 34),
            "width": str(max(2, (width - 24) * len(cell.works) // most)),
            "height": "5",
            "fill": _ACCENT,
        },
    )
    # No-break spaces within a sign and its number, and two between them that no viewer folds into one.
    signs = [f"{_SIGNS.get(each.id, _OTHER_SIGN)}\N{NO-BREAK SPACE}{each.works}" for each in cell.directions]
    fit = width // 40
    rows = ["\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} ".join(signs[at : at + fit]) for at in range(0, len(signs), fit)]
    _lines(svg, x + 8, y + 56, rows[:2])


def _notes(library: Library, known: EvidenceMap, rows: str, columns: str, width: int) -> list[str]:
    present = {each.id for _, _, cell in _filled(library, known, rows, columns) for each in cell.directions}
    terms = library.axes[_DIRECTIONS].terms if present else ()
    legend = [f"{_SIGNS.get(term.id, _OTHER_SIGN)} {term.label.lower()}" for term in terms if term.id in present]
    text = [
        "Numbers count independent works; opinions, retired pages and retracted sources are not counted. "
        "Gap: nothing in the library yet. Bars compare cells of this table."
    ]
    if legend:
        text.append("Works that report a direction of result: " + ", ".join(legend) + ".")
    return [line for each in text for line in wrap(each, (width - 2 * _MARGIN) // 7)]


def _description(library: Library, known: EvidenceMap, rows: str, columns: str) -> str:
    said = [
        f"{row} and {column}: {counted(len(cell.works), 'work')}"
        for row, column, cell in _filled(library, known, rows, columns)
    ]
    return ("; ".join(said) if said else "No cell has evidence yet") + ". Every other cell is a gap."


def _filled(library: Library, known: EvidenceMap, rows: str, columns: str) -> Iterator[tuple[str, str, Cell]]:
    for row in library.axes[rows].terms:
        for column in library.axes[columns].terms:
            cell = known.cell(f"{rows}/{row.id}", f"{columns}/{column.id}")
            if cell.works:
                yield row.label, column.label, cell


def _put(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = clean(text)


def _text(svg: Element, x: int, y: int, text: str, *, size: int = 14, bold: bool = False, fill: str = _INK) -> None:
    weight = {"font-weight": "700"} if bold else {}
    _put(svg, "text", text, **{"x": str(x), "y": str(y), "font-size": str(size), "fill": fill, **weight})


def _lines(svg: Element, x: int, y: int, lines: Iterable[str], *, bold: bool = False, fill: str = _INK) -> None:
    for number, line in enumerate(lines):
        _text(svg, x, y + number * _LINE, line, bold=bold, fill=fill)


def _rule(svg: Element, left: int, right: int, y: int, *, strong: bool = False) -> None:
    SubElement(
        svg,
        "line",
        {
            "x1": str(left),
            "x2": str(right),
            "y1": str(y),
            "y2": str(y),
            "stroke": _RULE,
            "stroke-width": "2" if strong else "1",
        },
    )
