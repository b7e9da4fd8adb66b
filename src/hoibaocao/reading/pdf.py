"""Read the text layer of PDF files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from hoibaocao.reading.document import Paragraph, Reading, Refused
from hoibaocao.reading.legacy import repaired
from hoibaocao.reading.pages import Line, join_lines, without_running_lines
from hoibaocao.vietnamese.text import clean

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# Signed scans carry a stamp of 80-200 characters: less than this over a picture is no text layer.
_FEWEST_OVER_PICTURE = 250
_PICTURE_SHARE = 0.5  # of the page's area
_BLANK = 0.2  # of a letter's height: a gap that wide parts words
_PDFIUM = Lock()  # PDFium must not be used by two threads at once
_LINE_END_HYPHEN = "\x02"  # what PDFium makes of a hyphen at the end of a line
_BROKEN_AT_HYPHEN = re.compile(rf"{_LINE_END_HYPHEN}$|\d-$")  # "số 28-", then "NQ/TW"


@dataclass(frozen=True, slots=True)
class _Glyph:
    character: str
    left: float
    right: float
    bottom: float
    top: float


def is_pdf(path: Path, head: bytes) -> bool:  # noqa: ARG001 - the content tells enough
    """Tell whether a file begins as a PDF does; some programs put bytes before the mark."""
    return b"%PDF-" in head[:1024]


def read_pdf(path: Path) -> Reading:
    """Read a .pdf file with a text layer.

    Raises:
        Refused: The file is damaged, encrypted, or (a scan) holds no text.
    """
    with _PDFIUM:
        pages = _pages(path)
    pages = _repaired(pages)
    texts, starts = join_lines(without_running_lines(pages))
    if not texts:
        raise Refused("no_text")
    return Reading(tuple(Paragraph(text) for text in texts), pages=starts)


def _pages(path: Path) -> list[list[Line]]:
    import pypdfium2  # noqa: PLC0415 - start-up does not wait for it

    try:
        with pypdfium2.PdfDocument(path) as document:
            return [_lines(page) for page in document]
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise Refused("encrypted" if locked else "damaged") from error


def _repaired(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    texts = iter(repaired([line.text for page in pages for line in page]))
    # Only now clean: the soft hyphen, which cleaning drops, is the letter ư in TCVN3.
    return [
        [line.with_text(text) for line in page if (text := clean(next(texts)))] for page in pages
    ]


def _lines(page: "PdfPage") -> list[Line]:
    text = page.get_textpage()
    lines = [line for glyphs in _rows(text) if (line := _line(glyphs))]
    if sum(len(line.text) for line in lines) < _FEWEST_OVER_PICTURE and _is_picture(page):
        return []
    return lines


def _is_picture(page: "PdfPage") -> bool:
    from pypdfium2 import raw  # noqa: PLC0415

    width, height = page.get_size()
    pictures = (each.get_bounds() for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
    area = sum((right - left) * (top - bottom) for left, bottom, right, top in pictures)
    return bool(area >= _PICTURE_SHARE * width * height)


def _rows(text: "PdfTextPage") -> Iterator[list[_Glyph]]:
    from pypdfium2 import raw  # noqa: PLC0415

    box = raw.FS_RECTF()
    row: list[_Glyph] = []
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        raw.FPDFText_GetLooseCharBox(text, index, box)
        glyph = _Glyph(character, box.left, box.right, box.bottom, box.top)
        if row and (character in "\r\n" or _is_below(glyph, row[-1])):
            yield row
            row = []
        if character not in "\r\n":
            row.append(glyph)
    yield row


def _is_below(glyph: _Glyph, before: _Glyph) -> bool:
    """Tell whether a glyph stands on the next line, which PDFium does not part after a hyphen."""
    return glyph.right > glyph.left and glyph.top <= before.bottom < before.top


def _line(glyphs: list[_Glyph]) -> Line | None:
    if _runs_back(glyphs):
        glyphs = _from_left_to_right(glyphs)
    inked = [glyph for glyph in glyphs if glyph.right > glyph.left]
    if not inked:
        return None
    text = "".join(glyph.character for glyph in glyphs)
    return Line(
        text.replace(_LINE_END_HYPHEN, "-"),
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        bottom=min(glyph.bottom for glyph in inked),
        top=max(glyph.top for glyph in inked),
        hyphen=bool(_BROKEN_AT_HYPHEN.search(text)),
    )


def _runs_back(glyphs: Sequence[_Glyph]) -> bool:
    """Tell whether letters of another font stand behind the line they belong into.

    Programs that lack a letter take it from a second font and may write those letters last.
    """
    inked = [glyph for glyph in glyphs if glyph.right > glyph.left]
    return any(
        after.left < before.left - _BLANK * (before.top - before.bottom)
        for before, after in pairwise(inked)
    )


def _from_left_to_right(glyphs: Sequence[_Glyph]) -> list[_Glyph]:
    """Return the line's letters as they stand, with blanks where there is room for one."""
    inked = sorted((g for g in glyphs if g.right > g.left), key=lambda glyph: glyph.left)
    placed = inked[:1]
    for before, after in pairwise(inked):
        if after.left - before.right > _BLANK * (after.top - after.bottom):
            placed.append(_Glyph(" ", before.right, after.left, after.bottom, after.top))
        placed.append(after)
    return placed
