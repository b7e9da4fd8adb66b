"""PDFs that swell, loop or lie."""

import io
import zlib

from reportlab.pdfgen.canvas import Canvas

from tests.reading.hostile_archives import WORDS


def pdf(pages: int = 1, *, password: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=password, invariant=1)
    for _ in range(pages):
        for row in range(9):
            canvas.drawString(72, 770 - 18 * row, WORDS)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf_of(*objects: bytes, pages: bytes = b"") -> bytes:
    """Return a PDF of these objects, from number 3 on; 1 is the catalogue, 2 the page tree."""
    tree = pages or b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    out = b"%PDF-1.7\n"
    starts = []
    for number, each in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", tree, *objects), 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(starts) + 1, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(starts) + 1, len(out))
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def flate(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


def page_of(content: bytes, box: bytes = b"0 0 595 842", more: bytes = b"") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources 5 0 R%s>>"
    font = b"<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 6 0 R>>>>"
    return pdf_of(page % (box, more), content, font)


def loop() -> bytes:
    return pdf_of(
        b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>",
        pages=b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>",
    )


def form_loop() -> bytes:
    """Return a page whose picture draws itself."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R>>"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 5 0 R"
    return pdf_of(page, stream(b"/X Do"), b"<</XObject<</X 6 0 R>>>>", stream(b"/X Do /X Do", form))


def deep_array(depth: int) -> bytes:
    return page_of(stream(b"BT ET"), more=b"/A " + b"[" * depth + b"]" * depth)


def object_stream_bomb() -> bytes:
    return pdf_of(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        stream(
            zlib.compress(b"5 0 " + b" " * 300_000_000, 9),
            b"/Type/ObjStm/N 100000000/First 8/Filter/FlateDecode",
        ),
    )


def shared_pages(count: int) -> bytes:
    """Return a PDF that shows one page again and again."""
    kids = b"3 0 R " * count
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return pdf_of(page, stream(b""), pages=b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count))


def picture_pdf(width: int, height: int) -> bytes:
    picture = zlib.compress(bytes(width) * height, 9)
    shape = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray" % (
        width,
        height,
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R>>"
    return pdf_of(
        page,
        stream(b"q 595 0 0 842 0 0 cm /X Do Q"),
        b"<</XObject<</X 6 0 R>>>>",
        stream(picture, shape + b"/BitsPerComponent 8/Filter/FlateDecode"),
    )


def glyphs(count: int) -> bytes:
    return page_of(flate(b"BT /F 1 Tf 10 800 Td (" + b"a" * count + b") Tj ET"))
