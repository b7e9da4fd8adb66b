import unicodedata
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument

from hoibaocao.reading.document import Paragraph, Refused
from hoibaocao.reading.docx import is_docx, read_docx


@pytest.fixture
def document() -> DocxDocument:
    made = Document()
    made.core_properties.title = "Báo cáo 6 tháng của Suối Trong"
    made.add_heading("I. Kết quả", level=1)
    made.add_paragraph(unicodedata.normalize("NFD", "Thu ngân sách đạt 45 tỷ đồng.\nChi 40 tỷ."))
    table = made.add_table(rows=2, cols=2)
    for row, texts in zip(
        table.rows, (("Chỉ tiêu", "Thực hiện"), ("Lúa", "1.240 ha")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def test_headings_paragraphs_and_tables_are_read_in_order(
    tmp_path: Path, document: DocxDocument
) -> None:
    path = tmp_path / "report.docx"
    document.save(str(path))
    reading = read_docx(path)
    assert reading.paragraphs == (
        Paragraph("I. Kết quả", heading=True),
        Paragraph("Thu ngân sách đạt 45 tỷ đồng."),
        Paragraph("Chi 40 tỷ."),
        Paragraph("Chỉ tiêu: Lúa; Thực hiện: 1.240 ha"),
    )
    assert reading.hints.title == "Báo cáo 6 tháng của Suối Trong"


def test_text_in_a_tcvn3_font_is_repaired(tmp_path: Path) -> None:
    made = Document()
    run = made.add_paragraph().add_run("Toµn huyÖn trång ®îc 1.240 ha chÌ")
    run.font.name = ".VnTime"
    made.save(str(tmp_path / "report.docx"))
    [paragraph] = read_docx(tmp_path / "report.docx").paragraphs
    assert paragraph.text == "Toàn huyện trồng đợc 1.240 ha chè"


def test_capitals_that_a_tcvn3_font_lacks_come_back(tmp_path: Path) -> None:
    made = Document()
    for words in ("ñy ban nh©n d©n", "HUYÖN SUèI TRONG", "HéI NGHÞ Y TÕ", "Häp x·"):
        made.add_paragraph().add_run(words).font.name = ".VnTime"
    made.save(str(tmp_path / "report.docx"))
    assert [paragraph.text for paragraph in read_docx(tmp_path / "report.docx").paragraphs] == [
        "Ủy ban nhân dân",
        "HUYỆN SUỐI TRONG",
        "HỘI NGHỊ Y TẾ",
        "Họp xã",
    ]


def test_a_document_is_known_by_what_is_in_it(tmp_path: Path, document: DocxDocument) -> None:
    path = tmp_path / "report.bin"
    document.save(str(path))
    assert is_docx(path, path.read_bytes()[:100])
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert not is_docx(tmp_path / "other.zip", b"PK\x03\x04")


def _ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64 + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not a zip at all", "damaged"),
        (b"PK\x03\x04" + b"\0" * 200, "damaged"),
        (_ole("EncryptedPackage"), "encrypted"),
        (_ole("WordDocument"), "unknown_format"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_docx(path)
    assert refused.value.reason == reason


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "report.docx"))
    with pytest.raises(Refused, match="no_text"):
        read_docx(tmp_path / "report.docx")


def test_a_document_with_broken_xml_is_refused(tmp_path: Path, document: DocxDocument) -> None:
    path = tmp_path / "report.docx"
    document.save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:300]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(Refused, match="damaged"):
        read_docx(path)
