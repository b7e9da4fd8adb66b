"""Files that are damaged, hostile or merely strange, made on the fly.

`QUICK` and `SLOW` map the name of a file to what makes its bytes; the slow ones are large or take
long to refuse.
"""

import io
import json
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import partial

from PIL import Image

from tests.reading.hostile_archives import (
    LAUGHS,
    WORDS,
    archive,
    cells,
    claims_all,
    document_xml,
    docx,
    docx_with,
    encrypted_zip,
    external_entity,
    external_picture,
    lying,
    many_entries,
    nested_tables,
    nested_zips,
    odt,
    overlapping,
    paragraph,
    wrong_checksum,
    xlsx,
)
from tests.reading.hostile_pdfs import (
    deep_array,
    flate,
    form_loop,
    glyphs,
    loop,
    object_stream_bomb,
    page_of,
    pdf,
    pdf_of,
    picture_pdf,
    shared_pages,
    stream,
)

Build = Callable[[], bytes]
_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def picture(kind: str, width: int, height: int, mode: str = "1", frames: int = 1) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, (width, height))
    more = {"save_all": True, "append_images": [image] * (frames - 1)} if frames > 1 else {}
    image.save(out, kind, **more)
    return out.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """Return a picture of some bytes that says it is vast."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def _html(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def _rtf(body: str) -> bytes:
    return f"{{\\rtf1\\ansi {body}}}".encode()


def _ole(*names: str) -> bytes:
    """Return a compound file of empty streams (MS-CFB): header, table of sectors, directory."""
    head = bytearray(512)
    head[:8] = _OLE
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<9I", head, 44, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    struct.pack_into("<108I", head, 80, *([_FREE] * 108))
    table = struct.pack("<128I", 0xFFFFFFFD, _END, *([_FREE] * 126))
    return bytes(head) + table + b"".join(map(_entry, ("Root Entry", *names, "", "")))[:512]


def _entry(name: str) -> bytes:
    """Return an entry of a directory: the root, which leads to the first stream, or a stream."""
    kind = 5 if name == "Root Entry" else 2 if name else 0
    child = 1 if kind == 5 else _FREE
    text = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", _END, 0)


def _ole_loop() -> bytes:
    """Return a compound file whose table of sectors refers to itself."""
    head = bytearray(512)
    head[:8] = _OLE
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 40, 0, 1, 0, 0, 4096, 0, 1, 0, 1)
    struct.pack_into("<109I", head, 76, *([0] * 109))
    return bytes(head) + struct.pack("<128I", *([0] * 128)) * 3


QUICK: Mapping[str, Build] = {
    # empty, cut short, wrong names
    "empty.pdf": lambda: b"",
    "empty.docx": lambda: b"",
    "blank.txt": lambda: b" \r\n\t " * 100,
    "zeros.txt": lambda: b"\0" * 100_000,
    "zeros.pdf": lambda: b"\0" * 100_000,
    "zeros.docx": lambda: b"\0" * 100_000,
    "zeros.png": lambda: b"\0" * 100_000,
    "cut.pdf": lambda: pdf()[:-700],
    "cut-early.pdf": lambda: pdf()[:40],
    "cut.docx": lambda: docx()[:-300],
    "cut-early.docx": lambda: docx()[:300],
    "cut.xlsx": lambda: xlsx("<sheetData/>")[:-50],
    "cut.png": lambda: picture("PNG", 300, 300)[:-40],
    "cut.jpg": lambda: picture("JPEG", 300, 300, "L")[:200],
    "cut.tif": lambda: picture("TIFF", 300, 300)[:60],
    "cut.doc": lambda: _ole("WordDocument")[:1100],
    "pdf.docx": pdf,
    "docx.pdf": docx,
    "docx.txt": docx,
    "text.docx": WORDS.encode,
    "text.xlsx": WORDS.encode,
    "text.pptx": WORDS.encode,
    "text.png": WORDS.encode,
    "page.docx": lambda: _html(f"<p>{WORDS}</p>"),
    "program.pdf": lambda: b"MZ\x90\0" + bytes(range(256)) * 200,
    "noise.txt": lambda: bytes((n * n * 7919 >> 3) & 255 for n in range(50_000)),
    "noise.html": lambda: b"<html>" + bytes((n * n * 31 >> 2) & 255 for n in range(50_000)),
    # passwords
    "locked.pdf": lambda: pdf(password="mat khau"),
    "locked.docx": lambda: _ole("EncryptedPackage", "EncryptionInfo"),
    "locked.xlsx": lambda: _ole("EncryptedPackage", "EncryptionInfo"),
    "locked.odt": lambda: odt(encrypted=True),
    "locked.zip": encrypted_zip,
    # archives
    "laughs.docx": lambda: docx_with(document=document_xml(paragraph("&j;"), LAUGHS)),
    "laughs-core.docx": lambda: docx_with(core=f"{LAUGHS}<a>&j;</a>"),
    "laughs-utf16.docx": lambda: docx_with(styles=f"{LAUGHS}<a>&j;</a>".encode("utf-16")),
    "laughs.odt": lambda: odt(prologue=LAUGHS, body="&j;"),
    "laughs.xlsx": lambda: xlsx("<sheetData>&j;</sheetData>", LAUGHS),
    "laughs.svg": f"{LAUGHS}<svg>&j;</svg>".encode,
    "laughs.html": f"<!doctype html [{LAUGHS[36:-1]}><html>&j;{WORDS}</html>".encode,
    "entity.docx": external_entity,
    "external.docx": external_picture,
    "lying.docx": lying,
    "checksum.docx": wrong_checksum,
    "overlapping.docx": partial(overlapping, 600),
    "nested.docx": partial(nested_zips, 3),
    "entries.docx": partial(many_entries, 25_000),
    "climbing.docx": lambda: archive({"../../word/document.xml": document_xml(paragraph(WORDS))}),
    "no-document.docx": lambda: archive({"a.txt": WORDS}),
    "not-xml.docx": lambda: docx_with(document=b"\0\1\2" * 999),
    "deep.docx": partial(nested_tables, 200),
    # PDF
    "loop.pdf": loop,
    "deep.pdf": partial(deep_array, 100_000),
    "box.pdf": lambda: page_of(stream(b"BT ET"), b"0 0 99999999999 99999999999"),
    "box-nan.pdf": lambda: page_of(stream(b"BT ET"), b"0 0 -1e39 nan"),
    "pages.pdf": partial(shared_pages, 5_000),
    "no-pages.pdf": lambda: pdf_of(b"null", pages=b"<</Type/Pages/Kids[]/Count 0>>"),
    "length.pdf": lambda: page_of(stream(b"BT ET").replace(b"Length 5", b"Length 999999999")),
    "xref.pdf": lambda: pdf().replace(b"startxref", b"startxref\n99999999\n%"),
    "script.pdf": lambda: pdf_of(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        pages=b"<</Type/Pages/Kids[3 0 R]/Count 1/OpenAction<</S/JavaScript/JS(while(1);)>>>>",
    ),
    # pictures
    "claims.png": lambda: png_claiming(60_000, 60_000),
    "claims-most.png": lambda: png_claiming(2**31 - 1, 2**31 - 1),
    "pixels.png": lambda: picture("PNG", 20_000, 10_000),
    "pixels.tif": lambda: picture("TIFF", 20_000, 10_000),
    "pixels.gif": lambda: picture("GIF", 20_000, 10_000, "L"),
    # text
    "deep.html": lambda: _html("<div>" * 100_000 + WORDS),
    "deep-tables.html": lambda: _html("<table><tr><td>" * 5_000 + WORDS),
    "attributes.html": lambda: _html("<p " + "a=b " * 200_000 + ">" + WORDS),
    "comment.html": lambda: _html("<!--" * 100_000),
    "remote.html": lambda: _html(f'<img src="http://127.0.0.1:9/a.png"><p>{WORDS * 20}</p>'),
    "quote.csv": lambda: b'"' + b"a,b\n" * 300_000,
    "pipes.md": lambda: b"|" * 200_000 + b"\n" + b"|-" * 100_000 + b"|\n",
    "marks.txt": ("e" + "\u0301" * 200_000).encode,
    "utf16.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 20_000,
}

SLOW: Mapping[str, Build] = {
    "cut.odt": lambda: odt()[:-100],
    "cut.rtf": lambda: _rtf("{\\b Thu ngan")[:-2],
    "claims.xlsx": claims_all,
    "form-loop.pdf": form_loop,
    "white.png": lambda: picture("PNG", 300, 300),
    "groups.rtf": lambda: _rtf("{" * 100_000 + WORDS),
    "binary.rtf": lambda: _rtf("\\bin2147483647 " + WORDS),
    "loop.doc": _ole_loop,
    "columns.csv": lambda: (b"a," * 1_000_000 + b"a\n") * 2,
    "brackets.md": lambda: b"[" * 100_000 + b"a" * 100_000,
    "stars.md": lambda: b"**a *b _c __d " * 20_000,
    "bomb.docx": lambda: docx_with(document=b" " * 600_000_000),
    "large.docx": lambda: docx_with(document=document_xml(paragraph(WORDS) * 1_500_000)),
    "deeper.docx": partial(nested_tables, 50_000),
    "cells.xlsx": lambda: xlsx(
        "<sheetData>" + "".join(cells(row, 16_000) for row in range(1, 400)) + "</sheetData>"
    ),
    "flate.pdf": lambda: page_of(flate(b"0 g " * 100_000_000)),
    "flate-twice.pdf": lambda: page_of(flate(bytes(400_000_000), 2)),
    "objects.pdf": object_stream_bomb,
    "glyphs.pdf": partial(glyphs, 20_000_000),
    "picture.pdf": partial(picture_pdf, 30_000, 30_000),
    "long.pdf": partial(pdf, 5_000),
    "megapixels.jpg": lambda: picture("JPEG", 12_000, 10_000, "RGB"),
    "megapixels.png": lambda: picture("PNG", 12_000, 10_000, "RGB"),
    "frames.tif": lambda: picture("TIFF", 100, 100, frames=3_000),
    "line.txt": lambda: WORDS.encode() * (100 * 2**20 // len(WORDS)),
    "word.txt": lambda: b"a" * (100 * 2**20),
    "lines.txt": lambda: b"\n" * (100 * 2**20),
    "upper.txt": lambda: b"A. " * (20 * 2**20),
    "line.html": lambda: _html(WORDS * (2**20)),
    "divs.html": lambda: _html(f"<div>{WORDS}</div>" * 300_000),
    "rows.csv": lambda: b"Chi tieu,Thuc hien\n" + b"Lua,12\n" * 3_000_000,
    "object.json.md": lambda: json.dumps({"a": WORDS * 1_000_000}).encode(),
}
