"""Open PDF files with PDFium: their letters, their pictures, and how a page looks."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_float
from itertools import islice, pairwise
from math import degrees, sqrt
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from hoibaocao.reading.document import Refused
from hoibaocao.reading.glyphs import Glyph
from hoibaocao.reading.pages import Line
from hoibaocao.reading.ruled import Ruling
from hoibaocao.records import Rectangle

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfObject, PdfPage, PdfTextPage

_Box = tuple[float, float, float, float]
"""Left, right, bottom and top, in points."""
_TURNS = {
    0: ((1, 0), (0, 1)),
    90: ((0, 1), (-1, 0)),
    180: ((-1, 0), (0, -1)),
    270: ((0, -1), (1, 0)),
}
_LETTERS_LOOKED_AT = 40  # of a page, to tell how it is turned
_POINTS_PER_INCH = 72
_THIN = 3.0  # points: a line, or a rectangle drawn for one
_MOST_PATHS = 5000  # of a page that are looked at: a map has more
_MOST_POINTS = 400  # of a path: a curve has more
_MOST_PIXELS = 40_000_000  # of a picture of a page
_MARK = b"/Encrypt"  # of a file that has a password
_PDFIUM = Lock()  # PDFium must not be used by two threads at once


@contextmanager
def opened(path: Path) -> Iterator["PdfDocument"]:
    """Open a file; no other thread can until it is closed.

    Raises:
        Refused: The file is damaged or encrypted.
    """
    import pypdfium2  # noqa: PLC0415 - start-up does not wait for it

    try:
        with _PDFIUM, pypdfium2.PdfDocument(path) as document:
            yield document
    except pypdfium2.PdfiumError as error:
        # PDFium may tell the error of a file before.
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD and _MARK in path.read_bytes()
        raise Refused("encrypted" if locked else "damaged") from error


def _rendered(page: "PdfPage", scale: float) -> "Image":
    width, height = page.get_size()
    most = sqrt(_MOST_PIXELS / (width * height))  # a page may claim to be as large as a house
    image: Image = page.render(scale=min(scale, most)).to_pil()
    return image


def glyphs(page: "PdfPage") -> Iterator[Glyph]:
    """Yield the letters of a page in the order of its text, turned so that most stand upright."""
    from pypdfium2 import raw  # noqa: PLC0415

    text = page.get_textpage()
    box = raw.FS_RECTF()
    turn = _text_turn(text)
    if turn != page.get_rotation():  # PDFium orders lines as they are shown
        page.set_rotation(turn)
        text = page.get_textpage()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        raw.FPDFText_GetLooseCharBox(text, index, box)
        yield Glyph(character, *_turned((box.left, box.right, box.bottom, box.top), turn))


def picture(path: Path, page: int, dpi: int) -> "Image":
    """Return how a page of a file, counted from 0, looks on paper.

    Raises:
        Refused: As for `opened`.
    """
    with opened(path) as document:
        return _rendered(document[page], dpi / _POINTS_PER_INCH)


def shown(page: "PdfPage", width: int) -> tuple["Image", Callable[[Line], Rectangle]]:
    """Return how a page looks, and what tells where on it a line of its `glyphs` stands.

    Args:
        page: Its glyphs not asked for yet, which may turn it.
        width: Of the picture, in pixels.
    """
    image = _rendered(page, width / page.get_width())
    page_width, page_height = page.get_size()
    rotation, (left, bottom, right, top) = page.get_rotation(), page.get_bbox()
    x, _, y, _ = _turned((left, right, bottom, top), rotation)

    def box_of(line: Line) -> Rectangle:
        box = (line.left, line.right, line.bottom, line.top)
        left, right, bottom, top = _turned(box, rotation - page.get_rotation())
        return Rectangle(
            (left - x) / page_width,
            1 - (top - y) / page_height,
            (right - x) / page_width,
            1 - (bottom - y) / page_height,
        )

    return image, box_of


def rulings(page: "PdfPage") -> tuple[list[Ruling], list[Ruling]]:
    """Return the straight lines of a page, level and upright, placed as its `glyphs` are."""
    level: list[Ruling] = []
    upright: list[Ruling] = []
    turn = page.get_rotation()
    for box in _strokes(page):
        left, right, bottom, top = _turned(box, turn)
        if top - bottom <= _THIN < right - left:
            level.append(Ruling((top + bottom) / 2, left, right))
        elif right - left <= _THIN < top - bottom:
            upright.append(Ruling((left + right) / 2, bottom, top))
    return level, upright


def _strokes(page: "PdfPage") -> Iterator[_Box]:
    """Yield the boxes of thin paths, and of each straight part of others."""
    from pypdfium2 import raw  # noqa: PLC0415

    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    for path in islice(paths, _MOST_PATHS):
        left, bottom, right, top = path.get_bounds()
        if min(right - left, top - bottom) <= _THIN:
            yield left, right, bottom, top
            continue
        points = _points(path)
        for (x, y), (next_x, next_y) in pairwise(points):
            yield min(x, next_x), max(x, next_x), min(y, next_y), max(y, next_y)


def _points(path: "PdfObject") -> list[tuple[float, float]]:
    """Return the points of a path of a few straight parts, back at the first where it closes."""
    from pypdfium2 import raw  # noqa: PLC0415

    count = raw.FPDFPath_CountSegments(path)
    if count > _MOST_POINTS:
        return []
    x, y = c_float(), c_float()
    matrix = path.get_matrix()
    points = []
    for index in range(count):
        part = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(part, x, y)
        points.append(matrix.on_point(x.value, y.value))
    return [*points, *points[:1]]


def picture_share(page: "PdfPage") -> float:
    """Return how much of a page's area pictures cover; those upon another count twice."""
    from pypdfium2 import raw  # noqa: PLC0415

    width, height = page.get_size()
    pictures = (each.get_bounds() for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    area = sum((right - left) * (top - bottom) for left, bottom, right, top in pictures)
    return float(area / (width * height))


def _text_turn(text: "PdfTextPage") -> int:
    """Return by how many degrees a page must be turned clockwise to set most letters upright."""
    from pypdfium2 import raw  # noqa: PLC0415

    count = text.count_chars()
    angles = (
        raw.FPDFText_GetCharAngle(text, index)
        for index in range(0, count, max(1, count // _LETTERS_LOOKED_AT))
    )
    turns = Counter(round(-degrees(angle) / 90) * 90 % 360 for angle in angles if angle >= 0)
    return max(turns, key=lambda turn: turns[turn], default=0)


def _turned(box: _Box, degrees_clockwise: int) -> _Box:
    """Return a box turned around the origin."""
    if degrees_clockwise == 0:
        return box
    left, right, bottom, top = box
    (xx, xy), (yx, yy) = _TURNS[degrees_clockwise % 360]
    xs = xx * left + xy * bottom, xx * right + xy * top
    ys = yx * left + yy * bottom, yx * right + yy * top
    return min(xs), max(xs), min(ys), max(ys)
