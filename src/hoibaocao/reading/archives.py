"""What must hold of a zip archive (.docx, .xlsx, .pptx, .odt…) before a reader unpacks it."""

import zipfile
import zlib
from pathlib import Path
from typing import Final

from lxml import etree

from hoibaocao.reading.document import Refused
from hoibaocao.reading.limits import Limits

NOT_WHOLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    KeyError,  # a part is missing
    ValueError,  # it is another kind of document
)
"""What libraries that read office files raise where the archive is damaged."""

_CHUNK_BYTES = 2**20
_MAGIC = b"PK"
_ENCRYPTED = 0x1  # bit of an entry's flags
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
# Office files declare no entities; those that do are made to swell.
_DECLARATIONS = tuple("<!ENTITY".encode(encoding) for encoding in _ENCODINGS)
_MARKUP = (".xml", ".rels", ".rdf", ".vml", ".svg", ".xhtml")
_OPEN_DOCUMENT = "META-INF/manifest.xml"


def refuse_hostile_archive(path: Path, limits: Limits) -> None:
    """Unpack an archive to nowhere; a file that does not begin as one passes.

    Some readers believe the sizes an archive claims; here they are counted.

    Raises:
        Refused: It is damaged, encrypted, unpacks to too much or too many files, or its XML
            declares entities.
    """
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC or not zipfile.is_zipfile(file):
            return
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_hostile(archive, limits)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, ValueError) as error:
        raise Refused("damaged") from error


def _refuse_hostile(archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused("encrypted")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.entries or unpacked > limits.unpacked_bytes:
        raise Refused("too_large")
    for entry in entries:
        _refuse_entry(archive, entry)


def _refuse_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack an entry; `zipfile` reads no more than is claimed and compares the checksum."""
    is_markup = entry.filename.lower().endswith(_MARKUP)
    before = b""
    with archive.open(entry) as unpacked:
        while chunk := unpacked.read(_CHUNK_BYTES):
            seen = before + chunk
            if is_markup and any(each in seen for each in _DECLARATIONS):
                raise Refused("damaged")
            if entry.filename == _OPEN_DOCUMENT and b":encryption-data" in seen:
                raise Refused("encrypted")
            before = chunk[-64:]
