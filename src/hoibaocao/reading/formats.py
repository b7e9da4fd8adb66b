"""The formats a report may have. A new one is a module and a line in `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hoibaocao.reading.document import Means, Reading, Refused
from hoibaocao.reading.docx import is_docx, read_docx
from hoibaocao.reading.html import is_html, read_html
from hoibaocao.reading.images import is_image, read_image, show_image
from hoibaocao.reading.markdown import read_markdown
from hoibaocao.reading.marking import Shown
from hoibaocao.reading.pdf import is_pdf, read_pdf, show_pdf
from hoibaocao.reading.text import read_text

_HEAD_BYTES = 4096


def _by_name_only(path: Path, head: bytes) -> bool:  # noqa: ARG001 - text has no magic number
    return False


def _not_shown(path: Path, page: int, width: int, means: Means) -> None:
    """Text that flows has no pages."""


def _by_itself(read: Callable[[Path], Reading]) -> Callable[[Path, Means], Reading]:
    """Adapt a reader that needs nothing but the file."""
    return lambda path, _: read(path)


@dataclass(frozen=True, slots=True)
class Format:
    """How to know a format, by content or else by name, and how to read it.

    ``show`` returns a page, counted from 0, as a picture of a width in pixels, and its words; None
    where there is no such page.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Path, Means], Reading]
    recognise: Callable[[Path, bytes], bool] = _by_name_only
    show: Callable[[Path, int, int, Means], Shown | None] = _not_shown


FORMATS: tuple[Format, ...] = (
    Format((".pdf",), read_pdf, is_pdf, show_pdf),
    Format((".png", ".jpg", ".jpeg", ".tif", ".tiff"), read_image, is_image, show_image),
    Format((".docx",), _by_itself(read_docx), is_docx),
    Format((".html", ".htm"), _by_itself(read_html), is_html),
    Format((".md", ".markdown"), _by_itself(read_markdown)),
    Format((".txt",), _by_itself(read_text)),
)


def format_of(path: Path) -> Format:
    """Return the format of a file.

    Raises:
        Refused: It is none of `FORMATS`.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    for each in FORMATS:
        if each.recognise(path, head):
            return each
    for each in FORMATS:
        if path.suffix.lower() in each.suffixes:
            return each
    raise Refused("unknown_format")
