"""Find tables that no lines are ruled around, by how their words stand below each other.

Only rows that give figures make such a table, at least three in three columns or more, below a
head: the columns of a letterhead, of a newspaper or of signatures are none. At the top of a page
they may do without, as they may go on from the page before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from hoibaocao.reading.glyphs import WIDE, Glyph, wide_gaps, words_of
from hoibaocao.reading.pages import Line
from hoibaocao.reading.ruled import RuledCell, RuledTable

_GUTTER = 4.0  # points that stay free between two columns in all rows
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3
_MOST_WITHOUT = 2  # lines between two rows of figures: names that go on, or name a group
_FAR = 3.5  # heights of a line: what is further apart is no part of one table
_MOST_HEADS = 4  # lines
_MOST_ABOVE = 2  # lines of a running head over rows that go on from the page before
_FIGURE = re.compile(r"[<>~≈≤≥±+–-]?\(?\d[\d.,]*\)?%?")
_NOTHING = re.compile(r"[-–—]")
_RUNNING_TEXT = re.compile(r"[.;:!?…]$")

_Row = tuple[Line, ...]
"""What stands in a line between its wide gaps, from left to right."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The borders between the columns of a table, and its sides, in points."""

    borders: tuple[float, ...]

    def of(self, part: Line) -> int:
        """Return the column in which the middle of a part stands."""
        middle = (part.left + part.right) / 2
        return sum(middle > border for border in self.borders[1:-1])


def tables_in(rows: Sequence[Sequence[Glyph]]) -> list[RuledTable]:
    """Return the tables among the rows of letters on a page; most pages have no wide gaps."""
    parted = sum(wide_gaps(row) >= _FEWEST_COLUMNS - 1 for row in rows)
    if parted < _FEWEST_ROWS:
        return []
    return aligned_tables([word for row in rows for word in words_of(row)])


def aligned_tables(words: Sequence[Line]) -> list[RuledTable]:
    """Return the tables of a page without rulings, from top to bottom.

    Args:
        words: Of the page, each with its box.
    """
    rows = _rows(words)
    tables = []
    end = 0
    for first, last in _runs(rows):
        columns = _columns([row for row in rows[first:last] if _tells(row)])
        head = _head(rows[end:first], rows[first], columns) if columns else []
        if columns and (head or first <= _MOST_ABOVE):
            tables.append(_table(head, rows[first:last], columns))
            end = last
    return tables


def _rows(words: Sequence[Line]) -> list[_Row]:
    """Return the lines of a page from top to bottom, each parted at its wide gaps."""
    lines: list[list[Line]] = []
    for word in sorted(words, key=lambda each: -(each.top + each.bottom)):
        middle = (word.top + word.bottom) / 2
        if lines and lines[-1][0].bottom < middle < lines[-1][0].top:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_parted(sorted(line, key=lambda each: each.left)) for line in lines]


def _parted(line: Sequence[Line]) -> _Row:
    wide = [
        after.left - before.right > WIDE * (before.top - before.bottom)
        for before, after in pairwise(line)
    ]
    ends = [place for place, gap in enumerate(wide, 1) if gap]
    return tuple(_as_one(line[first:last]) for first, last in pairwise([0, *ends, len(line)]))


def _as_one(parts: Sequence[Line]) -> Line:
    return Line(
        " ".join(part.text for part in parts),
        min(part.left for part in parts),
        max(part.right for part in parts),
        min(part.bottom for part in parts),
        max(part.top for part in parts),
    )


def _tells(row: _Row) -> bool:
    """Tell whether a line looks like a row of figures."""
    figures = [part for part in row[1:] if _FIGURE.fullmatch(part.text)]
    return len(row) >= _FEWEST_COLUMNS and bool(figures)


def _runs(rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """Return from which row to before which rows of figures follow each other."""
    runs: list[list[int]] = []
    for index, row in enumerate(rows):
        if not _tells(row):
            continue
        if runs and _follows(rows[runs[-1][-1] : index + 1]):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [(run[0], run[-1] + 1) for run in runs if len(run) >= _FEWEST_ROWS]


def _follows(rows: Sequence[_Row]) -> bool:
    near = all(_near(above, below) for above, below in pairwise(rows))
    return near and len(rows) - 2 <= _MOST_WITHOUT


def _near(above: _Row, below: _Row) -> bool:
    height = above[0].top - above[0].bottom
    return above[0].bottom - below[0].bottom <= _FAR * height


def _columns(rows: Sequence[_Row]) -> _Columns | None:
    """Return the columns between which all rows leave room; None if they are too few."""
    merged: list[list[float]] = []
    for left, right in sorted((part.left, part.right) for row in rows for part in row):
        if merged and left < merged[-1][1] + _GUTTER:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    if len(merged) < _FEWEST_COLUMNS:
        return None
    between = ((before[1] + after[0]) / 2 for before, after in pairwise(merged))
    return _Columns((merged[0][0], *between, merged[-1][1]))


def _head(above: Sequence[_Row], first: _Row, columns: _Columns) -> list[_Row]:
    """Return the lines over the first row of figures that name its columns, from top to bottom."""
    head: list[_Row] = []
    below = first
    for row in reversed(above[-_MOST_HEADS:]):
        places = [columns.of(part) for part in row]
        named = len(row) > 1 and len(set(places)) == len(row) and not _tells(row)
        if not named or not _near(row, below) or any(_RUNNING_TEXT.search(p.text) for p in row):
            break
        head.insert(0, row)
        below = row
    filled = {columns.of(part) for row in head for part in row}
    return head if len(filled) >= len(columns.borders) - 2 else []


def _table(head: Sequence[_Row], body: Sequence[_Row], columns: _Columns) -> RuledTable:
    groups: list[list[_Row]] = [list(head)] if head else []
    for row in body:
        goes_on = not _tells(row) and row is not body[0] and row[0].text[0].islower()
        if goes_on:
            groups[-1].append(row)
        else:
            groups.append([row])
    parts = [part for group in groups for row in group for part in row]
    left, right = min(p.left for p in parts), max(p.right for p in parts)
    borders = (left, *columns.borders[1:-1], right)
    rows = tuple(_cells(group, borders, columns) for group in groups)
    bottom, top = min(p.bottom for p in parts), max(p.top for p in parts)
    return RuledTable(left - 1, right + 1, bottom, top, borders, rows, headless=not head)


def _cells(
    group: Sequence[_Row], borders: Sequence[float], columns: _Columns
) -> tuple[RuledCell, ...]:
    bottom = min(part.bottom for row in group for part in row)
    top = max(part.top for row in group for part in row)
    placed = sorted(
        ((columns.of(part), part) for row in group for part in row), key=lambda each: each[0]
    )
    texts = {
        column: tuple(part.text for _, part in parts if not _NOTHING.fullmatch(part.text))
        for column, parts in groupby(placed, key=lambda each: each[0])
    }
    return tuple(
        RuledCell(texts.get(column, ()), 1, 1, left, right, bottom, top)
        for column, (left, right) in enumerate(pairwise(borders))
    )
