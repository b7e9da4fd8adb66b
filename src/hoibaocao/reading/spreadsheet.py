"""Read spreadsheets: what a sheet shows, a row that can be read alone for each of its rows."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from hoibaocao.reading.archives import NOT_WHOLE
from hoibaocao.reading.document import Hints, Paragraph, Reading, Refused
from hoibaocao.reading.legacy import encoding_of, in_unicode
from hoibaocao.reading.tables import WIDEST, Block, Cell, Table, flow, table_of
from hoibaocao.reading.text import decode
from hoibaocao.vietnamese.periods import find_periods
from hoibaocao.vietnamese.text import clean

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_DELIMITERS = ";\t,|"
_SNIFFED = 20  # lines
_DEFAULT_NAME = re.compile(r"(?:sheet|trang tính|trang|tờ)\s?\d*", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh|thôn|bản|ấp|tổ dân phố|khu phố)\s\w",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"\.(?P<zeros>0*)(?P<more>[#?]*)")
_DIGITS = 10  # decimals that Excel shows of a figure without a format


def read_csv(path: Path) -> Reading:
    """Read a .csv or .tsv file in any encoding, with any usual delimiter.

    Raises:
        Refused: The file is empty or not text.
    """
    lines = decode(path.read_bytes()).splitlines()
    try:
        rows = list(csv.reader(lines, delimiter=_delimiter(lines[:_SNIFFED])))
    except csv.Error as error:
        raise Refused("damaged") from error
    return _reading([table_of(rows)], "")


def read_xlsx(path: Path) -> Reading:
    """Read a .xlsx file.

    Raises:
        Refused: The file is damaged or holds no text.
    """
    book = _opened(path)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    otherwise = encoding_of("\n".join(_texts(sheets)))
    blocks: list[Block] = []
    for sheet in sheets:
        title = clean(sheet.title) if len(sheets) > 1 else ""
        of = title if _sets_apart(title) else ""
        if title and not (of or _DEFAULT_NAME.fullmatch(title)):
            blocks.append(Paragraph(title, heading=True))
        blocks.append(replace(_table(sheet, otherwise), of=of))
    return _reading(blocks, clean(book.properties.title or ""))


def _reading(blocks: Iterable[Block], title: str) -> Reading:
    found = flow(blocks)
    if not found:
        raise Refused("no_text")
    return Reading(tuple(found), Hints(title=title))


def _delimiter(lines: list[str]) -> str:
    """Return what parts the cells: as often in most lines, and often."""
    counts = {mark: sorted(line.count(mark) for line in lines) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: counts[mark][len(lines) // 2] if lines else 0)


def _opened(path: Path) -> "Workbook":
    import openpyxl  # noqa: PLC0415 - start-up does not wait for it
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with path.open("rb") as file:  # whatever its name is
            return openpyxl.load_workbook(file, data_only=True)
    # A syntax error is of the parser in Python's own library.
    except (InvalidFileException, SyntaxError, TypeError, *NOT_WHOLE) as error:
        raise Refused("damaged") from error


def _sets_apart(title: str) -> bool:
    """Tell whether a sheet is named by a time or a place: "Tháng 2", "Xã A"."""
    times = find_periods(title)
    is_time = len(times) == 1 and not title[: times[0].start] + title[times[0].end :]
    return is_time or _PLACE.match(title) is not None


def _texts(sheets: Iterable["Worksheet"]) -> Iterator[str]:
    for sheet in sheets:
        for row in sheet.iter_rows(max_col=min(sheet.max_column, WIDEST), values_only=True):
            yield from (value for value in row if isinstance(value, str))


def _table(sheet: "Worksheet", otherwise: str | None) -> Table:
    spans = {(each.min_row, each.min_col): each for each in sheet.merged_cells.ranges}
    covered = {
        place
        for each in spans.values()
        for row in each.rows
        for place in row
        if place != (each.min_row, each.min_col)
    }
    rows = []
    for row in sheet.iter_rows(max_col=min(sheet.max_column, WIDEST)):
        cells = []
        for cell in row:
            place = (cell.row, cell.column)
            if place in covered:
                continue
            span = spans.get(place)
            text = in_unicode([(_shown(cell), cell.font.name or "")], otherwise)
            words = clean(text).replace("\n", " ")
            cells.append(
                Cell(
                    (Paragraph(words),) if words else (),
                    span.max_col - span.min_col + 1 if span else 1,
                    span.max_row - span.min_row + 1 if span else 1,
                )
            )
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _shown(cell: "SheetCell | MergedCell") -> str:
    """Return what Excel shows of a cell, as it would in Vietnam: "1.240,5", "52,9%"."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        return figure(value, str(cell.number_format).split(";")[0])
    return str(value)


def figure(value: float, form: str = "General") -> str:
    """Return a number as Office shows it in Vietnam: by its format, halves rounded up."""
    percent = "%" in form
    exact = Decimal(repr(value)) * (100 if percent else 1)
    decimals = _DECIMALS.search(form)
    fixed = len(decimals["zeros"]) if decimals else 0
    most = fixed + len(decimals["more"]) if decimals else 0
    if not re.search(r"[0#]", form) and not percent:  # "General", "@"
        most = _DIGITS
    shown = f"{exact.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):,f}"
    if most > fixed:
        whole, _, rest = shown.partition(".")
        rest = rest[:fixed] + rest[fixed:].rstrip("0")
        shown = f"{whole}.{rest}" if rest else whole
    if "#,#" not in form and ",0" not in form:
        shown = shown.replace(",", "")
    return shown.translate(str.maketrans(",.", ".,")) + ("%" if percent else "")
