"""Put the ruled tables of pages into the flow of their lines, each row a line of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hoibaocao.reading.document import Paragraph
from hoibaocao.reading.pages import Line
from hoibaocao.reading.ruled import RuledCell, RuledTable
from hoibaocao.reading.table_units import units_in
from hoibaocao.reading.tables import Cell, Table, flow

_SAME_PLACE = 6.0  # points by which the columns of a table may stand apart on two pages
_MOST_BETWEEN = 3  # lines of foot and head between two parts of a table
_FEWEST_FILLED = 2  # cells of a row that is no rest of the one before it
_NEAR_ABOVE = 2  # lines
_TWO_FIGURES = re.compile(r".*?(?<!\S)\d[\d.,]*%?(?: [+–-]?\d[\d.,]*%?)+")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")  # "1 240"
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_FEWEST_GLUED = 3  # cells that hold two figures: one may be a mistake

_Row = tuple[RuledCell, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of a table, those of the part it begins with if that stands on a page before.

    ``unit`` is the line above the table that tells its unit.
    """

    head: Sequence[_Row]
    rows: Sequence[_Row]
    unit: str


@dataclass(frozen=True, slots=True)
class PageContent:
    """The lines of a page in reading order, and its tables from top to bottom."""

    lines: tuple[Line, ...]
    tables: tuple[RuledTable, ...] = ()

    @property
    def text(self) -> str:
        """The lines as they stand, those of tables among them."""
        return "\n".join(line.text for line in self.lines)

    @property
    def torn(self) -> bool:
        """Whether a table has lost a column: the figures of two stand beside each other."""
        cells = [cell for table in self.tables for row in table.rows for cell in row]
        lines = [[_THOUSANDS.sub("", line) for line in cell.lines] for cell in cells]
        glued = sum(any(map(_TWO_FIGURES.fullmatch, each)) for each in lines)
        return glued >= _FEWEST_GLUED


def in_place(pages: Sequence[PageContent]) -> list[list[Line]]:
    """Return the lines of each page with the rows of its tables where the tables stand.

    A table that goes on from the page before keeps the names of its columns.
    """
    parts = _parts(pages)
    return [
        _with_rows(
            page,
            [
                (table, _texts(parts[number, index]))
                for index, table in enumerate(page.tables)
                if (number, index) in parts
            ],
        )
        for number, page in enumerate(pages)
    ]


def _parts(pages: Sequence[PageContent]) -> dict[tuple[int, int], _Part]:
    """Return the part of a table that each one on a page, (page, index), is.

    Those without a head that continue none are left out.
    """
    parts: dict[tuple[int, int], _Part] = {}
    first = _Part((), (), "")
    before: tuple[int, int] | None = None
    for number, page in enumerate(pages):
        for index, table in enumerate(page.tables):
            rows: Sequence[_Row] = table.rows
            if before and _continues(pages, before, (number, index)):
                rows = _without_head(first.rows, rows)
                own, rows = _mended(parts[before].rows, rows)
                parts[before] = replace(parts[before], rows=own)
                parts[number, index] = _Part(first.rows, rows, first.unit)
            elif table.headless:
                before = None
                continue
            else:
                first = _Part((), rows, _unit_above(table, page.lines))
                parts[number, index] = first
            before = number, index
    return parts


def _unit_above(table: RuledTable, lines: Sequence[Line]) -> str:
    """Return the line close above a table that tells its unit, empty if there is none."""
    above = sorted((line for line in lines if _is_above(line, table)), key=lambda each: each.bottom)
    return next((line.text for line in above[:_NEAR_ABOVE] if units_in(line.text)), "")


def _continues(
    pages: Sequence[PageContent], before: tuple[int, int], here: tuple[int, int]
) -> bool:
    (last_page, last_index), (number, index) = before, here
    if (number, index) != (last_page + 1, 0) or last_index != len(pages[last_page].tables) - 1:
        return False
    last, table = pages[last_page].tables[last_index], pages[number].tables[index]
    below = sum(line.top < last.bottom for line in pages[last_page].lines)
    above = sum(line.bottom > table.top for line in pages[number].lines)
    return (
        below + above <= 2 * _MOST_BETWEEN
        and len(last.borders) == len(table.borders)
        and _are_same_columns(last, table)
    )


def _are_same_columns(last: RuledTable, table: RuledTable) -> bool:
    """Tell whether two tables of as many columns have the same ones.

    Where nothing is ruled, columns are as wide as what stands in them: their middles tell.
    """
    if not table.headless:
        pairs = zip(last.borders, table.borders, strict=True)
        return all(abs(a - b) <= _SAME_PLACE for a, b in pairs)
    middles = [(left + right) / 2 for left, right in pairwise(table.borders)]
    sides = zip(pairwise(last.borders), middles, strict=True)
    return all(left < middle < right for (left, right), middle in sides)


def _without_head(first: Sequence[_Row], rows: Sequence[_Row]) -> Sequence[_Row]:
    """Return rows without those at the top that repeat the table's first ones."""
    same = 0
    while same < min(len(first), len(rows)) and _words(first[same]) == _words(rows[same]):
        same += 1
    return rows[same:]


def _words(row: _Row) -> list[str]:
    return [" ".join(cell.lines) for cell in row]


def _mended(own: Sequence[_Row], rows: Sequence[_Row]) -> tuple[Sequence[_Row], Sequence[_Row]]:
    """Return the rows of two parts, a row that the page's end broke in two made whole."""
    if not own or not rows or len(own[-1]) != len(rows[0]):
        return own, rows
    rest = rows[0]
    if rest[0].lines or sum(bool(cell.lines) for cell in rest) >= _FEWEST_FILLED:
        return own, rows
    whole = tuple(
        replace(cell, lines=cell.lines + more.lines)
        for cell, more in zip(own[-1], rest, strict=True)
    )
    return [*own[:-1], whole], rows[1:]


def _texts(part: _Part) -> list[str]:
    """Return the lines of rows, named by the columns of the table's first part."""
    head = _lines(part.head, part.unit) if part.head else []
    return _lines([*part.head, *part.rows], part.unit)[len(head) :]


def _lines(rows: Sequence[_Row], unit: str) -> list[str]:
    table = Table(tuple(tuple(map(_cell, row)) for row in rows))
    above = [Paragraph(unit)] if unit else []
    return [paragraph.text for paragraph in flow([*above, table])[len(above) :]]


def _cell(cell: RuledCell) -> Cell:
    words, whole = " ".join(cell.lines), "".join(cell.lines)
    if _FIGURE.fullmatch(whole) and not all(map(_FIGURE.fullmatch, cell.lines)):
        words = whole  # the column is too narrow for it: "310.50" above "0"
    return Cell((Paragraph(words),) if words else (), cell.across, cell.down)


def _with_rows(page: PageContent, tables: Sequence[tuple[RuledTable, Sequence[str]]]) -> list[Line]:
    lines = list(page.lines)
    for table, rows in tables:
        inside = [place for place, line in enumerate(lines) if table.holds(line)]
        at = inside[0] if inside else len(lines)
        box = (table.left, table.right, table.bottom, table.top)
        behind = [line for line in lines[at:] if not table.holds(line)]
        # Recognition now and then reads a table before what stands above it.
        above = [line for line in behind if _is_above(line, table)]
        below = [line for line in behind if not _is_above(line, table)]
        lines = [*lines[:at], *above, *(Line(row, *box, alone=True) for row in rows), *below]
    return lines


def _is_above(line: Line, table: RuledTable) -> bool:
    return line.bottom >= table.top and line.left < table.right and table.left < line.right
