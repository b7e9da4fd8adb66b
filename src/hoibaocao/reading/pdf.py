"""Read PDF files."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoibaocao.reading.aligned import aligned_tables, tables_in
from hoibaocao.reading.document import NO_MEANS, Means, Paragraph, Reading, Refused
from hoibaocao.reading.glyphs import line_of, rows_of, words_of
from hoibaocao.reading.legacy import repaired
from hoibaocao.reading.marking import Shown, Word
from hoibaocao.reading.ocr import RecognisedPage, content_of, recognise
from hoibaocao.reading.page_tables import PageContent, in_place
from hoibaocao.reading.pages import join_lines, without_running_lines
from hoibaocao.reading.pdfium import glyphs, opened, picture, picture_share, rulings, shown
from hoibaocao.reading.quality import is_garbled, overall, quality
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

    Pages that cannot be recognised since Tesseract is missing are left out, at the cost of the
    reading's quality, where others hold text.

    Raises:
        Refused: The file is damaged, encrypted or blank, or it is a scan and cannot be recognised.
    """
    with opened(path) as document:
        if len(document) > means.limits.pages:
            raise Refused("too_many_pages")
        layers = [_layer(page) for page in document]
    pages = _repaired([layer.content for layer in layers])
    scans = [
        number
        for number, (page, layer) in enumerate(zip(pages, layers, strict=True))
        if _is_scan(page, over_picture=layer.over_picture)
    ]
    recognised = _recognised(path, scans, pages, means) if scans else {}
    scores = [quality(page.text) for page in pages]
    for number in scans:
        scan = recognised.get(number)
        pages[number] = content_of(scan) if scan else PageContent(())
        scores[number] = quality(pages[number].text, scan.confidence) if scan else 0.0
    texts, starts = join_lines(without_running_lines(in_place(pages)))
    if not texts:
        raise Refused("no_text")
    paragraphs = tuple(Paragraph(text) for text in texts)
    torn = any(pages[number].torn for number in scans)
    return Reading(
        paragraphs,
        pages=starts,
        quality=overall(scores, torn=torn),
        recognised=0 in recognised,
    )


def _is_scan(page: PageContent, *, over_picture: bool) -> bool:
    few = over_picture and len(page.text) < _FEWEST_OVER_PICTURE
    return few or is_garbled(page.text, over_picture=over_picture)


def _recognised(
    path: Path, scans: Sequence[int], pages: Sequence[PageContent], means: Means
) -> dict[int, RecognisedPage]:
    """Recognise pages; none where Tesseract is missing and others hold text."""
    pictures = {number: partial(picture, path, number, DPI) for number in scans}
    try:
        return recognise(path, pictures, len(pages), means)
    except Refused as refused:
        others = any(page.lines for number, page in enumerate(pages) if number not in pictures)
        if refused.reason == "needs_tesseract" and others:
            return {}
        raise


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
        rows = list(rows_of(glyphs(opened_page)))
        words = [(word.text, box_of(word)) for row in rows for word in words_of(row)]
        layer = _layer(opened_page)
    [content] = _repaired([layer.content])
    if _is_scan(content, over_picture=layer.over_picture):
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


@dataclass(frozen=True, slots=True)
class _Layer:
    """What the text of a page is, and whether a picture covers most of the page."""

    content: PageContent
    over_picture: bool


def _layer(page: "PdfPage") -> _Layer:
    rows = list(rows_of(glyphs(page)))
    lines = tuple(line for row in rows if (line := line_of(row)))
    over_picture = picture_share(page) >= _PICTURE_SHARE
    level, upright = rulings(page)
    if not (level and upright):
        return _Layer(PageContent(lines, tuple(tables_in(rows))), over_picture)
    words = [word for row in rows for word in words_of(row)]
    tables = ruled_tables(level, upright, words) or aligned_tables(words)
    return _Layer(PageContent(lines, tuple(tables)), over_picture)
