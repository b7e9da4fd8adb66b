"""Write tables as lines: each row can be read and quoted alone, with its headers and units.

Offices lay text out in tables, too (letterheads, signatures); such a table gives the paragraphs
in its cells. What is a head, a row of data or a caption is told by what stands in the cells: few
typists mark heads, and many merge cells by leaving them empty.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hoibaocao.reading.document import Paragraph
from hoibaocao.reading.table_rows import Column, is_ordinal, lines_of_rows
from hoibaocao.reading.table_units import units_in
from hoibaocao.vietnamese.text import clean, fold

WIDEST = 100
"""Columns that are read; what claims to have more is a mistake or an attack."""

_FEWEST = 2  # cells that make a row a row
_FEWEST_NUMBERED = 3  # columns
_CAPTION_AND_HEAD = 2  # rows
_LONGEST_FIGURE = 60  # characters of a cell that gives a figure in words
_BARE = re.compile(r"[<>~≈≤≥±+–-]?\s?\(?\d[\d.,\s]*\)?\s?%?")
_TIME = re.compile(
    r"(?:năm\s)?(?:19|20)\d\d|\d{1,2}\s?T(?:\s?[/.-]?\s?(?:19|20)?\d\d)?", re.IGNORECASE
)
"""No figure but a time: "2023", "9T/2025"."""
# "tăng 12,6%", "4.995 tỷ đồng"; not "6 tháng", "9 tháng đầu năm", "31/12/2023".
_TOLD = re.compile(
    r"(?:(?:tang|giam|dat|bang|uoc|tren|khoang|gan|hon|vuot|la)\s)*[<>~≈+-]?"
    r"(?!(?:19|20)\d\d\b(?![.,]\d))\d[\d.,]*(?!\d|\s*(?:thang|nam|quy|ngay)\b|[/-]\d)"
)
_NUMBERED_COLUMN = re.compile(r"[A-ZĐ]|\(?[a-h]\)|\(?(?P<number>\d{1,2})\)?(?:\s?=.*)?")


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of a table, told from every other by identity.

    ``across`` and ``down`` count the columns and rows it covers.
    """

    blocks: tuple["Paragraph | Table", ...] = ()
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        """All its words in one line."""
        return " ".join(paragraph.text for paragraph in flow(self.blocks))


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table; cells that a merged one covers are left out.

    ``of`` names what all of it is about, such as the month of a sheet beside those of others.
    """

    rows: tuple[tuple[Cell, ...], ...]
    of: str = ""


Block = Paragraph | Table


def table_of(rows: Iterable[Iterable[str]]) -> Table:
    """Return a table of texts without merged cells."""
    return Table(
        tuple(
            tuple(Cell((Paragraph(words),) if (words := _flat(cell)) else ()) for cell in row)
            for row in rows
        )
    )


def flow(blocks: Iterable[Block]) -> list[Paragraph]:
    """Return paragraphs and tables as paragraphs, in order."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            lines = data_lines(block, before=found[-1].text if found else "")
            found += map(Paragraph, lines) if lines else flow(_laid_out(block))
    return found


def data_lines(table: Table, before: str = "") -> list[str]:
    """Return the lines of a table of data; none if it only lays text out.

    Args:
        table: What to write.
        before: The paragraph in front of it, which may tell a unit for all figures.
    """
    grid = _grid(table)
    starts = [0, *_further_heads([[cell.text for cell in row] for row in grid]), len(grid)]
    parts = [_lines(grid[start:end], before, table.of) for start, end in pairwise(starts)]
    if len(parts) > 1 and all(parts):
        return [line for part in parts for line in part]
    return _lines(grid, before, table.of)


def _lines(grid: Sequence[Sequence[Cell]], before: str, of: str) -> list[str]:
    """Return the lines of rows below one head."""
    texts = [[cell.text for cell in row] for row in grid]
    figures = [index for index, row in enumerate(texts) if _has_figure(row)]
    if not figures or len(grid[0]) < _FEWEST:
        return []
    if figures[0] == 0:
        return _headless(texts)
    top, bottom = _head(grid, texts, figures[0])
    if bottom == top:
        return []
    return _with_head(grid, texts, top, bottom, before, of=of)


def _further_heads(texts: Sequence[Sequence[str]]) -> list[int]:
    """Return the rows at which other tables begin on the same sheet: at a caption of its own.

    There, words stand over figures where other words stood over others: "Vật nuôi | Số con".
    """
    starts = []
    told = [index for index, row in enumerate(texts) if _has_figure(row)]
    for above, below in pairwise(told):
        if below - above < _CAPTION_AND_HEAD + 1:
            continue
        caption, head = texts[below - 2 : below]
        figures = {column for column, cell in enumerate(texts[below]) if _is_figure(cell)}
        names = {column for column, cell in enumerate(head) if cell}
        is_caption = len(set(filter(None, caption))) == 1
        if is_caption and len(names) >= _FEWEST and figures - {0} <= names and figures - {0}:
            starts.append(below - _CAPTION_AND_HEAD)
    return starts


def _flat(text: str) -> str:
    return clean(text).replace("\n", " ")


def _laid_out(table: Table) -> list[Block]:
    return [block for row in table.rows for cell in row for block in cell.blocks]


def _grid(table: Table) -> list[list[Cell]]:
    """Return the rows with a merged cell at each place it covers; without empty ones."""
    height = len(table.rows)
    placed: list[dict[int, Cell]] = [{} for _ in range(height)]
    for top, row in enumerate(table.rows):
        left = 0
        for cell in row:
            while left in placed[top]:
                left += 1
            for down in range(top, min(height, top + max(1, cell.down))):
                for across in range(left, min(WIDEST, left + max(1, cell.across))):
                    placed[down].setdefault(across, cell)
            left += max(1, cell.across)
    filled = sorted({column for row in placed for column, cell in row.items() if cell.blocks})
    grid = [[row.get(column, Cell()) for column in filled] for row in placed]
    return [row for row in grid if any(cell.blocks for cell in row)]


def _distinct(row: Sequence[Cell]) -> int:
    """Return how many cells of a row hold text."""
    return len({id(cell) for cell in row if cell.text})


def _is_told(text: str) -> bool:
    return len(text) <= _LONGEST_FIGURE and _TOLD.match(fold(text)) is not None


def _is_figure(text: str) -> bool:
    if _TIME.fullmatch(text):
        return False
    return bool(_BARE.fullmatch(text)) or _is_told(text)


def _is_numbering(row: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: A, B, 1, 2, 3=2/1."""
    cells = [cell for cell in row if cell]
    marks = [mark for cell in cells if (mark := _NUMBERED_COLUMN.fullmatch(cell))]
    numbers = [int(mark["number"]) for mark in marks if mark["number"]]
    return len(marks) == len(cells) >= _FEWEST_NUMBERED and all(
        after == before + 1 for before, after in pairwise(numbers)
    )


def _has_figure(row: Sequence[str]) -> bool:
    """Tell whether a row gives a figure, or is numbered as a row of a list."""
    if sum(map(bool, row)) < _FEWEST or _is_numbering(row):
        return False
    return any(map(_is_figure, row[1:])) or (is_ordinal(row[0]) and bool(row[1]))


def _head(
    grid: Sequence[Sequence[Cell]], texts: Sequence[Sequence[str]], body: int
) -> tuple[int, int]:
    """Return the first row of the head and the row behind it; the same if there is none."""
    widths = [0 if _is_numbering(texts[row]) else _distinct(grid[row]) for row in range(body)]
    if max(widths) < _FEWEST:
        return 0, 0
    main = widths.index(max(widths))
    top, bottom = main, main + 1
    while top > 0 and (_share(grid[top - 1], grid[top]) or _heads(texts[top - 1], texts[top])):
        top -= 1
    while bottom < body and (
        _share(grid[bottom - 1], grid[bottom]) or _heads(texts[bottom - 1], texts[bottom])
    ):
        bottom += 1
    return top, bottom


def _share(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Tell whether a merged cell reaches from one row into the next."""
    return any(a is b and a.text for a, b in zip(above, below, strict=True))


def _heads(above: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether a row splits the columns of the one above, merged by leaving cells empty."""
    return (
        sum(map(bool, below)) >= _FEWEST
        and not any(below[:2])
        and bool(above[0] or above[1])
        and not any(not up and not low for up, low in zip(above, below, strict=True))
    )


def _with_head(
    grid: Sequence[Sequence[Cell]],
    texts: Sequence[Sequence[str]],
    top: int,
    bottom: int,
    before: str,
    *,
    of: str,
) -> list[str]:
    captions = [text for row in grid[:top] for text in _once(row)]
    columns = _columns(grid[top:bottom])
    body = [
        index
        for index in range(bottom, len(grid))
        if not _is_numbering(texts[index]) and texts[index] not in texts[top:bottom]
    ]
    last = max((index for index in body if _has_figure(texts[index])), default=bottom)
    unit = next(filter(None, map(units_in, (*captions[::-1], before))), "")
    rows = [_unmerged(grid[index]) for index in body if index <= last]
    behind = [text for index in body if index > last for text in _once(grid[index])]
    return [*captions, *lines_of_rows(columns, rows, unit, of), *behind]


def _once(row: Sequence[Cell]) -> list[str]:
    """Return what stands in the cells of a row, each once."""
    return list({id(cell): cell.text for cell in row if cell.text}.values())


def _unmerged(row: Sequence[Cell]) -> list[str]:
    """Return the texts of a row, that of a cell over several columns in the first of them."""
    return [
        "" if column and cell is row[column - 1] else cell.text for column, cell in enumerate(row)
    ]


def _columns(head: Sequence[Sequence[Cell]]) -> list[Column]:
    """Return the columns, named from top to bottom by the cells above them."""
    names: list[list[str]] = [[] for _ in head[0]]
    for level, row in enumerate(head):
        lowest = level == len(head) - 1
        for index, cell in enumerate(row):
            text = cell.text
            if not text and not lowest and index and names[index - 1][level:]:
                text = names[index - 1][level]  # merged by leaving the next cell empty
            if level and cell is head[level - 1][index]:
                text = ""
            names[index].append(text)
    return [Column.named(tuple(filter(None, name))) for name in names]


def _headless(texts: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of a table that begins with figures, if each is a name and its figures."""
    rows = [[cell for cell in row if cell] for row in texts]
    named = (len(row) >= _FEWEST and not _is_figure(row[0]) and _is_figure(row[-1]) for row in rows)
    if not all(named):
        return []
    return [f"{row[0].rstrip(' :')}: {'; '.join(row[1:])}" for row in rows]
