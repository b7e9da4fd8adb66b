"""Read PDF files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoibaocao.reading.document import NO_MEANS, Means, Paragraph, Reading, Refused
from hoibaocao.reading.glyphs import line_of, rows_of, words_of
from hoibaocao.reading.legacy import repaired
from hoibaocao.reading.marking import Shown, Word
from hoibaocao.reading.ocr import DPI, lines_of, recognise
from hoibaocao.reading.pages import Line, join_lines, without_running_lines
from hoibaocao.reading.pdfium import glyphs, opened, picture, picture_share, shown
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
    scans = [number for number, lines in enumerate(layers) if lines is None]
    pictures = {number: partial(picture, path, number, DPI) for number in scans}
    recognised = recognise(path, pictures, len(layers), means) if scans else {}
    pages = _repaired([lines or [] for lines in layers])
    for number, page in recognised.items():
        pages[number] = lines_of(page)
    texts, starts = join_lines(without_running_lines(pages))
    if not texts:
        raise Refused("no_text")
    return Reading(tuple(Paragraph(text) for text in texts), pages=starts)


def show_pdf(path: Path, page: int, width: int, means: Means = NO_MEANS) -> Shown | None:  # noqa: ARG001
    """Return a page, counted from 0, as a picture of a width in pixels, and its words.

    Raises:
        Refused: The file is damaged or encrypted.
    """
    with opened(path) as document:
        if page >= len(document):
            return None
        opened_page = document[page]
        image, box_of = shown(opened_page, width)
        words = [word for row in rows_of(glyphs(opened_page)) for word in words_of(row)]
        boxes = [box_of(word) for word in words]
    texts = repaired([word.text for word in words])
    return Shown(image, [Word(text, box) for text, box in zip(texts, boxes, strict=True)])


def _repaired(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    texts = iter(repaired([line.text for page in pages for line in page]))
    # Only now clean: the soft hyphen, which cleaning drops, is the letter ư in TCVN3.
    return [
        [line.with_text(text) for line in page if (text := clean(next(texts)))] for page in pages
    ]


def _layer(page: "PdfPage") -> list[Line] | None:
    """Return the lines of a page's text; None where its text is in a picture."""
    lines = [line for row in rows_of(glyphs(page)) if (line := line_of(row))]
    few = sum(len(line.text) for line in lines) < _FEWEST_OVER_PICTURE
    return None if few and picture_share(page) >= _PICTURE_SHARE else lines
