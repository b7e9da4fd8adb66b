"""Read pictures of paper: photos and scans, also of several pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoibaocao.reading.document import NO_MEANS, Means, Paragraph, Reading, Refused
from hoibaocao.reading.marking import Shown, Word
from hoibaocao.reading.ocr import content_of, recognise
from hoibaocao.reading.page_tables import in_place
from hoibaocao.reading.pages import join_lines, without_running_lines
from hoibaocao.reading.quality import overall, quality
from hoibaocao.reading.tesseract import DPI

if TYPE_CHECKING:
    from PIL.Image import Image

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_FORMATS = ("PNG", "JPEG", "TIFF")
_PAPER_INCHES = 8.27  # A4's short side: a photo does not tell its scale
_LONGEST = 7000  # pixels of a strip: two sheets
_MOST_PIXELS = 100_000_000


def is_image(path: Path, head: bytes) -> bool:  # noqa: ARG001 - the content tells enough
    """Tell whether a file begins as a .png, .jpg or .tif does."""
    return head.startswith(_MARKS)


def read_image(path: Path, means: Means = NO_MEANS) -> Reading:
    """Read a .png, .jpg or .tif file by recognition.

    Raises:
        Refused: It is damaged, too large or holds no text, or recognition is not possible.
    """
    with _opened(path) as image:
        count = int(getattr(image, "n_frames", 1))
    if count > means.limits.pages:
        raise Refused("too_many_pages")
    pictures = {number: partial(_paper, path, number) for number in range(count)}
    recognised = recognise(path, pictures, count, means)
    scans = [recognised[number] for number in range(count)]
    pages = [content_of(scan) for scan in scans]
    texts, starts = join_lines(without_running_lines(in_place(pages)))
    if not texts:
        raise Refused("no_text")
    scores = [quality(page.text, s.confidence) for page, s in zip(pages, scans, strict=True)]
    paragraphs = tuple(Paragraph(text) for text in texts)
    torn = any(page.torn for page in pages)
    return Reading(paragraphs, pages=starts, quality=overall(scores, torn=torn), recognised=True)


def show_image(path: Path, page: int, width: int, means: Means = NO_MEANS) -> Shown | None:
    """Return a page, counted from 0, as a picture of a width in pixels, and its words.

    Raises:
        Refused: As for `read_image`.
    """
    with _opened(path) as image:
        if page >= int(getattr(image, "n_frames", 1)):
            return None
    picture = _page(path, page).convert("RGB")
    shown = recognise(path, {page: partial(_paper, path, page)}, 1, means)[page]
    words = [Word(word.text, shown.shown(word)) for word in shown.words]
    height = max(1, round(picture.height * width / picture.width))
    return Shown(picture.resize((width, height)), words)


@contextmanager
def _opened(path: Path) -> Iterator["Image"]:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - start-up does not wait for it

    try:
        with Image.open(path, formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise Refused("too_large")
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too_large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused("damaged") from error


def _page(path: Path, number: int) -> "Image":
    """Return a page as its camera or scanner meant it to be held."""
    from PIL import ImageOps  # noqa: PLC0415

    with _opened(path) as image:
        image.seek(number)
        return ImageOps.exif_transpose(image)


def _paper(path: Path, number: int) -> "Image":
    """Return a page at the size of a sheet of paper at `DPI`."""
    page = _page(path, number)
    scale = min(_PAPER_INCHES * DPI / min(page.size), _LONGEST / max(page.size))
    return page.resize((round(page.width * scale), round(page.height * scale)))
