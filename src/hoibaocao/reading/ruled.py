"""Find tables on a page by the lines ruled around their cells, in PDF files and scans alike."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from hoibaocao.reading.pages import Line

_HAIR = 3.0  # points: rulings closer than this are one
_FEWEST_CELLS = 4  # and two columns; of a long table a single row may stand on the last page
_MOST_RULINGS = 5000  # on a page: more make a map or a drawing


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line along the page or across it, in points: ``at`` a place, from, to."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RuledCell:
    """The lines of text in a cell, how many columns and rows it covers, and its box in points."""

    lines: tuple[str, ...]
    across: int
    down: int
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table of a page: its box in points, the borders of its columns, its rows of cells.

    A row leaves out what a merged cell covers. One without a head is no table unless it goes on
    from the page before.
    """

    left: float
    right: float
    bottom: float
    top: float
    borders: tuple[float, ...]
    rows: tuple[tuple[RuledCell, ...], ...]
    headless: bool = False

    def with_texts(self, change: Callable[[str], str]) -> "RuledTable":
        """Return the same table with each line of its cells changed, in order."""
        rows = (
            tuple(replace(cell, lines=tuple(map(change, cell.lines))) for cell in row)
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def holds(self, line: Line) -> bool:
        """Tell whether a line of the page stands in the table."""
        return (
            self.left < (line.left + line.right) / 2 < self.right
            and self.bottom < (line.bottom + line.top) / 2 < self.top
        )


def ruled_tables(
    level: Iterable[Ruling], upright: Iterable[Ruling], words: Sequence[Line]
) -> list[RuledTable]:
    """Return the tables of a page from top to bottom.

    Args:
        level: Rulings across the page; ``at`` is their height.
        upright: Rulings along it; ``at`` is how far they are from the left.
        words: Of the page, each with its box, in reading order.
    """
    level, upright = _joined(level), _joined(upright)
    if len(level) + len(upright) > _MOST_RULINGS:
        return []
    tables = (_table(*group, words) for group in _groups(level, upright))
    return sorted(filter(None, tables), key=lambda table: -table.top)


def _joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Return rulings with those in one line that touch each other made one."""
    rows: list[list[Ruling]] = []
    for ruling in sorted(rulings, key=lambda each: each.at):
        if not rows or ruling.at - rows[-1][0].at > _HAIR:
            rows.append([])
        rows[-1].append(ruling)
    joined: list[Ruling] = []
    for row in rows:
        at, end = row[0].at, -math.inf
        for each in sorted(row, key=lambda each: each.start):
            if each.start <= end + _HAIR:
                end = max(end, each.end)
                joined[-1] = Ruling(at, joined[-1].start, end)
            else:
                end = each.end
                joined.append(Ruling(at, each.start, end))
    return joined


def _groups(
    level: Sequence[Ruling], upright: Sequence[Ruling]
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Return the rulings of each table: those that cross, or that cross the same ones."""
    groups: list[tuple[list[Ruling], list[Ruling]]] = []
    for line in level:
        crossed = [each for each in upright if _cross(line, each)]
        own = ([line], crossed)
        for group in [group for group in groups if any(each in group[1] for each in crossed)]:
            groups.remove(group)
            own = (group[0] + own[0], group[1] + [e for e in own[1] if e not in group[1]])
        groups.append(own)
    return groups


def _cross(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - _HAIR <= upright.at <= level.end + _HAIR
        and upright.start - _HAIR <= level.at <= upright.end + _HAIR
    )


def _table(
    level: Sequence[Ruling], upright: Sequence[Ruling], words: Sequence[Line]
) -> RuledTable | None:
    xs, ys = _places(upright), _places(level)[::-1]
    columns, rows_down = len(xs) - 1, len(ys) - 1
    if columns * rows_down < _FEWEST_CELLS or columns == 1:
        return None
    owner = _owners(xs, ys, level, upright)
    inside: dict[tuple[int, int], list[Line]] = {}
    for word in words:
        column = bisect_right(xs, (word.left + word.right) / 2) - 1
        row = bisect_right(ys, -(word.bottom + word.top) / 2, key=lambda y: -y) - 1
        if (row, column) in owner:
            inside.setdefault(owner[row, column], []).append(word)
    rows = tuple(
        tuple(
            _cell((row, column), owner, xs, ys, inside.get((row, column), ()))
            for column in range(len(xs) - 1)
            if owner[row, column] == (row, column)
        )
        for row in range(len(ys) - 1)
    )
    return RuledTable(xs[0], xs[-1], ys[-1], ys[0], tuple(xs), rows)


def _places(rulings: Sequence[Ruling]) -> list[float]:
    """Return where rulings lie, in order, those that are one counted once."""
    places: list[float] = []
    for at in sorted(ruling.at for ruling in rulings):
        if not places or at - places[-1] > _HAIR:
            places.append(at)
    return places


def _owners(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Ruling], upright: Sequence[Ruling]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place of the grid (row, column) the upper left place of its cell."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, column in product(range(len(ys) - 1), range(len(xs) - 1)):
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        place = (row, column)
        if row and not _is_ruled(level, ys[row], x):
            place = owner[row - 1, column]
        elif column and not _is_ruled(upright, xs[column], y):
            place = owner[row, column - 1]
        owner[row, column] = place
    return owner


def _is_ruled(rulings: Sequence[Ruling], at: float, along: float) -> bool:
    return any(abs(each.at - at) <= _HAIR and each.start < along < each.end for each in rulings)


def _cell(
    place: tuple[int, int],
    owner: dict[tuple[int, int], tuple[int, int]],
    xs: Sequence[float],
    ys: Sequence[float],
    words: Sequence[Line],
) -> RuledCell:
    row, column = place
    covered = [each for each, its in owner.items() if its == place]
    below = max(each for each, _ in covered) + 1
    beside = max(each for _, each in covered) + 1
    lines = tuple(_text_lines(words))
    box = (xs[column], xs[beside], ys[below], ys[row])
    return RuledCell(lines, beside - column, below - row, *box)


def _text_lines(words: Sequence[Line]) -> list[str]:
    lines: list[list[str]] = []
    for before, word in pairwise([None, *words]):
        middle = (word.bottom + word.top) / 2 if word else 0.0
        if word and before and before.bottom < middle < before.top:
            lines[-1].append(word.text)
        elif word:
            lines.append([word.text])
    return [" ".join(line) for line in lines]
