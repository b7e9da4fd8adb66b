"""Recognise the cells of a ruled table one below the other.

Across a row, Tesseract takes the wide gaps between cells for the usual ones and glues words
together; it also passes over single figures. In one column it does neither, and the few cells that
stay unsure there are read alone.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from hoibaocao.reading.ruled import RuledCell, RuledTable
from hoibaocao.reading.tesseract import RecognisedWord, Tesseract

if TYPE_CHECKING:
    from PIL.Image import Image

_INSET = 4  # pixels between a ruling and what is taken of a cell
_MARGIN = 40  # pixels around a cell in the column
_WHITE = 255
_SIZE = (
    2 / 3
)  # of the page's: the few letters of a cell are lost in a scan's grain at its full size
_SURE = 0.8  # mean confidence of a cell: with less, it is looked at alone
_MOST_ALONE = 40  # cells of a table: each takes as long as ten in the column
_Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""


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
    inside = [place for place, word in enumerate(words) if _holds(_box(table), word)]
    at = inside[0] if inside else len(words)
    own = [words[place] for place in inside]
    kept = [word for word in words if not _holds(_box(table), word)]
    cells = sorted((cell for row in table.rows for cell in row), key=lambda c: (c.bottom, c.left))
    boxes = [_box(cell) for cell in cells]
    found: list[RecognisedWord] = []
    alone = _MOST_ALONE
    for box, anew in zip(boxes, _in_a_column(boxes, page, tesseract), strict=True):
        best = _surer([word for word in own if _holds(box, word)], anew)
        if alone and best and _sureness(best) < _SURE * len(best):
            alone -= 1
            best = _surer(best, *_in_a_column([box], page, tesseract))
        found += best
    first = 1 + max((word.line for word in words), default=0)
    lines = {number: first + place for place, number in enumerate(dict.fromkeys(map(_line, found)))}
    return [*kept[:at], *(replace(word, line=lines[_line(word)]) for word in found), *kept[at:]]


def _line(word: RecognisedWord) -> int:
    return word.line


def _surer(
    before: Sequence[RecognisedWord], anew: Sequence[RecognisedWord]
) -> Sequence[RecognisedWord]:
    """Return what was recognised better: more words, as far as they are sure."""
    return max(before, anew, key=_sureness)


def _sureness(words: Sequence[RecognisedWord]) -> float:
    return sum(word.confidence for word in words)


def _box(of: RuledTable | RuledCell) -> _Box:
    return round(of.left), round(of.bottom), round(of.right), round(of.top)


def _holds(box: _Box, word: RecognisedWord) -> bool:
    left, top, right, bottom = box
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return left < x < right and top < y < bottom


def _in_a_column(
    boxes: Sequence[_Box], page: "Image", tesseract: Tesseract
) -> list[list[RecognisedWord]]:
    """Return the words of parts of a page, recognised one below the other."""
    from PIL import Image  # noqa: PLC0415 - start-up does not wait for it

    inner = [(box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET) for box in boxes]
    width = max(right - left for left, _, right, _ in inner) + 2 * _MARGIN
    heights = (bottom - top + _MARGIN for _, top, _, bottom in inner)
    tops = list(accumulate(heights, initial=_MARGIN))
    column = Image.new("L", (max(width, 1), max(tops)), _WHITE)
    for box, top in zip(inner, tops, strict=False):
        if box[0] < box[2] and box[1] < box[3]:
            column.paste(page.crop(box), (_MARGIN, top))
    found: list[list[RecognisedWord]] = [[] for _ in boxes]
    small = column.resize((round(column.width * _SIZE), round(column.height * _SIZE)))
    for word in tesseract.words(small, "column"):
        middle = (word.top + word.bottom) / 2 / _SIZE
        number = min(bisect_right(tops, middle), len(boxes)) - 1
        right, down = inner[number][0] - _MARGIN, inner[number][1] - tops[number]
        # Its line is told from the lines of the page.
        found[number].append(replace(word.placed(1 / _SIZE, right, down), line=-1 - word.line))
    return found
