"""Read PDF files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoibaocao.reading.document import NO_MEANS, Means, Paragraph, Reading, Refused
from hoibaocao.reading.glyphs import Glyph, line_of, rows_of, words_of
from hoibaocao.reading.legacy import repaired
from hoibaocao.reading.marking import Shown, Word
from hoibaocao.reading.ocr import content_of, recognise
from hoibaocao.reading.page_tables import PageContent, in_place
from hoibaocao.reading.pages import join_lines, without_running_lines
from hoibaocao.reading.pdfium import glyphs, opened, picture, picture_share, rulings, shown
from hoibaocao.reading.ruled import ruled_tables
from hoibaocao.reading.tesseract import DPI
from hoibaocao.vietnamese.text import clean

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

# Signed scans carry a stamp of 80-200 characters: less than this over a picture is no text layer.
_FEWEST_OVER_PICTURE = 250
_PICTURE_SHARE = 0.5  # of the page's area


def is_pdf(path: Path, head: bytes) -> bool:  # noqa: ARG001 - the content tells enough
    """Tell whether a file begins as a PDF does; some programs put bytes before the mark."""
    return b"%PDF-" in head[:1024]


def read_pdf(path: Path, means: Means = NO_MEANS) -> Reading:
    """Read a .pdf file: its text layer, and by recognition the pages that have none.

    Raises:
        Refused: The file is damaged, encrypted or blank, or it is a scan and cannot be recognised.
    """
    with opened(path) as document:
        layers = [_layer(page) for page in document]
    scans = [number for number, layer in enumerate(layers) if layer is None]
    pictures = {number: partial(picture, path, number, DPI) for number in scans}
    recognised = recognise(path, pictures, len(layers), means) if scans else {}
    pages = _repaired([layer or PageContent(()) for layer in layers])
    for number, page in recognised.items():
        pages[number] = content_of(page)
    texts, starts = join_lines(without_running_lines(in_place(pages)))
    if not texts:
        raise Refused("no_text")
    return Reading(tuple(Paragraph(text) for text in texts), pages=starts)


def show_pdf(path: Path, page: int, width: int, means: Means = NO_MEANS) -> Shown | None:
    """Return a page, counted from 0, as a picture of a width in pixels, and its words.

    Raises:
        Refused: As for `read_pdf`.
    """
    with opened(path) as document:
        if page >= len(document):
            return None
        opened_page = document[page]
        image, box_of = shown(opened_page, width)
        rows = _text_rows(opened_page)
        words = [(word.text, box_of(word)) for row in rows or () for word in words_of(row)]
    if rows is None:
        [scan] = recognise(path, {page: partial(picture, path, page, DPI)}, 1, means).values()
        return Shown(image, [Word(word.text, scan.shown(word)) for word in scan.words])
    texts = repaired([text for text, _ in words])
    return Shown(image, [Word(text, box) for text, (_, box) in zip(texts, words, strict=True)])


def _repaired(pages: Sequence[PageContent]) -> list[PageContent]:
    """Return pages in Unicode; the encoding is judged on all of them together."""
    cells = (c for page in pages for table in page.tables for row in table.rows for c in row)
    lines = [line.text for page in pages for line in page.lines]
    texts = iter(repaired([*lines, *(line for cell in cells for line in cell.lines)]))
    # Only now clean: the soft hyphen, which cleaning drops, is the letter ư in TCVN3.
    flowing = [
        [line.with_text(text) for line in page.lines if (text := clean(next(texts)))]
        for page in pages
    ]
    return [
        PageContent(
            tuple(lines),
            tuple(table.with_texts(lambda _: clean(next(texts))) for table in page.tables),
        )
        for lines, page in zip(flowing, pages, strict=True)
    ]


def _text_rows(page: "PdfPage") -> list[list[Glyph]] | None:
    """Return the letters of a page, line by line; None where its text is in a picture."""
    rows = list(rows_of(glyphs(page)))
    few = sum(map(len, rows)) < _FEWEST_OVER_PICTURE
    return None if few and picture_share(page) >= _PICTURE_SHARE else rows


def _layer(page: "PdfPage") -> PageContent | None:
    """Return what a page's text is; None where it is in a picture."""
    rows = _text_rows(page)
    if rows is None:
        return None
    lines = tuple(line for row in rows if (line := line_of(row)))
    level, upright = rulings(page)
    if not (level and upright):
        return PageContent(lines)
    words = [word for row in rows for word in words_of(row)]
    return PageContent(lines, tuple(ruled_tables(level, upright, words)))
