"""Office files that swell, lie, loop or lead elsewhere."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from docx import Document

WORDS = "Thu ngan sach dat 12 ty dong. "
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha ha ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(entries: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def docx(text: str = WORDS) -> bytes:
    out = io.BytesIO()
    made = Document()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def docx_with(**parts: bytes | str) -> bytes:
    names = {
        "document": "word/document.xml",
        "styles": "word/styles.xml",
        "core": "docProps/core.xml",
    }
    return archive(parts_of(docx()) | {names.get(key, key): value for key, value in parts.items()})


def document_xml(body: str, prologue: str = "") -> str:
    return f"{prologue}<w:document {_W}><w:body>{body}</w:body></w:document>"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def nested_tables(depth: int) -> bytes:
    start, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return docx_with(document=document_xml(start * depth + paragraph(WORDS) + end * depth))


def external_entity() -> bytes:
    prologue = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return docx_with(document=document_xml(paragraph("&x;"), prologue))


def external_picture() -> bytes:
    """Return a document that refers to a picture and a template on a server."""
    parts = parts_of(docx())
    rels = str(parts["word/_rels/document.xml.rels"], "utf-8")  # type: ignore[arg-type]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="x{number}" Type="{kind}/{what}" Target="http://127.0.0.1:9/{what}" '
        'TargetMode="External"/>'
        for number, what in enumerate(("image", "attachedTemplate", "oleObject"))
    )
    parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{links}</Relationships>"
    )
    return archive(parts)


def lying() -> bytes:
    """Return an archive whose directory claims a fraction of what an entry unpacks to."""
    content = document_xml(paragraph(WORDS * 200_000)).encode()
    data = bytearray(docx_with(document=content))
    claimed = struct.pack("<I", 5_000)
    size = struct.pack("<I", len(content))
    return bytes(data).replace(size, claimed)


def wrong_checksum() -> bytes:
    content = document_xml(paragraph(WORDS)).encode()
    checksum = struct.pack("<I", zlib.crc32(content))
    return docx_with(document=content).replace(checksum, b"\1\2\3\4")


def overlapping(copies: int) -> bytes:
    """Return an archive whose entries all unpack the same bytes (David Fifield, 2019)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 2**20)
        first = packed.filelist[0]
        for number in range(copies):
            entry = zipfile.ZipInfo(f"{number}.xml")
            entry.compress_type, entry.CRC = first.compress_type, first.CRC
            entry.compress_size, entry.file_size = first.compress_size, first.file_size
            entry.header_offset = first.header_offset
            packed.filelist.append(entry)
    return out.getvalue()


def nested_zips(depth: int) -> bytes:
    data = b" " * 2**20
    for _ in range(depth):
        data = archive({f"{number}.zip": data for number in range(10)})
    return archive({"word/document.xml": document_xml(paragraph(WORDS)), "word/a.zip": data})


def encrypted_zip() -> bytes:
    """Return an archive whose entries say that they are encrypted."""
    data = bytearray(archive({"bao-cao.txt": WORDS}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def many_entries(count: int) -> bytes:
    return archive({f"word/{number}.xml": b"" for number in range(count)}, zipfile.ZIP_STORED)


def odt(*, encrypted: bool = False, prologue: str = "", body: str = "") -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<m:manifest xmlns:m="{names}:manifest:1.0" m:version="1.2">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml">'
        f"{'<m:encryption-data/>' if encrypted else ''}</m:file-entry></m:manifest>"
    )
    content = (
        f'{prologue}<o:document-content xmlns:o="{names}:office:1.0" xmlns:t="{names}:text:1.0"'
        f' o:version="1.2"><o:body><o:text><t:p>{body or WORDS}</t:p></o:text></o:body>'
        "</o:document-content>"
    )
    return archive({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def xlsx(sheet: str, shared: str = "") -> bytes:
    """Return a workbook of one sheet, given as the XML of its rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    return archive(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
                f'<Override PartName="/xl/s.xml" ContentType="{kinds}.worksheet+xml"/></Types>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                f'Type="{rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{main}" xmlns:r="{rels}"><sheets><sheet name="a" sheetId="1" '
                'r:id="r1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
                f'Type="{rels}/worksheet" Target="s.xml"/></Relationships>'
            ),
            "xl/s.xml": f'{shared}<worksheet xmlns="{main}">{sheet}</worksheet>',
        }
    )


def cells(row: int, count: int) -> str:
    return f'<row r="{row}">' + "<c><v>1</v></c>" * count + "</row>"


def claims_all() -> bytes:
    """Return a sheet that says it fills all rows and columns and has two cells at the corners."""
    last = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return xlsx(
        f'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>{last}'
        "</sheetData>"
    )
