"""Tell what an office file is by what is in it: people rename files, and programs misname them."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

Recognise = Callable[[Path, bytes], bool]
"""Tells from a file and its first bytes whether it is of a format."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the containers of Office 97 to 2003 begin, and those of encrypted files of later ones."""

_SECTOR = 512
_MOST_MIMETYPE_BYTES = 200
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def zip_holding(part: str) -> Recognise:
    """Recognise the zip archives in which a part has a name that begins so."""

    def recognise(path: Path, head: bytes) -> bool:
        if not head.startswith(b"PK") or not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith(part) for name in archive.namelist())

    return recognise


def opendocument(kind: str) -> Recognise:
    """Recognise the files of LibreOffice that are a text, spreadsheet or presentation."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()

    def recognise(path: Path, head: bytes) -> bool:  # noqa: ARG001 - it stands in the first bytes
        return head.startswith(b"PK") and mimetype in head[:_MOST_MIMETYPE_BYTES]

    return recognise


def ole_holding(*streams: str) -> Recognise:
    """Recognise the containers of old Office in which a stream has one of these names."""
    names = [f"{stream}\0".encode("utf-16-le") for stream in streams]

    def recognise(path: Path, head: bytes) -> bool:
        if not head.startswith(OLE):
            return False
        data = path.read_bytes()
        return any(name in data for name in names)

    return recognise


def beginning(*marks: bytes) -> Recognise:
    """Recognise the files whose first words are these."""

    def recognise(path: Path, head: bytes) -> bool:  # noqa: ARG001 - the content tells
        return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(marks)

    return recognise


def text_named(*suffixes: str) -> Recognise:
    """Recognise plain text under the name of an office file, which programs open all the same."""

    def recognise(path: Path, head: bytes) -> bool:
        if path.suffix.lower() not in suffixes or not head.strip():
            return False
        return head.startswith(_BOMS) or _CONTROL.search(head) is None

    return recognise


def is_encrypted(path: Path) -> bool:
    """Tell whether an old Word or Excel file, or one of LibreOffice, asks for a password."""
    data = path.read_bytes()
    if data.startswith(OLE):
        sectors = (data[at : at + 32] for at in range(_SECTOR, len(data), _SECTOR))
        return any(map(_begins_encrypted, sectors))
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        manifest = "META-INF/manifest.xml"
        return manifest in archive.namelist() and b"encryption-data" in archive.read(manifest)


def _begins_encrypted(sector: bytes) -> bool:
    """Tell whether a Word ([MS-DOC] 2.5.2) or Excel stream ([MS-XLS] 2.4.117) is encrypted."""
    if sector.startswith(b"\xec\xa5"):
        return bool(sector[0x0B] & 0x01)
    begins_book = sector.startswith((b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x08\x00"))
    record = 4 + sector[2] if begins_book else 0
    return begins_book and sector[record : record + 2] == b"\x2f\x00"
