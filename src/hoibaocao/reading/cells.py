"""Recognise the cells of a ruled table one below the other.

Across a row, Tesseract takes the wide gaps between cells for the usual ones and glues words
together; it also passes over single figures. In one column it does neither.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hoibaocao.reading.ruled import RuledTable
from hoibaocao.reading.tesseract import RecognisedWord, Tesseract

if TYPE_CHECKING:
    from PIL.Image import Image

_INSET = 4  # pixels between a ruling and what is taken of a cell
_MARGIN = 40  # pixels around a cell in the column
_WHITE = 255


def with_cells(
    words: Sequence[RecognisedWord], table: RuledTable, page: "Image", tesseract: Tesseract
) -> list[RecognisedWord]:
    """Return a page's words with those in a table recognised anew, cell by cell.

    Args:
        words: Of the page, in reading order.
        table: In pixels that count down, so that its ``top`` is below its ``bottom``.
        page: In grey, without rulings.
        tesseract: The engine.

    Raises:
        Refused: Tesseract takes too long or breaks down.
    """
    inside = [place for place, word in enumerate(words) if _holds(table, word)]
    at = inside[0] if inside else len(words)
    first = 1 + max((word.line for word in words), default=0)
    cells = [replace(word, line=first + word.line) for word in _cell_words(table, page, tesseract)]
    kept = [word for word in words if not _holds(table, word)]
    return [*kept[:at], *cells, *kept[at:]]


def _holds(table: RuledTable, word: RecognisedWord) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return table.left < x < table.right and table.bottom < y < table.top


def _cell_words(table: RuledTable, page: "Image", tesseract: Tesseract) -> list[RecognisedWord]:
    from PIL import Image  # noqa: PLC0415 - start-up does not wait for it

    boxes = [
        (
            round(cell.left) + _INSET,
            round(cell.bottom) + _INSET,
            round(cell.right) - _INSET,
            round(cell.top) - _INSET,
        )
        for row in sorted(table.rows, key=lambda row: min((c.bottom for c in row), default=0))
        for cell in row
    ]
    boxes = [box for box in boxes if box[0] < box[2] and box[1] < box[3]]
    width = max((right - left for left, _, right, _ in boxes), default=0) + 2 * _MARGIN
    height = sum(bottom - top + _MARGIN for _, top, _, bottom in boxes) + _MARGIN
    column = Image.new("L", (width, height), _WHITE)
    tops: list[int] = []
    y = _MARGIN
    for box in boxes:
        column.paste(page.crop(box), (_MARGIN, y))
        tops.append(y)
        y += box[3] - box[1] + _MARGIN
    found = []
    for word in tesseract.words(column, "column"):
        number = max(0, bisect_right(tops, (word.top + word.bottom) / 2) - 1)
        right, down = boxes[number][0] - _MARGIN, boxes[number][1] - tops[number]
        found.append(
            replace(
                word,
                left=word.left + right,
                right=word.right + right,
                top=word.top + down,
                bottom=word.bottom + down,
            )
        )
    return found
