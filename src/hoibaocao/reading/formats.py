"""The formats a report may have. A new one is a module and a line in `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hoibaocao.reading.containers import (
    Recognise,
    beginning,
    ole_holding,
    opendocument,
    text_named,
    zip_holding,
)
from hoibaocao.reading.document import Means, Reading, Refused
from hoibaocao.reading.docx import read_docx
from hoibaocao.reading.html import is_html, read_html, read_web_archive
from hoibaocao.reading.images import is_image, read_image, show_image
from hoibaocao.reading.markdown import read_markdown
from hoibaocao.reading.marking import Shown
from hoibaocao.reading.office import read_converted
from hoibaocao.reading.pdf import is_pdf, read_pdf, show_pdf
from hoibaocao.reading.slides import read_pptx
from hoibaocao.reading.spreadsheet import read_csv, read_xlsx
from hoibaocao.reading.text import read_text

_HEAD_BYTES = 4096
_WORD_2003 = b'<?mso-application progid="Word.Document"?>'
_EXCEL_2003 = b'<?mso-application progid="Excel.Sheet"?>'


def _by_name_only(path: Path, head: bytes) -> bool:  # noqa: ARG001 - text has no magic number
    return False


def _not_shown(path: Path, page: int, width: int, means: Means) -> None:
    """Text that flows has no pages."""


def _by_itself(read: Callable[[Path], Reading]) -> Callable[[Path, Means], Reading]:
    """Adapt a reader that needs nothing but the file."""
    return lambda path, _: read(path)


def _through(
    target: str, read: Callable[[Path], Reading], suffix: str
) -> Callable[[Path, Means], Reading]:
    """Return a reader of what LibreOffice converts from the format of a suffix."""
    return lambda path, _: read_converted(path, suffix, target, read)


def _locked(path: Path, means: Means) -> Reading:  # noqa: ARG001 - nothing can be read
    raise Refused("encrypted")


@dataclass(frozen=True, slots=True)
class Format:
    """How to know a format, by content or else by name, and how to read it.

    ``show`` returns a page, counted from 0, as a picture of a width in pixels, and its words; None
    where there is no such page.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Path, Means], Reading]
    recognise: Recognise = _by_name_only
    show: Callable[[Path, int, int, Means], Shown | None] = _not_shown


FORMATS: tuple[Format, ...] = (
    Format((".pdf",), read_pdf, is_pdf, show_pdf),
    Format((".png", ".jpg", ".jpeg", ".tif", ".tiff"), read_image, is_image, show_image),
    Format((".docx", ".docm"), _by_itself(read_docx), zip_holding("word/")),
    Format((".xlsx", ".xlsm"), _by_itself(read_xlsx), zip_holding("xl/")),
    Format((".pptx",), _by_itself(read_pptx), zip_holding("ppt/")),
    Format((), _locked, ole_holding("EncryptedPackage")),
    Format((".doc",), _through("docx", read_docx, ".doc"), ole_holding("WordDocument")),
    Format((".xls",), _through("xlsx", read_xlsx, ".xls"), ole_holding("Workbook", "Book")),
    Format((".ppt",), _through("pptx", read_pptx, ".ppt"), ole_holding("PowerPoint Document")),
    Format((".odt",), _through("docx", read_docx, ".odt"), opendocument("text")),
    Format((".ods",), _through("xlsx", read_xlsx, ".ods"), opendocument("spreadsheet")),
    Format((".odp",), _through("pptx", read_pptx, ".odp"), opendocument("presentation")),
    Format((".rtf",), _through("docx", read_docx, ".rtf"), beginning(rb"{\rtf")),
    Format((), _through("docx", read_docx, ".xml"), lambda _, head: _WORD_2003 in head),
    Format((), _through("xlsx", read_xlsx, ".xml"), lambda _, head: _EXCEL_2003 in head),
    Format((".mht", ".mhtml"), _by_itself(read_web_archive), beginning(b"MIME-Version:", b"From:")),
    Format((".html", ".htm"), _by_itself(read_html), is_html),
    Format((".md", ".markdown"), _by_itself(read_markdown)),
    Format((".csv", ".tsv"), _by_itself(read_csv), text_named(".xls", ".xlsx")),
    Format((".txt",), _by_itself(read_text), text_named(".doc", ".rtf")),
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
