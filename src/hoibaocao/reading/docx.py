"""Read Word files; viparse also repairs text set in .VnTime and VNI fonts."""

import json
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from hoibaocao.reading.document import Hints, Paragraph, Reading, Refused, paragraphs_of
from hoibaocao.reading.legacy import lacks_capitals, with_capitals
from hoibaocao.reading.tables import lines_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def is_docx(path: Path, head: bytes) -> bool:
    """Tell whether a file is a zip archive that holds a Word document."""
    if not head.startswith(b"PK") or not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return "word/document.xml" in archive.namelist()


def read_docx(path: Path) -> Reading:
    """Read a .docx file.

    Raises:
        Refused: The file is damaged, encrypted, too large or holds no text.
    """
    import viparse  # noqa: PLC0415 - start-up does not wait for it

    _refuse_ole(path)
    try:
        document = viparse.load(path, output="json", settings=viparse.Settings())[0]
    except viparse.UnsafeInput as error:
        raise Refused("too_large") from error
    except (
        viparse.ExtractionError,
        viparse.UnsupportedFormat,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise Refused("damaged") from error
    found: list[Paragraph] = []
    for block in json.loads(document.text)["blocks"]:
        if block["type"] == "table":
            found += paragraphs_of(lines_of(block["rows"]))
        else:
            found += paragraphs_of(block["text"].split("\n"), heading=block["type"] == "heading")
    if not found:
        raise Refused("no_text")
    return Reading(tuple(_with_capitals(found)), Hints(title=_core_title(path)))


def _with_capitals(found: list[Paragraph]) -> list[Paragraph]:
    if not lacks_capitals([paragraph.text for paragraph in found]):
        return found
    return [Paragraph(with_capitals([each.text])[0], each.heading) for each in found]


def _refuse_ole(path: Path) -> None:
    """Word wraps an encrypted .docx into the container of old .doc files."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise Refused("encrypted" if _OLE_ENCRYPTED in file.read() else "unknown_format")


def _core_title(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return ""
        parser = etree.XMLParser(resolve_entities=False)
        core = etree.fromstring(archive.read("docProps/core.xml"), parser)
    return (core.findtext(_TITLE) or "").strip()
